from __future__ import annotations

from collections.abc import Iterable

import pytest
from tests.rules.rows import consortium, group, institution, member, network, outcome, verdict

from medconsortium.model import Network, Row
from medconsortium.rules.families.telemedicine.gap_between_tiers import gap_between_tiers

NAMES = "甲乙丙丁戊"


def reaching(tiers: str, *rows: Row, members: str = "complete") -> Network:
    """Return a network with a member in each of the tiers; `?` is not stated."""
    found: list[Row] = []
    for name, tier in zip(NAMES, tiers.split(), strict=False):
        found += [institution(name, tier=None if tier == "?" else tier), member(name)]
    return network(consortium("telemedicine_network", members=members), *found, *rows)


@pytest.mark.parametrize(
    ("tiers", "complete", "partly"),
    [
        ("province city county township village", "pass", "pass"),
        ("national city county township village", "pass", "pass"),
        ("city county township", "pass", "not_assessed"),
        ("county", "pass", "not_assessed"),
        ("county county", "pass", "not_assessed"),
        ("national city", "pass", "not_assessed"),
        ("national province", "pass", "not_assessed"),
        ("province county", "fail", "not_assessed"),
        ("national county", "fail", "not_assessed"),
        ("city village", "fail", "not_assessed"),
        ("province county village", "fail", "not_assessed"),
        ("province ? county", "not_assessed", "not_assessed"),
        ("city county ?", "not_assessed", "not_assessed"),
    ],
)
def test_which_tiers_are_reached(tiers: str, complete: str, partly: str) -> None:
    for members, expected in (("complete", complete), ("partial", partly), ("unknown", partly)):
        assert outcome(gap_between_tiers, reaching(tiers, members=members)) == expected


VILLAGE = institution("戊", tier="village")


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        ([VILLAGE, member("戊")], "fail"),
        ([VILLAGE, member("戊", status="applied")], "pass"),
        ([VILLAGE, member("戊", status="planned")], "pass"),
        ([VILLAGE, member("戊", until="2020")], "pass"),
        ([VILLAGE, member("戊", until=None)], "not_assessed"),
        ([group()], "not_assessed"),
    ],
)
def test_who_is_a_member(rows: Iterable[Row], expected: str) -> None:
    assert outcome(gap_between_tiers, reaching("city county", *rows)) == expected


def test_without_members_there_is_nothing_to_judge() -> None:
    assert outcome(gap_between_tiers, reaching("")) == "not_applicable"
    assert outcome(gap_between_tiers, reaching("", members="partial")) == "not_assessed"


def test_it_is_for_telemedicine_networks_only() -> None:
    assert outcome(gap_between_tiers, network(consortium("other"))) == "not_applicable"


def test_a_finding_names_what_is_left_out() -> None:
    found = verdict(gap_between_tiers, reaching("province village"))
    assert found.message.zh == "中间缺少：市级、县级、乡级"
    (evidence,) = found.evidence
    assert evidence.in_language("zh") == "覆盖的层级：省级、村级，应为 省级、市级、县级、乡级、村级"


@pytest.mark.parametrize(
    ("judged", "missing"),
    [
        (reaching("city", members="partial"), ("consortia.members_completeness",)),
        (reaching("city ?"), ("institutions.tier",)),
        (reaching("city", member("戊", until=None), VILLAGE), ("memberships.until",)),
        (reaching("city", group()), ("memberships.institution",)),
    ],
)
def test_a_gap_names_what_is_missing(judged: Network, missing: tuple[str, ...]) -> None:
    assert verdict(gap_between_tiers, judged).missing == missing
