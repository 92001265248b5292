from __future__ import annotations

import pytest
from tests.rules.declared import OTHER_KINDS, of_other_kinds, practice_cases, said, what_is_missing
from tests.rules.rows import consortium, network, verdict

from medconsortium.model import Listing
from medconsortium.rules.families.management.missing_party_leadership import (
    missing_party_leadership,
)
from medconsortium.vocabulary import Practice


@pytest.mark.parametrize(("practices", "expected"), practice_cases(Practice.PARTY_LEADERSHIP))
def test_decided_cases(practices: Listing[Practice] | None, expected: str) -> None:
    assert set(said(missing_party_leadership, practices)) == {expected}
    assert set(said(missing_party_leadership, practices, status="planned")) == {"not_applicable"}


def test_it_is_for_two_kinds() -> None:
    assert of_other_kinds(missing_party_leadership) == OTHER_KINDS


def test_what_is_missing_or_lacking_is_named() -> None:
    assert what_is_missing(missing_party_leadership) == ("consortia.practices",)
    none = consortium(fields={"practices": []})
    assert "党的领导" in str(verdict(missing_party_leadership, network(none)).message.zh)
