from __future__ import annotations

import pytest
from tests.rules.cases import DAY, charter, consortium, network

from medconsortium.model import Instrument
from medconsortium.rules import Facts, Outcome
from medconsortium.rules.judging.composition import OUTCOME_OF
from medconsortium.rules.judging.instruments import (
    candidates,
    judge_instrument,
    judge_provision,
    serving,
    sets_out,
    settled,
)
from medconsortium.text import Text
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


@pytest.mark.parametrize(
    ("instruments", "listed", "outcome", "missing"),
    [
        ([], "complete", Outcome.FAIL, ()),
        (
            [],
            "partial",
            Outcome.NOT_ASSESSED,
            ("instruments (disease list)", "consortia.instruments_completeness"),
        ),
        ([charter(kind="disease_list")], "partial", Outcome.PASS, ()),
        (
            [charter(kind=None, of=None, since=None)],
            "complete",
            Outcome.NOT_ASSESSED,
            ("instruments.kind", "instruments.consortium", "instruments.since"),
        ),
    ],
)
def test_whether_one_of_a_kind_is_in_force(
    instruments: list[Instrument], listed: str, outcome: Outcome, missing: tuple[str, ...]
) -> None:
    judged = network(consortium("医共体", instruments=listed), [], instruments)
    facts, kind = Facts(judged, DAY), InstrumentKind.DISEASE_LIST
    found = judge_instrument(facts, judged.consortia["盟"], kind)
    assert (found.outcome, found.missing) == (outcome, missing)
    assert OUTCOME_OF[serving(facts, kind)[1]] == outcome.number


def test_how_to_comply_is_to_draw_one_up_unless_said_otherwise() -> None:
    judged = network(consortium("医共体"))
    facts, of, kind = Facts(judged, DAY), judged.consortia["盟"], InstrumentKind.DISEASE_LIST
    assert judge_instrument(facts, of, kind).cure == Text(
        "制定病种目录并记录", "draw up the disease list, and record it"
    )
    assert judge_instrument(facts, of, kind, cure=Text("改", "mend")).cure == Text("改", "mend")


def test_what_must_be_set_out_is_named() -> None:
    lacking = charter("rights", completeness="complete")
    judged = network(consortium("医共体"), [], [lacking])
    found = judge_instrument(
        Facts(judged, DAY),
        judged.consortia["盟"],
        InstrumentKind.CHARTER,
        must_set_out=[Provision.RIGHTS, Provision.DUTIES],
    )
    assert found.message.zh == "章程未规定：权利、义务"
    assert found.rows == (("instruments", lacking.id),)


@pytest.mark.parametrize(
    ("instruments", "outcome", "missing"),
    [
        ([charter(kind="quality_standard")], Outcome.PASS, ()),
        ([charter("quality")], Outcome.PASS, ()),
        ([charter("quality", kind="agreement")], Outcome.PASS, ()),
        ([charter("quality", kind="notice")], Outcome.FAIL, ()),
        ([charter("rights", completeness="complete")], Outcome.FAIL, ()),
        ([charter("rights")], Outcome.NOT_ASSESSED, ("instruments.provisions",)),
        (
            [charter(kind="quality_standard", until=None)],
            Outcome.NOT_ASSESSED,
            ("instruments.until",),
        ),
        ([charter(kind=None)], Outcome.NOT_ASSESSED, ("instruments.kind",)),
    ],
)
def test_whether_a_matter_is_settled(
    instruments: list[Instrument], outcome: Outcome, missing: tuple[str, ...]
) -> None:
    judged = network(consortium("专科联盟"), [], instruments)
    facts, matter = Facts(judged, DAY), (InstrumentKind.QUALITY_STANDARD, Provision.QUALITY)
    found = judge_provision(facts, judged.consortia["盟"], *matter, cure=Text("改", "mend"))
    assert (found.outcome, found.missing) == (outcome, missing)
    assert OUTCOME_OF[settled(facts, *matter)[1]] == outcome.number
