"""One channel of many, in words: made from the columns when it is asked for."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TypeVar, cast

from medconsortium.model import Link, Membership, PartialDate, Row
from medconsortium.model.rows import DatedRow
from medconsortium.referral.channels.channel import CARRIER_OF, GREEN_KINDS, Channel
from medconsortium.referral.channels.columns import MOVING, ChannelColumns
from medconsortium.referral.places.roster import host_of
from medconsortium.text import Text
from medconsortium.vocabulary import GreenChannel, LinkKind

__all__ = ["channel_at"]

R = TypeVar("R", bound=Row)


def channel_at(columns: ChannelColumns, row: int) -> Channel:
    """Return the channel in a row of the columns."""
    kind = LinkKind.at(int(columns.kind[row]))
    basis = columns.bases[int(columns.basis[row])]
    limit = columns.limits[int(columns.limit[row])]
    link = _link(columns, row)
    grounds = (link,) if link is not None else _grounds(columns, row)
    minutes, time_from = _time(columns, row, link)
    return Channel(
        origin=columns.roster.id(int(columns.origin[row])),
        target=columns.roster.id(int(columns.target[row])),
        kind=kind,
        carrier=CARRIER_OF[kind],
        declared=bool(columns.declared[row]),
        basis=basis.text,
        doubts=tuple(_doubts(columns, row)),
        subjects=limit.subjects,
        conditions=limit.conditions,
        items=limit.items,
        travel_minutes=minutes,
        time_from=time_from,
        link=None if link is None else link.id,
        consortium=_id(columns, "consortia", int(columns.consortium[row])),
        instrument=_id(columns, "instruments", int(columns.instrument[row])),
        since=_latest([ground.since for ground in grounds]),
        until=_earliest([ground.until for ground in grounds]),
        green_channel=_green(columns, row, link),
        cites=basis.cites,
        sources=tuple(dict.fromkeys(source for ground in grounds for source in ground.sources)),
    )


def _id(columns: ChannelColumns, table: str, place: int) -> str | None:
    if place < 0:
        return None
    held = columns.roster.network.table(table).columns
    return cast("str", held.id[place])  # type: ignore[attr-defined]


def _link(columns: ChannelColumns, row: int) -> Link | None:
    link = _id(columns, "links", int(columns.link[row]))
    return None if link is None else columns.roster.network.links[link]


def _grounds(columns: ChannelColumns, row: int) -> tuple[DatedRow, ...]:
    """Return the consortium and the memberships that a channel is assumed from."""
    network = columns.roster.network
    consortium = _id(columns, "consortia", int(columns.consortium[row]))
    found: list[DatedRow] = [] if consortium is None else [network.consortia[consortium]]
    return (*found, *(member for member, _ in _members(columns, row)))


def _members(columns: ChannelColumns, row: int) -> Iterator[tuple[Membership, int]]:
    """Yield the memberships of the origin and of the target, and their places."""
    for column in (columns.origin_member, columns.target_member):
        place = int(column[row])
        member = _id(columns, "memberships", place)
        if member is not None:
            yield columns.roster.network.memberships[member], place


def _doubts(columns: ChannelColumns, row: int) -> Iterator[Text]:
    """Yield what is not known of a channel, one text for each that `columns.doubts` counts."""
    if columns.link[row] >= 0:
        yield from _link_doubts(columns, row)
        return
    standing, network = columns.standing, columns.roster.network
    consortium = _id(columns, "consortia", int(columns.consortium[row]))
    if consortium is not None and standing.consortia[columns.consortium[row]] < 0:
        name = network.consortia[consortium].name
        yield Text(
            f"不知“{name.in_language('zh')}”当日是否存续",
            f"whether “{name.in_language('en')}” exists on the day is not known",
        )
    for member, place in _members(columns, row):
        if standing.memberships[place] < 0:
            host = host_of(network, str(member.institution or member.department))
            name = network.institutions[str(host)].name
            yield Text(
                f"不知 {name.in_language('zh')} 当日是否仍是成员",
                f"whether {name.in_language('en')} is a member on the day is not known",
            )
    yield from columns.bases[int(columns.basis[row])].doubts


def _link_doubts(columns: ChannelColumns, row: int) -> Iterator[Text]:
    standing = columns.standing
    link, instrument = _link(columns, row), int(columns.instrument[row])
    if link is not None and standing.links[columns.link[row]] < 0:
        yield Text(
            f"不知 {link.origin} 与 {link.target} 的合作当日是否有效",
            f"whether the link from {link.origin} to {link.target} is in force is not known",
        )
    if instrument >= 0 and standing.instruments[instrument] < 0:
        name = _id(columns, "instruments", instrument)
        yield Text(f"不知 {name} 当日是否有效", f"whether {name} is in force is not known")


def _time(columns: ChannelColumns, row: int, link: Link | None) -> tuple[float | None, str | None]:
    """Return the minutes of a channel, and the other link that states them if it does not."""
    if link is not None and link.travel_minutes is not None:
        return max(link.travel_minutes, 0.0), None
    if columns.minutes[row] < 0 or not MOVING[columns.kind[row]]:
        return None, None
    found = columns.roads.stated_by(int(columns.origin[row]), int(columns.target[row]))
    return (None, None) if found is None else (max(found[0], 0.0), found[1])


def _green(columns: ChannelColumns, row: int, link: Link | None) -> GreenChannel | None:
    """Return the green channel of the link, else the first of the consortium's that may fit."""
    if link is not None and link.green_channel is not None:
        return link.green_channel
    kind, bits = LinkKind.at(int(columns.kind[row])), int(columns.green[row])
    given = (green for green in GreenChannel if bits >> green.number & 1)
    return next((green for green in given if kind in GREEN_KINDS.get(green, ())), None)


def _latest(dates: list[PartialDate | None]) -> PartialDate | None:
    """Return the last of some beginnings; `None` where one is not stated."""
    stated = [day for day in dates if day is not None]
    if len(stated) < len(dates):
        return None
    return max(stated, key=lambda day: (day.earliest, day.latest), default=None)


def _earliest(dates: list[PartialDate | None]) -> PartialDate | None:
    """Return the first of some ends; `None` where one is not stated."""
    stated = [day for day in dates if day is not None]
    if len(stated) < len(dates):
        return None
    return min(stated, key=lambda day: (day.earliest, day.latest), default=None)
