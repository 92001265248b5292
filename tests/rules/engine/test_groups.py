from __future__ import annotations

import numpy as np
import pytest
from tests.rules.cases import consortium, member, network

from medconsortium.rules.engine.groups import groups, rows_by

NUMBER = 7


@pytest.mark.parametrize("size", [0, 1, 200])
@pytest.mark.parametrize("number", [NUMBER, 70_000])
@pytest.mark.parametrize("in_order", [True, False])
def test_rows_by_what_they_belong_to(size: int, number: int, *, in_order: bool) -> None:
    draw = np.random.default_rng(size)
    column = draw.integers(-1, NUMBER, size).astype(np.int32)
    if in_order:
        column = np.sort(column[column >= 0])
    flags = draw.random(len(column)) < 1 / 3
    found = groups(column, number)
    assert found.in_order is in_order or size <= 1
    for of in range(-1, NUMBER):
        rows = np.flatnonzero(column == of)
        assert found.rows(of).tolist() == rows.tolist()
        if of >= 0:
            assert found.some(flags)[of] == flags[rows].any()
            assert found.count(flags)[of] == np.count_nonzero(flags[rows])
    assert len(found.some(flags)) == len(found.count(flags)) == number


def test_rows_of_a_table_are_grouped_once() -> None:
    judged = network(consortium("other"), [member("甲", "lead"), member("乙", None)])
    found = rows_by(judged.memberships, "consortium", judged.consortia)
    assert (found.rows(0).tolist(), found.rows(1).tolist()) == ([], [0, 1])
    assert rows_by(judged.memberships, "consortium", judged.consortia) is found
