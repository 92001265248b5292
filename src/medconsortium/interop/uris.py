"""File names as URI references (RFC 3986)."""

from __future__ import annotations

import re
from urllib.parse import quote

__all__ = ["file_uri"]

_DRIVE = re.compile(r"[A-Za-z]:[\\/]")


def file_uri(name: str) -> str | None:
    r"""Return the URI of a file; relative where its name is, `None` where it is no name of a file.

    Windows names are understood. Whatever a URI cannot hold is percent-encoded as UTF-8.

    >>> file_uri("名册/某县.yaml"), file_uri(r"C:\data\a b.yaml"), file_uri("<input>")
    ('%E5%90%8D%E5%86%8C/%E6%9F%90%E5%8E%BF.yaml', 'file:///C:/data/a%20b.yaml', None)
    """
    if not name or name.startswith("<"):
        return None
    is_of_drive, is_of_host = _DRIVE.match(name) is not None, name.startswith("\\\\")
    path = name.replace("\\", "/") if is_of_drive or is_of_host or "/" not in name else name
    if is_of_drive:
        return f"file:///{path[:2]}{_quoted(path[2:])}"
    if is_of_host:
        return f"file:{_quoted(path)}"
    return f"file://{_quoted(path)}" if path.startswith("/") else _quoted(path)


def _quoted(path: str) -> str:
    """Encode a path; a colon too, lest its first part be taken for a scheme."""
    return quote(path, safe="/", errors="surrogatepass")
