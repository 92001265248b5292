from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from jsonschema import Draft202012Validator
from tests.documents.every_key import YAML
from tests.documents.faulty import WRONG_FORMATS, WRONG_SHAPES
from tests.strategies.networks import networks

from medconsortium.documents import encode, json_schema
from medconsortium.model import Network
from medconsortium.syntax import parse_yaml
from medconsortium.vocabulary import VOCABULARIES

PUBLISHED = Path(__file__).resolve().parents[2] / "docs" / "schema" / "medconsortium-1.schema.json"
SCHEMA = Draft202012Validator(json_schema())

NOT_SAID_BY_THE_SCHEMA = {
    "a number too large to hold": "JSON knows no largest number",
}


def said_by_hand(document: str) -> Any:
    return parse_yaml(document.encode()).data


def test_the_schema_is_a_json_schema() -> None:
    Draft202012Validator.check_schema(json_schema())


def test_a_hand_written_document_fits() -> None:
    assert SCHEMA.is_valid(said_by_hand(YAML)) is False  # 三甲 is an alias: the reader's alone
    SCHEMA.validate(said_by_hand(YAML.replace("三甲", "三级甲等")))


@settings(max_examples=30)
@given(networks(full=True))
def test_every_document_written_fits(network: Network) -> None:
    SCHEMA.validate(encode(network))


@pytest.mark.parametrize("what", [*WRONG_SHAPES, *WRONG_FORMATS])
def test_what_has_another_shape_does_not_fit(what: str) -> None:
    document, _ = {**WRONG_SHAPES, **WRONG_FORMATS}[what]
    assert SCHEMA.is_valid(said_by_hand(document)) is (what in NOT_SAID_BY_THE_SCHEMA)


def test_the_terms_of_a_vocabulary_are_listed_once() -> None:
    listed = {name for name, part in json_schema()["$defs"].items() if "enum" in part}
    assert listed <= set(VOCABULARIES)
    assert "Subject" in listed


def test_the_published_schema_is_up_to_date() -> None:
    published = json.loads(PUBLISHED.read_text(encoding="utf-8"))
    assert published == json_schema(), (
        "the format has changed: publish its schema anew with "
        f"`medconsortium schema > docs/schema/{PUBLISHED.name}`"
    )
