"""What the cells of a sheet say: read as people and spreadsheets write them, or refused by name."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from datetime import date, datetime, time, timedelta
from functools import lru_cache
from types import MappingProxyType
from typing import Any, TypeAlias

import attrs

from medconsortium.errors import DocumentError, Fault, TermError
from medconsortium.interop.tables.cell_dates import date_in_number, date_in_text
from medconsortium.interop.tables.codes import code_in_number, damage_of
from medconsortium.interop.tables.sheet_columns import CellKind, SheetColumn
from medconsortium.model import Listing, PartialDate
from medconsortium.model.columnar.encodings import TermEncoding
from medconsortium.model.fields import encodings
from medconsortium.model.values import shown
from medconsortium.text import Text, fold
from medconsortium.vocabulary import Completeness, IdentifierSystem, Term

__all__ = ["Cell", "cell_fault", "cell_text", "parse_cell", "split_list"]

Cell: TypeAlias = str | float | int | bool | date | datetime | time | timedelta | None
"""A cell as a library reads it; `None` or nothing but space is blank."""

_STRONG = re.compile(r"[；;\n]")
_WEAK = re.compile(r"[、,，]")
_COLON = re.compile(r"[：:]")
_ENDING = re.compile(r"\s*[（(]([^（()）]{1,12})[)）]$")
_NUMBER = re.compile(
    r"([+-]?(?:\d+|\d{1,3}(?:,\d{3})+)(?:\.\d*)?(?:[eE][+-]?\d{1,3})?)\s*(\D{0,4})", re.ASCII
)
_UNITS = frozenset({"", "张", "人", "名", "个", "所", "家", "分", "分钟", "min", "床", "°", "度"})
_YES = frozenset(map(fold, ("是", "有", "真", "yes", "y", "true", "t", "1", "√", "✓", "✔")))
_NO = frozenset(map(fold, ("否", "无", "假", "no", "n", "false", "f", "0", "×", "✗", "✘")))
_NONE = frozenset(map(fold, ("无", "没有", "none")))
_LARGEST = 2**53
_HALF_WIDTH = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)} | {0x3000: 0x20}


def cell_fault(code: str, message: Text, cure: Text) -> DocumentError:
    """Return the error of one cell; who knows the cell's place adds it."""
    return DocumentError([Fault(code=code, message=message, cure=cure)])


def cell_text(cell: Cell) -> str | None:
    """Return a cell as text without space around it, `None` where it is blank.

    >>> cell_text(" 丙14号 "), cell_text(3.0), cell_text("  ")
    ('丙14号', '3', None)
    """
    match cell:
        case None:
            text = ""
        case bool():
            text = "TRUE" if cell else "FALSE"
        case int() | float():
            text = code_in_number(cell)
        case datetime() if cell.time() == time():
            text = cell.date().isoformat()
        case _:
            text = str(cell)
    return text.strip() or None


def split_list(text: str, known: Callable[[str], bool]) -> list[str]:
    """Split at `；`, `;` and line breaks, and what is not known by itself at `、` and commas too.

    >>> split_list("儿科、内科；外科", lambda item: item in {"儿科", "内科", "外科"})
    ['儿科', '内科', '外科']
    """
    pieces = [piece.strip() for piece in _STRONG.split(text)]
    split = [
        [piece] if known(piece) else [part.strip() for part in _WEAK.split(piece)]
        for piece in pieces
    ]
    return [part for parts in split for part in parts if part]


def parse_cell(column: SheetColumn, cell: Cell) -> Any:
    """Return what a cell of a column says; `None` where it is blank.

    References come as they are written: a text, or the texts of a list. Pairs come as tuples.

    Raises:
        DocumentError: It cannot be understood.
    """
    if isinstance(cell, str):
        cell = cell.strip() or None
    if cell is None:
        return None
    if not column.is_list:
        return _PARSE[column.kind](column, cell)
    text = _code(column, cell) if column.kind == "code" else cell_text(cell)
    assert text is not None  # noqa: S101 - the cell is not blank
    completeness = Completeness.UNKNOWN
    ending = _ENDING.search(text) if column.listing else None
    if ending is not None:
        stated = _completeness(ending[1])
        if stated is not None:
            text, completeness = text[: ending.start()], stated
    items = tuple(_items(column, text))
    return Listing(items, completeness) if column.listing else items


def _items(column: SheetColumn, text: str) -> Iterator[Any]:
    if column.listing and fold(text) in _NONE:
        return
    parse = _PARSE[column.kind]
    if column.kind == "term":
        for part in split_list(text, lambda part: _is_term(column.vocabulary, part)):
            yield parse(column, part)
    elif column.kind == "reference":  # may hold any separator: split where the ids are known
        yield from (part.strip() for part in _STRONG.split(text) if part.strip())
    else:
        separator = _STRONG if _STRONG.search(text) or column.kind == "pairs" else _WEAK
        yield from (parse(column, part.strip()) for part in separator.split(text) if part.strip())


def _completeness(text: str) -> Completeness | None:
    try:
        return Completeness.parse(text)
    except TermError:
        return None


def _text(column: SheetColumn, cell: Cell) -> str:  # noqa: ARG001 - one signature for all kinds
    return cell_text(cell) or ""


