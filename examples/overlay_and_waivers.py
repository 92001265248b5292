"""Lay a province's rules over the nation's, waive what is being mended, and say what changed."""

from __future__ import annotations

from datetime import date

import medconsortium as mc
from medconsortium.documents import read_overlay, read_waivers
from medconsortium.rules import CATALOGUE, Report, apply_overlay, select_rules

BEFORE, DAY, LATER = date(2024, 12, 31), date(2026, 1, 1), date(2026, 9, 1)

OVERLAY = """
format: medconsortium-overlay/1
name: {zh: 某省实施办法（虚构）, en: Measures of a province (made up)}
regulations:
  our-province-2025:
    title: {zh: 某省医联体管理实施办法（虚构）, en: Measures of a province (made up)}
    in_force: 2025-03-01
    basis: synthetic
    topics:
      organisers:
        label: {zh: 组建方, en: who organises}
        gist: {zh: 联盟由机构或学协会组建。, en: Institutions or societies organise alliances.}
changes:
  - {rule: GEN011, severity: warning, cite: our-province-2025#organisers}
"""

WAIVERS = """
format: medconsortium-waivers/1
waivers:
  - rule: GEN011
    subject: {subject}
    reason: {{zh: 正在移交学会, en: a society takes over}}
    decided_by: 某市卫生健康委（虚构）
    until: 2026-06-30
"""


def show(title: str, report: Report) -> None:
    """Print what a report found and what was waived."""
    print(f"{title}: {len(report.findings)} found, {len(report.waived)} waived")
    for finding in report.findings[:3]:
        by = [amendment.overlay.en for amendment in finding.rule.amendments]
        lapsed = finding.waiver and f"waiver lapsed {finding.waiver.until}"
        told = [finding.severity.en, *by, lapsed]
        print(f"  {finding.rule.code} {finding.subject}: {', '.join(filter(None, told))}")


def main() -> None:
    """Check a packaged network under an overlay, with a waiver, and later again."""
    network = mc.datasets.load("paediatric_2016")
    overlay = read_overlay(OVERLAY.encode())
    rules = select_rules(apply_overlay(CATALOGUE, overlay), only=["GEN011"])

    show("before the overlay", mc.check(network, on=BEFORE, rules=rules))
    first = mc.check(network, on=DAY, rules=rules)
    show("with the overlay", first)

    subject = first.findings[0].subject
    waivers = read_waivers(WAIVERS.format(subject=subject).encode())
    waived = mc.check(network, on=DAY, rules=rules, waivers=waivers)
    show("with a waiver", waived)

    later = mc.check(network, on=LATER, rules=rules, waivers=waivers)
    show("when it has lapsed", later)
    progress = later.since(waived)
    print(f"since then: {len(progress.new)} new, {len(progress.remaining)} remaining")


if __name__ == "__main__":
    main()
