"""Every field has one encoding, read off its annotation, and a default that assumes nothing."""

from __future__ import annotations

import types
import typing
from collections.abc import Iterator
from typing import Any

import attrs
import pytest

from medconsortium.model import (
    TABLES,
    Consortium,
    FieldSources,
    GoverningBody,
    HostedCentre,
    Identifier,
    Institution,
    Link,
    Listing,
    MemberGroup,
    Membership,
    Observation,
    OtherName,
    Row,
    Service,
    Source,
    StaffCount,
    StatedSize,
)
from medconsortium.model.columnar.encodings import (
    CountEncoding,
    DateEncoding,
    Encoding,
    FlagEncoding,
    GeoEncoding,
    ListEncoding,
    NumberEncoding,
    ReferenceEncoding,
    StringEncoding,
    TermEncoding,
    TextEncoding,
)
from medconsortium.model.fields import (
    FieldSourcesEncoding,
    NestedEncoding,
    defaults,
    encodings,
    plain_row,
    stated_fields,
)
from medconsortium.text import Text
from medconsortium.vocabulary import (
    Centre,
    Completeness,
    Counted,
    IdentifierSystem,
    LinkKind,
    MembershipStatus,
    Remit,
    Role,
    StaffTitle,
    Subject,
    Tier,
)

ANYTHING: Any = object()


def nested_types(row_type: type[Any]) -> Iterator[type[Any]]:
    for encoding in encodings(row_type).values():
        inner = encoding.item if isinstance(encoding, ListEncoding) else encoding
        if isinstance(inner, NestedEncoding):
            yield inner.nested
            yield from nested_types(inner.nested)


ROW_TYPES: tuple[type[Row], ...] = tuple(row_type for row_type, _ in TABLES.values())
NESTED = sorted({n for r in ROW_TYPES for n in nested_types(r)}, key=lambda nested: nested.__name__)
every_type = pytest.mark.parametrize(
    "made", [pytest.param(made, id=made.__name__) for made in (*ROW_TYPES, *NESTED)]
)


def test_the_nested_values_are_those_that_rows_are_made_of() -> None:
    assert [nested.__name__ for nested in NESTED] == [
        "AdmittedDiseases",
        "Assessment",
        "GoverningBody",
        "HostedCentre",
        "Identifier",
        "MemberGroup",
        "OtherName",
        "StaffCount",
        "StatedSize",
    ]


@every_type
def test_every_field_has_one_encoding_in_order(made: type[Any]) -> None:
    assert list(encodings(made)) == [attribute.name for attribute in attrs.fields(made)]
    assert all(isinstance(encoding, Encoding) for encoding in encodings(made).values())


@every_type
def test_exactly_the_optional_fields_default_to_not_stated(made: type[Any]) -> None:
    """So plain data may leave them out, and no default turns ignorance into a fact."""
    optional = {
        name
        for name, hint in typing.get_type_hints(made).items()
        if types.NoneType in typing.get_args(hint)
    }
    assert {a.name for a in attrs.fields(made) if a.default is None} == optional


@every_type
def test_other_defaults_are_empty_unknown_or_plain_membership(made: type[Any]) -> None:
    assumed = {
        FieldSources(),
        (),
        "",  # the id of rows that may go without
        Completeness.UNKNOWN,
        Counted.UNKNOWN,
        MembershipStatus.MEMBER,
    }
    given = {v for v in defaults(made).values() if v is not None and v is not attrs.NOTHING}
    assert given <= assumed


@pytest.mark.parametrize(
    ("made", "field", "encoding"),
    [
        (Institution, "id", StringEncoding),
        (Institution, "name", TextEncoding),
        (Institution, "beds", CountEncoding),
        (Institution, "since", DateEncoding),
        (Institution, "location", GeoEncoding),
        (Institution, "field_sources", FieldSourcesEncoding),
        (Link, "travel_minutes", NumberEncoding),
        (MemberGroup, "departments", FlagEncoding),
    ],
)
def test_an_annotation_says_the_encoding(
    made: type[Any], field: str, encoding: type[Encoding]
) -> None:
    assert type(encodings(made)[field]) is encoding


@pytest.mark.parametrize(
    ("made", "field", "encoding"),
    [
        (Institution, "tier", TermEncoding(Tier)),
        (Institution, "division", ReferenceEncoding(("divisions",))),
        (Service, "provider", ReferenceEncoding(("institutions", "departments"))),
        (Consortium, "specialties", ListEncoding(TermEncoding(Subject), listing=True)),
        (Institution, "sources", ListEncoding(ReferenceEncoding(("sources",)), listing=False)),
        (Institution, "identifiers", ListEncoding(NestedEncoding(Identifier), listing=False)),
        (Consortium, "bodies", ListEncoding(NestedEncoding(GoverningBody), listing=True)),
        (Membership, "group", NestedEncoding(MemberGroup)),
    ],
)
def test_an_annotation_says_what_the_encoding_is_of(
    made: type[Any], field: str, encoding: Encoding
) -> None:
    assert encodings(made)[field] == encoding


def test_an_annotation_of_two_types_has_no_encoding() -> None:
    @attrs.frozen
    class Odd:
        either: int | str

    with pytest.raises(ValueError, match="too many values"):
        encodings(Odd)


class TestDefaults:
    def test_tell_what_must_be_given(self) -> None:
        assert defaults(Institution)["id"] is attrs.NOTHING
        assert defaults(Institution)["name"] is attrs.NOTHING
        assert defaults(Membership)["consortium"] is attrs.NOTHING
        assert defaults(Source)["document"] is None
        assert defaults(Membership)["id"] == ""

    def test_field_sources_are_empty(self) -> None:
        assert defaults(Institution)["field_sources"] == FieldSources()


