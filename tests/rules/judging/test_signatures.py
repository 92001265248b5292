from __future__ import annotations

from tests.rules.cases import agreement
from tests.rules.rows import DAY, consortium, listed, member, network

from medconsortium.rules import Facts
from medconsortium.rules.judging.members import Roster
from medconsortium.rules.judging.signatures import have_signed
from medconsortium.vocabulary import Completeness, InstrumentKind

LISTED = {"instruments_completeness": Completeness.COMPLETE}


def test_each_consortium_has_its_own_signatures() -> None:
    judged = network(
        consortium(fields=LISTED),
        consortium(name="别", fields=LISTED),
        *(member(name, of=of) for of in ("盟", "别") for name in "甲乙"),
        agreement(listed("甲")),
        agreement(listed("乙"), of="别"),
    )
    states = have_signed(Roster(Facts(judged, DAY)), [InstrumentKind.AGREEMENT])
    assert states.tolist() == [1, 0, 0, 1]
    assert str(states.dtype) == "int8"


def test_without_any_instrument_nobody_has_signed() -> None:
    judged = network(consortium(fields=LISTED), member("甲"))
    states = have_signed(Roster(Facts(judged, DAY)), [InstrumentKind.AGREEMENT])
    assert states.tolist() == [0]
