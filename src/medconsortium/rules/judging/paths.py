"""Ways along links for all consortia at once, on columns: what leads where, and what is a ring.

The places of all consortia are numbered through, an institution once for each consortium it is
looked at in, so that one search serves them all.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

import numpy as np
from attrs import frozen
from numpy.typing import NDArray

from medconsortium.model.columnar.columns import read_only
from medconsortium.rules.engine.three_valued import States
from medconsortium.rules.judging.linkage import Links

__all__ = [
    "Edges",
    "Pairs",
    "Places",
    "merged",
    "numbered",
    "reached",
    "ring",
    "rings",
    "touching",
]

_ROUNDS = 32
"""Referral is a few steps deep: what is deeper is searched step by step, not round by round."""

_Flags = NDArray[np.bool_]
_Rows = NDArray[np.int64]


@frozen(eq=False)
class Edges:
    """Edges from `origin` to `target`, both numbers of places."""

    origin: NDArray[np.integer]
    target: NDArray[np.integer]

    def where(self, kept: _Flags) -> Edges:
        """Return the edges that are kept."""
        return Edges(self.origin[kept], self.target[kept])

    def turned(self) -> Edges:
        """Return the edges with their direction turned."""
        return Edges(self.target, self.origin)


@frozen(eq=False)
class Pairs:
    """Institutions, each looked at in a consortium: the rows of both.

    Whatever else stands in pairs can be numbered as well: members' places, say.
    """

    consortium: NDArray[np.integer]
    institution: NDArray[np.integer]

    def where(self, kept: _Flags | _Rows) -> Pairs:
        """Return the pairs that are kept."""
        return Pairs(self.consortium[kept], self.institution[kept])

    @property
    def known(self) -> _Flags:
        """For each pair, whether both are known."""
        return read_only((self.consortium >= 0) & (self.institution >= 0), np.bool_)

    def once(self) -> Pairs:
        """Return the pairs sorted, each once."""
        most = 1 + int(self.institution.max(initial=0))
        consortium, institution = np.divmod(np.unique(_keys(self, most)), most)
        return Pairs(consortium, institution)

    def among(self, others: Pairs) -> _Flags:
        """Return which of the pairs are among others."""
        most = 2 + max((int(p.institution.max()) for p in (self, others) if len(p)), default=0)
        return np.isin(_keys(self, most), _keys(others, most))

    def __len__(self) -> int:
        return len(self.institution)


@frozen(eq=False)
class Places:
    """Numbers for pairs of a consortium and an institution.

    Most institutions are looked at in one consortium only: there the number is that of the
    institution. The `others` stand behind, sorted.
    """

    home: NDArray[np.int32]
    others: _Rows

    def __len__(self) -> int:
        return len(self.home) + len(self.others)

    def number(self, pairs: Pairs) -> _Rows:
        """Return the numbers of pairs that are among the places."""
        found = pairs.institution.astype(np.int64)
        away = np.flatnonzero(self.home[pairs.institution] != pairs.consortium)
        keys = _keys(pairs.where(away), len(self.home))
        found[away] = len(self.home) + np.searchsorted(self.others, keys)
        return found


def numbered(institutions: int, *pairs: Pairs) -> Places:
    """Return numbers for pairs of a consortium and one of so many institutions."""
    home = np.full(institutions, -1, np.int32)
    for some in pairs:
        home[some.institution] = some.consortium
    away = [some.where(home[some.institution] != some.consortium) for some in pairs]
    keys = [_keys(some, institutions) for some in away]
    return Places(home, np.unique(np.concatenate(keys)))


def touching(links: Links, suits: States, asked: Pairs) -> States:
    """Return of the pairs asked about whether a link of the consortium begins or ends there.

    Links in force count that are as `suits` says; -1 is an institution that is not known.
    """
    institutions = len(links.facts.network.institutions)
    possible, attached = (suits != 0) & (links.holds != 0), links.consortium >= 0
    ends_known = (links.origin >= 0) & (links.target >= 0)
    anywhere, loose = np.zeros(len(links.listed), np.bool_), np.zeros(institutions + 1, np.bool_)
    for end in (links.origin, links.target):
        loose[end[possible & ~attached]] = True  # -1, not known, stands last
    anywhere[links.consortium[possible & attached & ~ends_known]] = True
    drawn = possible & attached
    consortium = links.consortium[drawn]
    sure = (suits[drawn] == 1) & (links.holds[drawn] == 1)
    ends = [Pairs(consortium, end[drawn]) for end in (links.origin, links.target)]
    placed = asked.institution >= 0
    known = [pairs.where(pairs.institution >= 0) for pairs in ends]
    places = numbered(institutions, asked.where(placed), *known)
    surely, perhaps = np.zeros(len(places), np.bool_), np.zeros(len(places), np.bool_)
    for all_of, pairs in zip(ends, known, strict=True):
        perhaps[places.number(pairs)] = True
        surely[places.number(all_of.where(sure & (all_of.institution >= 0)))] = True
    may = ~links.listed[asked.consortium] | anywhere[asked.consortium]
    may |= loose[asked.institution] | loose[-1]
    found = np.where(may, -1, 0).astype(np.int8)
    at = places.number(asked.where(placed))
    found[np.flatnonzero(placed)[perhaps[at]]] = -1
    found[np.flatnonzero(placed)[surely[at]]] = 1
    found[~placed] = -1
    return read_only(found, np.int8)


def reached(starts: _Flags, edges: Edges) -> _Flags:
    """Return which places one gets to from the starts along edges, the starts among them."""
    found = starts.copy()
    for _ in range(_ROUNDS):
        found[edges.target[found[edges.origin]]] = True
        edges = edges.where(~found[edges.target])
        if not found[edges.origin].any():
            return found
    steps: defaultdict[int, list[int]] = defaultdict(list)
    for origin, target in zip(edges.origin.tolist(), edges.target.tolist(), strict=True):
        steps[origin].append(target)
    waiting = [place for place in steps if found[place]]
    while waiting:
        for target in steps.get(waiting.pop(), ()):
            if not found[target]:
                found[target] = True
                waiting.append(target)
    return found


def rings(places: int, edges: Edges) -> _Rows:
    """Return positions of edges such that every ring, and whatever is joined to one, has some.

    There are none where one cannot get back to any place.
    """
    left = np.arange(len(edges.origin))
    for _ in range(_ROUNDS):
        entered, exited = np.zeros(places, np.bool_), np.zeros(places, np.bool_)
        entered[edges.target[left]] = True
        exited[edges.origin[left]] = True
        kept = entered[edges.origin[left]] & exited[edges.target[left]]
        if kept.all():
            return left
        left = left[kept]
    return left[_peeled(edges.origin[left].tolist(), edges.target[left].tolist())]


def ring(origin: Sequence[int], target: Sequence[int]) -> list[int]:
    """Return the positions of edges that form a ring, in its order; none where there is no ring."""
    left = _peeled(origin, target)
    leading_to = {target[position]: position for position in left}
    walked: dict[int, None] = {}
    position = left[0] if left else None
    while position is not None:  # what is left is led to by something left, so it comes round
        if position in walked:
            steps = list(walked)
            return steps[steps.index(position) :][::-1]
        walked[position] = None
        position = leading_to[origin[position]]
    return []


def merged(number: int, one: NDArray[np.integer], other: NDArray[np.integer]) -> _Rows:
    """Return for each of so many things the least one that pairs join it to, step by step."""
    least = list(range(number))

    def top(thing: int) -> int:
        while least[thing] != thing:
            least[thing] = least[least[thing]]
            thing = least[thing]
        return thing

    for a, b in zip(one.tolist(), other.tolist(), strict=True):
        low, high = sorted((top(a), top(b)))
        least[high] = low
    return read_only((top(thing) for thing in range(number)), np.int64)


def _peeled(origin: Sequence[int], target: Sequence[int]) -> list[int]:
    """Take away what nothing leads to, again and again; return the positions of what is left."""
    leaving: defaultdict[int, list[int]] = defaultdict(list)
    entering: defaultdict[int, int] = defaultdict(int)
    for position, (a, b) in enumerate(zip(origin, target, strict=True)):
        leaving[a].append(position)
        entering[b] += 1
    waiting = [place for place in leaving if not entering[place]]
    left = set(range(len(origin)))
    while waiting:
        for position in leaving[waiting.pop()]:
            left.discard(position)
            entering[target[position]] -= 1
            if not entering[target[position]]:
                waiting.append(target[position])
    return sorted(left)


def _keys(pairs: Pairs, institutions: int) -> _Rows:
    return pairs.consortium.astype(np.int64) * institutions + pairs.institution
