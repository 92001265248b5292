"""Partial dates, and whether a period holds on a day."""

from __future__ import annotations

from datetime import UTC, date, datetime, tzinfo
from typing import Any

import pytest
from attrs.exceptions import FrozenInstanceError

from medconsortium.errors import ModelError
from medconsortium.model import OPEN, PartialDate, dates, in_force
from medconsortium.model.dates import to_date, today

FIRST, LAST = date(1, 1, 1), date(9999, 12, 31)

FORMS = [
    # text, earliest, latest
    ("2013", date(2013, 1, 1), date(2013, 12, 31)),
    ("0001", FIRST, date(1, 12, 31)),
    ("9999", date(9999, 1, 1), LAST),
    ("2013-05", date(2013, 5, 1), date(2013, 5, 31)),
    ("2023-02", date(2023, 2, 1), date(2023, 2, 28)),
    ("2024-02", date(2024, 2, 1), date(2024, 2, 29)),
    ("9999-12", date(9999, 12, 1), LAST),
    ("2013-05-20", date(2013, 5, 20), date(2013, 5, 20)),
    ("0001-01-01", FIRST, FIRST),
    ("2013-05-20/2013-05-22", date(2013, 5, 20), date(2013, 5, 22)),
    ("2013-05-02/2013-05-31", date(2013, 5, 2), date(2013, 5, 31)),
    ("2013-01-01/2014-12-31", date(2013, 1, 1), date(2014, 12, 31)),
    ("2013-05-01/2014-05-31", date(2013, 5, 1), date(2014, 5, 31)),
    ("2024-02-27/..", date(2024, 2, 27), LAST),
    ("../2024-02-27", FIRST, date(2024, 2, 27)),
    ("../..", FIRST, LAST),
    ("open", LAST, LAST),
]

OTHER_SPELLINGS = [
    # text, how it is written back
    ("2013/2014", "2013-01-01/2014-12-31"),
    ("2013-05/2014", "2013-05-01/2014-12-31"),
    ("2013/2013", "2013"),
    ("2013-01/2013-12", "2013"),
    ("2013-05-01/2013-05-31", "2013-05"),
    ("2013-05-20/2013-05-20", "2013-05-20"),
    ("../2013", "../2013-12-31"),
    ("2013/..", "2013-01-01/.."),
    ("9999-12-31", "open"),
    ("9999-12-31/..", "open"),
    ("../0001-01-01", "0001-01-01"),
]

BAD = [
    "",
    "..",
    "/",
    "../",
    "/..",
    "2013/",
    "/2013",
    "2013/2014/2015",
    "2014/2013",
    "2013-05/2013-04",
    "0000",
    "213",
    "20133",
    "2013-0",
    "2013-00",
    "2013-13",
    "2013-5",
    "2013-05-0",
    "2013-05-00",
    "2013-00-00",
    "2013-00-05",
    "2013-02-29",
    "2013-04-31",
    "2013-05-20T00:00:00",
    "2013 ",
    " 2013",
    "2013\n",
    "２０１３",
    "٢٠١٣",
    "2013.05",
    "2013年5月",
    "-2013",
    "OPEN",
    "open/..",
    "../open",
    "\x00",
    "长" * 100_000,
]


class TestPartialDate:
    @pytest.mark.parametrize(("text", "earliest", "latest"), FORMS)
    def test_a_form_bounds_the_day(self, text: str, earliest: date, latest: date) -> None:
        parsed = PartialDate.parse(text)
        assert (parsed.earliest, parsed.latest) == (earliest, latest)
        assert str(PartialDate(earliest, latest)) == text

    @pytest.mark.parametrize(("text", "written"), OTHER_SPELLINGS)
    def test_other_spellings_are_read(self, text: str, written: str) -> None:
        assert str(PartialDate.parse(text)) == written

    @pytest.mark.parametrize("text", BAD)
    def test_what_is_no_date_is_a_fault(self, text: str) -> None:
        with pytest.raises(ModelError) as caught:
            PartialDate.parse(text)
        (fault,) = caught.value.faults
        assert fault.code == "bad-date"
        assert repr(text[:40]) in fault.message.in_language("zh")
        assert len(fault.in_language("en")) < 200

    def test_days_in_the_wrong_order_are_a_fault(self) -> None:
        with pytest.raises(ModelError, match="'2014-01-01/2013-01-01' is not a date"):
            PartialDate(date(2014, 1, 1), date(2013, 1, 1))

    @pytest.mark.parametrize(
        "ends",
        [
            ("2013-01-01", "2013-12-31"),
            (date(2013, 1, 1), "2013"),
            (datetime(2013, 1, 1), datetime(2013, 1, 2)),  # noqa: DTZ001
            (date(2013, 1, 1), datetime(2013, 1, 2)),  # noqa: DTZ001
            (None, None),
        ],
    )
    def test_anything_but_days_is_a_fault(self, ends: tuple[Any, Any]) -> None:
        with pytest.raises(ModelError, match="is not a date"):
            PartialDate(*ends)

    def test_a_day_or_the_day_of_a_time_is_known(self) -> None:
        day = PartialDate(date(2013, 5, 20), date(2013, 5, 20))
        assert PartialDate.of(date(2013, 5, 20)) == day
        known = PartialDate.of(datetime(2013, 5, 20, 23, 59, tzinfo=UTC))
        assert (known, type(known.earliest)) == (day, date)

    def test_sorts_by_the_earliest_day(self) -> None:
        shuffled = [PartialDate.parse(text) for text in ("open", "2014", "2013-05", "2013")]
        assert [str(d) for d in sorted(shuffled)] == ["2013", "2013-05", "2014", "open"]

    def test_is_a_value(self) -> None:
        assert PartialDate.parse("2013") == PartialDate.parse("2013-01/2013-12")
        assert hash(PartialDate.parse("open")) == hash(OPEN)
        with pytest.raises(FrozenInstanceError):
            OPEN.latest = FIRST  # type: ignore[misc]


