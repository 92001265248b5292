"""Codes of administrative divisions (行政区划代码): parse them, or say what is wrong."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from types import MappingProxyType

from attrs import Attribute, field, frozen

from medconsortium.identifiers.flaw import Flaw, plain, refuse_errors, wrong_length
from medconsortium.identifiers.parts import DIGIT, Part, strangers, unlisted
from medconsortium.text import Text
from medconsortium.vocabulary import DivisionLevel

__all__ = ["PROVINCES", "DivisionCode", "check_division", "parse_division", "unlisted_division"]

PROVINCES: Mapping[str, Text] = MappingProxyType(
    {
        "11": Text(zh="北京", en="Beijing"),
        "12": Text(zh="天津", en="Tianjin"),
        "13": Text(zh="河北", en="Hebei"),
        "14": Text(zh="山西", en="Shanxi"),
        "15": Text(zh="内蒙古", en="Inner Mongolia"),
        "21": Text(zh="辽宁", en="Liaoning"),
        "22": Text(zh="吉林", en="Jilin"),
        "23": Text(zh="黑龙江", en="Heilongjiang"),
        "31": Text(zh="上海", en="Shanghai"),
        "32": Text(zh="江苏", en="Jiangsu"),
        "33": Text(zh="浙江", en="Zhejiang"),
        "34": Text(zh="安徽", en="Anhui"),
        "35": Text(zh="福建", en="Fujian"),
        "36": Text(zh="江西", en="Jiangxi"),
        "37": Text(zh="山东", en="Shandong"),
        "41": Text(zh="河南", en="Henan"),
        "42": Text(zh="湖北", en="Hubei"),
        "43": Text(zh="湖南", en="Hunan"),
        "44": Text(zh="广东", en="Guangdong"),
        "45": Text(zh="广西", en="Guangxi"),
        "46": Text(zh="海南", en="Hainan"),
        "50": Text(zh="重庆", en="Chongqing"),
        "51": Text(zh="四川", en="Sichuan"),
        "52": Text(zh="贵州", en="Guizhou"),
        "53": Text(zh="云南", en="Yunnan"),
        "54": Text(zh="西藏", en="Tibet"),
        "61": Text(zh="陕西", en="Shaanxi"),
        "62": Text(zh="甘肃", en="Gansu"),
        "63": Text(zh="青海", en="Qinghai"),
        "64": Text(zh="宁夏", en="Ningxia"),
        "65": Text(zh="新疆", en="Xinjiang"),
        "71": Text(zh="台湾", en="Taiwan"),
        "81": Text(zh="香港", en="Hong Kong"),
        "82": Text(zh="澳门", en="Macao"),
    }
)
"""The short names of the provinces, by the first two digits of their codes. Source: GB/T 2260."""

_NATION = "100000"
_MUNICIPALITIES = frozenset({"11", "12", "31", "50"})
_RUN_BY_THE_PROVINCE = "90"
_NO_PREFECTURE = "00"
_PREFECTURES = frozenset({*(f"{number:02}" for number in range(1, 71)), _RUN_BY_THE_PROVINCE})
_LEVELS = {
    0: DivisionLevel.NATION,
    2: DivisionLevel.PROVINCE,
    4: DivisionLevel.PREFECTURE,
    6: DivisionLevel.COUNTY,
    9: DivisionLevel.TOWNSHIP,
    12: DivisionLevel.VILLAGE,
}


def check_division(text: str) -> tuple[Flaw, ...]:
    """Return everything that is wrong with `text` as the code of an administrative division.

    Codes have 6 digits down to the county, 9 for a township and 12 for a village; 2 and 4 stand for
    province and prefecture in statistics. A wrong length is reported alone. A province that is not
    in the list is an error, prefecture digits out of use a warning. Codes have no check digit, and
    whether a division of that code exists is not looked up.

    Source: GB/T 2260 (to the county), GB/T 10114 (township), statistical codes (village).

    >>> [flaw.message.en for flaw in check_division("380100")]
    ["character 2 is '8', expected 1 2 3 4 5 6 7 (there is no province '38')"]
    """
    return tuple(_flaws(_unpadded(plain(text))))


def parse_division(text: str) -> DivisionCode:
    """Read `text` as the code of an administrative division.

    Case, width, spaces, hyphens and quotation marks do not matter. 2 and 4 digits are filled up to
    6; groups of zeros after the county are dropped.

    Raises:
        IdentifierError: The code has an error; the message says which character, what was found
            there and what was expected. Warnings are not raised (see `check_division`).

    >>> str(parse_division("4301")), str(parse_division("430121000000"))
    ('430100', '430121')
    """
    return DivisionCode(text=plain(text))


def _unpadded(code: str) -> str:
    """Return the one form of a code: 2 and 4 digits made 6, no zeros in place of a township."""
    if len(code) in {2, 4}:
        return code.ljust(6, "0")
    while len(code) in {9, 12} and code.endswith("000"):
        code = code[:-3]
    return code


def _refuse_errors(_: object, __: Attribute[str], text: str) -> None:
    refuse_errors(text, _flaws(text))


@frozen(kw_only=True)
class DivisionCode:
    """The code of an administrative division; `text` has 6, 9 or 12 digits.

    Codes change: the same place has another code on another day (`valid_on`).

    Raises:
        IdentifierError: As `parse_division`, which also takes other spellings.

    Source: GB/T 2260, GB/T 10114, statistical codes.

    >>> town = parse_division("430121100")
    >>> str(town.county), str(town.prefecture), town.level.zh
    ('430121', '430100', '乡级')
    """

    text: str = field(converter=_unpadded, validator=_refuse_errors)

    @property
    def level(self) -> DivisionLevel | None:
        """The level, by the place in the code.

        `None` for a heading that is no division, where there is no prefecture: 市辖区 and 县 of a
        municipality (110100), counties run directly by the province (429000).
        """
        level = _LEVELS[len(self._stem)]
        return None if level is DivisionLevel.PREFECTURE and self.prefecture is None else level

    @property
    def province(self) -> DivisionCode | None:
        """The province it is or lies in; `None` for the nation (100000).

        新疆生产建设兵团 has no province code: its places have codes of 65.
        """
        return None if self.text == _NATION else DivisionCode(text=self.text[:2])

    @property
    def prefecture(self) -> DivisionCode | None:
        """The prefecture it is or lies in.

        `None` above the prefecture, in a municipality (11, 12, 31, 50), whose 01 and 02 are no
        prefectures, and for a county run directly by the province (4290xx, 4690xx …).
        """
        digits = self.text[2:4]
        none = self.text[:2] in _MUNICIPALITIES or digits in {_NO_PREFECTURE, _RUN_BY_THE_PROVINCE}
        return None if none else DivisionCode(text=self.text[:4])

    @property
    def county(self) -> DivisionCode | None:
        """The county or district it is or lies in; `None` above it, or where there is none.

        Some prefectures have no counties, and their townships come next (441900003).
        """
        return None if self.text[4:6] == "00" else DivisionCode(text=self.text[:6])

    @property
    def township(self) -> DivisionCode | None:
        """The township or subdistrict it is or lies in; `None` above it."""
        return None if self.text[6:9] in {"", "000"} else DivisionCode(text=self.text[:9])

    def contains(self, other: DivisionCode) -> bool:
        """Say whether `other` is this division or lies in it, going by the digits alone.

        So a heading (110100, 429000) contains what stands under it. Both codes must be of one day.
        What has no code of its own cannot be asked: functional areas that belong to a county in
        GB/T 2260, or 新疆生产建设兵团, which spans 65 and is not the same as it.

        >>> parse_division("430100").contains(parse_division("430121100"))
        True
        """
        return other.text.startswith(self._stem)

    @property
    def _stem(self) -> str:
        """The digits that every code within begins with."""
        if self.text == _NATION:
            return ""
        below_county = len(self.text) > len(_NATION)
        return self.text if below_county else self.text.removesuffix("00").removesuffix("00")

    def __str__(self) -> str:
        return self.text


def unlisted_division(code: str, division: Part) -> Iterator[Flaw]:
    """Yield what is wrong with the part of `code` that is a division code, all digits."""
    digits = division.of(code)
    if digits == _NATION:
        return
    two = (DIGIT, DIGIT)
    province = Part(name=Text(zh="省级代码", en="province"), first=division.first, form=two)
    yield from unlisted(code, province, PROVINCES, flaw="province", severity="error")
    if digits[2:].strip("0"):
        prefecture = Part(
            name=Text(zh="地级代码", en="prefecture"), first=division.first + 2, form=two
        )
        yield from unlisted(code, prefecture, _PREFECTURES, flaw="prefecture")


def _flaws(code: str) -> Iterator[Flaw]:
    if len(code) not in {6, 9, 12}:
        yield wrong_length(code, "2, 4, 6, 9, 12")
        return
    whole = Part(name=Text(zh="行政区划码", en="division code"), first=1, form=(DIGIT,) * len(code))
    yield from strangers(code, whole) or unlisted_division(code, whole)
