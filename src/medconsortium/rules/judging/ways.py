"""Whom the declared links of a consortium join to its leads: for sure, and at most."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import TypeAlias

from attrs import frozen

from medconsortium.rules.judging.linkage import Links
from medconsortium.vocabulary import LinkKind

__all__ = ["Ends", "Joined", "Sought", "Ways", "joined", "ways"]

_Steps: TypeAlias = Mapping[int, Sequence[int]]


@frozen(kw_only=True)
class Sought:
    """Kinds of links: `up` and `down` are needed together, one of `both` serves both ways."""

    up: frozenset[LinkKind]
    down: frozenset[LinkKind]
    both: frozenset[LinkKind] = frozenset()

    @property
    def kinds(self) -> frozenset[LinkKind]:
        """All of them."""
        return self.up | self.down | self.both


@frozen
class Ends:
    """Institutions to be joined to, by row: those that are for sure, and all that may be.

    `None` among those that may be is one of which it is not known where it is.
    """

    sure: frozenset[int]
    possible: frozenset[int | None]


@frozen
class Joined:
    """Who surely has a way to some ends and back, and who may have one; `None` is anybody."""

    surely: frozenset[int]
    at_most: frozenset[int] | None

    def says(self, institution: int | None) -> bool | None:
        """Return whether an institution has; `None` if not known, or if it is not known which."""
        if institution in self.surely:
            return True
        may_have = self.at_most is None or institution is None or institution in self.at_most
        return None if may_have else False


@frozen
class _Links:
    """The institutions that links lead to: for each, in the direction in which it is followed.

    Those up and those both ways are followed from the end, those down from the beginning.
    """

    up: _Steps
    down: _Steps
    both: _Steps


@frozen
class Ways:
    """Links that a consortium surely has, those it may have, and whether some may lead anywhere.

    A link of a department is one of its institution; it may lead anywhere where that is not stated.
    """

    sure: _Links
    possible: _Links
    anywhere: bool


def ways(links: Links, rows: Iterable[int], sought: Sought) -> Ways:
    """Return the ways that some links, by row, open on the day to the consortium they may be of.

    Links of no stated consortium may be among them: these open ways that may be its.
    """
    kinds = links.facts.network.links.columns.kind
    sure: list[tuple[LinkKind, int, int]] = []
    possible: list[tuple[LinkKind, int, int]] = []
    anywhere = False
    for row in rows:
        kind = None if kinds[row] < 0 else LinkKind.at(int(kinds[row]))
        if kind not in sought.kinds or links.holds[row] == 0:
            continue
        origin, target = int(links.origin[row]), int(links.target[row])
        if origin < 0 or target < 0:
            anywhere = True
            continue
        possible.append((kind, origin, target))
        if links.holds[row] == 1 and links.consortium[row] >= 0:
            sure.append((kind, origin, target))
    return Ways(_links(sure, sought), _links(possible, sought), anywhere)


def joined(found: Ways, ends: Ends) -> Joined:
    """Return who has a way to one of the ends and a way back from one; the ends among them.

    Where there is no sure end, nobody surely lacks a way: there may be nothing to be joined to.
    """
    known = frozenset(end for end in ends.possible if end is not None)
    anybody = found.anywhere or None in ends.possible or not ends.sure
    return Joined(
        _joined(found.sure, ends.sure), None if anybody else _joined(found.possible, known)
    )


def _joined(links: _Links, ends: Collection[int]) -> frozenset[int]:
    there_and_back = _reached(links.up, ends) & _reached(links.down, ends)
    return frozenset(there_and_back | _reached(links.both, ends))


def _reached(steps: _Steps, starts: Collection[int]) -> set[int]:
    reached, waiting = set(starts), list(starts)
    while waiting:
        new = set(steps.get(waiting.pop(), ())) - reached
        reached |= new
        waiting.extend(new)
    return reached


def _links(found: Iterable[tuple[LinkKind, int, int]], sought: Sought) -> _Links:
    up: defaultdict[int, list[int]] = defaultdict(list)
    down: defaultdict[int, list[int]] = defaultdict(list)
    both: defaultdict[int, list[int]] = defaultdict(list)
    for kind, origin, target in found:
        if kind in sought.up:
            up[target].append(origin)
        if kind in sought.down:
            down[origin].append(target)
        if kind in sought.both:
            both[target].append(origin)
    return _Links(up, down, both)
