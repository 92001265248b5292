"""The parts of a code, and the characters that may stand in them."""

from __future__ import annotations

from collections.abc import Collection

from attrs import frozen

from medconsortium.identifiers.flaw import Flaw, FlawCode, Severity
from medconsortium.text import Text

__all__ = ["DIGIT", "DIGIT_OR_LETTER", "LETTER", "Characters", "Part", "strangers", "unlisted"]

_LOOK_ALIKE = {"I": "1", "O": "0", "S": "5", "V": "U", "Z": "2"}


@frozen(kw_only=True)
class Characters:
    """The characters allowed in one place, and what they are called."""

    allowed: str
    name: Text


DIGIT = Characters(allowed="0123456789", name=Text(zh="数字", en="a digit"))
LETTER = Characters(allowed="ABCDEFGHIJKLMNOPQRSTUVWXYZ", name=Text(zh="大写字母", en="a letter"))
DIGIT_OR_LETTER = Characters(
    allowed=DIGIT.allowed + LETTER.allowed,
    name=Text(zh="数字或大写字母", en="a digit or a letter"),
)


@frozen(kw_only=True)
class Part:
    """Neighbouring characters of a code that mean one thing.

    `first` is the position of the first of them, from 1; `form` says for each what may stand there.
    """

    name: Text
    first: int
    form: tuple[Characters, ...]

    def of(self, code: str) -> str:
        """Return the characters of `code` that are this part.

        >>> Part(name=Text(en="year"), first=2, form=(DIGIT, DIGIT)).of("A25B")
        '25'
        """
        return code[self.first - 1 : self.first - 1 + len(self.form)]


def strangers(code: str, part: Part) -> list[Flaw]:
    """Return a flaw for each character in a part of `code` that may not stand where it stands.

    >>> year = Part(name=Text(zh="年份", en="year"), first=2, form=(DIGIT, DIGIT))
    >>> [flaw.message.en for flaw in strangers("A2SB", year)]
    ["character 3 is 'S', expected a digit (year)"]
    """
    places = enumerate(zip(part.of(code), part.form, strict=True), part.first)
    return [
        _stranger(position, found, characters, part)
        for position, (found, characters) in places
        if found not in characters.allowed
    ]


def unlisted(
    code: str,
    part: Part,
    known: Collection[str],
    *,
    flaw: FlawCode,
    severity: Severity = "warning",
) -> list[Flaw]:
    """Return a flaw if a part of `code` is none of the `known` values, all as long as the part.

    It names the first character at which none of them is left.

    >>> pet = Part(name=Text(zh="宠物", en="pet"), first=1, form=(LETTER,) * 3)
    >>> [wrong] = unlisted("CAD", pet, {"CAT", "CAR", "DOG"}, flaw="category")
    >>> wrong.position, wrong.found, wrong.expected
    (3, 'D', 'RT')
    """
    value = part.of(code)
    if value in known:
        return []
    left, place = known, 0
    while following := [one for one in left if one[place] == value[place]]:
        left, place = following, place + 1
    position = part.first + place
    expected = sorted({one[place] for one in left})
    return [
        Flaw(
            code=flaw,
            severity=severity,
            message=Text(
                zh=f"第 {position} 位为 {value[place]!r}，应为 {'、'.join(expected)}"
                f"（没有{part.name.zh} {value!r}）",
                en=f"character {position} is {value[place]!r}, expected {' '.join(expected)} "
                f"(there is no {part.name.en} {value!r})",
            ),
            cure=Text(zh="对照现行代码表核对", en="compare with the code list in force"),
            found=value[place],
            expected="".join(expected),
            position=position,
        )
    ]


def _stranger(position: int, found: str, characters: Characters, part: Part) -> Flaw:
    meant = _LOOK_ALIKE.get(found, "")
    return Flaw(
        code="alphabet",
        severity="error",
        message=Text(
            zh=f"第 {position} 位为 {found!r}，应为{characters.name.zh}（{part.name.zh}）",
            en=f"character {position} is {found!r}, expected {characters.name.en} ({part.name.en})",
        ),
        cure=Text(zh=f"或为 {meant!r}，请核对", en=f"perhaps {meant!r} is meant")
        if meant and meant in characters.allowed
        else Text(zh="对照证书或代码表改正", en="compare with the certificate or code list"),
        found=found,
        expected=characters.allowed,
        position=position,
    )
