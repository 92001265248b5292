from __future__ import annotations

import pytest

from medconsortium.interop.tables.cell_dates import date_in_number, date_in_text


@pytest.mark.parametrize(
    ("text", "date_said"),
    [
        ("2016-05-10", "2016-05-10"),
        ("2016-5-1", "2016-05-01"),
        ("2016/5/10", "2016-05-10"),
        ("2016.05.10", "2016-05-10"),
        ("2016年5月10日", "2016-05-10"),
        ("2016年5月10号", "2016-05-10"),
        ("2016年5月", "2016-05"),
        ("2016年", "2016"),
        ("20160510", "2016-05-10"),
        ("201605", "2016-05"),
        ("2016", "2016"),
        ("2016-05-10 00:00:00", "2016-05-10"),
        ("2013-05/2014", "2013-05-01/2014-12-31"),
        ("2024-02-27/..", "2024-02-27/.."),
        ("长期", "open"),
        ("长期有效", "open"),
        ("無固定期限", "open"),
        ("Open", "open"),
    ],
)
def test_dates_are_read_as_people_write_them(text: str, date_said: str) -> None:
    assert str(date_in_text(text)) == date_said


@pytest.mark.parametrize(
    "text",
    ["", "5/10/2016", "10.05.2016", "2016-13", "2016-02-30", "十年前", "2016-05-10 08:30", "0"],
)
def test_what_is_no_date_is_none(text: str) -> None:
    assert date_in_text(text) is None


@pytest.mark.parametrize(
    ("number", "date_said"),
    [
        (42500, "2016-05-10"),
        (42500.0, "2016-05-10"),
        (20160510, "2016-05-10"),
        (201605.0, "2016-05"),
        (1965, "1965"),
        (42500.5, "None"),
        (7, "None"),
        (-42500, "None"),
        (123456, "None"),
        (1e300, "None"),
    ],
)
def test_numbers_are_days_or_digits(number: float, date_said: str) -> None:
    assert str(date_in_number(number)) == date_said
