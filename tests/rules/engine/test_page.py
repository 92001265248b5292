"""Docstrings of rules, read as pages in two languages."""

from __future__ import annotations

from medconsortium.rules.engine.page import SECTIONS, parse_page
from medconsortium.text import Text

PAGE = """A consortium has no grid.

医联体没有网格。

What it checks:
    One line,
    and the next.

    第一行，
    第二行。

Why:
    2020 was the year.

    2020年的办法要求。

    “引号”开头也是中文。
"""


def test_each_section_is_told_in_both_languages() -> None:
    page = parse_page(PAGE)
    assert page.summary == Text("医联体没有网格。", "A consortium has no grid.")
    assert list(page.sections) == ["What it checks", "Why"]
    assert page.sections["What it checks"] == Text("第一行，第二行。", "One line, and the next.")
    assert page.sections["Why"] == Text(
        "2020年的办法要求。\n\n“引号”开头也是中文。", "2020 was the year."
    )


def test_what_is_not_said_is_not_there() -> None:
    page = parse_page("")
    assert (page.summary, dict(page.sections)) == (Text(), {})


def test_titles_of_sections_are_bilingual() -> None:
    assert all(title.zh and title.en == key for key, title in SECTIONS.items())
