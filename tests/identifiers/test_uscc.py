"""Unified social credit codes: the arithmetic of GB 32100-2015, and what people write."""

from __future__ import annotations

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from medconsortium.errors import IdentifierError
from medconsortium.identifiers import (
    LAWFUL_EXCEPTIONS,
    USCC_ALPHABET,
    UnifiedSocialCreditCode,
    check_uscc,
    organisation_check_character,
    parse_uscc,
    uscc_check_character,
)

VALID = [
    "91350100M000100Y43",
    "12330000470051726F",
    "12100000444885356D",
    "914403001922038216",
    "12430100400000018C",  # the sum is not a multiple of 31
    "52430102MJ0000018B",
    "12430121MB0000027F",
    "126300004400000392",
    "12350100400000026Q",
    "1143000000600001X3",  # X in the inner check
]


@st.composite
def codes(draw: st.DrawFn, *, heads: str = USCC_ALPHABET) -> str:
    """Draw made-up codes without flaw; the first two characters come from `heads`."""
    head = draw(st.text(heads, min_size=2, max_size=2))
    division = draw(st.text("0123456789", min_size=6, max_size=6))
    subject = draw(st.text(USCC_ALPHABET, min_size=8, max_size=8))
    first17 = head + division + subject + organisation_check_character(subject)
    return first17 + uscc_check_character(first17)


class TestVectors:
    @pytest.mark.parametrize("code", VALID)
    def test_valid_codes_have_no_flaw(self, code: str) -> None:
        assert check_uscc(code) == ()
        assert str(parse_uscc(code)) == code
        assert uscc_check_character(code[:17]) == code[17]
        assert organisation_check_character(code[8:16]) == code[16]

    def test_a_sum_that_31_divides_gives_0(self) -> None:
        """The check value is 31 minus the remainder, and 0, not 31, where there is none."""
        assert uscc_check_character("0" * 17) == "0"
        assert uscc_check_character("1" + "0" * 15 + "X") != "0"

    def test_parts(self) -> None:
        code = parse_uscc("52430102MJ0000018B")
        assert code.authority == "5"
        assert code.category == "2"
        assert code.division == "430102"
        assert code.organisation == "MJ0000018"
        assert code.check == "B"
        assert code == UnifiedSocialCreditCode(text="52430102MJ0000018B")
        assert len({code, parse_uscc("52430102MJ0000018B")}) == 1

    @pytest.mark.parametrize(
        ("code", "flaws"),
        [
            (
                "12100000400006710X",
                [
                    ("organisation-check", "warning", 17, "0", "9"),
                    ("check-character", "error", 18, "X", "1"),
                ],
            ),
            ("12430100400000018I", [("alphabet", "error", 18, "I", USCC_ALPHABET)]),
            ("1243010O400000018C", [("alphabet", "error", 8, "O", "0123456789")]),
            ("1243010A400000018C", [("alphabet", "error", 8, "A", "0123456789")]),
            (
                "?2430100400000S18C",
                [
                    ("alphabet", "error", 1, "?", USCC_ALPHABET),
                    ("alphabet", "error", 15, "S", USCC_ALPHABET),
                ],
            ),
            ("12430100400000018", [("length", "error", None, "17", "18")]),
            ("12430100400000018CC", [("length", "error", None, "19", "18")]),
            ("", [("length", "error", None, "0", "18")]),
        ],
    )
    def test_flaws_of_wrong_codes(
        self, code: str, flaws: list[tuple[str, str, int | None, str, str]]
    ) -> None:
        found = check_uscc(code)
        assert [(f.code, f.severity, f.position, f.found, f.expected) for f in found] == flaws
        with pytest.raises(IdentifierError):
            parse_uscc(code)

    @pytest.mark.parametrize("code", sorted(LAWFUL_EXCEPTIONS))
    def test_early_codes_that_fail_the_check_are_lawful(self, code: str) -> None:
        (flaw,) = check_uscc(code)
        assert (flaw.code, flaw.severity) == ("check-character", "warning")
        assert parse_uscc(code).text == code

    def test_a_failing_inner_check_is_a_warning(self) -> None:
        first17 = "12430100400000017"
        (flaw,) = check_uscc(first17 + uscc_check_character(first17))
        assert (flaw.code, flaw.severity, flaw.found, flaw.expected) == (
            "organisation-check",
            "warning",
            "7",
            "8",
        )
        assert parse_uscc(first17 + uscc_check_character(first17)).organisation == "400000017"


