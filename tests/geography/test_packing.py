from __future__ import annotations

import gzip

import pytest

from medconsortium.geography import PackedDivision, pack, unpack
from medconsortium.geography.packing import level_of, parent_of
from medconsortium.model import Division, GeoPoint
from medconsortium.vocabulary import DivisionLevel

ANHUA = Division(
    id="430923",
    code="430923",
    name="安化县",
    centroid=GeoPoint(latitude=28.374107, longitude=111.212846),
)
TOWN = Division(id="430923101", code="430923101", name='"清塘铺",镇')


def test_what_is_packed_is_unpacked_sorted_by_code() -> None:
    assert unpack(pack([TOWN, ANHUA])) == (
        PackedDivision("430923", "安化县", (28.374107, 111.212846)),
        PackedDivision("430923101", '"清塘铺",镇'),
    )


def test_the_file_is_the_same_every_time_and_readable_when_unzipped() -> None:
    assert pack([ANHUA, TOWN]) == pack([TOWN, ANHUA])
    text = gzip.decompress(pack([ANHUA])).decode()
    assert text == "code,name,latitude,longitude\n430923,安化县,28.374107,111.212846\n"


@pytest.mark.parametrize(
    ("code", "level", "parent"),
    [
        ("430000", DivisionLevel.PROVINCE, None),
        ("430900", DivisionLevel.PREFECTURE, "430000"),
        ("110100", DivisionLevel.PREFECTURE, "110000"),
        ("430923", DivisionLevel.COUNTY, "430900"),
        ("419001", DivisionLevel.COUNTY, "419000"),
        ("430923101", DivisionLevel.TOWNSHIP, "430923"),
        ("441900003", DivisionLevel.TOWNSHIP, "441900"),
        ("430923101201", DivisionLevel.VILLAGE, "430923101"),
    ],
)
def test_level_and_parent_follow_from_the_code(
    code: str, level: DivisionLevel, parent: str | None
) -> None:
    assert (level_of(code), parent_of(code)) == (level, parent)
