"""The rulebook: rules that cite the law, and the engine that judges networks by them."""

from medconsortium.rules.breach import Breach, breach
from medconsortium.rules.catalogue import CATALOGUE
from medconsortium.rules.checking import STABLE, check
from medconsortium.rules.facts import Facts
from medconsortium.rules.page import SECTIONS, RulePage
from medconsortium.rules.report import (
    Crash,
    Finding,
    Gap,
    NonCompliantError,
    OutcomeMatrix,
    Outcomes,
    Report,
)
from medconsortium.rules.rule import Rule, rule
from medconsortium.rules.terms import Basis, Outcome, RuleStatus, Severity
from medconsortium.rules.verdict import (
    Evidence,
    Verdict,
    Verdicts,
    failed,
    judge_each,
    not_applicable,
    passed,
    unassessed,
)

__all__ = [
    "CATALOGUE",
    "SECTIONS",
    "STABLE",
    "Basis",
    "Breach",
    "Crash",
    "Evidence",
    "Facts",
    "Finding",
    "Gap",
    "NonCompliantError",
    "Outcome",
    "OutcomeMatrix",
    "Outcomes",
    "Report",
    "Rule",
    "RulePage",
    "RuleStatus",
    "Severity",
    "Verdict",
    "Verdicts",
    "breach",
    "check",
    "failed",
    "judge_each",
    "not_applicable",
    "passed",
    "rule",
    "unassessed",
]