class TestPlainRow:
    def test_leaves_out_what_holds_its_default(self) -> None:
        assert plain_row(Institution(id="xy", name="湘雅医院")) == {"id": "xy", "name": "湘雅医院"}

    def test_writes_nested_values_in_their_turn(self) -> None:
        row = Consortium(
            id="c",
            name="医联体",
            sources=["s"],
            field_sources={"name": ["s"]},
            stated_sizes=[StatedSize(value=5, role=Role.MEMBER, lead_counted=Counted.YES)],
            bodies=Listing([GoverningBody(name="理事会", remit=[Remit.FUNDING])]),
            assessments=[],
            members_completeness=Completeness.PARTIAL,
        )
        assert plain_row(row) == {
            "id": "c",
            "sources": ["s"],
            "field_sources": {"name": ["s"]},
            "name": "医联体",
            "stated_sizes": [{"value": 5, "role": "member", "lead_counted": "yes"}],
            "bodies": [{"name": "理事会", "remit": ["funding"]}],
            "assessments": [],
            "members_completeness": "partial",
        }

    def test_keeps_false_zero_and_empty_apart_from_not_stated(self) -> None:
        row = Institution(id="x", name="", beds=0, designations=())
        assert plain_row(row) == {"id": "x", "name": "", "beds": 0, "designations": []}


def test_stated_fields_pass_over_what_is_not_stated() -> None:
    row = Institution(id="x", name="某院", beds=0)
    stated = {name: value for name, _, value in stated_fields(Institution, row)}
    assert stated == {
        "id": "x",
        "sources": (),
        "field_sources": FieldSources(),
        "name": Text(zh="某院"),
        "other_names": (),
        "identifiers": (),
        "beds": 0,
        "services_completeness": Completeness.UNKNOWN,
    }


class TestNestedEncoding:
    @pytest.mark.parametrize(
        "value",
        [
            Identifier(system=IdentifierSystem.WS218, value="x"),
            OtherName(name="又名"),
            HostedCentre(centre=Centre.IMAGING),
            StaffCount(title=StaffTitle.NURSE, count=3),
            MemberGroup(description="41 家", count=41),
        ],
    )
    def test_holds_what_has_the_right_parts(self, value: Any) -> None:
        assert NestedEncoding(type(value)).problem(value) is None

    @pytest.mark.parametrize(
        ("value", "code"),
        [
            (Identifier(system=ANYTHING, value="x"), "wrong-type"),
            (Identifier(system=None, value="x"), "wrong-type"),  # type: ignore[arg-type]
            (Identifier(system=IdentifierSystem.WS218, value=None), "wrong-type"),  # type: ignore[arg-type]
            (Identifier(system=IdentifierSystem.WS218, value="\ud800"), "lone-surrogate"),
            (OtherName(name=None), "wrong-type"),  # type: ignore[arg-type]
            (OtherName(name="又名", kind=ANYTHING), "wrong-type"),
            (StaffCount(title=StaffTitle.NURSE, count=-1), "out-of-range"),
            (StatedSize(value=5, lead_counted=None), "wrong-type"),  # type: ignore[arg-type]
            (GoverningBody(name="理事会", remit=[ANYTHING]), "wrong-type"),
            (MemberGroup(description="41 家", count=2**60), "out-of-range"),
        ],
    )
    def test_names_what_is_wrong_with_a_part(self, value: Any, code: str) -> None:
        assert NestedEncoding(type(value)).problem(value) == code

    @pytest.mark.parametrize("value", [None, {}, "x", OtherName(name="又名")])
    def test_refuses_anything_else(self, value: object) -> None:
        assert NestedEncoding(Identifier).problem(value) == "wrong-type"

    def test_refers_to_what_its_parts_refer_to(self) -> None:
        host = HostedCentre(centre=Centre.IMAGING, host="县")
        assert [target for _, target in NestedEncoding(HostedCentre).references(host)] == ["县"]


class TestFieldSourcesEncoding:
    ENCODING = FieldSourcesEncoding()

    def test_refers_to_every_source(self) -> None:
        cited = FieldSources({"name": ["s1", "s2"], "beds": ["s1"]})
        assert self.ENCODING.problem(cited) is None
        assert [row_id for _, row_id in self.ENCODING.references(cited)] == ["s1", "s1", "s2"]
        assert {tables for tables, _ in self.ENCODING.references(cited)} == {("sources",)}
        assert self.ENCODING.plain(cited) == {"beds": ["s1"], "name": ["s1", "s2"]}

    @pytest.mark.parametrize(
        ("value", "code"),
        [
            ({"name": ("s",)}, "wrong-type"),
            (FieldSources({5: ["s"]}), "wrong-type"),  # type: ignore[dict-item]
            (FieldSources({"name": [5]}), "wrong-type"),  # type: ignore[list-item]
            (FieldSources({"name": [["s"]]}), "wrong-type"),  # type: ignore[list-item]
            (FieldSources({"\ud800": ["s"]}), "lone-surrogate"),
        ],
    )
    def test_names_what_is_wrong(self, value: object, code: str) -> None:
        assert self.ENCODING.problem(value) == code


def test_the_subject_of_an_observation_may_be_almost_anything() -> None:
    encoding = encodings(Observation)["subject"]
    assert isinstance(encoding, ReferenceEncoding)
    assert len(encoding.tables) == 7
    assert encodings(Link)["kind"] == TermEncoding(LinkKind)
