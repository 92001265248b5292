from __future__ import annotations

import pytest
from tests.rules.declared import OTHER_KINDS, of_other_kinds, practice_cases, said, what_is_missing
from tests.rules.rows import consortium, network, verdict

from medconsortium.model import Listing
from medconsortium.rules.families.general.missing_benefit_sharing import missing_benefit_sharing
from medconsortium.vocabulary import Practice


@pytest.mark.parametrize(("practices", "expected"), practice_cases(Practice.BENEFIT_SHARING))
def test_decided_cases(practices: Listing[Practice] | None, expected: str) -> None:
    assert set(said(missing_benefit_sharing, practices)) == {expected}
    assert set(said(missing_benefit_sharing, practices, status="planned")) == {"not_applicable"}


def test_it_is_for_two_kinds() -> None:
    assert of_other_kinds(missing_benefit_sharing) == OTHER_KINDS


def test_what_is_missing_or_lacking_is_named() -> None:
    assert what_is_missing(missing_benefit_sharing) == ("consortia.practices",)
    none = consortium(fields={"practices": []})
    assert "利益共享" in str(verdict(missing_benefit_sharing, network(none)).message.zh)
