"""A province adds rules, tightens thresholds, grades and dates anew; findings say so."""

from __future__ import annotations

import inspect
import re
from datetime import date

import attrs
import numpy as np
import pytest
from numpy.typing import NDArray
from tests.rules.made import DAY, SAID, made, named

from medconsortium.errors import NotFoundError
from medconsortium.law import DatedValue, Regulation, corpus, parameter, read_regulation
from medconsortium.model import PartialDate
from medconsortium.rules import (
    CATALOGUE,
    Basis,
    Change,
    Facts,
    Outcome,
    Overlay,
    Report,
    Rule,
    RuleStatus,
    Severity,
    Verdict,
    Verdicts,
    apply_overlay,
    check,
    failed,
    grade_rules,
    judge_each,
    passed,
    rule,
    select_rules,
    unassessed,
)
from medconsortium.text import Text

COVERAGE = "guoweibanjicenghan-2025-121#imaging-coverage"
OURS = "our-province-2025"
CITE = f"{OURS}#charter"
NAME = Text("某省实施办法", "Measures of a province")


def regulation(in_force: str = "2020-03-01", *, key: str = OURS) -> Regulation:
    return read_regulation(
        key,
        f"""
        title = {{ zh = "某省医联体管理实施办法", en = "Measures of a province" }}
        in_force = "{in_force}"
        basis = "stated"
        [topics.charter]
        label = {{ zh = "章程", en = "charter" }}
        gist = {{ zh = "应当制定章程。", en = "There shall be a charter." }}
        [parameters.hospitals]
        label = {{ zh = "医院数", en = "hospitals" }}
        unit = {{ zh = "家", en = "hospitals" }}
        topic = "charter"
        values = [{{ since = "2020-03-01", value = 2 }}]
        """,
    )


def overlay(*changes: Change, in_force: str = "2020-03-01", add: tuple[Rule, ...] = ()) -> Overlay:
    return Overlay(name=NAME, regulations=[regulation(in_force)], changes=changes, add=add)


def change(severity: Severity | None = None, *, code: str = "ABC001") -> Change:
    return Change(rule=code, cite=CITE, severity=severity)


def value(since: str, number: int, cite: str = CITE) -> DatedValue:
    national = parameter(COVERAGE).values[0]
    return attrs.evolve(national, since=PartialDate.parse(since), value=number, cite=cite)


def covering(facts: Facts, _: int) -> Verdict:
    """Judge a coverage of 85 %."""
    wanted = facts.parameter(COVERAGE)
    if wanted is None:
        return unassessed(SAID, missing=["consortia"])
    said = Text(zh=wanted.in_language("zh"), en=wanted.in_language("en"))
    return passed(said) if wanted.is_met_by(85) else failed(said, cure=SAID)


@rule(
    code="XYZ001",
    title=SAID,
    severity=Severity.WARNING,
    basis=Basis.TEXT,
    cites=("guoweibanjicenghan-2025-121#imaging-coverage",),
    needs=(),
)
def low_coverage(facts: Facts, consortia: NDArray[np.int32]) -> Verdicts:
    return judge_each(consortia, lambda row: covering(facts, row))


def checked(*rules: Rule, on: date = DAY) -> Report:
    return check(named({"甲": "ABC001=fail ABC002=fail"}), on=on, rules=rules)


def only(rules: tuple[Rule, ...]) -> Rule:
    (found,) = rules
    return found


# --- Grading -----------------------------------------------------------------------------------


def test_a_rule_is_graded_from_the_day_the_ground_is_in_force() -> None:
    graded = apply_overlay([made()], overlay(change(Severity.ADVICE), in_force="2021-06-15"))
    (found,) = checked(*graded, on=date(2021, 6, 15)).findings
    assert found.severity is Severity.ADVICE
    assert [one.overlay for one in found.rule.amendments] == [NAME]
    (citation,) = found.rule.amendments[0].citations
    assert citation.in_language("zh") == "《某省医联体管理实施办法》（章程）"
    (before,) = checked(*graded, on=date(2021, 6, 14)).findings
    assert before.severity is Severity.ERROR
    assert before.rule.amendments == ()


