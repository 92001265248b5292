"""Whatever cannot be represented is a fault with a path: never a crash, never passed over."""

from __future__ import annotations

from collections import Counter
from typing import Any

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.strategies.networks import networks, rows, share_of_examples

from medconsortium.errors import AmbiguousError, ModelError, NotFoundError
from medconsortium.model import TABLES, Institution, Link, Network, Row
from medconsortium.model.checking import row_path
from medconsortium.model.fields import defaults, encodings, stated_fields
from medconsortium.strategies import strings
from medconsortium.text import fold
from medconsortium.vocabulary import LinkKind

NOWHERE = {table: [f"no {table}"] for table in TABLES}
JUNK = (object(), b"x", 1j, ..., [object()], {"a": [object()]}, "\ud800", [["\ud800"]], -(10**400))
CODES = {
    "bad-date",
    "bad-id",
    "dangling-reference",
    "lone-surrogate",
    "missing",
    "no-one-member",
    "not-a-list",
    "out-of-range",
    "wrong-type",
}


@pytest.mark.parametrize("table", TABLES)
@given(data=st.data())
@share_of_examples(0.15)
def test_every_reference_that_leads_nowhere_is_reported_with_its_path(
    table: str, data: st.DataObject
) -> None:
    row_type = TABLES[table][0]
    row = data.draw(rows(row_type, NOWHERE, row_id="x", full=True))
    row = attrs.evolve(row, id="x")
    expected = Counter(
        row_path(table, "x", name)
        for name, encoding, value in stated_fields(row_type, row)
        for _ in encoding.references(value)
    )
    given: dict[str, Any] = {table: [row]}
    found: Counter[str] = Counter()
    try:
        Network(**given)
    except ModelError as error:
        found.update(fault.path for fault in error.faults if fault.code == "dangling-reference")
    assert found == expected


def faults_of_junk(network: Network, table: str, row: Row, name: str, junk: Any) -> set[str]:
    """Return the codes of what is wrong with a network when a field holds junk."""
    given: dict[str, Any] = {t: list(network.table(t).values()) for t in TABLES}
    changes: dict[str, Any] = {name: junk}
    try:
        given[table] = [attrs.evolve(r, **changes) if r is row else r for r in given[table]]
        Network(**given)
    except ModelError as error:
        return {fault.code for fault in error.faults}
    return set()


@pytest.mark.parametrize("table", TABLES)
@given(network=networks(full=True))
@share_of_examples(0.02)
def test_junk_in_any_field_is_a_fault(table: str, network: Network) -> None:
    row = next(iter(network.table(table).values()))
    for name in encodings(type(row)):
        for junk in JUNK:
            codes = faults_of_junk(network, table, row, name, junk)
            assert codes, (name, junk)
            assert codes <= CODES, (name, junk)


@pytest.mark.parametrize("table", TABLES)
@given(network=networks(full=True))
@share_of_examples(0.02)
def test_leaving_out_what_must_be_given_is_a_fault(table: str, network: Network) -> None:
    row = next(iter(network.table(table).values()))
    for name, assumed in defaults(type(row)).items():
        if assumed is not None and name not in {"id", "sources", "field_sources", "other_names"}:
            codes = faults_of_junk(network, table, row, name, None)
            assert codes in ({"missing"}, {"not-a-list"}), name


PLANTED = {
    "duplicate": ("duplicate-id", "institutions[a]"),
    "control": ("bad-id", "institutions"),
    "beds": ("out-of-range", "institutions[beds].beds"),
    "name": ("wrong-type", "institutions[name].name"),
    "parent": ("dangling-reference", "institutions[parent].part_of"),
    "minutes": ("not-finite", "links[minutes].travel_minutes"),
    "stranger": ("wrong-row", "institutions"),
}


def planted(which: str) -> tuple[str, Any]:
    no_name: Any = 5
    link = Link(id="minutes", origin="a", target="a", kind=LinkKind.BOOKING)
    return {
        "duplicate": ("institutions", Institution(id="a", name="某院")),
        "control": ("institutions", Institution(id="a\x00", name="某院")),
        "beds": ("institutions", Institution(id="beds", name="某院", beds=-1)),
        "name": ("institutions", Institution(id="name", name=no_name)),
        "parent": ("institutions", Institution(id="parent", name="某院", part_of="?")),
        "minutes": ("links", attrs.evolve(link, travel_minutes=float("nan"))),
        "stranger": ("institutions", link),
    }[which]


@given(st.sets(st.sampled_from(sorted(PLANTED)), min_size=1))
def test_exactly_the_faults_planted_are_reported(which: set[str]) -> None:
    given: dict[str, list[Any]] = {"institutions": [Institution(id="a", name="某院")], "links": []}
    for table, row in map(planted, sorted(which)):
        given[table].append(row)
    with pytest.raises(ModelError) as caught:
        Network(**given)  # type: ignore[arg-type]
    found = Counter((fault.code, fault.path) for fault in caught.value.faults)
    assert found == Counter(PLANTED[name] for name in which)


def named(network: Network, wanted: str) -> tuple[str, ...]:
    """Return the institutions that a text finds, or that it may mean; none where it finds none."""
    try:
        return (network.institution(wanted).id,)
    except AmbiguousError as error:
        return error.candidates
    except NotFoundError as error:
        assert set(error.suggestions) <= set(network.institutions)  # noqa: PT017
        return ()


@given(networks(), strings(wording="adversarial"))
@share_of_examples(0.4)
def test_looking_up_any_text_finds_one_or_says_why_not(network: Network, wanted: str) -> None:
    found = named(network, wanted)
    assert set(found) <= set(network.institutions)
    assert len(set(found)) == len(found)


@given(networks(full=True))
@share_of_examples(0.2)
def test_every_institution_is_found_by_its_id_and_by_its_name(network: Network) -> None:
    for row in network.institutions.values():
        assert network.institution(row.id) is row
        for name in (row.name.zh or "", row.name.en or ""):
            if fold(name) and name not in network.institutions:
                assert row.id in named(network, name)
