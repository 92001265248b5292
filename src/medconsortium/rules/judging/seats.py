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
from medconsortium.rules.judging.members import Roster, is_among, rows_of_several
from medconsortium.rules.judging.paths import Edges, merged, reached

__all__ = ["Seats", "reach"]

_Flags = NDArray[np.bool_]
_Numbers = NDArray[np.integer]

_NOWHERE = -2
"""Where an institution is at home that is nobody's member; no consortium has that number."""


@frozen(eq=False, slots=False)
class Seats:
    """Numbers for members in their consortia, and for the ends of links in those that carry them.

    They are made once, for all rules that follow links. The last number, `nobody`, stands where
    consortium or institution is not known.
    """

    facts: Facts

    @cached_property
    def home(self) -> NDArray[np.int32]:
        """For each institution, and last for none, the consortium in which its number is its row.

        It is the one with most members, for that has most links; `_NOWHERE` where there is none.
        """
        roster = shared(self.facts, Roster)
        home = np.full(len(self.facts.network.institutions) + 1, _NOWHERE, np.int32)
        home[roster.institution] = roster.consortium
        of_several = shared(self.facts, rows_of_several)
        size = np.bincount(roster.consortium, minlength=1)[roster.consortium[of_several]]
        by_size = of_several[np.argsort(size, kind="stable")]
        home[roster.institution[by_size]] = roster.consortium[by_size]  # the largest comes last
        home[-1] = _NOWHERE
        links = shared(self.facts, Links)
        for ends in (links.origin, links.target):  # of institutions that are nowhere members
            rows = np.flatnonzero((home[ends] == _NOWHERE) & (links.consortium >= 0))
            home[ends[rows]] = links.consortium[rows]
            home[-1] = _NOWHERE
        return read_only(home, np.int32)

    @cached_property
    def others(self) -> NDArray[np.int64]:
        """The pairs that are not at home, sorted: consortium times institutions, and institution.

        Their numbers stand behind those of the institutions.
        """
        of_members = np.unique(self._away["members"].keys)
        ends = [self._away[name].keys for name in ("origins", "targets")]
        more = [keys[~is_among(keys, of_members)] for keys in ends]  # most ends are of members
        return np.unique(np.concatenate([of_members, *more])) if any(map(len, more)) else of_members

    @property
    def nobody(self) -> int:
        """The number that stands for nobody known."""
        return len(self.home) - 1 + len(self.others)

    @cached_property
    def of_members(self) -> NDArray[np.int32]:
        """For each membership, the number."""
        return self._numbers("members", shared(self.facts, Roster).institution)

    @cached_property
    def of_origins(self) -> NDArray[np.int32]:
        """For each link, the number of the end it comes from."""
        return self._numbers("origins", shared(self.facts, Links).origin)

    @cached_property
    def of_targets(self) -> NDArray[np.int32]:
        """For each link, the number of the end it leads to."""
        return self._numbers("targets", shared(self.facts, Links).target)

    @cached_property
    def _away(self) -> dict[str, _Away]:
        roster, links = shared(self.facts, Roster), shared(self.facts, Links)
        pairs = {
            "members": (roster.consortium, roster.institution),
            "origins": (links.consortium, links.origin),
            "targets": (links.consortium, links.target),
        }
        return {name: _away(self.home, *of) for name, of in pairs.items()}

    def _numbers(self, name: str, institution: NDArray[np.int32]) -> NDArray[np.int32]:
        away, numbers = self._away[name], institution.copy()
        numbers[away.unknown] = self.nobody
        numbers[away.rows] = len(self.home) - 1 + np.searchsorted(self.others, away.keys)
        return read_only(numbers, np.int32)

    @cached_property
    def drawn(self) -> _Flags:
        """For each link, whether both its ends and its consortium are known."""
        nobody = self.nobody
        return read_only((self.of_origins != nobody) & (self.of_targets != nobody), np.bool_)

    @cached_property
    def consortium(self) -> NDArray[np.int64]:
        """For each number, and last for nobody, the row of the consortium; -1 where not known."""
        of_others = self.others // max(1, len(self.home) - 1)
        at_home = np.maximum(self.home[:-1], -1)
        return read_only(np.concatenate([at_home, of_others, [-1]]), np.int64)

    @cached_property
    def institution(self) -> NDArray[np.int64]:
        """For each number, and last for nobody, the row of the institution; -1 where not known."""
        institutions = len(self.home) - 1
        of_others = self.others % max(1, institutions)
        return read_only(np.concatenate([np.arange(institutions), of_others, [-1]]), np.int64)

    def merged(self, loose: _Flags) -> NDArray[np.int64]:
        """Return for each number that of one it is at one with, by links of no known consortium.

        Institutions that such links join, step by step, are one in every consortium.
        """
        links = shared(self.facts, Links)
        ends = links.origin[loose], links.target[loose]
        institutions = len(self.home) - 1
        least = np.append(merged(institutions, *ends), -1)
        touched = np.zeros(institutions + 1, np.bool_)
        touched[np.concatenate(ends)] = True
        here = np.flatnonzero(touched[self.institution] & (self.consortium >= 0))
        keys = self.consortium[here] * institutions + least[self.institution[here]]
        _, first, which = np.unique(keys, return_index=True, return_inverse=True)
        found = np.arange(self.nobody + 1)
        found[here] = here[first][which]
        return found

    def find(self, consortium: _Numbers, institution: _Numbers) -> NDArray[np.int64]:
        """Return the numbers of pairs: that of nobody for who is no member and no end of a link."""
        away, found = _away(self.home, consortium, institution), institution.astype(np.int64)
        found[away.unknown] = self.nobody
        held = is_among(away.keys, self.others)
        numbers = len(self.home) - 1 + np.searchsorted(self.others, away.keys)
        found[away.rows] = np.where(held, numbers, self.nobody)
        return found

    def taken(self, *numbers: NDArray[np.integer]) -> _Flags:
        """Return for each number, and last for nobody, whether it is among some."""
        found = np.zeros(self.nobody + 1, np.bool_)
        for some in numbers:
            found[some] = True
        found[-1] = False
        return found


@frozen(eq=False)
class _Away:
    """Which pairs of consortium and institution are not at home, with a number for each pair.

    Of the `unknown` ones consortium or institution is not known.
    """

    rows: NDArray[np.int64]
    keys: NDArray[np.int64]
    unknown: NDArray[np.int64]


def _away(home: NDArray[np.int32], consortium: _Numbers, institution: _Numbers) -> _Away:
    rows = np.flatnonzero(home[institution] != consortium)
    of, who = consortium[rows].astype(np.int64), institution[rows]
    known = (of >= 0) & (who >= 0)
    keys = of[known] * (len(home) - 1) + who[known]
    return _Away(rows[known], keys, rows[~known])


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
