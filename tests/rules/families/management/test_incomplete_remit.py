from __future__ import annotations

import pytest
from tests.rules.declared import OTHER_KINDS
from tests.rules.rows import consortium, network, outcome, verdict

from medconsortium.model import GoverningBody, Listing
from medconsortium.rules.families.management.incomplete_remit import incomplete_remit
from medconsortium.vocabulary import Completeness, Remit

COMPLETE, PARTIAL, UNKNOWN = Completeness.COMPLETE, Completeness.PARTIAL, Completeness.UNKNOWN
SIX = (
    Remit.PLANNING,
    Remit.FUNDING,
    Remit.PROJECTS,
    Remit.PERSONNEL,
    Remit.PAY,
    Remit.ASSESSMENT,
)


def body(*remit: Remit, completeness: Completeness = COMPLETE) -> GoverningBody:
    return GoverningBody(name="理事会", remit=Listing(remit, completeness))


def bodies(*found: GoverningBody, completeness: Completeness = COMPLETE) -> Listing[GoverningBody]:
    return Listing(found, completeness)


NAMELESS = GoverningBody(name="办公室")


@pytest.mark.parametrize(
    ("found", "expected"),
    [
        (None, "not_assessed"),
        (bodies(), "not_applicable"),  # MGT001 says that there is none
        (bodies(body(*SIX)), "pass"),
        (bodies(body(*Remit)), "pass"),
        (bodies(body(*SIX), completeness=UNKNOWN), "pass"),
        (bodies(body(*SIX, completeness=PARTIAL)), "pass"),
        (bodies(body(*SIX[:3]), body(*SIX[3:])), "pass"),  # they may share
        (bodies(body(*SIX[:5])), "fail"),
        (bodies(body()), "fail"),
        (bodies(body(Remit.MAJOR_DECISIONS)), "fail"),
        (bodies(body(*SIX[:5]), completeness=PARTIAL), "not_assessed"),
        (bodies(body(*SIX[:5], completeness=UNKNOWN)), "not_assessed"),
        (bodies(body(*SIX[:5]), NAMELESS), "not_assessed"),
        (bodies(NAMELESS), "not_assessed"),
    ],
)
@pytest.mark.parametrize("kind", ["urban_medical_group", "county_medical_community"])
def test_decided_cases(kind: str, found: Listing[GoverningBody] | None, expected: str) -> None:
    judged = network(consortium(kind, fields={"bodies": found}))
    assert outcome(incomplete_remit, judged) == expected


@pytest.mark.parametrize(("kind", "expected"), OTHER_KINDS)
def test_the_kinds_it_is_for(kind: str | None, expected: str) -> None:
    judged = network(consortium(kind, fields={"bodies": bodies(body())}))
    assert outcome(incomplete_remit, judged) == expected


def test_what_is_missing_or_lacking_is_named() -> None:
    assert verdict(incomplete_remit, network(consortium())).missing == ("consortia.bodies",)
    unknown = network(consortium(fields={"bodies": bodies(NAMELESS)}))
    assert verdict(incomplete_remit, unknown).missing == ("consortia.bodies (remit)",)
    lacking = network(consortium(fields={"bodies": bodies(body(*SIX[:4]))}))
    found = verdict(incomplete_remit, lacking)
    assert found.message.en == "there is no: distribution of pay, assessment and supervision"
    assert [(e.found, e.wanted) for e in found.evidence] == [(4, 6)]
