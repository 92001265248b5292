"""What became of breaches from one check to the next."""

from __future__ import annotations

from datetime import date

from tests.rules.made import DAY, checked, made

from medconsortium.rules import Baseline, Finding, Outcome, Waiver

BEFORE = date(2020, 6, 15)


def keys(findings: tuple[Finding, ...]) -> list[tuple[str, str]]:
    return [(found.rule.code, found.subject) for found in findings]


def test_each_breach_is_new_remaining_cured_undecided_or_gone() -> None:
    rules = (made("ABC001"), made("ABC002"))
    earlier = checked(
        {
            "留": "ABC001=fail",
            "改": "ABC001=fail",
            "疑": "ABC001=fail",
            "免": "ABC001=fail",
            "撤": "ABC001=fail",
            "新": "ABC001=pass",
            "补": "ABC002=not_assessed",
        },
        *rules,
        on=BEFORE,
    )
    later = checked(
        {
            "留": "ABC001=fail",
            "改": "ABC001=pass",
            "疑": "ABC001=not_assessed",
            "免": "ABC001=not_applicable",
            "新": "ABC001=fail",
            "补": "ABC002=fail",
            "来": "ABC002=fail",
        },
        *rules,
    )
    found = later.since(earlier)
    assert (found.before, found.now) == (BEFORE, DAY)
    assert keys(found.new) == [("ABC001", "新"), ("ABC002", "来"), ("ABC002", "补")]
    assert keys(found.remaining) == [("ABC001", "留")]
    assert found.cured == (("ABC001", "改"),)
    assert found.undecided == (("ABC001", "疑"),)
    assert found.gone == (("ABC001", "免"), ("ABC001", "撤"))


def test_a_rule_that_was_not_run_again_leaves_its_breaches_gone() -> None:
    earlier = checked({"甲": "ABC001=fail"})
    assert checked({"甲": "ABC002=fail"}, made("ABC002")).since(earlier).gone == (("ABC001", "甲"),)


def test_a_waived_breach_is_a_breach_all_the_same() -> None:
    waiver = Waiver(
        rule="ABC001", subject="甲", reason="会签", decided_by="局", until=date(2022, 1, 1)
    )
    earlier = checked({"甲": "ABC001=fail"})
    assert keys(checked({"甲": "ABC001=fail"}, waivers=(waiver,)).since(earlier).remaining) == [
        ("ABC001", "甲")
    ]


def test_a_baseline_of_outcomes_will_do() -> None:
    baseline = Baseline(on=BEFORE, outcomes={("ABC001", "甲"): Outcome.FAIL})
    assert checked({"甲": "ABC001=pass"}).since(baseline).cured == (("ABC001", "甲"),)


def test_nothing_became_of_nothing() -> None:
    report = checked({})
    found = report.since(report)
    kinds = (found.new, found.remaining, found.cured, found.undecided, found.gone)
    assert kinds == ((), (), (), (), ())
