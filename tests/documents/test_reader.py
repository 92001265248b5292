from __future__ import annotations

from collections.abc import Iterator
from inspect import get_annotations
from typing import Any, get_args

import pytest
import yaml
from tests.documents.every_key import JSON, YAML
from tests.documents.every_key_rows import NETWORK

from medconsortium.documents import read
from medconsortium.documents.format_1 import Document
from medconsortium.documents.shapes import Shape
from medconsortium.documents.sound_rows import text_of
from medconsortium.errors import DocumentError, Place
from medconsortium.model import Network, PartialDate
from medconsortium.text import Text
from medconsortium.vocabulary import Completeness


def network(rest: str) -> Network:
    return read(f"format: medconsortium/1\n{rest}".encode())


def faults(rest: str) -> list[tuple[str, str]]:
    with pytest.raises(DocumentError) as caught:
        network(rest)
    return [(fault.code, fault.path) for fault in caught.value.faults]


# --- Every key of the format --------------------------------------------------------------------


@pytest.mark.parametrize("document", [YAML, JSON], ids=["yaml", "json"])
def test_a_hand_written_document_says_what_was_stated(document: str) -> None:
    found = read(document.encode())
    for table, rows in ((name, NETWORK.table(name)) for name in NETWORK._tables):
        assert dict(found.table(table)) == dict(rows)
    assert found == NETWORK


def shape_in(annotation: Any) -> type[Shape] | None:
    if isinstance(annotation, type) and issubclass(annotation, Shape):
        return annotation
    return next(filter(None, map(shape_in, get_args(annotation))), None)


def keys_in(shape: type[Shape], data: Any) -> Iterator[tuple[type[Shape], str]]:
    """Yield (shape that declares it, key) for every key that a document uses."""
    if isinstance(data, list):
        for item in data:
            yield from keys_in(shape, item)
    elif isinstance(data, dict) and "items" in data:
        yield from keys_in(shape, data["items"])
    elif isinstance(data, dict):
        for name, field in shape.model_fields.items():
            key = field.alias or name
            if key in data:
                yield declares(shape, name), key
                inner = shape_in(field.annotation)
                if inner is not None:
                    yield from keys_in(inner, data[key])


def declares(shape: type[Shape], field: str) -> type[Shape]:
    return next(base for base in shape.__mro__ if field in get_annotations(base))


def shapes_below(shape: type[Shape]) -> set[type[Shape]]:
    inner = {shape_in(field.annotation) for field in shape.model_fields.values()}
    found = {shape for shape in inner if shape is not None}
    return {shape}.union(*(shapes_below(one) for one in found))


def test_the_hand_written_document_uses_every_key() -> None:
    used = set(keys_in(Document, yaml.safe_load(YAML.split("---")[1])))
    missing = [
        f"{shape.__name__}: {field.alias or name}"
        for shape in shapes_below(Document)
        for name, field in shape.model_fields.items()
        if (declares(shape, name), field.alias or name) not in used
    ]
    assert not missing, (
        "state these keys in YAML and JSON of tests/documents/every_key.py, and what they mean in "
        f"every_key_rows.py: {sorted(missing)}"
    )


# --- Texts, lists, periods ----------------------------------------------------------------------


@pytest.mark.parametrize(
    ("written", "text"),
    [
        ("湘雅医院", Text(zh="湘雅医院")),
        ("Xiangya", Text(en="Xiangya")),
        ({"zh": "Xiangya"}, Text(zh="Xiangya")),
        ({"en": "湘雅"}, Text(en="湘雅")),
        ({"zh": "湘雅", "en": "Xiangya"}, Text(zh="湘雅", en="Xiangya")),
        ("", Text(en="")),
    ],
)
def test_a_text_is_a_string_or_one_for_each_language(written: Any, text: Text) -> None:
    assert text_of(written) == text
    row = {"id": "甲", "name": written}
    found = read({"format": "medconsortium/1", "institutions": [row]})
    assert found.institutions["甲"].name == text


@pytest.mark.parametrize(
    ("written", "items", "completeness"),
    [
        ("[甲, 乙]", ["甲", "乙"], Completeness.UNKNOWN),
        ("{items: [甲]}", ["甲"], Completeness.UNKNOWN),
        ("{items: [甲], completeness: null}", ["甲"], Completeness.UNKNOWN),
        ("{items: [甲], completeness: partial}", ["甲"], Completeness.PARTIAL),
        ("{items: [甲], completeness: 完整}", ["甲"], Completeness.COMPLETE),
        ("[]", [], Completeness.COMPLETE),
        ("{items: [], completeness: complete}", [], Completeness.COMPLETE),
    ],
)
def test_a_list_may_say_how_complete_it_is(
    written: str, items: list[str], completeness: Completeness
) -> None:
    found = network(f"institutions: [{{id: 医, name: 医, designations: {written}}}]")
    listing = found.institutions["医"].designations
    assert listing is not None
    assert (list(listing), listing.completeness) == (items, completeness)


