"""The rulebook: rules that cite the law, and the engine that judges networks by them."""

from medconsortium.rules.catalogue import CATALOGUE
from medconsortium.rules.checking import STABLE, check
from medconsortium.rules.engine.amendment import Amendment
from medconsortium.rules.engine.breach import Breach, breach
from medconsortium.rules.engine.facts import Facts
from medconsortium.rules.engine.page import SECTIONS, RulePage
from medconsortium.rules.engine.rule import Rule, rule
from medconsortium.rules.engine.terms import Basis, Outcome, RuleStatus, Severity
from medconsortium.rules.engine.verdict import (
    Evidence,
    Verdict,
    Verdicts,
    failed,
    judge_each,
    not_applicable,
    passed,
    unassessed,
)
from medconsortium.rules.reporting.finding import Crash, Finding, Gap, NonCompliantError
from medconsortium.rules.reporting.outcomes import OutcomeMatrix, Outcomes
from medconsortium.rules.reporting.progress import Baseline, Progress
from medconsortium.rules.reporting.report import Report
from medconsortium.rules.reporting.to_do import ToDo
from medconsortium.rules.rulebook.installed import installed_rules
from medconsortium.rules.rulebook.overlay import Change, Overlay, apply_overlay
from medconsortium.rules.rulebook.selection import grade_rules, select_rules
from medconsortium.rules.rulebook.waiver import Waiver

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
