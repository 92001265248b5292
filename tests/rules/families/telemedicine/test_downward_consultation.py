from __future__ import annotations

import pytest
from attrs import evolve
from tests.rules.rows import consortium, department, institution, link, network, outcome, verdict

from medconsortium.model import Link, Network, Row
from medconsortium.rules.families.telemedicine.downward_consultation import downward_consultation
from medconsortium.vocabulary import LinkKind

TERTIARY, SECONDARY, PRIMARY = ({"grade": g} for g in ("3A", "2A", "1N"))
ASKS = evolve(link("乙", "teleconsultation", "甲"), id="会诊")


def asked(
    inviting: dict[str, str], invited: dict[str, str], *rows: Row, row: Link = ASKS
) -> Network:
    of = consortium("telemedicine_network")
    sides = (institution("乙", **inviting), institution("甲", **invited))  # type: ignore[arg-type]
    return network(of, *sides, row, *rows)


@pytest.mark.parametrize(
    ("inviting", "invited", "expected"),
    [
        (SECONDARY, TERTIARY, "pass"),
        (TERTIARY, TERTIARY, "pass"),  # lateral
        (TERTIARY, SECONDARY, "fail"),
        (SECONDARY, PRIMARY, "fail"),
        ({"grade": "UN", "tier": "township"}, SECONDARY, "pass"),
        (SECONDARY, {"grade": "UN", "tier": "township"}, "fail"),
        (SECONDARY, {"grade": "UN", "tier": "city"}, "pass"),
        ({"tier": "township"}, TERTIARY, "pass"),
        ({}, TERTIARY, "pass"),  # nothing is higher
        ({}, SECONDARY, "not_assessed"),
        (SECONDARY, {}, "not_assessed"),
        (SECONDARY, {"tier": "township"}, "not_assessed"),  # it may be graded
        (SECONDARY, {"grade": "UN"}, "not_assessed"),
    ],
)
def test_levels(inviting: dict[str, str], invited: dict[str, str], expected: str) -> None:
    for kind in (LinkKind.TELECONSULTATION, LinkKind.TELEDIAGNOSIS):
        judged = asked(inviting, invited, row=evolve(ASKS, kind=kind))
        assert outcome(downward_consultation, judged, "会诊") == expected


@pytest.mark.parametrize(
    ("row", "expected"),
    [
        (evolve(ASKS, kind=LinkKind.REFERRAL_UP), "not_applicable"),
        (evolve(ASKS, consortium=None), "not_assessed"),
        (evolve(ASKS, until=None), "not_assessed"),
        (evolve(ASKS, until="2020"), "not_applicable"),
        (evolve(ASKS, consortium="县"), "not_applicable"),
        (evolve(ASKS, consortium="某"), "not_assessed"),
        (evolve(ASKS, consortium="划"), "not_applicable"),
    ],
)
def test_which_links_are_judged(row: Link, expected: str) -> None:
    others = [
        consortium("county_medical_community", name="县"),
        consortium(None, name="某"),
        consortium("telemedicine_network", name="划", status="planned"),
    ]
    judged = asked(TERTIARY, SECONDARY, *others, row=row)
    assert outcome(downward_consultation, judged, "会诊") == expected


@pytest.mark.parametrize(
    ("judged", "missing"),
    [
        (asked(SECONDARY, {}), ("institutions.grade",)),
        (asked(SECONDARY, {"grade": "UN"}), ("institutions.tier",)),
        (asked(SECONDARY, TERTIARY, row=evolve(ASKS, consortium=None)), ("links.consortium",)),
        (
            asked(SECONDARY, {}, department("组科"), row=evolve(ASKS, target="组科")),
            ("departments.institution",),
        ),
        (
            asked(SECONDARY, {}, consortium(None, name="某"), row=evolve(ASKS, consortium="某")),
            ("consortia.kind",),
        ),
    ],
)
def test_a_gap_names_what_is_missing(judged: Network, missing: tuple[str, ...]) -> None:
    assert verdict(downward_consultation, judged, "会诊").missing == missing


def test_a_finding_shows_the_levels() -> None:
    found = verdict(downward_consultation, asked(TERTIARY, SECONDARY), "会诊")
    assert [e.found for e in found.evidence] == ["3", "2"]
    unknown = verdict(downward_consultation, asked(SECONDARY, {}), "会诊")
    assert [e.found for e in unknown.evidence] == ["2", "0 … 3"]
