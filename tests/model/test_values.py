"""The small values that rows are made of."""

from __future__ import annotations

import copy
import pickle
from typing import Any

import pytest
from attrs.exceptions import FrozenInstanceError

from medconsortium.errors import ModelError, TermError
from medconsortium.model import FieldSources, GeoPoint, Listing
from medconsortium.model.values import (
    as_listing,
    as_text,
    shown,
    to_field_sources,
    to_listing,
    to_text,
    to_tuple,
    to_tuple_or_none,
)
from medconsortium.text import Text
from medconsortium.vocabulary import Completeness, Datum

NO_TEXT: Any = 5
HUGE = pytest.param(10**5000, id="huge")


class TestShown:
    @pytest.mark.parametrize(
        ("value", "said"),
        [("县", "'县'"), (-1, "-1"), ("\x1b\n", r"'\x1b\n'")],
    )
    def test_a_value_is_shown_as_python_writes_it(self, value: object, said: str) -> None:
        assert shown(value) == said

    def test_an_integer_too_long_to_write_is_shown_by_its_type(self) -> None:
        assert shown(10**5000) == "<int>"

    def test_of_a_long_value_the_beginning_is_shown(self) -> None:
        assert shown("长" * 1_000_000) == "'" + "长" * 59


class TestTexts:
    def test_strings_become_texts(self) -> None:
        assert as_text("医院") == to_text("医院") == Text(zh="医院")
        assert as_text(Text(en="医院")) == to_text(Text(en="医院")) == Text(en="医院")
        assert to_text(None) is None

    def test_anything_else_passes_to_be_refused_by_the_network(self) -> None:
        assert as_text(NO_TEXT) is NO_TEXT
        assert to_text(NO_TEXT) is NO_TEXT


class TestListing:
    def test_is_a_sequence(self) -> None:
        listing = Listing("abc")
        assert list(listing) == ["a", "b", "c"]
        assert (len(listing), listing[0], listing[-1]) == (3, "a", "c")
        assert listing[1:] == ("b", "c")
        assert "b" in listing
        assert listing.index("c") == 2
        with pytest.raises(IndexError):
            listing[3]

    @pytest.mark.parametrize("completeness", Completeness)
    def test_says_how_complete_it_is(self, completeness: Completeness) -> None:
        assert Listing(["a"], completeness).completeness is completeness

    def test_is_of_unknown_completeness_unless_stated(self) -> None:
        assert Listing(["a"]).completeness is Completeness.UNKNOWN

    @pytest.mark.parametrize("completeness", Completeness)
    def test_an_empty_one_is_stated_to_be_empty(self, completeness: Completeness) -> None:
        assert Listing((), completeness).completeness is Completeness.COMPLETE

    def test_equals_by_items_order_and_completeness(self) -> None:
        assert Listing(["a", "b"]) == Listing(("a", "b"))
        assert Listing(["a", "b"]) != Listing(["b", "a"])
        assert Listing(["a"]) != Listing(["a"], Completeness.PARTIAL)
        assert Listing(["a"]) != ("a",)
        assert hash(Listing(["a"])) == hash(Listing(("a",)))
        assert len({Listing(["a"]), Listing(["a"]), Listing(["a"], Completeness.COMPLETE)}) == 2

    def test_repr_shows_both(self) -> None:
        assert repr(Listing(["a"], Completeness.COMPLETE)) == "Listing(['a'], complete)"

    def test_cannot_be_changed(self) -> None:
        listing = Listing(["a"])
        with pytest.raises(AttributeError):
            listing.completeness = Completeness.COMPLETE  # type: ignore[misc]
        with pytest.raises(AttributeError):
            listing.other = 1  # type: ignore[attr-defined]
        assert listing == Listing(["a"])

    def test_refuses_what_is_no_completeness(self) -> None:
        with pytest.raises(TermError):
            Listing(["a"], "so-so")  # type: ignore[arg-type]

    @pytest.mark.parametrize("protocol", range(2, pickle.HIGHEST_PROTOCOL + 1))
    def test_survives_copies(self, protocol: int) -> None:
        listing = Listing(["a"], Completeness.PARTIAL)
        assert pickle.loads(pickle.dumps(listing, protocol)) == listing  # noqa: S301
        assert copy.deepcopy(listing) == listing


