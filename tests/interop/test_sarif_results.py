"""Breaches, gaps and passes as results: what, where, since when, and waived by whom."""

from __future__ import annotations

from datetime import date

import attrs
import numpy as np
import pytest
from numpy.typing import NDArray
from tests.interop.sarif_logs import results
from tests.rules.made import CURE, DAY, SAID, checked, made, named

from medconsortium.errors import Place
from medconsortium.model import Consortium, Network
from medconsortium.rules import (
    Baseline,
    Evidence,
    Facts,
    Outcome,
    Rule,
    Severity,
    Verdicts,
    Waiver,
    check,
    failed,
    judge_each,
)
from medconsortium.text import Language, Text

BROKEN = {"甲": "ABC001=fail", "乙": "ABC001=not_assessed", "丙": "ABC001=pass"}


def told_by(subject: str = "甲", until: date = date(2021, 12, 31)) -> Waiver:
    return Waiver(
        rule="ABC001",
        subject=subject,
        reason=Text("正在会签", "being signed"),
        decided_by="某局",
        until=until,
    )


def numbered(evidence: Evidence) -> Rule:
    def judge(_facts: Facts, consortia: NDArray[np.int32]) -> Verdicts:
        return judge_each(consortia, lambda _: failed(SAID, evidence, cure=CURE))

    return attrs.evolve(made(), check=judge)


@pytest.mark.parametrize(
    ("language", "said", "missing"),
    [
        (
            "en",
            "甲院: something. beds: 3 beds, wanted ≥ 5 beds; cure: change it",
            "甲院: something. to be recorded: consortia: scope",
        ),
        (
            "zh",
            "甲院：某事。床位：3 张，应为 ≥ 5 张；整改：改正",
            "甲院：某事。请补充记录：医联体：覆盖范围",
        ),
    ],
)
def test_a_result_says_what_on_what_evidence_and_how_to_cure_it(
    language: Language, said: str, missing: str
) -> None:
    network = Network(consortia=[Consortium(id="a", name="甲院", since="2019", until="open")])
    evidence = Evidence(label=Text("床位", "beds"), found=3, wanted="≥ 5", unit=Text("张", "beds"))
    report = check(network, on=DAY, rules=[numbered(evidence)])
    (result,) = results(report, language=language)
    assert result["message"]["text"] == said
    assert (result["kind"], result["level"]) == ("fail", "error")
    assert result["properties"]["evidence"][0]["found"] == 3
    (opened,) = results(checked({"a": "ABC001=not_assessed"}), language=language)
    assert opened["message"]["text"] == missing.replace("甲院", "ABC001=not_assessed")
    assert (opened["kind"], opened["level"]) == ("open", "none")
    assert opened["properties"] == {"missing": ["consortia.scope"]}


@pytest.mark.parametrize(
    ("severity", "level"), [("error", "error"), ("warning", "warning"), ("advice", "note")]
)
def test_the_level_is_the_severity(severity: str, level: str) -> None:
    rule = made(severity=Severity.parse(severity))
    (result,) = results(checked({"甲": "ABC001=fail"}, rule))
    assert result["level"] == level


def test_passes_are_told_when_asked_for() -> None:
    assert [r["kind"] for r in results(checked(BROKEN))] == ["open", "fail"]
    assert [r["kind"] for r in results(checked(BROKEN), passes=True)] == ["pass", "open", "fail"]


# --- Where --------------------------------------------------------------------------------------


def placed(place: Place | None) -> Network:
    network = named({"甲": "ABC001=fail"})
    return Network(consortia=network.consortia.values(), places={"consortia": [place]})


@pytest.mark.parametrize(
    ("place", "location"),
    [
        (None, {}),
        (Place(file="<input>", line=3), {}),
        (Place(line=3), {}),
        (
            Place(file="名册/a b.yaml", line=3, column=5),
            {
                "physicalLocation": {
                    "artifactLocation": {"uri": "%E5%90%8D%E5%86%8C/a%20b.yaml"},
                    "region": {"startLine": 3, "startColumn": 5},
                }
            },
        ),
        (
            Place(file="a.yaml", line=3),
            {
                "physicalLocation": {
                    "artifactLocation": {"uri": "a.yaml"},
                    "region": {"startLine": 3},
                }
            },
        ),
        (
            Place(file="名.xlsx", sheet="医联体", row=7),
            {
                "physicalLocation": {"artifactLocation": {"uri": "%E5%90%8D.xlsx"}},
                "message": {"text": "sheet 医联体, row 7"},
            },
        ),
        (
            Place(file="r.xlsx", sheet="{x}"),
            {
                "physicalLocation": {"artifactLocation": {"uri": "r.xlsx"}},
                "message": {"text": "sheet {{x}}"},
            },
        ),
    ],
)
def test_a_result_says_where(place: Place | None, location: dict[str, object]) -> None:
    (result,) = results(check(placed(place), on=DAY, rules=[made()]))
    logical = {
        "name": "ABC001=fail",
        "fullyQualifiedName": "consortia/甲",
        "kind": "object",
    }
    assert result["locations"] == [{"logicalLocations": [logical], **location}]


