"""The tables of synthetic consortia, of their memberships, and of the authorities over them."""

from __future__ import annotations

import numpy as np
from attrs import evolve

from medconsortium.model import StatedSize
from medconsortium.model.columnar.columns import (
    Column,
    DateColumn,
    ListColumn,
    ReferenceColumn,
    StringColumn,
    read_only,
    string_column,
)
from medconsortium.planning.synthetic.consortia import Consortia
from medconsortium.planning.synthetic.declarations import (
    bodies,
    centres,
    green_channels,
    payment_sources,
    practices,
)
from medconsortium.planning.synthetic.filling import (
    ACTORS,
    all_of,
    first_source,
    listed,
    lists_of_one,
    never_ending,
    objects,
    only_chinese,
)
from medconsortium.planning.synthetic.frame import Frame
from medconsortium.planning.synthetic.networks import unit_names
from medconsortium.planning.synthetic.territory import Territory
from medconsortium.planning.synthetic.wording import Words, joined, numbers, stacked
from medconsortium.vocabulary import (
    Completeness,
    ConsortiumKind,
    ConsortiumStatus,
    Counted,
    Integration,
    PartyKind,
    Qualifier,
    Scope,
    Subject,
)

__all__ = [
    "authority_table",
    "consortium_ids",
    "consortium_names",
    "consortium_table",
    "membership_table",
]

_IDS = {
    ConsortiumKind.COUNTY_MEDICAL_COMMUNITY: "-community-",
    ConsortiumKind.URBAN_MEDICAL_GROUP: "-group-",
    ConsortiumKind.SPECIALTY_ALLIANCE: "-alliance-",
    ConsortiumKind.TELEMEDICINE_NETWORK: "-telemedicine-network-",
    ConsortiumKind.RARE_DISEASE_NETWORK: "-rare-disease-network-",
}
_NAMES = {
    ConsortiumKind.COUNTY_MEDICAL_COMMUNITY: "县域医共体",
    ConsortiumKind.URBAN_MEDICAL_GROUP: "医疗集团",
    ConsortiumKind.SPECIALTY_ALLIANCE: "专科联盟",
    ConsortiumKind.TELEMEDICINE_NETWORK: "远程医疗协作网",
    ConsortiumKind.RARE_DISEASE_NETWORK: "罕见病诊疗协作网",
}
_WIDE = (ConsortiumKind.TELEMEDICINE_NETWORK, ConsortiumKind.RARE_DISEASE_NETWORK)
_ORDINALS = [f"第{number}" for number in "一二三四五六七八九"]


def authority_table(frame: Frame) -> dict[str, Column]:
    """Return the table of parties: the health authority of each county."""
    size = len(frame.counties)
    return {
        "id": joined("syn-", Words(string_column(frame.codes), frame.counties), "-authority"),
        "name": only_chinese(joined(Words(frame.names, frame.counties), "卫生健康局")),
        "kind": all_of(PartyKind.AUTHORITY, size),
        "division": frame.counties,
        "until": never_ending(size),
    }


def consortium_ids(consortia: Consortia, institution_ids: StringColumn) -> StringColumn:
    """Return ids such as `syn-430923-A100-001-community-1`: that of the lead and what it leads."""
    endings = [_IDS.get(kind, "") for kind in ConsortiumKind]
    return joined(
        Words(institution_ids, consortia.lead),
        Words.of(endings, consortia.kind),
        numbers(consortia.ordinal + 1, digits=1),
    )


def consortium_names(
    frame: Frame,
    territory: Territory,
    consortia: Consortia,
    institution_names: StringColumn,
    *,
    region: str,
) -> StringColumn:
    """Return names such as 安化县第一县域医共体, 益阳市中心医院肿瘤科专科联盟."""
    grids = len(territory)
    ordinals = np.where(territory.alone, 0, 1 + territory.ordinal)
    allied = np.flatnonzero(consortia.of(ConsortiumKind.SPECIALTY_ALLIANCE))
    wide = np.flatnonzero(consortia.of(*_WIDE))
    forms = [_NAMES.get(kind, "") for kind in ConsortiumKind]
    return stacked(
        joined(
            Words(frame.names, frame.counties[territory.county]),
            Words.of(["", *_ORDINALS], ordinals),
            Words.of(forms, consortia.kind[:grids]),
        ),
        joined(
            Words(institution_names, consortia.lead[allied]),
            Words.of([subject.zh for subject in Subject], consortia.specialty[allied]),
            Words.of(forms, consortia.kind[allied]),
        ),
        joined(
            Words.of([region], np.zeros(len(wide), np.int64)),
            Words.of(forms, consortia.kind[wide]),
        ),
    )


