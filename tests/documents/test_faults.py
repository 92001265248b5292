from __future__ import annotations

from typing import Any

import pytest
from pydantic_core import InitErrorDetails, PydanticCustomError, ValidationError

from medconsortium.documents import faults as module
from medconsortium.documents.faults import FaultList, Path, format_fault, note_shape
from medconsortium.documents.format_1 import Document
from medconsortium.errors import DocumentError, Fault, Place
from medconsortium.text import Text

NOBODY = Fault(code="none", message=Text(), cure=Text())


def here(path: Path, *, key: bool = False) -> Place:
    return Place(file="/".join(map(str, path)) + ("?" if key else ""))


def faults(rest: dict[str, Any]) -> list[Fault]:
    found = FaultList()
    note_shape({"format": "medconsortium/1", **rest}, here, found)
    return found.found


def fault(rest: dict[str, Any]) -> Fault:
    (found,) = faults(rest)
    return found


def institution(**stated: Any) -> dict[str, Any]:
    return {"institutions": [{"id": "甲", "name": "甲", **stated}]}


def test_a_document_of_the_right_shape_has_no_fault() -> None:
    assert faults(institution(beds=3)) == []


def test_a_fault_says_what_where_and_how_to_cure_it() -> None:
    assert fault(institution(beds="三百")) == Fault(
        code="wrong-type",
        path="$.institutions[0].beds",
        place=Place(file="institutions/0/beds"),
        message=Text("beds 应是整数，而不是 '三百'", "beds: it must be a whole number, not '三百'"),
        cure=Text("写成整数，不加引号", "write digits only, without quotes"),
    )


def test_a_missing_key_is_named() -> None:
    found = fault({"institutions": [{"id": "甲"}]})
    assert found.code == "missing-key"
    assert found.path == "$.institutions[0].name"
    assert found.message == Text("name 缺少这个键", "name: this key is missing")


@pytest.mark.parametrize(
    ("rest", "path", "meant"),
    [
        ({"insitutions": []}, "$.insitutions", "institutions"),
        (institution(teir="county"), "$.institutions[0].teir", "tier"),
        (
            institution(location={"latitude": 1, "longitude": 2, "lattitude": 3}),
            "$.institutions[0].location.lattitude",
            "latitude",
        ),
        (
            {"links": [{"from": "甲", "to": "甲", "kind": "booking", "form": "甲"}]},
            "$.links[0].form",
            "from",
        ),
        (
            {"consortia": [{"id": "盟", "name": "盟", "members": [{"rôle": "lead"}]}]},
            "$.consortia[0].members[0].rôle",
            "role",
        ),
        (
            {
                "consortia": [
                    {"id": "盟", "name": "盟", "centres": {"items": [{"center": "finance"}]}}
                ]
            },
            "$.consortia[0].centres.items[0].center",
            "centre",
        ),
    ],
)
def test_an_unknown_key_is_told_from_a_known_one(
    rest: dict[str, Any], path: str, meant: str
) -> None:
    found = next(fault for fault in faults(rest) if fault.code == "unknown-key")
    assert found.path == path
    assert found.cure == Text(f"是不是 {meant}？", f"did you mean {meant}?")
    assert found.place is not None
    assert str(found.place.file).endswith("?")  # the place of the key, not of its value


@pytest.mark.parametrize("key", ["床位", "x", "", "b" * 100_000])
def test_a_key_like_no_other_is_only_refused(key: str) -> None:
    found = fault(institution(**{key: 1}))
    assert found.code == "unknown-key"
    assert found.cure.en == "leave it out, or correct its spelling"
    assert len(str(found.message)) < 100
    assert len(found.path) < 100


def test_a_place_in_a_list_is_found_in_both_notations() -> None:
    assert fault(institution(designations=["甲", 3])).path == "$.institutions[0].designations[1]"
    found = fault(institution(designations={"items": ["甲", 3]}))
    assert found.path == "$.institutions[0].designations.items[1]"


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        ("三百", "'三百'"),
        (1.5, "1.5"),
        (["a", 3], "['a', 3]"),
        ({"a": None}, "{'a': None}"),
        ("x\n\u202e", "'x\\n\\u202e'"),
        (True, "True"),
    ],
)
def test_the_value_at_fault_is_shown(value: object, shown: str) -> None:
    found = fault(institution(beds=value))
    assert found.message.en == f"beds: it must be a whole number, not {shown}"


@pytest.mark.parametrize("digits", [17, 5000])
def test_a_number_too_large_is_shown_where_it_can_be(digits: int) -> None:
    found = fault(institution(beds=10**digits))
    number = "int" if digits == 5000 else "100000000000000000"
    assert found.message == Text(
        f"beds 数太大：{number}", f"beds: the number is too large: {number}"
    )


@pytest.mark.parametrize("value", ["九" * 10**6, ["九"] * 10**6, {str(n): n for n in range(900)}])
def test_a_large_value_is_shown_in_part(value: object) -> None:
    assert len(str(fault(institution(beds=value)).message)) < 120


def test_every_error_of_the_models_has_its_own_words() -> None:
    said = {*module._SAID, *module._SAID_OF_TYPE}
    assert set(module._SAID_OF_TYPE.values()) <= set(module._SAID)
    assert {"extra_forbidden", "missing", "too_long", "listing", "bilingual_text"} <= said


def test_an_error_without_words_of_its_own_is_told_all_the_same(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def fail(*_: object, **__: object) -> None:
        details = InitErrorDetails(type=PydanticCustomError("new", "new"), loc=(), input=3)
        raise ValidationError.from_exception_data("Document", [details])

    monkeypatch.setattr(Document, "model_validate", fail)
    found = fault({})
    assert (found.code, found.path) == ("wrong-type", "$")
    assert found.message.en == "$: it does not fit the format, not 3"


# --- Too many -----------------------------------------------------------------------------------


def test_faults_are_collected_up_to_a_hundred() -> None:
    found = FaultList()
    for _ in range(99):
        found.note(NOBODY)
    with pytest.raises(DocumentError) as caught:
        found.note(NOBODY)
    assert [fault.code for fault in caught.value.faults] == ["none"] * 100 + ["too-many-faults"]


# --- The format ---------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("data", "code", "message"),
    [
        ([], "not-a-document", "a document is made of keys and values"),
        (None, "not-a-document", "a document is made of keys and values"),
        ({}, "unknown-format", "the format is not stated; this version reads medconsortium/1"),
        (
            {"format": 1},
            "unknown-format",
            "the format is 1; this version reads medconsortium/1",
        ),
        (
            {"format": "medconsortium/2"},
            "newer-format",
            "the format is 'medconsortium/2'; this version reads medconsortium/1",
        ),
    ],
)
def test_another_format_is_refused(data: object, code: str, message: str) -> None:
    found = format_fault(data)
    assert found is not None
    assert (found.code, found.message.en) == (code, message)


def test_a_newer_format_asks_for_a_newer_version() -> None:
    found = format_fault({"format": "medconsortium/2"})
    assert found is not None
    assert found.cure == Text("升级 medconsortium", "upgrade medconsortium")


def test_this_format_is_read() -> None:
    assert format_fault({"format": "medconsortium/1"}) is None
