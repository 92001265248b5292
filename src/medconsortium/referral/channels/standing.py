"""What stands on a day: institutions that are open, consortia that run, instruments that carry."""

from __future__ import annotations

from datetime import date

import numpy as np
from attrs import evolve, frozen
from numpy.typing import NDArray

from medconsortium.model import OPEN, Consortium, Institution, Instrument, PartialDate, in_force
from medconsortium.model.columnar.columns import NO_DAY, DateColumn, read_only, rows_in_force
from medconsortium.model.tables import (
    ConsortiumColumns,
    DepartmentColumns,
    InstitutionColumns,
    InstrumentColumns,
    MembershipColumns,
)
from medconsortium.referral.places.roster import Roster
from medconsortium.text import Text
from medconsortium.vocabulary import ConsortiumStatus, MembershipStatus

__all__ = [
    "Standing",
    "carries",
    "is_open",
    "opening_doubts",
    "relaxed",
    "runs",
    "standing_on",
]

_LONG_AGO = PartialDate(date.min, date.min)
_EPOCH = date(1970, 1, 1).toordinal()
_FIRST_DAY, _LAST_DAY = date.min.toordinal() - _EPOCH, date.max.toordinal() - _EPOCH


@frozen(eq=False, kw_only=True)
class Standing:
    """What stands on a day, for whole tables (int8): 1 it does, 0 it does not, -1 not known.

    Attributes:
        on: The day.
        institutions: Which are open, by row of the roster; all else goes by place in its table.
        departments: Which are open.
        consortia: Which run.
        memberships: Which hold, of members admitted; what has applied or is planned does not.
        instruments: Which are signed and in force.
        links: Which are in force, whatever is to carry them.
    """

    on: date
    institutions: NDArray[np.int8]
    departments: NDArray[np.int8]
    consortia: NDArray[np.int8]
    memberships: NDArray[np.int8]
    instruments: NDArray[np.int8]
    links: NDArray[np.int8]


def standing_on(roster: Roster, on: date) -> Standing:
    """Return what stands on a day; `is_open`, `runs` and `carries` say the same of single rows."""
    network = roster.network
    links = network.links.columns
    return Standing(
        on=on,
        institutions=read_only(_open(network.institutions.columns, on)[roster.places], np.int8),
        departments=_open(network.departments.columns, on),
        consortia=_running(network.consortia.columns, on),
        memberships=_holding(network.memberships.columns, on),
        instruments=_carrying(network.instruments.columns, on),
        links=rows_in_force(links.since, links.until, on),
    )


def relaxed(standing: Standing) -> Standing:
    """Return what might stand if agreements were renewed or signed: of them, no is not known."""
    return evolve(
        standing,
        consortia=_perhaps(standing.consortia),
        memberships=_perhaps(standing.memberships),
        instruments=_perhaps(standing.instruments),
        links=_perhaps(standing.links),
    )


def is_open(institution: Institution, on: date) -> bool | None:
    """Return whether an institution is open on a day.

    A beginning or an end that is not stated is taken for none, because rosters rarely state them;
    one that is stated in part leaves the answer open.
    """
    return in_force(institution.since or _LONG_AGO, institution.until or OPEN, on)


def runs(consortium: Consortium, on: date) -> bool | None:
    """Return whether a consortium runs on a day; one that is planned does not yet."""
    if consortium.status is ConsortiumStatus.PLANNED:
        return False
    holds = in_force(consortium.since, consortium.until, on)
    contradicted = consortium.status is ConsortiumStatus.CLOSED and consortium.until == OPEN
    return None if holds and contradicted else holds


def carries(instrument: Instrument, on: date) -> bool | None:
    """Return whether an instrument is signed, and in force, on a day."""
    holds = in_force(instrument.since or instrument.signed, instrument.until, on)
    signed = instrument.signed is None or in_force(instrument.signed, OPEN, on)
    if holds is False or signed is False:
        return False
    return holds and signed


def opening_doubts(institution: Institution, on: date) -> tuple[Text, ...]:
    """Return what is to be asked where an institution may be open on a day, or not."""
    if is_open(institution, on) is not None:
        return ()
    doubt = Text(
        f"不知 {institution.name.in_language('zh')} 当日是否开业",
        f"whether {institution.name.in_language('en')} is open on the day is not known",
    )
    return (doubt,)


def _perhaps(states: NDArray[np.int8]) -> NDArray[np.int8]:
    return read_only(np.where(states == 1, 1, -1), np.int8)


def _open(columns: InstitutionColumns | DepartmentColumns, on: date) -> NDArray[np.int8]:
    since, until = _or_day(columns.since, _FIRST_DAY), _or_day(columns.until, _LAST_DAY)
    return rows_in_force(since, until, on)


def _running(columns: ConsortiumColumns, on: date) -> NDArray[np.int8]:
    holds = rows_in_force(columns.since, columns.until, on)
    endless = columns.until.earliest == _LAST_DAY
    contradicted = (columns.status == ConsortiumStatus.CLOSED.number) & endless & (holds == 1)
    found = np.where(contradicted, -1, holds)
    return read_only(np.where(columns.status == ConsortiumStatus.PLANNED.number, 0, found), np.int8)


def _holding(columns: MembershipColumns, on: date) -> NDArray[np.int8]:
    holds = rows_in_force(columns.since, columns.until, on)
    return read_only(np.where(columns.status == MembershipStatus.MEMBER.number, holds, 0), np.int8)


def _carrying(columns: InstrumentColumns, on: date) -> NDArray[np.int8]:
    unstated = columns.since.earliest == NO_DAY
    since = DateColumn(
        np.where(unstated, columns.signed.earliest, columns.since.earliest),
        np.where(unstated, columns.signed.latest, columns.since.latest),
    )
    holds = rows_in_force(since, columns.until, on)
    unset = DateColumn(*(np.full(len(unstated), _LAST_DAY, np.int32) for _ in range(2)))
    signed = rows_in_force(_or_day(columns.signed, _FIRST_DAY), unset, on)
    never, perhaps = (holds == 0) | (signed == 0), (holds < 0) | (signed < 0)
    return read_only(np.where(never, 0, np.where(perhaps, -1, 1)), np.int8)


def _or_day(dates: DateColumn, day: int) -> DateColumn:
    """Return dates with a day in the place of those not stated."""
    unstated = dates.earliest == NO_DAY
    return DateColumn(
        np.where(unstated, np.int32(day), dates.earliest),
        np.where(unstated, np.int32(day), dates.latest),
    )
