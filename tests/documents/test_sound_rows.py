"""Rows made without looking for faults are those that the reader makes."""

from __future__ import annotations

from typing import Any

import pytest
from tests.documents.every_key_rows import NETWORK

from medconsortium.documents import decode, reader
from medconsortium.documents.encode import encode
from medconsortium.documents.sound_rows import SoundRows, text_of
from medconsortium.errors import MedConsortiumError
from medconsortium.model import Institution, Link, Membership, Network, PartialDate
from medconsortium.text import Text
from medconsortium.vocabulary import LinkKind, Role, Tier


def test_rows_are_made_of_plain_data() -> None:
    raw = {"id": "县", "name": "县医院", "tier": "县级", "since": "2013-05", "beds": None}
    row = SoundRows().make("institutions", raw, {}, {})
    assert row == Institution(id="县", name="县医院", tier=Tier.COUNTY, since="2013-05")


def test_keys_of_documents_lead_to_fields() -> None:
    raw = {"from": "a", "to": "b", "kind": "teaching"}
    row = SoundRows().make("links", raw, {"consortium": "体"}, {})
    assert row == Link(origin="a", target="b", kind=LinkKind.TEACHING, consortium="体")


def test_a_usual_period_holds_where_no_other_is_stated() -> None:
    usual = {"since": PartialDate.parse("2020"), "until": PartialDate.parse("2021")}
    raw = {"institution": "县", "role": "lead", "until": None}
    row = SoundRows().make("memberships", raw, {"consortium": "体"}, usual)
    assert row == Membership(consortium="体", institution="县", role=Role.LEAD, since="2020")
    assert SoundRows().make("sources", {"id": "文"}, {}, usual).id == "文"


@pytest.mark.parametrize(
    ("table", "raw"),
    [
        ("institutions", {"id": "县"}),
        ("institutions", {"id": "县", "name": "县", "tier": "?"}),
        ("institutions", {"id": "县", "name": "县", "since": "2013-13"}),
        ("institutions", {"id": "县", "name": "县", "designations": [None]}),
        ("institutions", {"id": "县", "name": "县", "location": {"latitude": 91, "longitude": 0}}),
        ("institutions", {"id": "县", "name": "县", "location": {"latitude": 1}}),
        ("consortia", {"id": "体", "name": "体", "grid": {"items": [], "completeness": "partial"}}),
        ("consortia", {"id": "体", "name": "体", "grid": {"items": [], "completeness": "unknown"}}),
        ("memberships", {"consortium": "网", "institution": "县"}),
    ],
)
def test_whatever_is_amiss_is_an_error_that_the_reader_expects(
    table: str, raw: dict[str, Any]
) -> None:
    with pytest.raises(reader._AMISS):
        SoundRows().make(table, raw, {"consortium": "体"} if table == "memberships" else {}, {})


def test_the_reader_makes_the_same_rows(monkeypatch: pytest.MonkeyPatch) -> None:
    document = encode(NETWORK)
    assert decode(document) == NETWORK

    def refuse(*_: object) -> None:
        raise MedConsortiumError

    monkeypatch.setattr(SoundRows, "make", refuse)
    assert decode(document) == NETWORK


def test_texts_are_strings_or_mappings() -> None:
    assert text_of("Panyu") == Text(en="Panyu")
    assert text_of({"zh": "番禺", "en": "Panyu"}) == Text("番禺", "Panyu")
    assert Network(title=text_of({"en": "番禺"})).title == Text(en="番禺")
