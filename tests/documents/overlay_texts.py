"""Overlays as documents: one that uses every key, and what is wrong with others."""

from __future__ import annotations

__all__ = ["HEAD", "WHOLE", "WRONG"]

WHOLE = """\
format: medconsortium-overlay/1
name: {zh: 某省医联体管理实施办法, en: Measures of a province}
regulations:
  our-province-2025:
    number: 某卫发〔2025〕3号
    title: {zh: 某省医联体管理实施办法, en: Measures of a province}
    issuer: 某省卫生健康委员会
    issued: 2025-01-15
    published: 2025-01
    in_force: {day: 2025-03-01, basis: found}
    basis: stated
    bases: {number: found}
    superseded_by: guoweiyifa-2020-13
    address: https://example.org
    topics:
      charter:
        label: {zh: 章程, en: charter}
        gist: {zh: 一年内制定章程。, en: Charters are made within a year.}
        basis: found
        articles: [3]
        due: 2026-03-01
    parameters:
      hospitals:
        label: {zh: 医院数, en: hospitals}
        unit: {zh: 家, en: hospitals}
        bound: at_least
        topic: charter
        values: [{since: 2025-03-01, value: 2}]
      centres:
        label: {zh: 中心, en: centres}
        vocabulary: Centre
        values:
          - {since: 2025-03-01, value: [imaging], basis: found, cite: our-province-2025#charter}
add: [GEN001]
changes:
  - rule: MGT003
    severity: 警告
    since: 2026-03-01
    until: 2030-12-31
    cite: our-province-2025#charter
  - {rule: missing-grid, ignored: true, cite: guoweiyifa-2020-13#grid-layout}
parameters:
  - parameter: guoweibanjicenghan-2025-121#imaging-coverage
    values:
      - {since: 2026-06-30, value: 90, cite: our-province-2025#charter}
      - since: "2027"
        value: 95.5
        bound: more_than
        unit: 成
        basis: found
        cite: our-province-2025#charter
  - parameter: guoweiyifa-2020-13#management-centres
    values: [{since: "2026", value: [finance, 信息管理中心], cite: our-province-2025#charter}]
"""

HEAD = """\
format: medconsortium-overlay/1
name: 某省
regulations:
  ours:
    title: 某省办法
    in_force: 2025-03-01
    basis: stated
    topics: {charter: {label: 章程, gist: 制定章程。}}
"""
COVERAGE = "guoweibanjicenghan-2025-121#imaging-coverage"


def _values(values: str, parameter: str = COVERAGE) -> str:
    return f"parameters:\n  - parameter: {parameter}\n    values: [{values}]\n"


