from __future__ import annotations

import json
import threading
import warnings
from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Any

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from medconsortium.documents import decode, encode, read
from medconsortium.errors import DocumentError, Place
from medconsortium.model import Institution, Network, Row
from medconsortium.model.fields import defaults, encodings
from medconsortium.model.tables import TABLES
from medconsortium.text import Text
from tests.strategies.networks import networks

BAD_INPUT = Path(__file__).resolve().parents[2].parent / "shared" / "data" / "bad_input"
FORMAT = "format: medconsortium/1\n"


def faults(document: str | bytes) -> list[tuple[str, int | None, int | None]]:
    """Return code, line and column of each fault of a document."""
    data = document if isinstance(document, bytes) else document.encode()
    with pytest.raises(DocumentError) as caught:
        read(data)
    for fault in caught.value.faults:
        assert fault.message.zh
        assert fault.message.en
        assert fault.cure.zh
        assert fault.cure.en
    places = [(fault.code, fault.place or Place()) for fault in caught.value.faults]
    return [(code, place.line, place.column) for code, place in places]


# --- Back and forth ---------------------------------------------------------------------------------


@given(networks())
def test_what_was_encoded_is_decoded(network: Network) -> None:
    assert decode(encode(network)) == network


@given(networks(full=True))
def test_what_states_every_field_is_decoded(network: Network) -> None:
    assert decode(encode(network)) == network


# --- Bad input: what is at fault, and where -----------------------------------------------------------

ROWS = FORMAT + "institutions:\n  - id: 甲\n    name: 甲医院\n"

WRONG_SHAPES: Mapping[str, tuple[str, tuple[str, int, int]]] = {
    "a key unknown at the top": (FORMAT + "insitutions: []", ("unknown-key", 2, 1)),
    "a key unknown in a row": (ROWS + "    beds:  3\n    grad: 3A", ("unknown-key", 6, 5)),
    "a field of another spelling": (
        FORMAT + "links:\n  - {from: 甲, to: 甲, kind: booking, origin: 甲}",
        ("unknown-key", 3, 42),
    ),
    "a key unknown in a value": (
        ROWS + "    location: {latitude: 1, longitude: 2, hight: 3}",
        ("unknown-key", 5, 43),
    ),
    "a key that is missing": (FORMAT + "institutions:\n  - id: 甲", ("missing-key", 3, 5)),
    "a key that is missing in a value": (
        ROWS + "    location: {latitude: 1}",
        ("missing-key", 5, 15),
    ),
    "a string for a count": (ROWS + "    beds: 三百", ("wrong-type", 5, 11)),
    "digits in quotes for a count": (ROWS + '    beds: "300"', ("wrong-type", 5, 11)),
    "a fraction for a count": (ROWS + "    beds: 3.5", ("wrong-type", 5, 11)),
    "yes or no for a count": (ROWS + "    beds: true", ("wrong-type", 5, 11)),
    "a count below zero": (ROWS + "    beds: -1", ("out-of-range", 5, 11)),
    "a count too large": (ROWS + "    beds: 9007199254740993", ("out-of-range", 5, 11)),
    "a count of 300 digits": (ROWS + f"    beds: {'9' * 300}", ("out-of-range", 5, 11)),
    "a number for text": (FORMAT + "sources: [{id: 文, quote: 3}]", ("wrong-type", 2, 25)),
    "a number for an id": (
        FORMAT + "divisions:\n  - id: 430000\n    level: province",
        ("wrong-type", 3, 9),
    ),
    "a year for a date": (ROWS + "    since: 2013", ("wrong-type", 5, 12)),
    "a number for a term": (ROWS + "    tier: 3", ("wrong-type", 5, 11)),
    "a list for a term": (ROWS + "    tier: [county]", ("wrong-type", 5, 11)),
    "a string for a number": (
        FORMAT + "links: [{from: 甲, to: 甲, kind: booking, travel_minutes: 半小时}]",
        ("wrong-type", 2, 57),
    ),
    "a number too large to hold": (
        FORMAT + f"observations: [{{subject: 甲, measure: beds, value: {'9' * 350}}}]",
        ("wrong-type", 2, 50),
    ),
    "a word for yes or no": (FORMAT + "synthetic: 是", ("wrong-type", 2, 12)),
    "a list for keys and values": (FORMAT + "defaults: []", ("wrong-type", 2, 11)),
    "keys and values for a list": (FORMAT + "institutions: {甲: 1}", ("wrong-type", 2, 15)),
    "a string for a list": (ROWS + "    designations: 中心", ("wrong-type", 5, 19)),
    "a string for items": (ROWS + "    designations: {items: 中心}", ("wrong-type", 5, 19)),
    "completeness without items": (
        ROWS + "    designations: {completeness: partial}",
        ("wrong-type", 5, 19),
    ),
    "a further key beside items": (
        ROWS + "    designations: {items: [], of: 3}",
        ("wrong-type", 5, 19),
    ),
    "a number among items": (
        ROWS + "    designations: {items: [中心, 3]}",
        ("wrong-type", 5, 31),
    ),
    "a number in a list": (ROWS + "    designations: [中心, 3]", ("wrong-type", 5, 24)),
    "a number for a name": (FORMAT + "consortia: [{id: 盟, name: 3}]", ("wrong-type", 2, 27)),
    "a name in a third language": (
        FORMAT + "consortia: [{id: 盟, name: {zh: 盟, fr: a}}]",
        ("wrong-type", 2, 27),
    ),
    "a name in no language": (FORMAT + "title: {}", ("wrong-type", 2, 8)),
    "a name that is not known": (FORMAT + "title: {zh: null}", ("wrong-type", 2, 8)),
    "a latitude of 120": (
        ROWS + "    location: {latitude: 120, longitude: 28}",
        ("out-of-range", 5, 26),
    ),
    "a longitude of -181": (
        ROWS + "    location: {latitude: 28, longitude: -181}",
        ("out-of-range", 5, 41),
    ),
    "a list of another list": (FORMAT + "consortia: [[]]", ("wrong-type", 2, 13)),
    "sources of a field in a string": (
        ROWS + "    field_sources: {beds: 文}",
        ("wrong-type", 5, 27),
    ),
    "more keys than any row has": (
        FORMAT + "defaults: {" + ", ".join(f"k{n}: 1" for n in range(1001)) + "}",
        ("too-large", 2, 11),
    ),
    "a list longer than any": (
        ROWS + "    designations: [" + "中, " * 100_001 + "]",
        ("too-large", 5, 19),
    ),
}

