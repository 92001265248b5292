"""Whose results are recognised by whom, and which items a county recognises with its city."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from functools import cached_property

import numpy as np
from attrs import frozen
from numpy.typing import NDArray

from medconsortium.model.columnar.columns import read_only, rows_in_force
from medconsortium.rules.engine.facts import Facts
from medconsortium.rules.engine.periods import dates_in_doubt
from medconsortium.rules.engine.subjects import institutions_at
from medconsortium.rules.engine.three_valued import States, among
from medconsortium.vocabulary import Tier

__all__ = ["Recognitions"]

_CITY_AND_ABOVE = (Tier.NATIONAL, Tier.PROVINCE, Tier.CITY)


@frozen(eq=False, slots=False)
class Recognitions:
    """The recognitions of a network on a day, row by row, for all consortia at once."""

    facts: Facts

    @cached_property
    def holds(self) -> States:
        """For each recognition, whether it is in force."""
        columns = self.facts.network.recognitions.columns
        return rows_in_force(columns.since, columns.until, self.facts.on)

    @cached_property
    def of_consortia(self) -> States:
        """For each consortium, whether results are recognised in it; no list tells of none."""
        consortium = self.facts.network.recognitions.columns.consortium
        found = np.zeros(len(self.facts.network.consortia), np.int8)
        if ((consortium < 0) & (self.holds != 0)).any():
            found[:] = -1
        for state, held in ((-1, self.holds < 0), (1, self.holds == 1)):
            found[consortium[held & (consortium >= 0)]] = state
        return read_only(found, np.int8)

    def doubts(self, consortium: int) -> tuple[str, ...]:
        """Return what leaves it open whether results are recognised in a consortium."""
        table = self.facts.network.recognitions
        of = table.columns.consortium
        found = ["recognitions.consortium"] if ((of < 0) & (self.holds != 0)).any() else []
        for row in np.flatnonzero((of == consortium) & (self.holds < 0)):
            recognition = table[str(table.columns.id[int(row)])]
            found += dates_in_doubt(recognition, on=self.facts.on)
        return tuple(dict.fromkeys(found))

    @cached_property
    def items_with_city(self) -> Mapping[int, frozenset[str]]:
        """For consortia, by row, the items surely recognised with institutions of a city."""
        columns = self.facts.network.recognitions.columns
        if not len(columns.consortium):
            return {}
        city = self._is_city[self._origin] | self._is_city[self._target]
        found: defaultdict[int, set[str]] = defaultdict(set)
        for row in np.flatnonzero(city & (self.holds == 1) & (columns.consortium >= 0)):
            found[int(columns.consortium[row])].add(str(columns.item[int(row)]))
        return {consortium: frozenset(items) for consortium, items in found.items()}

    @cached_property
    def _origin(self) -> NDArray[np.int32]:
        return institutions_at(self.facts, self.facts.network.recognitions.columns.origin)

    @cached_property
    def _target(self) -> NDArray[np.int32]:
        return institutions_at(self.facts, self.facts.network.recognitions.columns.target)

    @cached_property
    def _is_city(self) -> NDArray[np.bool_]:
        """For each institution, and last for one not known, whether a city or more runs it."""
        tiers = np.append(self.facts.network.institutions.columns.tier, np.int8(-1))
        return read_only(among(tiers, _CITY_AND_ABOVE) == 1, np.bool_)
