"""The regulations that are shipped, one file each in `texts/`, and what leads to them."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from functools import cache
from importlib.resources import files
from types import MappingProxyType

from attrs import frozen

from medconsortium.errors import NotFoundError
from medconsortium.law.parameters import Parameter
from medconsortium.law.reading import read_regulation
from medconsortium.law.regulations import Citation, Regulation
from medconsortium.model import OPEN, PartialDate, in_force

__all__ = ["LawInForce", "corpus", "on", "parameter", "resolve"]


@frozen(kw_only=True)
class LawInForce:
    """The regulations in force on a day, and those of which that is not known, sorted by key."""

    on: date
    certain: tuple[Regulation, ...]
    doubtful: tuple[Regulation, ...]


@cache
def corpus() -> Mapping[str, Regulation]:
    """Return every regulation that is shipped by key, sorted.

    To add to them or to replace one, put a mapping of your own together, and pass it as `within`.

    >>> len(corpus()) > 20
    True
    """
    texts = files("medconsortium.law").joinpath("texts")
    found = {
        path.name.removesuffix(".toml"): path.read_text("utf-8")
        for path in texts.iterdir()
        if path.name.endswith(".toml")
    }
    return MappingProxyType({key: read_regulation(key, found[key]) for key in sorted(found)})


def on(day: date, *, within: Mapping[str, Regulation] | None = None) -> LawInForce:
    """Return the law on a day: what is in force, and what may be.

    A regulation is in force from its day until the one that supersedes it is. Where a day is
    known by its month or year only, or not at all, the doubt stays.

    Raises:
        NotFoundError: A regulation is superseded by one that is not there.

    >>> [regulation.number for regulation in on(date(2015, 1, 1)).certain]
    []
    >>> "guoweiyifa-2020-13" in {regulation.key for regulation in on(date(2020, 8, 1)).certain}
    True
    """
    known = corpus() if within is None else within
    holds = {key: _is_in_force(known[key], known, day) for key in sorted(known)}
    return LawInForce(
        on=day,
        certain=tuple(known[key] for key, state in holds.items() if state),
        doubtful=tuple(known[key] for key, state in holds.items() if state is None),
    )


def resolve(cite: str, *, within: Mapping[str, Regulation] | None = None) -> Citation:
    """Return the citation written `regulation#topic`.

    Raises:
        NotFoundError: There is no such regulation or topic.
    """
    regulation, topic = _split(cite, corpus() if within is None else within)
    if topic not in regulation.topics:
        raise NotFoundError(cite, tuple(regulation.topics))
    return Citation(regulation, regulation.topics[topic])


def parameter(name: str, *, within: Mapping[str, Regulation] | None = None) -> Parameter:
    """Return the parameter written `regulation#parameter`.

    Raises:
        NotFoundError: There is no such regulation or parameter.

    >>> coverage = parameter("guoweibanjicenghan-2025-121#imaging-coverage")
    >>> coverage.on(date(2025, 12, 30)), coverage.on(date(2025, 12, 31)).in_language("zh")
    (None, '不低于80%')
    """
    regulation, key = _split(name, corpus() if within is None else within)
    if key not in regulation.parameters:
        raise NotFoundError(name, tuple(regulation.parameters))
    return regulation.parameters[key]


def _split(name: str, known: Mapping[str, Regulation]) -> tuple[Regulation, str]:
    key, _, rest = name.partition("#")
    if key not in known:
        raise NotFoundError(name, tuple(known))
    return known[key], rest


def _is_in_force(regulation: Regulation, known: Mapping[str, Regulation], day: date) -> bool | None:
    """Say whether a regulation is in force on a day; `None` where that is not known."""
    until = OPEN
    if regulation.superseded_by is not None:
        successor, _ = _split(regulation.superseded_by, known)
        until = _day_before(successor.begins)
    return in_force(regulation.begins, until, day)


def _day_before(day: PartialDate) -> PartialDate:
    """Return the day before; a side that has no bound stays without."""
    one = timedelta(days=1)
    return PartialDate(
        day.earliest if day.earliest == date.min else day.earliest - one,
        day.latest if day.latest == date.max else day.latest - one,
    )
