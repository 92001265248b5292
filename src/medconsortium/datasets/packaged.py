"""The documents that come with the library."""

from __future__ import annotations

from difflib import get_close_matches
from functools import cache
from importlib.resources import files

from medconsortium.documents import read
from medconsortium.errors import NotFoundError
from medconsortium.model import Network

__all__ = ["load", "names"]

_DOCUMENTS = files("medconsortium.datasets").joinpath("documents")
_ENDING = ".yaml"


def names() -> tuple[str, ...]:
    """Return the names of the datasets, sorted.

    >>> names()
    ('paediatric_2016', 'panyu_2017', 'rare_disease_2019')
    """
    found = (document.name for document in _DOCUMENTS.iterdir())
    return tuple(sorted(n.removesuffix(_ENDING) for n in found if n.endswith(_ENDING)))


def load(name: str) -> Network:
    """Return a dataset: its `title` says what it is, its `sources` what it rests on.

    It is read once and kept; being immutable, it may be shared.

    Raises:
        NotFoundError: There is no such dataset; the error suggests the nearest, or names all.

    >>> load("panyu_2017").institution("區中心醫院").name.zh
    '番禺区中心医院'
    """
    known = names()
    if name not in known:
        raise NotFoundError(name, get_close_matches(name, known) or known)
    return _read(name)


@cache
def _read(name: str) -> Network:
    return read(_DOCUMENTS.joinpath(name + _ENDING).read_bytes())
