from __future__ import annotations

from datetime import date
from functools import partial

import attrs
import numpy as np
import pytest
from attrs.exceptions import FrozenInstanceError
from numpy.typing import NDArray

from medconsortium.errors import NotFoundError
from medconsortium.rules import (
    Basis,
    Facts,
    Rule,
    RuleStatus,
    Severity,
    Verdicts,
    judge_each,
    passed,
    rule,
)
from medconsortium.text import Text
from medconsortium.vocabulary import ConsortiumKind, SourceBasis

MEASURES, NOTICE = "guoweiyifa-2020-13#lead", "guoweibanyihan-2019-157#roles"


def check(_: Facts, consortia: NDArray[np.int32]) -> Verdicts:
    """Nothing is wrong."""
    return judge_each(consortia, lambda _: passed(Text("好", "good")))


def made(*, basis: Basis = Basis.TEXT, cites: tuple[str, ...] = ()) -> Rule:
    return rule(
        code="ABC001",
        title=Text("无", "nothing"),
        severity=Severity.WARNING,
        basis=basis,
        needs=("consortia",),
        cites=cites,
        confidence=SourceBasis.STATED,
        kinds=frozenset({ConsortiumKind.OTHER}),
    )(check)


def test_a_rule_takes_name_and_page_from_its_check() -> None:
    def _no__charter_at_all(facts: Facts, consortia: NDArray[np.int32]) -> Verdicts:
        """There is no charter.

        Why:
            So it is.
        """
        return check(facts, consortia)

    found = rule(
        code="ABC002",
        title=Text("无", "nothing"),
        severity=Severity.ERROR,
        basis=Basis.INTEGRITY,
        needs=(),
    )(_no__charter_at_all)
    assert found.name == "no-charter-at-all"
    assert found.docstring == "There is no charter.\n\nWhy:\n    So it is."
    assert found.page.sections["Why"].en == "So it is."
    assert found.check is _no__charter_at_all
    assert (found.status, found.kinds, found.cites, found.confidence) == (
        RuleStatus.STABLE,
        None,
        (),
        None,
    )


def test_a_check_may_be_any_callable() -> None:
    class Silent:
        def __call__(self, facts: Facts, consortia: NDArray[np.int32]) -> Verdicts:
            return check(facts, consortia)

    found = rule(
        code="ABC003",
        title=Text("无", "nothing"),
        severity=Severity.ERROR,
        basis=Basis.INTEGRITY,
        needs=(),
    )(Silent())
    assert found.name == "abc003"


def test_a_rule_is_a_value() -> None:
    assert made() == made()
    assert len({made(), made()}) == 1
    assert attrs.evolve(made(), check=partial(check)) == made()  # functions have no value
    with pytest.raises(FrozenInstanceError):
        made().severity = Severity.ERROR  # type: ignore[misc]


def test_a_rule_can_be_graded_anew() -> None:
    graded = made().graded(Severity.ADVICE)
    assert graded.severity is Severity.ADVICE
    assert graded.graded(Severity.WARNING) == made()


@pytest.mark.parametrize(
    ("cites", "begins"),
    [
        ((), date.min),
        ((NOTICE,), date(2019, 2, 12)),
        ((MEASURES,), date(2020, 8, 1)),
        ((NOTICE, MEASURES), date(2020, 8, 1)),
    ],
)
def test_a_rule_is_in_force_when_all_it_cites_is(cites: tuple[str, ...], begins: date) -> None:
    found = made(cites=cites)
    assert found.is_in_force(begins)
    assert begins == date.min or not found.is_in_force(date.fromordinal(begins.toordinal() - 1))


def test_citations_are_resolved() -> None:
    assert [c.topic.key for c in made(cites=(MEASURES, NOTICE)).citations] == ["lead", "roles"]
    with pytest.raises(NotFoundError):
        assert made(cites=("nothing#at-all",)).citations


@pytest.mark.parametrize("basis", Basis)
def test_integrity_is_a_basis(basis: Basis) -> None:
    assert made(basis=basis).is_integrity is (basis is Basis.INTEGRITY)
