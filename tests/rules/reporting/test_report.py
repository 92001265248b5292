from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date
from typing import Any

import attrs
import numpy as np
import pytest
from hypothesis import given
from numpy.typing import NDArray
from tests.strategies.judged import judged_networks

from medconsortium.errors import MedConsortiumError, NotFoundError, Place
from medconsortium.model import Consortium, Instrument, Network, Source
from medconsortium.rules import (
    CATALOGUE,
    Basis,
    Evidence,
    Facts,
    NonCompliantError,
    Outcome,
    Report,
    Rule,
    Severity,
    Verdict,
    Verdicts,
    check,
    failed,
    judge_each,
    passed,
    rule,
    unassessed,
)
from medconsortium.text import Text
from medconsortium.vocabulary import Tier

DAY = date(2021, 6, 15)
SAID, CURE = Text("某事", "something"), Text("改正", "change it")


def made(
    judge: Callable[[Facts, int], Verdict],
    *,
    code: str = "ABC001",
    severity: Severity = Severity.ERROR,
) -> Rule:
    def judge_all(facts: Facts, consortia: NDArray[np.int32]) -> Verdicts:
        return judge_each(consortia, lambda row: judge(facts, row))

    return rule(
        code=code, title=SAID, severity=severity, basis=Basis.INTEGRITY, needs=("consortia",)
    )(judge_all)


def always(outcome: str, severity: Severity = Severity.ERROR, code: str = "ABC001") -> Rule:
    verdict = {
        "pass": passed(SAID),
        "fail": failed(SAID, cure=CURE),
        "not_assessed": unassessed(SAID, missing=["consortia.scope"]),
    }[outcome]
    return made(lambda _facts, _row: verdict, code=code, severity=severity)


def consortia(*names: str) -> Network:
    return Network(
        title="示例",
        consortia=[Consortium(id=n, name=n, since="2019", until="open") for n in names],
    )


def report(*rules: Rule, network: Network | None = None) -> Report:
    return check(consortia("二", "一") if network is None else network, on=DAY, rules=rules)


# --- Outcomes -----------------------------------------------------------------------------------


def test_outcomes_are_a_mapping_and_a_matrix() -> None:
    outcomes = report(always("pass"), always("fail", code="ABC002")).outcomes
    assert outcomes.rules == ("ABC001", "ABC002")
    assert outcomes.subjects_of("ABC002") == ("二", "一")
    matrix = outcomes.matrices["consortia"]
    assert (matrix.rules, matrix.subjects) == (("ABC001", "ABC002"), ("二", "一"))
    assert matrix.values.tolist() == [[0, 0], [1, 1]]
    assert matrix.values.dtype == np.int8
    assert list(outcomes) == [
        ("ABC001", "二"),
        ("ABC001", "一"),
        ("ABC002", "二"),
        ("ABC002", "一"),
    ]
    assert len(outcomes) == 4
    assert outcomes["ABC002", "一"] is Outcome.FAIL
    assert ("ABC003", "一") not in outcomes
    assert outcomes.counts() == {
        Outcome.PASS: 2,
        Outcome.FAIL: 2,
        Outcome.NOT_ASSESSED: 0,
        Outcome.NOT_APPLICABLE: 0,
    }
    with pytest.raises(ValueError, match="read-only"):
        matrix.values[0, 0] = 1


@pytest.mark.parametrize(
    ("outcome", "ok"), [("pass", True), ("fail", False), ("not_assessed", True)]
)
def test_only_a_failure_is_not_ok(outcome: str, ok: object) -> None:
    assert report(always(outcome)).ok is ok


# --- Findings and gaps --------------------------------------------------------------------------


def test_findings_are_in_the_order_of_rules_and_ids() -> None:
    found = report(always("fail", code="ABC002"), always("fail"))
    order = [("ABC002", "一"), ("ABC002", "二"), ("ABC001", "一"), ("ABC001", "二")]
    assert [(finding.rule.code, finding.subject) for finding in found.findings] == order