WRONG_CONTENTS: Mapping[str, tuple[str, tuple[str, int, int]]] = {
    "an unknown term": (ROWS + "    tier: 大", ("unknown-term", 5, 11)),
    "an unknown term in a list": (
        FORMAT + "consortia: [{id: 盟, name: 盟, practices: [tiered_care, 大]}]",
        ("unknown-term", 2, 56),
    ),
    "an unknown completeness": (
        ROWS + "    designations: {items: [中心], completeness: 3}",
        ("unknown-term", 5, 47),
    ),
    "a month that is not": (ROWS + "    since: 2013-13", ("bad-date", 5, 12)),
    "a day that is not": (ROWS + "    since: 2013-02-30", ("bad-date", 5, 12)),
    "a period the wrong way round": (ROWS + "    since: 2014/2013", ("bad-date", 5, 12)),
    "a duplicate id": (ROWS + "  - {id: 甲, name: 乙}", ("duplicate-id", 5, 5)),
    "an id of another table": (ROWS + "consortia: [{id: 甲, name: 盟}]", ("duplicate-id", 5, 13)),
    "an id with a slash": (FORMAT + "sources: [{id: a/b}]", ("bad-id", 2, 11)),
    "an empty id": (FORMAT + 'sources: [{id: ""}]', ("bad-id", 2, 11)),
    "a reference to nothing": (ROWS + "    part_of: 乙", ("dangling-reference", 3, 5)),
    "a reference to another table": (
        ROWS + "consortia: [{id: 盟, name: 盟, part_of: 甲}]",
        ("dangling-reference", 5, 13),
    ),
    "a member that is nobody": (
        FORMAT + "consortia:\n  - id: 盟\n    name: 盟\n    members: [{role: lead}]",
        ("no-one-member", 5, 15),
    ),
}

