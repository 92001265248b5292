"""What institutions are registered as, beside the public code lists."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from medconsortium.vocabulary import EconomicType, ManagementClass, OrganisationType, Sponsor, Term

CODES = Path(__file__).resolve().parents[2].parent / "shared" / "data" / "cn_institution_codes"


@pytest.mark.parametrize(
    ("vocabulary", "file"),
    [
        (ManagementClass, "hospital_management_type_codes.csv"),
        (OrganisationType, "organization_type_codes.csv"),
    ],
)
def test_the_terms_are_those_of_the_public_list(vocabulary: type[Term], file: str) -> None:
    if not (CODES / file).exists():
        pytest.skip("the public code lists are not beside this checkout")
    with (CODES / file).open(encoding="utf-8-sig", newline="") as lines:
        listed = {row["code"]: row["display"] for row in csv.DictReader(lines)}
    brackets = str.maketrans("（）", "()")
    assert {term.key: term.zh.translate(brackets) for term in vocabulary} == listed


def test_economic_types_are_domestic_from_across_the_border_or_foreign() -> None:
    assert {term.key for term in EconomicType if term.key < "20"} == {
        *("10", "11", "12", "13", "14", "15", "16", "17", "19")
    }
    assert EconomicType.parse("其它").key == "90"


def test_a_legal_form_lies_in_the_wider_one() -> None:
    assert OrganisationType.LEGAL_PERSON.parent is None
    assert OrganisationType.PUBLIC_INSTITUTION.parent is OrganisationType.NON_PROFIT_LEGAL_PERSON
    for term in OrganisationType:
        assert term.parent is None or term.key.startswith(term.parent.key)


def test_sponsors_are_numbered_from_one() -> None:
    assert [term.key for term in Sponsor] == [str(number) for number in range(1, 8)]