class TestSpelling:
    @pytest.mark.parametrize(
        "written",
        [
            "12430100400000018c",
            " 12430100 40000001-8 C\n",
            "1-2-430100-40000001-8-C",
            "１２４３０１００４００００００１８Ｃ",
            "'12430100400000018C",
            "\ufeff12430100400000018C\u200b",
        ],
    )
    def test_case_width_spaces_and_hyphens_do_not_matter(self, written: str) -> None:
        assert parse_uscc(written).text == "12430100400000018C"

    def test_a_code_is_made_in_its_plain_form_only(self) -> None:
        with pytest.raises(IdentifierError, match="character 18 is 'c'"):
            UnifiedSocialCreditCode(text="12430100400000018c")


class TestMessages:
    def test_an_error_says_which_character_is_wrong_in_both_languages(self) -> None:
        with pytest.raises(IdentifierError) as caught:
            parse_uscc("12100000400006710X")
        assert str(caught.value) == (
            "'12100000400006710X': check character 18 is 'X', expected '1'"
            "（第 18 位校验码为 'X'，应为 '1'）"
        )

    @pytest.mark.parametrize(
        ("written", "meant"), [("I", "1"), ("O", "0"), ("S", "5"), ("V", "U"), ("Z", "2")]
    )
    def test_a_letter_out_of_use_suggests_its_look_alike(self, written: str, meant: str) -> None:
        (flaw,) = check_uscc("1243010040000001" + "8" + written)
        assert repr(meant) in flaw.cure.in_language("en")
        assert repr(meant) in flaw.cure.in_language("zh")

    @pytest.mark.parametrize("text", ["1" * 1_000_000, "\u0301\u0316" * 100_000, "\x00" * 18])
    def test_hostile_text_gives_a_short_message(self, text: str) -> None:
        with pytest.raises(IdentifierError) as caught:
            parse_uscc(text)
        assert len(str(caught.value)) < 4000
        assert str(caught.value).isprintable()

    @given(st.text())
    def test_every_flaw_is_told_in_both_languages(self, text: str) -> None:
        for flaw in check_uscc(text):
            assert flaw.message.zh
            assert flaw.message.en
            assert flaw.cure.zh
            assert flaw.cure.en


class TestProperties:
    @given(codes())
    def test_the_weighted_sum_is_a_multiple_of_31(self, code: str) -> None:
        """GB 32100: the check character makes the weighted sum congruent to 0, modulo 31."""
        values = [USCC_ALPHABET.index(character) for character in code]
        weights = [3**place % 31 for place in range(17)] + [1]
        assert sum(v * w for v, w in zip(values, weights, strict=True)) % 31 == 0
        assert check_uscc(code) == ()

    @given(codes(), st.integers(0, 17), st.sampled_from(USCC_ALPHABET))
    def test_a_change_of_one_character_is_detected(self, code: str, place: int, to: str) -> None:
        """31 is a prime that divides no weight."""
        assume(code[place] != to)
        changed = code[:place] + to + code[place + 1 :]
        assert {flaw.code for flaw in check_uscc(changed)} & {"alphabet", "check-character"}

    @given(codes(), st.integers(0, 16))
    def test_an_exchange_of_neighbours_is_detected(self, code: str, place: int) -> None:
        """No two neighbouring weights are congruent modulo 31."""
        assume(code[place] != code[place + 1])
        swapped = code[:place] + code[place + 1] + code[place] + code[place + 2 :]
        assert {flaw.code for flaw in check_uscc(swapped)} & {"alphabet", "check-character"}

    @given(st.one_of(st.text(), codes(), st.text(USCC_ALPHABET, min_size=18, max_size=18)))
    def test_parsing_fails_on_errors_and_only_then(self, text: str) -> None:
        errors = [flaw for flaw in check_uscc(text) if flaw.severity == "error"]
        if errors:
            with pytest.raises(IdentifierError) as caught:
                parse_uscc(text)
            assert all(flaw.message.in_language("en") in str(caught.value) for flaw in errors)
        else:
            assert parse_uscc(parse_uscc(text).text) == parse_uscc(text)

    @given(codes(heads="0123456789"))  # the other implementation knows no letters there
    def test_another_implementation_agrees(self, code: str) -> None:
        stdnum = pytest.importorskip("stdnum.cn.uscc", reason="python-stdnum is not installed")
        assert stdnum.is_valid(code)
        assert stdnum.calc_check_digit(code[:17]) == code[17]


class TestCheckCharacters:
    @pytest.mark.parametrize("first17", ["", "1" * 16, "1" * 18, "I" + "1" * 16, "a" * 17])
    def test_17_characters_of_the_alphabet_are_required(self, first17: str) -> None:
        with pytest.raises(IdentifierError, match="is not 17 characters"):
            uscc_check_character(first17)
