"""A document's text, taken from its bytes, and where its lines stand."""

from __future__ import annotations

import codecs
import re
from array import array
from contextlib import suppress
from typing import Final

from attrs import define, field

from medconsortium.errors import DocumentError, Place
from medconsortium.syntax.limits import Limits
from medconsortium.syntax.wording import Wording

__all__ = ["Source", "source_of"]

_STRIDE: Final = 4096
_CHINESE_IN_GBK = re.compile(rb"[\xb0-\xf7][\xa1-\xfe]")

_EMPTY = Wording(
    "empty-document",
    "文件是空的",
    "the document is empty",
    "写入内容，或检查是否选错了文件",
    "write something into it, or check that this is the right file",
)
_TOO_LARGE = Wording(
    "too-large",
    "文件有{size}字节，超过上限{limit}字节",
    "the document has {size} bytes, more than the limit of {limit}",
    "拆分文件，或调高 Limits(max_bytes=…)",
    "split the document, or raise Limits(max_bytes=...)",
)
_NOT_UTF_8 = Wording(
    "not-utf-8",
    "此处的字节 0x{byte} 不是 UTF-8 编码",
    "the byte 0x{byte} here is not UTF-8",
    "用编辑器把文件另存为 UTF-8 编码",
    "save the file again as UTF-8",
)
_CUT_CHARACTER = Wording(
    "not-utf-8",
    "文件在一个汉字（字符）中间断开，末尾不完整",
    "the file breaks off in the middle of its last character",
    "文件可能没有传完，请重新取得完整的文件",
    "the file may be cut off: fetch it again in full",
)
_GBK = Wording(
    "not-utf-8",
    "文件不是 UTF-8 编码，很可能是 GBK（GB18030）编码",
    "the file is not UTF-8; it seems to be GBK (GB18030)",
    "用编辑器以 GBK 打开，另存为 UTF-8；或运行 iconv -f GB18030 -t UTF-8",
    "open it as GBK in an editor and save it as UTF-8, or run iconv -f GB18030 -t UTF-8",
)
_WIDE = Wording(
    "not-utf-8",
    "文件是 {encoding} 编码，不是 UTF-8 编码",
    "the file is {encoding}, not UTF-8",
    "用编辑器把文件另存为 UTF-8（Windows 记事本中“Unicode”即 UTF-16，请改选“UTF-8”）",
    'save the file again as UTF-8 (what Windows Notepad calls "Unicode" is UTF-16)',
)


@define(eq=False)
class Source:
    """The text of one document, and its file name.

    A line ends at LF, CR LF or CR, as editors count.
    """

    text: str
    file: str | None = None
    _strides: _Strides | None = field(default=None, init=False, repr=False)

    def place(self, offset: int) -> Place:
        r"""Return the line and column of the character at `offset`; both count from 1.

        >>> Source("医院: a\r\n诊所: b").place(9)
        Place(file=None, line=2, column=3, sheet=None, row=None)
        """
        if self._strides is None:
            self._strides = _Strides(self.text)
        line, column = self._strides.line_and_column(offset)
        return Place(file=self.file, line=line, column=column)


class _Strides:
    """The line at every 4,096th character, so that one place costs little even in one long line."""

    __slots__ = ("_lines", "_starts", "_text")

    def __init__(self, text: str) -> None:
        if "\r" in text:
            text = text.replace("\r\n", " \n").replace("\r", "\n")
        self._text = text
        self._lines = array("q")
        self._starts = array("q")
        line, start = 1, 0
        for offset in range(0, len(text) + 1, _STRIDE):
            self._lines.append(line)
            self._starts.append(start)
            line += text.count("\n", offset, offset + _STRIDE)
            start = text.rfind("\n", offset, offset + _STRIDE) + 1 or start

    def line_and_column(self, offset: int) -> tuple[int, int]:
        stride = offset // _STRIDE
        begin = stride * _STRIDE
        line = self._lines[stride] + self._text.count("\n", begin, offset)
        start = self._text.rfind("\n", begin, offset) + 1 or self._starts[stride]
        return line, offset - start + 1


def source_of(data: bytes, *, file: str | None, limits: Limits) -> Source:
    r"""Decode `data` as UTF-8, with or without a byte order mark.

    Raises:
        DocumentError: the bytes are too many, are not UTF-8, or hold nothing but blank space.

    >>> source_of("\ufeff医院".encode(), file=None, limits=Limits()).text
    '医院'
    """
    beginning = Place(file=file, line=1, column=1)
    if len(data) > limits.max_bytes:
        sizes = {"size": len(data), "limit": limits.max_bytes}
        raise DocumentError([_TOO_LARGE.fault(beginning, values=sizes)])
    if wide := _wide_encoding(data):
        raise DocumentError([_WIDE.fault(beginning, values={"encoding": wide})])
    data = data.removeprefix(codecs.BOM_UTF8)
    try:
        text = data.decode()
    except UnicodeDecodeError as error:
        before = data[: error.start].decode()
        place = Source(before, file).place(len(before))
        wording = _undecodable(data, error)
        values = {"byte": f"{data[error.start]:02X}"}
        raise DocumentError([wording.fault(place, values=values)]) from None
    if not text or text.isspace():
        raise DocumentError([_EMPTY.fault(beginning)])
    return Source(text, file)


def _wide_encoding(data: bytes) -> str | None:
    """Name UTF-16 or UTF-32, told by the byte order mark or by the zeros beside ASCII."""
    for mark, name in (
        (codecs.BOM_UTF32_LE, "UTF-32"),
        (codecs.BOM_UTF32_BE, "UTF-32"),
        (codecs.BOM_UTF16_LE, "UTF-16"),
        (codecs.BOM_UTF16_BE, "UTF-16"),
    ):
        if data.startswith(mark):
            return name
    zeros = tuple(byte == 0 for byte in data[:4])
    if len(data) % 4 == 0 and zeros in {(True, True, True, False), (False, True, True, True)}:
        return "UTF-32"
    if len(data) % 2 == 0 and zeros[:2] in {(True, False), (False, True)}:
        return "UTF-16"
    return None


def _undecodable(data: bytes, error: UnicodeDecodeError) -> Wording:
    """Tell GBK, a cut-off file and plain damage apart.

    Text in GBK fails at its first Chinese character, so good UTF-8 before the fault rules it out.
    """
    if data[: error.start].isascii() and _CHINESE_IN_GBK.search(data):
        with suppress(UnicodeDecodeError):
            data.decode("gb18030")
            return _GBK
    return _CUT_CHARACTER if error.reason == "unexpected end of data" else _NOT_UTF_8
