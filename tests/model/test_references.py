"""Which fields refer to which tables; written by hand."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, get_args, get_origin

import pytest

from medconsortium.model import TABLES, references
from medconsortium.model.columnar.encodings import Encoding, ListEncoding, ReferenceEncoding
from medconsortium.model.fields import FieldSourcesEncoding, NestedEncoding, encodings
from medconsortium.model.references import References

CARE = ("institutions", "departments")
ACTOR = ("institutions", "parties", "departments")
SUBJECT = (
    "institutions",
    "consortia",
    "departments",
    "parties",
    "platforms",
    "divisions",
    "instruments",
)
EXPECTED: dict[str, tuple[str, ...]] = {
    "divisions.parent": ("divisions",),
    "parties.division": ("divisions",),
    "parties.part_of": ("parties",),
    "institutions.division": ("divisions",),
    "institutions.part_of": ("institutions",),
    "departments.institution": ("institutions",),
    "departments.institutions": ("institutions",),
    "services.provider": CARE,
    "consortia.organiser": ACTOR,
    "consortia.legal_person": ACTOR,
    "consortia.part_of": ("consortia",),
    "consortia.grid": ("divisions",),
    "consortia.centres.host": ACTOR,
    "memberships.consortium": ("consortia",),
    "memberships.institution": ("institutions",),
    "memberships.department": ("departments",),
    "memberships.group.division": ("divisions",),
    "instruments.consortium": ("consortia",),
    "instruments.issuer": ACTOR,
    "instruments.parties": ACTOR,
    "links.origin": CARE,
    "links.target": CARE,
    "links.consortium": ("consortia",),
    "links.instrument": ("instruments",),
    "platforms.operator": ACTOR,
    "platforms.consortium": ("consortia",),
    "platforms.participants": ACTOR,
    "recognitions.origin": ACTOR,
    "recognitions.target": ACTOR,
    "recognitions.consortium": ("consortia",),
    "recognitions.instrument": ("instruments",),
    "observations.subject": SUBJECT,
    **{f"{table}.sources": ("sources",) for table in TABLES},
    **{f"{table}.field_sources": ("sources",) for table in TABLES},
}


def referring(path: str, made: type[Any]) -> Iterator[tuple[str, tuple[str, ...]]]:
    for name, encoding in encodings(made).items():
        inner: Encoding = encoding.item if isinstance(encoding, ListEncoding) else encoding
        if isinstance(inner, ReferenceEncoding):
            yield f"{path}.{name}", inner.tables
        elif isinstance(inner, FieldSourcesEncoding):
            yield f"{path}.{name}", ("sources",)
        elif isinstance(inner, NestedEncoding):
            yield from referring(f"{path}.{name}", inner.nested)


def test_fields_refer_to_these_tables_and_no_others() -> None:
    found = dict(pair for table, (made, _) in TABLES.items() for pair in referring(table, made))
    assert found == EXPECTED


@pytest.mark.parametrize("name", [name for name in references.__all__ if name.endswith("Id")])
def test_an_id_is_a_string_marked_with_tables_that_exist(name: str) -> None:
    alias = getattr(references, name)
    string, mark = get_args(alias)
    assert get_origin(alias) is not None
    assert string is str
    assert isinstance(mark, References)
    assert set(mark.tables) <= set(TABLES)
