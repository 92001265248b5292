"""Rows with other references."""

from __future__ import annotations

import pytest

from medconsortium.model import Consortium, FieldSources, HostedCentre, Instrument, Listing
from medconsortium.model.changes.rewriting import rewritten
from medconsortium.vocabulary import Centre, Completeness


def to_new(row_id: str) -> str | None:
    return {"旧": "新", "去": None}.get(row_id, row_id)


def test_a_row_that_mentions_nothing_changed_is_returned_itself() -> None:
    row = Instrument(id="旧", parties=["甲", "乙"])
    assert rewritten(row, to_new) is row


def test_single_references_are_renamed_or_taken_out() -> None:
    assert rewritten(Instrument(id="i", issuer="旧"), to_new).issuer == "新"
    assert rewritten(Instrument(id="i", issuer="去"), to_new).issuer is None


@pytest.mark.parametrize(
    ("parties", "expected"),
    [
        (
            Listing(["甲", "旧"], Completeness.COMPLETE),
            Listing(["甲", "新"], Completeness.COMPLETE),
        ),
        (Listing(["甲", "去"], Completeness.COMPLETE), Listing(["甲"], Completeness.PARTIAL)),
        (Listing(["去"], Completeness.COMPLETE), None),
    ],
)
def test_a_listing_that_loses_something_becomes_partial(
    parties: Listing[str], expected: Listing[str] | None
) -> None:
    assert rewritten(Instrument(id="i", parties=parties), to_new).parties == expected


def test_what_is_nested_is_rewritten_too() -> None:
    row = Consortium(
        id="c",
        name="体",
        centres=[HostedCentre(centre=Centre.ECG, host="旧"), HostedCentre(centre=Centre.ECG)],
    )
    assert [centre.host for centre in rewritten(row, to_new).centres] == ["新", None]


def test_a_listing_loses_something_with_one_of_its_items() -> None:
    centres = Listing([HostedCentre(centre=Centre.ECG, host="去")], Completeness.COMPLETE)
    row = Consortium(id="c", name="体", centres=centres)
    assert rewritten(row, to_new).centres == Listing(
        [HostedCentre(centre=Centre.ECG)], Completeness.PARTIAL
    )


def test_sources_are_references_as_well() -> None:
    row = Instrument(id="i", sources=["旧", "去"], field_sources={"kind": ["去", "旧"]})
    changed = rewritten(row, to_new)
    assert changed.sources == ("新",)
    assert changed.field_sources == FieldSources({"kind": ["新"]})
