from __future__ import annotations

from pathlib import Path

import pytest

from medconsortium.errors import DocumentError
from medconsortium.geography import china_division, read_china_division
from medconsortium.model import GeoPoint
from medconsortium.vocabulary import DivisionLevel

SOURCE = Path(__file__).resolve().parents[2].parent / "shared" / "data" / "cn_divisions"

PROVINCES = 'code,name\n43,"湖南省"\n44,广东省\n'
CITIES = "code,name,provinceCode\n4309,益阳市,43\n4419,东莞市,44\n"
AREAS = "code,name,cityCode,provinceCode\n430923,安化县,4309,43\n441900,东莞市,4419,44\n"
STREETS = (
    "code,name,areaCode,provinceCode,cityCode\n"
    "430923101,清塘铺镇,430923,43,4309\n441900003,东城街道,441900,44,4419\n"
)


def folder(
    place: Path,
    *,
    provinces: str = PROVINCES,
    cities: str = CITIES,
    areas: str = AREAS,
    streets: str = STREETS,
) -> Path:
    files = {"provinces": provinces, "cities": cities, "areas": areas, "streets": streets}
    for name, text in files.items():
        (place / f"{name}.csv").write_text(text, encoding="utf-8-sig")
    return place


def codes_of_faults(error: pytest.ExceptionInfo[DocumentError]) -> list[str]:
    return [fault.code for fault in error.value.faults]


def test_a_folder_becomes_a_tree(tmp_path: Path) -> None:
    (tmp_path / "adcodes_coordinates.csv").write_text(
        "adcode,name,longitude,latitude\n430923000000,安化县,111.2,28.4\n430900000000,益阳市,,\n",
        encoding="utf-8",
    )
    found = {one.id: one for one in read_china_division(folder(tmp_path))}
    assert {code: one.parent for code, one in found.items()} == {
        "430000": None,
        "430900": "430000",
        "430923": "430900",
        "430923101": "430923",
        "440000": None,
        "441900": "440000",
        "441900003": "441900",
    }
    assert found["441900"].level is DivisionLevel.PREFECTURE
    assert found["430923"].centroid == GeoPoint(latitude=28.4, longitude=111.2)
    assert found["430900"].centroid is None


def test_an_empty_folder_holds_no_divisions(tmp_path: Path) -> None:
    assert read_china_division(tmp_path) == ()


def test_every_fault_is_reported_with_its_place(tmp_path: Path) -> None:
    streets = (
        "code,name,areaCode\n43092310,短镇,430923\n430923101,,430923\n430923102,甲镇,430924\n"
        "430923103,乙镇,430923\n430923103,乙镇,430923\n430999001,丙镇,430999\n380101001,丁镇,\n"
    )
    with pytest.raises(DocumentError) as error:
        read_china_division(folder(tmp_path, streets=streets))
    assert sorted((f.code, f.place and f.place.line) for f in error.value.faults) == [
        ("bad-code", 2),
        ("bad-code", 8),
        ("duplicate-code", 6),
        ("no-name", 3),
        ("unknown-parent", 7),
        ("wrong-parent", 4),
    ]
    assert all(fault.message.zh and fault.cure.en for fault in error.value.faults)


def test_a_file_that_is_no_such_table_is_a_fault(tmp_path: Path) -> None:
    folder(tmp_path, provinces="代码,名称\n43,湖南省\n")
    (tmp_path / "cities.csv").write_bytes("code,name\n4309,益阳市\n".encode("gbk"))
    with pytest.raises(DocumentError) as error:
        read_china_division(tmp_path)
    assert codes_of_faults(error)[:2] == ["missing-column", "unreadable"]


def test_a_field_that_never_ends_is_a_fault(tmp_path: Path) -> None:
    with pytest.raises(DocumentError) as error:
        read_china_division(folder(tmp_path, provinces="code,name\n43," + "湖" * 200_000))
    assert codes_of_faults(error)[0] == "unreadable"


def test_a_file_that_is_too_large_is_not_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(china_division, "MOST_BYTES", 20)
    with pytest.raises(DocumentError) as error:
        read_china_division(folder(tmp_path))
    assert set(codes_of_faults(error)) == {"unreadable"}


def test_exchanged_coordinates_are_a_fault(tmp_path: Path) -> None:
    (tmp_path / "adcodes_coordinates.csv").write_text(
        "adcode,name,longitude,latitude\n430923000000,安化县,28.4,111.2\n430900000000,益阳市,东,1\n",
        encoding="utf-8",
    )
    with pytest.raises(DocumentError) as error:
        read_china_division(folder(tmp_path))
    assert codes_of_faults(error) == ["bad-point", "bad-point"]


def test_no_more_than_a_hundred_faults_are_reported(tmp_path: Path) -> None:
    streets = "code,name\n" + "x,y\n" * 1_000
    with pytest.raises(DocumentError) as error:
        read_china_division(folder(tmp_path, streets=streets))
    assert len(error.value.faults) == 100


def test_the_villages_of_hunan_all_lie_in_known_towns() -> None:
    if not SOURCE.exists():
        pytest.skip("needs ../shared/data/cn_divisions")
    found = read_china_division(SOURCE)
    villages = [one for one in found if one.level is DivisionLevel.VILLAGE]
    assert (len(found), len(villages)) == (44_700 + 29_534, 29_534)
    assert all(str(village.parent).startswith("43") for village in villages)
