"""Fold texts so that spellings of one name compare equal: script, width, case, separators."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from unicodedata import normalize

__all__ = ["fold", "simplify"]

_SEPARATORS = frozenset(
    "·•‧∙⋅・"  # middle dots
    "-‐‒–—―−_"  # dashes
    ",、.。"  # stops
    "()[]{}〈〉《》〔〕【】「」『』"  # brackets
    "\"'“”‘’"  # quotation marks
    "\u00ad\u200b\u200c\u200d\u200e\u200f\u2060\ufeff"  # invisible
)
_CACHED_CHARACTERS = 0x10000


def simplify(text: str) -> str:
    """Replace traditional Chinese characters by simplified ones, one by one.

    The length stays the same, and so do characters that have no simplified form or are simplified
    already. Where the simplified form depends on the word (乾, 著), the commonest one is taken, so
    the result is for comparing and searching rather than for print.

    Source: OpenCC's character table, with the Hong Kong and Taiwan variants.

    >>> simplify("廣州市番禺區中心醫院")
    '广州市番禺区中心医院'
    """
    return text.translate(_simplified())


def fold(text: str) -> str:
    """Return the form of `text` by which look-ups compare.

    Equal after folding: traditional and simplified script, full and half width and other
    compatibility forms (NFKD, character by character), upper and lower case (case folding). White
    space, invisible characters and the separators that people vary are dropped: middle dots,
    dashes, underscores, commas and full stops, brackets, quotation marks. Other signs
    (`/ : ; + & %`) stay.

    Characters fold independently (`fold(a + b) == fold(a) + fold(b)`), in linear time. A text of
    nothing but separators folds to `""`.

    >>> fold("區 中心醫院（東院）") == fold("区中心医院·东院")
    True
    >>> fold("ＣＴ-Ｘ線")
    'ctx线'
    """
    return text.translate(_folded())


@cache
def _simplified() -> dict[int, int]:
    lines = Path(__file__).with_name("traditional.tsv").read_text(encoding="utf-8").splitlines()
    pairs = (line.split("\t") for line in lines if not line.startswith("#"))
    return {ord(traditional): ord(simplified) for traditional, simplified in pairs}


@cache
def _folded() -> _Folded:
    return _Folded()


class _Folded(dict[int, str]):
    """What a character folds to, by code point; worked out when first met."""

    def __missing__(self, code: int) -> str:
        plain = normalize("NFKD", normalize("NFKD", chr(code)).casefold())
        kept = (c for c in simplify(plain) if not (c.isspace() or c in _SEPARATORS))
        folded = "".join(kept)
        if len(self) < _CACHED_CHARACTERS:
            self[code] = folded
        return folded
