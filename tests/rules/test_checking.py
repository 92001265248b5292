from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from numpy.typing import NDArray
from tests.strategies.judged import judged_networks
from tests.strategies.networks import networks

from medconsortium.model import Consortium, Network
from medconsortium.model.dates import today
from medconsortium.rules import (
    CATALOGUE,
    STABLE,
    Basis,
    Facts,
    Outcome,
    Rule,
    Severity,
    Verdict,
    Verdicts,
    check,
    failed,
    judge_each,
    not_applicable,
    passed,
    rule,
    unassessed,
)
from medconsortium.text import Text
from medconsortium.vocabulary import ConsortiumKind, ConsortiumStatus

DAY = date(2021, 6, 15)
SAID = Text("某事", "something")

SAYS: Mapping[str, Verdict] = {
    "pass": passed(SAID),
    "fail": failed(SAID, cure=SAID),
    "not_assessed": unassessed(SAID, missing=["consortia.scope"]),
    "not_applicable": not_applicable(SAID),
}

ALLIANCES = frozenset({ConsortiumKind.SPECIALTY_ALLIANCE})


def made(
    judge: Callable[[Facts, NDArray[np.int32]], Verdicts],
    *,
    code: str = "ABC001",
    basis: Basis = Basis.TEXT,
    cites: tuple[str, ...] = (),
    kinds: frozenset[ConsortiumKind] | None = None,
) -> Rule:
    return rule(
        code=code,
        title=SAID,
        severity=Severity.ERROR,
        basis=basis,
        needs=("consortia",),
        cites=cites,
        kinds=kinds,
    )(judge)


def by_name(facts: Facts, consortia: NDArray[np.int32]) -> Verdicts:
    """Say of each consortium what its id says."""
    return judge_each(consortia, lambda row: SAYS[facts.consortium(row).id.split()[0]])


def consortium(
    name: str,
    *,
    kind: ConsortiumKind | None = ConsortiumKind.SPECIALTY_ALLIANCE,
    status: ConsortiumStatus | None = None,
    since: str | None = "2019",
    until: str | None = "open",
) -> Consortium:
    return Consortium(id=name, name=name, kind=kind, status=status, since=since, until=until)


def outcomes(judged: Rule, *consortia: Consortium, on: date = DAY) -> dict[str, str]:
    report = check(Network(consortia=consortia), on=on, rules=[judged])
    assert report.crashes == ()
    for name in report.network.consortia:
        assert report.verdict(judged.code, name).outcome is report.outcomes[judged.code, name]
    return {name: report.outcomes[judged.code, name].key for name in report.network.consortia}


# --- What a rule says, and of whom --------------------------------------------------------------


def test_a_rule_says_one_of_four_things() -> None:
    assert outcomes(made(by_name), *map(consortium, SAYS)) == {said: said for said in SAYS}


def test_a_rule_is_for_its_kinds() -> None:
    kinds = {
        "fail here": ConsortiumKind.SPECIALTY_ALLIANCE,
        "fail elsewhere": ConsortiumKind.EMERGENCY_NETWORK,
        "fail somewhere": None,
    }
    found = outcomes(
        made(by_name, kinds=ALLIANCES), *(consortium(n, kind=k) for n, k in kinds.items())
    )
    assert found == {
        "fail here": "fail",
        "fail elsewhere": "not_applicable",
        "fail somewhere": "not_assessed",
    }


def test_a_rule_for_all_kinds_needs_no_kind() -> None:
    assert outcomes(made(by_name), consortium("fail", kind=None)) == {"fail": "fail"}


@pytest.mark.parametrize(
    ("on", "expected"), [(date(2020, 7, 31), "not_applicable"), (date(2020, 8, 1), "fail")]
)
def test_a_rule_speaks_when_the_law_it_cites_is_in_force(on: date, expected: str) -> None:
    judged = made(by_name, cites=("guoweiyifa-2020-13#lead",))
    assert outcomes(judged, consortium("fail"), on=on) == {"fail": expected}


@pytest.mark.parametrize(
    ("basis", "expected"),
    [(Basis.TEXT, "not_applicable"), (Basis.READING, "not_applicable"), (Basis.INTEGRITY, "fail")],
)
@pytest.mark.parametrize("since", ["2019", None])
def test_a_planned_consortium_faces_integrity_rules_only(
    since: str | None, basis: Basis, expected: str
) -> None:
    planned = consortium("fail", status=ConsortiumStatus.PLANNED, since=since, until=None)
    assert outcomes(made(by_name, basis=basis), planned) == {"fail": expected}


