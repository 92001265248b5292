from __future__ import annotations

import errno
import io
import json
import os
import stat
from pathlib import Path
from typing import Any

import attrs
import pytest
from hypothesis import assume, given, reject, settings
from hypothesis import strategies as st
from tests.strategies.networks import networks, rows

from medconsortium.documents import dumps, encode, files, read, write
from medconsortium.errors import DocumentError, Fault, ModelError, Place
from medconsortium.model import Institution, Network
from medconsortium.model.tables import TABLES
from medconsortium.syntax import parse_json

ONE = Network(institutions=[Institution(id="甲", name="甲医院")])
OTHER = Network(institutions=[Institution(id="乙", name="乙医院")])
YAML = "format: medconsortium/1\ninstitutions:\n  - {id: 甲, name: 甲医院}\n".encode()
JSON = '{"format": "medconsortium/1", "institutions": [{"id": "甲", "name": "甲医院"}]}'.encode()

notations = pytest.mark.parametrize("notation", ["yaml", "json"])


def fault_of(error: pytest.ExceptionInfo[DocumentError]) -> Fault:
    (fault,) = error.value.faults
    return fault


# --- The bytes of a network ---------------------------------------------------------------------


@notations
@given(network=networks())
def test_what_was_written_is_read(notation: Any, network: Network) -> None:
    assert read(dumps(network, notation=notation), notation=notation) == network


@notations
@settings(max_examples=30)
@given(network=networks(full=True))
def test_what_states_every_field_is_read(notation: Any, network: Network) -> None:
    assert read(dumps(network, notation=notation)) == network


@notations
@given(network=networks(), random=st.randoms(use_true_random=False))
def test_equal_networks_have_the_same_bytes(notation: Any, network: Network, random: Any) -> None:
    tables = {table: list(network.table(table).values()) for table in TABLES}
    for table in tables.values():
        random.shuffle(table)
    given: dict[str, Any] = {**tables, "title": network.title, "synthetic": network.synthetic}
    assert dumps(Network(**given), notation=notation) == dumps(network, notation=notation)


@settings(max_examples=100)
@given(data=st.data())
def test_changing_any_field_changes_the_network_and_its_bytes(data: st.DataObject) -> None:
    network = data.draw(networks(full=True))
    tables: dict[str, Any] = {table: list(network.table(table).values()) for table in TABLES}
    table = data.draw(st.sampled_from([table for table in TABLES if tables[table]]))
    number = data.draw(st.integers(0, len(tables[table]) - 1))
    row = tables[table][number]
    known = {name: list(network.table(name)) for name in TABLES}
    other = data.draw(rows(type(row), known, row_id=row.id))
    name = data.draw(st.sampled_from([field.name for field in attrs.fields(type(row))]))
    changes: dict[str, Any] = {name: getattr(other, name)}
    changed = attrs.evolve(row, **changes)
    assume(changed != row)
    tables[table] = [*tables[table][:number], changed, *tables[table][number + 1 :]]
    try:
        altered = Network(title=network.title, synthetic=network.synthetic, **tables)
    except ModelError:
        reject()
    assume(name != "id" or set(altered.table(table)) != set(network.table(table)))
    assert altered != network
    assert dumps(altered) != dumps(network)
    assert dumps(altered, notation="json") != dumps(network, notation="json")


@given(networks())
def test_title_and_synthetic_count_too(network: Network) -> None:
    tables: dict[str, Any] = {table: network.table(table).values() for table in TABLES}
    renamed = Network(title="另一个名字", synthetic=network.synthetic, **tables)
    marked = Network(title=network.title, synthetic=not network.synthetic, **tables)
    assert len({dumps(network), dumps(renamed), dumps(marked)}) == 3


def test_json_is_indented_and_holds_the_characters_themselves() -> None:
    text = dumps(ONE, notation="json").decode()
    assert json.loads(text) == encode(ONE)
    assert '\n  {\n   "id": "甲",\n' in text


@notations
def test_a_document_ends_with_one_newline(notation: Any) -> None:
    for network in (ONE, Network()):
        data = dumps(network, notation=notation)
        assert data.endswith(b"\n")
        assert not data.endswith(b"\n\n")


@notations
@pytest.mark.parametrize(
    "name", ["=HYPERLINK(1)", "+1", "@a", "<script>alert(1)</script>", "'; --", "{{7*7}}", "\x00"]
)
def test_a_name_that_means_something_elsewhere_is_kept(notation: Any, name: str) -> None:
    network = Network(institutions=[Institution(id="甲", name=name)])
    assert read(dumps(network, notation=notation)).institutions["甲"].name.en == name


# --- Reading ------------------------------------------------------------------------------------


@pytest.mark.parametrize("ending", ["yaml", "yml", "YAML", "json", "Json"])
@pytest.mark.parametrize("kind", [str, Path])
def test_a_path_tells_its_notation_by_its_ending(
    tmp_path: Path, ending: str, kind: type[str | Path]
) -> None:
    path = tmp_path / f"网络 一.{ending}"
    path.write_bytes(JSON if ending.lower() == "json" else YAML)
    found = read(kind(path))
    assert found == ONE
    place = found.place("institutions", "甲")
    assert place is not None
    assert place.file == str(path)


