"""What the syntax layer says when a text cannot be read, in both languages."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Final

from attrs import frozen

from medconsortium.errors import Fault, Place
from medconsortium.text import Text

__all__ = [
    "LONE_SURROGATE",
    "NOT_FINITE",
    "NUMBER_TOO_LONG",
    "Wording",
    "path_text",
    "shown",
]

_LONGEST_SHOWN: Final = 60


@frozen
class Wording:
    """The message and the cure of one kind of fault; `{names}` are filled in when it is found."""

    code: str
    zh: str
    en: str
    cure_zh: str
    cure_en: str

    def fault(
        self,
        place: Place,
        *,
        path: str = "",
        values: Mapping[str, object] | None = None,
    ) -> Fault:
        """Return the fault at `place`, with `values` filled in as they can be shown.

        >>> wording = Wording("x", "值为{it}", "it is {it}", "改", "change it")
        >>> wording.fault(Place(line=1, column=2), values={"it": 3}).in_language("en")
        '<input>:1:2: it is 3 -> change it'
        """
        fill = {name: shown(str(value)) for name, value in (values or {}).items()}
        return Fault(
            code=self.code,
            message=Text(zh=self.zh.format_map(fill), en=self.en.format_map(fill)),
            cure=Text(zh=self.cure_zh.format_map(fill), en=self.cure_en.format_map(fill)),
            path=path,
            place=place,
        )


def shown(text: str) -> str:
    r"""Return `text` fit for one line of a message: short, printable, writable as UTF-8.

    >>> shown("a\nb\ud800"), len(shown("a" * 1000))
    ('a\\nb\\ud800', 60)
    """
    if len(text) > _LONGEST_SHOWN:
        text = text[: _LONGEST_SHOWN - 1] + "…"
    if text.isprintable():
        return text
    return "".join(c if c.isprintable() else c.encode("unicode_escape").decode() for c in text)


def path_text(steps: Iterable[str | int]) -> str:
    """Spell the way from the top of a document to one of its values.

    >>> path_text(["consortia", 0, "members", 3, "role"]), path_text(["名称", "a b"])
    ('$.consortia[0].members[3].role', '$.名称["a b"]')
    """
    spelled = ["$"]
    for step in steps:
        if isinstance(step, int):
            spelled.append(f"[{step}]")
        elif len(step) <= _LONGEST_SHOWN and step.isidentifier():
            spelled.append(f".{step}")
        else:
            spelled.append('["' + shown(step).replace('"', '\\"') + '"]')
    return "".join(spelled)


NOT_FINITE: Final = Wording(
    "not-finite",
    "“{found}”不是有限的数",
    "'{found}' is not a finite number",
    "写入有限的数；不详则写 null 或省去",
    "write a finite number; write null or leave it out where it is not known",
)
NUMBER_TOO_LONG: Final = Wording(
    "number-too-long",
    "数字长达{length}个字符，超过上限{limit}",
    "the number has {length} characters, more than the limit of {limit}",
    "号码、代码请用英文双引号括起",
    "put numbers that are names or codes in double quotes",
)
LONE_SURROGATE: Final = Wording(
    "lone-surrogate",
    "文字含有不成对的代理码（\\ud800 至 \\udfff），无法以 UTF-8 写出",
    "the text holds an unpaired surrogate (\\ud800 to \\udfff), which UTF-8 cannot write",
    "写入字符本身，如 𠮷，或写成对的转义",
    "write the character itself, or both escapes of the pair",
)
