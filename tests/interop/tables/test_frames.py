"""Networks as frames, and frames of anybody as networks."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

import pandas as pd
import polars as pl
import pyarrow as pa  # type: ignore[import-untyped]
import pytest

from medconsortium.errors import DocumentError
from medconsortium.interop.tables.contract import flat_columns
from medconsortium.interop.tables.frames import from_frames, table_series, to_frames
from medconsortium.model import (
    OPEN,
    TABLES,
    Consortium,
    Department,
    Institution,
    Listing,
    Membership,
    Network,
    PartialDate,
)
from medconsortium.text import Text
from medconsortium.vocabulary import Completeness, Grade, Role, Tier

NETWORK = Network(
    title="县",
    synthetic=True,
    institutions=[
        Institution(id="县", name="县医院", tier=Tier.COUNTY, since="2013-05", until=OPEN, beds=9),
        Institution(id="乡", name=Text("乡卫生院", "Township"), part_of="县"),
    ],
    departments=[Department(id="科", name="内科", institutions=Listing(["县", "乡"]))],
    consortia=[Consortium(id="体", name="医共体")],
    memberships=[Membership(consortium="体", institution="县", role=Role.LEAD)],
)


class TestToFrames:
    def test_hold_every_table_and_every_column(self) -> None:
        frames = to_frames(NETWORK)
        assert list(frames) == list(TABLES)
        for name, frame in frames.items():
            assert frame.columns == [column.name for column in flat_columns(name)]
            assert len(frame) == len(NETWORK.table(name))

    def test_are_for_people(self) -> None:
        frame = to_frames(NETWORK)["institutions"]
        assert frame["name_en"].to_list() == [None, "Township"]
        assert frame["tier"].to_list() == ["county", None]
        assert frame["part_of"].to_list() == [None, "县"]
        assert frame["beds"].to_list() == [9, None]
        assert frame["since_latest"].to_list() == [date(2013, 5, 31), None]
        assert frame["until_earliest"].to_list() == [date.max, None]

    def test_leave_derived_ids_blank(self) -> None:
        assert to_frames(NETWORK)["memberships"]["id"].to_list() == [None]

    def test_have_the_same_types_whatever_is_stated(self) -> None:
        full, empty = to_frames(NETWORK), to_frames(Network())
        assert {n: f.schema for n, f in full.items()} == {n: f.schema for n, f in empty.items()}
        assert full["institutions"].schema["tier"] == pl.Enum([term.key for term in Tier])

    def test_series_of_what_is_stated(self) -> None:
        names = [series.name for series in table_series(NETWORK, "memberships", native=True)]
        assert names == ["consortium", "consortium_row", "institution", "institution_row", "role"]


ROWS = {
    "id": ["县", "乡"],
    "name": ["县医院", "乡卫生院"],
    "part_of": [None, "县"],
    "beds": [9, None],
}
EXPECTED = Network(
    institutions=[
        Institution(id="县", name="县医院", beds=9),
        Institution(id="乡", name="乡卫生院", part_of="县"),
    ]
)


class ArrowStream:
    """Something that only hands itself out as Arrow."""

    def __init__(self, table: Any) -> None:
        self._table = table

    def __arrow_c_stream__(self, requested_schema: object = None) -> object:
        return self._table.__arrow_c_stream__(requested_schema)


@pytest.mark.parametrize(
    "frame",
    [
        pl.DataFrame(ROWS),
        pl.LazyFrame(ROWS),
        pd.DataFrame(ROWS),  # which makes numbers with gaps floats
        pd.DataFrame(ROWS).convert_dtypes(),
        pa.table(ROWS),
        ArrowStream(pa.table(ROWS)),
        pl.DataFrame(ROWS).with_columns(pl.col("id", "part_of").cast(pl.Categorical)),
    ],
    ids=lambda frame: type(frame).__module__.partition(".")[0] + "." + type(frame).__name__,
)
def test_frames_of_many_kinds_are_read(frame: Any) -> None:
    assert from_frames({"institutions": frame}) == EXPECTED


def one(**columns: Any) -> Institution:
    """Return the institution of a frame of one row."""
    given = {"id": ["x"], "name": ["x"]} | {name: [value] for name, value in columns.items()}
    return from_frames({"institutions": pl.DataFrame(given)}).institutions["x"]


class TestFromFrames:
    def test_title_and_mark_are_told(self) -> None:
        network = from_frames({}, title="县", synthetic=True)
        assert network == Network(title="县", synthetic=True)

    @pytest.mark.parametrize("grade", ["3A", "三级甲等", "三甲"])
    def test_terms_go_by_key_label_or_alias(self, grade: str) -> None:
        assert one(grade=grade).grade is Grade.parse("3A")

    def test_terms_may_be_of_an_older_enumeration(self) -> None:
        frame = pl.DataFrame({"id": ["a", "b"], "name": ["a", "b"], "tier": ["county", None]})
        frame = frame.with_columns(pl.col("tier").cast(pl.Enum(["county", "village"])))
        network = from_frames({"institutions": frame})
        assert [row.tier for row in network.institutions.values()] == [Tier.COUNTY, None]

    def test_whole_floats_are_counts(self) -> None:
        assert one(beds=9.0).beds == 9
        assert one(beds=float("nan")).beds is None

    def test_times_are_taken_as_their_days(self) -> None:
        times = {f"since_{end}": datetime(2020, 1, 2, 3) for end in ("earliest", "latest")}  # noqa: DTZ001
        day = date(2020, 1, 2)
        assert one(**times).since == PartialDate(day, day)

    def test_lists_may_be_arrays_and_their_completeness_left_out(self) -> None:
        row = one(designations=["国家区域医疗中心"])
        assert row.designations == Listing(["国家区域医疗中心"])
        frame = pl.DataFrame(
            {"id": ["x", "y"], "name": ["x", "y"], "designations": [["a", "b"], ["c", "d"]]},
            schema_overrides={"designations": pl.Array(pl.String, 2)},
        ).with_columns(designations_completeness=pl.Series(["complete", None]))
        rows = from_frames({"institutions": frame}).institutions
        assert rows["x"].designations == Listing(["a", "b"], Completeness.COMPLETE)
        assert rows["y"].designations == Listing(["c", "d"])
        assert one(designations=[], designations_completeness="partial").designations == Listing()

    def test_row_numbers_of_others_are_passed_over(self) -> None:
        frame = pl.DataFrame(ROWS).with_columns(part_of_row=pl.Series([1, 1]))
        assert from_frames({"institutions": frame}) == EXPECTED

    def test_columns_that_state_nothing_may_be_of_any_type(self) -> None:
        nothing = pl.Series([None], dtype=pl.Float64)
        names = [c.name for c in flat_columns("institutions") if c.name not in {"id", "name"}]
        frame = pl.DataFrame({"id": ["x"], "name": ["院"], **dict.fromkeys(names, nothing)})
        assert from_frames({"institutions": frame}) == Network(
            institutions=[Institution(id="x", name="院")]
        )


def faults_of(frames: dict[str, Any]) -> list[tuple[str, str, int | None]]:
    with pytest.raises(DocumentError) as caught:
        from_frames(frames)
    return [
        (fault.code, fault.path, fault.place.row if fault.place else None)
        for fault in caught.value.faults
    ]


@pytest.mark.parametrize(
    ("column", "values", "fault"),
    [
        ("tier", ["county", "某级"], ("bad-value", "institutions.tier", 2)),
        ("tier", [1, 2], ("wrong-type", "institutions.tier", None)),
        ("beds", [1.5, 2.0], ("bad-value", "institutions.beds", 1)),
        ("beds", [1.0, 1e300], ("bad-value", "institutions.beds", 2)),
        ("beds", ["9", "9"], ("wrong-type", "institutions.beds", None)),
        ("beds", [0, -1], ("out-of-range", "institutions[乡].beds", None)),
        ("beds", [True, False], ("wrong-type", "institutions.beds", None)),
        ("name_en", [1, 2], ("wrong-type", "institutions.name_en", None)),
        ("part_of", [None, "省"], ("dangling-reference", "institutions.part_of", 2)),
        ("part_of", [1, 2], ("wrong-type", "institutions.part_of", None)),
        ("sources", [[], ["文"]], ("dangling-reference", "institutions.sources", 2)),
        ("sources", ["文", "文"], ("wrong-type", "institutions.sources", None)),
        ("since_earliest", ["2020", "2021"], ("wrong-type", "institutions.since_earliest", None)),
        (
            "since_earliest",
            [date(2020, 1, 1), None],
            ("out-of-range", "institutions[县].since", None),
        ),
        ("location_latitude", ["a", "b"], ("wrong-type", "institutions.location_latitude", None)),
        ("location_latitude", [91, None], ("out-of-range", "institutions[县].location", None)),
        ("identifiers", ["[", None], ("bad-value", "institutions.identifiers", 1)),
        ("identifiers", [None, "{}"], ("bad-value", "institutions.identifiers", 2)),
        ("identifiers", [None, "[" * 10**5], ("bad-value", "institutions.identifiers", 2)),
        (
            "identifiers",
            [None, '[{"system": "uscc", "value": "1", "value": "2"}]'],
            ("bad-value", "institutions.identifiers", 2),
        ),
        ("identifiers", [1, 2], ("wrong-type", "institutions.identifiers", None)),
        ("field_sources", ["[]", None], ("bad-value", "institutions.field_sources", 1)),
        (
            "designations_completeness",
            ["complete", None],
            ("missing-column", "institutions.designations", None),
        ),
        ("bed", [1, 2], ("unknown-column", "institutions.bed", None)),
    ],
)
def test_what_does_not_fit_is_told(
    column: str, values: list[Any], fault: tuple[str, str, int | None]
) -> None:
    frame = pl.DataFrame({"id": ["县", "乡"], "name": ["县医院", "乡卫生院"], column: values})
    assert faults_of({"institutions": frame}) == [fault]


def test_all_faults_of_a_table_are_told_at_once() -> None:
    frame = pl.DataFrame({"id": ["县"], "name": [1], "tier": ["a"], "beds": ["b"]})
    assert [code for code, _, _ in faults_of({"institutions": frame})] == [
        "wrong-type",
        "bad-value",
        "wrong-type",
    ]


def test_a_near_name_is_suggested() -> None:
    with pytest.raises(DocumentError, match="did you mean beds"):
        from_frames({"institutions": pl.DataFrame({"bed": [1]})})
    with pytest.raises(DocumentError, match="did you mean institutions"):
        from_frames({"institution": pl.DataFrame({"id": ["x"]})})


def test_completeness_of_no_list_is_told() -> None:
    frame = pl.DataFrame({"id": ["体"], "name": ["体"], "grid_completeness": ["complete"]})
    assert faults_of({"consortia": frame}) == [("missing-column", "consortia.grid", None)]


def test_what_is_no_frame_is_told() -> None:
    assert faults_of({"institutions": [1, 2]}) == [("wrong-type", "institutions", None)]


def test_columns_that_must_be_there_are_asked_for() -> None:
    assert faults_of({"institutions": pl.DataFrame({"name": ["x"]})}) == [
        ("missing", "institutions.id", None)
    ]
    assert faults_of({"institutions": pl.DataFrame({"id": [1], "name": ["x"]})}) == [
        ("wrong-type", "institutions.id", None)
    ]


def test_an_id_that_stands_twice_is_told_once() -> None:
    frame = pl.DataFrame({"id": ["a", "a", "b"], "name": ["x"] * 3, "part_of": ["a", None, "a"]})
    assert faults_of({"institutions": frame}) == [("duplicate-id", "institutions[a]", None)]


def test_of_many_faults_the_first_are_told() -> None:
    count = 1_500
    frame = pl.DataFrame(
        {
            "id": [f"i{n}" for n in range(count)],
            "name": ["x"] * count,
            "tier": [f"t{n}" for n in range(count)],
            "part_of": [f"p{n}" for n in range(count)],
        }
    )
    found = faults_of({"institutions": frame})
    assert len(found) == 201
    assert found[-1] == ("too-many-faults", "", None)
