from __future__ import annotations

import pytest
from tests.rules.declared import practice_cases
from tests.rules.rows import consortium, network, outcome

from medconsortium.model import Listing
from medconsortium.rules.families.specialty_alliance.specialty_regardless_of_flow import (
    specialty_regardless_of_flow,
)
from medconsortium.vocabulary import Practice


@pytest.mark.parametrize(
    ("practices", "expected"), practice_cases(Practice.SPECIALTY_BY_PATIENT_FLOW)
)
def test_decided_cases(practices: Listing[Practice] | None, expected: str) -> None:
    for kind, said in (("specialty_alliance", expected), ("other", "not_applicable")):
        judged = network(consortium(kind, fields={"practices": practices}))
        assert outcome(specialty_regardless_of_flow, judged) == said
