"""Networks a few changes away from what rules show: what complies, and each way to break it.

Whatever a rule reads is stated in its examples; a change states another value, none, or one row
more or less. So rules change their minds over what is drawn, and a new rule is covered as soon as
it has its examples.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache
from typing import Any

import attrs
from hypothesis import reject
from hypothesis import strategies as st
from hypothesis.strategies import DrawFn, SearchStrategy
from tests.strategies.forgetting import Rows, network_of, rows_of, without_row

from medconsortium.errors import ModelError
from medconsortium.model import (
    OPEN,
    Division,
    Instrument,
    Listing,
    Membership,
    Network,
    PartialDate,
)
from medconsortium.model.columnar.encodings import (
    CountEncoding,
    DateEncoding,
    Encoding,
    FlagEncoding,
    ListEncoding,
    NumberEncoding,
    ReferenceEncoding,
    TermEncoding,
)
from medconsortium.model.fields import NestedEncoding, defaults, encodings
from medconsortium.rules import Outcome, Rule, check
from medconsortium.rules.examples import EXAMPLE_DAY
from medconsortium.vocabulary import Completeness

__all__ = ["altered_networks", "networks_shown"]

MOST_CHANGES = 4

AS_WRITTEN = {"id", "sources", "field_sources", "name", "title", "content"}
"""Fields that stay as the examples have them."""

_DAYS = "2018 2019 2024-01-01 2024-12-31 2025 2025-01-01 2025-12-31 2026 2026-01 2026-01-01 2027"
_dates = st.sampled_from([OPEN, *map(PartialDate.parse, _DAYS.split())])
"""Days around `EXAMPLE_DAY`, the first and last of a year, and years that it may lie in."""

_completenesses = st.sampled_from([*Completeness, *[Completeness.COMPLETE] * 3])
_TREE = ("level", "parent")
"""Only taken away: nothing can be learnt from a tree of divisions that contradicts itself."""
_MEMBER = ("institution", "department", "group")


@cache
def networks_shown(rule: Rule) -> Mapping[str, Network]:
    """Return the network of a rule that complies, and those that break it, by name."""
    assert rule.compliant is not None
    network = rule.compliant()
    outcomes = check(network, on=EXAMPLE_DAY, rules=[rule]).outcomes
    (subject, *_) = (row for (_, row), outcome in outcomes.items() if outcome is Outcome.PASS)
    return {"compliant": network} | {w.name: w.apply(network, subject) for w in rule.breaches}


@st.composite
def altered_networks(draw: DrawFn, rule: Rule) -> Network:
    """Draw networks up to four changes away from one that a rule shows."""
    network = draw(st.sampled_from([*networks_shown(rule).values()]))
    rows = rows_of(network)
    needs = (*rule.needs, f"{rule.subjects}.since", f"{rule.subjects}.until")
    for number in range(draw(st.integers(0, MOST_CHANGES))):
        rows = draw(_changed(rows, needs, number))
    try:
        return network_of(rows)
    except ModelError:  # such as a membership of nobody
        reject()


@st.composite
def _changed(draw: DrawFn, rows: Rows, needs: Sequence[str], number: int) -> Rows:
    """Draw rows with one of them changed, left out, or there once more and changed.

    Tables and fields are mostly such as a rule `needs`.
    """
    needed = [need.partition(".")[0] for need in needs]
    table = draw(st.sampled_from([name for name in (*needed, *rows) if rows[name]]))
    held = list(rows[table])
    at = draw(st.integers(0, len(held) - 1))
    what = draw(st.sampled_from(["change"] * 6 + ["add", "leave out"]))
    if what == "leave out":
        return without_row(rows, held[at])
    fields = [field for name, _, field in (n.partition(".") for n in needs) if name == table]
    changed = _consistent(draw(_changed_value(held[at], rows, tuple(filter(None, fields)))))
    if what == "add":
        held.append(attrs.evolve(changed, id=f"{held[at].id}+{number}"))
    else:
        held[at] = changed
    return {**rows, table: held}


@st.composite
def _changed_value(draw: DrawFn, value: Any, rows: Rows, needed: Sequence[str] = ()) -> Any:
    """Draw a row or nested value with another value in a field, mostly one needed or stated."""
    fields = [name for name in encodings(type(value)) if name not in AS_WRITTEN]
    stated = [name for name in fields if getattr(value, name) != defaults(type(value))[name]]
    name = draw(st.sampled_from([*needed, *needed, *stated, *stated, *fields]))
    if isinstance(value, Membership) and name in _MEMBER:
        other = draw(_ids(("institutions",), rows))
        return attrs.evolve(value, institution=other, department=None, group=None)
    held, may_lack = getattr(value, name), defaults(type(value))[name] is None
    is_taken = may_lack and held is not None and not draw(st.integers(0, 3))
    if is_taken or (isinstance(value, Division) and name in _TREE):
        changed = None
    else:
        changed = draw(_near(encodings(type(value))[name], held, rows))
    changes: dict[str, Any] = {name: changed}
    return attrs.evolve(value, **changes)


def _consistent(row: Any) -> Any:
    """Return a row that does not contradict itself: nothing can be learnt from one that does."""
    if isinstance(row, Instrument) and row.covers_all_members is not None:
        return attrs.evolve(row, parties=None)
    return row


def _near(encoding: Encoding, held: Any, rows: Rows) -> SearchStrategy[Any]:
    """Draw values of an encoding that rules may tell from the one held."""
    found: SearchStrategy[Any] = st.just(held)
    count = held if isinstance(held, int | float) else 0
    if isinstance(encoding, TermEncoding):
        found = st.sampled_from(encoding.vocabulary)
    elif isinstance(encoding, FlagEncoding):
        found = st.booleans()
    elif isinstance(encoding, CountEncoding):
        found = st.sampled_from([0, 1, 2, 3, count, count + 1, max(0, count - 1)])
    elif isinstance(encoding, NumberEncoding):
        found = st.sampled_from([0, 50, 100, count - 1, count, count + 1]).map(float)
    elif isinstance(encoding, DateEncoding):
        found = _dates
    elif isinstance(encoding, ReferenceEncoding):
        found = _ids(encoding.tables, rows)
    elif isinstance(encoding, NestedEncoding) and held is not None:
        found = _changed_value(held, rows)
    elif isinstance(encoding, ListEncoding):
        found = _changed_list(encoding, held, rows)
    return found


def _ids(tables: Sequence[str], rows: Rows) -> SearchStrategy[str | None]:
    ids = [row.id for table in tables for row in rows[table]]
    return st.sampled_from(ids) if ids else st.none()


@st.composite
def _changed_list(draw: DrawFn, encoding: ListEncoding, held: Any, rows: Rows) -> Any:
    """Draw a list with an item less, more or another, and of any completeness."""
    items = list(held or ())
    at = draw(st.integers(0, len(items)))
    item = draw(_near(encoding.item, items[at] if at < len(items) else None, rows))
    what = draw(st.sampled_from(["less", "more", "another", "all"]))
    items[at : at + (what != "more")] = [] if item is None or what == "less" else [item]
    if what == "all":
        items = list(held or ())
    return Listing(items, draw(_completenesses)) if encoding.listing else tuple(items)
