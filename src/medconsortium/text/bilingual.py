"""A text in Chinese, in English, or in both."""

from __future__ import annotations

import re
from typing import Literal, TypeAlias

from attrs import frozen

__all__ = ["Language", "Text"]

Language: TypeAlias = Literal["zh", "en"]

_HAN = re.compile("[\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]")


@frozen
class Text:
    """A text in Chinese (`zh`), in English (`en`), or in both; `None` means not stated.

    >>> Text(zh="湖南省儿童医院").in_language("en")
    '湖南省儿童医院'
    >>> str(Text(zh="医联体", en="consortium"))
    '医联体'
    """

    zh: str | None = None
    en: str | None = None

    @classmethod
    def of(cls, value: str | Text) -> Text:
        """Take a plain string as Chinese where it holds a Han character, else as English.

        A string without Han characters that is not English (a code, a pinyin name) is held under
        `en` all the same: the slot says which reader it suits, not which language it is in.

        >>> Text.of("番禺区"), Text.of("Panyu")
        (Text(zh='番禺区', en=None), Text(zh=None, en='Panyu'))
        """
        if isinstance(value, Text):
            return value
        return cls(zh=value) if has_han(value) else cls(en=value)

    def in_language(self, language: Language) -> str:
        """Return the text in `language`, in the other one where it is missing, or `""`."""
        first, second = (self.zh, self.en) if language == "zh" else (self.en, self.zh)
        return first if first is not None else second or ""

    def __str__(self) -> str:
        return self.in_language("zh")


def has_han(text: str) -> bool:
    """Say whether `text` holds a Han character (CJK ideographs, extensions and compatibility)."""
    return _HAN.search(text) is not None
