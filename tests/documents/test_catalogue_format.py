"""The catalogue of rules as JSON fits its schema."""

from __future__ import annotations

import json
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from medconsortium.documents import json_schema
from medconsortium.documents.catalogue_format import DescribedRuleShape
from medconsortium.rules import CATALOGUE
from medconsortium.rules.reporting.plain import plain_catalogue

SCHEMA = Draft202012Validator(json_schema("rules"))
TOLD: Any = json.loads(json.dumps(plain_catalogue(CATALOGUE)))


def test_the_catalogue_fits() -> None:
    SCHEMA.validate(TOLD)
    assert [rule["code"] for rule in TOLD["rules"]] == [rule.code for rule in CATALOGUE]


@pytest.mark.parametrize("key", sorted(set(DescribedRuleShape.model_fields) - {"amendments"}))
def test_a_rule_that_lacks_something_does_not_fit(key: str) -> None:
    rule = {name: value for name, value in TOLD["rules"][0].items() if name != key}
    assert not SCHEMA.is_valid({**TOLD, "rules": [rule]})
