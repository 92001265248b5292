"""The documents that come with the library."""

from __future__ import annotations

from collections.abc import Mapping
from difflib import get_close_matches
from functools import cache
from importlib.resources import files
from types import MappingProxyType

from medconsortium.documents import read
from medconsortium.errors import NotFoundError
from medconsortium.model import Network

__all__ = ["consortia", "load", "names"]

_DOCUMENTS = files("medconsortium.datasets").joinpath("documents")
_ENDING = ".yaml"


def names() -> tuple[str, ...]:
    """Return the names of the datasets, sorted.

    >>> names()[:3]
    ('deqing_2020', 'luohu_2015', 'paediatric_2016')
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
def consortia() -> Mapping[str, str]:
    """Return the consortia of all datasets: id of each, to the name of the dataset that holds it.

    The first call reads every dataset.

    >>> consortia()["青海省儿科医疗联合体"]
    'paediatric_2016'
    """
    return MappingProxyType({row_id: name for name in names() for row_id in load(name).consortia})


@cache
def _read(name: str) -> Network:
    return read(_DOCUMENTS.joinpath(name + _ENDING).read_bytes())
