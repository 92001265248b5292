"""Waivers as documents: read as they stand, refused with everything that is wrong."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator
from tests.documents.test_files import notations

from medconsortium.documents import dump_waivers, json_schema, read_waivers
from medconsortium.documents.files import Notation
from medconsortium.errors import DocumentError
from medconsortium.rules import Waiver
from medconsortium.syntax import parse_yaml
from medconsortium.text import Text

HEAD = "format: medconsortium-waivers/1\nwaivers:\n"
ONE = """\
  - rule: MGT003
    subject: 某县医共体
    reason: {zh: 章程正在会签, en: the charter is being signed}
    decided_by: 某县卫生健康局
    since: 2025-07-01
    until: 2026-06-30
"""
TWO = "  - {rule: GEN006, subject: a b, reason: r, decided_by: d, until: 2026-01-01}\n"

SCHEMA = Draft202012Validator(json_schema("waivers"))

words = st.text(st.characters(codec="utf-8", exclude_categories=["Cs", "Cc", "Zs", "Zl", "Zp"]))
some = words.filter(bool)
texts = st.builds(Text, zh=some, en=some) | some.map(Text.of)
days = st.dates(date(1, 1, 1), date(9999, 12, 31))


@st.composite
def waivers(draw: st.DrawFn) -> Waiver:
    since, until = sorted((draw(days), draw(days)))
    return Waiver(
        rule=draw(some),
        subject=draw(some),
        reason=draw(texts),
        decided_by=draw(some),
        since=draw(st.sampled_from([None, since])),
        until=until,
    )


def faults(document: str) -> list[tuple[str, str, int | None]]:
    with pytest.raises(DocumentError) as caught:
        read_waivers(document.encode(), notation="yaml")
    return [
        (f.code, f.path, None if f.place is None else f.place.line) for f in caught.value.faults
    ]


def test_waivers_are_read_as_they_stand() -> None:
    first, second = read_waivers((HEAD + ONE + TWO).encode())
    assert first == Waiver(
        rule="MGT003",
        subject="某县医共体",
        reason=Text("章程正在会签", "the charter is being signed"),
        decided_by="某县卫生健康局",
        since=date(2025, 7, 1),
        until=date(2026, 6, 30),
    )
    assert (second.rule, second.since, second.reason) == ("GEN006", None, Text(en="r"))


@notations
@given(given_=st.lists(waivers(), max_size=4))
def test_what_was_written_is_read(notation: Notation, given_: list[Waiver]) -> None:
    written = dump_waivers(given_, notation=notation)
    assert read_waivers(written) == tuple(given_)
    assert dump_waivers(given_, notation=notation) == written


@given(given_=st.lists(waivers(), max_size=4))
def test_what_was_written_fits_the_schema(given_: list[Waiver]) -> None:
    SCHEMA.validate(parse_yaml(dump_waivers(given_)).data)


def test_no_waivers_are_a_document_too() -> None:
    assert read_waivers(b"format: medconsortium-waivers/1\nwaivers: []\n") == ()


WRONG = {
    "no until": (
        ONE.replace("    until: 2026-06-30\n", ""),
        [("missing-key", "$.waivers[0].until", 3)],
    ),
    "a month": (ONE.replace("2026-06-30", "2026-06"), [("bad-day", "$.waivers[0].until", 8)]),
    "reversed": (
        ONE.replace("2026-06-30", "2025-06-30"),
        [("reversed-period", "$.waivers[0].until", 8)],
    ),
    "no reason": (
        ONE.replace("章程正在会签", "' '"),
        [("blank", "$.waivers[0].reason", 5)],
    ),
    "nobody": (ONE.replace("某县卫生健康局", "''"), [("blank", "$.waivers[0].decided_by", 6)]),
    "a misspelt key": (
        ONE.replace("since", "sinse"),
        [("unknown-key", "$.waivers[0].sinse", 7)],
    ),
    "a number": (TWO.replace("GEN006", "6"), [("wrong-type", "$.waivers[0].rule", 3)]),
    "no mapping": ("  - GEN006\n", [("wrong-type", "$.waivers[0]", 3)]),
    "all at once": (
        ONE.replace("2025-07-01", "2025-07") + TWO.replace("reason: r", "reason: ''") + "  - 3\n",
        [
            ("wrong-type", "$.waivers[2]", 10),
            ("bad-day", "$.waivers[0].since", 7),
            ("blank", "$.waivers[1].reason", 9),
        ],
    ),
}


@pytest.mark.parametrize("what", WRONG)
def test_everything_wrong_is_told_with_its_place(what: str) -> None:
    document, told = WRONG[what]
    assert faults(HEAD + document) == told


@pytest.mark.parametrize("what", sorted(set(WRONG) - {"reversed", "no reason", "nobody"}))
def test_what_has_another_shape_does_not_fit_the_schema(what: str) -> None:
    assert not SCHEMA.is_valid(parse_yaml((HEAD + WRONG[what][0]).encode()).data)


@pytest.mark.parametrize(
    "document",
    [
        HEAD + "  - {}\n" * 10_000,
        HEAD + "  - 3\n" * 10_000,
        HEAD + TWO.replace("2026-01-01", "x" * 10) * 10_000,
        HEAD.replace("waivers:\n", "waivers: {}\n") + "x: 1\n",
        HEAD + "  - {" + ", ".join(f"k{n}: 1" for n in range(5000)) + "}\n",
    ],
)
def test_hostile_documents_are_refused_within_bounds(document: str) -> None:
    found = faults(document)
    assert 1 <= len(found) <= 102
