"""Overlays as documents: read whole, refused with everything that is wrong."""

from __future__ import annotations

from datetime import date

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.documents.overlay_texts import HEAD, WHOLE, WRONG
from tests.documents.test_files import notations
from tests.rules.made import made

from medconsortium.documents import dump_overlay, read_overlay
from medconsortium.documents.files import Notation
from medconsortium.errors import DocumentError
from medconsortium.law import Bound, Regulation, corpus
from medconsortium.rules import CATALOGUE, Change, Overlay, Severity, apply_overlay
from medconsortium.text import Text
from medconsortium.vocabulary import Centre, SourceBasis

BY_CODE = {rule.code: rule for rule in CATALOGUE}
COVERAGE = "guoweibanjicenghan-2025-121#imaging-coverage"


def faults(document: str) -> list[tuple[str, str, int | None]]:
    with pytest.raises(DocumentError) as caught:
        read_overlay(document.encode(), notation="yaml")
    found = caught.value.faults
    assert all(f.message.zh and f.message.en and f.cure.zh and f.cure.en for f in found)
    return [(f.code, f.path, None if f.place is None else f.place.line) for f in found]


def test_everything_is_read() -> None:
    found = read_overlay(WHOLE.encode())
    assert found.name == Text("某省医联体管理实施办法", "Measures of a province")
    assert [rule.code for rule in found.add] == ["GEN001"]
    assert found.changes == (
        Change(
            rule="MGT003",
            cite="our-province-2025#charter",
            severity=Severity.WARNING,
            since=date(2026, 3, 1),
            until=date(2030, 12, 31),
        ),
        Change(rule="missing-grid", cite="guoweiyifa-2020-13#grid-layout", ignored=True),
    )
    (regulation,) = found.regulations
    assert (regulation.key, regulation.number) == ("our-province-2025", "某卫发〔2025〕3号")
    assert str(regulation.topics["charter"].due and regulation.topics["charter"].due.day) == (
        "2026-03-01"
    )
    assert set(regulation.parameters) == {"hospitals", "centres"}


def test_unit_and_bound_of_a_value_are_those_of_the_law_unless_stated() -> None:
    first, second = read_overlay(WHOLE.encode()).parameters[COVERAGE]
    assert (first.in_language("zh"), first.basis) == ("不低于90%", SourceBasis.STATED)
    assert (second.number, second.bound, second.basis) == (
        95.5,
        Bound.MORE_THAN,
        SourceBasis.FOUND,
    )
    assert second.unit == Text("成")
    (centres,) = read_overlay(WHOLE.encode()).parameters["guoweiyifa-2020-13#management-centres"]
    assert centres.terms(Centre) == (Centre.FINANCE, Centre.INFORMATION)


def test_what_is_read_can_be_laid_over_the_rules() -> None:
    rules = {rule.code: rule for rule in apply_overlay(CATALOGUE, read_overlay(WHOLE.encode()))}
    assert set(rules) == set(BY_CODE)
    charter = rules["MGT003"].as_of(date(2026, 3, 1))
    assert charter.severity is Severity.WARNING
    assert not rules["MGT003"].is_in_force(date(2031, 1, 1))
    assert not rules["GRD001"].is_in_force(date(2026, 1, 1))


@notations
def test_what_was_written_is_read(notation: Notation) -> None:
    overlay = read_overlay(WHOLE.encode())
    written = dump_overlay(overlay, notation=notation)
    assert read_overlay(written) == overlay
    assert dump_overlay(read_overlay(written), notation=notation) == written


@given(
    st.lists(st.sampled_from(list(corpus().values())), unique_by=lambda one: one.key, max_size=3),
    st.lists(st.sampled_from(CATALOGUE), unique_by=lambda one: one.code, max_size=3),
    st.lists(st.sampled_from(["error", "warning", "advice", None]), max_size=3),
)
def test_whatever_was_written_is_read(
    regulations: list[Regulation], add: list[object], severities: list[str | None]
) -> None:
    ours = [attrs.evolve(one, key=f"our-{one.key}", superseded_by=None) for one in regulations]
    overlay = Overlay(
        name="某省",
        regulations=ours,
        add=add,
        changes=[
            Change(
                rule="MGT003",
                cite="guoweiyifa-2020-13#lead",
                severity=None if key is None else Severity.parse(key),
            )
            for key in severities
        ],
    )
    assert read_overlay(dump_overlay(overlay)) == overlay


def test_rules_of_ones_own_can_be_named() -> None:
    own = made("OWN001")
    document = HEAD + "add: [OWN001]\nchanges: [{rule: some-fault, cite: ours#charter}]\n"
    assert read_overlay(document.encode(), rules=[own]).add == (own,)


@pytest.mark.parametrize("what", WRONG)
def test_everything_wrong_is_told_with_its_place(what: str) -> None:
    document, told = WRONG[what]
    assert faults(HEAD + document) == told


def test_a_blank_name_is_refused() -> None:
    assert faults(HEAD.replace("某省\n", "' '\n")) == [("blank", "$.name", 2)]


@pytest.mark.parametrize(
    "document",
    [
        "regulations: {" + ", ".join(f"r{n}: {{basis: x}}" for n in range(900)) + "}\n",
        "regulations: {" + ", ".join(f"r{n}: 3" for n in range(5000)) + "}\n",
        "changes:\n" + "  - {rule: X, cite: x}\n" * 5_000,
        "changes:\n" + f"  - {{rule: {'M' * 50_000}, cite: {'c' * 50_000}}}\n" * 50,
        "add: [" + "MGT, " * 50_000 + "NONE]\n",
        "parameters:\n" + "  - {parameter: a#b, values: [{since: x, value: 1, cite: y}]}\n" * 5_000,
    ],
)
def test_hostile_documents_are_refused_within_bounds(document: str) -> None:
    found = faults(f"format: medconsortium-overlay/1\nname: x\n{document}")
    assert 1 <= len(found) <= 102
    assert all(len(path) < 300 for _, path, _ in found)
