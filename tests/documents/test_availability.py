"""Who takes patients, as a document: read as it stands, refused with everything that is wrong."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator
from tests.documents.test_files import notations

from medconsortium.documents import dump_availability, json_schema, read_availability
from medconsortium.documents.files import Notation
from medconsortium.errors import DocumentError
from medconsortium.referral import Availability
from medconsortium.syntax import parse_yaml

HEAD = "format: medconsortium-availability/1\n"
PLACES = """\
places:
  - {id: 县医院, accepting: false}
  - {id: 市医院, accepting: true, free_beds: 3}
  - {id: 省医院, free_beds: 0}
  - {id: 站}
"""

SCHEMA = Draft202012Validator(json_schema("availability"))

ids = st.text(
    st.characters(codec="utf-8", exclude_categories=["Cs", "Cc", "Zs", "Zl", "Zp"])
).filter(bool)
moments = st.datetimes(timezones=st.sampled_from([None, UTC, timezone(timedelta(hours=8))]))
availabilities = st.builds(
    Availability,
    accepting=st.dictionaries(ids, st.booleans(), max_size=4),
    free_beds=st.dictionaries(ids, st.integers(0, 10**6), max_size=4),
    as_of=st.none() | moments,
)


def faults(document: str) -> list[tuple[str, str, int | None]]:
    with pytest.raises(DocumentError) as caught:
        read_availability(document.encode(), notation="yaml")
    return [
        (f.code, f.path, None if f.place is None else f.place.line) for f in caught.value.faults
    ]


def test_it_is_read_as_it_stands() -> None:
    stated = read_availability(f"{HEAD}as_of: 2026-01-01T08:00+08:00\n{PLACES}".encode())
    assert stated == Availability(
        accepting={"县医院": False, "市医院": True},
        free_beds={"市医院": 3, "省医院": 0},
        as_of=datetime(2026, 1, 1, 8, tzinfo=timezone(timedelta(hours=8))),
    )
    assert read_availability(f"{HEAD}places: []\n".encode()) == Availability()


@notations
@given(given_=availabilities)
def test_what_was_written_is_read(notation: Notation, given_: Availability) -> None:
    written = dump_availability(given_, notation=notation)
    assert read_availability(written) == given_
    SCHEMA.validate(parse_yaml(written).data)


WRONG = {
    "no places": ("", [("missing-key", "$.places", 1)]),
    "no id": ("places:\n  - {accepting: true}\n", [("missing-key", "$.places[0].id", 3)]),
    "a word for yes": (
        "places:\n  - {id: a, accepting: ja}\n",
        [("wrong-type", "$.places[0].accepting", 3)],
    ),
    "half a bed": (
        "places:\n  - {id: a, free_beds: 0.5}\n",
        [("wrong-type", "$.places[0].free_beds", 3)],
    ),
    "a bed too few": (
        "places:\n  - {id: a, free_beds: -1}\n",
        [("out-of-range", "$.places[0].free_beds", 3)],
    ),
    "twice, and at no time": (
        "as_of: noon\nplaces:\n  - {id: a}\n  - {id: a}\n",
        [("given-twice", "$.places[1].id", 5), ("bad-moment", "$.as_of", 2)],
    ),
}


@pytest.mark.parametrize("what", WRONG)
def test_everything_wrong_is_told_with_its_place(what: str) -> None:
    document, told = WRONG[what]
    assert faults(HEAD + document) == told


@pytest.mark.parametrize(
    "document",
    [
        HEAD + "places:\n" + "  - {}\n" * 10_000,
        HEAD + "places:\n" + "  - {id: a}\n" * 10_000,
        HEAD + "places: {}\nx: 1\n",
    ],
)
def test_hostile_documents_are_refused_within_bounds(document: str) -> None:
    assert 1 <= len(faults(document)) <= 102
