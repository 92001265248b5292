from __future__ import annotations

from tests.strategies.drawing_out import drawn, plainest

from medconsortium.datasets import load
from medconsortium.documents import decode, encode
from medconsortium.strategies.documents.spelling import respelt


def test_however_it_is_written_it_means_the_same() -> None:
    network = load("luohu_2015")
    data = encode(network)
    found = drawn(respelt(data), 30)
    assert all(decode(one) == network for one in found)
    assert len({repr(one) for one in found}) > 5


def test_the_plainest_is_as_it_was_written() -> None:
    data = encode(load("luohu_2015"))
    assert plainest(respelt(data)) == data
    assert list(plainest(respelt(data))) == list(data)
