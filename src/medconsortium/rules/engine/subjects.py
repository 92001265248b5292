"""Which institutions hold a medical subject, as far as their services tell."""

from __future__ import annotations

from functools import cached_property

import numpy as np
from attrs import frozen
from numpy.typing import NDArray

from medconsortium.model import Service
from medconsortium.model.columnar.columns import ReferenceColumn, read_only, rows_in_force
from medconsortium.rules.engine.facts import Facts
from medconsortium.rules.engine.periods import dates_in_doubt
from medconsortium.rules.engine.three_valued import States
from medconsortium.vocabulary import Completeness, ServiceStatus, Subject

__all__ = ["Subjects", "institutions_at"]

_CLOSED = (ServiceStatus.PLANNED.number, ServiceStatus.SUSPENDED.number)


@frozen(eq=False, slots=False)
class Subjects:
    """The medical subjects that institutions hold on a day, by the services they offer.

    One that is planned or suspended does not count. A service within a subject of level 2 is one
    within that of level 1; whoever holds one of level 1 may hold any below it.
    """

    facts: Facts

    def held(self, subject: Subject) -> States:
        """Return for each institution whether it holds a subject.

        What is not listed is not held only where the services are stated to be all there are.
        """
        found = self.facts.network.services.columns.subject
        within = [one.number for one in Subject if subject in (one, one.parent)]
        above = [] if subject.parent is None else [subject.parent.number]
        surely = self._providers((self._offered == 1) & np.isin(found, within))
        may_be = (found < 0) | np.isin(found, [*within, *above])
        perhaps = self._providers((self._offered != 0) & may_be)
        states = np.where(perhaps | ~self._listed, -1, 0)
        return read_only(np.where(surely, 1, states), np.int8)

    def missing(self, institution: str) -> tuple[str, ...]:
        """Return what would settle which subjects an institution holds."""
        institutions = self.facts.network.institutions
        found: list[str] = []
        if institutions[institution].services_completeness is not Completeness.COMPLETE:
            found += ["services", "institutions.services_completeness"]
        for service in self._services_of(institutions.row_number(institution)):
            stated = {"services.subject": service.subject, "services.status": service.status}
            found += [field for field, value in stated.items() if value is None]
            found += dates_in_doubt(service, "services", on=self.facts.on)
        wider_only = ("services.subject",)  # a subject of level 1 leaves open which below it
        return tuple(dict.fromkeys(found)) or wider_only

    def _services_of(self, institution: int) -> list[Service]:
        services = self.facts.network.services
        begin, end = np.searchsorted(self._sorted, [institution, institution + 1])
        ids = (services.columns.id[int(row)] for row in self._order[begin:end])
        return [services[row_id] for row_id in ids if row_id is not None]

    @cached_property
    def _order(self) -> NDArray[np.int64]:
        return np.argsort(self._provider, kind="stable")

    @cached_property
    def _sorted(self) -> NDArray[np.int32]:
        return self._provider[self._order]

    @cached_property
    def _offered(self) -> States:
        """For each service, whether it is to be had."""
        columns = self.facts.network.services.columns
        state = rows_in_force(columns.since, columns.until, self.facts.on)
        closed = np.isin(columns.status, _CLOSED) | (state == 0)
        unsure = (columns.status < 0) | (state < 0)
        return read_only(np.where(closed, 0, np.where(unsure, -1, 1)), np.int8)

    @cached_property
    def _listed(self) -> NDArray[np.bool_]:
        column = self.facts.network.institutions.columns.services_completeness
        return read_only(column == Completeness.COMPLETE.number, np.bool_)

    @cached_property
    def _provider(self) -> NDArray[np.int32]:
        return institutions_at(self.facts, self.facts.network.services.columns.provider)

    def _providers(self, services: NDArray[np.bool_]) -> NDArray[np.bool_]:
        """For each institution, whether it offers one of the services marked `True`."""
        providers = self._provider[services]
        found = np.zeros(len(self.facts.network.institutions), np.bool_)
        found[providers[providers >= 0]] = True
        return found


def institutions_at(facts: Facts, ends: ReferenceColumn) -> NDArray[np.int32]:
    """Return for each reference the row of the institution it is, or belongs to; -1 if unknown."""
    hosts = np.append(facts.network.departments.columns.institution, -1)
    direct = ends.rows_in("institutions")
    return read_only(np.where(direct >= 0, direct, hosts[ends.rows_in("departments")]), np.int32)