def _code(column: SheetColumn, cell: Cell) -> str:
    system = column.part if column.part in IdentifierSystem._value2member_map_ else None
    code = cell_text(cell) or ""
    damage = damage_of(code, system=system)
    if damage is not None:
        raise cell_fault(
            "damaged-code",
            Text(f"{shown(code)} {damage.zh}", f"{shown(code)} {damage.en}"),
            Text(
                "把这一栏设为“文本”格式，再从原件重新录入代码",
                "format the column as text, and type the code again from the original",
            ),
        )
    return code


def _term(column: SheetColumn, cell: Cell) -> Term:
    vocabulary = column.vocabulary
    assert vocabulary is not None  # noqa: S101 - a column of terms has one
    text = cell_text(cell) or ""
    found = _term_called(vocabulary, text)
    if isinstance(found, Term):
        return found
    raise cell_fault("unknown-term", Text(found, found), _see_terms(vocabulary))


@lru_cache(maxsize=4096)
def _term_called(vocabulary: type[Term], text: str) -> Term | str:
    """Return the term, or what is wrong with it."""
    try:
        return vocabulary.parse(text)
    except TermError as error:
        return str(error)


def _is_term(vocabulary: type[Term] | None, text: str) -> bool:
    return vocabulary is not None and isinstance(_term_called(vocabulary, text), Term)


def _see_terms(vocabulary: type[Term]) -> Text:
    command = f"medconsortium terms {vocabulary.__name__}"
    return Text(f"用 {command} 查看可用的术语", f"see the terms with: {command}")


def _flag(column: SheetColumn, cell: Cell) -> bool:  # noqa: ARG001
    if isinstance(cell, bool):
        return cell
    form = fold(cell_text(cell) or "")
    if form in _YES or form in _NO:
        return form in _YES
    raise _not_a(cell, Text("是或否", "yes or no"), Text("写“是”或“否”", "write yes or no"))


def _number(column: SheetColumn, cell: Cell) -> float:  # noqa: ARG001
    number: float | None = None
    if isinstance(cell, int | float) and not isinstance(cell, bool):
        number = float(cell)
    elif isinstance(cell, str):
        match = _NUMBER.fullmatch(cell.translate(_HALF_WIDTH))
        if match is not None and match[2] in _UNITS:
            number = float(match[1].replace(",", ""))
    if number is None or not abs(number) < float("inf"):
        raise _not_a(
            cell,
            Text("数", "a number"),
            Text("只写阿拉伯数字，如 12.5", "write digits alone, such as 12.5"),
        )
    return number


def _count(column: SheetColumn, cell: Cell) -> int:
    what = Text("整数", "a whole number")
    cure = Text(
        "只写阿拉伯数字，如 300；约数、“多”写在备注里",
        "write digits alone, such as 300; leave out about and over",
    )
    try:
        number = _number(column, cell)
    except DocumentError:
        raise _not_a(cell, what, cure) from None
    if number != number // 1 or not 0 <= number <= _LARGEST:
        raise _not_a(cell, what, cure)
    return int(number)


def _date(column: SheetColumn, cell: Cell) -> Any:  # noqa: ARG001
    found = None
    if isinstance(cell, date):
        found = PartialDate.of(cell)
    elif isinstance(cell, str):
        plain = cell.translate(_HALF_WIDTH)
        serial = len(plain) == 5 and plain.isdecimal()  # noqa: PLR2004 - a day, counted from 1900
        found = date_in_number(int(plain)) if serial else date_in_text(plain)
    elif isinstance(cell, int | float) and not isinstance(cell, bool):
        found = date_in_number(cell)
    if found is None:
        raise _not_a(
            cell,
            Text("日期", "a date"),
            Text(
                "写成 2016-05-20、2016-05、2016 或 长期",
                "write 2016-05-20, 2016-05, 2016 or open",
            ),
        )
    return found


def _pair(column: SheetColumn, cell: Cell) -> tuple[Any, Any]:
    """Return (term, value) of what is written `term：value`, either of which may be missing."""
    text = cell_text(cell) or ""
    term_name, value_name = _pair_fields(column.pair)
    fields = encodings(column.pair)  # type: ignore[arg-type]
    vocabulary = fields[term_name].vocabulary  # type: ignore[attr-defined]
    inner = attrs.evolve(column, is_list=False, vocabulary=vocabulary)
    first, *rest = _COLON.split(text, maxsplit=1)
    if value_name == "name" and not (rest and _is_term(vocabulary, first.strip())):
        return None, text
    kind: CellKind = "count" if value_name == "count" else "text"
    value = rest[0].strip() if rest else ""
    term = _term(inner, first.strip())
    return term, _PARSE[kind](inner, value) if value or kind == "count" else None


def _pair_fields(pair: Any) -> tuple[str, str]:
    """Return the field with the term and the field with the value."""
    names = tuple(encodings(pair))
    is_first = isinstance(encodings(pair)[names[0]], TermEncoding)
    return (names[0], names[1]) if is_first else (names[1], names[0])


def _not_a(cell: Cell, what: Text, cure: Text) -> DocumentError:
    text = shown(cell_text(cell) or "")
    return cell_fault("wrong-type", Text(f"{text} 不是{what.zh}", f"{text} is not {what.en}"), cure)


_PARSE: Mapping[CellKind, Callable[[SheetColumn, Cell], Any]] = MappingProxyType(
    {
        "id": _code,
        "text": _text,
        "code": _code,
        "term": _term,
        "flag": _flag,
        "count": _count,
        "number": _number,
        "date": _date,
        "reference": _code,
        "pairs": _pair,
        "json": _text,
    }
)
