"""The index of ids: found by hash, compared in full."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from medconsortium.model.columnar import id_index
from medconsortium.model.columnar.columns import StringColumn, string_column
from medconsortium.model.columnar.id_index import IdIndex, alike, hashes, words

IDS = ["县", "乡", "a", "湘雅医院", "12345678", "123456789", "a" * 200, "🏥"]
strings = st.lists(st.none() | st.text(st.sampled_from("ab县\x00"), max_size=20))


class TestIdIndex:
    def test_finds_every_id_and_no_other(self) -> None:
        index = IdIndex(string_column(IDS))
        assert [index.find(row_id) for row_id in IDS] == list(range(len(IDS)))
        for other in ("", "省", "1234567", "12345678\x00", "a" * 199, "\ud800"):
            assert index.find(other) == -1

    def test_may_be_empty(self) -> None:
        assert IdIndex(string_column([])).find("县") == -1
        assert IdIndex(string_column([])).find("") == -1

    def test_what_is_not_stated_is_not_found(self) -> None:
        index = IdIndex(string_column([None, "县"]))
        assert (index.find(""), index.find("县")) == (-1, 1)

    def test_ids_of_one_hash_are_told_apart(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(id_index, "hashes", lambda ids: np.zeros(len(ids), np.uint64))
        monkeypatch.setattr(id_index, "_hash", lambda _: 0)
        index = IdIndex(string_column(IDS))
        assert [index.find(row_id) for row_id in IDS] == list(range(len(IDS)))
        assert index.find("省") == -1
        assert alike([string_column(["a", "b"]), string_column(["b"])]) == [[(0, 1), (1, 0)]]

    @given(st.lists(st.text(st.characters(exclude_categories=["Cs"])), unique=True))
    def test_finds_what_a_dict_finds(self, ids: list[str]) -> None:
        index = IdIndex(string_column(ids))
        assert [index.find(row_id) for row_id in ids] == list(range(len(ids)))


@given(strings)
def test_a_hash_depends_on_the_bytes_alone(texts: list[str | None]) -> None:
    column = string_column(texts)
    found = hashes(column)
    for text, hashed in zip(texts, found.tolist(), strict=True):
        assert hashed == hashes(string_column([text]))[0]
        assert hashed == id_index._hash((text or "").encode())


@pytest.mark.parametrize("at", range(4))
@given(strings)
def test_words_are_eight_bytes_of_each_string(at: int, texts: list[str | None]) -> None:
    encoded = [(text or "").encode()[8 * at : 8 * at + 8] for text in texts]
    expected = [int.from_bytes(part, "little") for part in encoded]
    column = string_column(texts)
    assert words(column, None, at).tolist() == expected
    assert words(column, np.arange(len(texts)), at).tolist() == expected


@given(strings, strings)
def test_alike_are_the_strings_that_stand_several_times(
    one: list[str | None], other: list[str | None]
) -> None:
    places: dict[str, list[tuple[int, int]]] = {}
    for number, texts in enumerate((one, other)):
        for row, text in enumerate(texts):
            if text is not None:
                places.setdefault(text, []).append((number, row))
    found = alike([string_column(one), string_column(other)])
    assert found == [together for together in places.values() if len(together) > 1]


def test_nothing_is_alike_in_nothing() -> None:
    assert alike([]) == []


def test_data_may_be_cut_out_of_others() -> None:
    column = string_column(["县医院", "乡卫生院"])
    data = np.zeros(2 * len(column.data), np.uint8)
    data[::2] = column.data
    other = StringColumn(data[::2], column.offsets, column.valid)
    assert hashes(other).tolist() == hashes(column).tolist()
