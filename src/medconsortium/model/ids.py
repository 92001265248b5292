"""Ids: what one may look like, and the natural keys of rows that leave theirs out."""

from __future__ import annotations

import json
import unicodedata
from collections import defaultdict
from collections.abc import Iterable
from typing import Any

from attrs import evolve

from medconsortium.errors import Fault
from medconsortium.model.fields import plain_row, stated_fields
from medconsortium.model.rows import (
    KeyedRow,
    Link,
    Membership,
    Observation,
    Recognition,
    Row,
    Service,
)
from medconsortium.model.values import shown
from medconsortium.text import Text

__all__ = [
    "content",
    "has_natural_key",
    "id_fault",
    "key_fields",
    "natural_key",
    "with_natural_keys",
]

LONGEST_ID = 200
_CONTROLS = ("Cc", "Cs")

_KEY_FIELDS: dict[type[Row], tuple[str, ...]] = {
    Membership: ("consortium", "institution|department|group", "role", "since"),
    Link: ("origin", "target", "kind", "since"),
    Service: ("provider", "item|subject|condition", "since"),
    Recognition: ("origin", "target|consortium", "item", "since"),
    Observation: ("subject", "measure", "since"),
}


def id_fault(row_id: object) -> Fault | None:
    """Return what is wrong with an id, or `None`.

    An id is a text of 1 to 200 characters in NFC, without control characters, `/` or surrounding
    space. Chinese is welcome.
    """
    if not isinstance(row_id, str) or not 0 < len(row_id) <= LONGEST_ID:
        said = Text(
            zh="标识为空、不是文本或超过 200 个字符", en="empty, not text, or over 200 characters"
        )
    elif "/" in row_id:
        said = Text(zh="标识含有 /", en="it holds /")
    elif row_id != row_id.strip():
        said = Text(zh="标识首尾有空白", en="it has space around it")
    elif not row_id.isprintable() and any(unicodedata.category(c) in _CONTROLS for c in row_id):
        said = Text(zh="标识含有控制字符", en="it holds a control character")
    elif not unicodedata.is_normalized("NFC", row_id):
        said = Text(zh="标识不是 NFC 规范形式", en="it is not in normal form NFC")
    else:
        return None
    return Fault(
        code="bad-id",
        message=Text(
            zh=f"标识 {shown(row_id)} 不可用：{said.zh}",
            en=f"id {shown(row_id)} cannot be used: {said.en}",
        ),
        cure=Text(
            zh="使用 1–200 个字符、无 / 和控制字符的稳定名称或代码",
            en="use a stable name or code of 1 to 200 characters without / or control characters",
        ),
    )


def key_fields(row_type: type[Row]) -> tuple[str, ...]:
    """Return the fields that a key is made of; of those joined by `|`, the first one stated."""
    return _KEY_FIELDS[row_type]


def has_natural_key(row: object) -> bool:
    """Say whether a row's id is left to be derived, or was derived: then it holds `/`."""
    if not isinstance(row, KeyedRow) or type(row) not in _KEY_FIELDS:
        return False
    given: object = row.id
    return not given or (isinstance(given, str) and "/" in given)


def with_natural_keys(rows: Iterable[Any]) -> list[Any]:
    """Give each keyed row without an id of its own the key derived from what it says.

    The key joins the fields that tell such rows apart, as in `consortium/institution/role/since`.
    Rows that tie are told apart by `#2`, `#3` … in the order of their whole content, so the
    order in which they were given does not matter. A derived key is recognised by its `/` and
    derived again when the row is edited.
    """
    rows = list(rows)
    ties: defaultdict[str, list[int]] = defaultdict(list)
    for position, row in enumerate(rows):
        if has_natural_key(row):
            ties[natural_key(row)].append(position)
    for key, positions in ties.items():
        if len(positions) > 1:
            positions.sort(key=lambda position: content(rows[position]))
        for n, position in enumerate(positions, start=1):
            row_id = key if n == 1 else f"{key}#{n}"
            if rows[position].id != row_id:
                rows[position] = evolve(rows[position], id=row_id)
    return rows


def natural_key(row: KeyedRow) -> str:
    """Return the key of a row without an id of its own, before rows that tie are told apart."""
    parts = []
    for names in _KEY_FIELDS[type(row)]:
        values = (getattr(row, name) for name in names.split("|"))
        value = next((v for v in values if v is not None), None)
        key = getattr(value, "description", getattr(value, "key", value))
        parts.append("-" if key is None else str(key))
    return "/".join(parts)


def content(row: Row) -> str:
    """Write out all that a row says but its id, by which rows of one key are put in order."""
    if any(encoding.problem(value) for _, encoding, value in stated_fields(type(row), row)):
        return ""  # the row will be refused, whatever its key
    plain = plain_row(row)
    plain.pop("id", None)
    return json.dumps(plain, ensure_ascii=False, sort_keys=True)
