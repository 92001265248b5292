"""The rulebook: rules that cite the law, and the engine that judges networks by them."""

from medconsortium.rules.amendment import Amendment
from medconsortium.rules.breach import Breach, breach
from medconsortium.rules.catalogue import CATALOGUE
from medconsortium.rules.checking import STABLE, check
from medconsortium.rules.facts import Facts
from medconsortium.rules.finding import Crash, Finding, Gap, NonCompliantError
from medconsortium.rules.installed import installed_rules
from medconsortium.rules.outcomes import OutcomeMatrix, Outcomes
from medconsortium.rules.overlay import Change, Overlay, apply_overlay
from medconsortium.rules.page import SECTIONS, RulePage
from medconsortium.rules.progress import Baseline, Progress
from medconsortium.rules.report import Report
from medconsortium.rules.rule import Rule, rule
from medconsortium.rules.selection import grade_rules, select_rules
from medconsortium.rules.terms import Basis, Outcome, RuleStatus, Severity
from medconsortium.rules.to_do import ToDo
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
from medconsortium.rules.waiver import Waiver

__all__ = [
    "CATALOGUE",
    "SECTIONS",
    "STABLE",
    "Amendment",
    "Baseline",
    "Basis",
    "Breach",
    "Change",
    "Crash",
    "Evidence",
    "Facts",
    "Finding",
    "Gap",
    "NonCompliantError",
    "Outcome",
    "OutcomeMatrix",
    "Outcomes",
    "Overlay",
    "Progress",
    "Report",
    "Rule",
    "RulePage",
    "RuleStatus",
    "Severity",
    "ToDo",
    "Verdict",
    "Verdicts",
    "Waiver",
    "apply_overlay",
    "breach",
    "check",
    "failed",
    "grade_rules",
    "installed_rules",
    "judge_each",
    "not_applicable",
    "passed",
    "rule",
    "select_rules",
    "unassessed",
]
