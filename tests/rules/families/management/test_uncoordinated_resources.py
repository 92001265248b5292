from __future__ import annotations

import pytest
from tests.rules.declared import OTHER_KINDS, of_other_kinds, practice_cases, said, what_is_missing
from tests.rules.rows import consortium, network, verdict

from medconsortium.model import Listing
from medconsortium.rules.families.management.uncoordinated_resources import uncoordinated_resources
from medconsortium.vocabulary import Completeness, Practice


@pytest.mark.parametrize(
    ("practices", "expected"), practice_cases(Practice.UNIFIED_PROCUREMENT, Practice.COST_CONTROL)
)
def test_decided_cases(practices: Listing[Practice] | None, expected: str) -> None:
    assert set(said(uncoordinated_resources, practices)) == {expected}
    assert set(said(uncoordinated_resources, practices, status="planned")) == {"not_applicable"}


def test_it_is_for_two_kinds() -> None:
    assert of_other_kinds(uncoordinated_resources) == OTHER_KINDS


def test_what_is_missing_or_lacking_is_named() -> None:
    assert what_is_missing(uncoordinated_resources) == ("consortia.practices",)
    none = consortium(fields={"practices": []})
    assert "控制运行成本" in str(verdict(uncoordinated_resources, network(none)).message.zh)


def test_only_what_is_lacking_is_named() -> None:
    bought = Listing([Practice.UNIFIED_PROCUREMENT], Completeness.COMPLETE)
    found = verdict(uncoordinated_resources, network(consortium(fields={"practices": bought})))
    assert found.message.en == "there is no: control of running cost"
    assert [(e.found, e.wanted) for e in found.evidence] == [(1, 2)]
