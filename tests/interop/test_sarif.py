"""A log of SARIF 2.1.0: its runs, rules and notifications."""

from __future__ import annotations

import json
from collections import Counter
from datetime import date

import attrs
import numpy as np
import pytest
from hypothesis import given, settings
from numpy.typing import NDArray
from tests.interop.sarif_logs import log_of
from tests.rules.made import DAY, checked, made
from tests.strategies.judged import judged_networks

from medconsortium import datasets
from medconsortium.interop.sarif import SARIF_SCHEMA, dump_sarif, sarif
from medconsortium.model import Network
from medconsortium.rules import CATALOGUE, Facts, Verdicts, check
from medconsortium.text import Language

BROKEN = {"甲": "ABC001=fail", "乙": "ABC001=not_assessed", "丙": "ABC001=pass"}


def crash(_facts: Facts, _consortia: NDArray[np.int32]) -> Verdicts:
    raise ZeroDivisionError("by {0}")


@pytest.mark.parametrize("dataset", datasets.names())
@pytest.mark.parametrize("language", ["zh", "en"])
def test_reports_on_real_networks_are_logs(dataset: str, language: Language) -> None:
    report = check(datasets.load(dataset), on=date(2026, 1, 1), rules=CATALOGUE)
    log = log_of(report, language=language, passes=True)
    assert (log["version"], log["$schema"]) == ("2.1.0", SARIF_SCHEMA)
    (run,) = log["runs"]
    told = Counter(result["kind"] for result in run["results"])
    counts = run["properties"]["counts"]
    assert (told["fail"], told["open"], told["pass"], told["notApplicable"]) == (
        counts["fail"],
        counts["not_assessed"],
        counts["pass"],
        0,
    )
    assert "%" not in json.dumps(run["properties"])


@settings(max_examples=25)
@given(judged_networks())
def test_every_report_is_a_log_and_always_the_same(network: Network) -> None:
    first, second = (check(network, on=DAY, rules=CATALOGUE) for _ in range(2))
    log_of(first, passes=True, since=second.baseline)
    assert dump_sarif([first], passes=True) == dump_sarif([second], passes=True)


def test_each_report_is_a_run_called_by_its_title() -> None:
    untitled = check(Network(), on=DAY, rules=[made()])
    log = log_of(checked(BROKEN), untitled, language="zh")
    assert [run["automationDetails"]["id"] for run in log["runs"]] == [
        "medconsortium/示例",
        "medconsortium/2",
    ]
    assert [run["language"] for run in log["runs"]] == ["zh", "zh"]
    assert log["runs"][0]["properties"] == {
        "on": "2021-06-15",
        "digest": checked(BROKEN).network.digest,
        "synthetic": False,
        "counts": {"pass": 1, "fail": 1, "not_assessed": 1, "not_applicable": 0},
    }


def test_nothing_checked_is_a_log_too() -> None:
    assert sarif([])["runs"] == []


def test_a_crash_is_a_notification_that_tells_nothing_of_the_machine() -> None:
    crashing = attrs.evolve(made("ABC002"), check=crash)
    (run,) = log_of(checked(BROKEN, made(), crashing))["runs"]
    (invocation,) = run["invocations"]
    assert invocation["executionSuccessful"] is False
    (told,) = invocation["toolExecutionNotifications"]
    assert told["exception"] == {"kind": "ZeroDivisionError", "message": "by {0}"}
    assert told["message"]["text"] == "ABC002 some-fault: ZeroDivisionError: by {{0}}"
    assert told["associatedRule"] == {"id": "ABC002", "index": 1}
    assert __file__ not in json.dumps(run)
    (whole,) = log_of(checked(BROKEN))["runs"]
    assert whole["invocations"] == [{"executionSuccessful": True, "toolExecutionNotifications": []}]


def test_an_earlier_check_is_of_one_network() -> None:
    report = checked(BROKEN)
    with pytest.raises(ValueError, match="compared with one report"):
        sarif([report, report], since=report.baseline)
