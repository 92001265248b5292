"""`medconsortium terms [VOCABULARY]`."""

from __future__ import annotations

from types import MappingProxyType
from typing import Annotated

import typer

from medconsortium.cli.problems import UnusableError, not_found
from medconsortium.cli.terminal import Terminal
from medconsortium.text import Text, fold
from medconsortium.vocabulary import VOCABULARIES, Term

__all__ = ["DETAILS", "PARAMETERS", "run"]

DETAILS = Text(
    "文档里写键、中文名、英文名或别名都可以。例如：medconsortium terms Phase",
    "A document may use the key, either label or an alias. Example: medconsortium terms Phase",
)
PARAMETERS = MappingProxyType(
    {"vocabulary": Text("词表名；不写则列出全部", "A vocabulary; all if left out.")}
)

_NAME = Text("词表", "vocabulary")
_COUNT = Text("词条数", "terms")
_ABOUT = Text("首个词条", "first terms")
_KEY = Text("键", "key")
_CHINESE = Text("中文", "Chinese")
_ENGLISH = Text("英文", "English")
_ALIASES = Text("别名", "aliases")
_SHOWN = 3


def run(
    context: typer.Context,
    vocabulary: Annotated[str | None, typer.Argument(metavar="VOCABULARY")] = None,
) -> int:
    """Print the vocabularies, or the terms of one."""
    terminal: Terminal = context.obj
    if vocabulary is None:
        rows = [[name, str(len(v)), _first_terms(v, terminal)] for name, v in VOCABULARIES.items()]
        terminal.print_table([_NAME, _COUNT, _ABOUT], rows)
        return 0
    by_form = {fold(name): terms for name, terms in VOCABULARIES.items()}
    if fold(vocabulary) not in by_form:
        raise UnusableError(not_found(vocabulary, VOCABULARIES))
    terms = by_form[fold(vocabulary)]
    rows = [[term.key, term.zh, term.en, " ".join(term.aliases)] for term in terms]
    terminal.print_table([_KEY, _CHINESE, _ENGLISH, _ALIASES], rows)
    return 0


def _first_terms(vocabulary: type[Term], terminal: Terminal) -> str:
    labels = [term.label(terminal.language) for term in vocabulary]
    return ", ".join(labels[:_SHOWN]) + (" …" if len(labels) > _SHOWN else "")
