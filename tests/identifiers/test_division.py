"""Division codes: forms, levels, what lies in what, and a real list of them."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from medconsortium.errors import IdentifierError
from medconsortium.identifiers import PROVINCES, DivisionCode, check_division, parse_division
from medconsortium.vocabulary import DivisionLevel

DATA = Path(__file__).resolve().parents[2].parent / "shared" / "data"
DIVISIONS = DATA / "cn_divisions"

# The provinces as the list of codes gives them.
LISTED = """
11 北京 12 天津 13 河北 14 山西 15 内蒙古 21 辽宁 22 吉林 23 黑龙江 31 上海 32 江苏 33 浙江
34 安徽 35 福建 36 江西 37 山东 41 河南 42 湖北 43 湖南 44 广东 45 广西 46 海南 50 重庆
51 四川 52 贵州 53 云南 54 西藏 61 陕西 62 甘肃 63 青海 64 宁夏 65 新疆 71 台湾 81 香港 82 澳门
"""

# Codes met in real networks, by place.
MET = {
    "湖南": "430000",
    "长沙": "430100",
    "朝阳": "110105",
    "河西": "120103",
    "宝坻": "120115",
    "杨浦": "310110",
    "浦东新区": "310115",
    "福州": "350100",
    "青海": "630000",
    "乌鲁木齐": "650100",
    "米东": "650109",
    "番禺": "440113",
    "普洱": "530800",
    "新余": "360500",
    "聊城": "371500",
}


def rows(name: str) -> Iterator[dict[str, str]]:
    if not DIVISIONS.exists():
        pytest.skip("the list of divisions is not beside this checkout")
    with (DIVISIONS / name).open(encoding="utf-8", newline="") as lines:
        yield from csv.DictReader(lines)


@st.composite
def codes(draw: st.DrawFn) -> str:
    """Draw codes of any level without flaw, in their one form."""
    province = draw(st.sampled_from(sorted(PROVINCES)))
    prefecture = f"{draw(st.sampled_from([*range(1, 71), 90])):02}"
    county, township = f"{draw(st.integers(1, 99)):02}", f"{draw(st.integers(1, 999)):03}"
    village = f"{draw(st.integers(1, 999)):03}"
    below = county + township + village
    return draw(
        st.sampled_from(
            [
                province + "0000",
                province + prefecture + "00",
                *(province + prefecture + below[:length] for length in (2, 5, 8)),
            ]
        )
    )


def parts(text: str) -> list[str | None]:
    code = parse_division(text)
    places = (code.province, code.prefecture, code.county, code.township)
    return [None if place is None else str(place) for place in places]


class TestForms:
    @pytest.mark.parametrize(
        ("written", "text"),
        [
            ("43", "430000"),
            ("4301", "430100"),
            ("430121", "430121"),
            ("430121100", "430121100"),
            ("430121100201", "430121100201"),
            ("430000000000", "430000"),
            ("430121000000", "430121"),
            ("430121100000", "430121100"),
            ("350527000", "350527"),
            ("４３０１-２１", "430121"),
            ("'430121 ", "430121"),
        ],
    )
    def test_a_code_has_one_form(self, written: str, text: str) -> None:
        assert str(parse_division(written)) == text
        assert check_division(written) == ()
        assert parse_division(written) == DivisionCode(text=text)

    def test_a_code_is_made_of_digits_only(self) -> None:
        with pytest.raises(IdentifierError, match="length is 7"):
            DivisionCode(text="4301-21")

    @given(codes())
    def test_padding_with_zeros_changes_nothing(self, text: str) -> None:
        assert parse_division(text.ljust(12, "0")) == parse_division(text)
        assert parse_division(parse_division(text).text).text == text


class TestLevels:
    @pytest.mark.parametrize(
        ("text", "level", "ancestors"),
        [
            ("100000", DivisionLevel.NATION, [None, None, None, None]),
            ("430000", DivisionLevel.PROVINCE, ["430000", None, None, None]),
            ("430100", DivisionLevel.PREFECTURE, ["430000", "430100", None, None]),
            ("431000", DivisionLevel.PREFECTURE, ["430000", "431000", None, None]),
            ("430121", DivisionLevel.COUNTY, ["430000", "430100", "430121", None]),
            (
                "430121100",
                DivisionLevel.TOWNSHIP,
                ["430000", "430100", "430121", "430121100"],
            ),
            (
                "430121100201",
                DivisionLevel.VILLAGE,
                ["430000", "430100", "430121", "430121100"],
            ),
            # a municipality has no prefecture
            ("310000", DivisionLevel.PROVINCE, ["310000", None, None, None]),
            ("110100", None, ["110000", None, None, None]),
            ("500200", None, ["500000", None, None, None]),
            ("310115", DivisionLevel.COUNTY, ["310000", None, "310115", None]),
            # nor has a county run by the province
            ("429000", None, ["420000", None, None, None]),
            ("429004", DivisionLevel.COUNTY, ["420000", None, "429004", None]),
            ("469021", DivisionLevel.COUNTY, ["460000", None, "469021", None]),
            ("659001", DivisionLevel.COUNTY, ["650000", None, "659001", None]),
            # a prefecture without counties
            ("441900", DivisionLevel.PREFECTURE, ["440000", "441900", None, None]),
            ("441900003", DivisionLevel.TOWNSHIP, ["440000", "441900", None, "441900003"]),
            # prefecture digits out of use, and none
            ("439900", DivisionLevel.PREFECTURE, ["430000", "439900", None, None]),
            ("430002", DivisionLevel.COUNTY, ["430000", None, "430002", None]),
            ("350527000001", DivisionLevel.VILLAGE, ["350000", "350500", "350527", None]),
        ],
    )
    def test_level_and_ancestors(
        self, text: str, level: DivisionLevel | None, ancestors: list[str | None]
    ) -> None:
        assert parse_division(text).level is level
        assert parts(text) == ancestors

    @given(codes())
    def test_ancestors_contain_it(self, text: str) -> None:
        code = parse_division(text)
        for place in (code.province, code.prefecture, code.county, code.township):
            assert place is None or place.contains(code)

    def test_codes_met_in_real_networks(self) -> None:
        assert all(check_division(text) == () for text in MET.values())
        provinces = {place for place, text in MET.items() if text.endswith("0000")}
        assert {PROVINCES[MET[place][:2]].zh for place in provinces} == provinces

    def test_provinces_are_those_listed(self) -> None:
        entries = [entry for code, name in PROVINCES.items() for entry in (code, name.zh)]
        assert entries == LISTED.split()
        assert all(parse_division(code).level is DivisionLevel.PROVINCE for code in PROVINCES)
        assert len({name.en for name in PROVINCES.values()}) == 34


class TestContains:
    @pytest.mark.parametrize(
        ("outer", "inner"),
        [
            ("100000", "430121"),
            ("430000", "430121100"),
            ("430100", "430121"),
            ("430121", "430121100201"),  # 430121 contains its towns
            ("430121100", "430121100201"),
            ("110100", "110105"),
            ("429000", "429004"),
            ("650000", "659001"),
            ("441900", "441900003"),
            ("431000", "431002"),
        ],
    )
    def test_what_lies_in_what(self, outer: str, inner: str) -> None:
        assert parse_division(outer).contains(parse_division(inner))
        assert not parse_division(inner).contains(parse_division(outer))

    @pytest.mark.parametrize(
        ("one", "other"),
        [
            ("430100", "431021"),
            ("431000", "430100"),
            ("500100", "500235"),
            ("430121", "430122100"),
            ("430121100", "430121101201"),
            ("320000", "310115"),
        ],
    )
    def test_what_lies_apart(self, one: str, other: str) -> None:
        assert not parse_division(one).contains(parse_division(other))
        assert not parse_division(other).contains(parse_division(one))

    @given(codes(), codes())
    def test_containing_is_an_order(self, one: str, other: str) -> None:
        first, second = parse_division(one), parse_division(other)
        assert first.contains(first)
        assert (first.contains(second) and second.contains(first)) == (first == second)


class TestFlaws:
    @pytest.mark.parametrize(
        ("text", "flaws"),
        [
            ("", [("length", "error", None, "0")]),
            ("430", [("length", "error", None, "3")]),
            ("4301210", [("length", "error", None, "7")]),
            ("4301211002013", [("length", "error", None, "13")]),
            ("43O121", [("alphabet", "error", 3, "O")]),
            ("43٠121", [("alphabet", "error", 3, "٠")]),
            ("4X", [("alphabet", "error", 2, "X")]),
            ("160000", [("province", "error", 2, "6")]),
            ("93", [("province", "error", 1, "9")]),
            ("100100", [("province", "error", 2, "0")]),
            ("437100", [("prefecture", "warning", 4, "1")]),
            ("439900", [("prefecture", "warning", 4, "9")]),
            ("430021", [("prefecture", "warning", 4, "0")]),
            ("000000", [("province", "error", 1, "0")]),
            ("999999", [("province", "error", 1, "9"), ("prefecture", "warning", 4, "9")]),
        ],
    )
    def test_the_wrong_character_is_named(
        self, text: str, flaws: list[tuple[str, str, int | None, str]]
    ) -> None:
        found = check_division(text)
        assert [(flaw.code, flaw.severity, flaw.position, flaw.found) for flaw in found] == flaws
        if any(flaw.severity == "error" for flaw in found):
            with pytest.raises(IdentifierError):
                parse_division(text)
        else:
            assert parse_division(text).text == text

    def test_a_flaw_is_told_in_both_languages(self) -> None:
        (flaw,) = check_division("160000")
        assert flaw.message.zh == "第 2 位为 '6'，应为 1、2、3、4、5（没有省级代码 '16'）"
        assert (
            flaw.message.en == "character 2 is '6', expected 1 2 3 4 5 (there is no province '16')"
        )

    @pytest.mark.parametrize("text", ["0" * 1_000_000, "43" * 500_000, "\u0301" * 200_000])
    def test_hostile_text_gives_a_short_message(self, text: str) -> None:
        with pytest.raises(IdentifierError) as caught:
            parse_division(text)
        assert len(str(caught.value)) < 500

    @given(st.one_of(st.text(), codes(), st.text("0123456789", max_size=13)))
    def test_parsing_fails_on_errors_and_only_then(self, text: str) -> None:
        errors = [flaw for flaw in check_division(text) if flaw.severity == "error"]
        if errors:
            with pytest.raises(IdentifierError):
                parse_division(text)
        else:
            assert parse_division(parse_division(text).text) == parse_division(text)


class TestARealList:
    @pytest.mark.parametrize(
        ("name", "columns", "count"),
        [
            ("provinces.csv", [], 31),
            ("cities.csv", ["provinceCode"], 342),
            ("areas.csv", ["cityCode", "provinceCode"], 2978),
            ("streets.csv", ["areaCode", "cityCode", "provinceCode"], 41352),
            ("villages_hunan_43.csv", ["streetCode", "areaCode", "cityCode"], 29534),
        ],
    )
    def test_every_division_lies_in_those_above_it(
        self, name: str, columns: list[str], count: int
    ) -> None:
        parsed: dict[str, DivisionCode] = {}
        number = 0
        for row in rows(name):
            number += 1
            assert check_division(row["code"]) == ()
            code = parse_division(row["code"])
            for column in columns:
                text = row[column]
                above = parsed.get(text) or parsed.setdefault(text, parse_division(text))
                assert above.contains(code)
        assert number == count

    def test_headings_are_those_of_the_list(self) -> None:
        headings = {row["name"] for row in rows("cities.csv") if not division(row).level}
        assert headings == {"市辖区", "县", "省直辖县级行政区划", "自治区直辖县级行政区划"}
        assert all(division(row).prefecture for row in rows("cities.csv") if division(row).level)

    def test_provinces_are_those_of_the_list(self) -> None:
        names = {row["code"]: row["name"] for row in rows("provinces.csv")}
        assert all(
            name.startswith(PROVINCES[code].in_language("zh")) for code, name in names.items()
        )
        assert PROVINCES.keys() - names.keys() == {"71", "81", "82"}

    def test_older_codes_of_12_digits_are_read(self) -> None:
        levels = {parse_division(row["adcode"]).level for row in rows("adcodes_coordinates.csv")}
        expected = {DivisionLevel.PROVINCE, DivisionLevel.PREFECTURE, DivisionLevel.COUNTY, None}
        assert levels == expected


def division(row: dict[str, str]) -> DivisionCode:
    return parse_division(row["code"])
