"""What five structural rules look at, as numbers, for peers that are written by hand."""

from datetime import date
from typing import Any

import numpy as np
import polars as pl

from medconsortium.model import Network
from medconsortium.model.levels import CONTINUING_CARE, PRIMARY_CLASSES
from medconsortium.vocabulary import Category, ConsortiumKind, Grade, LinkKind, Subject, Tier

DAY = date(2026, 1, 1)
NUMBER_OF_DAY = (DAY - date(1970, 1, 1)).days

STRUCTURAL = ("GEN002", "GRD005", "GRD006", "REF004", "SPA003")
"""No clear lead; primary members shared, or outside the county; inverted referral; a member that
lacks the specialty: between them they find every violation that is planted."""

GRID_FORMS = {
    form.number
    for form in (ConsortiumKind.URBAN_MEDICAL_GROUP, ConsortiumKind.COUNTY_MEDICAL_COMMUNITY)
}
COMMUNITY = ConsortiumKind.COUNTY_MEDICAL_COMMUNITY.number
WITH_A_LEAD = {
    form.number
    for form in ConsortiumKind
    if form not in (ConsortiumKind.RARE_DISEASE_NETWORK, ConsortiumKind.OTHER)
}
PRIMARY = {c.number for c in Category if c.key.startswith(PRIMARY_CLASSES)}
BY_FUNCTION = {c.number for c in CONTINUING_CARE}
UP, DOWN = LinkKind.REFERRAL_UP.number, LinkKind.REFERRAL_DOWN.number
LEVEL_OF_GRADE = {g.number: g.level for g in Grade if g.level is not None}
LEVEL_OF_TIER = {t.number: max(0, 3 - max(0, t.number - Tier.CITY.number)) for t in Tier}
WITHIN = {s.number: {p.number for p in Subject if s in (p, p.parent)} for s in Subject}


def numbers_of(network: Network) -> dict[str, pl.DataFrame]:
    """Return what the five rules look at as frames of numbers, which polars likes best."""
    i, c, m = (getattr(network, n).columns for n in ("institutions", "consortia", "memberships"))
    links, s, d = (getattr(network, n).columns for n in ("links", "services", "divisions"))
    of = np.repeat(np.arange(len(c.kind), dtype=np.int32), np.diff(c.specialties.offsets))
    frames: dict[str, dict[str, Any]] = {
        "institutions": {
            "i": np.arange(len(i.tier), dtype=np.int32),
            **{n: getattr(i, n) for n in ("category", "ownership", "division", "tier", "grade")},
        },
        "consortia": {"c": np.arange(len(c.kind), dtype=np.int32), "kind": c.kind},
        "memberships": {
            "c": m.consortium,
            "i": m.institution,
            "role": m.role,
            "since": m.since.latest,
            "until": m.until.earliest,
        },
        "links": {
            "link": np.arange(len(links.kind), dtype=np.int32),
            "origin": links.origin.row,
            "target": links.target.row,
            "kind": links.kind,
            "since": links.since.latest,
            "until": links.until.earliest,
        },
        "services": {"i": s.provider.row, "subject": s.subject},
        "divisions": {
            "division": np.arange(len(d.level), dtype=np.int32),
            "above": d.parent,
            "level": d.level,
        },
        "specialties": {"c": of, "specialty": c.specialties.values},
    }
    return {name: pl.DataFrame(columns) for name, columns in frames.items()}
