"""What agreements do in detail stands with the rules that share it: SPA002 and TEL001."""

from __future__ import annotations

import numpy as np
import pytest
from tests.rules.cases import DAY, agreement, consortium, listing, member, network

from medconsortium.model import Institution, Instrument, Network, with_rows
from medconsortium.rules import Facts, Outcome, Verdict
from medconsortium.rules.judging.agreements import judge_agreements
from medconsortium.vocabulary import Provision

PAIR = [member("甲", "lead"), member("乙", "member")]


@pytest.mark.parametrize(
    ("must_set_out", "expected"),
    [
        ((), Outcome.PASS),
        ((Provision.RIGHTS,), Outcome.PASS),
        ((Provision.RIGHTS, Provision.LIABILITY), Outcome.FAIL),
    ],
)
def test_what_an_agreement_must_set_out_is_said_by_the_rule(
    must_set_out: tuple[Provision, ...], expected: Outcome
) -> None:
    signed = agreement(listing("甲 乙", "complete"), provisions="rights", completeness="complete")
    judged = network(consortium("specialty_alliance"), PAIR, [signed])
    assert _judged(judged, *must_set_out).outcome is expected


def test_agreements_of_no_stated_consortium_may_serve() -> None:
    loose = agreement(listing("甲 乙", "complete"), of=None)
    found = _judged(network(consortium("specialty_alliance"), PAIR, [loose]))
    assert (found.outcome, found.missing) == (Outcome.NOT_ASSESSED, ("instruments.consortium",))


def test_many_members_with_an_agreement_each() -> None:
    many = [f"院{n}" for n in range(400)]
    of, lead = consortium("specialty_alliance"), member("甲", "lead")
    signed = [agreement(listing(f"甲 {name}", "complete")) for name in many]
    small = network(of, [lead], [])
    judged = _with(small, many, signed)
    assert _judged(judged).outcome is Outcome.PASS
    without_one = _with(small, many, signed[:-1])
    found = _judged(without_one)
    assert found.message.en == "without an agreement that would do: 院399"


def _judged(judged: Network, *must_set_out: Provision) -> Verdict:
    """What is said of the second consortium."""
    second = np.array([1], np.int32)
    found = judge_agreements(Facts(judged, DAY), second, must_set_out=must_set_out)
    verdict = found.explain(0)
    assert found.outcomes.tolist() == [verdict.outcome.number]
    return verdict


def _with(of: Network, names: list[str], agreements: list[Instrument]) -> Network:
    hospitals = [Institution(id=name, name=name) for name in names]
    return with_rows(of, [*hospitals, *(member(name, "member") for name in names), *agreements])