def test_a_finding_says_on_what_it_rests() -> None:
    evidence = Evidence(label=SAID, found=1, wanted="≥ 2")

    def judge(_facts: Facts, _row: int) -> Verdict:
        return failed(SAID, evidence, cure=CURE, rows=[("instruments", "章")])

    ours = Consortium(id="盟", name="盟", since="2019", until="open", sources=["甲", "乙"])
    network = Network(
        sources=[Source(id=name) for name in "甲乙丙"],
        consortia=[ours],
        instruments=[Instrument(id="章", sources=["乙", "丙"])],
        places={
            "consortia": [Place(file="a.yaml", line=3)],
            "instruments": [Place(file="a.yaml", line=9)],
        },
    )
    (finding,) = report(made(judge), network=network).findings
    assert finding.message == SAID
    assert finding.cure == CURE
    assert finding.evidence == (evidence,)
    assert finding.sources == ("甲", "乙", "丙")
    assert finding.place == Place(file="a.yaml", line=9)
    assert finding.severity is Severity.ERROR


def test_a_finding_without_rows_has_the_place_of_its_subject() -> None:
    network = Network(
        consortia=[Consortium(id="盟", name="盟", since="2019", until="open")],
        places={"consortia": [Place(file="a.yaml", line=3)]},
    )
    (finding,) = report(always("fail"), network=network).findings
    assert finding.place == Place(file="a.yaml", line=3)
    assert report(always("fail")).findings[0].place is None


def test_a_gap_says_what_is_missing() -> None:
    found = report(always("pass"), always("not_assessed", code="ABC002"))
    assert [(gap.rule.code, gap.subject, gap.missing) for gap in found.gaps] == [
        ("ABC002", "一", ("consortia.scope",)),
        ("ABC002", "二", ("consortia.scope",)),
    ]
    assert found.findings == ()


@pytest.mark.parametrize(("code", "subject"), [("ABC009", "一"), ("ABC001", "三")])
def test_there_is_no_verdict_on_what_was_not_judged(code: str, subject: str) -> None:
    with pytest.raises(NotFoundError):
        report(always("pass")).verdict(code, subject)


# --- A rule that cannot explain itself ----------------------------------------------------------


def silent(_: Facts, consortia: NDArray[np.int32]) -> Verdicts:
    def explain(_: int) -> Verdict:
        raise ZeroDivisionError

    return Verdicts(np.full(len(consortia), Outcome.FAIL.number, np.int8), explain)


def test_a_rule_that_cannot_explain_does_not_take_the_report_with_it() -> None:
    mute = rule(
        code="ABC001",
        title=SAID,
        severity=Severity.ERROR,
        basis=Basis.INTEGRITY,
        needs=("consortia",),
    )(silent)
    found = report(mute, always("fail", code="ABC002"))
    assert [finding.rule.code for finding in found.findings] == ["ABC001"] * 2 + ["ABC002"] * 2
    assert found.findings[0].message == Text(
        "规则无法说明原因（ABC001: ZeroDivisionError）",
        "the rule cannot explain it (ABC001: ZeroDivisionError)",
    )
    assert json.dumps(found.to_dict())


# --- Raising ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("severity", "level", "raises"),
    [
        (Severity.ERROR, Severity.ERROR, True),
        (Severity.WARNING, Severity.ERROR, False),
        (Severity.ADVICE, Severity.ERROR, False),
        (Severity.ERROR, Severity.WARNING, True),
        (Severity.WARNING, Severity.WARNING, True),
        (Severity.ADVICE, Severity.WARNING, False),
        (Severity.ADVICE, Severity.ADVICE, True),
    ],
)
def test_it_raises_for_findings_at_a_level(
    severity: Severity, level: Severity, raises: object
) -> None:
    found = report(always("fail", severity))
    if not raises:
        found.raise_for(level)
        return
    with pytest.raises(NonCompliantError, match="ABC001 一: something") as caught:
        found.raise_for(level)
    assert caught.value.findings == found.findings
    assert isinstance(caught.value, MedConsortiumError)


def test_it_raises_for_errors_unless_told_otherwise() -> None:
    report(always("fail", Severity.WARNING)).raise_for()
    with pytest.raises(NonCompliantError):
        report(always("fail")).raise_for()


# --- Plain data ---------------------------------------------------------------------------------


