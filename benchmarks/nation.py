"""A synthetic nation as arrays: institutions by level, and the links along which patients go."""

from __future__ import annotations

import numpy as np
from attrs import frozen
from numpy.typing import NDArray

__all__ = ["Nation", "nation", "shuffled"]

UP, DOWN, SPECIALTY, TELEMEDICINE = range(4)
TERTIARY, SECONDARY, PRIMARY, TOWNSHIP, COMMUNITY, VILLAGE, CLINIC = range(7)
SHARES = np.array([3_900, 11_800, 22_300, 34_000, 37_000, 580_000, 381_000]) / 1_070_000
LEVELS = np.array([3, 2, 1, 1, 1, 0, 0])
OFFERS_STROKE_CARE = np.array([0.75, 0.4, 0, 0, 0, 0, 0])
PER_COUNTY = 376
MILLISECONDS = 60_000  # in a minute


@frozen
class Nation:
    """Rows are institutions, sorted by county, as ids that begin with a division code sort them."""

    kind: NDArray[np.int64]
    has_target: NDArray[np.bool_]
    origin: NDArray[np.int32]
    target: NDArray[np.int32]
    link: NDArray[np.int8]
    weight: NDArray[np.int64]
    in_force: NDArray[np.bool_]

    @property
    def level(self) -> NDArray[np.int64]:
        """The functional level of each institution."""
        return LEVELS[self.kind]

    @property
    def arrival(self) -> NDArray[np.int64]:
        """What it costs to stop at each institution."""
        return np.where(self.has_target, 0, -1)

    @property
    def goes_up(self) -> NDArray[np.bool_]:
        """Which links serve a patient on the way up, and are in force."""
        return self.in_force & (self.link != DOWN)


def nation(institutions: int, *, seed: int = 7) -> Nation:
    """Return a nation of so many institutions; 1.07 million of them have 2.2 million links."""
    random = np.random.default_rng(seed)
    counties = max(1, institutions // PER_COUNTY)
    population = random.lognormal(0, 0.6, counties)
    county = np.sort(random.choice(counties, institutions, p=population / population.sum()))
    kind = random.choice(len(SHARES), institutions, p=SHARES)
    kind[: len(SHARES)] = np.arange(len(SHARES))  # one of each at least
    origin, target, link = _links(random, kind, county)
    _, first = np.unique(origin * np.int64(institutions) + target, return_index=True)
    kept = random.permutation(first[origin[first] != target[first]])
    origin, target, link = origin[kept], target[kept], link[kept]
    place = random.uniform(0, 2000, (counties, 2))[county] + random.normal(0, 12, (institutions, 2))
    far = np.hypot(*(place[origin] - place[target]).T)
    minutes = np.round(5 + far * 1.2 + random.random(len(far)), 3)
    return Nation(
        kind,
        random.random(institutions) < OFFERS_STROKE_CARE[kind],
        origin.astype(np.int32),
        target.astype(np.int32),
        link,
        np.rint(minutes * MILLISECONDS).astype(np.int64),
        random.random(len(kept)) < 0.96,
    )


def shuffled(subject: Nation, *, seed: int = 3) -> Nation:
    """Return the nation with its rows in random order: neighbours lie nowhere near each other."""
    order = np.random.default_rng(seed).permutation(len(subject.kind))
    row = np.empty(len(order), np.int32)
    row[order] = np.arange(len(order), dtype=np.int32)
    return Nation(
        subject.kind[order],
        subject.has_target[order],
        row[subject.origin],
        row[subject.target],
        subject.link,
        subject.weight,
        subject.in_force,
    )


def _links(
    random: np.random.Generator, kind: NDArray[np.int64], county: NDArray[np.int64]
) -> tuple[NDArray[np.int64], NDArray[np.int64], NDArray[np.int8]]:
    """Return origin, target and kind of the links, some of them more than once."""
    found = []
    city = county // 8
    superior = {VILLAGE: TOWNSHIP, CLINIC: COMMUNITY, SECONDARY: TERTIARY}
    superior |= dict.fromkeys((PRIMARY, TOWNSHIP, COMMUNITY), SECONDARY)
    for below, above in superior.items():
        area = city if above == TERTIARY else county
        low = np.flatnonzero(kind == below)
        high = _pick(random, np.flatnonzero(kind == above), area, area[low])
        found += [(low, high, UP), (high, low, DOWN)]
    thousandth = len(kind) // 1000 + 1
    hospitals, tertiary = np.flatnonzero(LEVELS[kind] >= 2), np.flatnonzero(kind == TERTIARY)
    for pool, share, link in (
        (hospitals, 42, SPECIALTY),
        (np.flatnonzero(kind == TOWNSHIP), 28, TELEMEDICINE),
        (tertiary, 11, SPECIALTY),
    ):
        count = share * thousandth
        found.append((random.choice(pool, count), random.choice(tertiary, count), link))
    origin, target = (np.concatenate([part[end] for part in found]) for end in (0, 1))
    link = np.concatenate([np.full(len(part[0]), part[2], np.int8) for part in found])
    return origin, target, link


def _pick(
    random: np.random.Generator,
    pool: NDArray[np.int64],
    area: NDArray[np.int64],
    wanted: NDArray[np.int64],
) -> NDArray[np.int64]:
    """Pick from a pool (sorted by area) one in each area wanted; anyone where there is none."""
    begin, end = (np.searchsorted(area[pool], wanted, side) for side in ("left", "right"))
    near = pool[
        np.minimum(begin + (random.random(len(wanted)) * (end - begin)).astype(int), len(pool) - 1)
    ]
    return np.where(end > begin, near, random.choice(pool, len(wanted)))
