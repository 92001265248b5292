from __future__ import annotations

from typing import Any

import pytest
from tests.rules.rows import DAY, consortium, department, institution, member, network

from medconsortium.model import Listing, Row, Service
from medconsortium.rules import Facts
from medconsortium.rules.judging.phases import Phases
from medconsortium.vocabulary import Completeness, Phase, ServiceItem, ServiceStatus

ALL = Completeness.COMPLETE
RECOVERY = Listing([Phase.RECOVERY], ALL)
ACUTE = Listing([Phase.ACUTE], ALL)


def service(provider: str = "甲", **about: Any) -> Service:
    given = {
        "phases": RECOVERY,
        "status": ServiceStatus.OPERATING,
        "since": "2019",
        "until": "open",
    }
    return Service(id="服务", provider=provider, **{**given, **about})


def taken(*rows: Row, listed: str = "complete", items: tuple[ServiceItem, ...] = ()) -> int:
    fields = {"services_completeness": Completeness.parse(listed)}
    facts = Facts(network(institution("甲", fields=fields), *rows), DAY)
    return int(Phases(facts).taken(Phase.RECOVERY, items=items)[0])


@pytest.mark.parametrize(
    ("rows", "expected", "partly"),
    [
        ([service()], 1, 1),
        ([service(phases=Listing([Phase.RECOVERY, Phase.ACUTE]))], 1, 1),
        ([service(phases=ACUTE)], 0, -1),
        ([service(phases=Listing([Phase.ACUTE]))], -1, -1),
        ([service(phases=None)], -1, -1),
        ([service(status=ServiceStatus.SUSPENDED)], 0, -1),
        ([service(status=None)], -1, -1),
        ([service(until="2020")], 0, -1),
        ([service(until=None)], -1, -1),
        ([department("甲科", "甲"), service("甲科")], 1, 1),
        ([department("某科"), service("某科")], -1, -1),
        ([department("某科"), service("某科", phases=ACUTE)], 0, -1),
        ([institution("乙"), service("乙")], 0, -1),
        ([], 0, -1),
    ],
)
def test_who_takes_a_phase(rows: list[Row], expected: int, partly: int) -> None:
    assert taken(*rows) == expected
    assert taken(*rows, listed="partial") == partly


@pytest.mark.parametrize(
    ("item", "phases", "expected"),
    [
        (ServiceItem.REHABILITATION, ACUTE, 1),
        (ServiceItem.DELIVERY, ACUTE, 0),
        (None, ACUTE, -1),
        (None, RECOVERY, 1),
    ],
)
def test_an_item_will_do_as_well(
    item: ServiceItem | None, phases: Listing[Phase], expected: int
) -> None:
    row = service(item=item, phases=phases)
    assert taken(row, items=(ServiceItem.REHABILITATION,)) == expected


def test_what_would_settle_it() -> None:
    listed = institution("乙", fields={"services_completeness": ALL})
    rows = [consortium(), institution("甲"), listed, member("甲"), member("乙"), department("某科")]
    facts = Facts(network(*rows, member("某科")), DAY)
    missing = [Phases(facts).missing(m) for m in facts.network.memberships.values()]
    assert missing == [
        ("services", "institutions.services_completeness"),
        ("services.phases", "services.status", "services.since", "services.until"),
        (),
    ]
