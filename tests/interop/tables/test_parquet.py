"""Networks as folders of Parquet, ours and anybody's."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import polars as pl
import pyarrow as pa  # type: ignore[import-untyped]
import pyarrow.parquet as pq  # type: ignore[import-untyped]
import pytest

from medconsortium.errors import DocumentError, Fault
from medconsortium.interop.tables import flat_tables, parquet, series_to_columns
from medconsortium.interop.tables.parquet import FORMAT, MANIFEST, read_parquet, write_parquet
from medconsortium.interop.tables.references_of_series import IdLookup
from medconsortium.model import (
    Consortium,
    Department,
    Division,
    Institution,
    Instrument,
    Link,
    Listing,
    Membership,
    Network,
    Party,
)
from medconsortium.text import Text
from medconsortium.vocabulary import LinkKind, Role, Tier

NETWORK = Network(
    title="县",
    synthetic=True,
    divisions=[Division(id="区")],
    parties=[Party(id="局", name="卫健局")],
    institutions=[
        Institution(id="县", name="县医院", tier=Tier.COUNTY, division="区"),
        *(Institution(id=f"乡{n}", name=f"第{n}卫生院", part_of="县") for n in range(600)),
    ],
    departments=[Department(id="科", name="内科", institution="县")],
    consortia=[Consortium(id="体", name="医共体", grid=["区"], organiser="局")],
    memberships=[
        Membership(consortium="体", institution="县", role=Role.LEAD),
        Membership(id="m", consortium="体", institution="乡7", role=Role.MEMBER),
    ],
    instruments=[Instrument(id="章", consortium="体", parties=Listing(["县", "局", "科"]))],
    links=[
        Link(origin="乡7", target="县", kind=LinkKind.REFERRAL_UP),
        Link(origin="县", target="科", kind=LinkKind.TEACHING),
    ],
)


@pytest.fixture(name="folder")
def written(tmp_path: Path) -> Path:
    folder = tmp_path / "network.parquet"
    write_parquet(NETWORK, folder)
    return folder


def edit(folder: Path, table: str, change: Callable[[pl.DataFrame], pl.DataFrame]) -> None:
    """Change a file as somebody would."""
    file = folder / f"{table}.parquet"
    change(pl.read_parquet(file)).write_parquet(file)


def vouch(folder: Path) -> None:
    """Make the manifest say that the files are as they were written."""
    manifest = json.loads((folder / MANIFEST).read_bytes())
    for table, told in manifest["tables"].items():
        told["sha256"] = parquet._sha256(folder / f"{table}.parquet")
    (folder / MANIFEST).write_text(json.dumps(manifest), encoding="utf-8")


def replaced(**columns: Any) -> Callable[[pl.DataFrame], pl.DataFrame]:
    return lambda frame: frame.with_columns(
        pl.Series(name, values, frame.schema[name]) for name, values in columns.items()
    )


def faults_of(folder: Path) -> list[Fault]:
    with pytest.raises(DocumentError) as caught:
        read_parquet(folder)
    return list(caught.value.faults)


def told(folder: Path) -> list[tuple[str, str, str | None, int | None]]:
    """Return code, path, file and row of every fault."""
    return [
        (
            fault.code,
            fault.path,
            Path(fault.place.file).name if fault.place and fault.place.file else None,
            fault.place.row if fault.place else None,
        )
        for fault in faults_of(folder)
    ]


class TestWriting:
    def test_a_file_a_table_and_a_manifest(self, folder: Path) -> None:
        assert sorted(file.name for file in folder.iterdir()) == sorted(
            [
                MANIFEST,
                *(f"{n}.parquet" for n, table in NETWORK._tables.items() if len(table)),
            ]
        )
        manifest = json.loads((folder / MANIFEST).read_bytes())
        assert manifest["format"] == FORMAT
        assert manifest["title"] == {"zh": "县", "en": None}
        assert manifest["synthetic"] is True
        assert manifest["tables"]["institutions"]["rows"] == 601

    def test_others_read_it(self, folder: Path) -> None:
        table = pq.read_table(folder / "memberships.parquet")
        assert table.column("consortium").to_pylist() == ["体", "体"]
        assert table.column("role").to_pylist() == ["lead", "member"]
        assert table.column("consortium_row").to_pylist() == [0, 0]

    def test_a_folder_of_ours_is_replaced(self, folder: Path) -> None:
        write_parquet(Network(title="省"), folder)
        assert [file.name for file in folder.iterdir()] == [MANIFEST]
        assert read_parquet(folder) == Network(title="省")

    def test_no_other_folder_is(self, tmp_path: Path) -> None:
        (tmp_path / "mine.parquet").write_bytes(b"")
        with pytest.raises(DocumentError, match="not written by this library"):
            write_parquet(NETWORK, tmp_path)
        assert [file.name for file in tmp_path.iterdir()] == ["mine.parquet"]

    def test_an_empty_folder_is_filled(self, tmp_path: Path) -> None:
        write_parquet(NETWORK, tmp_path)
        assert read_parquet(tmp_path) == NETWORK

    def test_nothing_is_left_where_writing_fails(
        self, folder: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        before = {file.name: file.read_bytes() for file in folder.iterdir()}

        def fail(*_: object) -> None:
            raise OSError("disk full")

        monkeypatch.setattr(parquet, "_sha256", fail)
        with pytest.raises(DocumentError, match="disk full"):
            write_parquet(Network(divisions=[Division(id="x")]), folder)
        assert {file.name: file.read_bytes() for file in folder.iterdir()} == before
        assert list(folder.parent.iterdir()) == [folder]


class TestReading:
    def test_gives_the_network_back(self, folder: Path) -> None:
        network = read_parquet(folder)
        assert network == NETWORK
        assert network.institutions.is_columnar

    def test_native_references_are_taken_from_row_numbers(
        self, folder: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(IdLookup, "find", None)
        assert read_parquet(folder) == NETWORK

    def test_without_manifest_ids_are_read(self, folder: Path) -> None:
        (folder / MANIFEST).unlink()
        edit(folder, "institutions", lambda frame: frame.reverse())
        network = read_parquet(folder)
        assert network.institutions["乡7"] == NETWORK.institutions["乡7"]
        assert network.title is None

    def test_changed_files_are_read_by_their_ids(self, folder: Path) -> None:
        edit(folder, "institutions", lambda frame: frame.drop("division_row", "part_of_row"))
        assert read_parquet(folder) == NETWORK
        edit(folder, "links", replaced(kind=["teaching", "teaching"]))
        assert read_parquet(folder).links["乡7/县/teaching/-"].origin == "乡7"

    def test_columns_of_ids_may_be_dropped(self, folder: Path) -> None:
        edit(folder, "institutions", lambda frame: frame.drop("division", "part_of"))
        assert read_parquet(folder) == NETWORK
        vouch(folder)
        assert read_parquet(folder) == NETWORK

    def test_one_file_is_a_table(self, folder: Path) -> None:
        network = read_parquet(folder / "divisions.parquet")
        assert network == Network(divisions=[Division(id="区")])


class TestWrongRowNumbers:
    @pytest.mark.parametrize("vouched", [True, False])
    @pytest.mark.parametrize(
        ("table", "columns", "row"),
        [
            ("memberships", {"institution_row": [1, 8]}, 1),
            ("memberships", {"institution_row": [0, -1]}, 2),
            ("memberships", {"institution_row": [0, 601]}, 2),
            ("memberships", {"institution_row": [0, 2**31 - 1]}, 2),
            ("links", {"target_row": [1, 0]}, 1),
            ("links", {"target_table": [0, 0]}, 2),
            ("links", {"target_table": [0, 5]}, 2),
            ("instruments", {"parties_row": [[0, 0, 1]]}, 1),
            ("instruments", {"parties_table": [[0, 1, 1]]}, 1),
        ],
    )
    def test_are_told(
        self, folder: Path, table: str, columns: dict[str, Any], row: int, *, vouched: bool
    ) -> None:
        edit(folder, table, replaced(**columns))
        if vouched:
            vouch(folder)
        (field,) = {name.rpartition("_")[0] for name in columns}
        assert told(folder) == [("wrong-row-number", f"{table}.{field}", f"{table}.parquet", row)]

    def test_are_told_of_rows_put_in_another_order(self, folder: Path) -> None:
        edit(folder, "institutions", lambda frame: frame.reverse())
        faults = faults_of(folder)
        assert {fault.code for fault in faults} <= {"wrong-row-number", "too-many-faults"}
        assert "delete medconsortium.json" in str(faults[0].cure.en)

    def test_that_no_sample_meets_are_out_of_range_all_the_same(
        self, folder: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(flat_tables._Reading, "_compare_sample", lambda *_: None)
        edit(folder, "memberships", replaced(institution_row=[0, 601]))
        vouch(folder)
        assert [code for code, *_ in told(folder)] == ["dangling-reference"]

    def test_are_whole_numbers(self, folder: Path) -> None:
        wrong = pl.lit("a").alias("institution_row")
        edit(folder, "memberships", lambda frame: frame.with_columns(wrong))
        for _ in range(2):
            assert told(folder)[0][:2] == ("wrong-type", "memberships.institution")
            vouch(folder)

    def test_are_not_too_large(self, folder: Path) -> None:
        large = pl.lit(2**40).alias("institution_row")
        edit(folder, "memberships", lambda frame: frame.with_columns(large))
        assert {code for code, *_ in told(folder)} == {"wrong-row-number"}

    def test_of_several_tables_tell_the_table(self, folder: Path) -> None:
        edit(folder, "links", lambda frame: frame.drop("target_table"))
        vouch(folder)
        assert told(folder)[0][:2] == ("missing-column", "links.target")

    def test_of_lists_have_the_lengths_of_the_ids(self, folder: Path) -> None:
        edit(folder, "instruments", replaced(parties_row=[[0, 0]]))
        assert told(folder)[0][:2] == ("wrong-type", "instruments.parties")


class TestBadFiles:
    @pytest.mark.parametrize("share", [0.0, 0.3, 0.9, 0.999])
    def test_a_truncated_file_is_told(self, folder: Path, share: float) -> None:
        file = folder / "institutions.parquet"
        data = file.read_bytes()
        file.write_bytes(data[: int(len(data) * share)])
        assert told(folder) == [("cannot-read", "", "institutions.parquet", None)]

    def test_a_file_that_is_none_is_told(self, folder: Path) -> None:
        (folder / "links.parquet").write_bytes(b"PAR1" + b"\x00" * 100 + b"PAR1")
        assert told(folder) == [("cannot-read", "", "links.parquet", None)]

    def test_a_file_that_went_missing_is_told(self, folder: Path) -> None:
        (folder / "links.parquet").unlink()
        assert told(folder) == [("cannot-read", "", "links.parquet", None)]

    def test_tables_and_columns_that_are_not_known_are_told(self, folder: Path) -> None:
        edit(folder, "links", lambda frame: frame.with_columns(frm=1))
        assert told(folder) == [("unknown-column", "links.frm", "links.parquet", None)]
        (folder / "links.parquet").rename(folder / "link.parquet")
        (folder / MANIFEST).unlink()
        assert told(folder) == [("unknown-table", "link", "link.parquet", None)]

    def test_a_dangling_id_is_told_with_its_row(self, folder: Path) -> None:
        (folder / MANIFEST).unlink()
        edit(folder, "instruments", replaced(parties=[["县", "省", "科"]]))
        edit(folder, "memberships", replaced(institution=["县", "省"]))
        assert told(folder) == [
            ("dangling-reference", "memberships.institution", "memberships.parquet", 2)
        ]
        edit(folder, "memberships", replaced(institution=["县", "县"]))
        assert told(folder) == [
            ("dangling-reference", "instruments.parties", "instruments.parquet", 1)
        ]

    def test_an_unknown_key_is_told_with_its_row(self, folder: Path) -> None:
        edit(
            folder,
            "memberships",
            lambda frame: frame.with_columns(role=pl.Series(["lead", "boss"])),
        )
        assert told(folder) == [("bad-value", "memberships.role", "memberships.parquet", 2)]

    def test_rows_that_fit_no_network_are_told(self, folder: Path) -> None:
        edit(folder, "institutions", lambda frame: pl.concat([frame, frame.tail(1)]))
        assert told(folder) == [("duplicate-id", "institutions[乡599]", None, None)]

    def test_a_great_many_rows_are_refused_unread(self, folder: Path) -> None:
        nulls = pa.nulls(flat_tables.MOST_ROWS + 1, pa.int8())
        pq.write_table(pa.table({"beds": nulls}), folder / "institutions.parquet")
        assert told(folder)[0][0] == "too-large"

    def test_a_great_many_items_are_refused(
        self, folder: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(series_to_columns, "MOST_ITEMS", 2)
        assert told(folder) == [("too-large", "instruments.parties", "instruments.parquet", None)]

    def test_one_text_many_times_over_is_refused(
        self, folder: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(series_to_columns, "MOST_BYTES", 5_000)
        assert told(folder) == [("too-large", "institutions.name", "institutions.parquet", None)]

    def test_a_folder_without_tables_is_none(self, tmp_path: Path) -> None:
        assert told(tmp_path) == [("cannot-read", "", tmp_path.name, None)]
        assert told(tmp_path / "absent") == [("cannot-read", "", "absent", None)]
        assert told(tmp_path / "\x00") == [("cannot-read", "", "\x00", None)]


WRONG: tuple[dict[str, Any], ...] = (
    {"title": "县"},
    {"title": {"zh": 1, "en": None}},
    {"title": {"zh": "县"}},
    {"synthetic": 1},
    {"tables": []},
    {"tables": {"hospitals": {}}},
    {"tables": {"institutions": 1}},
)


@pytest.mark.parametrize(
    "manifest",
    [
        b"",
        b"[]",
        b"{",
        b"[" * 100_000,
        b" " * (2**20 + 1),
        json.dumps({"format": "medconsortium-tables/2", "synthetic": False, "tables": {}}).encode(),
        *(
            json.dumps({"format": FORMAT, "synthetic": False, "tables": {}} | wrong).encode()
            for wrong in WRONG
        ),
    ],
)
def test_a_manifest_is_of_this_format(folder: Path, manifest: bytes) -> None:
    (folder / MANIFEST).write_bytes(manifest)
    assert told(folder) == [("bad-manifest", "", MANIFEST, None)]


def test_a_title_may_be_left_out(folder: Path) -> None:
    manifest = json.loads((folder / MANIFEST).read_bytes()) | {"title": None}
    (folder / MANIFEST).write_text(json.dumps(manifest), encoding="utf-8")
    assert read_parquet(folder).title is None
    manifest["title"] = {"zh": None, "en": "County"}
    (folder / MANIFEST).write_text(json.dumps(manifest), encoding="utf-8")
    assert read_parquet(folder).title == Text(en="County")
