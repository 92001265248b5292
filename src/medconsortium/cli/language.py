"""Which language to speak: as asked for by `--lang`, else as the locale says."""

from __future__ import annotations

import locale
from collections.abc import Mapping, Sequence

from medconsortium.cli.problems import UnusableError
from medconsortium.text import Language, Text

__all__ = ["language_of_locale", "take_language"]

_OPTION = "--lang"
_VARIABLES = ("LC_ALL", "LC_MESSAGES", "LANG")  # in the order in which they count
_CHINESE = ("zh", "Chinese")  # as Unix and as Windows begin the names of such locales


def language_of_locale(environment: Mapping[str, str]) -> Language:
    """Return Chinese for a Chinese locale, English for any other."""
    stated = next(filter(None, (environment.get(name) for name in _VARIABLES)), None)
    name = stated or locale.getlocale()[0] or ""
    return "zh" if name.startswith(_CHINESE) else "en"


def take_language(arguments: Sequence[str], default: Language) -> tuple[Language, list[str]]:
    """Return the language that `--lang` asks for, and the arguments without it.

    The option may stand anywhere before `--`; the last one counts.

    Raises:
        UnusableError: `--lang` asks for something else than zh or en.
    """
    language = default
    left: list[str] = []
    rest = iter(arguments)
    for argument in rest:
        option, equals, value = argument.partition("=")
        if option == _OPTION:
            language = _asked_for(value if equals else next(rest, ""))
        elif argument == "--":
            left += [argument, *rest]
        else:
            left.append(argument)
    return language, left


def _asked_for(value: str) -> Language:
    match value:
        case "zh" | "en":
            return value
        case _:
            raise UnusableError(
                Text(
                    f"--lang 是 zh 或 en，而不是 {value!r}",
                    f"--lang is zh or en, not {value!r}",
                )
            )
