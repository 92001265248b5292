"""Where members and the ends of links sit: one numbering for all rules that follow links."""

from __future__ import annotations

from functools import cached_property

import numpy as np
from attrs import frozen
from numpy.typing import NDArray

from medconsortium.model.columnar.columns import read_only
from medconsortium.rules.engine.facts import Facts, shared
from medconsortium.rules.engine.three_valued import States
from medconsortium.rules.judging.linkage import Links
from medconsortium.rules.judging.members import Roster, is_among
from medconsortium.rules.judging.paths import Edges, Pairs, Places, merged, numbered, reached

__all__ = ["Seats", "reach"]

_Flags = NDArray[np.bool_]
_Numbers = NDArray[np.integer]


@frozen(eq=False, slots=False)
class Seats:
    """Numbers for members in their consortia, and for the ends of links in those that carry them.

    They are made once, for all rules that follow links. The last number, `nobody`, stands where
    consortium or institution is not known.
    """

    facts: Facts

    @cached_property
    def places(self) -> Places:
        """What is numbered."""
        roster, links = shared(self.facts, Roster), shared(self.facts, Links)
        pairs = Pairs(roster.consortium, roster.institution)
        return numbered(
            len(self.facts.network.institutions),
            *(some.where(some.known) for some in (*self._ends(links), pairs)),
        )

    @property
    def nobody(self) -> int:
        """The number that stands for nobody known."""
        return len(self.places)

    @cached_property
    def of_members(self) -> NDArray[np.int32]:
        """For each membership, the number."""
        roster = shared(self.facts, Roster)
        return self._numbers(Pairs(roster.consortium, roster.institution))

    @cached_property
    def of_origins(self) -> NDArray[np.int32]:
        """For each link, the number of the end it comes from."""
        return self._numbers(self._ends(shared(self.facts, Links))[0])

    @cached_property
    def of_targets(self) -> NDArray[np.int32]:
        """For each link, the number of the end it leads to."""
        return self._numbers(self._ends(shared(self.facts, Links))[1])

    @cached_property
    def drawn(self) -> _Flags:
        """For each link, whether both its ends and its consortium are known."""
        nobody = self.nobody
        return read_only((self.of_origins != nobody) & (self.of_targets != nobody), np.bool_)

    @cached_property
    def consortium(self) -> NDArray[np.int64]:
        """For each number, and last for nobody, the row of the consortium; -1 where not known."""
        of_others = self.places.others // max(1, len(self.places.home))
        return read_only(np.concatenate([self.places.home, of_others, [-1]]), np.int64)

    @cached_property
    def institution(self) -> NDArray[np.int64]:
        """For each number, and last for nobody, the row of the institution; -1 where not known."""
        institutions = len(self.places.home)
        of_others = self.places.others % max(1, institutions)
        return read_only(np.concatenate([np.arange(institutions), of_others, [-1]]), np.int64)

    def merged(self, loose: _Flags) -> NDArray[np.int64]:
        """Return for each number that of one it is at one with, by links of no known consortium.

        Institutions that such links join, step by step, are one in every consortium.
        """
        links = shared(self.facts, Links)
        ends = links.origin[loose], links.target[loose]
        institutions = len(self.places.home)
        least = np.append(merged(institutions, *ends), -1)
        touched = np.zeros(institutions + 1, np.bool_)
        touched[np.concatenate(ends)] = True
        here = np.flatnonzero(touched[self.institution] & (self.consortium >= 0))
        keys = self.consortium[here] * institutions + least[self.institution[here]]
        _, first, which = np.unique(keys, return_index=True, return_inverse=True)
        found = np.arange(self.nobody + 1)
        found[here] = here[first][which]
        return found

    def find(self, pairs: Pairs) -> NDArray[np.int64]:
        """Return the numbers of pairs: that of nobody for who is no member and no end of a link."""
        found = np.full(len(pairs), self.nobody, np.int64)
        known, home, others = pairs.known, self.places.home, self.places.others
        at_home = known & (home[pairs.institution] == pairs.consortium)
        found[at_home] = pairs.institution[at_home]
        away = np.flatnonzero(known & ~at_home)
        keys = pairs.consortium[away].astype(np.int64) * len(home) + pairs.institution[away]
        held = is_among(keys, others)
        found[away[held]] = len(home) + np.searchsorted(others, keys[held])
        return found

    def taken(self, *numbers: NDArray[np.integer]) -> _Flags:
        """Return for each number, and last for nobody, whether it is among some."""
        found = np.zeros(self.nobody + 1, np.bool_)
        for some in numbers:
            found[some] = True
        found[-1] = False
        return found

    def _ends(self, links: Links) -> tuple[Pairs, Pairs]:
        return Pairs(links.consortium, links.origin), Pairs(links.consortium, links.target)

    def _numbers(self, pairs: Pairs) -> NDArray[np.int32]:
        known = pairs.known
        if known.all():
            return read_only(self.places.number(pairs), np.int32)
        found = np.full(len(pairs), self.nobody, np.int32)
        found[known] = self.places.number(pairs.where(known))
        return read_only(found, np.int32)


def reach(
    seats: Seats,
    usable: _Flags,
    starts: tuple[_Numbers, _Numbers],
    *,
    asked: _Numbers,
    backwards: bool,
) -> States:
    """Return of what is asked about whether links lead there from starts in the same consortium.

    Args:
        seats: The numbers of members and ends of links.
        usable: Which links may be followed.
        starts: The seats where one surely starts, and where one may.
        asked: The seats asked about.
        backwards: Whether links are followed from their target to their origin.

    A link of no stated consortium may be one of any, and joins its ends in whichever direction. One
    of which an end is not known may lead anywhere.
    """
    links, (sure, possible) = shared(seats.facts, Links), starts
    drawn = usable & seats.drawn
    surely = _followed(seats, drawn & (links.holds == 1), sure, asked=asked, backwards=backwards)
    states = surely.astype(np.int8)
    open_ = np.flatnonzero(~surely)
    if not len(open_):
        return read_only(states, np.int8)
    usable = usable & (links.holds != 0)
    known, of = (links.origin >= 0) & (links.target >= 0), seats.consortium[asked[open_]]
    anywhere = np.zeros(len(links.listed) + 1, np.bool_)
    anywhere[links.consortium[usable & ~known]] = True  # -1 stands last
    in_question = np.zeros_like(anywhere)
    in_question[of] = True
    perhaps = _followed(
        seats,
        drawn & usable & in_question[links.consortium],
        possible,
        asked=asked[open_],
        backwards=backwards,
        loose=usable & known & (links.consortium < 0),
    )
    states[open_[perhaps | anywhere[of] | anywhere[-1]]] = -1
    return read_only(states, np.int8)


def _followed(
    seats: Seats,
    follow: _Flags,
    starts: _Numbers,
    *,
    asked: _Numbers,
    backwards: bool,
    loose: _Flags | None = None,
) -> _Flags:
    """Return which of the seats asked about links lead to; ends of loose links are one."""
    rows = np.flatnonzero(follow)
    edges = Edges(seats.of_origins[rows], seats.of_targets[rows])
    if loose is not None and loose.any():
        same = seats.merged(loose)
        edges = Edges(same[edges.origin], same[edges.target])
        starts, asked = same[starts], same[asked]
    found = reached(seats.taken(starts), edges.turned() if backwards else edges)
    return read_only(found[asked], np.bool_)
