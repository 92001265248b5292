"""What is wrong with the shape of a document, said in both languages."""

from __future__ import annotations

import copy
from collections.abc import Callable, Mapping
from typing import Any, TypeAlias

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from medconsortium.documents.format_1 import FORMAT
from medconsortium.documents.layout import NESTED
from medconsortium.errors import Fault, Place
from medconsortium.text import Text

__all__ = [
    "Path",
    "Whereabouts",
    "faults_of_shape",
    "format_fault",
    "path_text",
    "without_faults",
]

Path: TypeAlias = tuple[str | int, ...]
"""The steps from the top of a document to a value."""

Whereabouts: TypeAlias = Callable[[Path], Place | None]

_NESTED_KEYS = frozenset(nested.key for nested in NESTED)
_NESTED_DEPTH = 4

_SAID: Mapping[str, tuple[Text, Text]] = {
    "extra_forbidden": (
        Text("没有这个键", "there is no such key"),
        Text("删去，或改正拼写", "leave it out, or correct its spelling"),
    ),
    "missing": (Text("缺少这个键", "this key is missing"), Text("补上它", "add it")),
    "string_type": (Text("应是文本", "it must be text"), Text("加上引号", "put it in quotes")),
    "int_type": (Text("应是整数", "it must be a whole number"), Text("写成整数", "write digits only")),
    "float_type": (Text("应是数", "it must be a number"), Text("写成数", "write a number")),
    "bool_type": (
        Text("应是 true 或 false", "it must be true or false"),
        Text("写 true 或 false，不知道就不写", "write true or false; leave out what is not known"),
    ),
    "list_type": (Text("应是列表", "it must be a list"), Text("写成列表", "write a list")),
    "model_type": (
        Text("应是键和值", "it must be keys and values"),
        Text("写成 键: 值", "write key: value"),
    ),
    "bilingual_text": (
        Text("应是文本，或 zh 和 en", "it must be text, or zh and en"),
        Text("写成文本或 {zh: …, en: …}", "write text or {zh: …, en: …}"),
    ),
    "listing": (
        Text("应是列表，或 items 和 completeness", "it must be a list, or items and completeness"),
        Text("写成 [ … ] 或 {items: [ … ], completeness: partial}",
             "write [ … ] or {items: [ … ], completeness: partial}"),
    ),
    "finite_number": (
        Text("不是有限的数", "it is not a finite number"),
        Text("不知道就不要写", "leave out what is not known"),
    ),
    "greater_than_equal": (Text("数太小", "the number is too small"), Text("核对", "check it")),
    "less_than_equal": (Text("数太大", "the number is too large"), Text("核对", "check it")),
}
_SAID_OF_TYPE = {
    "dict_type": "model_type",
    "model_attributes_type": "model_type",
    "int_from_float": "int_type",
    "int_parsing_size": "less_than_equal",
    "float_parsing": "float_type",
    "string_unicode": "string_type",
}
_CODES = {
    "extra_forbidden": "unknown-key",
    "missing": "missing-key",
    "finite_number": "not-finite",
    "greater_than_equal": "out-of-range",
    "less_than_equal": "out-of-range",
}


def path_text(path: Path) -> str:
    """Return a path as `$.consortia[0].members[3].role`."""
    return "$" + "".join(f"[{step}]" if isinstance(step, int) else f".{step}" for step in path)


def format_fault(data: object) -> Fault | None:
    """Return why data are not in the format this library reads, or `None`."""
    if not isinstance(data, Mapping):
        return Fault(
            code="not-a-document",
            path="$",
            message=Text(zh="文档应是键和值", en="a document is made of keys and values"),
            cure=Text(zh=f"以 format: {FORMAT} 开头", en=f"begin with format: {FORMAT}"),
        )
    stated = data.get("format")
    if stated == FORMAT:
        return None
    shown = repr(stated)[:60]
    newer = isinstance(stated, str) and stated.startswith("medconsortium/")
    return Fault(
        code="newer-format" if newer else "unknown-format",
        path="$.format",
        message=Text(
            zh=f"格式是 {shown}，本版本读取 {FORMAT}",
            en=f"the format is {shown}; this version reads {FORMAT}",
        ),
        cure=Text(
            zh="升级 medconsortium" if newer else f"写上 format: {FORMAT}",
            en="upgrade medconsortium" if newer else f"write format: {FORMAT}",
        ),
    )


def faults_of_shape(
    error: ValidationError, data: Mapping[str, Any], where: Whereabouts
) -> list[Fault]:
    """Return a fault for each error in the shape of a document."""
    return [
        _fault(detail, _actual_path(detail["loc"], data), where)
        for detail in error.errors(include_url=False, include_context=False)
    ]


def without_faults(data: Mapping[str, Any], error: ValidationError) -> dict[str, Any]:
    """Return the data without the values found at fault, so that the rest can be read."""
    left: dict[str, Any] = copy.deepcopy(dict(data))
    for detail in error.errors(include_url=False, include_context=False, include_input=False):
        path = _actual_path(detail["loc"], data)
        while isinstance(path[-1], int) and not _is_row(path):
            path = path[:-1]
        holder: Any = left
        for step in path[:-1]:
            holder = _step(holder, step)
        if isinstance(holder, dict):
            holder.pop(path[-1], None)
        elif isinstance(holder, list):
            holder[int(path[-1])] = {}
    return left


def _is_row(path: Path) -> bool:
    return len(path) == 2 or (len(path) == _NESTED_DEPTH and path[2] in _NESTED_KEYS)  # noqa: PLR2004


def _step(holder: Any, step: str | int) -> Any:
    if isinstance(holder, dict):
        return holder.get(step)
    if isinstance(holder, list) and isinstance(step, int) and step < len(holder):
        return holder[step]
    return None


def _actual_path(location: tuple[str | int, ...], data: Any) -> Path:
    """Put the `items` of a listing, which the models step over, back into a location."""
    path: list[str | int] = []
    holder = data
    for step in location:
        if isinstance(step, int) and isinstance(holder, dict):
            path.append("items")
            holder = holder.get("items")
        path.append(step)
        holder = _step(holder, step)
    return tuple(path)


def _fault(detail: ErrorDetails, path: Path, where: Whereabouts) -> Fault:
    kind = _SAID_OF_TYPE.get(detail["type"], detail["type"])
    message, cure = _SAID.get(kind, (Text("不合格式", detail["msg"]), Text("见文档格式", "see the format")))
    value = "" if kind == "missing" else f"：{detail['input']!r}"[:60]
    return Fault(
        code=_CODES.get(kind, "wrong-type"),
        path=path_text(path),
        place=where(path),
        message=Text(
            zh=f"{path[-1]}{'' if kind != 'missing' else ' '}{message.zh}{value}",
            en=f"{path[-1]}: {message.en}{value.replace('：', ': ')}",
        ),
        cure=cure,
    )


