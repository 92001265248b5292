from __future__ import annotations

import pytest

from medconsortium.identifiers import check_uscc
from medconsortium.interop.tables.codes import code_in_number, damage_of

ROUNDED, SHORTENED, WHOLE = "第 15 位以后已丢失", "开头的 0 可能已丢失", ""


@pytest.mark.parametrize(
    ("number", "digits"),
    [
        (110108.0, "110108"),
        (7, "7"),
        (999999999999999.0, "999999999999999"),
        (1.21000004e17, "1.21000004E+17"),
        (1e15, "1E+15"),
        (3.5, "3.5"),
    ],
)
def test_a_number_is_its_digits_as_long_as_it_has_them(number: float, digits: str) -> None:
    assert code_in_number(number) == digits


@pytest.mark.parametrize(
    ("code", "system", "said"),
    [
        ("1.2E+17", None, ROUNDED),
        ("1E+15", "uscc", ROUNDED),
        ("1.21000004000006e+017", "uscc", ROUNDED),
        ("121000004000006000", "uscc", ROUNDED),
        ("1210000040000060000000", "ws218", ROUNDED),
        ("400000624", "uscc", SHORTENED),
        ("624", "organisation_code", SHORTENED),
        ("400000624.0", "organisation_code", SHORTENED),
        ("400000624", "organisation_code", WHOLE),
        ("12100000400000624D", "uscc", WHOLE),
        ("110108", None, WHOLE),
        ("110108001001", None, WHOLE),
        ("3E8", None, WHOLE),
        ("H43010000001", "insurance", WHOLE),
        ("甲", "other", WHOLE),
    ],
)
def test_damage_is_recognised(code: str, system: str | None, said: str) -> None:
    damage = damage_of(code, system=system)
    assert (damage is None) is (said == WHOLE)
    assert said in str(damage or "")


def test_a_code_of_digits_that_checks_out_is_whole_even_with_zeros_at_its_end() -> None:
    codes = (f"12430121{number:07}000" for number in range(1000, 3000))
    whole = next(code for code in codes if not check_uscc(code))
    assert damage_of(whole, system="uscc") is None
    assert damage_of(f"{int(whole) + 1000}", system="uscc") is not None
