from __future__ import annotations

import pytest
from tests.rules.rows import DAY, consortium, institution, network

from medconsortium.model import Recognition
from medconsortium.rules import Facts
from medconsortium.rules.judging.recognitions import Recognitions

PLACES = [institution("县院", tier="county"), institution("省院", tier="province")]


def recognised(
    item: str = "血常规",
    of: str | None = "盟",
    until: str | None = "open",
    origin: str | None = None,
    target: str | None = None,
) -> Recognition:
    return Recognition(
        item=item, consortium=of, since="2019", until=until, origin=origin, target=target
    )


def found(*rows: Recognition) -> Recognitions:
    return Recognitions(Facts(network(consortium(name="别"), consortium(), *PLACES, *rows), DAY))


@pytest.mark.parametrize(
    ("rows", "of_consortia", "doubts"),
    [
        ([], [0, 0], ()),
        ([recognised()], [0, 1], ()),
        ([recognised(until="2020")], [0, 0], ()),
        ([recognised(until=None)], [0, -1], ("recognitions.until",)),
        ([recognised(), recognised("尿常规", until=None)], [0, 1], ("recognitions.until",)),
        ([recognised(of=None)], [-1, -1], ("recognitions.consortium",)),
        ([recognised(of=None, until="2020")], [0, 0], ()),
        ([recognised(), recognised("尿常规", of=None)], [-1, 1], ("recognitions.consortium",)),
    ],
)
def test_in_which_consortia_results_are_recognised(
    rows: list[Recognition], of_consortia: list[int], doubts: tuple[str, ...]
) -> None:
    assert found(*rows).of_consortia.tolist() == of_consortia
    assert found(*rows).doubts(1) == doubts


@pytest.mark.parametrize(
    ("row", "counts"),
    [
        (recognised(origin="省院"), True),
        (recognised(target="省院"), True),
        (recognised(origin="县院", target="省院"), True),
        (recognised(origin="县院"), False),
        (recognised(), False),
        (recognised(origin="省院", until=None), False),
        (recognised(origin="省院", of=None), False),
    ],
)
def test_which_items_are_recognised_with_the_city(row: Recognition, counts: object) -> None:
    assert found(row).items_with_city == ({1: {"血常规"}} if counts else {})