@pytest.mark.parametrize(
    ("since", "until", "expected"),
    [
        ("2019", "open", "fail"),
        ("2019", "2020", "not_applicable"),
        ("2022", "open", "not_applicable"),
        ("2019", None, "not_assessed"),
        (None, "open", "not_assessed"),
        ("2021", "open", "not_assessed"),
        (None, None, "not_assessed"),
    ],
)
def test_a_consortium_is_judged_while_it_exists(
    since: str | None, until: str | None, expected: str
) -> None:
    judged = consortium("fail", since=since, until=until)
    assert outcomes(made(by_name), judged) == {"fail": expected}


@pytest.mark.parametrize("said", SAYS)
def test_a_verdict_that_hangs_on_a_doubtful_date_is_not_assessed(said: str) -> None:
    report = check(Network(consortia=[consortium(said, until=None)]), on=DAY, rules=[made(by_name)])
    verdict = report.verdict("ABC001", said)
    if said in {"pass", "fail"}:
        assert verdict.outcome is Outcome.NOT_ASSESSED
        assert verdict.message.en == (
            "whether the consortium exists on 2021-06-15 is not known (period not stated)"
        )
        assert verdict.missing == ("consortia.since", "consortia.until")
        assert verdict.cure is None
    else:
        assert verdict == SAYS[said]


@pytest.mark.parametrize(
    ("judged", "why"),
    [
        (consortium("fail", kind=ConsortiumKind.OTHER), "not for this kind of consortium"),
        (consortium("fail", kind=None), "the kind of consortium is not recorded"),
        (consortium("fail", until="2020"), "the consortium does not exist on 2021-06-15"),
        (
            consortium("fail", status=ConsortiumStatus.PLANNED),
            "the consortium is only planned",
        ),
    ],
)
def test_the_engine_says_why_a_rule_was_not_asked(judged: Consortium, why: str) -> None:
    report = check(Network(consortia=[judged]), on=DAY, rules=[made(by_name, kinds=ALLIANCES)])
    assert report.verdict("ABC001", "fail").message.en == why


def test_the_engine_says_that_the_law_is_not_in_force() -> None:
    judged = made(by_name, cites=("guoweiyifa-2020-13#lead",))
    report = check(Network(consortia=[consortium("fail")]), on=date(2016, 9, 1), rules=[judged])
    message = report.verdict("ABC001", "fail").message
    assert message.en == "the regulation is not in force on 2016-09-01"


def test_a_rule_is_not_asked_of_those_it_does_not_speak_of() -> None:
    asked: list[str] = []

    def judge(facts: Facts, consortia: NDArray[np.int32]) -> Verdicts:
        asked.extend(facts.consortium(int(row)).id for row in consortia)
        return by_name(facts, consortia)

    outcomes(
        made(judge, kinds=ALLIANCES),
        consortium("pass other", kind=ConsortiumKind.OTHER),
        consortium("pass unknown", kind=None),
        consortium("pass over", until="2020"),
        consortium("pass planned", status=ConsortiumStatus.PLANNED),
        consortium("pass"),
        consortium("pass doubtful", until=None),
    )
    assert asked == ["pass", "pass doubtful"]


# --- Rules that go wrong ------------------------------------------------------------------------


def raises(_facts: Facts, _consortia: NDArray[np.int32]) -> Verdicts:
    raise ZeroDivisionError("by hand")


def judges_too_many(_: Facts, consortia: NDArray[np.int32]) -> Verdicts:
    return Verdicts(np.zeros(len(consortia) + 1, np.int8), lambda _: SAYS["pass"])


def judges_oddly(_: Facts, consortia: NDArray[np.int32]) -> Verdicts:
    return Verdicts(np.full(len(consortia), 7, np.int8), lambda _: SAYS["pass"])


