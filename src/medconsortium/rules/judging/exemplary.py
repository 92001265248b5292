"""Made-up consortia that have every document rules ask of them, and ways to take one away."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from types import MappingProxyType
from typing import Any

from attrs import evolve

from medconsortium.model import (
    Instrument,
    Link,
    Listing,
    MemberGroup,
    Membership,
    Network,
    Platform,
    Recognition,
    Row,
    with_rows,
    without_rows,
)
from medconsortium.rules.examples import EXAMPLE_ID, example
from medconsortium.text import Text
from medconsortium.vocabulary import (
    Completeness,
    InstrumentKind,
    LinkKind,
    PaymentSource,
    PlatformKind,
    Practice,
    Provision,
    Qualifier,
    Role,
    Scope,
)

__all__ = [
    "alliance",
    "expired",
    "national_network",
    "provincial_network",
    "saying",
    "telemedicine_network",
    "unsigned",
    "withdrawn",
]

_NOTHING: Mapping[str, Any] = MappingProxyType({})
_LISTED = frozenset({"members", "instruments"})
_PROVINCES, _OTHERS = 32, 386
_PAIR = MappingProxyType({"甲": "lead", "乙": "member"})


def alliance(
    members: Mapping[str, str] = _PAIR,
    *,
    rows: Collection[Row] = (),
    fields: Mapping[str, Any] = _NOTHING,
) -> Network:
    """Return a specialty alliance with charter, agreement, quality standard and data rules.

    All instruments are listed. Of several with one id, the row given comes in place of ours.
    """
    given = {row.id for row in rows}
    documents = (
        _document("章程", "charter", provisions="organisation cooperation_form"),
        _agreement(members, provisions="responsibilities rights duties"),
        _document("质量标准", "quality_standard", provisions="quality"),
        _document("数据安全制度", "data_rules", provisions="data_security"),
    )
    ours = (document for document in documents if document.id not in given)
    return example(
        "specialty_alliance", members, rows=[*ours, *rows], fields=fields, complete=_LISTED
    )


def telemedicine_network(
    members: Mapping[str, str] = _PAIR,
    *,
    rows: Collection[Row] = (),
    fields: Mapping[str, Any] = _NOTHING,
    complete: Collection[str] = _LISTED,
) -> Network:
    """Return a telemedicine network whose members have signed one agreement."""
    given = {row.id for row in rows}
    agreement = _agreement(members, provisions="rights duties liability")
    ours = [] if agreement.id in given else [agreement]
    return example(
        "telemedicine_network", members, rows=[*ours, *rows], fields=fields, complete=complete
    )


def provincial_network(
    *,
    rows: Collection[Row] = (),
    fields: Mapping[str, Any] = _NOTHING,
    complete: Collection[str] = frozenset({"members", "instruments", "links"}),
) -> Network:
    """Return the rare-disease network of a province: a lead, a member, and all they shall have."""
    given = {row.id for row in rows}
    both = Listing(["甲", "乙"], Completeness.COMPLETE)
    ours = (
        _document("随访方案", "follow_up_plan", provisions="content"),
        Platform(
            id="登记系统",
            name="登记系统",
            kind=PlatformKind.PATIENT_REGISTER,
            consortium=EXAMPLE_ID,
            participants=both,
        ),
        Link(
            id="会诊",
            origin="乙",
            target="甲",
            kind=LinkKind.TELECONSULTATION,
            consortium=EXAMPLE_ID,
        ),
    )
    declared = {
        "scope": Scope.PROVINCE,
        "practices": Listing(Practice, Completeness.COMPLETE),
        "payment_sources": Listing(PaymentSource, Completeness.COMPLETE),
    }
    return example(
        "rare_disease_network",
        {"甲": "provincial_lead@某省", "乙": "member@某省"},
        rows=[*(row for row in ours if row.id not in given), *rows],
        fields={**declared, **fields},
        complete=complete,
    )


def national_network() -> Network:
    """Return the national rare-disease network as listed in 2024; most members are not named."""
    leads = {f"第{n}家省级牵头医院": f"provincial_lead@第{n}单位" for n in range(1, _PROVINCES + 1)}
    others = Membership(
        id="其他成员医院",
        consortium=EXAMPLE_ID,
        role=Role.MEMBER,
        group=MemberGroup(
            description=Text("成员医院", "member hospitals"),
            count=_OTHERS,
            qualifier=Qualifier.EXACT,
        ),
    )
    members = {"国家级牵头医院": "national_lead", **leads}
    return example("rare_disease_network", members, rows=[others])


def expired(network: Network, consortium: str, kind: InstrumentKind) -> Network:
    """Return the network with the instruments of a kind no longer in force."""
    found = _instruments(network, consortium, kind)
    return with_rows(
        network, [evolve(row, since="2019-01-01", until="2019-12-31") for row in found]
    )


def saying(
    network: Network, consortium: str, kind: InstrumentKind, provisions: Collection[Provision]
) -> Network:
    """Return the network with the instruments of a kind setting out these matters only."""
    stated = Listing(provisions, Completeness.COMPLETE)
    found = _instruments(network, consortium, kind)
    return with_rows(network, [evolve(row, provisions=stated) for row in found])


def unsigned(network: Network, consortium: str) -> Network:
    """Return the network with agreements that nobody but their first party has signed."""
    found = _instruments(network, consortium, InstrumentKind.AGREEMENT)
    first = (Listing((row.parties or ())[:1], Completeness.COMPLETE) for row in found)
    return with_rows(
        network,
        [
            evolve(row, parties=parties, covers_all_members=None)
            for row, parties in zip(found, first, strict=True)
        ],
    )


def withdrawn(network: Network, consortium: str, kind: InstrumentKind) -> Network:
    """Return the network without the instruments of a kind; those left are all there are."""
    gone = _instruments(network, consortium, kind)
    ids = {row.id for row in gone}
    resting: tuple[Link | Recognition, ...] = (
        *network.links.values(),
        *network.recognitions.values(),
    )
    freed = [evolve(row, instrument=None) for row in resting if row.instrument in ids]
    all_listed = evolve(
        network.consortia[consortium], instruments_completeness=Completeness.COMPLETE
    )
    return without_rows(with_rows(network, [*freed, all_listed]), gone)


def _instruments(network: Network, consortium: str, kind: InstrumentKind) -> list[Instrument]:
    instruments = network.instruments.values()
    return [row for row in instruments if row.consortium == consortium and row.kind is kind]


def _agreement(members: Collection[str], *, provisions: str) -> Instrument:
    document = _document("合作协议", "agreement", provisions=provisions)
    return evolve(document, parties=Listing(members, Completeness.COMPLETE))


def _document(name: str, kind: str, *, provisions: str) -> Instrument:
    return Instrument(
        id=name,
        title=name,
        kind=InstrumentKind.parse(kind),
        consortium=EXAMPLE_ID,
        provisions=Listing(map(Provision.parse, provisions.split()), Completeness.COMPLETE),
    )
