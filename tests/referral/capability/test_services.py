"""Services on a day, as columns."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from medconsortium.model import Network
from medconsortium.referral import CareNeed
from medconsortium.referral.capability.services import Services, services_on
from medconsortium.referral.channels.standing import standing_on
from medconsortium.referral.places.roster import roster_of
from medconsortium.vocabulary import Phase, Subject, Term

DAY = date(2020, 6, 1)


def services_of(network: Network) -> Services:
    roster = roster_of(network)
    return services_on(roster, standing_on(roster, DAY))


@pytest.mark.parametrize(
    ("rows", "states"),
    [
        ("甲 has=07", [1]),
        ("甲 plans=07", [0]),
        ("甲 stops=07", [0]),
        ("甲 had=07", [0]),
        ("甲 unsaid=07", [-1]),
        ("甲 undated=07", [-1]),
        ("甲; &科 of=甲 has=07", [1]),
        ("甲; &科 of=甲 has=07 until=2019", [0]),
        ("甲; &科 of=甲 has=07 until=2020", [-1]),
        ("甲; &科 of=甲 stops=07 until=2020", [0]),
        ("甲; &队 has=07", []),
    ],
)
def test_who_receives(rows: str, states: list[int], network_of: Callable[[str], Network]) -> None:
    assert services_of(network_of(rows)).state.tolist() == states


@pytest.mark.parametrize(
    ("phases", "taken"),
    [
        ("", set(Phase)),
        ("takes=recovery", {Phase.RECOVERY}),
    ],
)
def test_phases(phases: str, taken: set[Phase], network_of: Callable[[str], Network]) -> None:
    services = services_of(network_of(f"甲 {phases or 'has=07'}"))
    assert {phase for phase in Phase if services.takes(phase)[0]} == taken
    assert services.names_phases.tolist() == [bool(phases)]


@pytest.mark.parametrize(
    ("offer", "need", "wanted", "matches"),
    [
        ("07", "acute 07", "07", True),
        ("07.01", "acute 07", "07", True),
        ("07", "acute 07.01", "07.01", False),
        ("07:diagnosis", "acute 07", "07", False),
        ("mdt", "acute 07 mdt", "mdt", True),
        ("07+mdt", "acute 07 mdt", "mdt", True),
        ("07.01+mdt", "acute 07 mdt", "mdt", True),
        ("19+mdt", "acute 07 mdt", "mdt", False),
        ("19+mdt", "acute mdt", "mdt", True),
        ("19+mdt", "acute mdt group=child", "mdt", False),
        ("07+mdt", "acute mdt group=child", "mdt", True),
        ("19+stroke", "acute 19 stroke", "stroke", True),
        ("stroke", "acute 19 trauma", "trauma", False),
    ],
)
def test_what_is_wanted(
    *,
    offer: str,
    need: str,
    wanted: str,
    matches: bool,
    network_of: Callable[[str], Network],
    need_of: Callable[[str], CareNeed],
) -> None:
    asked = need_of(need)
    terms: dict[str, Term] = {term.key: term for term in asked.wanted}
    services = services_of(network_of(f"甲 has={offer}"))
    assert services.matching(terms[wanted], asked).tolist() == [matches]


def test_a_department_is_there_for_its_host(network_of: Callable[[str], Network]) -> None:
    services = services_of(network_of("甲 has=19; 乙; &科 of=乙 has=07"))
    paediatrics = services.subject == Subject.PAEDIATRICS.number
    assert services.row[paediatrics].tolist() == [0]
    assert services.department[paediatrics].tolist() == [0]
    assert services.department[~paediatrics].tolist() == [-1]
    assert services.place.tolist() == [0, 1]
