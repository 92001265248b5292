"""A part of a network: what went is mentioned nowhere, and lists say that they are not whole."""

from __future__ import annotations

import pytest

from medconsortium.model import (
    Consortium,
    Department,
    Division,
    HostedCentre,
    Institution,
    Instrument,
    Link,
    Listing,
    MemberGroup,
    Membership,
    Network,
    Observation,
    Party,
    Platform,
    Recognition,
    Service,
    Source,
    subset,
)
from medconsortium.vocabulary import Centre, Completeness, LinkKind, Measure, Role

COMPLETE, PARTIAL, UNKNOWN = Completeness.COMPLETE, Completeness.PARTIAL, Completeness.UNKNOWN
BOOKING = LinkKind.BOOKING


CONSORTIA = [
    Consortium(
        id="体",
        name="医共体",
        organiser="乡",
        legal_person="县",
        centres=[HostedCentre(centre=Centre.ECG, host="乡")],
        members_completeness=COMPLETE,
        leads_completeness=COMPLETE,
        links_completeness=COMPLETE,
        instruments_completeness=COMPLETE,
    ),
    Consortium(id="网", name="网络", members_completeness=COMPLETE),
]
MEMBERSHIPS = [
    Membership(consortium="体", institution="县", role=Role.LEAD),
    Membership(consortium="体", institution="乡"),
    Membership(consortium="体", department="乡内科"),
    Membership(consortium="网", institution="县"),
    Membership(consortium="网", group=MemberGroup(description="余 3 家", division="区")),
]


@pytest.fixture(name="network")
def county() -> Network:
    """A county hospital 县, a township hospital 乡 and its site 站."""
    return Network(
        title="某县",
        synthetic=True,
        sources=[Source(id="s")],
        divisions=[Division(id="区")],
        parties=[Party(id="局", name="卫健局")],
        institutions=[
            Institution(id="县", name="县医院", division="区", sources=["s"]),
            Institution(id="乡", name="卫生院"),
            Institution(id="站", name="卫生站", part_of="乡"),
        ],
        departments=[
            Department(id="县内科", name="内科", institution="县"),
            Department(id="乡内科", name="内科", institution="乡"),
            Department(id="团队", name="MDT", institutions=Listing(["县", "乡"], COMPLETE)),
        ],
        services=[Service(provider="县"), Service(provider="乡内科"), Service(provider="团队")],
        consortia=CONSORTIA,
        memberships=MEMBERSHIPS,
        instruments=[
            Instrument(
                id="书", consortium="体", issuer="乡", parties=Listing(["县", "乡", "局"], COMPLETE)
            ),
            Instrument(id="约", parties=["乡"]),
        ],
        links=[
            Link(id="up", origin="乡", target="县", kind=BOOKING, consortium="体", instrument="书"),
            Link(id="own", origin="县", target="县内科", kind=BOOKING, consortium="网"),
            Link(id="dep", origin="县", target="乡内科", kind=BOOKING),
        ],
        platforms=[Platform(id="台", name="平台", operator="乡", participants=["乡", "县"])],
        recognitions=[
            Recognition(id="r1", item="CT", origin="县", target="乡", consortium="体"),
            Recognition(id="r2", item="CT", origin="县", consortium="体"),
            Recognition(id="r3", item="CT", consortium="体"),
        ],
        observations=[
            Observation(id="o1", subject="乡", measure=Measure.at(0)),
            Observation(id="o2", subject="县内科", measure=Measure.at(0)),
        ],
    )


@pytest.fixture(name="part")
def county_hospital(network: Network) -> Network:
    return subset(network, lambda institution: institution.id == "县")


def test_only_the_institutions_wanted_are_left(part: Network) -> None:
    assert list(part.institutions) == ["县"]
    assert (str(part.title), part.synthetic) == ("某县", True)


def test_what_is_not_about_institutions_stays(network: Network, part: Network) -> None:
    for table in ("sources", "divisions", "parties"):
        assert dict(part.table(table)) == dict(network.table(table))
    assert part.institutions["县"] == network.institutions["县"]


def test_rows_of_an_institution_go_with_it(part: Network) -> None:
    assert list(part.departments) == ["县内科", "团队"]
    assert [row.provider for row in part.services.values()] == ["县", "团队"]
    assert list(part.links) == ["own"]
    assert list(part.observations) == ["o2"]


def test_memberships_go_with_their_member(part: Network) -> None:
    assert list(part.memberships) == ["体/县/lead/-", "网/县/-/-", "网/余 3 家/-/-"]


def test_consortia_that_lost_something_say_so(part: Network) -> None:
    lost, whole = part.consortia["体"], part.consortia["网"]
    assert lost.members_completeness is PARTIAL
    assert lost.leads_completeness is PARTIAL
    assert lost.links_completeness is PARTIAL
    assert lost.instruments_completeness is COMPLETE
    assert whole.members_completeness is COMPLETE
    assert whole.leads_completeness is UNKNOWN
    assert whole.links_completeness is UNKNOWN


def test_what_was_not_known_to_be_complete_stays_as_it_was(network: Network) -> None:
    part = subset(network, lambda institution: institution.id == "乡")
    assert part.consortia["网"].members_completeness is PARTIAL
    assert part.consortia["网"].leads_completeness is UNKNOWN


def test_mentions_of_what_went_are_not_stated_any_more(part: Network) -> None:
    assert part.consortia["体"].organiser is None
    assert part.consortia["体"].legal_person == "县"
    assert part.consortia["体"].centres == Listing(
        [HostedCentre(centre=Centre.ECG)], Completeness.PARTIAL
    )
    assert part.instruments["书"].issuer is None
    assert part.platforms["台"].operator is None


def test_lists_that_lost_something_are_partial(part: Network) -> None:
    assert part.instruments["书"].parties == Listing(["县", "局"], PARTIAL)
    assert part.platforms["台"].participants == Listing(["县"], PARTIAL)
    assert part.departments["团队"].institutions == Listing(["县"], PARTIAL)


def test_a_list_that_lost_everything_is_not_stated_rather_than_empty(part: Network) -> None:
    assert part.instruments["约"].parties is None


def test_a_site_loses_its_parent_but_stays(network: Network) -> None:
    part = subset(network, lambda institution: institution.id == "站")
    assert part.institutions["站"].part_of is None


def test_a_recognition_is_not_widened_by_losing_an_end(part: Network) -> None:
    """Without its target, "县's CT is recognised by 乡" would read "by the whole consortium"."""
    assert list(part.recognitions) == ["r2", "r3"]


def test_keeping_all_is_keeping_the_network(network: Network) -> None:
    assert subset(network, lambda _: True) == network


def test_keeping_none_leaves_what_needs_none(network: Network) -> None:
    part = subset(network, lambda _: False)
    assert len(part.institutions) == len(part.links) == 0
    assert list(part.departments) == ["团队"]
    assert part.departments["团队"].institutions is None
    assert list(part.memberships) == ["网/余 3 家/-/-"]
    assert list(part.recognitions) == ["r3"]
