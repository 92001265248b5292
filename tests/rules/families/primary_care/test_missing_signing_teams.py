from __future__ import annotations

import pytest
from tests.rules.declared import OTHER_KINDS, of_other_kinds, practice_cases, said, what_is_missing
from tests.rules.rows import consortium, network, verdict

from medconsortium.model import Listing
from medconsortium.rules.families.primary_care.missing_signing_teams import missing_signing_teams
from medconsortium.vocabulary import Completeness, Practice


@pytest.mark.parametrize(("practices", "expected"), practice_cases(Practice.TEAM_SIGNING))
def test_decided_cases(practices: Listing[Practice] | None, expected: str) -> None:
    assert set(said(missing_signing_teams, practices)) == {expected}
    assert set(said(missing_signing_teams, practices, status="planned")) == {"not_applicable"}


def test_it_is_for_two_kinds() -> None:
    assert of_other_kinds(missing_signing_teams) == OTHER_KINDS


def test_what_is_missing_or_lacking_is_named() -> None:
    assert what_is_missing(missing_signing_teams) == ("consortia.practices",)
    none = consortium(fields={"practices": []})
    assert "全科与专科团队签约" in str(verdict(missing_signing_teams, network(none)).message.zh)


def test_family_doctors_alone_are_no_teams() -> None:
    alone = Listing([Practice.FAMILY_DOCTOR_SIGNING], Completeness.COMPLETE)
    assert set(said(missing_signing_teams, alone)) == {"fail"}
