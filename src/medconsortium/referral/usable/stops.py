"""Where a way may end: at who can give the care, and takes the patient."""

from __future__ import annotations

import numpy as np
from attrs import frozen
from numpy.typing import NDArray

from medconsortium.model.columnar.columns import read_only
from medconsortium.referral.channels.standing import Standing
from medconsortium.referral.cost import Digits
from medconsortium.referral.need import CareNeed
from medconsortium.referral.places.neighbourhood import steps_from
from medconsortium.referral.places.roster import Roster, host_of
from medconsortium.referral.usable.hops import Hops
from medconsortium.referral.usable.steps import Label

__all__ = ["Stops", "answers_at_provider", "homes_of", "stops_serving"]


@frozen(eq=False, kw_only=True)
class Stops:
    """Ways to end, a row for each.

    Attributes:
        row: The institution (stops, int32).
        label: Who ends there (stops, uint8): `STAY`, who has not left; `ARRIVE`, who was sent
            there; `ANSWER`, who stayed behind.
        digits: What it costs.
        tells_origin_apart: Whether staying is anywhere another thing than arriving, or what may
            follow.
    """

    row: NDArray[np.int32]
    label: NDArray[np.uint8]
    digits: Digits
    tells_origin_apart: bool

    def __len__(self) -> int:
        return len(self.row)


def homes_of(need: CareNeed) -> tuple[str, ...]:
    """Return what a patient who recovers goes towards: home, and the team signed with."""
    if not need.goes_down:
        return ()
    return tuple(dict.fromkeys(home for home in (need.signed_with, need.home) if home is not None))


def answers_at_provider(
    roster: Roster, standing: Standing, need: CareNeed, answers: NDArray[np.int8]
) -> NDArray[np.int8]:
    """Return who can meet a need, as a way may end there (rows, int8): 1 yes, 0 no, -1 not known.

    Nobody who has closed; where the provider is decided, nobody but him.
    """
    can = np.where(standing.institutions == 0, 0, answers)
    if need.provider is not None:
        host = host_of(roster.network, need.provider)
        there = -1 if host is None else roster.row(host)
        can[np.arange(len(can)) != there] = 0
    return read_only(can, np.int8)


def stops_serving(
    roster: Roster,
    need: CareNeed,
    hops: Hops,
    *,
    can: NDArray[np.int8],
    accepts: NDArray[np.int8],
) -> Stops:
    """Return where ways may end, and what that costs.

    Who does not know of himself keeps nobody, unless he was asked for; nor does he keep a patient
    who recovers and has a home elsewhere, nor who needs a drug that is to be brought.

    Args:
        roster: The institutions.
        need: The need, with ids in the place of names.
        hops: The hops that serve it.
        can: Who can meet it.
        accepts: Who takes the patient.
    """
    stays = np.zeros(len(roster), np.bool_) if need.drug else can == 1
    if need.provider is not None and not need.drug:
        stays = can != 0
    stays &= _is_at_home(roster, homes_of(need))
    arrives = (can != 0) & (accepts != 0)
    answers = np.zeros(len(roster), np.bool_)
    answers[hops.target[~hops.moves]] = True
    apart = need.is_emergency or bool(((stays != arrives) | (stays & (accepts < 0))).any())
    kinds = [(Label.ARRIVE, arrives), (Label.ANSWER, answers & (can != 0))]
    if apart:
        kinds.insert(0, (Label.STAY, stays))
    rows = [np.flatnonzero(there) for _, there in kinds]
    row, lengths = np.concatenate(rows), [len(each) for each in rows]
    label = np.repeat([label for label, _ in kinds], lengths)
    asked = (can[row] < 0).astype(np.int64) + ((label == Label.ARRIVE) & (accepts[row] < 0))
    homes = homes_of(need)
    return Stops(
        row=row.astype(np.int32),
        label=label.astype(np.uint8),
        digits=Digits(
            unconfirmed=asked, steps_from_home=steps_from(roster, homes)[row] if homes else 0
        ),
        tells_origin_apart=apart,
    )


def _is_at_home(roster: Roster, homes: tuple[str, ...]) -> NDArray[np.bool_]:
    """Return which institutions are home, or lie in it; all of them without a home (rows)."""
    if not homes:
        return np.ones(len(roster), np.bool_)
    found = np.zeros(len(roster), np.bool_)
    for home in homes:
        if home in roster.network.divisions:
            found |= steps_from(roster, [home]) <= 1
        else:
            found[roster.row(home)] = True
    return found
