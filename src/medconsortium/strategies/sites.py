"""Sorts of institutions as the field has them: what goes with what, and how many beds."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from types import MappingProxyType
from typing import Literal, TypeAlias

from attrs import frozen

from medconsortium.strategies.places import County
from medconsortium.vocabulary import Affiliation, Category, Grade, Ownership, Tier

__all__ = ["SITES", "Seat", "Site", "name_at", "sites_like"]

Seat: TypeAlias = Literal["province", "city", "county", "town", "village"]
"""The place that a name begins with."""

_AFFILIATION: Mapping[Tier, Affiliation] = MappingProxyType(
    {
        Tier.NATIONAL: Affiliation.CENTRAL,
        Tier.PROVINCE: Affiliation.PROVINCE,
        Tier.CITY: Affiliation.PREFECTURE,
    }
)


@frozen
class Site:
    """A sort of institution: its category, where it stands, its grades, and how many beds.

    `word` follows the name of the `seat`. `beds` are the fewest and the most it has.
    """

    word: str
    category: Category
    tier: Tier
    seat: Seat
    grades: tuple[Grade, ...] = (Grade.UNGRADED,)
    beds: tuple[int, int] = (0, 0)
    ownership: Ownership = Ownership.GOVERNMENT

    @property
    def affiliation(self) -> Affiliation:
        """To which level of government it belongs."""
        return _AFFILIATION.get(self.tier, Affiliation.COUNTY)


_TERTIARY = (Grade.TERTIARY_A, Grade.TERTIARY_B)
_SECONDARY = (Grade.SECONDARY_A, Grade.SECONDARY_B)

SITES: Mapping[str, Site] = MappingProxyType(
    {
        "county_hospital": Site(
            "人民医院", Category.A100, Tier.COUNTY, "county", _SECONDARY, (200, 900)
        ),
        "county_tcm_hospital": Site(
            "中医医院", Category.A210, Tier.COUNTY, "county", _SECONDARY, (100, 500)
        ),
        "city_hospital": Site("中心医院", Category.A100, Tier.CITY, "city", _TERTIARY, (600, 1800)),
        "provincial_hospital": Site(
            "人民医院", Category.A100, Tier.PROVINCE, "province", (Grade.TERTIARY_A,), (1200, 3500)
        ),
        "national_hospital": Site(
            "国家医学中心", Category.A100, Tier.NATIONAL, "province", _TERTIARY[:1], (1500, 4000)
        ),
        "township_centre": Site("卫生院", Category.C220, Tier.TOWNSHIP, "town", beds=(10, 99)),
        "central_township_centre": Site(
            "中心卫生院", Category.C210, Tier.TOWNSHIP, "town", (Grade.PRIMARY_A,), (30, 150)
        ),
        "community_centre": Site(
            "社区卫生服务中心", Category.B100, Tier.TOWNSHIP, "town", beds=(0, 50)
        ),
        "village_clinic": Site("卫生室", Category.D600, Tier.VILLAGE, "village"),
        "childrens_hospital": Site(
            "儿童医院", Category.A519, Tier.COUNTY, "county", (Grade.SECONDARY_A,), (100, 400)
        ),
        "rehabilitation_hospital": Site(
            "康复医院", Category.A527, Tier.COUNTY, "county", (Grade.SECONDARY,), (50, 300)
        ),
        "nursing_hospital": Site("护理院", Category.A710, Tier.COUNTY, "county", beds=(50, 300)),
        "maternal_institute": Site("妇幼保健院", Category.G100, Tier.COUNTY, "county"),
        "disease_control": Site("疾病预防控制中心", Category.J100, Tier.COUNTY, "county"),
        "emergency_centre": Site("急救中心", Category.E100, Tier.CITY, "city"),
        "private_hospital": Site(
            "博爱医院",
            Category.A100,
            Tier.COUNTY,
            "county",
            (Grade.UNGRADED, Grade.PRIMARY),
            (20, 100),
            Ownership.SOCIAL,
        ),
    }
)
"""By a key of ours, the plainest first."""


def name_at(site: Site, county: County, *, ordinal: int = 1) -> str:
    """Return what a site of a county is called, the first of its sort or a further one.

    >>> from medconsortium.strategies.places import COUNTIES
    >>> name_at(SITES["township_centre"], COUNTIES[0], ordinal=2)
    '长沙县江背镇第2卫生院'
    """
    place = {
        "province": county.of_province,
        "city": county.of_city,
        "county": county.id,
        "town": county.town_id,
        "village": f"{county.town_id}{county.village}",
    }[site.seat]
    number = "" if ordinal == 1 else f"第{ordinal}"
    return f"{place}{number}{site.word}"


def sites_like(
    *,
    categories: Collection[Category] = (),
    tiers: Collection[Tier] = (),
    grades: Collection[Grade] = (),
    ownerships: Collection[Ownership] = (),
) -> tuple[Site, ...]:
    """Return the sorts of institutions that lie within bounds; what is left out bounds nothing."""
    return tuple(
        site
        for site in SITES.values()
        if (not categories or site.category in categories)
        and (not tiers or site.tier in tiers)
        and (not grades or set(grades) & set(site.grades))
        and (not ownerships or site.ownership in ownerships)
    )
