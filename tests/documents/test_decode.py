from __future__ import annotations

import json
import threading
from pathlib import Path
from types import MappingProxyType
from typing import Any

import pytest
from hypothesis import given, settings
from tests.documents.faulty import FAULTY, FORMAT, WRONG_SYNTAX
from tests.strategies.networks import networks

from medconsortium.documents import decode, dumps, encode, read
from medconsortium.errors import DocumentError, Place
from medconsortium.model import Institution, Network
from medconsortium.text import Text

BAD_INPUT = Path(__file__).resolve().parents[2].parent / "shared" / "data" / "bad_input"


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


# --- Back and forth -----------------------------------------------------------------------------


@given(networks())
def test_what_was_encoded_is_decoded(network: Network) -> None:
    assert decode(encode(network)) == network


@settings(max_examples=30)
@given(networks(full=True))
def test_what_states_every_field_is_decoded(network: Network) -> None:
    assert decode(encode(network)) == network


# --- Bad input: what is at fault, and where -----------------------------------------------------


@pytest.mark.parametrize("what", FAULTY)
def test_bad_input_is_a_fault_with_its_place(what: str) -> None:
    document, expected = FAULTY[what]
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
        ("wrong-type", 3, 30),
        ("unknown-term", 4, 30),
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


# --- Data already parsed ------------------------------------------------------------------------


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
        ({"platforms": [{"id": "台", "name": "台", "security_grade": float("inf")}]}, "wrong-type"),
        ({"institutions": [{"id": "甲", "name": "甲", 3: 4}]}, "unknown-key"),
        ({"institutions": [{"id": "甲", "name": "甲", "field_sources": {3: []}}]}, "wrong-type"),
        ({3: 4}, "unknown-key"),
        ({"title": "\ud800"}, "lone-surrogate"),
        (
            {"institutions": [{"id": "甲", "name": "甲", "designations": ["\udfff"]}]},
            "lone-surrogate",
        ),
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


# --- Outside data -------------------------------------------------------------------------------


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
    strings = naughty_strings()
    assert len(strings) > 200
    rows = [
        Institution(id=f"{slot}{number}", name=name)
        for number, text in enumerate(strings)
        for slot, name in (("zh", Text(zh=text)), ("plain", Text.of(text)))
    ]
    network = Network(institutions=rows)
    assert read(dumps(network, notation=notation)) == network