def consortium_table(
    frame: Frame,
    territory: Territory,
    consortia: Consortia,
    *,
    ids: StringColumn,
    names: StringColumn,
    institution_ids: StringColumn,
    since: DateColumn,
) -> dict[str, Column]:
    """Return the table of consortia: all operate, and everything about them is listed.

    The health authority organises those with a grid, the lead the others.
    """
    size, grids = len(consortia), len(territory)
    organiser = consortia.lead.copy()
    organiser[:grids] = territory.county
    organised_by = np.where(np.arange(size) < grids, ACTORS.index("parties"), 0)
    tight = consortia.of(ConsortiumKind.COUNTY_MEDICAL_COMMUNITY)
    scope = np.full(size, -1)
    scope[:grids] = Scope.COUNTY.number
    scope[consortia.of(ConsortiumKind.RARE_DISEASE_NETWORK)] = Scope.NATIONAL.number
    special = np.flatnonzero(consortia.specialty >= 0)
    complete = all_of(Completeness.COMPLETE, size)
    return {
        "id": ids,
        "name": only_chinese(names),
        "kind": read_only(consortia.kind, np.int8),
        "integration": read_only(
            np.where(tight, Integration.TIGHT.number, Integration.LOOSE.number), np.int8
        ),
        "status": all_of(ConsortiumStatus.OPERATING, size),
        "scope": read_only(scope, np.int8),
        "specialties": listed(
            special, read_only(consortia.specialty[special], np.int8), size=size, absent=True
        ),
        "organiser": ReferenceColumn(
            ACTORS, read_only(organised_by, np.int8), read_only(organiser, np.int32)
        ),
        "grid": _grids(frame, territory, size),
        "stated_sizes": _stated_sizes(consortia),
        "bodies": bodies(consortia),
        "centres": centres(consortia, institution_ids),
        "green_channels": green_channels(consortia),
        "practices": practices(consortia),
        "payment_sources": payment_sources(consortia),
        "members_completeness": complete,
        "leads_completeness": complete,
        "links_completeness": complete,
        "instruments_completeness": complete,
        "since": since,
        "until": never_ending(size),
        "sources": first_source(size),
    }


def _grids(frame: Frame, territory: Territory, size: int) -> ListColumn:
    """Return for each consortium with a grid its county, or the towns that are its part of it."""
    shared = ~territory.alone[territory.of_town]
    alone = np.flatnonzero(territory.alone)
    rows = np.concatenate([alone, territory.of_town[shared]])
    places = np.concatenate([frame.counties[territory.county[alone]], frame.towns[shared]])
    order = np.argsort(rows, kind="stable")
    return listed(rows[order], read_only(places[order], np.int32), size=size, absent=True)


def _stated_sizes(consortia: Consortia) -> ListColumn:
    members = np.bincount(consortia.consortium, minlength=len(consortia))
    known = {
        value: StatedSize(value=value, qualifier=Qualifier.EXACT, lead_counted=Counted.YES)
        for value in set(members.tolist())
    }
    return lists_of_one(objects(map(known.__getitem__, members.tolist())), complete=False)


def membership_table(frame: Frame, consortia: Consortia, *, since: DateColumn) -> dict[str, Column]:
    """Return the table of memberships, dated one by one (`since`)."""
    names = Words.of(["", *unit_names(frame)], consortia.unit + 1)
    unit = joined(names)
    return {
        "consortium": read_only(consortia.consortium, np.int32),
        "institution": read_only(consortia.institution, np.int32),
        "role": read_only(consortia.role, np.int8),
        "unit": evolve(unit, valid=read_only(consortia.unit >= 0, np.bool_)),
        "since": since,
        "until": never_ending(len(consortia.role)),
    }
