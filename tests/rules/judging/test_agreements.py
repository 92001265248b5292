"""What agreements do in detail stands with the rules that share it: SPA002 and TEL001."""

from __future__ import annotations

import pytest
from tests.rules.cases import DAY, agreement, consortium, listing, member, network

from medconsortium.model import Institution, Instrument, Network, with_rows
from medconsortium.rules import Facts, Outcome
from medconsortium.rules.judging.agreements import judge_agreements
from medconsortium.rules.judging.members import Roster
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
    roster = Roster(Facts(network(consortium("specialty_alliance"), PAIR, [signed]), DAY))
    assert judge_agreements(roster, 1, must_set_out=must_set_out).outcome is expected


def test_agreements_of_no_stated_consortium_may_serve() -> None:
    loose = agreement(listing("甲 乙", "complete"), of=None)
    roster = Roster(Facts(network(consortium("specialty_alliance"), PAIR, [loose]), DAY))
    found = judge_agreements(roster, 1, must_set_out=())
    assert (found.outcome, found.missing) == (Outcome.NOT_ASSESSED, ("instruments.consortium",))


def test_many_members_with_an_agreement_each() -> None:
    many = [f"院{n}" for n in range(400)]
    of, lead = consortium("specialty_alliance"), member("甲", "lead")
    signed = [agreement(listing(f"甲 {name}", "complete")) for name in many]
    small = network(of, [lead], [])
    judged = _with(small, many, signed)
    assert judge_agreements(Roster(Facts(judged, DAY)), 1, must_set_out=()).outcome is Outcome.PASS
    without_one = _with(small, many, signed[:-1])
    found = judge_agreements(Roster(Facts(without_one, DAY)), 1, must_set_out=())
    assert found.message.en == "without an agreement that would do: 院399"


def _with(of: Network, names: list[str], agreements: list[Instrument]) -> Network:
    hospitals = [Institution(id=name, name=name) for name in names]
    return with_rows(of, [*hospitals, *(member(name, "member") for name in names), *agreements])
