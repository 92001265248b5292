from __future__ import annotations

import pytest
from tests.rules.rows import consortium, institution, member, network, outcome, verdict

from medconsortium.model import Listing, Network, Service
from medconsortium.rules.families.referral.broken_care_chain import broken_care_chain
from medconsortium.vocabulary import Completeness, Phase, ServiceItem, ServiceStatus

ALL = Completeness.COMPLETE


def chain(
    categories: str, *services: Service, listed: str = "complete", members: str = "complete"
) -> Network:
    """A community of members of these categories, whose services are `listed` so completely."""
    rows = []
    for name, category in zip("甲乙丙丁", categories.split(), strict=False):
        fields = {"services_completeness": Completeness.parse(listed)}
        stated = None if category == "?" else category
        rows += [institution(name, stated, fields=fields), member(name)]
    return network(consortium(members=members), *rows, *services)


def offers(item: str | None, phases: Listing[Phase] | None = None) -> Service:
    return Service(
        id=f"{item} {phases}",
        provider="甲",
        item=None if item is None else ServiceItem.parse(item),
        phases=phases,
        status=ServiceStatus.OPERATING,
        since="2019",
        until="open",
    )


@pytest.mark.parametrize(
    ("categories", "expected", "members_in_part", "services_in_part"),
    [
        ("A100 A527 A710", "pass", "pass", "pass"),
        ("A210 A527 A720", "pass", "pass", "pass"),
        ("G100 A527 A710", "pass", "pass", "pass"),
        ("A100 A527", "fail", "not_assessed", "not_assessed"),
        ("A100 A710", "fail", "not_assessed", "not_assessed"),
        ("A527 A710", "fail", "not_assessed", "not_assessed"),
        ("A100 C220", "fail", "not_assessed", "not_assessed"),
        ("A100 A527 ?", "not_assessed", "not_assessed", "not_assessed"),
        ("A100 A527 A710 ?", "pass", "pass", "pass"),
    ],
)
def test_by_category(
    categories: str, expected: str, members_in_part: str, services_in_part: str
) -> None:
    assert outcome(broken_care_chain, chain(categories)) == expected
    assert outcome(broken_care_chain, chain(categories, members="partial")) == members_in_part
    assert outcome(broken_care_chain, chain(categories, listed="unknown")) == services_in_part


@pytest.mark.parametrize(
    ("services", "expected"),
    [
        ([offers("rehabilitation"), offers("long_term_care")], "pass"),
        ([offers(None, Listing([Phase.REHABILITATION, Phase.LONG_TERM]))], "pass"),
        ([offers("rehabilitation", Listing([Phase.REHABILITATION], ALL))], "fail"),
        ([offers("rehabilitation")], "not_assessed"),  # in which phases is not stated
        ([offers("delivery", Listing([Phase.ACUTE], ALL))], "fail"),
    ],
)
def test_by_service(services: list[Service], expected: str) -> None:
    assert outcome(broken_care_chain, chain("A100 C220", *services)) == expected


def test_a_finding_names_the_stages() -> None:
    found = verdict(broken_care_chain, chain("A100"))
    assert found.message.en == "no member is: rehabilitation, long-term care"
    assert [(e.label.en, e.found) for e in found.evidence] == [
        ("diagnosis and treatment", 1),
        ("rehabilitation", 0),
        ("long-term care", 0),
    ]
    unknown = verdict(broken_care_chain, chain("A100", listed="unknown"))
    assert unknown.missing == ("services", "institutions.services_completeness")


def test_it_is_for_two_kinds() -> None:
    for kind, expected in (("urban_medical_group", "fail"), ("other", "not_applicable")):
        rows = institution("甲", "A527", fields={"services_completeness": ALL}), member("甲")
        assert outcome(broken_care_chain, network(consortium(kind), *rows)) == expected
