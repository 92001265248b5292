"""A zipped workbook, looked at before a library unpacks it: how large is it, and who says so."""

from __future__ import annotations

import struct
import zlib
from collections.abc import Iterator
from typing import IO
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, ZipFile, ZipInfo

from medconsortium.errors import DocumentError, Fault, Place
from medconsortium.text import Text

__all__ = ["MAX_UNPACKED", "Archive"]

MAX_UNPACKED = 512 * 1024 * 1024
"""A workbook that unpacks to more bytes is refused."""

_MAX_ENTRIES = 10_000
_CHUNK = 1024 * 1024
_LOCAL_HEADER = struct.Struct("<4s5H3L2H")
_ENCRYPTED = 1


class Archive:
    """The parts of a zip file, unpacked piece by piece, none larger than it says it is.

    Raises:
        DocumentError: It is no zip file, is damaged or encrypted, or unpacks to too much.
    """

    def __init__(self, stream: IO[bytes], file: str) -> None:
        self._stream = stream
        self._file = file
        try:
            with ZipFile(stream) as archive:
                infos = archive.infolist()
        except (BadZipFile, ValueError, OSError, NotImplementedError, struct.error):
            raise self._error("broken-workbook", _BROKEN, _FETCH_AGAIN) from None
        self._infos = {info.filename.lower(): info for info in infos}
        if len(infos) > _MAX_ENTRIES or sum(info.file_size for info in infos) > MAX_UNPACKED:
            raise self._error("too-large", _TOO_LARGE, _SPLIT)
        if len(self._infos) < len(infos):
            raise self._error("broken-workbook", _TWICE, _FETCH_AGAIN)
        for info in infos:
            if info.flag_bits & _ENCRYPTED or info.compress_type not in (ZIP_STORED, ZIP_DEFLATED):
                raise self._error("broken-workbook", _ENCODED, _SAVE_AGAIN)

    def __contains__(self, name: str) -> bool:
        return name.lower() in self._infos

    @property
    def names(self) -> list[str]:
        """The names of the parts, in small letters."""
        return list(self._infos)

    def pieces(self, name: str) -> Iterator[bytes]:
        """Yield a part in pieces.

        Raises:
            DocumentError: It is damaged, or longer or shorter than it says.
        """
        info = self._infos[name.lower()]
        room = info.file_size
        for piece in self._unpacked(info):
            room -= len(piece)
            if room < 0:
                raise self._error("too-large", _LIES, _FETCH_AGAIN)
            yield piece
        if room:
            raise self._error("broken-workbook", _BROKEN, _FETCH_AGAIN)

    def _unpacked(self, info: ZipInfo) -> Iterator[bytes]:
        inflate = zlib.decompressobj(-zlib.MAX_WBITS) if info.compress_type else None
        try:
            for piece in self._packed(info):
                if inflate is None:
                    yield piece
                    continue
                data = piece
                while data:
                    yield inflate.decompress(data, _CHUNK)
                    data = inflate.unconsumed_tail
        except (zlib.error, struct.error):
            raise self._error("broken-workbook", _BROKEN, _FETCH_AGAIN) from None

    def _packed(self, info: ZipInfo) -> Iterator[bytes]:
        self._stream.seek(info.header_offset)
        header = _LOCAL_HEADER.unpack(self._stream.read(_LOCAL_HEADER.size))
        start = info.header_offset + _LOCAL_HEADER.size + header[-2] + header[-1]
        for offset in range(0, info.compress_size, _CHUNK):
            self._stream.seek(start + offset)
            yield self._stream.read(min(_CHUNK, info.compress_size - offset))

    def _error(self, code: str, message: Text, cure: Text) -> DocumentError:
        place = Place(file=self._file)
        return DocumentError([Fault(code=code, message=message, cure=cure, place=place)])


_BROKEN = Text("文件已损坏或不完整", "the file is damaged or cut off")
_FETCH_AGAIN = Text("重新取得文件，或在 Excel 中另存一次", "fetch it again, or save it in Excel")
_TOO_LARGE = Text(
    f"解压后超过 {MAX_UNPACKED} 字节的上限", f"it unpacks to more than {MAX_UNPACKED} bytes"
)
_SPLIT = Text("拆分文件，或改用 CSV 或 Parquet", "split it, or use CSV or Parquet")
_TWICE = Text("压缩包里有同名的部分", "two of its parts have the same name")
_ENCODED = Text("文件加密或压缩方式不认识", "it is encrypted, or packed in an unknown way")
_SAVE_AGAIN = Text("取消密码后另存为 .xlsx", "remove the password and save it as .xlsx")
_LIES = Text("压缩包里的内容比它所说的大", "a part of it is larger than it says")
