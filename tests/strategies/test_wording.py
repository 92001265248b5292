from __future__ import annotations

from tests.strategies.drawing_out import drawn, plainest

from medconsortium.model.ids import id_fault
from medconsortium.strategies import row_ids, several_ids, strings, texts
from medconsortium.strategies.wording import HOSTILE
from medconsortium.text import Text
from medconsortium.text.bilingual import has_han


def test_realistic_words_are_chinese() -> None:
    assert all(has_han(string) for string in drawn(strings()))
    assert all(text.zh is not None and has_han(text.zh) for text in drawn(texts()))
    assert plainest(texts()) == Text(zh="中心")


def test_adversarial_words_are_what_breaks_readers() -> None:
    found = drawn(strings(wording="adversarial"), 400)
    assert set(HOSTILE) <= set(found)
    said = drawn(texts(wording="adversarial"), 200)
    assert {(text.zh is None, text.en is None) for text in said} == {
        (True, False),
        (False, True),
        (False, False),
    }


def test_every_id_can_be_used() -> None:
    for row_id in (*drawn(row_ids(), 100), *drawn(row_ids(wording="adversarial"), 300)):
        assert id_fault(row_id) is None, row_id


def test_several_ids_are_told_apart() -> None:
    for ids in drawn(several_ids(12), 60):
        assert len(set(ids)) == 12
        assert all(id_fault(row_id) is None for row_id in ids)
    assert plainest(several_ids(2)) == ("a-1", "a-2")
