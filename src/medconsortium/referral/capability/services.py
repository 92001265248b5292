"""The services of a network on a day, a row for each: what is offered where, and whether it is."""

from __future__ import annotations

import numpy as np
from attrs import frozen
from numpy.typing import NDArray

from medconsortium.model.columnar.columns import read_only, rows_in_force
from medconsortium.referral.channels.limits import term_bits
from medconsortium.referral.channels.standing import Standing
from medconsortium.referral.need import CareNeed
from medconsortium.referral.places.roster import Roster
from medconsortium.vocabulary import Phase, ServiceItem, ServiceStatus, Subject, Term

__all__ = ["Services", "services_on"]

_PARENT = read_only(
    [s.parent.number if s.parent is not None else s.number for s in Subject] + [-1], np.int16
)
"""The subject of level 1 of each subject, by number; a last entry, -1, where none is stated."""


@frozen(eq=False, kw_only=True)
class Services:
    """What institutions and departments offer on a day.

    Attributes:
        place: Place in the table of services (services, int32).
        row: Row of the roster, a department's host for it (services, int32).
        department: Place in the table of departments, -1 none (services, int32).
        state: Whether it receives patients: 1 yes, 0 no, -1 not known (services, int8).
        phases: The phases it takes, `1 << Phase.number`; all where none are stated (services).
        names_phases: Whether phases are stated (services, bool).
        subject: `Subject.number`, -1 none (services, int8), and so on.
    """

    place: NDArray[np.int32]
    row: NDArray[np.int32]
    department: NDArray[np.int32]
    state: NDArray[np.int8]
    phases: NDArray[np.uint64]
    names_phases: NDArray[np.bool_]
    subject: NDArray[np.int8]
    item: NDArray[np.int8]
    condition: NDArray[np.int8]

    def takes(self, phase: Phase) -> NDArray[np.bool_]:
        """Return which services take a phase, or do not say which they take."""
        return np.asarray(self.phases >> np.uint64(phase.number) & np.uint64(1) != 0)

    def matching(self, wanted: Term, need: CareNeed) -> NDArray[np.bool_]:
        """Return which services are what is wanted; one within a subject speaks for no other."""
        takes = self.takes(need.phase)
        if isinstance(wanted, Subject):
            return takes & self._within([wanted])
        column = self.item if isinstance(wanted, ServiceItem) else self.condition
        found = takes & (column == wanted.number)
        subjects = need.wanted_subjects
        if subjects:
            found = found & ((self.subject < 0) | self._within(subjects))
        return np.asarray(found)

    def _within(self, subjects: tuple[Subject, ...] | list[Subject]) -> NDArray[np.bool_]:
        numbers = [subject.number for subject in subjects]
        return np.isin(self.subject, numbers) | np.isin(_PARENT[self.subject], numbers)


def services_on(roster: Roster, standing: Standing) -> Services:
    """Return the services of a network on a day.

    One that is planned or suspended receives nobody, nor does one of a department that has closed.
    """
    columns = roster.network.services.columns
    provider, status = columns.provider, columns.status
    row, department = roster.rows_of(provider), provider.rows_in("departments")
    holds = rows_in_force(columns.since, columns.until, standing.on)
    unable = [ServiceStatus.PLANNED.number, ServiceStatus.SUSPENDED.number]
    host = np.append(standing.departments, 1)[department]
    never = (holds == 0) | np.isin(status, unable) | (host == 0)
    perhaps = (holds < 0) | (status < 0) | (host < 0)
    kept = np.flatnonzero(row >= 0)
    bits = term_bits(columns.phases, Phase)[:, 0]
    stated = columns.phases.valid
    every = np.uint64((1 << len(Phase)) - 1)
    return Services(
        place=read_only(kept, np.int32),
        row=read_only(row[kept], np.int32),
        department=read_only(department[kept], np.int32),
        state=read_only(np.where(never, 0, np.where(perhaps, -1, 1))[kept], np.int8),
        phases=read_only(np.where(stated, bits, every)[kept], np.uint64),
        names_phases=read_only(stated[kept], np.bool_),
        subject=read_only(columns.subject[kept], np.int8),
        item=read_only(columns.item[kept], np.int8),
        condition=read_only(columns.condition[kept], np.int8),
    )
