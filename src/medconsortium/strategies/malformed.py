"""Documents that cannot be read, each with the fault that is to be reported."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from copy import deepcopy
from typing import Any, TypeAlias

from attrs import frozen
from hypothesis import strategies as st
from hypothesis.errors import InvalidArgument
from hypothesis.strategies import DrawFn

from medconsortium.documents import dumps, encode
from medconsortium.documents.files import Notation
from medconsortium.strategies.networks import networks
from medconsortium.strategies.written import NOTATIONS, in_notation

__all__ = ["FAULTS", "MalformedDocument", "malformed_documents"]

Data: TypeAlias = dict[str, Any]


@frozen(kw_only=True)
class MalformedDocument:
    """The bytes of a document, how it is noted, and the code of the fault that it has."""

    content: bytes
    notation: Notation
    fault: str


@st.composite
def malformed_documents(draw: DrawFn, *, faults: Sequence[str] = ()) -> MalformedDocument:
    """Draw documents with one fault each, and the code by which it is to be reported.

    Args:
        faults: The codes to choose from, out of `FAULTS`; all if left out.

    A document that can be read is made faulty: in what it says, in its shape, or in its notation.
    Shrinks to a document of one institution, and among faults to those of notation.

    Raises:
        InvalidArgument: There is no such fault.
    """
    unknown = set(faults) - set(FAULTS)
    if unknown:
        raise InvalidArgument(f"no fault is called {sorted(unknown)}; there are {list(FAULTS)}")
    network = draw(networks(min_institutions=1, max_institutions=3, max_consortia=1))
    fault = draw(st.sampled_from(list(faults) or list(FAULTS)))
    if fault in _IN_DATA:
        data: Data = deepcopy(encode(network))
        data = draw(st.sampled_from(_IN_DATA[fault]))(data)
        notation = draw(st.sampled_from(NOTATIONS))
        content = draw(in_notation(data, notation))
        return MalformedDocument(content=content, notation=notation, fault=fault)
    notation, spoil = draw(st.sampled_from(_IN_BYTES[fault]))
    return MalformedDocument(
        content=spoil(dumps(network, notation=notation)), notation=notation, fault=fault
    )


def _first(data: Data, **said: Any) -> Data:
    data["institutions"][0].update(said)
    return data


def _with(data: Mapping[str, Any], **said: Any) -> Data:
    return {**data, **said}


def _without_name(data: Data) -> Data:
    del data["institutions"][0]["name"]
    return data


def _twice(data: Data) -> Data:
    data["institutions"].append(dict(data["institutions"][0]))
    return data


def _member_of_nothing(data: Data) -> Data:
    nobody = {"id": "空医联体", "name": "空医联体", "members": [{"role": "lead"}]}
    return _with(data, consortia=[*data.get("consortia", ()), nobody])


_IN_DATA: Mapping[str, tuple[Callable[[Data], Data], ...]] = {
    "unknown-key": (
        lambda data: _first(data, bed=3),
        lambda data: _with(data, insitutions=[]),
        lambda data: _first(data, location={"latitude": 1, "longitude": 2, "hight": 3}),
    ),
    "missing-key": (
        _without_name,
        lambda data: _first(data, location={"latitude": 1}),
    ),
    "wrong-type": (
        lambda data: _first(data, beds="三百"),
        lambda data: _first(data, beds=3.5),
        lambda data: _first(data, name=3),
        lambda data: _first(data, since=2013),
        lambda data: _first(data, tier=["county"]),
        lambda data: _first(data, designations="中心"),
        lambda data: _with(data, synthetic="是"),
        lambda data: _with(data, title={"zh": "名册", "fr": "liste"}),
        lambda data: _with(data, institutions={"甲": 1}),
    ),
    "out-of-range": (
        lambda data: _first(data, beds=-1),
        lambda data: _first(data, beds=2**53 + 1),
        lambda data: _first(data, location={"latitude": 120, "longitude": 28}),
    ),
    "unknown-term": (
        lambda data: _first(data, tier="大"),
        lambda data: _first(data, designations={"items": ["中心"], "completeness": "多"}),
    ),
    "empty-list": (
        lambda data: _first(data, designations={"items": [], "completeness": "partial"}),
    ),
    "bad-date": (
        lambda data: _first(data, since="2013-13"),
        lambda data: _first(data, until="2014/2013"),
        lambda data: _first(data, since="2013-02-30"),
    ),
    "duplicate-id": (_twice,),
    "bad-id": (
        lambda data: _with(data, sources=[{"id": "a/b"}]),
        lambda data: _with(data, sources=[{"id": ""}]),
        lambda data: _with(data, sources=[{"id": " 甲"}]),
    ),
    "dangling-reference": (
        lambda data: _first(data, part_of="没有这家"),
        lambda data: _first(data, division="没有这里"),
    ),
    "no-one-member": (_member_of_nothing,),
    "newer-format": (lambda data: _with(data, format="medconsortium/2"),),
    "unknown-format": (
        lambda data: _with(data, format="geojson"),
        lambda data: _with(data, format=["medconsortium/1"]),
    ),
}
"""By the code of the fault: changes to the data of a document that has an institution."""

Spoil: TypeAlias = Callable[[bytes], bytes]
_DEPTH = 100


def _in_front(text: str) -> Spoil:
    return lambda content: text.encode() + content


def _instead(content: bytes) -> Spoil:
    return lambda _: content


_BOMB = "a: &a [x, x, x, x, x, x, x, x, x, x]\n" + "".join(
    f"{name}: &{name} [{', '.join([f'*{before}'] * 10)}]\n"
    for before, name in zip("abcdefgh", "bcdefghi", strict=True)
)

_IN_BYTES: Mapping[str, tuple[tuple[Notation, Spoil], ...]] = {
    "duplicate-key": (
        ("yaml", _in_front("format: medconsortium/1\n")),
        ("json", lambda content: b'{"format": "medconsortium/1",' + content.lstrip()[1:]),
    ),
    "syntax": (
        ("json", lambda content: content.rstrip()[:-1]),
        ("yaml", lambda content: content + b"title: [\n"),
    ),
    "not-finite": (
        ("yaml", lambda content: content + b"title: .nan\n"),
        ("json", _instead(b'{"format": 1e999}')),
    ),
    "lone-surrogate": (("json", _instead(json.dumps({"format": "\ud83c"}).encode())),),
    "not-utf-8": (
        ("yaml", lambda content: content + "title: 名册\n".encode("gbk")),
        ("json", _instead('{"title": "名册"}'.encode("gbk"))),
    ),
    "empty-document": (("yaml", _instead(b"")), ("json", _instead(b" \n"))),
    "not-a-document": (("yaml", _instead("- 甲\n".encode())), ("json", _instead(b"[]"))),
    "too-deep": (
        ("yaml", _instead(b"[" * _DEPTH)),
        ("json", _instead(b'{"a": ' + b"[" * _DEPTH + b"]" * _DEPTH + b"}")),
    ),
    "alias-bomb": (("yaml", _instead(_BOMB.encode())),),
}
"""By the code of the fault: changes to the bytes of a document."""

FAULTS: tuple[str, ...] = (*_IN_DATA, *_IN_BYTES)
"""The codes of the faults that are planted."""
