"""Whether those who lead a consortium are as they should be."""

from __future__ import annotations

from collections.abc import Collection

import numpy as np
from numpy.typing import NDArray

from medconsortium.model import Membership
from medconsortium.rules.engine.facts import Facts, shared
from medconsortium.rules.engine.three_valued import States, both
from medconsortium.rules.engine.verdict import Verdicts
from medconsortium.rules.judging.members import (
    LEADING,
    Every,
    Roster,
    Wording,
    judge_every,
    unstated,
)
from medconsortium.text import Text

__all__ = ["judge_leads", "leading"]


def leading(facts: Facts) -> States:
    """Return for each membership whether it is of one that leads the consortium."""
    return both(facts.is_member, shared(facts, Roster).has_role(LEADING))


def judge_leads(
    facts: Facts,
    consortia: NDArray[np.int32],
    *,
    sound: States,
    fields: Collection[str],
    right: Text,
    wrong: Text,
    cure: Text,
) -> Verdicts:
    """Judge of consortia, by row, whether every institution that leads is as it should be.

    Args:
        facts: The facts.
        consortia: The rows of the consortia to judge.
        sound: Whether each institution is as a lead should be.
        fields: The fields of institutions that tell.
        right: What is said where all are.
        wrong: What goes before the names of those that are not.
        cure: What to do then.
    """
    roster = shared(facts, Roster)
    role, others = unstated(facts, "memberships.role"), unstated(facts, *fields)

    def missing(membership: Membership) -> tuple[str, ...]:
        host = facts.institution_of(membership.institution or membership.department)
        row = facts.network.institutions.row_number(host or "")
        return role(membership) + (() if row >= 0 and sound[row] == 1 else others(membership))

    every = Every(
        roster=roster,
        spoken_of=shared(facts, leading),
        sound=roster.of_institutions(sound),
        listed=facts.leads_listed,
        sure_of_one=True,
    )
    wording = Wording(
        right=right,
        wrong=wrong,
        nobody=Text("没有牵头单位", "there is no lead"),
        unknown=Text(
            "牵头单位或其层级等情况未全部记录", "the lead, or what it is, is not fully recorded"
        ),
        label=Text("符合的牵头单位", "leads as they should be"),
        cure=cure,
        missing=missing,
        listing="consortia.leads_completeness",
    )
    return judge_every(every, consortia, wording)
