"""What stands on a day: institutions that are open, consortia that run, instruments that carry."""

from __future__ import annotations

from datetime import date

from medconsortium.model import OPEN, Consortium, Institution, Instrument, PartialDate, in_force
from medconsortium.text import Text
from medconsortium.vocabulary import ConsortiumStatus

__all__ = ["carries", "is_open", "opening_doubts", "runs"]

_LONG_AGO = PartialDate(date.min, date.min)


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
