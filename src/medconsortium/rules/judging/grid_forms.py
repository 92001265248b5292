"""The two kinds of consortium with a grid, and made-up ones with every document asked of them."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from types import MappingProxyType
from typing import Any

from medconsortium.model import Instrument, Link, Listing, Network, Row
from medconsortium.rules.examples import EXAMPLE_ID, example
from medconsortium.vocabulary import (
    Completeness,
    ConsortiumKind,
    InstrumentKind,
    LinkKind,
    Provision,
)

__all__ = ["GRID_FORMS", "documented", "linked"]

GRID_FORMS = frozenset(
    {ConsortiumKind.URBAN_MEDICAL_GROUP, ConsortiumKind.COUNTY_MEDICAL_COMMUNITY}
)

_NOTHING: Mapping[str, Any] = MappingProxyType({})
_PAIR = MappingProxyType({"甲": "lead", "乙": "member"})
_CONTENT: Mapping[InstrumentKind, tuple[Provision, ...]] = MappingProxyType(
    {
        InstrumentKind.CHARTER: (
            Provision.RESPONSIBILITIES,
            Provision.RIGHTS,
            Provision.DUTIES,
            Provision.BENEFIT_SHARING,
        ),
        InstrumentKind.REFERRAL_STANDARD: (Provision.CONDITIONS,),
        InstrumentKind.REFERRAL_PROCEDURE: (Provision.PROCEDURE,),
        InstrumentKind.DISEASE_LIST: (),
    }
)


def documented(
    kind: str = "county_medical_community",
    members: Mapping[str, str] = _PAIR,
    *,
    rows: Collection[Row] = (),
    fields: Mapping[str, Any] = _NOTHING,
) -> Network:
    """Return a consortium with charter, referral standard, referral procedure and disease list.

    These are all its instruments.
    """
    documents = [
        Instrument(
            id=document.zh,
            title=document.zh,
            kind=document,
            consortium=EXAMPLE_ID,
            provisions=Listing(content, Completeness.COMPLETE),
        )
        for document, content in _CONTENT.items()
    ]
    return example(
        kind,
        members,
        rows=[*documents, *rows],
        fields=fields,
        complete={"members", "instruments"},
    )


def linked(
    kind: str,
    members: Mapping[str, str],
    *,
    rows: Collection[Row] = (),
    fields: Mapping[str, Any] = _NOTHING,
) -> Network:
    """Return a consortium whose members refer to the first, are referred back to, and supported.

    With the links among `rows`, these are all its links.
    """
    lead, *others = members
    links = [
        Link(origin=origin, target=target, kind=link, consortium=EXAMPLE_ID)
        for other in others
        for origin, link, target in (
            (other, LinkKind.REFERRAL_UP, lead),
            (lead, LinkKind.REFERRAL_DOWN, other),
            (lead, LinkKind.SUPPORT, other),
        )
    ]
    return example(
        kind, members, rows=[*rows, *links], fields=fields, complete={"members", "links"}
    )
