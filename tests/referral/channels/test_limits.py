"""What channels are limited to, and which needs keep to it."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pytest

from medconsortium.model.columnar.columns import ListColumn, read_only
from medconsortium.referral import CareNeed
from medconsortium.referral.channels.limits import (
    NO_LIMIT,
    Limit,
    bits_of,
    fits,
    limit_answers,
    limits_of,
    scope_doubt,
    term_bits,
)
from medconsortium.vocabulary import Condition, ServiceItem, Subject

LIMITS = {
    "": NO_LIMIT,
    "07": Limit(subjects=frozenset({Subject.PAEDIATRICS})),
    "07.01": Limit(subjects=frozenset({Subject.NEONATOLOGY})),
    "07,19": Limit(subjects=frozenset({Subject.PAEDIATRICS, Subject.ONCOLOGY})),
    "stroke": Limit(conditions=frozenset({Condition.STROKE})),
    "07 stroke": Limit(
        subjects=frozenset({Subject.PAEDIATRICS}), conditions=frozenset({Condition.STROKE})
    ),
    "mdt": Limit(items=frozenset({ServiceItem.MDT})),
}


@pytest.mark.parametrize(
    ("limit", "need", "expected"),
    [
        ("", "acute 07", True),
        ("", "acute", True),
        ("07", "acute 07", True),
        ("07", "acute 07.01", True),
        ("07.01", "acute 07", False),
        ("07,19", "acute 19 03", True),
        ("07", "acute 19", False),
        ("07", "acute", None),
        ("07", "acute group=child", True),
        ("07", "acute 19 group=child", True),
        ("07", "acute 08 group=child", False),
        ("07", "acute group=newborn", True),
        ("07", "acute group=adult", None),
        ("stroke", "acute stroke", True),
        ("stroke", "acute trauma", False),
        ("stroke", "acute", None),
        ("07 stroke", "acute", None),
        ("07 stroke", "acute 07", None),
        ("07 stroke", "acute 19", False),
        ("07 stroke", "acute 07 trauma", False),
        ("mdt", "acute 07 mdt", True),
        ("mdt", "acute 07 mdt pci", True),
        ("mdt", "acute 07 pci", False),
        ("mdt", "acute 07", None),
    ],
)
def test_what_fits(
    *, limit: str, need: str, expected: bool | None, need_of: Callable[[str], CareNeed]
) -> None:
    assert fits(LIMITS[limit], need_of(need)) is expected
    code = {True: 1, False: 0, None: -1}[expected]
    assert limit_answers([LIMITS[limit]], need_of(need)).tolist() == [code]


def test_a_limit_is_told_by_what_it_names() -> None:
    both = LIMITS["07 stroke"]
    assert scope_doubt(both).zh == "该通道限于：儿科、卒中"
    assert scope_doubt(both).en == "the channel is limited to: paediatrics, stroke"
    assert min(LIMITS.values(), key=lambda limit: limit.order) is NO_LIMIT


def test_lists_become_limits_whatever_their_order_and_repetitions() -> None:
    oncology, newborn = Subject.ONCOLOGY.number, Subject.NEONATOLOGY.number
    last = len(Subject) - 1
    values = read_only([oncology, newborn, newborn, oncology, newborn, last], np.int8)
    offsets, valid = read_only([0, 2, 5, 6, 6], np.int64), read_only([1, 1, 1, 0], np.bool_)
    subjects = term_bits(ListColumn(offsets, values, valid), Subject)
    limits, which = limits_of(subjects, np.zeros((4, 1), np.uint64))
    assert [limits[number] for number in which] == [
        Limit(subjects=frozenset({Subject.ONCOLOGY, Subject.NEONATOLOGY})),
        Limit(subjects=frozenset({Subject.ONCOLOGY, Subject.NEONATOLOGY})),
        Limit(subjects=frozenset({Subject.at(last)})),
        NO_LIMIT,
    ]
    assert (subjects[2] == bits_of([Subject.at(last)], Subject)).all()
