"""Networks, needs and policies in a line each.

Rows are parted by `;` or a new line. Every row holds from 2010 on, with no end set, unless it says
`since=` or `until=` (`?`: not stated).

| row | means |
|---|---|
| `县 2A county A100 has=07` | an institution: grade, tier, category, services, `complete` if these are all; `in=` its division; `name=`, `also=` |
| `has=` `plans=` `stops=` `unsaid=` | services operating, planned, suspended, of no stated status; `had=` ended in 2019, `undated=` without a period; `19+mdt` both together, `07:diagnosis` in that phase |
| `takes=recovery` | services that take a phase |
| `乡 takes=…` | more services of an institution that has its row already |
| `#镇 in=县` | a division; `name=`, `code=` |
| `&科 of=县` | a department, with services like an institution |
| `%协议 signed=2017` | an instrument |
| `@other tight lead=甲 member=乙/湖南` | a consortium: kind, integration, status, practices, green channels, `spec=` specialties; members by role (`?`: not stated) and `/` unit. Its id is its kind, or `id=` |
| `other < 乙 member applied` | a membership; `*…` is a group that is not named |
| `乡 -> 县 referral_up minutes=20` | a link; `for=` subjects, `when=` conditions, `by=` instrument, `of=` consortium |

A query is `origin: need | policy => answer`. Needs are phases, subjects, conditions, urgencies,
items, `remote`, `provider=`, `home=`, `signed=`; policies `declared_only`, `any_step`,
`first_contact=`, `transfer=` and `unknown=` minutes, and `on=` the day, else 2020-06-01. Answers
are a path (`->` declared, `~>` assumed), with `?` where it is only possible; `none`; or an error.
`says` lists what the explanation in Chinese holds.
"""  # noqa: E501 - a table

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Any, TypeAlias

import pytest
from attrs import evolve

from medconsortium.model import (
    Consortium,
    Department,
    Division,
    Institution,
    Instrument,
    Link,
    MemberGroup,
    Membership,
    Network,
    OtherName,
    Row,
    Service,
)
from medconsortium.referral import CareNeed, FirstContact, ReferralPolicy
from medconsortium.vocabulary import (
    Category,
    Completeness,
    Condition,
    ConsortiumKind,
    ConsortiumStatus,
    Grade,
    GreenChannel,
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
    Urgency,
)

ReadNetwork: TypeAlias = Callable[[str], Network]
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


@pytest.fixture(scope="session")
def network_of() -> ReadNetwork:
    """Return the reader of networks."""
    return _network


@pytest.fixture(scope="session")
def need_of() -> Callable[[str], CareNeed]:
    """Return the reader of needs."""
    return _need


@pytest.fixture(scope="session")
def policy_of() -> Callable[[str], ReferralPolicy]:
    """Return the reader of policies."""
    return _policy


def _network(rows: str) -> Network:
    tables: dict[str, list[Row]] = {}
    for row in rows.replace("\n", ";").split(";"):
        for made in _rows(row.strip()) if row.strip() else ():
            tables.setdefault(_TABLE_OF[type(made)], []).append(made)
    given: dict[str, Any] = tables
    first = {row.id: row for row in reversed(given.get("institutions", []))}
    departments = {row.id for row in given.get("departments", [])}
    members = [_as_department(row, departments) for row in given.get("memberships", [])]
    return Network(**{**given, "institutions": first.values(), "memberships": members})


_TABLE_OF: dict[type[Row], str] = {
    Consortium: "consortia",
    Department: "departments",
    Division: "divisions",
    Institution: "institutions",
    Instrument: "instruments",
    Link: "links",
    Membership: "memberships",
    Service: "services",
}


def _rows(row: str) -> Iterator[Row]:
    words = [word for word in row.split() if "=" not in word]
    named = dict(word.split("=", 1) for word in row.split() if "=" in word)
    mark = words[0][0]
    if "->" in words:
        yield _link(words, named)
    elif "<" in words:
        yield _membership(words[0], words[2], set(words[3:]), named)
    elif mark == "@":
        yield from _consortium(words[0][1:], words[1:], named)
    elif mark == "#":
        code, parent = named.get("code"), named.get("in")
        yield Division(id=words[0][1:], name=named.get("name"), code=code, parent=parent)
    elif mark == "%":
        yield Instrument(id=words[0][1:], signed=named.get("signed"), **_period(named))
    elif mark == "&":
        department = words[0][1:]
        yield Department(id=department, name=department, institution=named.get("of"))
        yield from _services(department, named)
    else:
        yield _institution(words[0], words[1:], named)
        yield from _services(words[0], named)


