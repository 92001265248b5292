"""What happened to one institution."""

from __future__ import annotations

import pytest

from medconsortium.errors import NotFoundError
from medconsortium.model import (
    Consortium,
    Institution,
    Instrument,
    Link,
    Membership,
    Network,
    OtherName,
    Service,
)
from medconsortium.model.changes.history import history
from medconsortium.vocabulary import LinkKind, NameKind, ServiceItem

NETWORK = Network(
    institutions=[
        Institution(
            id="甲",
            name="甲医院",
            since="1958",
            other_names=[OtherName(name="旧名医院", kind=NameKind.FORMER, until="1999")],
        ),
        Institution(id="乙", name="乙医院"),
    ],
    consortia=[Consortium(id="早", name="早"), Consortium(id="晚", name="晚")],
    memberships=[
        Membership(consortium="晚", institution="甲", since="2020-05"),
        Membership(consortium="早", institution="甲", since="2013", until="2019"),
        Membership(consortium="早", institution="乙", since="2012"),
    ],
    services=[Service(provider="甲", item=ServiceItem.MDT, since="2016")],
    links=[
        Link(origin="乙", target="甲", kind=LinkKind.REFERRAL_UP, since="2014"),
        Link(origin="甲", target="乙", kind=LinkKind.REFERRAL_DOWN),
    ],
    instruments=[
        Instrument(id="协议", parties=["甲", "乙"], since="2013-02"),
        Instrument(id="别的", parties=["乙"], since="2013-01"),
    ],
)


def test_the_earliest_stands_first_and_the_undated_last() -> None:
    told = [(str(e.since) if e.since else None, e.about) for e in history(NETWORK, "旧名医院")]
    assert told == [
        ("1958", ("institutions", "甲")),
        ("2013", ("memberships", "早/甲/-/2013")),
        ("2013-02", ("instruments", "协议")),
        ("2014", ("links", "乙/甲/referral_up/2014")),
        ("2016", ("services", "甲/mdt/2016")),
        ("2020-05", ("memberships", "晚/甲/-/2020-05")),
        (None, ("institutions", "甲")),
        (None, ("links", "甲/乙/referral_down/-")),
    ]


def test_overlapping_memberships_can_be_read_off() -> None:
    episodes = history(NETWORK, "甲")
    periods = [(str(e.since), str(e.until)) for e in episodes if e.about[0] == "memberships"]
    assert periods == [("2013", "2019"), ("2020-05", "None")]


def test_an_unknown_institution_is_named() -> None:
    with pytest.raises(NotFoundError):
        history(NETWORK, "丙")
