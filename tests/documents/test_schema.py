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
from medconsortium.documents.format_1 import FORMAT
from medconsortium.documents.schema import FORMATS, FormatName
from medconsortium.model import Network
from medconsortium.rules.reporting.plain import CATALOGUE_FORMAT
from medconsortium.rules.reporting.report import REPORT_FORMAT
from medconsortium.syntax import parse_yaml
from medconsortium.vocabulary import VOCABULARIES

PUBLISHED = Path(__file__).resolve().parents[2] / "docs" / "schema"
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


@pytest.mark.parametrize(("name", "format_"), FORMATS.items())
def test_the_published_schemas_are_up_to_date(name: FormatName, format_: str) -> None:
    schema = json_schema(name)
    Draft202012Validator.check_schema(schema)
    file = PUBLISHED / f"{format_.replace('/', '-')}.schema.json"
    published = json.loads(file.read_text(encoding="utf-8"))
    assert published == schema, (
        "the format has changed: publish its schema anew with "
        f"`medconsortium schema {name} > docs/schema/{file.name}`"
    )


def test_no_other_schema_is_published() -> None:
    names = {f"{format_.replace('/', '-')}.schema.json" for format_ in FORMATS.values()}
    assert {file.name for file in PUBLISHED.iterdir()} == names


def test_formats_are_told_apart_by_what_they_state() -> None:
    stated = {json_schema(name)["properties"]["format"]["const"] for name in FORMATS}
    assert stated == set(FORMATS.values())
    assert {REPORT_FORMAT, CATALOGUE_FORMAT, FORMAT} < stated
