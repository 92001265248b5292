"""Links by which care is given at a distance, as columns."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from medconsortium.model.columnar.columns import read_only
from medconsortium.rules.engine.facts import Facts
from medconsortium.rules.engine.three_valued import States
from medconsortium.vocabulary import ConsortiumKind, LinkKind

__all__ = ["TELESERVICES", "carried_by", "is_teleservice", "unknown_carrier"]

TELESERVICES = (LinkKind.TELECONSULTATION, LinkKind.TELEDIAGNOSIS)
"""Care at a distance: the origin invites, the target is invited."""


def carried_by(facts: Facts, kind: ConsortiumKind) -> States:
    """Return for each link whether a consortium of a kind carries it."""
    kinds = np.append(facts.network.consortia.columns.kind, -1)
    found = kinds[facts.network.links.columns.consortium]  # -1, not stated, stands last
    return read_only(np.where(found < 0, -1, found == kind.number), np.int8)


def is_teleservice(facts: Facts) -> NDArray[np.bool_]:
    """Return for each link whether it is care at a distance."""
    kinds = [kind.number for kind in TELESERVICES]
    return read_only(np.isin(facts.network.links.columns.kind, kinds), np.bool_)


def unknown_carrier(facts: Facts, link: int) -> tuple[str, ...]:
    """Return what leaves it open which kind of consortium carries a link."""
    columns = facts.network.links.columns
    consortium = int(columns.consortium[link])
    if consortium < 0:
        return ("links.consortium",)
    return ("consortia.kind",) if facts.network.consortia.columns.kind[consortium] < 0 else ()
