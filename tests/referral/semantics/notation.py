"""Networks in a line for each row.

Rows are parted by `;` or a new line. Every row holds from 2010 on, with no end set, unless it says
`since=` or `until=` (`?`: not stated).

| row | means |
|---|---|
| `县 2A county A100 has=07` | an institution: grade, tier, category, services, `complete` if these are all; `in=` its division; `name=`, `also=`; `at=23.1,113.3` or `at=23.1,113.3,gcj02` where it lies |
| `has=` `plans=` `stops=` `unsaid=` | services operating, planned, suspended, of no stated status; `had=` ended in 2019, `undated=` without a period; `19+mdt` both together, `07:diagnosis` in that phase |
| `takes=recovery` | services that take a phase |
| `乡 takes=…` | more services of an institution that has its row already |
| `#镇 township in=县 people=3000` | a division, its level, parent and population; `name=`, `code=` |
| `&科 of=县` | a department, with services like an institution |
| `%协议 agreement signed=2017` | an instrument; `of=` consortium; `admits=township:I10,E11` a disease list, `complete` if these are all |
| `@other tight lead=甲 member=乙/湖南` | a consortium: kind, integration, status, practices, green channels, `spec=` specialties; members by role (`?`: not stated) and `/` unit. Its id is its kind, or `id=` |
| `other < 乙 member applied` | a membership; `*…` is a group that is not named |
| `乡 -> 县 referral_up minutes=20` | a link; `for=` subjects, `when=` conditions, `by=` instrument, `of=` consortium, `green=` channel |
| `=血常规 from=甲 to=乙 in=other by=协议` | a recognition of results |
"""  # noqa: E501 - a table

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any, TypeAlias

from attrs import evolve

from medconsortium.model import (
    AdmittedDiseases,
    Consortium,
    Department,
    Division,
    GeoPoint,
    Institution,
    Instrument,
    Link,
    Listing,
    MemberGroup,
    Membership,
    Network,
    OtherName,
    Recognition,
    Row,
    Service,
)
from medconsortium.vocabulary import (
    Category,
    Completeness,
    Condition,
    ConsortiumKind,
    ConsortiumStatus,
    Datum,
    DivisionLevel,
    Grade,
    GreenChannel,
    InstrumentKind,
    Integration,
    LinkKind,
    MembershipStatus,
    Phase,
    Practice,
    Role,
    ServiceItem,
    ServiceStatus,
    Subject,
    Term,
    Tier,
)

__all__ = ["Named", "named_in", "network_of", "one", "point", "several"]

Named: TypeAlias = dict[str, str]

_OFFERS: dict[str, dict[str, Any]] = {
    "has": {"status": ServiceStatus.OPERATING},
    "plans": {"status": ServiceStatus.PLANNED},
    "stops": {"status": ServiceStatus.SUSPENDED},
    "unsaid": {},
    "had": {"status": ServiceStatus.OPERATING, "until": "2019"},
    "undated": {"status": ServiceStatus.OPERATING, "since": None, "until": None},
}
_HOLDS = {"since": "2010", "until": "open"}


def network_of(rows: str) -> Network:
    """Return the network that is written in rows."""
    tables: dict[str, list[Row]] = {}
    for row in rows.replace("\n", ";").split(";"):
        for made in _rows(row.strip()) if row.strip() else ():
            tables.setdefault(_TABLE_OF[type(made)], []).append(made)
    given: dict[str, Any] = tables
    first = {row.id: row for row in reversed(given.get("institutions", []))}
    departments = {row.id for row in given.get("departments", [])}
    members = [_as_department(row, departments) for row in given.get("memberships", [])]
    return Network(**{**given, "institutions": first.values(), "memberships": members})


def named_in(words: str) -> tuple[list[str], Named]:
    """Return the words that stand for themselves, and those written `name=value`."""
    plain = [word for word in words.split() if "=" not in word]
    return plain, dict(word.split("=", 1) for word in words.split() if "=" in word)


def several(vocabulary: type[Term], words: Iterable[str]) -> list[Any]:
    """Return the terms of a vocabulary that stand among the words, by key."""
    return [term for word in words for term in vocabulary if term.key == word]


def one(vocabulary: type[Term], words: Iterable[str]) -> Any:
    """Return the first such term, `None` if there is none."""
    return next(iter(several(vocabulary, words)), None)


def point(words: str) -> GeoPoint:
    """Return the point written as latitude, longitude, and datum if it is not WGS-84."""
    latitude, longitude, *datum = words.split(",")
    return GeoPoint(
        latitude=float(latitude),
        longitude=float(longitude),
        datum=one(Datum, datum) or Datum.WGS84,
    )


_TABLE_OF: dict[type[Row], str] = {
    Consortium: "consortia",
    Department: "departments",
    Division: "divisions",
    Institution: "institutions",
    Instrument: "instruments",
    Link: "links",
    Membership: "memberships",
    Recognition: "recognitions",
    Service: "services",
}


