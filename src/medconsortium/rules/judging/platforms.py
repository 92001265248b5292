"""Which information platforms a consortium has."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Mapping
from functools import cached_property

from attrs import frozen

from medconsortium.model import Consortium, Platform, in_force
from medconsortium.rules.engine.facts import Facts
from medconsortium.rules.engine.periods import dates_in_doubt
from medconsortium.rules.engine.verdict import Evidence, Verdict, failed, passed, unassessed
from medconsortium.text import Text
from medconsortium.vocabulary import Completeness, PlatformKind, PlatformModule, Practice

__all__ = ["Platforms", "judge_platform", "serves_as"]


@frozen(eq=False, slots=False)
class Platforms:
    """The platforms of a network on a day that are of a sort, or may be.

    `fits` says of a platform whether it is of the sort; `None` is not known. One of which it is not
    stated which consortium it belongs to may be that of any.
    """

    facts: Facts
    fits: Callable[[Platform], bool | None]

    def of(self, consortium: Consortium) -> tuple[Platform, ...]:
        """Return the platforms that belong to a consortium, or may."""
        return (*self._by_consortium.get(consortium.id, ()), *self._by_consortium.get(None, ()))

    def doubts(self, platform: Platform) -> tuple[str, ...]:
        """Return which data leave it open whether a platform serves its consortium."""
        unattached = () if platform.consortium is not None else ("platforms.consortium",)
        unfit = () if self.fits(platform) else ("platforms.kind", "platforms.modules")
        return (*unattached, *unfit, *dates_in_doubt(platform, "platforms", on=self.facts.on))

    @cached_property
    def _by_consortium(self) -> Mapping[str | None, list[Platform]]:
        found: defaultdict[str | None, list[Platform]] = defaultdict(list)
        for platform in self.facts.network.platforms.values():
            holds = in_force(platform.since, platform.until, self.facts.on)
            if holds is not False and self.fits(platform) is not False:
                found[platform.consortium].append(platform)
        return found


def serves_as(
    platform: Platform, kind: PlatformKind, *, module: PlatformModule | None = None
) -> bool | None:
    """Return whether a platform is of a kind, or has a module that does the same.

    It surely is not where its kind is another, and its modules are listed and lack it.
    """
    modules = platform.modules
    if platform.kind is kind or (module is not None and module in (modules or ())):
        return True
    if platform.kind is None:
        return None
    listed = modules is not None and modules.completeness is Completeness.COMPLETE
    return False if module is None or listed else None


def judge_platform(
    platforms: Platforms, consortium: Consortium, practice: Practice, *, cure: Text
) -> Verdict:
    """Judge whether a consortium has a platform of a sort, or declares that it works by one.

    No list of platforms is stated to be complete. That there is none can be said only where the
    consortium has listed all its practices, and `practice`, to have such a platform, is not among
    them.
    """
    found = {p.id: platforms.doubts(p) for p in platforms.of(consortium)}
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