def test_a_result_is_the_same_one_wherever_it_stands_and_however_it_is_said() -> None:
    def identity(place: Place | None, language: Language) -> str:
        (result,) = results(check(placed(place), on=DAY, rules=[made()]), language=language)
        told: str = result["partialFingerprints"]["ruleAndSubject/v1"]
        return told

    first = identity(Place(file="a.yaml", line=3), "zh")
    assert first == identity(Place(file="b.yaml", line=9), "en")
    (other,) = results(checked({"乙": "ABC001=fail"}))
    assert other["partialFingerprints"]["ruleAndSubject/v1"] != first


@pytest.mark.parametrize(
    "name", ["<script>alert(1)</script>", "[x](javascript:alert(1))", "{0}", "a\x1b[2J\n\x00b"]
)
def test_what_a_name_holds_is_text_and_nothing_else(name: str) -> None:
    network = Network(consortia=[Consortium(id="a", name=name, since="2019", until="open")])
    rule = numbered(Evidence(label=SAID, found=name))
    (result,) = results(check(network, on=DAY, rules=[rule]))
    assert set(result["message"]) == {"text"}
    assert "](" not in result["message"]["text"]
    assert "{0}" not in result["message"]["text"].replace("{{0}}", "")


# --- Waivers and earlier checks -----------------------------------------------------------------


def test_a_waived_breach_is_suppressed_by_whoever_decided() -> None:
    report = checked(BROKEN, waivers=(told_by(),))
    opened, waived = results(report)
    assert opened["suppressions"] == []
    assert waived["suppressions"] == [
        {
            "kind": "external",
            "status": "accepted",
            "justification": "being signed; decided by: 某局; until: 2021-12-31",
        }
    ]
    assert waived["properties"]["waiver"]["decided_by"] == "某局"


def test_a_lapsed_waiver_suppresses_nothing() -> None:
    (result,) = results(checked({"甲": "ABC001=fail"}, waivers=(told_by(until=date(2021, 1, 1)),)))
    assert result["suppressions"] == []
    assert result["properties"]["waiver"]["until"] == "2021-01-01"


def test_without_waivers_nothing_is_said_of_suppression() -> None:
    assert all("suppressions" not in result for result in results(checked(BROKEN)))


EARLIER = Baseline(
    on=date(2020, 6, 15),
    outcomes={
        ("ABC001", "留"): Outcome.FAIL,
        ("ABC001", "新"): Outcome.NOT_ASSESSED,
        ("ABC001", "改"): Outcome.FAIL,
        ("ABC001", "疑"): Outcome.FAIL,
        ("ABC001", "仍疑"): Outcome.NOT_ASSESSED,
        ("ABC001", "好"): Outcome.PASS,
        ("ABC001", "撤"): Outcome.FAIL,
        ("OLD001", "旧"): Outcome.FAIL,
    },
)
NOW = checked(
    {
        "留": "ABC001=fail",
        "新": "ABC001=fail",
        "来": "ABC001=fail",
        "改": "ABC001=pass",
        "疑": "ABC001=not_assessed",
        "仍疑": "ABC001=not_assessed",
        "好": "ABC001=pass",
        "初": "ABC001=not_assessed",
        "初好": "ABC001=pass",
    }
)


def states(*, passes: bool) -> dict[tuple[str, str], str]:
    found = results(NOW, since=EARLIER, passes=passes)
    return {
        (
            result["locations"][0]["logicalLocations"][0]["fullyQualifiedName"],
            result["kind"],
        ): result["baselineState"]
        for result in found
    }


def test_results_are_compared_with_an_earlier_check() -> None:
    common = {
        ("consortia/留", "fail"): "unchanged",
        ("consortia/新", "fail"): "new",
        ("consortia/来", "fail"): "new",
        ("consortia/疑", "open"): "updated",
        ("consortia/仍疑", "open"): "unchanged",
        ("consortia/初", "open"): "new",
        ("撤", "notApplicable"): "absent",
        ("旧", "notApplicable"): "absent",
    }
    assert states(passes=False) == common | {("consortia/改", "pass"): "absent"}
    assert states(passes=True) == common | {
        ("consortia/改", "pass"): "updated",
        ("consortia/好", "pass"): "unchanged",
        ("consortia/初好", "pass"): "new",
    }


def test_what_is_absent_says_what_became_of_it() -> None:
    absent = [r for r in results(NOW, since=EARLIER) if r["baselineState"] == "absent"]
    assert [(r["ruleId"], r["message"]["text"]) for r in absent] == [
        ("ABC001", "a breach on 2020-06-15, and none now"),
        ("ABC001", "a breach on 2020-06-15, and not judged any more"),
        ("OLD001", "a breach on 2020-06-15, and not judged any more"),
    ]
    assert "ruleIndex" not in absent[-1]
