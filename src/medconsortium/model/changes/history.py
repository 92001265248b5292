"""What happened to one institution."""

from __future__ import annotations

from collections.abc import Iterator

from attrs import frozen

from medconsortium.model.dates import PartialDate
from medconsortium.model.network import Network
from medconsortium.model.rows import DatedRow, OtherName

__all__ = ["Episode", "history"]


@frozen(kw_only=True)
class Episode:
    """Something that held of an institution from `since` to `until`, as far as these are stated.

    `about` is the row it is told by, as (table, id); for another name that is the institution's.
    """

    since: PartialDate | None
    until: PartialDate | None
    about: tuple[str, str]
    what: DatedRow | OtherName


def history(network: Network, institution: str) -> tuple[Episode, ...]:
    """Return what is stated of an institution over time, the earliest first, the undated last.

    Its own period, its other names, memberships, services, links at either end, and instruments
    it has signed.

    Raises:
        NotFoundError: No institution goes by that name.
        AmbiguousError: Several do.
    """
    row = network.institution(institution)
    return tuple(sorted(_episodes(network, row.id), key=_order))


def _episodes(network: Network, institution: str) -> Iterator[Episode]:
    row = network.institutions[institution]
    own = ("institutions", institution)
    yield Episode(since=row.since, until=row.until, about=own, what=row)
    for name in row.other_names:
        yield Episode(since=name.since, until=name.until, about=own, what=name)
    involved: list[tuple[str, DatedRow]] = [
        *(("memberships", m) for m in network.memberships.values() if m.institution == institution),
        *(("services", s) for s in network.services.values() if s.provider == institution),
        *(("links", k) for k in network.links.values() if institution in (k.origin, k.target)),
        *(
            ("instruments", i)
            for i in network.instruments.values()
            if institution in (i.parties or ())
        ),
    ]
    for table, found in involved:
        about = (table, found.id)
        yield Episode(since=found.since, until=found.until, about=about, what=found)


def _order(episode: Episode) -> tuple[bool, str, tuple[str, str]]:
    since = episode.since
    return since is None, "" if since is None else since.earliest.isoformat(), episode.about