class TestToDate:
    def test_takes_what_people_give(self) -> None:
        day = PartialDate(date(2013, 5, 20), date(2013, 5, 20))
        assert to_date(date(2013, 5, 20)) == day
        assert to_date("2013-05-20") == day
        assert to_date(datetime(2013, 5, 20, 23, 59, tzinfo=UTC)) == day
        assert to_date(day) is day
        assert to_date("open") is OPEN
        assert to_date(None) is None

    def test_a_time_becomes_a_plain_day(self) -> None:
        day = to_date(datetime(2013, 5, 20, tzinfo=UTC))
        assert day is not None
        assert type(day.earliest) is date
        assert str(day) == "2013-05-20"

    def test_a_bad_text_is_a_fault(self) -> None:
        with pytest.raises(ModelError, match="'去年' is not a date"):
            to_date("去年")

    def test_anything_else_passes_to_be_refused_by_the_network(self) -> None:
        thing: Any = object()
        held: object = to_date(thing)
        assert held is thing


ON = date(2013, 5, 20)


@pytest.mark.parametrize(
    ("since", "until", "holds"),
    [
        # both ends known to the day, and inclusive
        ("2013-05-20", "2013-05-20", True),
        ("2013-05-19", "2013-05-20", True),
        ("2013-05-20", "2013-05-21", True),
        ("2013-05-21", "2013-05-22", False),
        ("2013-05-18", "2013-05-19", False),
        # an end that is stated not to be set
        ("2013-05-20", "open", True),
        ("2013-05-21", "open", False),
        ("2013-05", "open", None),
        ("2013-04", "open", True),
        ("2013-06", "open", False),
        ("open", "open", False),
        # an end that is not stated
        ("2013-05-20", None, None),
        ("2013-05-21", None, False),
        (None, "2013-05-20", None),
        (None, "2013-05-19", False),
        (None, "open", None),
        (None, None, None),
        # ends that are known in part
        ("2013", "2014", None),
        ("2012", "2014", True),
        ("2012", "2013", None),
        ("2012", "2012", False),
        ("2014", "2015", False),
        ("2012", "2013-05-20/2013-05-31", True),
        ("2012", "2013-05-19/2013-05-31", None),
        ("2013-05-01/2013-05-20", "open", True),
        ("2013-05-01/2013-05-21", "open", None),
        ("../2013-05-20", "2013-05-20/..", True),
        ("../2013-05-19", "../2013-05-19", False),
        ("2013-05-21/..", "open", False),
        ("../2013", "2014/..", None),
        ("../..", "../..", None),
        ("../..", "open", None),
        # reversed: held as written; no day lies in it
        ("2014", "2012", False),
        ("2013-05-21", "2013-05-19", False),
        ("2013-05-20", "2013-05-19", False),
    ],
)
def test_a_period_holds_or_does_not_or_may(
    since: str | None, until: str | None, *, holds: bool | None
) -> None:
    assert in_force(to_date(since), to_date(until), ON) is holds


def test_an_open_end_has_no_last_day() -> None:
    assert in_force(to_date("2013"), OPEN, LAST) is True
    assert in_force(OPEN, OPEN, LAST) is True


def test_today_is_the_day_in_shanghai(monkeypatch: pytest.MonkeyPatch) -> None:
    class Clock:
        @staticmethod
        def now(zone: tzinfo) -> datetime:
            return datetime(2024, 12, 31, 16, 30, tzinfo=UTC).astimezone(zone)

    monkeypatch.setattr(dates, "datetime", Clock)
    assert today() == date(2025, 1, 1)
