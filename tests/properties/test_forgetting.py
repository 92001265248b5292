"""Forgetting never helps: what is not known cannot make a consortium comply.

Every datum of a small network is forgotten in turn: a value is made not stated, a list stated to
be complete is made partial or of unknown completeness, a row or item is left out of a list that
becomes partial. A verdict may then become *not assessed* or *not applicable*, and nothing else.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, TypeAlias

import attrs
import pytest
from hypothesis import HealthCheck, Phase, find, given, settings
from hypothesis.strategies import SearchStrategy
from tests.strategies.judged import DAY, judged_networks

from medconsortium.model import (
    Consortium,
    Institution,
    Instrument,
    Link,
    Listing,
    Membership,
    Network,
    StatedSize,
)
from medconsortium.model.columnar.encodings import ListEncoding
from medconsortium.model.fields import NestedEncoding, defaults, encodings
from medconsortium.model.tables import TABLES
from medconsortium.rules import CATALOGUE, Outcome, Rule, check
from medconsortium.rules.judging.grid_forms import GRID_FORMS
from medconsortium.vocabulary import Completeness

Forgetting: TypeAlias = tuple[str, Network]
"""What was forgotten, and the network without it."""

NOT_FORGOTTEN = {
    (Membership, "institution"): "a membership is of somebody",
    (Membership, "department"): "a membership is of somebody",
    (Membership, "group"): "a membership is of somebody",
    # Whether a stated number counts the lead or departments (`lead_counted`, `departments_counted`)
    # is never forgotten here either, for it defaults to `UNKNOWN`: that leaves two readings open,
    # and by ruling any open reading that fits will do.
    (StatedSize, "role"): "a number without a role is one of all members: another statement",
    (Consortium, "kind_label"): "GEN001 asks for the name itself",
    (Institution, "part_of"): "GEN005 asks whether one that shares a code is a branch: it answers",
}

UNDECIDED = {Outcome.NOT_ASSESSED, Outcome.NOT_APPLICABLE}
MAY_BECOME: Mapping[Outcome, set[Outcome]] = {
    Outcome.PASS: {Outcome.PASS, *UNDECIDED},
    Outcome.FAIL: {Outcome.FAIL, *UNDECIDED},
    Outcome.NOT_ASSESSED: UNDECIDED,
    # That a consortium is only planned is a statement too: where it is forgotten, rules speak.
    Outcome.NOT_APPLICABLE: set(Outcome),
}


def lesser(completeness: Completeness) -> list[Completeness]:
    """Return what completeness is left when some, or all, is forgotten of it."""
    degrees = [Completeness.COMPLETE, Completeness.PARTIAL, Completeness.UNKNOWN]
    return degrees[degrees.index(completeness) + 1 :]


def forgotten_values(value: Any) -> Iterator[tuple[str, Any]]:
    """Yield a row or nested value with one datum forgotten, for each it states."""
    for name, encoding in encodings(type(value)).items():
        held = getattr(value, name)
        may_lack = defaults(type(value))[name] is None and (type(value), name) not in NOT_FORGOTTEN
        if may_lack and held is not None:
            yield name, attrs.evolve(value, **{name: None})
        for what, left in forgotten_parts(encoding, held):
            yield f"{name}{what}", attrs.evolve(value, **{name: left})


def forgotten_parts(encoding: Any, held: Any) -> Iterator[tuple[str, Any]]:
    """Yield what is left of a value when a part of it is forgotten."""
    if isinstance(held, Completeness):
        yield from ((f" only {less.key}", less) for less in lesser(held))
    elif isinstance(encoding, NestedEncoding) and held is not None:
        yield from ((f".{what}", left) for what, left in forgotten_values(held))
    elif isinstance(encoding, ListEncoding) and held:
        yield from forgotten_items(encoding, held)


def forgotten_items(encoding: ListEncoding, held: Any) -> Iterator[tuple[str, Any]]:
    items = tuple(held)
    for number, item in enumerate(items):
        for what, left in forgotten_parts(encoding.item, item):
            others = (*items[:number], left, *items[number + 1 :])
            yield f"[{number}]{what}", relisted(held, others)
        if isinstance(held, Listing):
            fewer = (*items[:number], *items[number + 1 :])
            yield f"[{number}]", Listing(fewer, Completeness.PARTIAL) if fewer else None
    if isinstance(held, Listing):
        for less in lesser(held.completeness):
            yield f" only {less.key}", Listing(items, less)


def relisted(held: Any, items: tuple[Any, ...]) -> Any:
    return Listing(items, held.completeness) if isinstance(held, Listing) else items


def forgettings(network: Network) -> Iterator[Forgetting]:
    """Yield the network with one datum forgotten, for each it holds."""
    rows: dict[str, Any] = {name: list(network.table(name).values()) for name in TABLES}
    for table, held in rows.items():
        for number, row in enumerate(held):
            for what, left in forgotten_values(row):
                changed = [*held[:number], left, *held[number + 1 :]]
                yield f"{table}[{row.id}].{what}", Network(**{**rows, table: changed})
            if isinstance(row, Membership | Instrument | Link):
                fewer = {**rows, table: [*held[:number], *held[number + 1 :]]}
                yield f"{table}[{row.id}]", Network(**with_partial_lists(fewer, row))


LISTS = {
    Membership: ("members_completeness", "leads_completeness"),
    Instrument: ("instruments_completeness",),
    Link: ("links_completeness",),
}
"""Which fields say how completely the rows of a type are listed."""


def with_partial_lists(
    rows: dict[str, Any], gone: Membership | Instrument | Link
) -> dict[str, Any]:
    """Say of the lists that a row may have stood in that they are not complete."""
    consortia = [
        attrs.evolve(
            row,
            **{
                name: Completeness.PARTIAL
                for name in LISTS[type(gone)]
                if getattr(row, name) is Completeness.COMPLETE and gone.consortium in (row.id, None)
            },
        )
        for row in rows["consortia"]
    ]
    return {**rows, "consortia": consortia}


def outcome_by_subject(rule: Rule, network: Network) -> dict[str, Outcome]:
    report = check(network, on=DAY, rules=[rule])
    assert not report.crashes, report.crashes[0].traceback
    return {subject: outcome for (_, subject), outcome in report.outcomes.items()}


DRAWN_KINDS = {"GRD003": GRID_FORMS}
"""Kinds to draw for a rule that is for all, where only these are of interest."""


def networks_for(rule: Rule) -> SearchStrategy[Network]:
    """Draw networks that hold what a rule looks at."""
    tables = ("links", "divisions", "institutions", "parties")
    fields = ("grid", "bodies", "kind", "practices", "centres", "organiser")
    described = (*tables, *(f"consortia.{field}" for field in fields))
    wanted = any(need.startswith(described) for need in rule.needs)
    return judged_networks(kinds=DRAWN_KINDS.get(rule.code, rule.kinds), described=wanted)


@pytest.mark.parametrize("rule", CATALOGUE, ids=lambda rule: rule.code)
def test_forgetting_never_helps(rule: Rule) -> None:
    @settings(max_examples=60, suppress_health_check=[HealthCheck.too_slow])
    @given(networks_for(rule))
    def holds(network: Network) -> None:
        before = outcome_by_subject(rule, network)
        for what, left in forgettings(network):
            for subject, outcome in outcome_by_subject(rule, left).items():
                assert outcome in MAY_BECOME[before[subject]], (
                    f"{rule.code}: without {what}, {before[subject].key} of {subject} "
                    f"became {outcome.key}; a rule may rest on what is stated only"
                )

    holds()


@pytest.mark.parametrize("rule", CATALOGUE, ids=lambda rule: rule.code)
@pytest.mark.parametrize("outcome", [Outcome.PASS, Outcome.FAIL], ids=["pass", "fail"])
def test_the_networks_drawn_lie_on_either_side(rule: Rule, outcome: Outcome) -> None:
    def is_found(network: Network) -> bool:
        return outcome in outcome_by_subject(rule, network).values()

    find(
        networks_for(rule),
        is_found,
        settings=settings(max_examples=2000, phases=[Phase.generate]),
    )
