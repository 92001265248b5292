"""Which institutions hold a medical subject, as far as their services tell."""

from __future__ import annotations

from datetime import date
from functools import cached_property
from typing import Any

import numpy as np
from attrs import frozen
from numpy.typing import NDArray

from medconsortium.model import Service, Table
from medconsortium.model.columnar.columns import ReferenceColumn, read_only, rows_in_force
from medconsortium.rules.engine.facts import Facts
from medconsortium.rules.engine.groups import Groups, groups
from medconsortium.rules.engine.periods import dates_in_doubt
from medconsortium.rules.engine.three_valued import States, among, known
from medconsortium.vocabulary import Completeness, ServiceStatus, Subject

__all__ = ["Subjects", "institutions_among", "institutions_at"]

_CLOSED = (ServiceStatus.PLANNED, ServiceStatus.SUSPENDED)


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
        network = self.facts.network
        return network.services.derived(
            _held, subject, self.facts.on, beside=(network.institutions, network.departments)
        )

    def missing(self, institution: str) -> tuple[str, ...]:
        """Return what would settle which subjects an institution holds."""
        institutions = self.facts.network.institutions
        found: list[str] = []
        if institutions[institution].services_completeness is not Completeness.COMPLETE:
            found += ["services", "institutions.services_completeness"]
        for service in self._services_of(institutions.row_number(institution)):
            stated = {"services.subject": service.subject, "services.status": service.status}
            found += [field for field, value in stated.items() if value is None]
            found += dates_in_doubt(service, on=self.facts.on)
        wider_only = ("services.subject",)  # a subject of level 1 leaves open which below it
        return tuple(dict.fromkeys(found)) or wider_only

    def _services_of(self, institution: int) -> list[Service]:
        services = self.facts.network.services
        rows = self._by_provider.rows(institution).tolist()
        return [services.row(row, keyed=False) for row in rows]

    @cached_property
    def _by_provider(self) -> Groups:
        network = self.facts.network
        provider = network.services.derived(_providers, beside=(network.departments,))
        return groups(provider, len(network.institutions))


def _held(
    services: Table[Any, Any],
    institutions: Table[Any, Any],
    departments: Table[Any, Any],
    subject: Subject,
    on: date,
) -> States:
    within = [one.number for one in Subject if subject in (one, one.parent)]
    wider = within if subject.parent is None else [subject.parent.number, *within]
    surely, perhaps = (
        services.derived(_offering, tuple(numbers), on, state, beside=(departments,))
        for numbers, state in ((within, 1), (wider, -1))
    )
    states = services.derived(_open, on, beside=(institutions, departments)).copy()
    states[perhaps] = -1
    states[surely] = 1
    return read_only(states, np.int8)


def _open(
    services: Table[Any, Any], institutions: Table[Any, Any], departments: Table[Any, Any], on: date
) -> States:
    """For each institution, -1 where it may hold any subject, by what is not listed or stated."""
    listed = institutions.columns.services_completeness == Completeness.COMPLETE.number
    states = -known(~listed)
    states[services.derived(_offering, (-1,), on, -1, beside=(departments,))] = -1
    return read_only(states, np.int8)


def _offering(
    services: Table[Any, Any],
    departments: Table[Any, Any],
    subjects: tuple[int, ...],
    on: date,
    state: int,
) -> NDArray[np.int32]:
    """The institutions that offer services of some subjects, by number: surely, or perhaps."""
    of_subject = services.derived(_by_subject)
    rows = np.concatenate([of_subject.rows(number) for number in subjects])
    offered = services.derived(_offered, on)[rows]
    providers = services.derived(_providers, beside=(departments,))[rows]
    counted = (offered == 1) if state == 1 else (offered != 0)
    return read_only(providers[counted & (providers >= 0)], np.int32)


def _by_subject(services: Table[Any, Any]) -> Groups:
    """The rows of services by the number of their subject; -1 where it is not stated."""
    return groups(services.columns.subject.astype(np.int32), len(Subject))


def _providers(services: Table[Any, Any], departments: Table[Any, Any]) -> NDArray[np.int32]:
    return institutions_among(departments, services.columns.provider)


def _offered(services: Table[Any, Any], on: date) -> States:
    """For each service, whether it is to be had."""
    columns = services.columns
    state = rows_in_force(columns.since, columns.until, on)
    status = among(columns.status, _CLOSED)
    closed = (status == 1) | (state == 0)
    unsure = (status < 0) | (state < 0)
    return read_only(np.where(closed, 0, np.where(unsure, -1, 1)), np.int8)


def institutions_at(facts: Facts, ends: ReferenceColumn) -> NDArray[np.int32]:
    """Return for each reference the row of the institution it is, or belongs to; -1 if unknown."""
    return institutions_among(facts.network.departments, ends)


def institutions_among(departments: Table[Any, Any], ends: ReferenceColumn) -> NDArray[np.int32]:
    """Return what `institutions_at` does, by a table of departments."""
    direct = ends.rows_in("institutions")
    if not len(departments):
        return direct
    hosts = np.append(departments.columns.institution, -1)
    return read_only(np.where(direct >= 0, direct, hosts[ends.rows_in("departments")]), np.int32)
