"""What things are called, read from columns where a network is held in columns."""

from __future__ import annotations

from typing import Any

from medconsortium.model import Network
from medconsortium.text import Language, Text

__all__ = ["consortium_name", "name_of", "title_of"]


def name_of(network: Network, institution: str, language: Language) -> str:
    """Return the name of an institution."""
    return _text(network.institutions, institution, "name").in_language(language)


def consortium_name(network: Network, consortium: str, language: Language) -> str:
    """Return the name of a consortium."""
    return _text(network.consortia, consortium, "name").in_language(language)


def title_of(network: Network, instrument: str, language: Language) -> str:
    """Return the title of an instrument; its id where none is stated."""
    return _text(network.instruments, instrument, "title").in_language(language) or instrument


def _text(table: Any, row_id: str, field: str) -> Text:
    """Return a text of a row; a whole row is not made for its sake."""
    if not table.is_columnar:
        return getattr(table[row_id], field) or Text()
    column, place = getattr(table.columns, field), table.row_number(row_id)
    return Text(column.zh[place], column.en[place])
