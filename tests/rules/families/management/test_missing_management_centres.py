from __future__ import annotations

import pytest
from tests.rules.declared import OTHER_KINDS
from tests.rules.rows import consortium, network, outcome, verdict

from medconsortium.model import HostedCentre, Listing
from medconsortium.rules.families.management.missing_management_centres import (
    missing_management_centres,
)
from medconsortium.vocabulary import MANAGEMENT_CENTRES, SHARED_CENTRES, Centre, Completeness

COMPLETE, PARTIAL, UNKNOWN = Completeness.COMPLETE, Completeness.PARTIAL, Completeness.UNKNOWN


def centres(*found: Centre, completeness: Completeness = COMPLETE) -> Listing[HostedCentre]:
    return Listing((HostedCentre(centre=centre) for centre in found), completeness)


@pytest.mark.parametrize(
    ("found", "expected"),
    [
        (None, "not_assessed"),
        (centres(), "fail"),
        (centres(*MANAGEMENT_CENTRES), "pass"),
        (centres(*MANAGEMENT_CENTRES, completeness=PARTIAL), "pass"),
        (centres(*Centre), "pass"),
        (centres(*MANAGEMENT_CENTRES[1:]), "fail"),
        (centres(*MANAGEMENT_CENTRES[1:], completeness=PARTIAL), "not_assessed"),
        (centres(*MANAGEMENT_CENTRES[1:], completeness=UNKNOWN), "not_assessed"),
        (centres(*SHARED_CENTRES), "fail"),
    ],
)
@pytest.mark.parametrize("kind", ["urban_medical_group", "county_medical_community"])
def test_decided_cases(kind: str, found: Listing[HostedCentre] | None, expected: str) -> None:
    judged = network(consortium(kind, fields={"centres": found}))
    assert outcome(missing_management_centres, judged) == expected


@pytest.mark.parametrize(("kind", "expected"), OTHER_KINDS)
def test_the_kinds_it_is_for(kind: str | None, expected: str) -> None:
    judged = network(consortium(kind, fields={"centres": centres()}))
    assert outcome(missing_management_centres, judged) == expected


def test_what_is_lacking_is_named() -> None:
    lacking = network(consortium(fields={"centres": centres(*MANAGEMENT_CENTRES[:3])}))
    found = verdict(missing_management_centres, lacking)
    assert found.message.zh == "没有：信息管理中心、后勤管理中心"
    assert [(e.found, e.wanted) for e in found.evidence] == [(3, 5)]
