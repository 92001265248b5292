"""Build a network in Python, check it, mend what fails, and check again."""

from __future__ import annotations

from datetime import date

import medconsortium as mc
from medconsortium.vocabulary import Completeness, ConsortiumKind, InstrumentKind, Role

DAY = date(2026, 1, 1)


def county() -> mc.Network:
    """Return a synthetic county whose community has no charter, and says so."""
    builder = mc.NetworkBuilder(title="示例县", synthetic=True, since="2024-01-01", until="open")
    return builder.add(
        mc.Institution(id="县医院", name="示例县人民医院"),
        mc.Institution(id="镇卫生院", name="示例镇卫生院"),
        mc.Consortium(
            id="医共体",
            name="示例县医共体",
            kind=ConsortiumKind.COUNTY_MEDICAL_COMMUNITY,
            members_completeness=Completeness.COMPLETE,
            instruments_completeness=Completeness.COMPLETE,
        ),
        mc.Membership(consortium="医共体", institution="县医院", role=Role.LEAD),
        mc.Membership(consortium="医共体", institution="镇卫生院", role=Role.MEMBER),
    ).build()


def show(report: mc.rules.Report) -> None:
    """Print what a report found."""
    print({outcome.en: n for outcome, n in report.outcomes.counts().items()})
    for finding in report.findings:
        print(f"  {finding.rule.code} {finding.message.en}; {finding.cure and finding.cure.en}")


def main() -> None:
    """Check the county before and after it makes a charter."""
    network = county()
    show(mc.check(network, on=DAY))

    charter = mc.Instrument(
        id="章程",
        kind=InstrumentKind.CHARTER,
        consortium="医共体",
        since="2025-01-01",
        until="open",
    )
    show(mc.check(mc.NetworkBuilder(network).add(charter).build(), on=DAY))


if __name__ == "__main__":
    main()
