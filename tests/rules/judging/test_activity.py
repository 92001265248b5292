from __future__ import annotations

import math
from datetime import date
from typing import Any

import pytest
from tests.rules.rows import DAY, consortium, institution, network

from medconsortium.model import Observation
from medconsortium.rules import Facts
from medconsortium.rules.judging.activity import Figure, figures, last_full_year
from medconsortium.vocabulary import Measure, Qualifier, Unit


def counted(value: float | None = 7, qualifier: str | None = "exact", **about: Any) -> Observation:
    given = {
        "subject": "盟",
        "measure": Measure.DOCTORS,
        "unit": Unit.PERSONS,
        "since": "2020-01-01",
        "until": "2020-12-31",
        **about,
    }
    stated = None if qualifier is None else Qualifier.parse(qualifier)
    return Observation(id=f"{value} {qualifier} {about}", value=value, qualifier=stated, **given)


def found(*observations: Observation) -> Figure | None:
    facts = Facts(network(consortium(), *observations), DAY)
    by_row = figures(facts, Measure.DOCTORS, 2020, of="consortia", unit=Unit.PERSONS)
    return by_row.get(0)


@pytest.mark.parametrize(
    ("observation", "least", "most", "missing"),
    [
        (counted(), 7, 7, ""),
        (counted(qualifier="at_least"), 7, math.inf, "qualifier"),
        (counted(qualifier="at_most"), -math.inf, 7, "qualifier"),
        (counted(qualifier="about"), -math.inf, math.inf, "qualifier"),
        (counted(qualifier=None), -math.inf, math.inf, "qualifier"),
        (counted(None), -math.inf, math.inf, "value"),
        (counted(unit=None), -math.inf, math.inf, "unit"),
        (counted(unit=Unit.CASES), -math.inf, math.inf, "unit"),
        (counted(since="2020", until="2020"), 7, 7, ""),
        (counted(since="2020-01", until="2020-12"), 7, 7, ""),
        (counted(since=None), -math.inf, math.inf, "since until"),
        (counted(until=None), -math.inf, math.inf, "since until"),
    ],
)
def test_what_one_observation_tells(
    observation: Observation, least: float, most: float, missing: str
) -> None:
    figure = found(observation)
    assert figure is not None
    assert (figure.least, figure.most) == (least, most)
    assert figure.missing == tuple(f"observations.{name}" for name in missing.split())


@pytest.mark.parametrize(
    "observation",
    [
        counted(measure=Measure.BEDS),
        counted(since="2019-01-01", until="2019-12-31"),
        counted(since="2020-01-01", until="2020-06-30"),
        counted(since="2020-07", until="2020-12"),
        counted(since="2019", until="2020"),
        counted(subject="甲"),
    ],
)
def test_what_is_not_of_the_year_or_the_subject(observation: Observation) -> None:
    facts = network(consortium(), institution("甲"), observation)
    by_row = figures(Facts(facts, DAY), Measure.DOCTORS, 2020, of="consortia", unit=Unit.PERSONS)
    assert by_row == {}


def test_several_observations_widen_the_figure() -> None:
    assert found(counted(7), counted(9)) == Figure(least=7, most=9)
    assert found(counted(7), counted(7, until="2020")) == Figure(least=7, most=7)
    undated = found(counted(7), counted(9, until=None))
    assert undated is not None
    assert (undated.least, undated.most) == (7, 9)
    assert found() is None


@pytest.mark.parametrize(
    ("figure", "shown"),
    [
        (Figure(least=7, most=7), "7"),
        (Figure(least=7, most=9.5), "7 … 9.5"),
        (Figure(least=7), "≥ 7"),
        (Figure(most=7), "–"),
        (Figure(), "–"),
    ],
)
def test_figures_are_shown(figure: Figure, shown: str) -> None:
    assert str(figure) == shown


def test_a_year_is_full_when_it_is_over() -> None:
    assert last_full_year(date(2021, 12, 31)) == 2020
