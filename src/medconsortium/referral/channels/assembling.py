"""Putting channels together: one table, in an order that depends on nothing but what it says."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from medconsortium.model.columnar.columns import read_only
from medconsortium.referral.channels.columns import MOVING, ChannelColumns
from medconsortium.referral.channels.drafts import Draft, in_order, merged, ranks, replaced
from medconsortium.referral.channels.limits import NO_LIMIT, term_bits
from medconsortium.referral.channels.roads import UNKNOWN_TIME, Roads, tenths
from medconsortium.referral.channels.standing import Standing
from medconsortium.referral.places.borders import Borders, border_bits
from medconsortium.referral.places.roster import Roster
from medconsortium.vocabulary import GreenChannel, LinkKind

__all__ = ["columns_of"]

_PLACES = ("link", "consortium", "instrument", "origin_member", "target_member")
_TIMED = ("origin", "target", "kind", "link")
_NO_ROWS = np.empty(0, np.int32)


def columns_of(
    drafts: Sequence[Draft],
    *,
    roster: Roster,
    standing: Standing,
    roads: Roads,
    borders: Borders,
) -> ChannelColumns:
    """Return the channels of several drafts.

    An assumed channel is left out where a declared one of its kind joins the same two without a
    doubt or a limit.
    """
    joined = _joined(drafts)
    choices = {
        "limits": _merge_limits(drafts, joined),
        "bases": _merge_bases(drafts, joined),
    }
    order = _order(joined, roads)
    group = joined["origin"][order] * np.int64(len(roster)) + joined["target"][order]
    plain = joined["declared"] & (joined["doubts"] == 0) & (joined["limit"] == 0)
    declared, kind = joined["declared"][order], joined["kind"][order]
    kept = order[declared | ~replaced(group, kind, plain=plain[order])]
    found: Any = {name: read_only(column[kept], column.dtype) for name, column in joined.items()}
    return ChannelColumns(
        roster=roster,
        standing=standing,
        roads=roads,
        borders=borders,
        minutes=read_only(_minutes(found, roads), np.int32),
        green=_green(found, roster),
        crosses=border_bits(borders, found["origin"], found["target"]),
        **choices,
        **found,
    )


def _joined(drafts: Sequence[Draft]) -> dict[str, NDArray[Any]]:
    """Return the columns of all drafts, one after the other."""

    def of(name: str, dtype: Any) -> NDArray[Any]:
        return np.concatenate([np.empty(0, dtype), *(getattr(each, name) for each in drafts)])

    lengths = [len(each) for each in drafts]
    declared = np.array([each.declared for each in drafts], np.bool_)
    return {
        "origin": of("origin", np.int32),
        "target": of("target", np.int32),
        "kind": of("kind", np.int8),
        "doubts": of("doubts", np.int8),
        "declared": np.repeat(declared, lengths),
        **{
            name: np.concatenate([_NO_ROWS, *(each.column(name, -1) for each in drafts)])
            for name in _PLACES
        },
    }


def _merge_limits(drafts: Sequence[Draft], joined: dict[str, NDArray[Any]]) -> Any:
    limits, joined["limit"] = merged(
        [(NO_LIMIT,), *(each.limits for each in drafts)],
        [_NO_ROWS, *(each.column("limit", 0) for each in drafts)],
        lambda limit: limit.order,
    )
    return limits


def _merge_bases(drafts: Sequence[Draft], joined: dict[str, NDArray[Any]]) -> Any:
    bases, joined["basis"] = merged(
        [each.bases for each in drafts],
        [each.column("basis", 0) for each in drafts],
        lambda basis: basis.order,
    )
    return bases


def _minutes(columns: Mapping[str, NDArray[Any]], roads: Roads) -> NDArray[np.int32]:
    """Return what each channel takes the patient: its own time, else that of the road."""
    stated = tenths(roads.roster.network.links.columns.travel_minutes)
    own = np.append(stated, UNKNOWN_TIME)[columns["link"]]
    own[~MOVING[columns["kind"]]] = 0
    open_ = np.flatnonzero(own < 0)
    own[open_] = roads.between(columns["origin"][open_], columns["target"][open_])
    return np.asarray(own, np.int32)


def _green(columns: Mapping[str, NDArray[Any]], roster: Roster) -> NDArray[np.uint16]:
    """Return the green channels that the link of each channel, or its consortium, gives."""
    links, consortia = roster.network.links.columns, roster.network.consortia.columns
    bit = np.array([*(1 << green.number for green in GreenChannel), 0], np.uint16)
    of_link = bit[np.append(links.green_channel, -1)]
    of_consortium = term_bits(consortia.green_channels, GreenChannel)[:, 0].astype(np.uint16)
    shared = np.append(of_consortium, np.uint16(0))[columns["consortium"]]
    return read_only(of_link[columns["link"]] | shared, np.uint16)


def _order(columns: Mapping[str, NDArray[Any]], roads: Roads) -> NDArray[np.intp]:
    kinds, roster = len(LinkKind), roads.roster
    ends = columns["origin"] * np.int64(len(roster)) + columns["target"]
    key = (ends * 2 + ~columns["declared"]) * kinds + columns["kind"]
    tables = ("links", "consortia", "instruments", "memberships", "memberships")

    def value(name: str) -> Callable[[NDArray[np.intp]], NDArray[np.integer]]:
        return lambda rows: columns[name][rows]

    def by_id(name: str, table: str) -> Callable[[NDArray[np.intp]], NDArray[np.integer]]:
        return lambda rows: ranks(roster.network.table(table).columns.id, columns[name][rows])  # type: ignore[attr-defined]

    def minutes(rows: NDArray[np.intp]) -> NDArray[np.integer]:
        return _minutes({name: columns[name][rows] for name in _TIMED}, roads)

    values = [value("limit"), value("doubts"), minutes, value("basis")]
    ids = [by_id(name, table) for name, table in zip(_PLACES, tables, strict=True)]
    return in_order(key, [*values, *ids[1:], ids[0]])
