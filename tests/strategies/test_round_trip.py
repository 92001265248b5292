from __future__ import annotations

import re
from typing import Any

import pytest
from attrs import evolve
from hypothesis import strategies as st

import medconsortium as mc
from medconsortium.model import Institution, Network, with_rows
from medconsortium.strategies import check_round_trip

PLAIN = Network(institutions=[Institution(id="甲", name="甲", beds=9)])


def read_without(*fields: str) -> Any:
    def read(data: Any) -> Network:
        network = mc.documents.decode(data)
        nothing: dict[str, Any] = dict.fromkeys(fields)
        return with_rows(network, [evolve(r, **nothing) for r in network.institutions.values()])

    return read


def test_what_is_read_back_passes() -> None:
    check_round_trip(mc.documents.encode, mc.documents.decode)


def test_what_is_lost_is_told() -> None:
    with pytest.raises(AssertionError, match=re.escape("institutions 甲 beds: 9 -> None")):
        check_round_trip(mc.documents.encode, read_without("beds"), networks=st.just(PLAIN))


def test_the_smallest_network_is_told() -> None:
    with pytest.raises(AssertionError) as raised:
        check_round_trip(
            mc.documents.encode,
            read_without("beds"),
            networks=mc.strategies.networks(max_consortia=0),
        )
    assert "长沙县人民医院 beds: 200 -> None" in str(raised.value)
    assert str(raised.value).count("\n") == 1


@pytest.mark.parametrize(
    ("again", "said"),
    [
        (Network(), "lost: institutions 甲"),
        (with_rows(PLAIN, [Institution(id="乙", name="乙")]), "new: institutions 乙"),
        (
            Network(institutions=[Institution(id="乙", name="甲", beds=9)]),
            "renamed: institutions 甲 -> 乙",
        ),
        (Network(title="某县", institutions=PLAIN.institutions.values()), "title and mark"),
    ],
)
def test_every_sort_of_difference_is_told(again: Network, said: str) -> None:
    with pytest.raises(AssertionError, match=said):
        check_round_trip(lambda network: network, lambda _: again, networks=st.just(PLAIN))


def test_a_long_list_of_differences_is_cut() -> None:
    many = Network(institutions=[Institution(id=f"{n}", name="甲") for n in range(30)])
    with pytest.raises(AssertionError, match="and 10 more"):
        check_round_trip(lambda network: network, lambda _: Network(), networks=st.just(many))