def _rows(row: str) -> Iterator[Row]:
    if row[0] == "=":
        yield _recognition(*named_in(row[1:]))
        return
    words, named = named_in(row)
    mark, name = words[0][0], words[0][1:]
    if "->" in words:
        yield _link(words, named)
    elif "<" in words:
        yield _membership(words[0], words[2], set(words[3:]), named)
    elif mark == "@":
        yield from _consortium(name, words[1:], named)
    elif mark == "#":
        yield _division(name, words[1:], named)
    elif mark == "%":
        yield _instrument(name, words[1:], named)
    elif mark == "&":
        yield Department(id=name, name=name, institution=named.get("of"), **_period(named))
        yield from _services(name, named)
    else:
        yield _institution(words[0], words[1:], named)
        yield from _services(words[0], named)


def _period(named: Named) -> dict[str, Any]:
    given = {name: named.get(name, holds) for name, holds in _HOLDS.items()}
    return {name: None if day == "?" else day for name, day in given.items()}


def _limits(vocabulary: type[Term], words: str | None) -> list[Any] | None:
    return None if words is None else several(vocabulary, words.split(","))


def _division(name: str, words: list[str], named: Named) -> Division:
    people = named.get("people")
    return Division(
        id=name,
        name=named.get("name"),
        code=named.get("code"),
        parent=named.get("in"),
        level=one(DivisionLevel, words),
        population=None if people is None else int(people),
    )


def _services(provider: str, named: Named) -> Iterator[Service]:
    for phase in named.get("takes", "").split(","):
        if phase:
            yield _service(provider, [], phase, _OFFERS["has"])
    for word, status in _OFFERS.items():
        for offer in named.get(word, "").split(","):
            what, _, phases = offer.partition(":")
            if what:
                yield _service(provider, what.split("+"), phases, status)


def _service(provider: str, what: list[str], phase: str, status: dict[str, Any]) -> Service:
    return Service(
        provider=provider,
        subject=one(Subject, what),
        item=one(ServiceItem, what),
        condition=one(Condition, what),
        phases=several(Phase, [phase]) or None,
        **{**_HOLDS, **status},
    )


def _institution(name: str, words: list[str], named: Named) -> Institution:
    return Institution(
        id=name,
        name=named.get("name", name),
        other_names=[OtherName(name=other) for other in named.get("also", "").split(",") if other],
        grade=one(Grade, words),
        tier=one(Tier, words),
        category=one(Category, words),
        division=named.get("in"),
        location=point(named["at"]) if "at" in named else None,
        services_completeness=one(Completeness, words) or Completeness.UNKNOWN,
        **_period(named),
    )


def _instrument(name: str, words: list[str], named: Named) -> Instrument:
    admitted = None
    if "admits" in named:
        tier, _, codes = named["admits"].partition(":")
        listed = Listing(codes.split(","), one(Completeness, words) or Completeness.UNKNOWN)
        admitted = [AdmittedDiseases(tier=one(Tier, [tier]), diagnoses=listed)]
    return Instrument(
        id=name,
        kind=one(InstrumentKind, words),
        signed=named.get("signed"),
        consortium=named.get("of"),
        admitted=admitted,
        **_period(named),
    )


def _link(words: list[str], named: Named) -> Link:
    minutes = named.get("minutes")
    return Link(
        origin=words[0],
        target=words[2],
        kind=one(LinkKind, words),
        subjects=_limits(Subject, named.get("for")),
        conditions=_limits(Condition, named.get("when")),
        travel_minutes=None if minutes is None else float(minutes),
        instrument=named.get("by"),
        consortium=named.get("of"),
        green_channel=one(GreenChannel, [named.get("green", "")]),
        **_period(named),
    )


def _recognition(words: list[str], named: Named) -> Recognition:
    return Recognition(
        item=words[0],
        origin=named.get("from"),
        target=named.get("to"),
        consortium=named.get("in"),
        instrument=named.get("by"),
        mark=named.get("mark"),
        **_period(named),
    )


def _consortium(kind: str, words: list[str], named: Named) -> Iterator[Row]:
    consortium = named.pop("id", kind)
    yield Consortium(
        id=consortium,
        name=consortium,
        kind=one(ConsortiumKind, [kind]),
        status=one(ConsortiumStatus, words),
        integration=one(Integration, words),
        practices=several(Practice, words) or None,
        green_channels=several(GreenChannel, words) or None,
        specialties=_limits(Subject, named.pop("spec", None)),
        **_period(named),
    )
    for role, members in named.items():
        for member in members.split(",") if role not in _HOLDS else ():
            name, _, unit = member.partition("/")
            yield _membership(consortium, name, {role}, {"unit": unit} if unit else {})


def _membership(consortium: str, member: str, words: set[str], named: Named) -> Membership:
    group = MemberGroup(description=member[1:]) if member[0] == "*" else None
    return Membership(
        consortium=consortium,
        institution=member if group is None else None,
        group=group,
        role=one(Role, words),
        unit=named.get("unit"),
        status=one(MembershipStatus, words - {"member"}) or MembershipStatus.MEMBER,
        **_period(named),
    )


def _as_department(membership: Membership, departments: set[str]) -> Membership:
    if membership.institution not in departments:
        return membership
    return evolve(membership, institution=None, department=membership.institution)