class TestLists:
    def test_any_iterable_becomes_a_tuple(self) -> None:
        assert to_tuple(["a", "b"]) == to_tuple(iter("ab")) == ("a", "b")
        assert to_tuple(Listing(["a"])) == ("a",)
        assert to_tuple_or_none(x for x in "ab") == ("a", "b")
        assert to_tuple_or_none([]) == ()
        assert to_tuple_or_none(None) is None

    def test_any_iterable_becomes_a_listing_of_unknown_completeness(self) -> None:
        assert (
            to_listing(["a"]) == to_listing({"a": 1}.keys()) == Listing(["a"], Completeness.UNKNOWN)
        )
        assert to_listing(()) == Listing((), Completeness.COMPLETE)
        assert to_listing(None) is None

    def test_a_listing_passes_as_it_is(self) -> None:
        listing = Listing(["a"], Completeness.COMPLETE)
        assert to_listing(listing) is listing

    @pytest.mark.parametrize("convert", [to_tuple, to_tuple_or_none, as_listing, to_listing])
    @pytest.mark.parametrize(
        "value",
        ["县医院", "", b"x", 5, HUGE, True, object, {"items": ["a"]}, {"a", "b"}, frozenset("ab")],
    )
    def test_one_thing_and_things_in_no_order_are_no_list(
        self, convert: Any, value: object
    ) -> None:
        with pytest.raises(
            ModelError, match="is not a list -> write a list, even of one"
        ) as caught:
            convert(value)
        assert [fault.code for fault in caught.value.faults] == ["not-a-list"]

    def test_none_is_no_tuple(self) -> None:
        with pytest.raises(ModelError, match="None is not a list"):
            to_tuple(None)  # type: ignore[arg-type]


class TestFieldSources:
    def test_is_a_mapping_sorted_by_field(self) -> None:
        cited = FieldSources({"name": ["s2", "s1"], "beds": iter(["s1"])})
        assert dict(cited) == {"beds": ("s1",), "name": ("s2", "s1")}
        assert list(cited) == ["beds", "name"]
        assert len(cited) == 2
        assert repr(cited) == "FieldSources({'beds': ('s1',), 'name': ('s2', 's1')})"

    def test_is_empty_unless_given(self) -> None:
        assert dict(FieldSources()) == dict(FieldSources(None)) == dict(FieldSources({})) == {}

    def test_is_a_value(self) -> None:
        one, other = FieldSources({"a": ["s"], "b": []}), FieldSources({"b": [], "a": ("s",)})
        assert one == other
        assert hash(one) == hash(other)
        assert one != FieldSources({"a": ["s"]})
        with pytest.raises(TypeError):
            one["a"] = ("t",)  # type: ignore[index]
        with pytest.raises(AttributeError):
            one.other = 1  # type: ignore[attr-defined]

    def test_any_mapping_becomes_one(self) -> None:
        cited = FieldSources({"name": ["s"]})
        assert to_field_sources({"name": ["s"]}) == cited
        assert to_field_sources(cited) is cited

    def test_a_lone_source_is_no_list(self) -> None:
        with pytest.raises(ModelError, match="'s1' is not a list"):
            FieldSources({"name": "s1"})

    def test_what_is_no_mapping_passes_to_be_refused_by_the_network(self) -> None:
        held: object = to_field_sources(NO_TEXT)
        assert held is NO_TEXT


class TestGeoPoint:
    @pytest.mark.parametrize(
        ("latitude", "longitude"),
        [(23.1, 113.3), (-90, -180), (90, 180), (0, 0), (-0.0, 0.0), (90.0, 180.0)],
    )
    def test_lies_on_the_earth(self, latitude: float, longitude: float) -> None:
        point = GeoPoint(latitude=latitude, longitude=longitude)
        assert (point.latitude, point.longitude, point.datum) == (latitude, longitude, None)

    @pytest.mark.parametrize(
        "value",
        [90.000001, -91, 120, float("nan"), float("inf"), float("-inf"), HUGE, "23.1", None],
    )
    def test_a_latitude_beyond_the_poles_is_a_fault(self, value: Any) -> None:
        with pytest.raises(ModelError) as caught:
            GeoPoint(latitude=value, longitude=113.3)
        (fault,) = caught.value.faults
        assert fault.code == "out-of-range"
        assert fault.message.in_language("en").startswith("latitude = ")
        assert fault.message.in_language("en").endswith("does not lie in -90 … 90")
        assert "exchanged" in fault.cure.in_language("en")

    @pytest.mark.parametrize("value", [180.5, -181, float("nan"), 1e300, b"", [1]])
    def test_a_longitude_beyond_the_date_line_is_a_fault(self, value: Any) -> None:
        with pytest.raises(ModelError, match=r"longitude = .* does not lie in -180 … 180"):
            GeoPoint(latitude=23.1, longitude=value)

    def test_the_datum_tells_points_apart(self) -> None:
        points = {GeoPoint(latitude=1, longitude=2, datum=d) for d in (None, *Datum)}
        assert len(points) == 1 + len(Datum)

    def test_is_never_a_bare_pair_and_cannot_be_changed(self) -> None:
        with pytest.raises(TypeError):
            GeoPoint(23.1, 113.3)  # type: ignore[call-arg]
        with pytest.raises(FrozenInstanceError):
            GeoPoint(latitude=1, longitude=2).latitude = 3  # type: ignore[misc]
