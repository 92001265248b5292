"""Whatever rules judge has a name that people understand."""

from __future__ import annotations

import pytest

from medconsortium.model import (
    Consortium,
    Department,
    Institution,
    Instrument,
    Link,
    MemberGroup,
    Membership,
    Network,
    Platform,
)
from medconsortium.rules.judging.naming import name_of
from medconsortium.text import Text
from medconsortium.vocabulary import LinkKind

NETWORK = Network(
    institutions=[
        Institution(id="a", name=Text("甲医院", "Hospital A")),
        Institution(id="b", name="乙医院"),
    ],
    departments=[Department(id="d", name="病理科")],
    consortia=[Consortium(id="c", name=Text("医共体", "Community"))],
    platforms=[Platform(id="p", name="平台")],
    instruments=[Instrument(id="i")],
    links=[Link(id="l", origin="a", target="d", kind=LinkKind.REFERRAL_UP)],
    memberships=[
        Membership(id="m1", consortium="c", institution="b"),
        Membership(id="m2", consortium="c", department="d"),
        Membership(id="m3", consortium="c", group=MemberGroup(description="若干医院")),
    ],
)


@pytest.mark.parametrize(
    ("table", "row_id", "zh", "en"),
    [
        ("institutions", "a", "甲医院", "Hospital A"),
        ("institutions", "b", "乙医院", None),
        ("consortia", "c", "医共体", "Community"),
        ("platforms", "p", "平台", None),
        ("instruments", "i", "i", "i"),
        (
            "links",
            "l",
            f"甲医院 → 病理科（{LinkKind.REFERRAL_UP.zh}）",
            f"Hospital A → 病理科 ({LinkKind.REFERRAL_UP.en})",
        ),
        ("memberships", "m1", "医共体 → 乙医院", "Community → 乙医院"),
        ("memberships", "m2", "医共体 → 病理科", "Community → 病理科"),
        ("memberships", "m3", "医共体", "Community"),
    ],
)
def test_it_is_called_as_people_call_it(table: str, row_id: str, zh: str, en: str | None) -> None:
    assert name_of(NETWORK, table, row_id) == Text(zh, en)