def test_a_ground_that_is_surely_in_force_only_at_the_end_of_the_year_holds_then() -> None:
    graded = only(apply_overlay([made()], overlay(change(Severity.ADVICE), in_force="2021")))
    assert graded.as_of(date(2021, 12, 30)).severity is Severity.ERROR
    assert graded.as_of(date(2021, 12, 31)).severity is Severity.ADVICE


def test_what_was_taken_as_of_a_day_stays_so() -> None:
    once = only(apply_overlay([made()], overlay(change(Severity.ADVICE)))).as_of(DAY)
    assert once.as_of(DAY) == once
    assert select_rules([once], at_least=Severity.WARNING) == ()


def test_a_family_or_a_name_is_graded_too() -> None:
    rules = (made("ABC001", name="first_fault"), made("ABC002"), made("XYZ001"))
    graded = apply_overlay(rules, overlay(change(Severity.ADVICE, code="ABC")))
    assert [r.as_of(DAY).severity.key for r in graded] == ["advice", "advice", "error"]
    graded = apply_overlay(rules, overlay(change(Severity.ADVICE, code="first-fault")))
    assert [r.as_of(DAY).severity.key for r in graded] == ["advice", "error", "error"]


def test_who_grades_after_an_overlay_has_the_last_word() -> None:
    amended = apply_overlay([made()], overlay(change(Severity.ADVICE)))
    (found,) = checked(*grade_rules(amended, {"ABC001": Severity.WARNING})).findings
    assert found.severity is Severity.WARNING
    assert [one.overlay for one in found.rule.amendments] == [NAME]


def test_overlays_are_laid_one_over_the_other() -> None:
    province = overlay(change(Severity.WARNING))
    city = Overlay(
        name="某市",
        regulations=[regulation(key="our-city-2025")],
        changes=[Change(rule="ABC001", cite=CITE, severity=Severity.ADVICE)],
    )
    found = only(apply_overlay(apply_overlay([made()], province), city))
    assert [str(one.overlay) for one in found.amendments] == ["某省实施办法", "某市"]
    assert found.as_of(DAY).severity is Severity.ADVICE
    assert {OURS, "our-city-2025", *corpus()} == set(found.law or ())


# --- Days --------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("said", "on", "outcome"),
    [
        (Change(rule="XYZ001", cite=CITE), date(2026, 1, 1), "pass"),
        (Change(rule="XYZ001", cite=CITE), date(2025, 1, 1), "not_applicable"),
        (Change(rule="XYZ001", cite=CITE, since=date(2026, 2, 1)), date(2026, 1, 31), None),
        (Change(rule="XYZ001", cite=CITE, since=date(2026, 2, 1)), date(2026, 2, 1), "pass"),
        (
            Change(rule="XYZ001", cite=CITE, since=date(2025, 1, 1)),
            date(2025, 1, 1),
            "not_assessed",
        ),
        (Change(rule="XYZ001", cite=CITE, until=date(2026, 6, 30)), date(2026, 6, 30), "pass"),
        (Change(rule="XYZ001", cite=CITE, until=date(2026, 6, 30)), date(2026, 7, 1), None),
        (Change(rule="XYZ001", cite=CITE, ignored=True), date(2026, 1, 1), None),
        (Change(rule="XYZ001", cite=CITE, since=date(2019, 1, 1)), date(2020, 2, 1), "national"),
    ],
)
def test_a_rule_is_dated_anew(said: Change, on: date, outcome: str | None) -> None:
    report = checked(*apply_overlay([low_coverage], overlay(said)), on=on)
    verdict = report.verdict("XYZ001", "甲")
    if outcome in {None, "national"}:
        assert verdict.outcome is Outcome.NOT_APPLICABLE
        by_overlay = "Measures of a province" in verdict.message.in_language("en")
        assert by_overlay is (outcome is None)
        assert ("某省实施办法" in verdict.message.in_language("zh")) is by_overlay
    else:
        assert verdict.outcome.key == outcome


