"""What is wrong with the shape of a document, said in both languages."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from difflib import get_close_matches
from reprlib import repr as shorten
from typing import Any, Protocol, TypeAlias, get_args

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from medconsortium.documents.format_1 import FORMAT, Document
from medconsortium.documents.shapes import MOST_ITEMS, MOST_KEYS, Shape, Tally
from medconsortium.errors import DocumentError, Fault, Place
from medconsortium.syntax import Limits
from medconsortium.syntax.wording import path_text, shown
from medconsortium.text import Text

__all__ = ["FaultList", "Path", "Whereabouts", "format_fault", "note_shape", "nowhere"]

Path: TypeAlias = tuple[str | int, ...]
"""The steps from the top of a document to a value."""


class Whereabouts(Protocol):
    """Tells where in a file the value at a path stands, or its key."""

    def __call__(self, path: Path, *, key: bool = False) -> Place | None:
        """Return the place, or `None` where there is no file."""


def nowhere(path: Path, *, key: bool = False) -> Place | None:  # noqa: ARG001
    """Tell no place: there is no file."""
    return None


_MOST_FAULTS = Limits().max_faults
_NUMBER = re.compile(r"[1-9]\d{0,8}", re.ASCII)
_LONGEST_KEY = 64

_SAID: Mapping[str, tuple[str, Text, Text]] = {
    "extra_forbidden": (
        "unknown-key",
        Text("没有这个键", "there is no such key"),
        Text("删去，或改正拼写", "leave it out, or correct its spelling"),
    ),
    "missing": ("missing-key", Text("缺少这个键", "this key is missing"), Text("补上它", "add it")),
    "string_type": (
        "wrong-type",
        Text("应是文本", "it must be text"),
        Text("加上引号", "put it in quotes"),
    ),
    "int_type": (
        "wrong-type",
        Text("应是整数", "it must be a whole number"),
        Text("写成整数，不加引号", "write digits only, without quotes"),
    ),
    "float_type": (
        "wrong-type",
        Text("应是数", "it must be a number"),
        Text("写成数，不加引号", "write a number, without quotes"),
    ),
    "bool_type": (
        "wrong-type",
        Text("应是 true 或 false", "it must be true or false"),
        Text("写 true 或 false，不知道就不写", "write true or false; leave out what is not known"),
    ),
    "list_type": (
        "wrong-type",
        Text("应是列表", "it must be a list"),
        Text("写成列表", "write a list"),
    ),
    "model_type": (
        "wrong-type",
        Text("应是键和值", "it must be keys and values"),
        Text("写成 键: 值", "write key: value"),
    ),
    "bilingual_text": (
        "wrong-type",
        Text("应是文本，或 zh 和 en", "it must be text, or zh and en"),
        Text("写成文本或 {zh: …, en: …}", "write text or {zh: …, en: …}"),
    ),
    "listing": (
        "wrong-type",
        Text("应是列表，或 items 和 completeness", "it must be a list, or items and completeness"),
        Text(
            "写成 [ … ] 或 {items: [ … ], completeness: partial}",
            "write [ … ] or {items: [ … ], completeness: partial}",
        ),
    ),
    "dated_act": (
        "wrong-type",
        Text("应是日期，或 day 和 basis", "it must be a date, or day and basis"),
        Text(
            "写成 2025-03 或 {day: 2025-03, basis: …}", "write 2025-03 or {day: 2025-03, basis: …}"
        ),
    ),
    "set_value": (
        "wrong-type",
        Text("应是数，或词条的列表", "it must be a number, or a list of terms"),
        Text("写成 90 或 [ … ]", "write 90 or [ … ]"),
    ),
    "outcomes": (
        "wrong-type",
        Text("应按规则、对象给出结果", "it must hold outcomes by rule and subject"),
        Text("用 check --format json 的输出", "take what check --format json prints"),
    ),
    "too_short": (
        "empty-list",
        Text("是空的", "it is empty"),
        Text("至少写一项，或删去这个键", "write one item at least, or leave the key out"),
    ),
    "invalid_key": (
        "unknown-key",
        Text("键应是文本", "a key must be text"),
        Text("删去，或写成文本", "leave it out, or write text"),
    ),
    "finite_number": (
        "not-finite",
        Text("不是有限的数", "it is not a finite number"),
        Text("不知道就不要写", "leave out what is not known"),
    ),
    "greater_than_equal": (
        "out-of-range",
        Text("数太小", "the number is too small"),
        Text("核对", "check it"),
    ),
    "less_than_equal": (
        "out-of-range",
        Text("数太大", "the number is too large"),
        Text("核对", "check it"),
    ),
    "too_long": (
        "too-large",
        Text("太长", "it is too long"),
        Text(
            f"最多 {MOST_ITEMS} 项或 {MOST_KEYS} 个键",
            f"at most {MOST_ITEMS} items or {MOST_KEYS} keys",
        ),
    ),
}
_SAID_OF_TYPE = {
    "dict_type": "model_type",
    "int_from_float": "int_type",
    "int_parsing_size": "less_than_equal",
}
_SAID_OF_OTHERS = (
    "wrong-type",
    Text("不合格式", "it does not fit the format"),
    Text("见文档格式的说明", "see the description of the format"),
)


def format_fault(data: object, wanted: str = FORMAT) -> Fault | None:
    """Return why data are not in the format wanted, of the sort `medconsortium/1`, or `None`."""
    if not isinstance(data, Mapping):
        return Fault(
            code="not-a-document",
            path="$",
            message=Text(zh="文档应是键和值", en="a document is made of keys and values"),
            cure=Text(zh=f"以 format: {wanted} 开头", en=f"begin with format: {wanted}"),
        )
    stated = data.get("format")
    if stated == wanted:
        return None
    kind, _, number = stated.rpartition("/") if isinstance(stated, str) else ("", "", "")
    newer = kind == wanted.rpartition("/")[0] and _NUMBER.fullmatch(number) is not None
    said = Text("没有写明", "not stated")
    if stated is not None:
        said = Text(f"是 {_shown(stated)}", _shown(stated))
    return Fault(
        code="newer-format" if newer else "unknown-format",
        path="$.format",
        message=Text(
            zh=f"格式{said.zh}，本版本读取 {wanted}",
            en=f"the format is {said.en}; this version reads {wanted}",
        ),
        cure=Text(
            zh="升级 medconsortium" if newer else f"写上 format: {wanted}",
            en="upgrade medconsortium" if newer else f"write format: {wanted}",
        ),
    )


class FaultList:
    """The faults of a document as they are found; too many of them end the reading."""

    def __init__(self) -> None:
        self.found: list[Fault] = []

    def note(self, fault: Fault) -> None:
        """Add a fault.

        Raises:
            DocumentError: There are too many to go on.
        """
        self.found.append(fault)
        if len(self.found) >= _MOST_FAULTS:
            raise DocumentError([*self.found, _TOO_MANY])


_TOO_MANY = Fault(
    code="too-many-faults",
    message=Text(
        zh=f"错误达到 {_MOST_FAULTS} 处，不再继续检查",
        en=f"there are {_MOST_FAULTS} faults or more; reading stops here",
    ),
    cure=Text(zh="先改正以上错误，再重新读取", en="cure the faults above, then read again"),
)


def note_shape(
    data: Mapping[str, Any],
    where: Whereabouts,
    faults: FaultList,
    *,
    shape: type[Shape] = Document,
) -> frozenset[Path]:
    """Note what is wrong with the shape of a document; return the paths of the values at fault."""
    try:
        shape.model_validate(dict(data), context=Tally(_MOST_FAULTS))
    except ValidationError as error:
        details = error.errors(include_url=False, include_context=False)
        paths = [_actual_path(detail["loc"], data) for detail in details]
        for detail, path in zip(details, paths, strict=True):
            faults.note(_fault(detail, path, where, shape))
        return frozenset(paths)
    return frozenset()


def _actual_path(location: Path, data: Any) -> Path:
    """Put the `items` of a listing, which the models step over, back into a location."""
    path: list[str | int] = []
    holder = data
    for step in location:
        if isinstance(step, int) and isinstance(holder, Mapping) and "items" in holder:
            path.append("items")
            holder = holder["items"]
        path.append(step)
        holder = _held(holder, step)
    return tuple(path)


def _held(holder: Any, step: str | int) -> Any:
    if isinstance(holder, Mapping):
        return holder.get(step)
    if isinstance(holder, list) and isinstance(step, int):
        return holder[step]
    return None


def _fault(detail: ErrorDetails, path: Path, where: Whereabouts, shape: type[Shape]) -> Fault:
    kind = _SAID_OF_TYPE.get(detail["type"], detail["type"])
    code, message, cure = _SAID.get(kind, _SAID_OF_OTHERS)
    about_key = code in {"unknown-key", "missing-key"}
    near = _nearest_key(detail["loc"], shape) if code == "unknown-key" else None
    if near is not None:
        cure = Text(f"是不是 {near}？", f"did you mean {near}?")
    name = shown(str(path[-1])) if path else "$"
    found = "" if about_key else _shown(detail["input"])
    link = Text("，而不是 ", ", not ") if code == "wrong-type" else Text("：", ": ")
    return Fault(
        code=code,
        path=path_text(path),
        place=where(path, key=about_key),
        message=Text(
            f"{name} {message.zh}" + (f"{link.zh}{found}" if found else ""),
            f"{name}: {message.en}" + (f"{link.en}{found}" if found else ""),
        ),
        cure=cure,
    )


def _nearest_key(location: Path, shape: type[Shape]) -> str | None:
    """Return the key that resembles the unknown one at a location and may stand there."""
    for step in location[:-1]:
        annotation = _keys(shape).get(str(step))  # none where `step` leads to an item
        shape = next(_shapes_in(annotation), shape)
    wanted = str(location[-1])[:_LONGEST_KEY]
    return next(iter(get_close_matches(wanted, _keys(shape), n=1)), None)


def _keys(shape: type[Shape]) -> dict[str, Any]:
    """Return the keys that a shape knows, each with the annotation of its value."""
    fields = shape.model_fields.items()
    return {field.alias or name: field.annotation for name, field in fields}


def _shapes_in(annotation: Any) -> Iterator[type[Shape]]:
    if isinstance(annotation, type) and issubclass(annotation, Shape):
        yield annotation
    for part in get_args(annotation):
        yield from _shapes_in(part)


def _shown(value: object) -> str:
    """Return a value fit for a message, however large it is."""
    try:
        return shown(shorten(value))
    except ValueError:  # Python writes no number of thousands of digits
        return type(value).__name__
