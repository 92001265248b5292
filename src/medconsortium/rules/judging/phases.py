"""Which institutions take patients in a phase of care, as far as their services tell."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date
from typing import Any

import numpy as np
from attrs import frozen
from numpy.typing import NDArray

from medconsortium.model import Institution, Membership, Table
from medconsortium.model.columnar.columns import read_only, rows_in_force
from medconsortium.rules.engine.facts import Facts
from medconsortium.rules.engine.subjects import institutions_among
from medconsortium.rules.engine.three_valued import States, among, both, either
from medconsortium.rules.judging.linkage import lists_one_of
from medconsortium.vocabulary import Completeness, Phase, ServiceItem, ServiceStatus

__all__ = ["Phases"]

_NO_ITEM: tuple[ServiceItem, ...] = ()


@frozen(eq=False, slots=False)
class Phases:
    """The phases of care that institutions take on a day, by the services they offer.

    A service that is planned or suspended receives nobody.
    """

    facts: Facts

    def taken(self, phase: Phase, *, items: Collection[ServiceItem] = _NO_ITEM) -> States:
        """Return for each institution whether it takes a phase, or offers one of `items`.

        That it does not can be said only where its services are listed completely.
        """
        network = self.facts.network
        return network.services.derived(
            _taken,
            phase,
            frozenset(items),
            self.facts.on,
            beside=(network.institutions, network.departments),
        )

    def missing(self, membership: Membership) -> tuple[str, ...]:
        """Return what would settle which phases a member takes."""
        actor = self.facts.institution_of(membership.institution or membership.department)
        return self.missing_at(self.facts.network.institutions.get(actor or ""))

    def missing_at(self, institution: Institution | None) -> tuple[str, ...]:
        """Return what would settle which phases an institution takes, where it is known."""
        if institution is None:
            return ()
        if institution.services_completeness is Completeness.COMPLETE:
            return ("services.phases", "services.status", "services.since", "services.until")
        return ("services", "institutions.services_completeness")


def _taken(
    services: Table[Any, Any],
    institutions: Table[Any, Any],
    departments: Table[Any, Any],
    phase: Phase,
    items: frozenset[ServiceItem],
    on: date,
) -> States:
    serves = lists_one_of(services.columns.phases, [phase])
    if items:
        serves = either(serves, among(services.columns.item, items))
    serves = both(serves, services.derived(_offered, on))
    provider = services.derived(_providers, beside=(departments,))
    listed = institutions.columns.services_completeness
    found = np.where(listed == Completeness.COMPLETE.number, 0, -1).astype(np.int8)
    known = provider >= 0
    if (~known & (serves != 0)).any():  # it may be anybody's
        found[:] = -1
    found[provider[known & (serves != 0)]] = -1
    found[provider[known & (serves == 1)]] = 1
    return read_only(found, np.int8)


def _offered(services: Table[Any, Any], on: date) -> States:
    """For each service, whether it is to be had."""
    columns = services.columns
    status = among(columns.status, [ServiceStatus.OPERATING])
    return both(status, rows_in_force(columns.since, columns.until, on))


def _providers(services: Table[Any, Any], departments: Table[Any, Any]) -> NDArray[np.int32]:
    return institutions_among(departments, services.columns.provider)