@pytest.mark.parametrize(
    ("judge", "said"),
    [
        (raises, "ZeroDivisionError: by hand"),
        (judges_too_many, "ABC001 judged 2 of 1 subjects"),
        (judges_oddly, "Outcome has no term number 7"),
    ],
)
def test_a_rule_that_goes_wrong_is_a_crash_and_the_others_run(
    judge: Callable[[Facts, NDArray[np.int32]], Verdicts], said: str
) -> None:
    wrong, sound = made(judge), made(by_name, code="ABC002")
    report = check(Network(consortia=[consortium("pass")]), on=DAY, rules=[wrong, sound])
    (crash,) = report.crashes
    assert crash.rule is wrong
    assert said in crash.traceback
    assert dict(report.outcomes) == {("ABC002", "pass"): Outcome.PASS}
    assert not report.ok


def test_an_interruption_is_no_crash() -> None:
    def interrupted(_facts: Facts, _consortia: NDArray[np.int32]) -> Verdicts:
        raise KeyboardInterrupt

    network = Network(consortia=[consortium("盟")])
    with pytest.raises(KeyboardInterrupt):
        check(network, on=DAY, rules=[made(interrupted)])


def test_a_rule_is_not_asked_where_it_speaks_of_nothing() -> None:
    def unasked(_facts: Facts, _consortia: NDArray[np.int32]) -> Verdicts:
        raise AssertionError

    report = check(Network(), on=DAY, rules=[made(unasked)])
    assert (report.crashes, dict(report.outcomes)) == ((), {})


def test_two_rules_may_not_share_a_code() -> None:
    twice = [made(by_name), made(by_name).graded(Severity.ADVICE)]
    with pytest.raises(ValueError, match="two rules have the same code"):
        check(Network(), on=DAY, rules=twice)


# --- Selection, day and grading -----------------------------------------------------------------


def test_rules_are_chosen_by_filtering_the_catalogue() -> None:
    chosen = (judged for judged in CATALOGUE if judged.code.startswith("GEN"))
    report = check(Network(consortia=[consortium("盟")]), on=DAY, rules=chosen)
    assert report.outcomes.rules == tuple(f"GEN{number:03}" for number in range(1, 14))


def test_stable_rules_are_run_unless_told_otherwise() -> None:
    report = check(Network(), on=DAY)
    assert report.outcomes.rules == tuple(judged.code for judged in STABLE)


def test_the_day_is_today_if_left_out(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("medconsortium.rules.checking.today", lambda: DAY)
    assert check(Network()).on == DAY
    assert isinstance(today(), date)


def test_a_rule_graded_anew_says_the_same() -> None:
    network = Network(consortia=[consortium("fail")])
    graded = made(by_name).graded(Severity.ADVICE)
    (finding,) = check(network, on=DAY, rules=[graded]).findings
    assert finding.severity is Severity.ADVICE


def test_nothing_is_said_of_nobody() -> None:
    report = check(Network(), on=DAY)
    assert report.outcomes.rules == tuple(rule.code for rule in STABLE)
    assert len(report.outcomes) == 0
    assert report.ok


# --- What is explained is what was judged -------------------------------------------------------


@settings(suppress_health_check=[HealthCheck.too_slow])
@given(networks() | judged_networks())
def test_every_verdict_explains_its_outcome(network: Network) -> None:
    report = check(network, on=DAY, rules=CATALOGUE)
    assert report.crashes == ()
    for code, subject in report.outcomes:
        verdict = report.verdict(code, subject)
        outcome = report.outcomes[code, subject]
        assert verdict.outcome is outcome
        assert verdict.message.zh
        assert verdict.message.en
        assert (verdict.cure is not None) is (outcome is Outcome.FAIL)
        assert bool(verdict.missing) is (outcome is Outcome.NOT_ASSESSED)
        assert all(row_id in network.table(table) for table, row_id in verdict.rows)


# --- Long runs ----------------------------------------------------------------------------------


def test_each_rule_is_told_before_it_is_run() -> None:
    told: list[str] = []

    def crash(_facts: Facts, _consortia: NDArray[np.int32]) -> Verdicts:
        told.append("crashing")
        raise ZeroDivisionError

    rules = [made(by_name), made(crash, code="ABC002"), made(by_name, code="ABC003")]
    network = Network(consortia=[consortium("pass")])
    check(network, on=DAY, rules=rules, before_rule=lambda one: told.append(one.code))
    assert told == ["ABC001", "ABC002", "crashing", "ABC003"]
