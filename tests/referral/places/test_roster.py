"""Institutions in the order of their ids."""

from __future__ import annotations

import pickle
from collections.abc import Callable

import pytest
from tests.referral.crowded import SEEDS, crowded, shuffled

from medconsortium.model import Network
from medconsortium.model.levels import functional_level, is_continuing_care, is_primary
from medconsortium.referral.places.roster import host_of, roster_of

CODE = {True: 1, False: 0, None: -1}


@pytest.mark.parametrize("seed", SEEDS)
def test_columns_say_of_each_row_what_the_row_says(seed: int) -> None:
    network = crowded(seed)
    roster = roster_of(network)
    ids = sorted(network.institutions)
    rows = [network.institutions[i] for i in ids]
    levels = [functional_level(row) for row in rows]
    assert roster.ids(range(len(roster))) == tuple(ids)
    assert [roster.row(i) for i in ids] == list(range(len(ids)))
    assert roster.level.tolist() == [-1 if level is None else level for level in levels]
    assert roster.primary.tolist() == [CODE[is_primary(row)] for row in rows]
    assert roster.is_continuing_care.tolist() == [is_continuing_care(row) for row in rows]
    places = [network.divisions.row_number(row.division or "") for row in rows]
    assert roster.division.tolist() == places


@pytest.mark.parametrize("seed", SEEDS)
def test_references_lead_to_rows_a_department_to_its_host(seed: int) -> None:
    network = shuffled(seed)
    roster = roster_of(network)
    found = roster.rows_of(network.links.columns.origin).tolist()
    hosts = [host_of(network, link.origin) for link in network.links.values()]
    assert found == [-1 if host is None else roster.row(host) for host in hosts]


def test_hosts(network_of: Callable[[str], Network]) -> None:
    network = network_of("甲; &科 of=甲; &队")
    assert [host_of(network, care) for care in ("甲", "科", "队")] == ["甲", "甲", None]
    assert roster_of(network).hosts.tolist() == [0, -1, -1]
    assert roster_of(network).row("乙") == -1


def test_made_once_for_a_network_and_not_pickled(network_of: Callable[[str], Network]) -> None:
    network = network_of("乙; 甲")
    roster = roster_of(network)
    assert roster_of(network) is roster
    assert roster.level is roster.level
    again = pickle.loads(pickle.dumps(roster))  # noqa: S301
    assert again.places.tolist() == roster.places.tolist()
    assert roster.ids([0, 1]) == ("乙", "甲")
    assert len(roster_of(Network())) == 0
