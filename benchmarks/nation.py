"""A synthetic nation as arrays: institutions, and the links along which patients and data go."""

from __future__ import annotations

from datetime import date

import numpy as np
from attrs import evolve, frozen
from numpy.typing import NDArray

from medconsortium.model.columnar.columns import rows_in_force
from medconsortium.model.levels import level_bounds
from medconsortium.planning.synthetic import nation
from medconsortium.vocabulary import LinkKind, ServiceItem, ServiceStatus

__all__ = ["Nation", "first", "nation_arrays", "shuffled"]

DAY = date(2024, 1, 1)
TENTHS = 10  # of a minute
MINUTES_IF_UNKNOWN = 60


@frozen
class Nation:
    """Rows are institutions, by division. `has_target` tells who gives thrombolysis."""

    level: NDArray[np.int8]
    has_target: NDArray[np.bool_]
    origin: NDArray[np.int32]
    target: NDArray[np.int32]
    kind: NDArray[np.int8]
    weight: NDArray[np.int64]
    in_force: NDArray[np.bool_]

    def __len__(self) -> int:
        return len(self.level)

    @property
    def arrival(self) -> NDArray[np.int64]:
        """What it costs to stop at each institution."""
        return np.where(self.has_target, 0, -1)

    @property
    def goes_up(self) -> NDArray[np.bool_]:
        """Which links serve a patient on the way up, and may be in force."""
        return self.in_force & (self.kind == LinkKind.REFERRAL_UP.number)


def nation_arrays(*, seed: int = 1) -> Nation:
    """Return a synthetic nation; weights are tenths of a minute."""
    network = nation(seed=seed)
    links, services = network.links.columns, network.services.columns
    gives = (services.item == ServiceItem.THROMBOLYSIS.number) & (
        services.status == ServiceStatus.OPERATING.number
    )
    providers = services.provider.rows_in("institutions")[gives]
    minutes = np.where(np.isnan(links.travel_minutes), MINUTES_IF_UNKNOWN, links.travel_minutes)
    has_target = np.zeros(len(network.institutions), np.bool_)
    has_target[providers] = True
    return Nation(
        level_bounds(network.institutions.columns)[1],
        has_target,
        links.origin.rows_in("institutions"),
        links.target.rows_in("institutions"),
        links.kind,
        np.rint(minutes * TENTHS).astype(np.int64),
        rows_in_force(links.since, links.until, DAY) != 0,
    )


def first(subject: Nation, size: int) -> Nation:
    """Return the first so many institutions, and the links among them."""
    kept = np.flatnonzero((subject.origin < size) & (subject.target < size))
    return Nation(
        subject.level[:size],
        subject.has_target[:size],
        *(
            column[kept]
            for column in (
                subject.origin,
                subject.target,
                subject.kind,
                subject.weight,
                subject.in_force,
            )
        ),
    )


def shuffled(subject: Nation, *, seed: int = 3) -> Nation:
    """Return the nation with its rows in random order: neighbours lie nowhere near each other."""
    order = np.random.default_rng(seed).permutation(len(subject))
    row = np.empty(len(order), np.int32)
    row[order] = np.arange(len(order), dtype=np.int32)
    return evolve(
        subject,
        level=subject.level[order],
        has_target=subject.has_target[order],
        origin=row[subject.origin],
        target=row[subject.target],
    )
