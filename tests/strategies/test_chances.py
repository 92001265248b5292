from __future__ import annotations

from tests.strategies.drawing_out import drawn, plainest

from medconsortium.strategies.chances import OFTEN, RARELY, seldom


def test_how_often_is_what_it_says() -> None:
    assert sorted(drawn(OFTEN)) == [False, True, True, True]
    assert sorted(drawn(RARELY)) == [False] * 5 + [True]
    assert sorted(map(str, drawn(seldom("ab")))) == ["None"] * 7 + ["a", "b"]
    assert plainest(seldom("ab")) is None
