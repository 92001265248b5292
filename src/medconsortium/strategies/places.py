"""Where made-up institutions lie: counties and urban districts of six provinces."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from attrs import evolve, frozen

from medconsortium.model import Division, PartialDate
from medconsortium.vocabulary import DivisionLevel

__all__ = ["COUNTIES", "County", "county", "division_rows"]


@frozen
class County:
    """A county or urban district, with one town or street of it, a village, city and province.

    The codes are those of GB/T 2260 and GB/T 10114; `place` and `of_city` are the county and its
    city by name. What is named after them is made up, and where it stands, whatever a real
    institution may be called.
    """

    place: str
    code: str
    town: str
    town_code: str
    village: str
    of_city: str
    of_province: str
    urban: bool
    ordinal: int = 1

    @property
    def id(self) -> str:
        """The id of the county; that of a second one of the name has a number at its end."""
        return self.place if self.ordinal == 1 else f"{self.place}{self.ordinal}"

    @property
    def town_id(self) -> str:
        """The id of the town."""
        return f"{self.id}{self.town}"

    @property
    def degrees(self) -> tuple[int, int]:
        """The whole degrees of latitude and longitude that it lies nearest to."""
        return _DEGREES[self.code]


COUNTIES = (
    County("长沙县", "430121", "江背镇", "430121104", "五福村", "长沙市", "湖南省", urban=False),
    County("罗湖区", "440303", "桂园街道", "440303001", "老围社区", "深圳市", "广东省", urban=True),
    County("德清县", "330521", "莫干山镇", "330521115", "劳岭村", "湖州市", "浙江省", urban=False),
    County(
        "都兰县", "632822", "香日德镇", "632822101", "下柴源村", "海西州", "青海省", urban=False
    ),
    County("番禺区", "440113", "市桥街道", "440113007", "东涌社区", "广州市", "广东省", urban=True),
    County("昭觉县", "513431", "新城镇", "513431100", "北坝村", "凉山州", "四川省", urban=False),
)
"""Counties of six cities."""

_DEGREES = {
    "430121": (28, 113),
    "440303": (23, 114),
    "330521": (31, 120),
    "632822": (36, 98),
    "440113": (23, 113),
    "513431": (28, 103),
}


def county(number: int) -> County:
    """Return the county of a number from 0 on: those of the table, then further ones so called."""
    rounds, place = divmod(number, len(COUNTIES))
    return evolve(COUNTIES[place], ordinal=rounds + 1)


def division_rows(
    counties: Iterable[County], *, since: PartialDate, until: PartialDate
) -> Iterator[Division]:
    """Yield counties with their towns, cities and provinces, each once.

    A further county of a name has no code, since that is the first one's.
    """
    seen: set[str] = set()
    for one in counties:
        code, of_town = (one.code, one.town_code) if one.ordinal == 1 else (None, None)
        above = (
            (one.of_province, f"{one.code[:2]}0000", None, DivisionLevel.PROVINCE),
            (one.of_city, f"{one.code[:4]}00", one.of_province, DivisionLevel.PREFECTURE),
            (one.id, code, one.of_city, DivisionLevel.COUNTY),
            (one.town_id, of_town, one.id, DivisionLevel.TOWNSHIP),
        )
        for name, of_code, parent, level in above:
            if name not in seen:
                yield Division(
                    id=name,
                    name=name,
                    code=of_code,
                    parent=parent,
                    level=level,
                    since=since,
                    until=until,
                )
            seen.add(name)
