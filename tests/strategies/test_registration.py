from __future__ import annotations

from typing import Any

import pytest
from hypothesis import strategies as st
from tests.strategies.drawing_out import drawn

from medconsortium import model, referral
from medconsortium.model import TABLES, Listing, Network, PartialDate
from medconsortium.text import Text
from medconsortium.vocabulary import Subject, Tier

VALUES = (
    model.Assessment,
    model.FieldSources,
    model.GeoPoint,
    model.GoverningBody,
    model.HostedCentre,
    model.Identifier,
    model.MemberGroup,
    model.OtherName,
    model.StaffCount,
    model.StatedSize,
    Network,
    PartialDate,
    Text,
    Tier,
    referral.CareNeed,
    referral.ReferralPolicy,
)
TYPES = [*VALUES, *(row_type for row_type, _ in TABLES.values())]


@pytest.mark.parametrize("made", TYPES, ids=lambda made: made.__name__)
def test_a_type_can_be_drawn(made: type[Any]) -> None:
    assert all(isinstance(value, made) for value in drawn(st.from_type(made), 5))


def test_a_listing_holds_what_it_is_of() -> None:
    for listing in drawn(st.from_type(Listing[Subject]), 20):
        assert all(isinstance(item, Subject) for item in listing)
    assert all(isinstance(item, str) for one in drawn(st.from_type(Listing), 20) for item in one)


def test_functions_are_called_with_what_their_types_say() -> None:
    def shown(row: model.Institution, day: PartialDate) -> str:
        return f"{row.name} {day}"

    assert all(isinstance(text, str) for text in drawn(st.builds(shown), 5))
