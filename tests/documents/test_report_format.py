"""Every report fits its schema; what lacks something, or has another shape, does not."""

from __future__ import annotations

import json
from datetime import date
from typing import Any

import attrs
import numpy as np
import pytest
from hypothesis import given, settings
from jsonschema import Draft202012Validator
from numpy.typing import NDArray
from tests.rules.made import checked, made
from tests.rules.rulebook import test_overlay as overlaid
from tests.strategies.judged import judged_networks

from medconsortium import datasets
from medconsortium.documents import json_schema
from medconsortium.documents.report_format import BaselineDocument, ReportDocument
from medconsortium.model import Network
from medconsortium.rules import (
    CATALOGUE,
    Change,
    Facts,
    Report,
    Severity,
    Verdicts,
    Waiver,
    apply_overlay,
    check,
)
from medconsortium.rules.reporting.plain import plain_progress

SCHEMA = Draft202012Validator(json_schema("report"))


def told(report: Report) -> Any:
    return json.loads(json.dumps(report.to_dict()))


@settings(max_examples=30)
@given(judged_networks())
def test_every_report_fits(network: Network) -> None:
    SCHEMA.validate(told(check(network, on=date(2021, 6, 15), rules=CATALOGUE)))


@pytest.mark.parametrize("dataset", datasets.names())
def test_reports_on_real_networks_fit(dataset: str) -> None:
    SCHEMA.validate(told(check(datasets.load(dataset), on=date(2026, 1, 1), rules=CATALOGUE)))


def crash(_facts: Facts, _consortia: NDArray[np.int32]) -> Verdicts:
    raise ZeroDivisionError


def test_waived_findings_and_crashes_fit() -> None:
    waiver = Waiver(
        rule="ABC001", subject="甲", reason="会签", decided_by="局", until=date(2022, 1, 1)
    )
    crashing = attrs.evolve(made("ABC002"), check=crash)
    report = checked({"甲": "ABC001=fail"}, made(), crashing, waivers=(waiver,))
    assert (len(report.waived), len(report.crashes)) == (1, 1)
    SCHEMA.validate(told(report))


def test_progress_beside_a_report_fits() -> None:
    report = checked({"甲": "ABC001=fail"})
    progress = plain_progress(report.since(report))
    assert progress["remaining"] == [["ABC001", "甲"]]
    SCHEMA.validate({**told(report), "progress": progress})


def test_what_overlays_say_fits() -> None:
    change = Change(
        rule="XYZ001", cite=overlaid.CITE, severity=Severity.ERROR, since=date(2020, 1, 1)
    )
    rules = apply_overlay([overlaid.low_coverage], overlaid.overlay(change))
    report = overlaid.checked(*rules, on=date(2026, 1, 1))
    assert "amendments" in told(report)["rules"][0]
    SCHEMA.validate(told(report))


@pytest.mark.parametrize("key", sorted(set(ReportDocument.model_fields) - {"progress"}))
def test_a_report_that_lacks_something_does_not_fit(key: str) -> None:
    data = told(checked({"甲": "ABC001=fail"}))
    SCHEMA.validate(data)
    del data[key]
    assert not SCHEMA.is_valid(data)


def test_a_report_of_another_shape_does_not_fit() -> None:
    data = told(checked({"甲": "ABC001=fail"}))
    changes: list[dict[str, Any]] = [
        {"format": "medconsortium-report/2"},
        {"ok": "no"},
        {"outcomes": {"ABC001": {"甲": "failed"}}},
        {"findings": [{**data["findings"][0], "severity": "grave"}]},
        {"gaps": [{}]},
    ]
    for wrong in changes:
        assert not SCHEMA.is_valid({**data, **wrong})


def test_a_baseline_asks_for_nothing_that_a_report_has_not() -> None:
    assert set(BaselineDocument.model_fields) < set(ReportDocument.model_fields)