def test_an_integrity_rule_may_begin_on_a_day() -> None:
    said = Change(rule="ABC001", cite=CITE, since=date(2021, 6, 16))
    assert checked(*apply_overlay([made()], overlay(said))).ok


# --- Thresholds --------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("on", "said", "amended"),
    [
        (date(2025, 12, 31), "不低于80%", False),
        (date(2026, 6, 29), "不低于80%", False),
        (date(2026, 6, 30), "不低于90%", True),
        (date(2027, 12, 31), "不低于95%", True),
    ],
)
def test_a_tighter_threshold_reaches_the_rules_from_its_day(
    on: date, said: str, *, amended: bool
) -> None:
    tighter = attrs.evolve(
        overlay(), parameters={COVERAGE: (value("2026-06-30", 90), value("2027", 95))}
    )
    report = checked(*apply_overlay([low_coverage, made()], tighter), on=on)
    verdict = report.verdict("XYZ001", "甲")
    assert verdict.message.zh == said
    assert verdict.outcome is (Outcome.FAIL if amended else Outcome.PASS)
    told = {judged.rule.code: judged.rule.amendments for judged in report.judged}
    assert told["ABC001"] == ()
    assert [one.parameters for one in told["XYZ001"]] == [(COVERAGE,)] * amended
    assert all(one.citations[0].topic.key == "charter" for one in told["XYZ001"])


def test_a_day_on_which_either_value_may_hold_has_none() -> None:
    tighter = attrs.evolve(overlay(), parameters={COVERAGE: (value("2027", 90),)})
    report = checked(*apply_overlay([low_coverage], tighter), on=date(2027, 6, 1))
    assert report.verdict("XYZ001", "甲").outcome is Outcome.NOT_ASSESSED


def test_a_threshold_of_the_nation_stays_what_it_was_elsewhere() -> None:
    tighter = attrs.evolve(overlay(), parameters={COVERAGE: (value("2026-06-30", 90),)})
    apply_overlay([low_coverage], tighter)
    assert checked(low_coverage, on=date(2026, 7, 1)).ok
    assert [v.number for v in parameter(COVERAGE).values] == [80]


def test_from_its_first_value_on_only_those_of_an_overlay_count() -> None:
    earlier = attrs.evolve(overlay(), parameters={COVERAGE: (value("2025-01-01", 70),)})
    amended = only(apply_overlay([low_coverage], earlier))
    values = parameter(COVERAGE, within=amended.law).values
    assert [one.number for one in values] == [70]


def reading(*numbers: tuple[str, int]) -> tuple[DatedValue, ...]:
    return tuple(value(since, number) for since, number in numbers)


@pytest.mark.parametrize(
    "values",
    [(), reading(("2026", 90), ("2026-07", 95)), reading(("2027", 90), ("2026", 95))],
)
def test_values_stand_in_the_order_of_their_days(values: tuple[DatedValue, ...]) -> None:
    with pytest.raises(ValueError, match="in the order of their days"):
        Overlay(name="某省", parameters={COVERAGE: values})


@pytest.mark.parametrize("one", CATALOGUE, ids=lambda one: one.code)
def test_a_rule_that_reads_a_parameter_cites_a_topic_that_sets_it(one: Rule) -> None:
    """So that the findings of a tightened rule say who tightened it."""
    source = inspect.getsource(inspect.getmodule(one.check) or low_coverage.check)
    known = {f"{r.key}#{p.key}": p for r in corpus().values() for p in r.parameters.values()}
    read = set(re.findall(r'"([\w-]+#[\w-]+)"', source)) & set(known)
    setting = {name: {value.cite for value in known[name].values} for name in read}
    assert [name for name in setting if not setting[name] & set(one.cites)] == []


# --- Adding ------------------------------------------------------------------------------------


def test_a_rule_of_its_own_is_added_at_the_end() -> None:
    own = attrs.evolve(made("OWN001"), basis=Basis.TEXT, cites=(CITE,))
    rules = apply_overlay([made()], overlay(add=(own,)))
    assert [one.code for one in rules] == ["ABC001", "OWN001"]
    (amendment,) = rules[1].amendments
    assert amendment.added
    assert rules[1].citations[0].regulation.key == OURS
    assert not rules[1].is_in_force(date(2020, 2, 29))
    assert rules[1].is_in_force(date(2020, 3, 1))


