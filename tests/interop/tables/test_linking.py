from __future__ import annotations

from typing import Any

import pytest

from medconsortium.errors import Place
from medconsortium.interop.tables.drafts import Draft, Faults
from medconsortium.interop.tables.linking import Names, id_made, link, make_ids
from medconsortium.model import Listing
from medconsortium.text import Text
from medconsortium.vocabulary import Category, Centre, NameKind


def draft(table: str, **parts: Any) -> Draft:
    return Draft(table, Place(file="a", row=2), parts, positions={"institution": 3})


def made(table: str, **parts: Any) -> str:
    found = draft(table, **parts)
    assert make_ids({table: [found]}, Names()) == [found]
    return str(found.parts["id"])


@pytest.mark.parametrize(
    ("table", "parts", "row_id"),
    [
        (
            "institutions",
            {"division": "110108", "name": "甲医院", "category": Category.A100},
            "110108-甲医院-A100",
        ),
        ("institutions", {"name": "甲/乙 医院"}, "甲／乙 医院"),
        ("institutions", {"name_en": "A"}, "A"),
        ("institutions", {"name": "甲\x07"}, "甲"),
        ("institutions", {"name": "é"}, "é"),
        ("institutions", {"name": "长" * 300}, "长" * 200),
        ("institutions", {}, "institutions"),
        ("divisions", {"code": "110108", "name": "海淀区"}, "110108"),
        ("divisions", {"parent": "110000", "name": "海淀区"}, "110000-海淀区"),
        ("sources", {"document": "通知", "place": "第一条"}, "通知-第一条"),
    ],
)
def test_an_id_is_made_from_what_a_row_says(table: str, parts: dict[str, Any], row_id: str) -> None:
    assert made(table, **parts) == row_id


def test_the_same_statement_gives_the_same_id_however_it_names_things() -> None:
    division = draft("divisions", id="110108", name="海淀区", code="110108")
    ids = set()
    for said in ("110108", "海淀区", "海淀區"):
        hospital = draft("institutions", name="甲", division=said)
        make_ids({"divisions": [division], "institutions": [hospital]}, Names())
        ids.add(hospital.parts["id"])
    assert ids == {"110108-甲"}
    assert made("institutions", name="甲", division="某区") == "某区-甲"  # refused later


def test_rows_with_natural_keys_get_none() -> None:
    found = draft("links", origin="a", target="b")
    assert make_ids({"links": [found]}, Names()) == []
    assert "id" not in found.parts


def test_made_ids_are_told() -> None:
    found = draft("institutions", name="甲")
    make_ids({"institutions": [found]}, Names())
    assert id_made(found).message.zh == "没有编号，定为 甲"
    assert id_made(found).place == found.place


def names() -> Names:
    known = Names()
    make_ids(
        {
            "institutions": [
                draft(
                    "institutions",
                    id="i1",
                    name="甲医院",
                    name_en="First Hospital",
                    other_names=((NameKind.FORMER, "老医院"),),
                    identifiers_uscc=("12100000400000624D",),
                ),
                draft("institutions", id="i2", name="同名"),
                draft("institutions", id="i3", name="同名"),
                draft("institutions", id="同名、乙", name=None),
                Draft("institutions", Place(), {"id": "i4"}, other={"name": Text("丁", "D")}),
            ],
            "divisions": [draft("divisions", code="430121", name="长沙县")],
        },
        known,
    )
    return known


@pytest.mark.parametrize(
    ("said", "row_id"),
    [
        ("i1", "i1"),
        ("甲医院", "i1"),
        ("甲醫院", "i1"),
        ("FIRST hospital", "i1"),
        ("老医院", "i1"),
        ("12100000400000624D", "i1"),
        ("丁", "i4"),
        ("d", "i4"),
    ],
)
def test_a_row_goes_by_id_name_and_identifier(said: str, row_id: str) -> None:
    found = draft("memberships", institution=said)
    link(found, names(), Faults())
    assert found.parts["institution"] == row_id
    assert found.is_whole


@pytest.mark.parametrize(
    ("said", "code", "shown"),
    [
        ("同名", "ambiguous-reference", "i2, i3"),
        ("甲院", "dangling-reference", "相近的有：i1"),
        ("不存在的机构", "dangling-reference", "在工作表“机构”中补上它"),
    ],
)
def test_what_names_no_one_row_is_a_fault(said: str, code: str, shown: str) -> None:
    faults = Faults()
    found = draft("memberships", institution=said)
    link(found, names(), faults)
    (fault,) = faults.found
    assert fault.code == code
    assert shown in fault.in_language("zh")
    assert str(fault.place) == "a row 2 column C"
    assert not found.is_whole


def test_lists_are_split_where_names_end() -> None:
    found = draft("instruments", parties=Listing(["甲医院、i2", "同名、乙"]))
    link(found, names(), Faults())
    assert found.parts["parties"] == Listing(["i1", "i2", "同名、乙"])
    faults = Faults()
    link(draft("instruments", parties=Listing(["无名，i2，佚名"])), names(), faults)
    assert [fault.code for fault in faults.found] == ["dangling-reference"] * 2


def test_hosts_of_centres_are_looked_up() -> None:
    centre = next(iter(Centre))
    found = draft("consortia", centres=Listing([(centre, "甲医院"), (centre, None)]))
    link(found, names(), Faults())
    assert found.parts["centres"] == Listing([(centre, "i1"), (centre, None)])


def test_a_division_may_be_named_by_its_code_alone() -> None:
    known, faults = names(), Faults()
    for said, row_id in (("长沙县", "430121"), ("110108", "110108"), ("110108001", "110108001")):
        found = draft("institutions", division=said)
        link(found, known, faults)
        assert found.parts["division"] == row_id
    assert [*known.made] == ["110108", "110108001"]
    for said in ("990000", "某区"):
        link(draft("institutions", division=said), known, faults)
    assert [fault.code for fault in faults.found] == ["dangling-reference"] * 2
