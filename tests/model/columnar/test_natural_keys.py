"""Natural keys of columns: those that rows would have."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pytest

from medconsortium.model import (
    Consortium,
    Department,
    Institution,
    Link,
    MemberGroup,
    Membership,
    Network,
    Recognition,
    Service,
)
from medconsortium.model.columnar import rows as rows_module
from medconsortium.model.columnar.columns import string_column
from medconsortium.model.columnar.natural_keys import natural_keys, own_ids
from medconsortium.model.ids import with_natural_keys
from medconsortium.text import Text
from medconsortium.vocabulary import LinkKind, Role, ServiceItem, Subject

INSTITUTIONS = [Institution(id="县", name="某县医院"), Institution(id="-", name="无名")]
DEPARTMENTS = [Department(id="科", name="内科", institution="县")]
CONSORTIA = [Consortium(id="体", name="医共体")]


def each_by_itself(network: Network, table: str) -> list[str]:
    """Return the ids of a table, each asked for before any other is known."""
    held: Any = network.table(table)._held
    found = []
    for number in range(len(held)):
        found.append(network.table(table).id_at(number))
        vars(held).pop("ids", None)
    return found


def rebuilt(**rows: Sequence[Any]) -> Network:
    """Return the network of rows, by way of columns that hold no derived ids."""
    given: dict[str, Any] = {
        "institutions": INSTITUTIONS,
        "departments": DEPARTMENTS,
        "consortia": CONSORTIA,
        **rows,
    }
    network = Network(**given)
    columns = {name: dict(network.table(name).given) for name in given}
    for name in rows:
        columns[name]["id"] = own_ids(columns[name]["id"])  # type: ignore[arg-type]
    return Network.from_columns(tables=columns)


@pytest.mark.parametrize(
    "rows",
    [
        [
            Membership(consortium="体", institution="县", role=Role.LEAD, since="2013-05"),
            Membership(consortium="体", department="科", since="2013-05-20/.."),
            Membership(consortium="体", group=MemberGroup(description=Text(en="all/others"))),
        ],
        [  # ties: by content, by a group that is called as an institution is, by an id of "-"
            Membership(consortium="体", institution="县", unit="乙"),
            Membership(consortium="体", institution="县", unit="甲"),
            Membership(consortium="体", group=MemberGroup(description="县")),
            Membership(consortium="体", institution="县", unit="甲"),
        ],
        [
            Membership(id="own", consortium="体", institution="县"),
            Membership(consortium="体", institution="县"),
            Membership(id="a/b", consortium="体", institution="县"),
        ],
        [],
    ],
)
def test_of_memberships(rows: list[Membership]) -> None:
    assert each_by_itself(rebuilt(memberships=rows), "memberships") == [
        row.id for row in with_natural_keys(rows)
    ]
    assert list(rebuilt(memberships=rows).memberships.values()) == with_natural_keys(rows)


def test_of_rows_that_state_nothing_or_something_like_it() -> None:
    rows = [
        Recognition(item="CT"),
        Recognition(item="CT", origin="-"),
        Recognition(item="a/b", consortium="体"),
        Recognition(item="MRI", origin="科", target="县", consortium="体"),
    ]
    keyed = with_natural_keys(rows)
    assert each_by_itself(rebuilt(recognitions=rows), "recognitions") == [row.id for row in keyed]
    assert list(rebuilt(recognitions=rows).recognitions.values()) == keyed


def test_of_links_and_services() -> None:
    links = [
        Link(origin="县", target="科", kind=LinkKind.REFERRAL_UP),
        Link(origin="科", target="县", kind=LinkKind.REFERRAL_UP, since="2020"),
        Link(origin="科", target="县", kind=LinkKind.REFERRAL_UP, since="2020"),
    ]
    services = [
        Service(provider="县", subject=Subject.at(0)),
        Service(provider="县", subject=Subject.at(1), item=ServiceItem.at(0)),
        Service(provider="科"),
    ]
    network = rebuilt(links=links, services=services)
    assert each_by_itself(network, "links") == [row.id for row in with_natural_keys(links)]
    assert each_by_itself(network, "services") == [row.id for row in with_natural_keys(services)]
    assert list(network.links.values()) == with_natural_keys(links)
    assert list(network.services.values()) == with_natural_keys(services)


def test_ids_of_a_few_rows_are_derived_without_all_others(monkeypatch: pytest.MonkeyPatch) -> None:
    links = [
        Link(origin="县", target="科", kind=LinkKind.REFERRAL_UP, since=str(year))
        for year in range(1900, 2020)
    ]
    network, derived = rebuilt(links=links), []

    def counted(*args: Any, **kept: Any) -> Any:
        derived.append(args)
        return natural_keys(*args, **kept)

    monkeypatch.setattr(rows_module, "natural_keys", counted)
    names = [network.links.id_at(number) for number in range(60)]
    assert names == [f"县/科/referral_up/{year}" for year in range(1900, 1960)]
    assert not derived
    assert network.links.id_at(119) == network.links.row(119).id == "县/科/referral_up/2019"
    assert [network.links.row(number).id for number in range(60)] == names
    assert len(derived) == 1


def test_columns_that_are_left_out_state_nothing() -> None:
    columns: dict[str, Any] = {
        name: dict(Network(institutions=INSTITUTIONS, consortia=CONSORTIA).table(name).given)
        for name in ("institutions", "consortia")
    }
    network = Network(
        institutions=INSTITUTIONS,
        consortia=CONSORTIA,
        memberships=[Membership(consortium="体", institution="县")],
    )
    held = network.memberships.given
    columns["memberships"] = {name: held[name] for name in ("consortium", "institution")}
    assert Network.from_columns(tables=columns) == network
    assert list(Network.from_columns(tables=columns).memberships) == ["体/县/-/-"]


def test_own_ids_are_those_without_a_slash() -> None:
    own = own_ids(string_column(["m1", "", None, "体/县/-/-", "m2", "/"]))
    assert own.valid.tolist() == [True, False, False, False, True, False]
