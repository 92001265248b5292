from __future__ import annotations

import pytest
from tests.rules.declared import OTHER_KINDS, of_other_kinds, practice_cases, said, what_is_missing

from medconsortium.model import Listing
from medconsortium.rules import RuleStatus
from medconsortium.rules.families.referral.missing_priority_for_referred import (
    missing_priority_for_referred,
)
from medconsortium.vocabulary import Practice


@pytest.mark.parametrize(("practices", "expected"), practice_cases(Practice.PRIORITY_FOR_REFERRED))
def test_decided_cases(practices: Listing[Practice] | None, expected: str) -> None:
    assert set(said(missing_priority_for_referred, practices)) == {expected}
    planned = said(missing_priority_for_referred, practices, status="planned")
    assert set(planned) == {"not_applicable"}


def test_whom_it_is_for_and_what_it_rests_on() -> None:
    assert of_other_kinds(missing_priority_for_referred) == OTHER_KINDS
    assert what_is_missing(missing_priority_for_referred) == ("consortia.practices",)
    assert missing_priority_for_referred.status is RuleStatus.DRAFT
