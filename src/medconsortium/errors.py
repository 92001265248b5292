"""The errors of the library: one base, and a child for each way of going wrong.

A *fault* is one thing wrong with the input: what, where, and how to cure it, in both languages.
Errors about input carry all the faults found, not only the first.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from attrs import evolve, frozen

from medconsortium.text import Language, Text

__all__ = [
    "AmbiguousError",
    "DocumentError",
    "Fault",
    "IdentifierError",
    "MedConsortiumError",
    "MissingExtraError",
    "ModelError",
    "NotFoundError",
    "Place",
    "TermError",
    "column_letters",
]

_SHOWN = 80
"""So many characters of what was looked for stand in a message."""


@frozen(kw_only=True)
class Place:
    """Where in a file something stands. Lines, columns and rows count from 1."""

    file: str | None = None
    line: int | None = None
    column: int | None = None
    sheet: str | None = None
    row: int | None = None

    def __str__(self) -> str:
        """Return `file:line:column`, or `file[sheet] row N column C` for a spreadsheet."""
        return self.in_language("en")

    def in_language(self, language: Language) -> str:
        """Return the place as one says it in a language.

        >>> Place(file="a.xlsx", sheet="机构", row=5, column=3).in_language("zh")
        'a.xlsx[机构] 第 5 行 C 列'
        """
        name = self.file or "<input>"
        if self.sheet is not None or self.row is not None:
            row, column = ("第 {} 行", "{} 列") if language == "zh" else ("row {}", "column {}")
            parts = [
                f"{name}[{self.sheet}]" if self.sheet is not None else name,
                row.format(self.row) if self.row is not None else "",
                column.format(column_letters(self.column)) if self.column is not None else "",
            ]
            return " ".join(filter(None, parts))
        return ":".join([name, *(str(n) for n in (self.line, self.column) if n is not None)])


def column_letters(number: int) -> str:
    """Return what spreadsheets call a column, counted from 1.

    >>> column_letters(3), column_letters(28)
    ('C', 'AB')
    """
    letters = ""
    while number > 0:
        number, letter = divmod(number - 1, 26)
        letters = chr(ord("A") + letter) + letters
    return letters


@frozen(kw_only=True)
class Fault:
    """One thing wrong with the input.

    `code` is a stable name (`"duplicate-key"`), `path` leads to the datum from the top of the
    document (`"$.consortia[0].members[3].role"`; empty where there is none).
    """

    code: str
    message: Text
    cure: Text
    path: str = ""
    place: Place | None = None

    def at(self, place: Place | None) -> Fault:
        """Return the fault with `place`, unless it has one."""
        return self if self.place is not None else evolve(self, place=place)

    def in_language(self, language: Language) -> str:
        """Return place, path, message and cure as one line."""
        place = self.place.in_language(language) if self.place else ""
        where = " ".join(filter(None, (place, self.path)))
        colon, arrow = ("：", " → ") if language == "zh" else (": ", " -> ")
        said = self.message.in_language(language) + arrow + self.cure.in_language(language)
        return f"{where}{colon}{said}" if where else said


class MedConsortiumError(Exception):
    """Base of every error that the library raises on purpose."""


class _FaultsError(MedConsortiumError, ValueError):
    """An error made of faults."""

    def __init__(self, faults: Iterable[Fault]) -> None:
        self.faults: tuple[Fault, ...] = tuple(faults)
        super().__init__(self.faults)

    def __str__(self) -> str:
        return self.in_language("en")

    def in_language(self, language: Language) -> str:
        """Return one line per fault, in `language`."""
        return "\n".join(fault.in_language(language) for fault in self.faults)


class DocumentError(_FaultsError):
    """A document that cannot be read; `faults` lists everything wrong with it."""


class ModelError(_FaultsError):
    """Rows that cannot be represented: a duplicate id, a dangling reference, a wrong type."""


class TermError(MedConsortiumError, ValueError):
    """A text that names no term of a vocabulary."""


class IdentifierError(MedConsortiumError, ValueError):
    """An identifier that does not follow its standard."""


class NotFoundError(MedConsortiumError, LookupError):
    """Nothing goes by that id, name or identifier; `suggestions` are the ids that come nearest."""

    def __init__(self, what: str, suggestions: Sequence[str] = ()) -> None:
        self.what = what
        self.suggestions = tuple(suggestions)
        super().__init__(what, self.suggestions)

    def __str__(self) -> str:
        hint = f" (did you mean: {', '.join(self.suggestions)}?)" if self.suggestions else ""
        return f"nothing is called {self.what[:_SHOWN]!r}{hint}"


class AmbiguousError(MedConsortiumError, LookupError):
    """Several things go by that name; `candidates` are their ids."""

    def __init__(self, what: str, candidates: Sequence[str]) -> None:
        self.what = what
        self.candidates = tuple(candidates)
        super().__init__(what, self.candidates)

    def __str__(self) -> str:
        candidates = ", ".join(self.candidates)
        return f"{self.what[:_SHOWN]!r} may be any of: {candidates}; use the id"


class MissingExtraError(MedConsortiumError, ImportError):
    """An optional dependency is not installed; the message says which extra brings it."""

    def __init__(self, extra: str) -> None:
        self.extra = extra
        super().__init__(extra)

    def __str__(self) -> str:
        return f'this needs an extra: pip install "medconsortium[{self.extra}]"'