@pytest.mark.parametrize("completeness", ["partial", "unknown"])
def test_an_empty_list_cannot_be_partial(completeness: str) -> None:
    written = f"{{items: [], completeness: {completeness}}}"
    assert faults(f"institutions: [{{id: 医, name: 医, designations: {written}}}]") == [
        ("empty-list", "$.institutions[0].designations")
    ]


@pytest.mark.parametrize(
    ("own", "since", "until"),
    [
        ("", "2019", "open"),
        (", since: 2020-05", "2020-05", "open"),
        (", until: 2020-05-06", "2019", "2020-05-06"),
        (", since: null", None, "open"),
        (", since: null, until: null", None, None),
    ],
)
def test_defaults_hold_for_what_a_row_does_not_say(
    own: str, since: str | None, until: str | None
) -> None:
    found = network(
        f'defaults: {{since: "2019", until: open}}\nconsortia: [{{id: 盟, name: 盟{own}}}]'
    ).consortia["盟"]
    assert found.since == (None if since is None else PartialDate.parse(since))
    assert found.until == (None if until is None else PartialDate.parse(until))


def test_defaults_are_not_for_further_names_or_sources() -> None:
    found = network(
        'defaults: {since: "2019"}\n'
        "sources: [{id: 文}]\n"
        "institutions: [{id: 医, name: 医, other_names: [{name: 院}]}]"
    )
    assert found.sources["文"].published is None
    assert found.institutions["医"].other_names[0].since is None


def test_a_faulty_default_is_one_fault() -> None:
    rest = "defaults: {since: 2019-13}\nconsortia: [{id: 一, name: 一}, {id: 二, name: 二}]"
    assert faults(rest) == [("bad-date", "$.defaults.since")]


def test_null_is_not_stated() -> None:
    found = network("title: null\ndefaults: null\nconsortia: null\ninstitutions: []")
    assert found == Network()


# --- What a row stands in -----------------------------------------------------------------------


@pytest.mark.parametrize(
    ("rest", "path"),
    [
        (
            "institutions: [{id: 医, name: 医, services: [{provider: 医, item: mdt}]}]",
            "$.institutions[0].services[0].provider",
        ),
        (
            "institutions: [{id: a, name: a, departments: [{id: 科, name: 科, institution: a}]}]",
            "$.institutions[0].departments[0].institution",
        ),
        (
            "consortia: [{id: 盟, name: 盟, instruments: [{id: 章, consortium: 别}]}]",
            "$.consortia[0].instruments[0].consortium",
        ),
    ],
)
def test_a_row_does_not_repeat_what_it_stands_in(rest: str, path: str) -> None:
    assert faults(rest) == [("given-twice", path)]


def test_a_row_has_the_place_where_it_was_read() -> None:
    found = read(YAML.encode())
    assert found.place("institutions", "甲") == Place(file="<input>", line=33, column=5)
    assert found.place("memberships", "员") == Place(file="<input>", line=101, column=9)


# --- What is wrong in one place is not blamed on another ----------------------------------------


@pytest.mark.parametrize(
    "broken",
    [
        "{id: 甲}",  # no name
        "{id: 甲, name: 5}",
        "{id: 甲, name: 甲, beds: 二}",
        "{id: 甲, name: 甲, tier: 大}",
        "{id: 甲, name: 甲, location: {latitude: 1}}",
        "{id: 甲, name: 甲, location: {longitude: 1, datum: wgs84}}",
        "{id: 5, name: 甲}",
        "{name: 甲}",
        "甲",
    ],
)
def test_a_broken_row_leaves_no_dangling_reference(broken: str) -> None:
    rest = f"institutions: [{broken}]\nlinks: [{{from: 甲, to: 甲, kind: booking}}]"
    found = faults(rest)
    assert len(found) == 1
    assert found[0][0] != "dangling-reference"


@pytest.mark.parametrize("list_of_rows", ["{甲: 1}", "甲", "5"])
def test_a_broken_list_leaves_no_dangling_reference(list_of_rows: str) -> None:
    rest = f"institutions: {list_of_rows}\nlinks: [{{from: 甲, to: 甲, kind: booking}}]"
    assert faults(rest) == [("wrong-type", "$.institutions")]


def test_a_broken_row_hides_no_dangling_reference_to_another() -> None:
    rest = (
        "institutions: [{id: 甲, beds: 3}]\nlinks: [{from: 甲, to: 乙, kind: booking}, {from: 甲}]"
    )
    assert [code for code, _ in faults(rest)] == [
        "missing-key",
        "missing-key",
        "missing-key",
        "dangling-reference",
    ]


def test_rows_inside_a_broken_row_are_read() -> None:
    rest = (
        "consortia:\n"
        "  - name: 盟\n"
        "    members: [{institution: 甲, role: 头}]\n"
        "    instruments: [{id: 章, kind: 书}]\n"
    )
    assert faults(rest) == [
        ("missing-key", "$.consortia[0].id"),
        ("unknown-term", "$.consortia[0].members[0].role"),
        ("unknown-term", "$.consortia[0].instruments[0].kind"),
    ]
