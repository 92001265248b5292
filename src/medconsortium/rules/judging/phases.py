"""Which institutions take patients in a phase of care, as far as their services tell."""

from __future__ import annotations

from collections.abc import Collection
from functools import cached_property

import numpy as np
from attrs import frozen
from numpy.typing import NDArray

from medconsortium.model import Institution, Membership
from medconsortium.model.columnar.columns import read_only, rows_in_force
from medconsortium.rules.engine.facts import Facts
from medconsortium.rules.engine.subjects import institutions_at
from medconsortium.rules.engine.three_valued import States, both, either
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
        columns = self.facts.network.services.columns
        serves = lists_one_of(columns.phases, [phase])
        if items:
            is_item = np.isin(columns.item, [item.number for item in items])
            serves = either(serves, read_only(np.where(columns.item < 0, -1, is_item), np.int8))
        serves = both(serves, self._offered)
        listed = self.facts.network.institutions.columns.services_completeness
        found = np.where(listed == Completeness.COMPLETE.number, 0, -1).astype(np.int8)
        known = self._provider >= 0
        if (~known & (serves != 0)).any():  # it may be anybody's
            found[:] = -1
        found[self._provider[known & (serves != 0)]] = -1
        found[self._provider[known & (serves == 1)]] = 1
        return read_only(found, np.int8)

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

    @cached_property
    def _offered(self) -> States:
        """For each service, whether it is to be had."""
        columns = self.facts.network.services.columns
        operating = columns.status == ServiceStatus.OPERATING.number
        status = np.where(columns.status < 0, -1, operating).astype(np.int8)
        return both(status, rows_in_force(columns.since, columns.until, self.facts.on))

    @cached_property
    def _provider(self) -> NDArray[np.int32]:
        return institutions_at(self.facts, self.facts.network.services.columns.provider)