@pytest.mark.parametrize("data", [YAML, JSON, b"\xef\xbb\xbf" + JSON, b"\xef\xbb\xbf" + YAML])
def test_bytes_and_streams_tell_their_notation_by_their_beginning(data: bytes) -> None:
    assert read(data) == ONE
    assert read(io.BytesIO(data)) == ONE


def test_a_stream_lends_its_name_to_places(tmp_path: Path) -> None:
    path = tmp_path / "网络"
    path.write_bytes(YAML)
    with path.open("rb") as stream:
        place = read(stream).place("institutions", "甲")
    assert place is not None
    assert (place.file, place.line) == (str(path), 3)


def test_the_notation_can_be_said(tmp_path: Path) -> None:
    path = tmp_path / "网络.txt"
    path.write_bytes(JSON)
    assert read(path, notation="json") == ONE
    assert read(JSON, notation="yaml") == ONE  # JSON is YAML too
    with pytest.raises(DocumentError) as caught:
        read(YAML, notation="json")
    assert fault_of(caught).code == "syntax"


def test_parsed_data_are_read() -> None:
    assert (
        read({"format": "medconsortium/1", "institutions": [{"id": "甲", "name": "甲医院"}]}) == ONE
    )


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("没有.yaml", "cannot-read"),
        ("没有.txt", "cannot-read"),
        ("", "cannot-read"),
        ("\0.yaml", "cannot-read"),
        ("\ud800.yaml", "cannot-read"),
        ("长" * 1000 + ".yaml", "cannot-read"),
        ("在.txt", "unknown-ending"),
        ("在", "unknown-ending"),
    ],
)
def test_a_path_that_cannot_be_read_is_a_fault(tmp_path: Path, name: str, code: str) -> None:
    for present in ("在.txt", "在"):
        (tmp_path / present).write_bytes(YAML)
    with pytest.raises(DocumentError) as caught:
        read(tmp_path / name)
    fault = fault_of(caught)
    assert fault.code == code
    assert fault.place is not None
    assert fault.place.file == str(tmp_path / name)
    assert "路径" in str(fault.cure) or ".yaml" in str(fault.cure)


# --- Writing ------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", ["网络 一.yaml", "a.yml", "a.json", "长" * 80 + ".json"])
def test_a_file_is_written_and_replaced(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    write(OTHER, str(path))
    write(ONE, path)
    assert read(path) == ONE
    assert path.read_bytes() == dumps(ONE, notation="json" if path.suffix == ".json" else "yaml")
    assert [entry.name for entry in tmp_path.iterdir()] == [name]


@pytest.mark.skipif(os.name == "nt", reason="Windows has no umask")
@pytest.mark.parametrize(("umask", "mode"), [(0o022, 0o644), (0o027, 0o640), (0o077, 0o600)])
def test_a_file_has_the_mode_that_files_are_given(tmp_path: Path, umask: int, mode: int) -> None:
    before = os.umask(umask)
    try:
        write(ONE, tmp_path / "a.yaml")
    finally:
        os.umask(before)
    assert stat.S_IMODE((tmp_path / "a.yaml").stat().st_mode) == mode


@pytest.mark.parametrize("error", [OSError(errno.ENOSPC, "disk full"), KeyboardInterrupt()])
def test_a_write_that_fails_leaves_everything_as_it_was(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, error: BaseException
) -> None:
    path = tmp_path / "a.yaml"
    write(OTHER, path)

    def fail(self: Path, _: object) -> None:
        assert self.read_bytes() == dumps(ONE)  # all of it stands beside the old one
        raise error

    monkeypatch.setattr(Path, "replace", fail)
    with pytest.raises((DocumentError, KeyboardInterrupt)) as caught:
        write(ONE, path)
    if isinstance(caught.value, DocumentError):
        assert [fault.code for fault in caught.value.faults] == ["cannot-write"]
        assert "disk full" in str(caught.value)
    assert read(path) == OTHER
    assert list(tmp_path.iterdir()) == [path]


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("没有/a.yaml", "cannot-write"),
        ("文件/a.yaml", "cannot-write"),
        ("夹.yaml", "cannot-write"),
        ("\0.yaml", "cannot-write"),
        ("夹\0/a.yaml", "cannot-write"),
        ("a.txt", "unknown-ending"),
        ("a", "unknown-ending"),
        ("", "unknown-ending"),
    ],
)
def test_a_path_that_cannot_be_written_is_a_fault(tmp_path: Path, name: str, code: str) -> None:
    (tmp_path / "文件").write_bytes(b"")
    (tmp_path / "夹.yaml").mkdir()
    before = sorted(tmp_path.rglob("*"))
    with pytest.raises(DocumentError) as caught:
        write(ONE, tmp_path / name)
    assert fault_of(caught).code == code
    assert sorted(tmp_path.rglob("*")) == before


def test_a_large_document_is_parsed_again_to_tell_places(monkeypatch: pytest.MonkeyPatch) -> None:
    parsed: list[str] = []

    def parse(data: bytes, *, file: str) -> Any:
        parsed.append(file)
        return parse_json(data, file=file)

    monkeypatch.setattr(files, "parse_json", parse)
    monkeypatch.setattr(files, "_LARGE", 0)
    data = b'{"format": "medconsortium/1",\n "institutions": [{"id": "a", "name": "a"}]}'
    network = read(data)
    assert parsed == ["<input>"]
    for _ in range(2):
        assert network.place("institutions", "a") == Place(file="<input>", line=2, column=19)
    assert parsed == ["<input>"] * 2