def test_a_rule_that_is_there_already_is_marked_as_asked_for() -> None:
    draft = attrs.evolve(made(), status=RuleStatus.DRAFT)
    (found,) = apply_overlay([draft], overlay(add=(draft,)))
    assert (found.amendments[0].added, found.status) == (True, RuleStatus.DRAFT)


def test_it_may_change_what_it_adds() -> None:
    found = only(apply_overlay([], overlay(change(Severity.ADVICE), add=(made(),))))
    assert found.as_of(DAY).severity is Severity.ADVICE


# --- Mistakes ----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("wrong", "what"),
    [
        (Overlay(name="x", changes=[Change(rule="ABC009", cite=CITE)]), "ABC009"),
        (Overlay(name="x", changes=[Change(rule="ABC001", cite=CITE)]), CITE),
        (overlay(Change(rule="ABC001", cite=f"{OURS}#none")), f"{OURS}#none"),
        (Overlay(name="x", parameters={"nothing#at-all": reading(("2026", 9))}), "nothing#at-all"),
    ],
)
def test_what_is_not_there_is_named(wrong: Overlay, what: str) -> None:
    with pytest.raises(NotFoundError) as caught:
        apply_overlay([made()], wrong)
    assert caught.value.what == what


def test_a_change_from_an_unknown_day_is_refused() -> None:
    undated = attrs.evolve(regulation(), in_force=None)
    ours = Overlay(name="x", regulations=[undated], changes=[change(Severity.ADVICE)])
    with pytest.raises(ValueError, match="from which day it holds is not known"):
        apply_overlay([made()], ours)


def test_keys_and_codes_are_given_once() -> None:
    with pytest.raises(ValueError, match="two rules have the code ABC001"):
        apply_overlay([made()], overlay(add=(made(),)))
    (shipped, *_) = corpus().values()
    with pytest.raises(ValueError, match=f"the same key: {shipped.key}"):
        apply_overlay([made()], Overlay(name="x", regulations=[shipped]))
    with pytest.raises(ValueError, match="the same key"):
        apply_overlay([made()], Overlay(name="x", regulations=[regulation(), regulation()]))


def test_a_report_tells_what_overlays_made_of_its_rules() -> None:
    tighter = attrs.evolve(
        overlay(
            Change(rule="XYZ001", cite=CITE, since=date(2026, 1, 1), severity=Severity.ERROR),
        ),
        parameters={COVERAGE: (value("2026-06-30", 90),)},
    )
    report = checked(*apply_overlay([low_coverage], tighter), on=date(2026, 7, 1))
    (told,) = report.to_dict()["rules"]
    assert told["severity"] == "error"
    cited = [
        {"zh": "《某省医联体管理实施办法》（章程）", "en": "Measures of a province, topic: charter"}
    ]
    overlaid = {"overlay": {"zh": "某省实施办法", "en": "Measures of a province"}}
    assert told["amendments"] == [
        {
            **overlaid,
            "begins": "2020-03-01",
            "severity": "error",
            "since": "2026-01-01",
            "citations": cited,
        },
        {**overlaid, "begins": "2026-06-30", "parameters": [COVERAGE], "citations": cited},
    ]


def test_the_rule_on_imaging_reads_what_a_province_sets() -> None:
    (imaging,) = (one for one in CATALOGUE if one.code == "CMC014")
    assert imaging.compliant is not None
    network = imaging.compliant()
    beyond_reach = attrs.evolve(overlay(), parameters={COVERAGE: (value("2025-12-31", 101),)})
    (tightened,) = apply_overlay([imaging], beyond_reach)
    assert check(network, on=date(2026, 1, 1), rules=[imaging]).ok
    (finding,) = check(network, on=date(2026, 1, 1), rules=[tightened]).findings
    assert [one.overlay for one in finding.rule.amendments] == [NAME]
