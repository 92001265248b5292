"""The shape of an overlay, as the JSON Schema says it."""

from __future__ import annotations

from typing import Any

import pytest
from jsonschema import Draft202012Validator
from tests.documents.overlay_texts import HEAD, WHOLE, WRONG

from medconsortium.documents import dump_overlay, json_schema, read_overlay
from medconsortium.law import corpus
from medconsortium.law.writing import plain_regulation
from medconsortium.syntax import parse_yaml

SCHEMA = Draft202012Validator(json_schema("overlay"))

BEYOND_THE_SCHEMA = {"bad-date", "bad-key", "given-twice", "reversed-period", "wrong-order"}
BEYOND_THE_SCHEMA |= {"unknown-citation", "unknown-day", "unknown-parameter", "unknown-rule"}
NOT_SAID_BY_THE_SCHEMA = {
    "terms for a number": "which of the two is for the law to say",
    "a number for terms": "as above",
    "an unknown term among terms": "of which vocabulary is for the law to say",
}


def said(document: str) -> Any:
    return parse_yaml(document.encode()).data


def test_what_was_read_and_written_fits() -> None:
    SCHEMA.validate(said(WHOLE))
    SCHEMA.validate(said(dump_overlay(read_overlay(WHOLE.encode())).decode()))


def test_every_regulation_that_is_shipped_would_fit() -> None:
    regulations = {key: plain_regulation(one) for key, one in corpus().items()}
    SCHEMA.validate({"format": "medconsortium-overlay/1", "name": "x", "regulations": regulations})


@pytest.mark.parametrize("what", WRONG)
def test_what_has_another_shape_does_not_fit(what: str) -> None:
    document, told = WRONG[what]
    fits = what in NOT_SAID_BY_THE_SCHEMA or {code for code, *_ in told} <= BEYOND_THE_SCHEMA
    assert SCHEMA.is_valid(said(HEAD + document)) is fits


def test_the_example_uses_every_key() -> None:
    schema = json_schema("overlay")
    known = {
        key for shape in (schema, *schema["$defs"].values()) for key in shape.get("properties", ())
    }
    assert {key for key in known if f"{key}:" not in WHOLE} == set()
