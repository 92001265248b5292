"""Bytes become text or a clear fault; offsets become lines and columns."""

from __future__ import annotations

import codecs
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from medconsortium.errors import DocumentError, Fault, Place
from medconsortium.syntax.limits import Limits
from medconsortium.syntax.source import Source, source_of

ROSTER = "名称: 长沙市第一医院\n床位: 1500\n"


def fault_of(data: bytes, limits: Limits | None = None) -> Fault:
    with pytest.raises(DocumentError) as caught:
        source_of(data, file="名册.yaml", limits=limits or Limits())
    (fault,) = caught.value.faults
    return fault


@pytest.mark.parametrize("mark", [b"", codecs.BOM_UTF8])
def test_utf_8_is_read_with_and_without_byte_order_mark(mark: bytes) -> None:
    source = source_of(mark + ROSTER.encode(), file="名册.yaml", limits=Limits())
    assert source.text == ROSTER
    assert source.place(0) == Place(file="名册.yaml", line=1, column=1)


@pytest.mark.parametrize("data", [b"", b" ", b"\n\n", codecs.BOM_UTF8, "\u3000\r\n".encode()])
def test_nothing_is_no_document(data: bytes) -> None:
    fault = fault_of(data)
    assert (fault.code, str(fault.place)) == ("empty-document", "名册.yaml:1:1")


def test_size_is_bounded() -> None:
    data = b"a" * 10
    assert source_of(data, file=None, limits=Limits(max_bytes=10)).text == "a" * 10
    fault = fault_of(data, Limits(max_bytes=9))
    assert fault.code == "too-large"
    assert fault.message.en == "the document has 10 bytes, more than the limit of 9"


@pytest.mark.parametrize("encoding", ["gbk", "gb2312", "gb18030"])
def test_gbk_is_named_with_its_cure(encoding: str) -> None:
    fault = fault_of(ROSTER.encode(encoding))
    assert (fault.code, str(fault.place)) == ("not-utf-8", "名册.yaml:1:1")
    assert "GBK" in str(fault.message.zh)
    assert "iconv -f GB18030 -t UTF-8" in str(fault.cure.zh)


@pytest.mark.parametrize(
    ("encoding", "name"),
    [
        ("utf-16", "UTF-16"),
        ("utf-16-le", "UTF-16"),
        ("utf-16-be", "UTF-16"),
        ("utf-32", "UTF-32"),
        ("utf-32-le", "UTF-32"),
        ("utf-32-be", "UTF-32"),
    ],
)
def test_wider_encodings_are_named(encoding: str, name: str) -> None:
    fault = fault_of(('{"名称": "' + "医院" * 10 + '"}').encode(encoding))
    assert (fault.code, str(fault.place)) == ("not-utf-8", "名册.yaml:1:1")
    assert fault.message.en == f"the file is {name}, not UTF-8"


@pytest.mark.parametrize(
    ("data", "place", "said"),
    [
        (b"a: 1\nb: \xff", "名册.yaml:2:4", "the byte 0xFF here is not UTF-8"),
        ("名称: 医".encode() + b"\xb0\xa1\xb0\xa1", "名册.yaml:1:6", "the byte 0xB0 here"),
        ("名称: 医".encode()[:-1], "名册.yaml:1:5", "breaks off in the middle of its last"),
        (b"\xe5\x8c", "名册.yaml:1:1", "breaks off"),
        (b"a: \xc0\x80", "名册.yaml:1:4", "the byte 0xC0 here"),
        (b"a: \xed\xa0\x80", "名册.yaml:1:4", "the byte 0xED here"),
        (b"a: caf\xe9 b", "名册.yaml:1:7", "the byte 0xE9 here"),
        (b"a: \xb0\xa1 \xff", "名册.yaml:1:4", "the byte 0xB0 here"),
    ],
)
def test_other_bytes_are_placed(data: bytes, place: str, said: str) -> None:
    fault = fault_of(data)
    assert (fault.code, str(fault.place)) == ("not-utf-8", place)
    assert said in str(fault.message.en)


def test_zeros_alone_name_no_encoding() -> None:
    assert source_of(b"\0\0\0\0", file=None, limits=Limits()).text == "\0\0\0\0"
    assert source_of(b"[\0]", file=None, limits=Limits()).text == "[\0]"


LINES = st.lists(st.sampled_from(["", "a", "医院", "𠮷b", "\u2028\x85\x0b\x0c", "x" * 5000]))


@given(st.lists(st.tuples(LINES.map("".join), st.sampled_from(["\n", "\r\n", "\r"]))))
def test_places_count_lines_and_characters_as_editors_do(lines: list[tuple[str, str]]) -> None:
    text = "".join(line + end for line, end in lines)
    source = Source(text)
    starts = [0, *(match.end() for match in re.finditer("\r\n|\r|\n", text))]
    for number, start in enumerate(starts, start=1):
        assert source.place(start) == Place(line=number, column=1)
        end = starts[number] - 1 if number < len(starts) else len(text)
        assert source.place(end) == Place(line=number, column=end - start + 1)


def test_the_end_of_a_text_has_a_place() -> None:
    for length in (0, 4095, 4096, 4097, 8192):
        assert Source("a" * length).place(length) == Place(line=1, column=length + 1)
