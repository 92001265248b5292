"""What is said of input that cannot be used."""

from __future__ import annotations

from collections.abc import Iterable

from medconsortium.errors import (
    AmbiguousError,
    DocumentError,
    MedConsortiumError,
    ModelError,
    NotFoundError,
)
from medconsortium.text import Language, Text

__all__ = ["UnusableError", "ambiguous", "message_of", "not_found"]

_SHOWN = 80


class UnusableError(MedConsortiumError):
    """What a person typed cannot be used; `message` says what, and how to cure it."""

    def __init__(self, message: Text) -> None:
        self.message = message
        super().__init__(message)

    def __str__(self) -> str:
        return self.message.in_language("en")


def message_of(error: MedConsortiumError, language: Language) -> str:
    """Return what to tell a person about an error, a line for each thing that is wrong."""
    match error:
        case UnusableError(message=message):
            return message.in_language(language)
        case DocumentError() | ModelError():
            return error.in_language(language)
        case NotFoundError(what=what, suggestions=suggestions):
            return not_found(what, suggestions).in_language(language)
        case AmbiguousError(what=what, candidates=candidates):
            return ambiguous(what, candidates).in_language(language)
        case _:
            return str(error)


def not_found(what: str, suggestions: Iterable[str] = ()) -> Text:
    """Return that nothing is called so, and what may be meant, a line for each."""
    shown, near = repr(what[:_SHOWN]), _listed(suggestions)
    return Text(
        f"找不到 {shown}" + (f"，可以试试：{near}" if near else ""),
        f"nothing is called {shown}" + (f"; try one of:{near}" if near else ""),
    )


def ambiguous(what: str, candidates: Iterable[str]) -> Text:
    """Return that several things are called so, and which, a line for each."""
    shown, listed = repr(what[:_SHOWN]), _listed(candidates)
    return Text(
        f"{shown} 可能指下列任一个，请用标识：{listed}",
        f"{shown} may be any of these; use the id:{listed}",
    )


def _listed(names: Iterable[str]) -> str:
    return "".join(f"\n  {name}" for name in names)
