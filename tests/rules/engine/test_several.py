from __future__ import annotations

import pytest

from medconsortium.rules import Evidence, Verdict
from medconsortium.rules.engine.several import all_of, one_of
from medconsortium.rules.engine.verdict import failed, passed, unassessed
from medconsortium.text import Text


def evidence(name: str) -> Evidence:
    return Evidence(label=Text(name, name), found=1)


def verdict(outcome: str, name: str) -> Verdict:
    said = Text(f"{name}的话", f"said of {name}")
    if outcome == "pass":
        return passed(said, evidence(name))
    if outcome == "fail":
        cure = Text(f"改{name}", f"change {name}")
        return failed(said, evidence(name), cure=cure, rows=[("links", name)])
    return unassessed(said, evidence(name), missing=(f"links.{name}",))


P, F, N = "pass", "fail", "not_assessed"


@pytest.mark.parametrize(
    ("first", "second", "together", "either"),
    [
        (P, P, P, P),
        (P, F, F, P),
        (P, N, N, P),
        (F, F, F, F),
        (F, N, F, N),
        (N, N, N, N),
    ],
)
def test_what_two_say_together(first: str, second: str, together: str, either: str) -> None:
    for one, other in ((first, second), (second, first)):
        both = verdict(one, "甲"), verdict(other, "乙")
        assert all_of(*both).outcome.key == together
        assert one_of(*both).outcome.key == either


def test_those_that_decide_are_heard() -> None:
    found = all_of(verdict(P, "甲"), verdict(F, "乙"), verdict(F, "丙"))
    assert found.message == Text("乙的话；丙的话", "said of 乙; said of 丙")
    assert found.cure == Text("改乙；改丙", "change 乙; change 丙")
    assert found.rows == (("links", "乙"), ("links", "丙"))
    assert [e.label.zh for e in found.evidence] == ["甲", "乙", "丙"]
    open_ = all_of(verdict(P, "甲"), verdict(N, "乙"), verdict(N, "丙"))
    assert open_.missing == ("links.乙", "links.丙")
    one = one_of(verdict(F, "甲"), verdict(P, "乙"))
    assert one.message == Text("乙的话", "said of 乙")


def test_what_is_said_twice_is_said_once() -> None:
    twice = all_of(verdict(F, "甲"), verdict(F, "甲"))
    assert twice.message == Text("甲的话", "said of 甲")
    assert twice.rows == (("links", "甲"),)
    first, second = verdict(N, "甲"), verdict(N, "乙")
    assert all_of(first, one_of(second, first)).message == Text(
        "甲的话；乙的话", "said of 甲; said of 乙"
    )
