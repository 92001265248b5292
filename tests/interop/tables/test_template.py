from __future__ import annotations

from pathlib import Path
from typing import Any

import openpyxl
import pytest

from medconsortium.interop.tables import read_workbook, write_template
from medconsortium.interop.tables.cells import parse_cell
from medconsortium.interop.tables.sheet_columns import HEAD, sheet_columns, sheet_names
from medconsortium.interop.tables.template import _ORDER, _example, _said
from medconsortium.model import TABLES, Network
from medconsortium.text import Language
from medconsortium.vocabulary import Category, Grade, Tier

languages = pytest.mark.parametrize("language", ["zh", "en"])


@pytest.fixture(params=["zh", "en"])
def book(request: pytest.FixtureRequest, tmp_path: Path) -> Any:
    write_template(tmp_path / "模板.xlsx", language=request.param)
    made: Any = openpyxl.load_workbook(tmp_path / "模板.xlsx")
    made.language = request.param
    made.file = tmp_path / "模板.xlsx"
    return made


def sheet(book: Any, table: str) -> Any:
    return book[sheet_names(table)[book.language == "en"]]


def test_it_reads_as_an_empty_network_without_notes(book: Any) -> None:
    reading = read_workbook(book.file)
    assert reading.network == Network()
    assert reading.notes == ()


def test_there_is_a_sheet_for_every_table(book: Any) -> None:
    assert set(_ORDER) == set(TABLES)
    for table in (*TABLES, HEAD):
        found = sheet(book, table)
        assert found.freeze_panes == "A2"
        headings = [cell.value for cell in found[1]]
        columns = sheet_columns(table)
        assert headings == [c.title(book.language) + "*" * c.required for c in columns]
        assert found.column_dimensions["A"].width > 10


def test_terms_are_chosen_from_a_hidden_sheet(book: Any) -> None:
    lists = book["lists"]
    assert lists.sheet_state == "hidden"
    found = sheet(book, "institutions")
    by_letter = {
        str(v.sqref).partition("2:")[0]: v.formula1 for v in found.data_validations.dataValidation
    }
    for name, vocabulary in (("category", Category), ("tier", Tier), ("grade", Grade)):
        number = [c.name for c in sheet_columns("institutions")].index(name)
        formula = by_letter[openpyxl.utils.get_column_letter(number + 1)]
        cells = [cell.value for (cell,) in lists[formula.removeprefix("lists!").replace("$", "")]]
        assert cells == [term.label(book.language) for term in vocabulary]
    assert all(len(formula) <= 255 for formula in by_letter.values())


def test_rows_that_are_filled_in_are_read(book: Any) -> None:
    name = next(n for n, c in enumerate(sheet_columns("institutions")) if c.name == "name")
    sheet(book, "institutions").cell(3, name + 1, "甲医院")
    book.save(book.file)
    (found,) = read_workbook(book.file).network.institutions.values()
    assert str(found.name) == "甲医院"


def test_the_help_explains_every_column(book: Any) -> None:
    rows = [[cell.value for cell in row] for row in book.worksheets[0].iter_rows()]
    assert book.sheetnames[0] == {"zh": "说明", "en": "help"}[book.language]
    explained = {(row[0], row[1]) for row in rows if row[4]}
    for table in (*TABLES, HEAD):
        title = sheet(book, table).title
        for column in sheet_columns(table):
            assert (title, column.title(book.language)) in explained


@languages
@pytest.mark.parametrize("table", TABLES)
def test_an_example_could_be_a_row(table: str, language: Language) -> None:
    columns = {column.name: column for column in sheet_columns(table)}
    for name, cell in _example(table, language).items():
        assert parse_cell(columns[name], cell) is not None


def test_everything_said_is_about_a_column_that_there_is() -> None:
    names = {column.name for table in (*TABLES, HEAD) for column in sheet_columns(table)}
    assert set(_said()["columns"]) <= names
    assert set(_said()["sheets"]) == {*TABLES, HEAD}
    assert set(_said()["examples"]) == set(TABLES)
