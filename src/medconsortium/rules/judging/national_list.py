"""The rare-disease network as the list in force names it, and extracts of it."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable

import numpy as np
from numpy.typing import NDArray

from medconsortium.model import MemberGroup
from medconsortium.model.columnar.columns import read_only
from medconsortium.rules.engine.facts import Facts
from medconsortium.rules.engine.periods import dates_in_doubt
from medconsortium.rules.judging.members import Roster
from medconsortium.vocabulary import Completeness, Role, Scope

__all__ = ["are_extracts", "roster_gaps"]


def are_extracts(facts: Facts) -> NDArray[np.bool_]:
    """Return for each consortium whether it surely is only a part of a national network.

    It is where its scope is another than national, or its members are stated to be listed in part.
    """
    columns = facts.network.consortia.columns
    elsewhere = (columns.scope >= 0) & (columns.scope != Scope.NATIONAL.number)
    in_part = columns.members_completeness == Completeness.PARTIAL.number
    return read_only(elsewhere | in_part, np.bool_)


def roster_gaps(
    roster: Roster,
    consortium: int,
    *,
    roles: Collection[Role],
    of_group: Callable[[MemberGroup], Iterable[str]],
) -> tuple[str, ...]:
    """Return what leaves it open who has one of some roles in a national network.

    `of_group` tells what is missing of hospitals that are described, but not named.
    """
    found: list[str] = []
    facts = roster.facts
    if facts.network.consortia.columns.scope[consortium] < 0:
        found.append("consortia.scope")
    if not facts.members_listed[consortium]:
        found.append("consortia.members_completeness")
    for row in roster.rows_of(consortium):
        membership = roster.membership(int(row), keyed=False)
        if facts.is_member[row] == 0 or membership.role not in {*roles, None}:
            continue
        found += ["memberships.role"] if membership.role is None else []
        found += of_group(membership.group) if membership.group is not None else ()
        found += dates_in_doubt(membership, on=facts.on)
    return tuple(dict.fromkeys(found))
