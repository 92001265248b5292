from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any, Literal

import pytest

from medconsortium.documents.faults import FaultList, Path
from medconsortium.documents.notes import Notes, format_of, items, shaped, unknown
from medconsortium.documents.shapes import Shape
from medconsortium.errors import DocumentError, NotFoundError, Place
from medconsortium.rules import Severity


class Things(Shape):
    format: Literal["medconsortium-things/2"]
    things: list[str] | None = None


def notes(*faulty: Path) -> Notes:
    def where(path: Path, *, key: bool = False) -> Place:
        return Place(file="/".join(map(str, path)) + ("?" if key else ""))

    return Notes(where, FaultList(), frozenset(faulty))


def noted(read: Callable[[Notes], object]) -> list[tuple[str, str]]:
    found = notes()
    read(found)
    return [(fault.code, fault.path) for fault in found.faults.found]


# --- Opening ------------------------------------------------------------------------------------


def test_a_document_of_the_format_is_opened() -> None:
    data, found = shaped(b"format: medconsortium-things/2\nthings: [a]\n", Things, notation=None)
    assert data == {"format": "medconsortium-things/2", "things": ["a"]}
    found.raise_any()
    assert format_of(Things) == "medconsortium-things/2"


@pytest.mark.parametrize(
    ("document", "code"),
    [
        ("[]", "not-a-document"),
        ("things: []", "unknown-format"),
        ("format: medconsortium-things/3", "newer-format"),
        ("format: medconsortium-things/0", "unknown-format"),
        ("format: medconsortium-others/3", "unknown-format"),
        ("format: 3", "unknown-format"),
    ],
)
def test_another_format_is_refused_at_once(document: str, code: str) -> None:
    with pytest.raises(DocumentError) as caught:
        shaped(f"{document}\n".encode(), Things, notation="yaml")
    (fault,) = caught.value.faults
    assert fault.code == code
    assert fault.place is not None
    assert "medconsortium-things/2" in fault.in_language("en")


def test_what_has_another_shape_is_noted_with_its_place() -> None:
    document = b"format: medconsortium-things/2\nthngs: 3\nthings: [a, 3]\n"
    _, found = shaped(document, Things, notation=None)
    with pytest.raises(DocumentError) as caught:
        found.raise_any()
    assert sorted((f.code, f.path, f.place and f.place.line) for f in caught.value.faults) == [
        ("unknown-key", "$.thngs", 2),
        ("wrong-type", "$.things[1]", 3),
    ]
    assert not found.is_sound(("things",))
    assert not found.is_sound(("things", 1))
    assert found.is_sound(("things", 0))


def test_data_already_parsed_have_no_places() -> None:
    _, found = shaped({"format": "medconsortium-things/2", "things": 3}, Things, notation=None)
    (fault,) = found.faults.found
    assert (fault.path, fault.place) == ("$.things", None)


# --- Values -------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("stated", "day", "codes"),
    [
        ("2026-06-30", date(2026, 6, 30), []),
        ("2026-06", None, [("bad-day", "$.x.until")]),
        ("2026-02-30", None, [("bad-day", "$.x.until")]),
        ("２０２６-06-30", None, [("bad-day", "$.x.until")]),
        ("20260630", None, [("bad-day", "$.x.until")]),
        ("2026-W01-1", None, [("bad-day", "$.x.until")]),
        (3, None, []),  # the shape says so
        (None, None, []),
    ],
)
def test_a_day_is_exact(stated: Any, day: date | None, codes: list[tuple[str, str]]) -> None:
    found = notes()
    assert found.day({"until": stated}, "until", ("x",)) == day
    assert [(fault.code, fault.path) for fault in found.faults.found] == codes
    assert [f.place for f in found.faults.found] == [Place(file="x/until")] * len(codes)


@pytest.mark.parametrize(
    ("stated", "blank"),
    [
        ("甲", False),
        (" \t", True),
        ("", True),
        ({"zh": "甲", "en": " "}, True),
        ({"zh": "甲"}, False),
        (3, False),
        (None, False),
    ],
)
def test_a_blank_text_is_refused(stated: Any, *, blank: bool) -> None:
    codes = noted(lambda to: to.refuse_blank({"reason": stated}, ("reason",), ("w", 0)))
    assert codes == [("blank", "$.w[0].reason")] * blank


@pytest.mark.parametrize(
    ("since", "until", "is_reversed"),
    [(2, 1, True), (1, 1, False), (1, 2, False), (None, 1, False), (1, None, False)],
)
def test_a_period_ends_after_it_begins(
    since: int | None, until: int | None, *, is_reversed: bool
) -> None:
    days = [None if day is None else date(2026, 1, day) for day in (since, until)]
    codes = noted(lambda to: to.refuse_reversed(days[0], days[1], ()))
    assert codes == [("reversed-period", "$.until")] * is_reversed


def test_a_term_is_told_by_key_or_label() -> None:
    found = notes()
    assert found.term("错误", Severity, ()) is Severity.ERROR
    assert found.term(None, Severity, ()) is None
    assert found.term("grave", Severity, ("severity",)) is None
    (fault,) = found.faults.found
    assert fault.code == "unknown-term"
    assert fault.cure.en == "write one of: error, warning, advice"


def test_items_are_the_mappings_of_a_list() -> None:
    data = {"a": [{"x": 1}, 3, {"y": 2}], "b": "text"}
    assert list(items(data, "a")) == [(("a", 0), {"x": 1}), (("a", 2), {"y": 2})]
    assert list(items(data, "b")) == list(items(data, "c")) == []


def test_what_is_unknown_is_met_with_the_nearest_few() -> None:
    known = tuple(f"rule{n}" for n in range(50))
    fault = unknown("unknown-rule", NotFoundError("rule7", known))
    assert fault.cure.en is not None
    assert fault.cure.en.startswith("try one of: rule7")
    assert len(fault.cure.en) < 100
    assert unknown("x", NotFoundError("甲", ())).cure.en == "check its spelling"
    assert len(unknown("x", NotFoundError("y" * 10**6, known)).in_language("zh")) < 300


def test_too_many_faults_end_the_reading() -> None:
    found = notes()
    for number in range(99):
        found.day({"on": "x"}, "on", (number,))
    with pytest.raises(DocumentError) as caught:
        found.day({"on": "x"}, "on", (99,))
    assert caught.value.faults[-1].code == "too-many-faults"
