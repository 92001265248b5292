from __future__ import annotations

from datetime import date

import pytest

from medconsortium.law import Bound, DatedValue, Parameter, Value, parameter
from medconsortium.model import PartialDate
from medconsortium.text import Text
from medconsortium.vocabulary import (
    MANAGEMENT_CENTRES,
    SHARED_CENTRES,
    Centre,
    Practice,
    Remit,
    SourceBasis,
    Subject,
    Tier,
)

MEASURES = "guoweiyifa-2020-13"
NETWORK = "guoweibanyihan-2019-157"
CATALOGUE = "guoweiyifa-2018-10"


def value(since: str, number: Value, *, bound: Bound = Bound.EXACTLY) -> DatedValue:
    return DatedValue(
        since=PartialDate.parse(since),
        value=number,
        basis=SourceBasis.STATED,
        cite="x#y",
        unit=Text("项", "items"),
        bound=bound,
    )


# Written by hand from the documents of the field: the day before, the day, and after.
@pytest.mark.parametrize(
    ("name", "day", "number"),
    [
        (f"{NETWORK}#network-size", "2019-02-11", None),
        (f"{NETWORK}#network-size", "2019-02-12", 1 + 32 + 291),
        (f"{NETWORK}#network-size", "2024-02-27", 324),
        (f"{NETWORK}#network-size", "2024-02-28", 1 + 32 + 386),
        (f"{NETWORK}#network-size", "2026-01-01", 419),
        (f"{NETWORK}#national-leads", "2024-02-28", 1),
        (f"{NETWORK}#provincial-leads", "2024-02-28", 32),
        (f"{NETWORK}#network-members", "2024-02-27", 291),
        (f"{NETWORK}#network-members", "2024-02-28", 386),
        (f"{CATALOGUE}#first-catalogue-size", "2017-12-31", None),
        (f"{CATALOGUE}#first-catalogue-size", "2018-12-30", None),  # only its year is known
        (f"{CATALOGUE}#first-catalogue-size", "2018-12-31", 121),
        (f"{CATALOGUE}#catalogue-size", "2023-09-17", 121),
        (f"{CATALOGUE}#catalogue-size", "2023-09-18", 121 + 86),
        ("guoweiyizhengfa-2023-26#second-catalogue-size", "2023-09-17", None),
        ("guoweiyizhengfa-2023-26#second-catalogue-size", "2023-09-18", 86),
        ("guoweibanjicenghan-2025-121#imaging-coverage", "2025-12-30", None),
        ("guoweibanjicenghan-2025-121#imaging-coverage", "2025-12-31", 80),
        ("guoweibanjicenghan-2025-121#recognised-items", "2025-12-31", 200),
        ("guoweibanjicenghan-2025-121#central-pharmacy-coverage", "2025-12-31", 50),
        ("guoweibanjicenghan-2025-121#open-records-coverage", "2025-12-31", 70),
        ("guoweiyizhengfa-2024-37#prefecture-items", "2025-12-30", None),
        ("guoweiyizhengfa-2024-37#prefecture-items", "2025-12-31", 200),
        ("guoweiyizhengfa-2024-37#province-items", "2027-12-31", 300),
        ("guoweiyizhengfa-2024-37#region-items", "2027-12-31", 200),
        ("guowei-2024-jiancezhibiao#staff-posting-months", "2024-12-30", None),
        ("guowei-2024-jiancezhibiao#staff-posting-months", "2024-12-31", 6),
        ("guoweibanyizhenghan-2023-199#pilot-cities", "2023-12-31", 81),
        ("guoweijicengfa-2023-41#county-coverage", "2025-12-31", 90),
        ("guoweiyifa-2018-25#security-level", "2018-12-31", 3),
    ],
)
def test_numbers_are_those_of_the_documents(name: str, day: str, number: int | None) -> None:
    found = parameter(name).on(date.fromisoformat(day))
    assert (None if found is None else found.number) == number


def test_a_network_is_the_sum_of_its_hospitals() -> None:
    parts = ("national-leads", "provincial-leads", "network-members")
    for day in (date(2019, 2, 12), date(2024, 2, 28)):
        whole, *each = (parameter(f"{NETWORK}#{name}").on(day) for name in ("network-size", *parts))
        assert whole is not None
        assert whole.number == sum(found.number for found in each if found is not None)


def test_each_value_names_the_regulation_that_sets_it() -> None:
    values = parameter(f"{NETWORK}#network-size").values
    assert [found.cite for found in values] == [
        f"{NETWORK}#roles",
        "guoweibanyizhenghan-2024-64#roles",
    ]
    assert [found.basis for found in values] == [SourceBasis.STATED, SourceBasis.FOUND]


