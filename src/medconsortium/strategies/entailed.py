"""Breaches that cannot but break a second rule, each with the reason in the words of both."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from attrs import frozen

from medconsortium.text import Text

__all__ = ["ENTAILED", "Entailed", "rules_broken_by"]


@frozen
class Entailed:
    """The other rule that fails, by its code, and why it must."""

    rule: str
    reason: Text


_NATIONAL_LEAD = Entailed(
    "RDN003",
    Text(
        "国家级牵头医院属于现行名单所列数量之内",
        "the national lead is one of those whose number the list in force states",
    ),
)

ENTAILED: Mapping[tuple[str, str], Entailed] = MappingProxyType(
    {
        ("RDN001", "no-national-lead"): _NATIONAL_LEAD,
        ("RDN001", "two-national-leads"): _NATIONAL_LEAD,
        ("CMC008", "no-rules-of-referral"): Entailed(
            "REF002",
            Text(
                "既无转诊标准又无转诊流程时，两条规则都不满足",
                "where there is neither a referral standard nor a procedure, both rules miss them",
            ),
        ),
        ("CMC009", "systems-not-joined"): Entailed(
            "MGT007",
            Text(
                "信息仅共享而未统一时，所要求的五个方面也缺其一",
                "unified information, if only shared, is also one of the five domains asked for",
            ),
        ),
        ("CMG004", "pilot-with-empty-grid"): Entailed(
            "GRD001",
            Text(
                "试点是城市医疗集团，而城市医疗集团都有网格",
                "a pilot is an urban group, and every urban group has a grid",
            ),
        ),
        ("REF006", "isolated-primary-institution"): Entailed(
            "REF001",
            Text(
                "没有任何转诊联系的机构，也没有到牵头单位的途径",
                "who has no link at all for patients, has no way to the lead either",
            ),
        ),
    }
)
"""By the code of a rule and the name of its breach."""


def rules_broken_by(rule: str, breach: str) -> frozenset[str]:
    """Return the codes of the rules that fail in `broken_networks` of a rule and a mode.

    >>> sorted(rules_broken_by("CMG004", "pilot-with-empty-grid"))
    ['CMG004', 'GRD001']
    """
    other = ENTAILED.get((rule, breach))
    return frozenset({rule} if other is None else {rule, other.rule})