def test_plain_data() -> None:
    evidence = Evidence(label=SAID, found=1, wanted="≥ 2", unit=Text("家", "institutions"))
    network = Network(
        title="示例",
        consortia=[Consortium(id="盟", name="盟", since="2019", until="open")],
        places={"consortia": [Place(file="a.yaml", line=3, column=5)]},
    )
    judged = made(lambda _facts, _row: failed(SAID, evidence, cure=CURE))
    plain = report(judged, always("not_assessed", code="ABC002"), network=network).to_dict()
    assert plain.pop("medconsortium")
    assert [rule.pop("code") for rule in plain.pop("rules")] == ["ABC001", "ABC002"]
    assert plain == {
        "format": "medconsortium-report/1",
        "on": "2021-06-15",
        "network": {"title": {"zh": "示例"}, "digest": network.digest},
        "ok": False,
        "counts": {"pass": 0, "fail": 1, "not_assessed": 1, "not_applicable": 0},
        "outcomes": {"ABC001": {"盟": "fail"}, "ABC002": {"盟": "not_assessed"}},
        "findings": [
            {
                "rule": "ABC001",
                "subject": "盟",
                "severity": "error",
                "message": {"zh": "某事", "en": "something"},
                "evidence": [
                    {
                        "label": {"zh": "某事", "en": "something"},
                        "found": 1,
                        "wanted": "≥ 2",
                        "unit": {"zh": "家", "en": "institutions"},
                    }
                ],
                "cure": {"zh": "改正", "en": "change it"},
                "sources": [],
                "place": {"file": "a.yaml", "line": 3, "column": 5},
            }
        ],
        "waived": [],
        "gaps": [
            {
                "rule": "ABC002",
                "subject": "盟",
                "message": {"zh": "某事", "en": "something"},
                "missing": ["consortia.scope"],
            }
        ],
        "crashes": [],
    }


@pytest.mark.parametrize(
    ("found", "plain"),
    [
        (3, 3),
        (1.5, 1.5),
        (True, True),
        (np.int64(3), 3),
        (np.bool_(0), False),
        (float("inf"), "inf"),
        (np.float64("nan"), "nan"),
        (date(2021, 6, 15), "2021-06-15"),
        (Tier.COUNTY, "county"),
        (("a", [2]), ["a", [2]]),
        (Text("甲"), {"zh": "甲"}),
    ],
)
def test_evidence_of_any_sort_becomes_plain(found: object, plain: Any) -> None:
    evidence = Evidence(label=SAID, found=found)
    judged = made(lambda _facts, _row: failed(SAID, evidence, cure=CURE))
    data = report(judged, network=consortia("盟")).to_dict()
    assert data["findings"][0]["evidence"][0]["found"] == plain
    assert json.dumps(data, allow_nan=False)


def test_a_crash_becomes_plain() -> None:
    def wrong(_facts: Facts, _consortia: NDArray[np.int32]) -> Verdicts:
        raise ZeroDivisionError

    judged = attrs.evolve(always("pass"), check=wrong)
    (crash,) = report(judged).to_dict()["crashes"]
    assert crash["rule"] == "ABC001"
    assert "ZeroDivisionError" in crash["traceback"]


@given(judged_networks())
def test_plain_data_are_json_and_stable(network: Network) -> None:
    first, second = (check(network, on=DAY, rules=CATALOGUE).to_dict() for _ in range(2))
    assert json.dumps(first, allow_nan=False) == json.dumps(second, allow_nan=False)
    assert json.loads(json.dumps(first)) == first


def test_rules_are_described() -> None:
    plain = check(consortia("盟"), on=DAY, rules=CATALOGUE).to_dict()["rules"]
    (lead,) = (described for described in plain if described["code"] == "GEN002")
    assert lead["name"] == "no-clear-lead"
    assert (lead["severity"], lead["basis"], lead["status"]) == ("error", "reading", "stable")
    assert lead["citations"][0]["zh"].startswith("国卫医发〔2020〕13号")
    (count,) = (described for described in plain if described["code"] == "GEN006")
    assert (count["confidence"], count["citations"]) == (None, [])