WRONG_SYNTAX: Mapping[str, tuple[str | bytes, tuple[str, int, int]]] = {
    "a key given twice in YAML": (ROWS + "    name: 乙", ("duplicate-key", 5, 5)),
    "a key given twice in JSON": (
        '{"format": "medconsortium/1",\n "title": "a", "title": "b"}',
        ("duplicate-key", 2, 16),
    ),
    "not a number": (ROWS + "    beds: .nan", ("not-finite", 5, 11)),
    "infinity": (ROWS + "    location: {latitude: -.inf, longitude: 2}", ("not-finite", 5, 26)),
    "infinity in JSON": ('{"format": 1e999}', ("not-finite", 1, 12)),
    "a lone surrogate": ('{"format": "\\ud83c"}', ("lone-surrogate", 1, 12)),
    "aliases that explode": (
        "a: &a [x, x, x, x, x, x, x, x, x, x]\n"
        + "".join(f"{b}: &{b} [{', '.join([f'*{a}'] * 10)}]\n" for a, b in zip("abcdefgh", "bcdefghi")),
        ("alias-bomb", 8, 8),
    ),
    "100,000 lists in YAML": ("[" * 100_000, ("too-deep", 1, 65)),
    "100,000 lists in JSON": ('{"a": ' + "[" * 100_000 + "]" * 100_000 + "}", ("too-deep", 1, 70)),
    "a file cut off": ('{"format": "medconsortium/1", "institutions": [{"id"', ("syntax", 1, 53)),
    "GBK": ("标题: 医院".encode("gbk"), ("not-utf-8", 1, 1)),
    "nothing": (b"", ("empty-document", 1, 1)),
    "blanks": (b" \n\n", ("empty-document", 1, 1)),
}

WRONG_FORMATS: Mapping[str, tuple[str, tuple[str, int, int]]] = {
    "a newer format": ("title: 甲\nformat: medconsortium/2", ("newer-format", 2, 9)),
    "a much newer format": ("format: medconsortium/10", ("newer-format", 1, 9)),
    "an older format than there ever was": ("format: medconsortium/0", ("unknown-format", 1, 9)),
    "another format": ("format: geojson", ("unknown-format", 1, 9)),
    "a format of its own": ("format: medconsortium/1b", ("unknown-format", 1, 9)),
    "a list for a format": ("format: [medconsortium/1]", ("unknown-format", 1, 9)),
    "no format": ("title: 甲", ("unknown-format", 1, 1)),
    "a list": ("- 甲", ("not-a-document", 1, 1)),
    "text": ("甲医院", ("not-a-document", 1, 1)),
    "a number": ("3", ("not-a-document", 1, 1)),
    "null": ("null", ("not-a-document", 1, 1)),
}

BAD = {**WRONG_SHAPES, **WRONG_CONTENTS, **WRONG_SYNTAX, **WRONG_FORMATS}


@pytest.mark.parametrize("what", BAD)
def test_bad_input_is_a_fault_with_its_place(what: str) -> None:
    document, expected = BAD[what]
    assert faults(document) == [expected]


def test_gbk_is_named() -> None:
    with pytest.raises(DocumentError, match="GBK"):
        read("标题: 医院".encode("gbk"))


@pytest.mark.parametrize("what", ["100,000 lists in YAML", "100,000 lists in JSON"])
def test_deep_nesting_needs_no_deep_stack(what: str) -> None:
    document, expected = WRONG_SYNTAX[what]
    found: list[Any] = []
    size = threading.stack_size(512 * 1024)
    try:
        thread = threading.Thread(target=lambda: found.extend(faults(document)))
        thread.start()
        thread.join()
    finally:
        threading.stack_size(size)
    assert found == [expected]


def test_different_faults_are_reported_at_once() -> None:
    document = (
        FORMAT + "institutions:\n"
        "  - {id: 甲, name: 甲医院, beds: 三百}\n"
        "  - {id: 乙, name: 乙医院, tier: 大}\n"
        "  - {id: 乙, name: 又一家, part_of: 丙}\n"
    )
    assert faults(document) == [
        ("wrong-type", 3, 28),
        ("unknown-term", 4, 28),
        ("duplicate-id", 5, 5),
        ("dangling-reference", 5, 5),
    ]


