from __future__ import annotations

import pytest
from tests.rules.rows import consortium, network, outcome

from medconsortium.model import Listing
from medconsortium.rules.families.county.separate_information_systems import (
    separate_information_systems,
)
from medconsortium.vocabulary import Completeness, Practice

SHARED, UNIFIED, OTHER = (
    Practice.INFORMATION_SHARING,
    Practice.UNIFIED_INFORMATION,
    Practice.TRAINING,
)


@pytest.mark.parametrize(
    ("practices", "listed", "expected"),
    [
        ([SHARED], "partial", "pass"),
        ([UNIFIED], "partial", "pass"),
        ([SHARED, UNIFIED], "complete", "pass"),
        ([OTHER], "complete", "fail"),
        ([OTHER], "partial", "not_assessed"),
        ([], "complete", "fail"),
    ],
)
def test_one_of_two_practices_will_do(
    practices: list[Practice], listed: str, expected: str
) -> None:
    stated = Listing(practices, Completeness.parse(listed))
    judged = network(consortium(fields={"practices": stated}))
    assert outcome(separate_information_systems, judged) == expected


def test_without_practices_nothing_is_said() -> None:
    assert outcome(separate_information_systems, network(consortium())) == "not_assessed"
    group = consortium("urban_medical_group", fields={"practices": []})
    assert outcome(separate_information_systems, network(group)) == "not_applicable"
