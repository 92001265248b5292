from __future__ import annotations

import sys
from datetime import date
from pathlib import Path

import openpyxl
import pytest
import python_calamine
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.strategies.networks import networks

from medconsortium.errors import DocumentError, MissingExtraError
from medconsortium.interop.tables import read_workbook, workbook, write_workbook
from medconsortium.model import OPEN, Network, PartialDate
from medconsortium.text import Language
from medconsortium.vocabulary import Category, ConsortiumKind, Grade, Integration, Role

FIXTURES = Path(__file__).resolve().parents[1] / "fixtures"


def codes(error: pytest.ExceptionInfo[DocumentError]) -> list[str]:
    return [fault.code for fault in error.value.faults]


@settings(max_examples=25)
@given(network=networks(full=True), language=st.sampled_from(["zh", "en"]))
def test_what_was_written_is_read(
    tmp_path_factory: pytest.TempPathFactory, network: Network, language: Language
) -> None:
    path = tmp_path_factory.mktemp("a") / "a.xlsx"
    lost = write_workbook(network, path, language=language)
    assert lost == ()
    assert read_workbook(path).network == network


@pytest.mark.parametrize("ending", ["xlsx", "ods", "xls"])
def test_what_libreoffice_wrote_is_read(ending: str) -> None:
    """The outcome was written from `roster.fods` by hand."""
    path = FIXTURES / f"roster.{ending}"
    reading = read_workbook(path)
    network = reading.network
    hospital, chinese, township, village = network.institutions.values()
    assert hospital.id == "430121-某县人民医院-A100"
    assert str(hospital.name) == "某县人民医院"
    assert (hospital.grade, chinese.grade, township.grade) == (
        Grade.SECONDARY_A,
        Grade.SECONDARY_A,
        None,
    )
    assert [i.category for i in network.institutions.values()] == [
        Category.A100,
        Category.A210,
        Category.C220,
        Category.D600,
    ]
    assert [i.beds for i in network.institutions.values()] == [300, 150, 20, 0]
    assert [str(i.since) for i in network.institutions.values()] == [
        "1952-10-01",
        "1978-05",
        "1965",
        "None",
    ]
    assert [i.value for i in hospital.identifiers] == ["12430121444444444X"]
    assert str(village.name) == "=某村卫生室"
    assert [*network.divisions] == ["430121"]
    (consortium,) = network.consortia.values()
    assert consortium.kind is ConsortiumKind.COUNTY_MEDICAL_COMMUNITY
    assert consortium.integration is Integration.TIGHT
    assert (consortium.since, consortium.until) == (PartialDate(*[date(2020, 6, 18)] * 2), OPEN)
    assert [m.role for m in network.memberships.values()] == [Role.LEAD, Role.MEMBER, Role.MEMBER]
    assert next(m.institution for m in network.memberships.values()) == hospital.id
    assert [note.code for note in reading.notes] == [
        "sheet-unread",
        *["id-made"] * 5,
        "division-made",
    ]
    place = network.place("institutions", hospital.id)
    assert place is not None
    assert place.in_language("zh") == f"{path}[机构名册] 第 4 行"


def test_codes_that_libreoffice_took_for_numbers_are_damaged() -> None:
    with pytest.raises(DocumentError) as caught:
        read_workbook(FIXTURES / "damaged.xlsx")
    said = sorted(
        fault.in_language("zh").partition("[damaged] ")[2] for fault in caught.value.faults
    )
    cure = "把这一栏设为“文本”格式，再从原件重新录入代码"
    rounded, shortened = "第 15 位以后已丢失", "开头的 0 可能已丢失"
    assert said == [
        f"第 2 行 B 列：“统一社会信用代码”：'1.21000004000006E+17' 被当作数字，{rounded} → {cure}",
        f"第 3 行 C 列：“组织机构代码”：'624' 被当作数字，{shortened} → {cure}",
        "第 3 行 D 列：公式出错 #DIV/0! → 改正公式，或改填数值",
    ]


def test_the_first_column_may_be_empty_and_titles_come_before(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    sheet = book["Sheet"]
    sheet["C2"] = "某县医疗机构名册"
    sheet.merge_cells("C2:D2")
    sheet["C4"], sheet["D4"] = "单位名称", "病床数"
    sheet["C6"], sheet["D6"] = "甲医院", 30
    book.save(tmp_path / "a.xlsx")
    reading = read_workbook(tmp_path / "a.xlsx")
    (found,) = reading.network.institutions.values()
    assert (str(found.name), found.beds) == ("甲医院", 30)
    sheet["D6"] = "三百"
    book.save(tmp_path / "a.xlsx")
    with pytest.raises(DocumentError, match=r"\[Sheet\] row 6 column D: 'beds'"):
        read_workbook(tmp_path / "a.xlsx")


@pytest.mark.parametrize(
    "data", [b"", b"text", b"PK\x03\x04junk", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600]
)
def test_what_is_no_workbook_is_a_fault(tmp_path: Path, data: bytes) -> None:
    (tmp_path / "a.xls").write_bytes(data)
    with pytest.raises(DocumentError) as caught:
        read_workbook(tmp_path / "a.xls")
    assert codes(caught) == ["broken-workbook"]


@pytest.mark.parametrize("share", [0.2, 0.5, 0.9, 0.99])
@pytest.mark.parametrize("ending", ["xlsx", "ods", "xls"])
def test_a_workbook_cut_off_is_a_fault(tmp_path: Path, share: float, ending: str) -> None:
    data = (FIXTURES / f"roster.{ending}").read_bytes()
    (tmp_path / f"a.{ending}").write_bytes(data[: int(len(data) * share)])
    with pytest.raises(DocumentError):
        read_workbook(tmp_path / f"a.{ending}")


def test_a_file_that_is_not_there_or_too_large_is_a_fault(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with pytest.raises(DocumentError) as caught:
        read_workbook(tmp_path / "没有.xlsx")
    assert codes(caught) == ["cannot-read"]
    monkeypatch.setattr(workbook, "MAX_BYTES", 100)
    with pytest.raises(DocumentError) as caught:
        read_workbook(FIXTURES / "roster.xlsx")
    assert codes(caught) == ["too-large"]


def test_an_interrupt_is_no_broken_workbook() -> None:
    interrupt = KeyboardInterrupt()
    assert workbook._refusal(Path("a"), interrupt) is interrupt


def test_a_password_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    def locked(_: object) -> None:
        raise python_calamine.PasswordError("locked")

    monkeypatch.setattr(python_calamine.CalamineWorkbook, "from_filelike", locked)
    with pytest.raises(DocumentError) as caught:
        read_workbook(FIXTURES / "roster.xlsx")
    assert codes(caught) == ["encrypted"]


def test_a_panic_of_the_library_is_a_broken_workbook() -> None:
    class PanicError(BaseException):
        pass

    class Book:
        def get_sheet_by_name(self, _: str) -> None:
            raise PanicError("out of bounds")

    with pytest.raises(DocumentError, match="out of bounds"):
        list(workbook._rows(Path("a"), Book(), "机构"))  # type: ignore[arg-type]


def test_what_is_missing_is_said(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    for library in ("python_calamine", "openpyxl"):
        monkeypatch.setitem(sys.modules, library, None)
    with pytest.raises(MissingExtraError, match=r"medconsortium\[tables\]"):
        read_workbook(FIXTURES / "roster.xlsx")
    with pytest.raises(MissingExtraError, match=r"medconsortium\[tables\]"):
        write_workbook(Network(), tmp_path / "a.xlsx")
