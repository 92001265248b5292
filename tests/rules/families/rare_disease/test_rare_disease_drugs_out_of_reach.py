from __future__ import annotations

import pytest
from tests.rules.declared import practice_cases
from tests.rules.rows import consortium, network, outcome, verdict

from medconsortium.model import Listing
from medconsortium.rules.families.rare_disease.rare_disease_drugs_out_of_reach import (
    rare_disease_drugs_out_of_reach,
)
from medconsortium.vocabulary import Practice


@pytest.mark.parametrize(
    ("practices", "expected"), practice_cases(Practice.RARE_DISEASE_DRUGS, Practice.DRUG_LINKAGE)
)
def test_decided_cases(practices: Listing[Practice] | None, expected: str) -> None:
    for kind, said in (("rare_disease_network", expected), ("other", "not_applicable")):
        judged = network(consortium(kind, fields={"practices": practices}))
        assert outcome(rare_disease_drugs_out_of_reach, judged) == said


def test_a_gap_names_what_is_missing() -> None:
    found = verdict(rare_disease_drugs_out_of_reach, network(consortium("rare_disease_network")))
    assert found.missing == ("consortia.practices",)