# What is wrong: what stands after HEAD, and (code, path, line) of the faults.
WRONG: dict[str, tuple[str, list[tuple[str, str, int]]]] = {
    "a misspelt key of a topic": (
        "  more:\n    title: t\n    basis: stated\n    topics: {a: {lable: x, gist: y}}\n",
        [
            ("missing-key", "$.regulations.more.topics.a.label", 12),
            ("unknown-key", "$.regulations.more.topics.a.lable", 12),
        ],
    ),
    "a term that is none": (
        "  more: {title: t, basis: sure}\n",
        [("unknown-term", "$.regulations.more.basis", 9)],
    ),
    "a day that is none": (
        "  more: {title: t, basis: stated, issued: 2025-13}\n",
        [("bad-date", "$.regulations.more.issued", 9)],
    ),
    "a day with too much": (
        "  more: {title: t, basis: stated, issued: {day: 2025-01-01, by: us}}\n",
        [("wrong-type", "$.regulations.more.issued", 9)],
    ),
    "a regulation that is no mapping": (
        "  more: 3\n",
        [("wrong-type", "$.regulations.more", 9)],
    ),
    "a regulation that is shipped": (
        "  guoweiyifa-2020-13: {title: t, basis: stated}\n",
        [("given-twice", '$.regulations["guoweiyifa-2020-13"]', 9)],
    ),
    "a key that nothing could cite": (
        "  a b: {title: t, basis: stated}\n",
        [("bad-key", '$.regulations["a b"]', 9)],
    ),
    "superseded by nothing": (
        "  more: {title: t, basis: stated, superseded_by: nothing}\n",
        [("unknown-citation", "$.regulations.more.superseded_by", 9)],
    ),
    "a value that cites nothing": (
        """\
  more:
    title: t
    basis: stated
    parameters:
      p: {label: l, values: [{since: 2025-01-01, value: 1, cite: more#none}]}
""",
        [("unknown-citation", "$.regulations.more.parameters.p.values[0]", 13)],
    ),
    "an unknown rule to add": ("add: [XYZ001]\n", [("unknown-rule", "$.add[0]", 9)]),
    "rules to add that are no list": ("add: GEN001\n", [("wrong-type", "$.add", 9)]),
    "an unknown rule to change": (
        "changes: [{rule: XYZ001, cite: ours#charter}]\n",
        [("unknown-rule", "$.changes[0].rule", 9)],
    ),
    "an unknown severity": (
        "changes: [{rule: MGT003, severity: grave, cite: ours#charter}]\n",
        [("unknown-term", "$.changes[0].severity", 9)],
    ),
    "a rule that is a number": (
        "changes: [{rule: 3, cite: ours#charter}]\n",
        [("wrong-type", "$.changes[0].rule", 9)],
    ),
    "a parameter that is a number": (
        _values("{since: 2026-01-01, value: 1, cite: ours#charter}", "3"),
        [("wrong-type", "$.parameters[0].parameter", 10)],
    ),
    "no ground": ("changes: [{rule: MGT003}]\n", [("missing-key", "$.changes[0].cite", 9)]),
    "an unknown ground": (
        "changes: [{rule: MGT003, cite: ours#none}]\n",
        [("unknown-citation", "$.changes[0].cite", 9)],
    ),
    "a ground of which no day is known": (
        """\
  more: {title: t, basis: stated, topics: {a: {label: l, gist: g}}}
changes: [{rule: MGT003, cite: more#a}]
""",
        [("unknown-day", "$.changes[0].cite", 10)],
    ),
    "a ground in a regulation that cannot be read": (
        "  more: {title: t, basis: sure}\nchanges: [{rule: MGT003, cite: more#a}]\n",
        [("unknown-term", "$.regulations.more.basis", 9)],
    ),
    "a reversed period": (
        "changes: [{rule: MGT003, since: 2026-01-02, until: 2026-01-01, cite: ours#charter}]\n",
        [("reversed-period", "$.changes[0].until", 9)],
    ),
    "an unknown parameter": (
        _values("{since: 2026-01-01, value: 1, cite: ours#charter}", "ours#none"),
        [("unknown-parameter", "$.parameters[0].parameter", 10)],
    ),
    "no values": (_values(""), [("empty-list", "$.parameters[0].values", 11)]),
    "values out of order": (
        _values(
            "{since: 2026-01-02, value: 1, cite: ours#charter}, "
            "{since: 2026-01-01, value: 2, cite: ours#charter}"
        ),
        [("wrong-order", "$.parameters[0].values", 11)],
    ),
    "terms for a number": (
        _values("{since: 2026-01-01, value: [imaging], cite: ours#charter}"),
        [("wrong-type", "$.parameters[0].values[0].value", 11)],
    ),
    "a number for terms": (
        _values(
            "{since: 2026-01-01, value: 3, cite: ours#charter}",
            "guoweiyifa-2020-13#management-centres",
        ),
        [("wrong-type", "$.parameters[0].values[0].value", 11)],
    ),
    "a value that is neither": (
        _values("{since: 2026-01-01, value: true, cite: ours#charter}"),
        [("wrong-type", "$.parameters[0].values[0].value", 11)],
    ),
    "an unknown term among terms": (
        _values(
            "{since: 2026-01-01, value: [imaging, none], cite: ours#charter}",
            "guoweiyifa-2020-13#management-centres",
        ),
        [("unknown-term", "$.parameters[0].values[0].value[1]", 11)],
    ),
    "an unknown bound": (
        _values("{since: 2026-01-01, value: 1, bound: roughly, cite: ours#charter}"),
        [("unknown-term", "$.parameters[0].values[0].bound", 11)],
    ),
    "a value from a day that is none": (
        _values("{since: 2026-13, value: 1, cite: ours#charter}"),
        [("bad-date", "$.parameters[0].values[0].since", 11)],
    ),
    "a value on an unknown ground": (
        _values("{since: 2026-01-01, value: 1, cite: nothing#at-all}"),
        [("unknown-citation", "$.parameters[0].values[0].cite", 11)],
    ),
    "a parameter given twice": (
        _values("{since: 2026-01-01, value: 1, cite: ours#charter}")
        + f"  - {{parameter: {COVERAGE}, values: [{{since: 2026-01-01, value: 1, "
        "cite: ours#charter}]}\n",
        [("given-twice", "$.parameters[1].parameter", 12)],
    ),
    "several at once": (
        "  more: {title: t, basis: sure}\nadd: [XYZ001]\nchanges: [{rule: XYZ002}]\n",
        [
            ("missing-key", "$.changes[0].cite", 11),
            ("unknown-term", "$.regulations.more.basis", 9),
            ("unknown-rule", "$.add[0]", 10),
            ("unknown-rule", "$.changes[0].rule", 11),
        ],
    ),
}
