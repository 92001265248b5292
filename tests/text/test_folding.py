"""Folding: what people write differently compares equal, in linear time."""

from __future__ import annotations

from pathlib import Path
from typing import Literal
from unicodedata import normalize

import pytest
from hypothesis import given
from hypothesis import strategies as st

from medconsortium.text import fold, folding, simplify

SEEDS = Path(__file__).resolve().parents[2].parent / "shared" / "seeds"
TABLE = Path(folding.__file__).with_name("traditional.tsv")
CHARACTERS = [chr(code) for code in range(0x32000)]
"""All that have a case, a script or a decomposition; what lies beyond folds to itself."""


def table_rows() -> list[tuple[str, str]]:
    lines = TABLE.read_text(encoding="utf-8").splitlines()
    rows = [tuple(line.split("\t")) for line in lines if not line.startswith("#")]
    return [(traditional, simplified) for traditional, simplified in rows]


TRADITIONAL = frozenset(traditional for traditional, _ in table_rows())
mixed_script = st.text(st.one_of(st.sampled_from(sorted(TRADITIONAL)), st.characters()))


class TestTable:
    def test_is_one_character_to_one_by_code_point(self) -> None:
        rows = table_rows()
        assert all(len(traditional) == len(simplified) == 1 for traditional, simplified in rows)
        assert [t for t, _ in rows] == sorted({t for t, _ in rows})

    def test_no_simplified_form_is_itself_replaced(self) -> None:
        assert not TRADITIONAL & {simplified for _, simplified in table_rows()}

    def test_header_names_origin_and_licence(self) -> None:
        header = [line for line in TABLE.read_text(encoding="utf-8").splitlines() if line[0] == "#"]
        assert "OpenCC" in " ".join(header)
        assert "Apache" in " ".join(header)


class TestSimplify:
    @pytest.mark.parametrize(
        ("traditional", "simplified"),
        [
            ("廣州市番禺區中心醫院", "广州市番禺区中心医院"),
            ("鐘村醫院", "钟村医院"),
            ("何賢紀念醫院", "何贤纪念医院"),
            ("緊密型醫聯體", "紧密型医联体"),
            ("衞生署", "卫生署"),  # Hong Kong
            ("衛生署", "卫生署"),  # Taiwan
            ("這裡，這裏", "这里，这里"),
            ("著名專家", "著名专家"),
            ("湖南省儿童医院", "湖南省儿童医院"),
            ("CT 檢查", "CT 检查"),
            ("", ""),
        ],
    )
    def test_known_pairs(self, traditional: str, simplified: str) -> None:
        assert simplify(traditional) == simplified

    @given(mixed_script)
    def test_is_idempotent_and_keeps_the_length(self, text: str) -> None:
        once = simplify(text)
        assert simplify(once) == once
        assert len(once) == len(text)

    @given(mixed_script)
    def test_leaves_no_traditional_character(self, text: str) -> None:
        assert not TRADITIONAL & set(simplify(text))

    @given(st.text(st.characters(max_codepoint=0x2E7F)))
    def test_leaves_other_scripts_alone(self, text: str) -> None:
        assert simplify(text) == text

    def test_a_whole_traditional_document(self) -> None:
        documents = sorted(SEEDS.glob("004*.txt"))
        if not documents:
            pytest.skip("the traditional-script source document is not beside this checkout")
        text = simplify(documents[0].read_text(encoding="utf-8"))
        assert not TRADITIONAL & set(text)
        for phrase in (
            "番禺区中心医院",
            "产儿科",
            "双向转诊",
            "何贤纪念医院",
            "沙湾人民医院",
            "石楼镇政府",
            "东环街",
            "钟村医院",
            "肿瘤专科医联体",
            "血液净化",
            "急诊冠状动脉介入",
            "结果互认",
        ):
            assert phrase in text


class TestFold:
    @pytest.mark.parametrize(
        "other",
        [
            "区中心医院",
            "區中心醫院",
            " 区中心医院",
            "区\u3000中心\t医院\n",
            "区·中心・医院",
            "区中心（医院）",
            "区中心(医院)",
            "《区中心医院》",
            "“区中心医院”",
            "区-中心—医院_",
            "\ufeff区中心\u200b医院",
        ],
    )
    def test_spellings_of_one_name_are_equal(self, other: str) -> None:
        assert fold(other) == fold("区中心医院")

    @pytest.mark.parametrize(
        ("text", "folded"),
        [
            ("ＣＴ－３Ａ", "ct3a"),
            ("COUNTY Level", "countylevel"),
            ("ﾊ", "ハ"),
            ("㈱", "株"),
            ("国卫医发〔2020〕13号", "国卫医发202013号"),
            ("03.04", "0304"),
            ("门诊/急诊", "门诊/急诊"),
            ("（·）", ""),
        ],
    )
    def test_known_forms(self, text: str, folded: str) -> None:
        assert fold(text) == folded

    @pytest.mark.parametrize(
        ("text", "other"),
        [("区中心医院", "区人民医院"), ("第一医院", "第二医院"), ("A+B", "AB"), ("A/B", "AB")],
    )
    def test_different_names_stay_different(self, text: str, other: str) -> None:
        assert fold(text) != fold(other)

    def test_every_character_folds_to_a_fixed_point(self) -> None:
        assert [c for c in CHARACTERS if fold(fold(c)) != fold(c)] == []

    @pytest.mark.parametrize("form", ["NFC", "NFD", "NFKC", "NFKD"])
    def test_normal_forms_of_a_character_are_equal(
        self, form: Literal["NFC", "NFD", "NFKC", "NFKD"]
    ) -> None:
        assert [c for c in CHARACTERS if fold(normalize(form, c)) != fold(c)] == []

    @given(mixed_script, mixed_script)
    def test_characters_fold_independently(self, text: str, other: str) -> None:
        """Hence idempotent: every character is, by the test above; and linear in time."""
        assert fold(text + other) == fold(text) + fold(other)
        assert fold(fold(text)) == fold(text)

    @given(mixed_script)
    def test_script_case_and_spaces_do_not_matter(self, text: str) -> None:
        assert fold(simplify(text)) == fold(text)
        assert fold(text.casefold()) == fold(text)
        assert fold(" ".join(text)) == fold(text)

    def test_a_long_run_of_combining_marks_is_no_burden(self) -> None:
        """`unicodedata.normalize` takes time quadratic in such a run; folding is by character."""
        hostile = "\u0301\u0316" * 200_000
        assert len(fold(hostile)) == len(hostile)

    def test_what_is_remembered_is_bounded(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(folding, "_CACHED_CHARACTERS", 2)
        remembered = folding._Folded()
        assert "ABCDE".translate(remembered) == "abcde"
        assert len(remembered) == 2
