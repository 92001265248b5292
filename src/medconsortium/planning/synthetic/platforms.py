"""The information platforms of synthetic consortia, and whose results they recognise."""

from __future__ import annotations

import numpy as np
from attrs import frozen
from numpy.typing import NDArray

from medconsortium.model.columnar.columns import (
    Column,
    DateColumn,
    ListColumn,
    StringColumn,
    read_only,
    string_column,
    take,
)
from medconsortium.planning.synthetic.consortia import Consortia
from medconsortium.planning.synthetic.filling import (
    ACTORS,
    counts,
    first_source,
    listed,
    never_ending,
    only_chinese,
    references,
)
from medconsortium.planning.synthetic.links import GRID_KINDS
from medconsortium.planning.synthetic.wording import Words, joined
from medconsortium.vocabulary import ConsortiumKind, PlatformKind, PlatformModule

__all__ = ["platform_table", "recognition_table"]

_SECURITY_GRADE = 3
_ITEMS = ("血常规", "尿常规", "胸部X线摄影")
_MARK = "HR"


@frozen
class _Platform:
    """A platform, what it can do, which consortia have one, and whether its users are named."""

    kind: PlatformKind
    title: str
    modules: tuple[PlatformModule, ...]
    kinds: tuple[ConsortiumKind, ...]
    named: bool = False


_PLATFORMS = (
    _Platform(
        PlatformKind.REFERRAL,
        "双向转诊平台",
        (PlatformModule.TWO_WAY_REFERRAL, PlatformModule.BOOKING),
        GRID_KINDS,
    ),
    _Platform(
        PlatformKind.INTERNET_HOSPITAL,
        "互联网医院",
        (PlatformModule.FOLLOW_UP_VISIT, PlatformModule.PRESCRIPTION_RENEWAL),
        GRID_KINDS,
    ),
    _Platform(
        PlatformKind.TELEMEDICINE,
        "远程医疗平台",
        (PlatformModule.TELECONSULTATION, PlatformModule.REMOTE_TEACHING),
        (ConsortiumKind.TELEMEDICINE_NETWORK,),
        named=True,
    ),
    _Platform(
        PlatformKind.PATIENT_REGISTER,
        "登记系统",
        (PlatformModule.CASE_REGISTRATION,),
        (ConsortiumKind.RARE_DISEASE_NETWORK,),
        named=True,
    ),
)


def platform_table(
    consortia: Consortia, ids: StringColumn, names: StringColumn, *, since: DateColumn
) -> dict[str, Column]:
    """Return the table of platforms: the lead operates each, secured to grade 3 and supervised.

    In the two networks all members take part.
    """
    having = [np.flatnonzero(consortia.of(*one.kinds)) for one in _PLATFORMS]
    which = np.repeat(np.arange(len(_PLATFORMS)), [len(rows) for rows in having])
    consortium = np.concatenate(having)
    size = len(consortium)
    modules = [[module.number for module in one.modules] for one in _PLATFORMS]
    numbers = np.concatenate(
        [np.tile(one, len(rows)) for one, rows in zip(modules, having, strict=True)]
    )
    rows = np.repeat(np.arange(size), np.array([len(one) for one in modules])[which])
    endings = ["-" + one.kind.key.replace("_", "-") for one in _PLATFORMS]
    titles = [one.title for one in _PLATFORMS]
    return {
        "id": joined(Words(ids, consortium), Words.of(endings, which)),
        "name": only_chinese(joined(Words(names, consortium), Words.of(titles, which))),
        "kind": read_only(np.array([one.kind.number for one in _PLATFORMS])[which], np.int8),
        "operator": references(ACTORS, "institutions", consortia.lead[consortium]),
        "consortium": read_only(consortium, np.int32),
        "participants": _participants(
            consortia, np.where(np.array([one.named for one in _PLATFORMS])[which], consortium, -1)
        ),
        "modules": listed(rows, read_only(numbers, np.int8), size=size),
        "security_grade": counts(np.full(size, _SECURITY_GRADE)),
        "supervision_connected": read_only(np.ones(size), np.int8),
        "since": take(since, consortium),
        "until": never_ending(size),
        "sources": first_source(size),
    }


def _participants(consortia: Consortia, consortium: NDArray[np.integer]) -> ListColumn:
    """Return for each platform the members of a consortium, none stated where that is -1."""
    begins, ends = (
        np.searchsorted(consortia.consortium, consortium, side=side) for side in ("left", "right")
    )
    rows = np.repeat(np.arange(len(consortium)), ends - begins)
    places = [np.arange(*span) for span in zip(begins, ends, strict=True)]
    member = consortia.institution[np.concatenate(places)]
    named = references(ACTORS, "institutions", member)
    return listed(rows, named, size=len(consortium), absent=True)


def recognition_table(consortia: Consortia, *, since: DateColumn) -> dict[str, Column]:
    """Return the table of recognitions: some items within each community and group, all marked."""
    consortium = np.repeat(np.flatnonzero(consortia.of(*GRID_KINDS)), len(_ITEMS))
    size = len(consortium)
    item = np.arange(size) % len(_ITEMS)
    return {
        "item": take(string_column(_ITEMS), item),
        "consortium": read_only(consortium, np.int32),
        "mark": take(string_column([_MARK]), np.zeros(size, np.intp)),
        "since": take(since, consortium),
        "until": never_ending(size),
    }
