"""The documents that synthetic consortia rest on: charters, agreements, standards, data rules."""

from __future__ import annotations

import numpy as np
from attrs import frozen
from numpy.typing import NDArray

from medconsortium.model.columnar.columns import Column, DateColumn, StringColumn, read_only, take
from medconsortium.planning.synthetic.consortia import Consortia
from medconsortium.planning.synthetic.filling import (
    ACTORS,
    first_source,
    listed,
    never_ending,
    only_chinese,
    references,
)
from medconsortium.planning.synthetic.links import GRID_KINDS
from medconsortium.planning.synthetic.wording import Words, joined
from medconsortium.vocabulary import ConsortiumKind, InstrumentKind, Provision

__all__ = ["agreement_rows", "instrument_table"]


@frozen
class _Document:
    """A document, what it provides for, and which consortia have it; `None` is all."""

    kind: InstrumentKind
    title: str
    provisions: tuple[Provision, ...]
    kinds: tuple[ConsortiumKind, ...] | None = None


_DOCUMENTS = (
    _Document(
        InstrumentKind.AGREEMENT,
        "合作协议",
        (
            Provision.RESPONSIBILITIES,
            Provision.RIGHTS,
            Provision.DUTIES,
            Provision.PURPOSE,
            Provision.CONTENT,
            Provision.PROCEDURE,
            Provision.LIABILITY,
            Provision.COST,
        ),
    ),
    _Document(
        InstrumentKind.CHARTER,
        "章程",
        (
            Provision.ORGANISATION,
            Provision.COOPERATION_FORM,
            Provision.RESPONSIBILITIES,
            Provision.RIGHTS,
            Provision.DUTIES,
            Provision.BENEFIT_SHARING,
        ),
    ),
    _Document(
        InstrumentKind.REFERRAL_STANDARD, "双向转诊标准", (Provision.CONDITIONS,), GRID_KINDS
    ),
    _Document(
        InstrumentKind.REFERRAL_PROCEDURE, "双向转诊流程", (Provision.PROCEDURE,), GRID_KINDS
    ),
    _Document(InstrumentKind.DISEASE_LIST, "分级诊疗病种目录", (Provision.CONTENT,), GRID_KINDS),
    _Document(
        InstrumentKind.QUALITY_STANDARD,
        "医疗质量标准",
        (Provision.QUALITY,),
        (ConsortiumKind.SPECIALTY_ALLIANCE,),
    ),
    _Document(
        InstrumentKind.DATA_RULES,
        "数据安全管理制度",
        (Provision.DATA_SECURITY,),
        (
            ConsortiumKind.SPECIALTY_ALLIANCE,
            ConsortiumKind.TELEMEDICINE_NETWORK,
            ConsortiumKind.RARE_DISEASE_NETWORK,
        ),
    ),
    _Document(
        InstrumentKind.FOLLOW_UP_PLAN,
        "患者随访方案",
        (Provision.CONTENT,),
        (ConsortiumKind.RARE_DISEASE_NETWORK,),
    ),
)


def agreement_rows(consortia: Consortia) -> NDArray[np.int64]:
    """Return for each consortium the row of the agreement between its members."""
    return np.arange(len(consortia))  # the first of the documents, one for each consortium


def instrument_table(
    consortia: Consortia, ids: StringColumn, names: StringColumn, *, since: DateColumn
) -> dict[str, Column]:
    """Return the table of instruments, in force since the consortium is, signed by all members."""
    having = [
        np.arange(len(consortia))
        if document.kinds is None
        else np.flatnonzero(consortia.of(*document.kinds))
        for document in _DOCUMENTS
    ]
    sizes = [len(rows) for rows in having]
    consortium = np.concatenate(having)
    which = np.repeat(np.arange(len(_DOCUMENTS)), sizes)
    numbers = [[provision.number for provision in one.provisions] for one in _DOCUMENTS]
    provisions = np.concatenate(
        [np.tile(one, size) for one, size in zip(numbers, sizes, strict=True)]
    )
    size = len(consortium)
    rows = np.repeat(np.arange(size), np.array([len(one) for one in numbers])[which])
    endings = ["-" + document.kind.key.replace("_", "-") for document in _DOCUMENTS]
    return {
        "id": joined(Words(ids, consortium), Words.of(endings, which)),
        "kind": read_only(np.array([one.kind.number for one in _DOCUMENTS])[which], np.int8),
        "title": only_chinese(
            joined(Words(names, consortium), Words.of([one.title for one in _DOCUMENTS], which))
        ),
        "consortium": read_only(consortium, np.int32),
        "issuer": references(ACTORS, "institutions", consortia.lead[consortium]),
        "covers_all_members": read_only(np.ones(size), np.int8),
        "signed": take(since, consortium),
        "provisions": listed(rows, read_only(provisions, np.int8), size=size),
        "since": take(since, consortium),
        "until": never_ending(size),
        "sources": first_source(size),
    }
