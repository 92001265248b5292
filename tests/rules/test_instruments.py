from __future__ import annotations

import pytest
from tests.rules.cases import DAY, charter, consortium, network

from medconsortium.model import Instrument
from medconsortium.rules import Facts
from medconsortium.rules.instruments import candidates, sets_out
from medconsortium.vocabulary import InstrumentKind, Provision


@pytest.mark.parametrize(
    ("instrument", "sure"),
    [
        (charter(), True),
        (charter(kind=None), False),
        (charter(of=None), False),
        (charter(of=None, kind=None), False),
        (charter(since=None), False),
        (charter(until="2021"), False),
        (charter(until="2020"), None),
        (charter(since="2022"), None),
        (charter(of="别"), None),
        (charter(of=None, until="2020"), None),
        (charter(kind="agreement"), None),
        (charter(of=None, kind="agreement"), None),
    ],
)
def test_what_may_serve_and_what_surely_does(instrument: Instrument, sure: object) -> None:
    judged = network(consortium("医共体"), [], [instrument])
    found = candidates(Facts(judged, DAY), judged.consortia["盟"], InstrumentKind.CHARTER)
    assert [(c.instrument, c.sure) for c in found] == ([] if sure is None else [(instrument, sure)])


@pytest.mark.parametrize(
    ("provisions", "completeness", "expected"),
    [
        (None, "unknown", None),
        ("", "complete", False),
        ("rights", "complete", False),
        ("rights", "partial", None),
        ("rights", "unknown", None),
        ("rights duties", "unknown", True),
        ("duties rights purpose", "partial", True),
    ],
)
def test_only_a_complete_list_lacks_a_provision(
    provisions: str | None, completeness: str, expected: object
) -> None:
    instrument = charter(provisions, completeness=completeness)
    assert sets_out(instrument, [Provision.RIGHTS, Provision.DUTIES]) is expected


def test_everything_sets_out_nothing() -> None:
    assert sets_out(charter(), []) is True
