from __future__ import annotations

import pytest

from medconsortium.model import Consortium, GoverningBody, Listing, Network
from medconsortium.rules.judging.bodies import remit_of, remits
from medconsortium.vocabulary import Completeness, Remit

COMPLETE, UNKNOWN = Completeness.COMPLETE, Completeness.UNKNOWN


def body(remit: Listing[Remit] | None) -> GoverningBody:
    return GoverningBody(name="理事会", remit=remit)


PAY, PLAN = Listing([Remit.PAY], COMPLETE), Listing([Remit.PLANNING], COMPLETE)
PAY_AT_LEAST = Listing([Remit.PAY], Completeness.PARTIAL)


@pytest.mark.parametrize(
    ("bodies", "expected"),
    [
        (None, None),
        (Listing(), Listing()),
        (Listing([body(PAY)], COMPLETE), PAY),
        (Listing([body(PAY)]), Listing([Remit.PAY], UNKNOWN)),
        (Listing([body(PAY_AT_LEAST)], COMPLETE), Listing([Remit.PAY], UNKNOWN)),
        (
            Listing([body(PAY), body(PLAN), body(PAY)], COMPLETE),
            Listing([Remit.PAY, Remit.PLANNING], COMPLETE),
        ),
        (Listing([body(PAY), body(None)], COMPLETE), Listing([Remit.PAY], UNKNOWN)),
        (Listing([body(None)], COMPLETE), None),
        (Listing([body(Listing())], COMPLETE), Listing()),
        (Listing([body(Listing())], UNKNOWN), None),
    ],
)
def test_what_bodies_deal_with_together(
    bodies: Listing[GoverningBody] | None, expected: Listing[Remit] | None
) -> None:
    consortium = Consortium(id="体", name="体", bodies=bodies)
    assert remit_of(consortium) == expected
    found = remits(Network(consortia=[consortium]).consortia)
    assert found.valid.tolist() == [expected is not None]
    assert found.values.tolist() == [remit.number for remit in expected or ()]
