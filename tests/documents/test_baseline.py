"""A saved report is what a later check is compared with."""

from __future__ import annotations

import json
from datetime import date
from typing import Any

import pytest
from tests.rules.made import DAY, checked, made

from medconsortium.documents import read_baseline
from medconsortium.errors import DocumentError
from medconsortium.rules import Outcome

RULES = (made("ABC001"), made("ABC002"))
EARLIER = checked(
    {"甲": "ABC001=fail ABC002=not_assessed", "乙": "ABC001=fail ABC002=not_applicable"}, *RULES
)


def saved(**changes: Any) -> bytes:
    return json.dumps({**EARLIER.to_dict(), **changes}, ensure_ascii=False, indent=2).encode()


def faults(document: bytes) -> list[tuple[str, str]]:
    with pytest.raises(DocumentError) as caught:
        read_baseline(document)
    found = caught.value.faults
    assert all(fault.place is not None or fault.code == "too-many-faults" for fault in found)
    return [(fault.code, fault.path) for fault in found]


def test_a_report_that_was_saved_is_its_baseline() -> None:
    found = read_baseline(saved())
    assert found == EARLIER.baseline
    assert found.on == DAY
    assert found.outcomes["ABC002", "乙"] is Outcome.NOT_APPLICABLE


def test_progress_since_a_saved_report_is_that_since_the_report() -> None:
    now = checked({"甲": "ABC001=pass", "乙": "ABC001=fail", "丙": "ABC001=fail"}, *RULES)
    assert now.since(read_baseline(saved())) == now.since(EARLIER)


def test_further_keys_do_no_harm() -> None:
    assert read_baseline(saved(later="more", findings=3)) == EARLIER.baseline


@pytest.mark.parametrize(
    ("changes", "told"),
    [
        ({"on": "2021-06"}, [("bad-day", "$.on")]),
        ({"on": None}, [("wrong-type", "$.on")]),
        ({"outcomes": []}, [("wrong-type", "$.outcomes")]),
        ({"outcomes": {"ABC001": "fail"}}, [("wrong-type", "$.outcomes")]),
        ({"outcomes": {"ABC001": {"甲": 1}}}, [("wrong-type", "$.outcomes")]),
        ({"outcomes": {"ABC001": {"甲": "失败"}}}, [("unknown-term", "$.outcomes.ABC001.甲")]),
        (
            {"on": "yesterday", "outcomes": {"A": {"x": "fial", "y": "fail", "z": "ok"}}},
            [
                ("bad-day", "$.on"),
                ("unknown-term", "$.outcomes.A.x"),
                ("unknown-term", "$.outcomes.A.z"),
            ],
        ),
        ({"format": "medconsortium-report/2"}, [("newer-format", "$.format")]),
        ({"format": "medconsortium/1"}, [("unknown-format", "$.format")]),
    ],
)
def test_everything_wrong_is_told(changes: dict[str, Any], told: list[tuple[str, str]]) -> None:
    assert faults(saved(**changes)) == told


def test_what_is_missing_is_told() -> None:
    assert faults(b'{"format": "medconsortium-report/1"}') == [
        ("missing-key", "$.on"),
        ("missing-key", "$.outcomes"),
    ]


@pytest.mark.parametrize(
    "outcomes",
    [
        {"A": {f"s{n}": "none" for n in range(20_000)}},
        {"A": {f"s{n}": n for n in range(20_000)}},
        {f"R{n}": {"x" * 1000: "y" * 1000} for n in range(1000)},
    ],
)
def test_hostile_reports_are_refused_within_bounds(outcomes: dict[str, Any]) -> None:
    found = faults(saved(outcomes=outcomes))
    assert 1 <= len(found) <= 102
    assert all(len(path) < 300 for _, path in found)


def test_a_large_report_is_read() -> None:
    outcomes = {f"R{n:03}": {f"s{k}": "pass" for k in range(2_000)} for n in range(20)}
    assert len(read_baseline(saved(outcomes=outcomes)).outcomes) == 40_000


def test_the_day_of_the_earlier_check_is_kept() -> None:
    assert read_baseline(saved(on="2019-09-01")).on == date(2019, 9, 1)
