"""Looking institutions and consortia up by id, name, other name or identifier."""

from __future__ import annotations

import pytest

from medconsortium.errors import AmbiguousError, NotFoundError
from medconsortium.model import Consortium, Identifier, Institution, Network, OtherName
from medconsortium.model.lookup import find, names, spellings
from medconsortium.text import Text, fold
from medconsortium.vocabulary import IdentifierSystem

NETWORK = Network(
    institutions=[
        Institution(
            id="panyu",
            name=Text(zh="广州市番禺区中心医院", en="Panyu Central Hospital"),
            other_names=[
                OtherName(name="番禺区人民医院"),
                OtherName(name=Text(zh="番中", en="PYCH")),
            ],
            identifiers=[
                Identifier(system=IdentifierSystem.WS218, value="455859081440113"),
                Identifier(system=IdentifierSystem.WS218, value="-"),
            ],
        ),
        Institution(id="hexian", name="何贤纪念医院"),
        Institution(id="dong", name="东风镇中心卫生院"),
        Institution(id="xi", name="西风镇中心卫生院", other_names=[OtherName(name="镇中心卫生院")]),
        Institution(id="bei", name="镇中心卫生院"),
        Institution(id="何贤纪念医院", name="何贤纪念医院老院区"),
        Institution(id="marks", name="（）"),
    ],
    consortia=[
        Consortium(id="c1", name="番禺区医共体", other_names=[OtherName(name="番禺医联体")]),
        Consortium(id="c2", name="南沙区医共体"),
    ],
)


class TestInstitution:
    @pytest.mark.parametrize(
        "wanted",
        [
            "panyu",
            "PANYU",
            "广州市番禺区中心医院",
            "廣州市番禺區中心醫院",
            " 广州市 番禺区\u3000中心医院\n",
            "广州市（番禺区）中心医院",
            "Panyu Central Hospital",
            "panyu-central hospital",
            "ＰＡＮＹＵ　ＣＥＮＴＲＡＬ　ＨＯＳＰＩＴＡＬ",
            "番禺区人民医院",
            "番禺區人民醫院",
            "番中",
            "pych",
            "455859081440113",
            "４５５８５９０８１４４０１１３",
            "455859081-440113",
        ],
    )
    def test_is_found_by_anything_it_goes_by(self, wanted: str) -> None:
        assert NETWORK.institution(wanted).id == "panyu"

    def test_an_exact_id_goes_before_any_name(self) -> None:
        assert NETWORK.institution("何贤纪念医院").id == "何贤纪念医院"
        with pytest.raises(AmbiguousError):
            NETWORK.institution("何賢紀念醫院")

    def test_where_several_go_by_a_name_they_are_listed(self) -> None:
        with pytest.raises(AmbiguousError) as caught:
            NETWORK.institution("镇中心卫生院")
        assert caught.value.candidates == ("bei", "xi")
        assert caught.value.what == "镇中心卫生院"

    def test_where_none_does_those_that_hold_the_name_are_suggested(self) -> None:
        with pytest.raises(NotFoundError) as caught:
            NETWORK.institution("中心卫生院")
        assert set(caught.value.suggestions) == {"bei", "dong", "xi"}
        assert caught.value.what == "中心卫生院"

    def test_where_none_does_those_nearest_are_suggested(self) -> None:
        with pytest.raises(NotFoundError, match=r"did you mean: panyu"):
            NETWORK.institution("广州市番禺区中心医完")

    @pytest.mark.parametrize("wanted", ["", " ", "-", "（）", "··", "\ufeff"])
    def test_nothing_but_separators_is_no_name(self, wanted: str) -> None:
        """An identifier of "-" is no identifier, and one of "（）" no name."""
        with pytest.raises(NotFoundError) as caught:
            NETWORK.institution(wanted)
        assert caught.value.suggestions == ()

    def test_consortia_are_not_looked_for(self) -> None:
        with pytest.raises(NotFoundError):
            NETWORK.institution("c1")

    @pytest.mark.parametrize("wanted", ["番" * 1_000_000, "a" * 1_000_000, "\u0301" * 1_000_000])
    def test_an_endless_name_is_simply_not_found(self, wanted: str) -> None:
        with pytest.raises(NotFoundError) as caught:
            NETWORK.institution(wanted)
        assert len(str(caught.value)) < 500


class TestConsortium:
    @pytest.mark.parametrize("wanted", ["c1", "番禺区医共体", "番禺區醫共體", "番禺医联体"])
    def test_is_found_by_anything_it_goes_by(self, wanted: str) -> None:
        assert NETWORK.consortium(wanted).id == "c1"

    def test_where_none_is_the_nearest_are_suggested(self) -> None:
        with pytest.raises(NotFoundError) as caught:
            NETWORK.consortium("南沙医共体")
        assert caught.value.suggestions[0] == "c2"

    def test_institutions_are_not_looked_for(self) -> None:
        with pytest.raises(NotFoundError):
            NETWORK.consortium("panyu")


def test_names_are_folded_and_never_empty() -> None:
    known = names(NETWORK.institutions.columns)
    assert known["番禺区人民医院"] == ("panyu",)
    assert known["镇中心卫生院"] == ("bei", "xi")
    assert "" not in known


def test_one_row_with_a_name_twice_is_no_ambiguity() -> None:
    row = Institution(id="x", name="某院", other_names=[OtherName(name="某　院")])
    assert find(names(Network(institutions=[row]).institutions.columns), "某院") == "x"


def test_what_rows_are_called_is_read_from_columns_as_from_the_rows() -> None:
    for table in (NETWORK.institutions, NETWORK.consortia):
        spelled = {(fold(name), row.id) for row in table.values() for name in spellings(row)}
        known = names(table.columns)
        assert {(name, row_id) for name, ids in known.items() for row_id in ids} == {
            (name, row_id) for name, row_id in spelled if name
        }


def test_an_id_is_found_without_a_look_at_names(monkeypatch: pytest.MonkeyPatch) -> None:
    network = Network(institutions=[Institution(id="x", name="某院")])
    monkeypatch.delattr("medconsortium.model.lookup.names")
    assert network.institution("x").id == "x"


def test_at_most_five_are_suggested() -> None:
    rows = [Institution(id=f"i{n}", name=f"第{n}中心卫生院") for n in range(20)]
    with pytest.raises(NotFoundError) as caught:
        Network(institutions=rows).institution("中心卫生院")
    assert len(caught.value.suggestions) == 5


def test_of_a_great_many_those_that_begin_alike_are_suggested(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("medconsortium.model.lookup._MOST_COMPARED", 3)
    rows = [
        Institution(id=f"i{n}", name=name)
        for n, name in enumerate(["番禺区中心医院", "南沙区中心医院", "番禺区中医院", "花都医院"])
    ]
    with pytest.raises(NotFoundError) as caught:
        Network(institutions=rows).institution("番禺区中心医完")
    assert caught.value.suggestions == ("i0", "i2")


def test_an_empty_network_suggests_nothing() -> None:
    with pytest.raises(NotFoundError) as caught:
        Network().institution("某院")
    assert caught.value.suggestions == ()
