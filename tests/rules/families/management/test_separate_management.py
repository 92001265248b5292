from __future__ import annotations

import pytest
from tests.rules.declared import OTHER_KINDS, of_other_kinds, practice_cases, said, what_is_missing
from tests.rules.rows import consortium, network, verdict

from medconsortium.model import Listing
from medconsortium.rules.families.management.separate_management import separate_management
from medconsortium.vocabulary import Practice

DOMAINS = (
    Practice.UNIFIED_ADMINISTRATION,
    Practice.UNIFIED_CLINICAL_CARE,
    Practice.UNIFIED_PUBLIC_HEALTH,
    Practice.UNIFIED_LOGISTICS,
    Practice.UNIFIED_INFORMATION,
)


@pytest.mark.parametrize(("practices", "expected"), practice_cases(*DOMAINS))
def test_decided_cases(practices: Listing[Practice] | None, expected: str) -> None:
    assert set(said(separate_management, practices)) == {expected}
    assert set(said(separate_management, practices, status="planned")) == {"not_applicable"}


def test_it_is_for_two_kinds() -> None:
    assert of_other_kinds(separate_management) == OTHER_KINDS


def test_what_is_missing_or_lacking_is_named() -> None:
    assert what_is_missing(separate_management) == ("consortia.practices",)
    none = consortium(fields={"practices": []})
    assert "公共卫生服务统一" in str(verdict(separate_management, network(none)).message.zh)
