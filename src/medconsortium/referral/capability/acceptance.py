"""Who takes patients just now, as far as an availability overlay says."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from medconsortium.errors import NotFoundError
from medconsortium.model.columnar.columns import read_only
from medconsortium.referral.availability import Availability
from medconsortium.referral.need import CareNeed
from medconsortium.referral.places.roster import Roster, host_of
from medconsortium.referral.policy import ReferralPolicy
from medconsortium.text import Text

__all__ = ["acceptance", "acceptance_doubt"]


def acceptance(
    roster: Roster, need: CareNeed, policy: ReferralPolicy, availability: Availability | None
) -> NDArray[np.int8]:
    """Return whether each institution takes the patient: 1 yes, 0 no, -1 to be asked (rows, int8).

    1 everywhere without an overlay, where the policy does not mind, and in an emergency. A provider
    that is a department is asked first, then its host. It binds only a target that the patient
    moves to.

    Args:
        roster: The institutions.
        need: The need, with ids in the place of names.
        policy: Whether only who accepts will do.
        availability: What is known; `None` for nothing.

    Raises:
        NotFoundError: The overlay speaks of somebody whom the network does not have.
    """
    answers = np.ones(len(roster), np.int8)
    if availability is None:
        return read_only(answers, np.int8)
    said = _said(roster, availability)
    if policy.accepting_only and not need.is_emergency:
        answers[:] = -1
        for care, answer in said.items():
            row = roster.row(care)
            if row >= 0:
                answers[row] = answer
        if need.provider in said:
            host = host_of(roster.network, need.provider)
            answers[[] if host is None else [roster.row(host)]] = said[need.provider]
    return read_only(answers, np.int8)


def acceptance_doubt(name: Text) -> Text:
    """Return what to ask somebody of whom the overlay says nothing."""
    return Text(
        f"请问 {name.in_language('zh')} 当前是否接收",
        f"ask whether {name.in_language('en')} takes patients just now",
    )


def _said(roster: Roster, availability: Availability) -> dict[str, bool]:
    """Return what the overlay says by id; free beds where it says nothing of accepting."""
    network = roster.network
    said = {care: beds > 0 for care, beds in availability.free_beds.items()}
    said.update(availability.accepting)
    for care in said:
        if care not in network.institutions and care not in network.departments:
            raise NotFoundError(care)
    return said
