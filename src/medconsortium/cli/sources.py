"""A source as people cite it: document, place, quote, and how it supports what it is cited for."""

from __future__ import annotations

from medconsortium.model import Network
from medconsortium.text import Language

__all__ = ["cited"]


def cited(network: Network, source_id: str, language: Language) -> str:
    """Return document, place, quote and basis of a source as one line; its id where it has none."""
    source = network.sources[source_id]
    document = source.document.in_language(language) if source.document is not None else source_id
    comma = "，" if language == "zh" else ", "
    place = f"{comma}{source.place}" if source.place else ""
    colon = "：" if language == "zh" else ": "
    quote = f"{colon}“{source.quote}”" if source.quote else ""
    basis = f" [{source.basis.label(language)}]" if source.basis is not None else ""
    return f"{document}{place}{quote}{basis}"
