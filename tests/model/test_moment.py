"""A network on a day: what is out of force goes, what is mentioned stays, doubt is marked."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from medconsortium.model import (
    Consortium,
    Department,
    Division,
    HostedCentre,
    Institution,
    Instrument,
    Link,
    Membership,
    Moment,
    Network,
    Observation,
    Party,
    Service,
    Source,
)
from medconsortium.vocabulary import Centre, LinkKind, Measure

ON = date(2020, 6, 1)
PAST: dict[str, Any] = {"since": "2010", "until": "2019"}
FUTURE: dict[str, Any] = {"since": "2021", "until": "open"}
NOW: dict[str, Any] = {"since": "2010", "until": "open"}
MAYBE: dict[str, Any] = {"since": "2020", "until": "open"}


def institution(row_id: str, period: dict[str, Any], part_of: str | None = None) -> Institution:
    return Institution(id=row_id, name=row_id, part_of=part_of, **period)


def ids(moment: Moment, table: str) -> list[str]:
    return list(moment.network.table(table))


def test_what_is_out_of_force_goes_and_what_may_be_in_force_is_marked() -> None:
    network = Network(
        title="某县",
        synthetic=True,
        institutions=[
            institution("past", PAST),
            institution("now", NOW),
            institution("future", FUTURE),
            institution("maybe", MAYBE),
            institution("silent", {}),
        ],
    )
    moment = network.at(ON)
    assert ids(moment, "institutions") == ["now", "maybe", "silent"]
    assert moment.doubtful == {("institutions", "maybe"), ("institutions", "silent")}
    assert moment.kept == frozenset()
    assert moment.on == ON
    assert (moment.network.title, moment.network.synthetic) == (network.title, True)


@pytest.mark.parametrize(
    ("day", "left"),
    [
        (date(2009, 12, 31), []),
        (date(2010, 1, 1), ["x"]),
        (date(2010, 12, 31), ["x"]),
        (date(2011, 1, 1), []),
    ],
)
def test_both_ends_of_a_period_belong_to_it(day: date, left: list[str]) -> None:
    period = {"since": "2010-01-01", "until": "2010-12-31"}
    moment = Network(institutions=[institution("x", period)]).at(day)
    assert ids(moment, "institutions") == left
    assert moment.doubtful == frozenset()


def test_a_row_goes_with_what_it_cannot_be_without() -> None:
    network = Network(
        divisions=[Division(id="区", **PAST)],
        institutions=[institution("县", NOW), institution("废", PAST)],
        consortia=[Consortium(id="体", name="体", **PAST)],
        memberships=[Membership(consortium="体", institution="县", **NOW)],
        services=[Service(provider="废", **NOW), Service(provider="县", **NOW)],
        links=[
            Link(id="out", origin="县", target="废", kind=LinkKind.BOOKING, **NOW),
            Link(id="in", origin="废", target="县", kind=LinkKind.BOOKING, **NOW),
        ],
        observations=[Observation(subject="区", measure=Measure.at(0), value=1, **NOW)],
    )
    moment = network.at(ON)
    assert repr(moment.network) == "<Network: 1 institution, 1 service>"
    assert moment.doubtful == moment.kept == frozenset()


def test_a_closed_institution_that_is_still_mentioned_stays_and_is_marked() -> None:
    network = Network(
        institutions=[institution("废", PAST), institution("站", NOW, part_of="废")],
        consortia=[Consortium(id="体", name="体", **NOW)],
        memberships=[Membership(id="m", consortium="体", institution="废", **NOW)],
    )
    moment = network.at(ON)
    assert ids(moment, "institutions") == ["废", "站"]
    assert ids(moment, "memberships") == ["m"]
    assert moment.kept == {("institutions", "废")}
    assert moment.doubtful == frozenset()


def test_what_a_kept_row_mentions_stays_too() -> None:
    network = Network(
        divisions=[Division(id="旧区", parent="旧市", **PAST), Division(id="旧市", **PAST)],
        parties=[Party(id="旧局", name="旧局", **PAST)],
        institutions=[
            Institution(id="废", name="废", division="旧区", **PAST),
            institution("站", NOW, part_of="废"),
        ],
    )
    moment = network.at(ON)
    assert moment.kept == {("institutions", "废"), ("divisions", "旧区"), ("divisions", "旧市")}
    assert ids(moment, "parties") == []


def test_what_is_mentioned_deep_inside_a_row_stays_too() -> None:
    centre = HostedCentre(centre=Centre.ECG, host="旧局")
    network = Network(
        parties=[Party(id="旧局", name="旧局", **PAST), Party(id="又局", name="又局", **PAST)],
        consortia=[Consortium(id="体", name="体", centres=[centre], **NOW)],
        instruments=[Instrument(id="书", parties=["又局"], **NOW)],
    )
    assert network.at(ON).kept == {("parties", "旧局"), ("parties", "又局")}


def test_what_only_a_gone_row_mentions_goes() -> None:
    network = Network(
        divisions=[Division(id="旧区", **PAST)],
        institutions=[Institution(id="废", name="废", division="旧区", **PAST)],
    )
    assert network.at(ON).network == Network()


def test_a_row_that_may_be_in_force_keeps_what_it_mentions() -> None:
    network = Network(
        institutions=[institution("废", PAST), institution("站", MAYBE, part_of="废")]
    )
    moment = network.at(ON)
    assert moment.kept == {("institutions", "废")}
    assert moment.doubtful == {("institutions", "站")}


def test_sources_have_no_period_and_stay() -> None:
    network = Network(
        sources=[Source(id="s")],
        institutions=[Institution(id="废", name="废", sources=["s"], **PAST)],
    )
    assert network.at(ON).network == Network(sources=[Source(id="s")])


def test_a_department_stays_and_its_closed_institution_is_kept() -> None:
    network = Network(
        institutions=[institution("废", PAST)],
        departments=[Department(id="科", name="科", institution="废", **NOW)],
    )
    moment = network.at(ON)
    assert ids(moment, "departments") == ["科"]
    assert moment.kept == {("institutions", "废")}


def test_a_tie_left_alone_goes_by_its_plain_key_and_is_marked_by_it() -> None:
    member: dict[str, Any] = {"consortium": "体", "institution": "县", "since": "2019"}
    network = Network(
        institutions=[institution("县", NOW)],
        consortia=[Consortium(id="体", name="体", **NOW)],
        memberships=[Membership(**member, unit="a", until="2019"), Membership(**member, unit="b")],
    )
    assert list(network.memberships) == ["体/县/-/2019", "体/县/-/2019#2"]
    moment = network.at(ON)
    assert [(m.id, m.unit) for m in moment.network.memberships.values()] == [("体/县/-/2019", "b")]
    assert moment.doubtful == {("memberships", "体/县/-/2019")}


def test_the_original_is_left_as_it_was() -> None:
    network = Network(institutions=[institution("past", PAST)])
    digest = network.digest
    assert len(network.at(ON).network.institutions) == 0
    assert list(network.institutions) == ["past"]
    assert network.digest == digest
