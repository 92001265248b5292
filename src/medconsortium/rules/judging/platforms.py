"""Which information platforms a consortium has."""

from __future__ import annotations

from functools import cached_property

import numpy as np
from attrs import frozen

from medconsortium.model.columnar.columns import read_only
from medconsortium.rules.engine.facts import Facts
from medconsortium.rules.engine.groups import rows_by
from medconsortium.rules.engine.periods import dates_in_doubt
from medconsortium.rules.engine.three_valued import States, among, both, either
from medconsortium.rules.engine.verdict import Evidence, Verdict, failed, passed, unassessed
from medconsortium.rules.judging.linkage import lists_one_of
from medconsortium.text import Text
from medconsortium.vocabulary import Completeness, PlatformKind, PlatformModule, Practice

__all__ = ["Platforms", "judge_platform"]


@frozen(eq=False, slots=False)
class Platforms:
    """The platforms of a network on a day that are of a kind, or may be.

    One of another kind will do that has `module`, where a module does the same. One of which it is
    not stated which consortium it belongs to may be that of any.
    """

    facts: Facts
    kind: PlatformKind
    module: PlatformModule | None = None

    @cached_property
    def fits(self) -> States:
        """For each platform, whether it is of the kind, or has the module.

        It surely is not where its kind is another, and its modules are listed and lack it.
        """
        columns = self.facts.network.platforms.columns
        of_kind = among(columns.kind, [self.kind])
        if self.module is None:
            return of_kind
        return either(of_kind, lists_one_of(columns.modules, [self.module]))

    @cached_property
    def found(self) -> States:
        """For each consortium, whether it surely has one; no list tells of none."""
        of, state = self.facts.network.platforms.columns.consortium, self._state
        found = np.zeros(len(self.facts.network.consortia), np.int8)
        if ((state != 0) & (of < 0)).any():
            found[:] = -1
        found[of[(state != 0) & (of >= 0)]] = -1
        found[of[(state == 1) & (of >= 0)]] = 1
        return read_only(found, np.int8)

    def of(self, consortium: int) -> tuple[int, ...]:
        """Return the platforms that belong to a consortium, or may; all by row."""
        network = self.facts.network
        groups = rows_by(network.platforms, "consortium", network.consortia)
        rows = np.concatenate([groups.rows(consortium), groups.rows(-1)])
        return tuple(rows[self._state[rows] != 0].tolist())

    def doubts(self, row: int) -> tuple[str, ...]:
        """Return which data leave it open whether a platform serves its consortium."""
        platform = self.facts.network.platforms.row(row)
        unattached = () if platform.consortium is not None else ("platforms.consortium",)
        unfit = () if self.fits[row] == 1 else ("platforms.kind", "platforms.modules")
        return (*unattached, *unfit, *dates_in_doubt(platform, on=self.facts.on))

    @cached_property
    def _state(self) -> States:
        return both(self.fits, self.facts.standing("platforms"))


def judge_platform(platforms: Platforms, row: int, practice: Practice, *, cure: Text) -> Verdict:
    """Judge whether a consortium, by row, has such a platform, or declares to work by one.

    No list of platforms is stated to be complete. That there is none can be said only where the
    consortium has listed all its practices, and `practice`, to have such a platform, is not among
    them.
    """
    consortium, ids = platforms.facts.consortium(row), platforms.facts.network.platforms.columns.id
    found = {str(ids[p]): platforms.doubts(p) for p in platforms.of(row)}
    declared = practice in (consortium.practices or ())
    evidence = Evidence(
        label=Text(practice.zh, practice.en), found=", ".join(found) or "–", wanted="≥ 1"
    )
    if declared or not all(found.values()):
        return passed(Text(f"有{practice.zh}", f"there is: {practice.en}"), evidence)
    listed = consortium.practices
    if not found and listed is not None and listed.completeness is Completeness.COMPLETE:
        return failed(
            Text(f"没有{practice.zh}", f"there is no: {practice.en}"), evidence, cure=cure
        )
    missing = dict.fromkeys(field for doubts in found.values() for field in doubts)
    return unassessed(
        Text(f"没有记录有无{practice.zh}", f"not recorded whether there is: {practice.en}"),
        evidence,
        missing=(*missing,) or ("platforms", "consortia.practices"),
    )