def test_lists_are_terms_of_their_vocabulary() -> None:
    day = date(2024, 1, 1)

    def on(name: str) -> DatedValue:
        found = parameter(name).on(day)
        assert found is not None
        return found

    assert on(f"{MEASURES}#management-centres").terms(Centre) == MANAGEMENT_CENTRES
    assert on("guoweijicengfa-2023-41#shared-centres").terms(Centre) == SHARED_CENTRES
    assert set(on(f"{MEASURES}#management-remit").terms(Remit)) == set(Remit) - {
        Remit.MAJOR_DECISIONS
    }
    assert set(on(f"{MEASURES}#telemedicine-tiers").terms(Tier)) == set(Tier) - {Tier.NATIONAL}
    domains = on(f"{MEASURES}#unified-domains").terms(Practice)
    assert [practice.key.removeprefix("unified_") for practice in domains] == [
        "administration",
        "clinical_care",
        "public_health",
        "logistics",
        "information",
    ]
    specialties = on(f"{MEASURES}#priority-specialties").terms(Subject)
    assert {subject.zh for subject in specialties} == {
        *("肿瘤科", "心血管内科", "神经内科", "神经外科", "儿科", "妇产科", "麻醉科", "病理科"),
        *("精神科", "呼吸内科", "重症医学科", "传染科"),
    }


def test_a_value_is_asked_for_as_what_it_is() -> None:
    centres = parameter(f"{MEASURES}#management-centres").values[0]
    size = parameter(f"{NETWORK}#network-size").values[0]
    with pytest.raises(TypeError, match="no number"):
        assert centres.number
    with pytest.raises(TypeError, match="no number"):
        centres.is_met_by(5)
    with pytest.raises(TypeError, match="terms of Remit"):
        centres.terms(Remit)
    with pytest.raises(TypeError, match="terms of Centre"):
        size.terms(Centre)


@pytest.mark.parametrize(
    ("bound", "met"),
    [
        (Bound.EXACTLY, (False, True, False)),
        (Bound.AT_LEAST, (False, True, True)),
        (Bound.MORE_THAN, (False, False, True)),
        (Bound.AT_MOST, (True, True, False)),
        (Bound.LESS_THAN, (True, False, False)),
    ],
)
def test_a_number_binds_as_its_bound_says(bound: Bound, met: tuple[bool, ...]) -> None:
    wanted = value("2020", 200, bound=bound)
    assert tuple(wanted.is_met_by(found) for found in (199.5, 200, 201)) == met
    assert not wanted.is_met_by(float("nan"))


@pytest.mark.parametrize(
    ("name", "zh", "en"),
    [
        ("guoweibanjicenghan-2025-121#imaging-coverage", "不低于80%", "at least 80%"),
        ("guoweiyizhengfa-2024-37#prefecture-items", "超过200项", "more than 200 items"),
        (f"{NETWORK}#network-size", "324家", "324 hospitals"),
        (
            f"{MEASURES}#telemedicine-tiers",
            "省级、市级、县级、乡级、村级",
            "province level, city level, county level, township level, village level",
        ),
    ],
)
def test_a_value_is_told_in_both_languages(name: str, zh: str, en: str) -> None:
    found = parameter(name).values[0]
    assert (found.in_language("zh"), found.in_language("en")) == (zh, en)


@pytest.mark.parametrize(
    ("day", "sure", "possible"),
    [
        ("2017-12-31", None, []),
        ("2018-01-01", None, [1]),  # it may hold, or nothing yet
        ("2018-12-31", 1, [1]),
        ("2020-02-29", 1, [1]),
        ("2020-03-01", None, [1, 2]),
        ("2020-03-30", None, [1, 2]),
        ("2020-03-31", 2, [2]),
        ("2021-05-04", 2, [2]),
        ("2021-05-05", 3, [3]),
        ("2099-01-01", 3, [3]),
    ],
)
def test_a_doubtful_day_leaves_doubt(day: str, sure: int | None, possible: list[int]) -> None:
    dated = Parameter(
        key="k",
        label=Text("甲", "a"),
        values=(value("2018", 1), value("2020-03", 2), value("2021-05-05", 3)),
    )
    on = date.fromisoformat(day)
    found = dated.on(on)
    assert (None if found is None else found.number) == sure
    assert [each.number for each in dated.possible_on(on)] == possible
