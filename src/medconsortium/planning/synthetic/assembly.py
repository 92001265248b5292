"""Putting a synthetic region together: places, institutions, consortia, links, documents."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from numpy.random import Generator

from medconsortium.model import Network
from medconsortium.model.columnar.columns import Column, TextColumn, string_column
from medconsortium.planning.synthetic.agreements import agreement_rows, instrument_table
from medconsortium.planning.synthetic.alliances import specialty_alliances
from medconsortium.planning.synthetic.capacity import institution_table
from medconsortium.planning.synthetic.consortia import Consortia, all_together
from medconsortium.planning.synthetic.dating import beginnings, joinings
from medconsortium.planning.synthetic.draws import streams
from medconsortium.planning.synthetic.facilities import PROVINCES
from medconsortium.planning.synthetic.filling import all_of, first_source
from medconsortium.planning.synthetic.frame import Frame, division_table, frame_of
from medconsortium.planning.synthetic.gaps import with_gaps
from medconsortium.planning.synthetic.grids import grid_consortia, hubs
from medconsortium.planning.synthetic.links import link_table, links_of
from medconsortium.planning.synthetic.networks import rare_disease_network, telemedicine_network
from medconsortium.planning.synthetic.registry import (
    authority_table,
    consortium_ids,
    consortium_names,
    consortium_table,
    membership_table,
)
from medconsortium.planning.synthetic.roster import Roster, roster_of
from medconsortium.planning.synthetic.services import service_table
from medconsortium.planning.synthetic.territory import Territory, territory_of
from medconsortium.planning.synthetic.violations import (
    Violation,
    planted_in_consortia,
    planted_in_links,
)
from medconsortium.text import Text
from medconsortium.vocabulary import SourceBasis

__all__ = ["assembled"]

_STEPS = 11


def assembled(
    seed: int | Generator,
    *,
    within: str | None,
    region: str,
    missing: float,
    violations: Mapping[Violation, int],
) -> Network:
    """Return the synthetic network of a division (`within`), or of the whole country.

    `region` is what it is called. Each step draws from a stream of its own.

    Raises:
        ValueError: `missing` lies outside 0 to 1, or there is no room for the violations.
    """
    if not 0 <= missing <= 1:
        raise ValueError(f"missing is a share, 0 to 1, not {missing}（缺失比例须在 0 到 1 之间）")
    rngs = streams(seed, count=_STEPS)
    frame = frame_of(rngs[0], within=within)
    roster = roster_of(rngs[1], frame)
    institutions = institution_table(rngs[2], frame, roster)
    tables: dict[str, Mapping[str, Column]] = {
        "sources": _source(seed, missing),
        "divisions": {**division_table(frame), "sources": first_source(len(frame.codes))},
        "parties": authority_table(frame),
        "institutions": institutions,
        "services": service_table(rngs[3], roster),
        **_cooperation(
            rngs[4:10], frame, roster, institutions, region=region, violations=violations
        ),
    }
    if missing:
        tables |= with_gaps(rngs[10], tables, missing=missing)
    title = Text(zh=f"{region}（合成数据）", en=f"{region} (synthetic)")
    return Network.from_columns(title=title, synthetic=True, tables=tables)


def _cooperation(
    rngs: Sequence[Generator],
    frame: Frame,
    roster: Roster,
    institutions: Mapping[str, Any],
    *,
    region: str,
    violations: Mapping[Violation, int],
) -> dict[str, Mapping[str, Column]]:
    """Return the tables of consortia, of those who belong to them, and of how they work."""
    territory = territory_of(frame)
    consortia = _founded(rngs[0], frame, roster, territory)
    ids = consortium_ids(consortia, institutions["id"])
    names = consortium_names(frame, territory, consortia, institutions["name"].zh, region=region)
    consortia = planted_in_consortia(rngs[1], roster, consortia, violations)
    since = beginnings(rngs[2], len(consortia))
    joining = joinings(rngs[3], since, consortia.consortium)
    links = links_of(rngs[4], roster, consortia, hubs(frame, roster))
    inverted = violations.get(Violation.INVERTED_REFERRAL, 0)
    links = planted_in_links(rngs[5], roster, consortia, links, inverted)
    return {
        "consortia": consortium_table(
            frame, territory, consortia, ids=ids, names=names, since=since
        ),
        "memberships": membership_table(frame, consortia, since=joining),
        "instruments": instrument_table(consortia, ids, names, since=since),
        "links": link_table(
            roster, consortia, links, since=joining, agreement=agreement_rows(consortia)
        ),
    }


def _founded(rng: Generator, frame: Frame, roster: Roster, territory: Territory) -> Consortia:
    parts = [
        grid_consortia(frame, roster, territory),
        specialty_alliances(rng, roster),
        telemedicine_network(roster),
    ]
    if len(frame.provinces) == PROVINCES:
        parts.append(rare_disease_network(frame, roster))
    return all_together(parts)


def _source(seed: int | Generator, missing: float) -> dict[str, Column]:
    """Return the one source that everything rests on: that it was made up, and from what."""
    drawn = "a generator" if isinstance(seed, Generator) else f"seed={seed}"
    said = Text(
        zh="medconsortium 生成的合成数据；除行政区划的名称、代码与中心坐标外均为虚构",
        en="made up by medconsortium; nothing but names, codes and centroids of divisions is real",
    )
    return {
        "id": string_column(["syn-source"]),
        "document": TextColumn(string_column([said.zh]), string_column([said.en])),
        "place": string_column([f"{drawn}, missing={missing}"]),
        "basis": all_of(SourceBasis.SYNTHETIC, 1),
    }
