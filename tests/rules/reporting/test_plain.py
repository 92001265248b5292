"""Rules and what they found as plain data."""

from __future__ import annotations

import json
from datetime import date
from typing import Any

import numpy as np
import pytest
from tests.rules.made import made

from medconsortium.errors import Place
from medconsortium.model import PartialDate
from medconsortium.rules import CATALOGUE, Evidence, Outcome
from medconsortium.rules.reporting.plain import plain, plain_rule
from medconsortium.text import Text
from medconsortium.vocabulary import Tier


@pytest.mark.parametrize(
    ("value", "told"),
    [
        (None, None),
        ("甲", "甲"),
        (True, True),
        (3, 3),
        (0.5, 0.5),
        (float("nan"), "nan"),
        (float("-inf"), "-inf"),
        (np.int8(-1), -1),
        (np.float64("inf"), "inf"),
        (np.bool_(1), True),
        (Tier.COUNTY, "county"),
        (Outcome.NOT_ASSESSED, "not_assessed"),
        (made("ABC001"), "ABC001"),
        (date(2021, 6, 15), "2021-06-15"),
        (Text("甲", "A"), {"zh": "甲", "en": "A"}),
        (Text(en="A"), {"en": "A"}),
        (Place(file="a.yaml", line=3), {"file": "a.yaml", "line": 3}),
        ((Tier.COUNTY, ["a", (None,)]), ["county", ["a", [None]]]),
        (Evidence(label=Text("数"), found=1.0), {"label": {"zh": "数"}, "found": 1.0}),
        ({"no": "sort of value that evidence has"}, "{'no': 'sort of value that evidence has'}"),
    ],
    ids=repr,
)
def test_a_value_becomes_plain(value: object, told: Any) -> None:
    assert plain(value) == told
    assert json.loads(json.dumps(plain(value), allow_nan=False)) == told


def test_a_partial_date_is_told_by_its_bounds() -> None:
    assert plain(PartialDate.parse("2021-06")) == {
        "earliest": "2021-06-01",
        "latest": "2021-06-30",
    }


def test_an_integrity_rule_rests_on_nothing() -> None:
    assert plain_rule(made("ABC001", name="some_fault")) == {
        "code": "ABC001",
        "name": "some-fault",
        "title": {"zh": "某事", "en": "something"},
        "severity": "error",
        "subjects": "consortia",
        "basis": "integrity",
        "status": "stable",
        "confidence": None,
        "citations": [],
    }


def test_every_rule_of_the_catalogue_is_told_in_both_languages() -> None:
    for rule in CATALOGUE:
        told = plain_rule(rule)
        assert json.loads(json.dumps(told)) == told
        assert set(told["title"]) == {"zh", "en"}
        assert len(told["citations"]) == len(rule.cites)
