from __future__ import annotations

from medconsortium.model import Division, GeoPoint, Institution, Network
from medconsortium.planning.synthetic import profile
from medconsortium.planning.synthetic.profile import Spread
from medconsortium.vocabulary import (
    Category,
    ConsortiumKind,
    DivisionLevel,
    LinkKind,
    Ownership,
    Tier,
)

COUNTY = Division(id="县", level=DivisionLevel.COUNTY)


def place(name: str, category: Category, latitude: float | None, beds: int | None) -> Institution:
    return Institution(
        id=name,
        name=name,
        category=category,
        tier=Tier.COUNTY if category is Category.A100 else Tier.VILLAGE,
        ownership=Ownership.GOVERNMENT,
        division="县",
        location=None if latitude is None else GeoPoint(latitude=latitude, longitude=111.0),
        beds=beds,
    )


def test_homes_go_to_the_nearest_county_hospital() -> None:
    figures = profile(
        Network(
            divisions=[COUNTY],
            institutions=[
                place("甲", Category.A100, 28.0, 300),
                place("乙", Category.A100, 28.9, 100),
                place("丙", Category.A512, 28.3, None),
                place("近", Category.D600, 28.1, 0),
                place("远", Category.D600, 28.7, 0),
                place("某处", Category.D600, None, 0),
            ],
        )
    )
    assert figures.km_to_county_hospital == Spread(
        count=2, quantiles=(11.1, 11.1, 11.1, 22.2, 22.2)
    )
    assert figures.beds == Spread(count=2, quantiles=(100.0, 100.0, 100.0, 300.0, 300.0))
    assert figures.institutions["hospitals"] == 3
    assert figures.institutions["village_clinics"] == 3
    assert figures.tiers == {Tier.COUNTY: 2, Tier.VILLAGE: 4}


def test_an_empty_network_has_figures_too() -> None:
    figures = profile(Network())
    assert figures.counts == {}
    assert figures.institutions["institutions"] == 0
    assert figures.beds == figures.km_to_county_hospital == Spread(count=0, quantiles=None)


def test_a_city_in_figures(yiyang: Network) -> None:
    figures = profile(yiyang)
    assert figures.counts["institutions"] == figures.institutions["institutions"]
    assert figures.counts["institutions"] == sum(figures.tiers.values())
    assert figures.consortia[ConsortiumKind.TELEMEDICINE_NETWORK] == 1
    assert figures.links[LinkKind.REFERRAL_UP] > figures.links[LinkKind.TELECONSULTATION]
    assert figures.km_to_county_hospital.quantiles is not None
    low, *_, high = figures.km_to_county_hospital.quantiles
    assert 0 < low < high < 150
