"""WS 218 institution codes: their parts, and which character of a wrong one is wrong."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from medconsortium.errors import IdentifierError
from medconsortium.identifiers import (
    PROVINCES,
    InstitutionCode,
    check_ws218,
    organisation_check_character,
    parse_ws218,
)
from medconsortium.vocabulary import Category, EconomicType, ManagementClass

DATA = Path(__file__).resolve().parents[2].parent / "shared" / "data"
FOUND = "74085017434152212C2101"  # published as an example of the code
DIGITS_AND_LETTERS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ"


@st.composite
def codes(draw: st.DrawFn) -> str:
    """Draw made-up codes without flaw."""
    subject = draw(st.text(DIGITS_AND_LETTERS, min_size=8, max_size=8))
    province = draw(st.sampled_from(sorted(PROVINCES)))
    prefecture, county = draw(st.integers(1, 70)), draw(st.integers(0, 99))
    return "".join(
        [
            subject + organisation_check_character(subject),
            f"{province}{prefecture:02}{county:02}",
            draw(st.sampled_from(EconomicType)).key,
            draw(st.sampled_from(Category)).key,
            draw(st.sampled_from(ManagementClass)).key,
        ]
    )


class TestParts:
    def test_the_published_example(self) -> None:
        assert check_ws218(FOUND) == ()
        code = parse_ws218(FOUND)
        assert code.organisation == "740850174"
        assert code.division == "341522"
        assert code.economic_type is EconomicType.COLLECTIVE
        assert code.category is Category.C210
        assert code.management_class is ManagementClass.NON_PROFIT
        assert str(code) == code.text == FOUND

    @given(codes())
    def test_the_code_is_its_parts_in_order(self, text: str) -> None:
        """WS 218-2002: organisation 9, division 6, economic type 2, category 4, management 1."""
        code = parse_ws218(text)
        assert code.category is not None
        assert code.economic_type is not None
        parts = [code.organisation, code.division, code.economic_type.key, code.category.key]
        assert [len(part) for part in parts] == [9, 6, 2, 4]
        assert "".join([*parts, code.management_class.key]) == text
        assert check_ws218(text) == ()


class TestSpelling:
    @pytest.mark.parametrize(
        "written",
        [
            "74085017-434152212C2101",
            "740850174-34152212C2101",
            "74085017434152212c2101",
            " 740850174 341522 12 C210 1\n",
            "７４０８５０１７４３４１５２２１２Ｃ２１０１",
            "'74085017434152212C2101",
        ],
    )
    def test_case_width_spaces_and_hyphens_do_not_matter(self, written: str) -> None:
        assert parse_ws218(written) == InstitutionCode(text=FOUND)
        assert check_ws218(written) == ()

    def test_a_code_is_made_in_its_plain_form_only(self) -> None:
        with pytest.raises(IdentifierError, match="character 18 is 'c'"):
            InstitutionCode(text=FOUND.lower())
        with pytest.raises(IdentifierError, match="length is 23, expected 22"):
            InstitutionCode(text="74085017-434152212C2101")


class TestFlaws:
    @pytest.mark.parametrize(
        ("text", "flaw"),
        [
            ("74085017434152212C210", ("length", "error", None, "21", "22")),
            ("74085017434152212C21011", ("length", "error", None, "23", "22")),
            ("740850*7434152212C2101", ("alphabet", "error", 7, "*", DIGITS_AND_LETTERS)),
            ("74085017534152212C2101", ("organisation-check", "warning", 9, "5", "4")),
            ("7408501743415O212C2101", ("alphabet", "error", 14, "O", "0123456789")),
            ("74085017438152212C2101", ("province", "error", 11, "8", "1234567")),
            ("74085017434952212C2101", ("prefecture", "warning", 13, "5", "0")),
            ("7408501743415221AC2101", ("alphabet", "error", 17, "A", "0123456789")),
            ("74085017434152218C2101", ("economic-type", "warning", 17, "8", "012345679")),
            ("74085017434152282C2101", ("economic-type", "warning", 16, "8", "1239")),
            ("7408501743415221282101", ("alphabet", "error", 18, "8", DIGITS_AND_LETTERS[10:])),
            ("74085017434152212I2101", ("category", "warning", 18, "I", "ABCDEFGHJKLMNOPQ")),
            ("74085017434152212C3101", ("category", "warning", 19, "3", "12")),
            ("74085017434152212C2191", ("category", "warning", 21, "9", "0")),
            ("74085017434152212C2103", ("management-class", "error", 22, "3", "129")),
        ],
    )
    def test_the_wrong_character_is_named(
        self, text: str, flaw: tuple[str, str, int | None, str, str]
    ) -> None:
        (found,) = check_ws218(text)
        assert (
            found.code,
            found.severity,
            found.position,
            found.found,
            found.expected,
        ) == flaw

    def test_all_flaws_are_told_from_left_to_right(self) -> None:
        flaws = check_ws218("74085017599152299Z9990")
        assert [flaw.code for flaw in flaws] == [
            "organisation-check",
            "province",
            "economic-type",
            "category",
            "management-class",
        ]
        positions = [flaw.position or 0 for flaw in flaws]
        assert positions == sorted(positions)

    def test_a_category_out_of_the_list_is_held_as_unknown(self) -> None:
        assert parse_ws218("74085017434152212C3001").category is None

    def test_an_error_is_told_in_both_languages(self) -> None:
        with pytest.raises(IdentifierError) as caught:
            parse_ws218("74085017434152212C2103")
        assert str(caught.value) == (
            "'74085017434152212C2103': character 22 is '3', expected 1 2 9 "
            "(there is no management class '3')"
            "（第 22 位为 '3'，应为 1、2、9（没有机构分类管理类别 '3'））"
        )

    @pytest.mark.parametrize("text", ["1" * 1_000_000, "\u0301\u0316" * 100_000, "\x00" * 22])
    def test_hostile_text_gives_a_short_message(self, text: str) -> None:
        with pytest.raises(IdentifierError) as caught:
            parse_ws218(text)
        assert len(str(caught.value)) < 4000
        assert str(caught.value).isprintable()

    @given(st.one_of(st.text(), codes(), st.text(DIGITS_AND_LETTERS, min_size=22, max_size=22)))
    def test_parsing_fails_on_errors_and_only_then(self, text: str) -> None:
        errors = [flaw for flaw in check_ws218(text) if flaw.severity == "error"]
        if errors:
            with pytest.raises(IdentifierError) as caught:
                parse_ws218(text)
            assert all(flaw.message.in_language("zh") in str(caught.value) for flaw in errors)
        else:
            assert parse_ws218(parse_ws218(text).text) == parse_ws218(text)

    @given(st.text(DIGITS_AND_LETTERS, min_size=22, max_size=22))
    def test_what_was_found_stands_at_the_position(self, text: str) -> None:
        for flaw in check_ws218(text):
            assert flaw.position is not None
            assert text[flaw.position - 1] == flaw.found
            assert flaw.found not in flaw.expected


class TestLists:
    def test_every_row_of_a_real_register_can_be_coded(self) -> None:
        file = DATA / "cn_hospitals_beijing" / "hospitals_beijing_gbk.csv"
        if not file.exists():
            pytest.skip("the register of Beijing is not beside this checkout")
        with file.open(encoding="gb18030", newline="") as lines:
            rows = list(csv.DictReader(lines))
        for row in rows:
            category = row["小类"][:4]
            text = "".join(
                [
                    "400000018",
                    row["区县代码"],
                    EconomicType.parse(row["经济类型名称"]).key,
                    category,
                    ManagementClass.parse(row["机构管理名称"]).key,
                ]
            )
            assert check_ws218(text) == ()
            assert parse_ws218(text).category is Category.parse(category)
        assert len(rows) == 724