def _period(named: Named) -> dict[str, Any]:
    given = {name: named.get(name, holds) for name, holds in _HOLDS.items()}
    return {name: None if day == "?" else day for name, day in given.items()}


def _of(vocabulary: type[Term], words: Iterable[str]) -> list[Any]:
    """Return the terms of a vocabulary that stand among the words, by key."""
    return [term for word in words for term in vocabulary if term.key == word]


def _one(vocabulary: type[Term], words: Iterable[str]) -> Any:
    return next(iter(_of(vocabulary, words)), None)


def _limits(vocabulary: type[Term], words: str | None) -> list[Any] | None:
    return None if words is None else _of(vocabulary, words.split(","))


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
        subject=_one(Subject, what),
        item=_one(ServiceItem, what),
        condition=_one(Condition, what),
        phases=_of(Phase, [phase]) or None,
        **{**_HOLDS, **status},
    )


def _institution(name: str, words: list[str], named: Named) -> Institution:
    return Institution(
        id=name,
        name=named.get("name", name),
        other_names=[OtherName(name=other) for other in named.get("also", "").split(",") if other],
        grade=_one(Grade, words),
        tier=_one(Tier, words),
        category=_one(Category, words),
        division=named.get("in"),
        services_completeness=_one(Completeness, words) or Completeness.UNKNOWN,
        **_period(named),
    )


def _link(words: list[str], named: Named) -> Link:
    minutes = named.get("minutes")
    return Link(
        origin=words[0],
        target=words[2],
        kind=_one(LinkKind, words),
        subjects=_limits(Subject, named.get("for")),
        conditions=_limits(Condition, named.get("when")),
        travel_minutes=None if minutes is None else float(minutes),
        instrument=named.get("by"),
        consortium=named.get("of"),
        **_period(named),
    )


def _consortium(kind: str, words: list[str], named: Named) -> Iterator[Row]:
    consortium = named.pop("id", kind)
    yield Consortium(
        id=consortium,
        name=consortium,
        kind=_one(ConsortiumKind, [kind]),
        status=_one(ConsortiumStatus, words),
        integration=_one(Integration, words),
        practices=_of(Practice, words) or None,
        green_channels=_of(GreenChannel, words) or None,
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
        role=_one(Role, words),
        unit=named.get("unit"),
        status=_one(MembershipStatus, words - {"member"}) or MembershipStatus.MEMBER,
        **_period(named),
    )


def _as_department(membership: Membership, departments: set[str]) -> Membership:
    if membership.institution not in departments:
        return membership
    return evolve(membership, institution=None, department=membership.institution)


def _need(words: str) -> CareNeed:
    plain = [word for word in words.split() if "=" not in word]
    named = dict(word.split("=", 1) for word in words.split() if "=" in word)
    return CareNeed(
        phase=_one(Phase, plain),
        subjects=_of(Subject, plain),
        items=[item for item in _of(ServiceItem, plain) if not _of(Phase, [item.key])],
        condition=_one(Condition, plain),
        urgency=_one(Urgency, plain) or Urgency.ROUTINE,
        provider=named.get("provider"),
        home=named.get("home"),
        signed_with=named.get("signed"),
        remote_acceptable="remote" in plain,
    )


def _policy(words: str) -> ReferralPolicy:
    named = dict(word.split("=", 1) for word in words.split() if "=" in word)
    weighs = {"transfer": "minutes_per_transfer", "unknown": "minutes_if_unknown"}
    changes: dict[str, Any] = {weighs[w]: float(named[w]) for w in weighs if w in named}
    if "first_contact" in named:
        changes["first_contact"] = FirstContact.parse(named["first_contact"])
    return ReferralPolicy(
        declared_only="declared_only" in words, stepwise="any_step" not in words, **changes
    )
