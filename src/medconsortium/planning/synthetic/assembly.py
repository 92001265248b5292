"""Putting a synthetic region together: places, institutions, consortia, links, documents."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from numpy.random import Generator

from medconsortium.model import Network
from medconsortium.model.columnar.columns import Column, DateColumn, TextColumn, string_column
from medconsortium.planning.synthetic.agreements import agreement_rows, instrument_table
from medconsortium.planning.synthetic.alliances import specialty_alliances
from medconsortium.planning.synthetic.capacity import institution_table
from medconsortium.planning.synthetic.consortia import Consortia, all_together
from medconsortium.planning.synthetic.dating import beginnings, joinings
from medconsortium.planning.synthetic.draws import streams
from medconsortium.planning.synthetic.facilities import PROVINCES
from medconsortium.planning.synthetic.figures import observation_table
from medconsortium.planning.synthetic.filling import all_of, first_source
from medconsortium.planning.synthetic.frame import Frame, division_table, frame_of
from medconsortium.planning.synthetic.gaps import with_gaps
from medconsortium.planning.synthetic.grids import (
    disease_control,
    grid_consortia,
    hubs,
    with_tertiary_leads,
)
from medconsortium.planning.synthetic.links import GRID_KINDS, link_table, links_of
from medconsortium.planning.synthetic.networks import rare_disease_network, telemedicine_network
from medconsortium.planning.synthetic.platforms import platform_table, recognition_table
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

_STEPS = 12


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
    territory = territory_of(frame)
    roster = with_tertiary_leads(frame, roster_of(rngs[1], frame), territory)
    founded = _founded(rngs[3], frame, roster, territory)
    wide = founded.lead[~founded.of(*GRID_KINDS)]
    institutions = institution_table(rngs[2], frame, roster, leading=wide)
    ids = consortium_ids(founded, institutions["id"])
    names = consortium_names(frame, territory, founded, institutions["name"].zh, region=region)
    consortia = planted_in_consortia(rngs[4], roster, founded, violations)
    since = beginnings(rngs[5], len(consortia))
    tables: dict[str, Mapping[str, Column]] = {
        "sources": _source(seed, missing),
        "divisions": {**division_table(frame), "sources": first_source(len(frame.codes))},
        "parties": authority_table(frame),
        "institutions": institutions,
        "services": service_table(rngs[6], roster, founded, since=institutions["since"]),
        "consortia": consortium_table(
            frame,
            territory,
            consortia,
            ids=ids,
            names=names,
            institution_ids=institutions["id"],
            since=since,
        ),
        **_cooperation(rngs[7:10], frame, roster, consortia, since, violations),
        "instruments": instrument_table(consortia, ids, names, since=since),
        "platforms": platform_table(consortia, ids, names, since=since),
        "recognitions": recognition_table(consortia, since=since),
        "observations": observation_table(rngs[10], consortia),
    }
    if missing:
        tables |= with_gaps(rngs[11], tables, missing=missing)
    title = Text(zh=f"{region}（合成数据）", en=f"{region} (synthetic)")
    return Network.from_columns(title=title, synthetic=True, tables=tables)


def _cooperation(
    rngs: Sequence[Generator],
    frame: Frame,
    roster: Roster,
    consortia: Consortia,
    since: DateColumn,
    violations: Mapping[Violation, int],
) -> dict[str, Mapping[str, Column]]:
    """Return the tables of those who belong to consortia, and of their links."""
    joining = joinings(rngs[0], since, consortia.consortium)
    links = links_of(
        rngs[1],
        roster,
        consortia,
        hub=hubs(frame, roster),
        partner=disease_control(frame, roster)[roster.county[consortia.lead]],
    )
    inverted = violations.get(Violation.INVERTED_REFERRAL, 0)
    links = planted_in_links(rngs[2], roster, consortia, links, inverted)
    return {
        "memberships": membership_table(frame, consortia, since=joining),
        "links": link_table(
            roster, consortia, links, since=joining, agreement=agreement_rows(consortia)
        ),
    }


def _founded(rng: Generator, frame: Frame, roster: Roster, territory: Territory) -> Consortia:
    parts = [
        grid_consortia(frame, roster, territory),
        specialty_alliances(rng, roster),
        telemedicine_network(frame, roster),
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
