"""Show the doctests of docstrings as code; Markdown would take `>>>` for three quotations."""

from __future__ import annotations

import re
from typing import Any

from griffe import Extension, Object

__all__ = ["Doctests"]

DOCTEST = re.compile(r"^(?P<indent> *)>>> .*(?:\n(?P=indent).*\S.*)*", re.MULTILINE)


class Doctests(Extension):
    """Put a code fence around each run of doctest lines."""

    def on_object(self, *, obj: Object, **_: Any) -> None:
        """Rewrite the docstring of `obj`."""
        if obj.docstring:
            fenced = r"\g<indent>```pycon\n\g<0>\n\g<indent>```"
            obj.docstring.value = DOCTEST.sub(fenced, obj.docstring.value)