@pytest.mark.parametrize(
    "row", ["甲", "{id: 甲, name: 甲, tier: 大}", "{id: a/b, name: 甲}", "{id: 甲, name: 3}"]
)
def test_reading_ends_when_faults_are_too_many(row: str) -> None:
    found = faults(FORMAT + "institutions:\n" + f"  - {row}\n" * 1000)
    assert len(found) == 101
    assert found[-1] == ("too-many-faults", None, None)


# --- Data already parsed ------------------------------------------------------------------------------


def nested(depth: int) -> Any:
    value: Any = []
    for _ in range(depth):
        value = [value]
    return value


@pytest.mark.parametrize(
    ("rest", "code"),
    [
        ({"institutions": ({"id": "甲", "name": "甲"},)}, "wrong-type"),
        ({"institutions": [MappingProxyType({"id": "甲", "name": "甲"})]}, "wrong-type"),
        ({"institutions": [{"id": "甲", "name": "甲", "beds": float("nan")}]}, "wrong-type"),
        ({"institutions": [{"id": "甲", "name": "甲", "beds": 10**5000}]}, "out-of-range"),
        ({"links": [{"from": "甲", "to": "甲", "kind": 10**5000}]}, "wrong-type"),
        ({"observations": [{"subject": "", "measure": "beds", "value": float("inf")}]}, "not-finite"),
        ({"institutions": [{"id": "甲", "name": "甲", 3: 4}]}, "unknown-key"),
        ({"institutions": [{"id": "甲", "name": "甲", "field_sources": {3: []}}]}, "wrong-type"),
        ({3: 4}, "unknown-key"),
        ({"title": "\ud800"}, "lone-surrogate"),
        ({"institutions": [{"id": "甲", "name": "甲", "designations": ["\udfff"]}]}, "lone-surrogate"),
        ({"title": nested(100_000)}, "wrong-type"),
        ({"unknown": nested(100_000)}, "unknown-key"),
        ({"institutions": [{"id": "甲", "name": "甲", "tier": nested(100_000)}]}, "wrong-type"),
    ],
)
def test_data_that_no_file_can_hold_are_refused(rest: dict[Any, Any], code: str) -> None:
    with pytest.raises(DocumentError) as caught:
        decode({"format": "medconsortium/1", **rest})
    assert [fault.code for fault in caught.value.faults] == [code]
    assert all(fault.place is None for fault in caught.value.faults)


def test_data_may_stand_in_any_mapping() -> None:
    assert decode(MappingProxyType({"format": "medconsortium/1"})) == Network()


def test_data_are_left_as_they_were() -> None:
    data: dict[str, Any] = {
        "format": "medconsortium/1",
        "institutions": [{"id": "甲", "name": "甲", "beds": "三"}],
    }
    before = json.dumps(data)
    with pytest.raises(DocumentError):
        decode(data)
    assert json.dumps(data) == before


# --- Outside data -------------------------------------------------------------------------------------


def outside(name: str) -> Any:
    folder = BAD_INPUT / name
    if not folder.exists():
        pytest.skip(f"outside test data are absent: shared/data/bad_input/{name}")
    return folder


def test_sound_json_that_is_no_document_is_refused_for_what_it_is() -> None:
    sound = sorted(outside("json_test_suite").rglob("y_*.json"))
    assert sound
    duplicates = {"y_object_duplicated_key.json", "y_object_duplicated_key_and_value.json"}
    for path in sound:
        with pytest.raises(DocumentError) as caught:
            read(path.read_bytes(), notation="json")
        codes = {fault.code for fault in caught.value.faults}
        expected = {"not-a-document"}
        if path.read_bytes().strip().startswith(b"{"):
            expected = {"duplicate-key"} if path.name in duplicates else {"unknown-format"}
        assert codes == expected, path.name


def naughty_strings() -> list[str]:
    (path,) = outside("naughty_strings").glob("*.json")
    return [text for text in json.loads(path.read_text(encoding="utf-8")) if text]


@pytest.mark.parametrize("notation", ["yaml", "json"])
def test_every_naughty_string_survives_as_a_name(notation: Any) -> None:
    from medconsortium.documents import dumps

    strings = naughty_strings()
    assert len(strings) > 200
    rows = [
        Institution(id=f"{slot}{number}", name=name)
        for number, text in enumerate(strings)
        for slot, name in {"zh": Text(zh=text), "plain": text}.items()
    ]
    network = Network(institutions=rows)
    assert read(dumps(network, notation=notation)) == network
