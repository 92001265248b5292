from __future__ import annotations

from typing import Any

import pytest
from tests.rules.rows import consortium, member, network, outcome, verdict

from medconsortium.rules.families.general.unnamed_kind import unnamed_kind
from medconsortium.text import Text
from medconsortium.vocabulary import ConsortiumKind

AIR = {"kind_label": Text("航空医疗联盟", "air medical alliance")}


@pytest.mark.parametrize(
    ("kind", "fields", "expected"),
    [
        *((kind.key, {}, "pass") for kind in ConsortiumKind if kind is not ConsortiumKind.OTHER),
        ("specialty_alliance", AIR, "pass"),
        ("other", AIR, "pass"),
        ("other", {"kind_label": Text(en="air medical alliance")}, "pass"),
        ("other", {}, "fail"),
        (None, {}, "not_assessed"),
        (None, AIR, "not_assessed"),  # a name does not say which form it is
    ],
)
def test_decided_cases(kind: str | None, fields: dict[str, Any], expected: str) -> None:
    judged = network(consortium(kind, fields=fields), member("甲", "lead"))
    assert outcome(unnamed_kind, judged) == expected


def test_a_planned_network_need_not_say() -> None:
    judged = network(consortium("other", status="planned"))
    assert outcome(unnamed_kind, judged) == "not_applicable"


def test_a_finding_names_the_kind() -> None:
    found = verdict(unnamed_kind, network(consortium("other")))
    assert [e.in_language("zh") for e in found.evidence] == ["形式：其他医联体"]
