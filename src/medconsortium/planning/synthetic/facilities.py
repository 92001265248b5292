"""What institutions a health system has, per province, prefecture, county and town.

The number of each is such that the whole country has what the bulletin on health statistics for
2023 counts (end of 2023, as relayed; `NATIONAL_COUNTS`): hospitals, township health centres,
community health centres and stations, village clinics, and institutions in all. How these totals
divide by category, owner, grade and size is assumed.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from attrs import frozen

from medconsortium.vocabulary import Affiliation, Category, Grade, Ownership, Tier

__all__ = [
    "COUNTIES",
    "DISTRICTS",
    "FACILITIES",
    "NATIONAL_COUNTS",
    "PREFECTURES",
    "PROVINCES",
    "STREETS",
    "TOWNS",
    "Facility",
]

NATIONAL_COUNTS: Mapping[str, int] = MappingProxyType(
    {
        "institutions": 1_070_785,
        "hospitals": 38_355,
        "township_centres": 33_753,
        "community_institutions": 37_177,
        "village_clinics": 581_964,
    }
)
"""End of 2023, from the bulletin of the National Health Commission as several mirrors relay it."""

PROVINCES, PREFECTURES, COUNTIES, STREETS, TOWNS = 31, 333, 2_978, 9_121, 32_231
"""How many places of each kind the shipped divisions have; headings are no prefectures, and three
prefectures stand in for the counties that they do not have."""

DISTRICTS = 1_190
"""How many of the counties are urban districts, or cities that have no counties."""

_GradeWeights = tuple[tuple[Grade, float], ...]
_LARGE: _GradeWeights = ((Grade.TERTIARY_A, 8), (Grade.TERTIARY_B, 2))
_MIDDLE: _GradeWeights = ((Grade.TERTIARY_A, 4), (Grade.TERTIARY_B, 4), (Grade.SECONDARY_A, 2))
_COUNTY_LEAD: _GradeWeights = ((Grade.SECONDARY_A, 7), (Grade.TERTIARY_B, 2), (Grade.TERTIARY, 1))
_COUNTY: _GradeWeights = ((Grade.SECONDARY_A, 6), (Grade.SECONDARY_B, 3), (Grade.SECONDARY, 1))
_SOCIAL: _GradeWeights = ((Grade.UNGRADED, 6), (Grade.PRIMARY, 2), (Grade.SECONDARY, 2))
_NONE: _GradeWeights = ((Grade.UNGRADED, 1),)
_STAFF_OF_OFFICES = 15.0
_CLINICS = NATIONAL_COUNTS["institutions"] - sum(list(NATIONAL_COUNTS.values())[1:])


@frozen(kw_only=True)
class Facility:
    """A kind of institution and how many there are of it.

    `seat` is the sort of place it belongs to; `each` is how many a place has at least and `more`
    how many it has beyond that on average, in proportion to its people. `words` come after the name
    of the place, each with its category and weight. `brand` sets a name of its own before them,
    `village` that of a village. `beds` and `doctors` are medians.
    """

    seat: str
    words: tuple[tuple[str, Category, float], ...]
    tier: Tier
    each: int = 0
    more: float = 0
    grades: _GradeWeights = _NONE
    ownership: tuple[tuple[Ownership, float], ...] = ((Ownership.GOVERNMENT, 1),)
    affiliation: Affiliation | None = None
    beds: int = 0
    doctors: float = 1
    brand: bool = False
    village: bool = False


def _public(
    seat: str, word: str, category: Category, tier: Tier, beds: int, grades: _GradeWeights
) -> Facility:
    affiliation = {
        "nation": Affiliation.CENTRAL,
        "province": Affiliation.PROVINCE,
        "prefecture": Affiliation.PREFECTURE,
        "county": Affiliation.COUNTY,
    }[seat]
    return Facility(
        seat=seat,
        words=((word, category, 1),),
        tier=tier,
        each=1,
        grades=grades,
        affiliation=affiliation,
        beds=beds,
        doctors=0.4 * beds or _STAFF_OF_OFFICES,
    )


_HOSPITALS = (
    _public("nation", "国家医学中心", Category.A100, Tier.NATIONAL, 2500, ((Grade.TERTIARY_A, 1),)),
    _public("province", "人民医院", Category.A100, Tier.PROVINCE, 2000, _LARGE[:1]),
    _public("province", "第二人民医院", Category.A100, Tier.PROVINCE, 1400, _LARGE),
    _public("province", "中医医院", Category.A210, Tier.PROVINCE, 1200, _LARGE),
    _public("province", "肿瘤医院", Category.A514, Tier.PROVINCE, 1200, _LARGE),
    _public("province", "儿童医院", Category.A519, Tier.PROVINCE, 900, _LARGE),
    _public("province", "妇产医院", Category.A518, Tier.PROVINCE, 700, _LARGE),
    _public("province", "精神卫生中心", Category.A520, Tier.PROVINCE, 1000, _LARGE),
    _public("province", "传染病医院", Category.A521, Tier.PROVINCE, 700, _LARGE),
    _public("prefecture", "第一人民医院", Category.A100, Tier.CITY, 1300, _LARGE),
    _public("prefecture", "中心医院", Category.A100, Tier.CITY, 1000, _MIDDLE),
    _public("prefecture", "第二人民医院", Category.A100, Tier.CITY, 700, _MIDDLE),
    _public("prefecture", "中医医院", Category.A210, Tier.CITY, 700, _MIDDLE),
    _public("prefecture", "精神卫生中心", Category.A520, Tier.CITY, 500, _MIDDLE),
    _public("prefecture", "传染病医院", Category.A521, Tier.CITY, 300, _COUNTY),
    _public("county", "人民医院", Category.A100, Tier.COUNTY, 550, _COUNTY_LEAD),
    _public("county", "中医医院", Category.A210, Tier.COUNTY, 280, _COUNTY),
    _public("county", "第二人民医院", Category.A100, Tier.COUNTY, 200, _COUNTY),
)
_CONTINUING_CARE = tuple(
    Facility(
        seat="district",
        words=((word, category, 1),),
        tier=Tier.COUNTY,
        each=1,
        grades=_SOCIAL,
        ownership=((Ownership.SOCIAL, 1),),
        beds=80,
        doctors=12,
        brand=True,
    )
    for word, category in (("康复医院", Category.A527), ("护理院", Category.A710))
)
"""In every district, for its urban groups: patients go there to recover, and to be nursed."""

_PLACES = {
    "nation": 1,
    "province": PROVINCES,
    "prefecture": PREFECTURES,
    "county": COUNTIES,
    "district": DISTRICTS,
}
_SOCIAL_HOSPITALS = NATIONAL_COUNTS["hospitals"] - sum(
    _PLACES[one.seat] for one in (*_HOSPITALS, *_CONTINUING_CARE)
)

_PUBLIC_HEALTH = (
    _public("province", "疾病预防控制中心", Category.J100, Tier.PROVINCE, 0, _NONE),
    _public("province", "血液中心", Category.F110, Tier.PROVINCE, 0, _NONE),
    _public("prefecture", "疾病预防控制中心", Category.J100, Tier.CITY, 0, _NONE),
    _public("prefecture", "妇幼保健院", Category.G100, Tier.CITY, 300, _COUNTY),
    _public("prefecture", "中心血站", Category.F120, Tier.CITY, 0, _NONE),
    _public("prefecture", "急救中心", Category.E100, Tier.CITY, 0, _NONE),
    _public("county", "妇幼保健院", Category.G100, Tier.COUNTY, 100, _COUNTY),
    _public("county", "疾病预防控制中心", Category.J100, Tier.COUNTY, 0, _NONE),
    _public("county", "卫生监督所", Category.K100, Tier.COUNTY, 0, _NONE),
)
_OTHERS = _CLINICS - sum(_PLACES[one.seat] for one in _PUBLIC_HEALTH)

_PRIMARY = (
    Facility(
        seat="town",
        words=(("卫生院", Category.C220, 3), ("中心卫生院", Category.C210, 1)),
        tier=Tier.TOWNSHIP,
        each=1,
        more=NATIONAL_COUNTS["township_centres"] / TOWNS - 1,
        beds=35,
        doctors=14,
    ),
    Facility(
        seat="street",
        words=(("社区卫生服务中心", Category.B100, 1),),
        tier=Tier.TOWNSHIP,
        each=1,
        ownership=((Ownership.GOVERNMENT, 8), (Ownership.SOCIAL, 2)),
        beds=20,
        doctors=18,
    ),
    Facility(
        seat="street",
        words=(("社区卫生服务站", Category.B200, 1),),
        tier=Tier.VILLAGE,
        more=NATIONAL_COUNTS["community_institutions"] / STREETS - 1,
        ownership=((Ownership.GOVERNMENT, 6), (Ownership.SOCIAL, 4)),
        doctors=3,
        brand=True,
    ),
    Facility(
        seat="town",
        words=(("村卫生室", Category.D600, 1),),
        tier=Tier.VILLAGE,
        more=NATIONAL_COUNTS["village_clinics"] / TOWNS,
        ownership=((Ownership.GOVERNMENT, 5), (Ownership.PUBLIC_OTHER, 2), (Ownership.SOCIAL, 3)),
        village=True,
    ),
)
_SOCIAL_SECTOR = (
    Facility(
        seat="county",
        words=(
            ("医院", Category.A100, 45),
            ("中医医院", Category.A210, 10),
            ("骨科医院", Category.A526, 9),
            ("眼科医院", Category.A512, 8),
            ("口腔医院", Category.A511, 7),
            ("妇产医院", Category.A518, 6),
            ("康复医院", Category.A527, 6),
            ("精神病医院", Category.A520, 5),
            ("护理院", Category.A710, 4),
        ),
        tier=Tier.COUNTY,
        more=_SOCIAL_HOSPITALS / COUNTIES,
        grades=_SOCIAL,
        ownership=((Ownership.SOCIAL, 1),),
        beds=50,
        doctors=12,
        brand=True,
    ),
    Facility(
        seat="anywhere",
        words=(
            ("诊所", Category.D211, 45),
            ("中医诊所", Category.D212, 20),
            ("口腔诊所", Category.D215, 22),
            ("综合门诊部", Category.D110, 5),
            ("口腔门诊部", Category.D152, 4),
            ("医务室", Category.D400, 4),
        ),
        tier=Tier.VILLAGE,
        more=_OTHERS / (STREETS + TOWNS),
        ownership=((Ownership.SOCIAL, 1),),
        doctors=2,
        brand=True,
    ),
)

FACILITIES: tuple[Facility, ...] = (
    *_HOSPITALS,
    *_PUBLIC_HEALTH,
    *_PRIMARY,
    *_CONTINUING_CARE,
    *_SOCIAL_SECTOR,
)
"""Every kind of institution of a synthetic region, from the top down."""
