from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from medconsortium.model import Network
from medconsortium.planning.synthetic.assembly import assembled


def test_a_region_is_put_together_under_the_name_it_is_given() -> None:
    network = assembled(
        np.random.default_rng(1), within="460300", region="三沙", missing=0.0, violations={}
    )
    assert str(network.title and network.title.zh) == "三沙（合成数据）"
    (source,) = network.sources.values()
    assert source.place == "a generator, missing=0.0"
    assert len(network.institutions) > 3


def test_what_one_step_draws_does_not_move_the_others() -> None:
    whole, holed = (
        assembled(5, within="430923", region="县", missing=missing, violations={})
        for missing in (0.0, 0.5)
    )
    assert list(whole.institutions) == list(holed.institutions)
    assert np.array_equal(whole.links.columns.origin.row, holed.links.columns.origin.row)


def test_a_network_with_nothing_left_out_is_held_as_rows_too() -> None:
    network = assembled(5, within="430923101", region="镇", missing=0.0, violations={})
    rows: dict[str, Any] = {name: list(network.table(name).values()) for name in ROOMS}
    assert Network(title=network.title, synthetic=True, **rows) == network


ROOMS = (
    "sources",
    "divisions",
    "parties",
    "institutions",
    "services",
    "consortia",
    "memberships",
    "instruments",
    "links",
    "platforms",
    "recognitions",
    "observations",
)


def test_a_share_of_nothing_is_refused() -> None:
    with pytest.raises(ValueError, match="share"):
        assembled(1, within=None, region="", missing=2, violations={})
