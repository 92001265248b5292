"""The digest tells networks apart by what they state, and by nothing else."""

from __future__ import annotations

import hashlib
import json
from typing import Any

import numpy as np
import pytest

from medconsortium.model import (
    Consortium,
    Department,
    Institution,
    Link,
    Membership,
    Network,
    Observation,
    Service,
)
from medconsortium.model.columnar.digest import stated_columns
from medconsortium.text import Text
from medconsortium.vocabulary import LinkKind, Measure, Role, Tier

COUNTY = Institution(id="县", name="某县医院", beds=9, tier=Tier.COUNTY)
TOWNSHIP = Institution(id="乡", name=Text(en="Township"), part_of="县")


def lines(*plain: object) -> bytes:
    return b"".join(json.dumps(part, ensure_ascii=False).encode() + b"\n" for part in plain)


def integers(dtype: str, *values: int) -> bytes:
    return np.array(values, dtype).tobytes()


def test_is_the_hash_of_columns_in_the_order_of_ids() -> None:
    content = [
        b'{"synthetic": false, "title": [null, "A county"]}\n',
        lines(["institutions", 2]),
        lines("beds"),
        integers("<i8", -1, 9),
        lines("id"),
        integers("<i8", 3, 3),
        "乡县".encode(),
        lines("name"),
        integers("<i8", -1, 12),
        "某县医院".encode(),
        integers("<i8", 8, -1),
        b"Township",
        lines("part_of"),
        integers("<i4", 1, -1),
        lines("tier", ["county"]),
        integers("<i2", -1, 0),
    ]
    network = Network(title=Text(en="A county"), institutions=[COUNTY, TOWNSHIP])
    assert network.digest == hashlib.sha256(b"".join(content)).hexdigest()


def test_only_fields_that_are_stated_are_digested() -> None:
    network = Network(institutions=[COUNTY, TOWNSHIP])
    stated = [field for field, _ in stated_columns(network.institutions)]
    assert stated == ["beds", "id", "name", "part_of", "tier"]
    member = Membership(consortium="体", institution="县")
    network = Network(
        institutions=[COUNTY], consortia=[Consortium(id="体", name="体")], memberships=[member]
    )
    stated = [field for field, _ in stated_columns(network.memberships)]
    assert stated == ["consortium", "institution"]  # neither the derived id nor the usual status


def shuffles(rows: list[Any]) -> list[list[Any]]:
    return [rows, rows[::-1], rows[1:] + rows[:1]]


@pytest.mark.parametrize(
    ("table", "rows"),
    [
        (
            "links",
            [  # tied by all that orders them, and told apart by what is only content
                Link(origin="乡", target="县", kind=LinkKind.TEACHING, travel_minutes=minutes)
                for minutes in (3, 1, 2, 1)
            ],
        ),
        (
            "memberships",
            [
                Membership(consortium="体", institution="县", role=Role.LEAD, unit="甲"),
                Membership(consortium="体", institution="县", role=Role.LEAD, unit="乙"),
                Membership(id="own", consortium="体", institution="县", role=Role.LEAD),
                Membership(id="another", consortium="体", department="科"),
            ],
        ),
        (
            "services",
            [
                Service(provider="县", payment=Text(zh="医保")),
                Service(provider="县", payment=Text(en="insurance")),
                Service(provider="科"),
            ],
        ),
        (
            "observations",
            [
                Observation(subject=subject, measure=Measure.at(0), value=value)
                for subject, value in (("县", 1), ("科", 0.5), ("体", None), ("体", -0.0))
            ],
        ),
    ],
)
def test_the_order_of_rows_does_not_count(table: str, rows: list[Any]) -> None:
    given: dict[str, Any] = {
        "institutions": [COUNTY, TOWNSHIP],
        "departments": [Department(id="科", name="内科")],
        "consortia": [Consortium(id="体", name="医共体")],
    }
    networks = [Network(**(given | {table: shuffled})) for shuffled in shuffles(rows)]
    assert len({network.digest for network in networks}) == 1
    fewer = Network(**(given | {table: rows[:-1]}))
    assert fewer.digest != networks[0].digest


def test_long_ids_are_put_in_order_to_their_end() -> None:
    rows = [Institution(id="某" * 50 + end, name="医院") for end in ("甲", "乙", "", "甲a")]
    assert len({Network(institutions=shuffled).digest for shuffled in shuffles(rows)}) == 1
