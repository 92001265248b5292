from __future__ import annotations

import pytest
from tests.strategies.drawing_out import drawn, plainest

from medconsortium.strategies import departments, institutions, services
from medconsortium.strategies.sites import SITES
from medconsortium.text.bilingual import has_han
from medconsortium.vocabulary import (
    Category,
    Grade,
    Ownership,
    ServiceItem,
    ServiceStatus,
    Subject,
    Tier,
)


def test_realistic_institutions_make_sense() -> None:
    known = {(site.category, site.tier): site for site in SITES.values()}
    for row in drawn(institutions(unknowns="none"), 80):
        assert row.category is not None
        assert row.tier is not None
        assert (row.category, row.tier) in known
        assert has_han(str(row.name))
        assert row.beds is not None
        assert row.beds <= 4000
        if row.category is Category.D600:
            assert (row.beds, row.grade) == (0, Grade.UNGRADED)


def test_institutions_keep_to_their_bounds() -> None:
    found = drawn(
        institutions(
            tiers=[Tier.COUNTY],
            grades=[Grade.SECONDARY_B],
            ownerships=[Ownership.GOVERNMENT],
            divisions=["县"],
            parents=["总院"],
            min_beds=150,
            max_beds=250,
            unknowns="none",
        )
    )
    for row in found:
        assert (row.tier, row.grade) == (Tier.COUNTY, Grade.SECONDARY_B)
        assert (row.division, row.part_of) == ("县", "总院")
        assert row.beds is not None
        assert 150 <= row.beds <= 250


def test_bounds_that_nothing_real_fits_are_kept_all_the_same() -> None:
    found = drawn(
        institutions(categories=[Category.D600], tiers=[Tier.PROVINCE], min_beds=9, max_beds=9)
    )
    assert {row.category for row in found} <= {None, Category.D600}
    assert {row.tier for row in found} <= {None, Tier.PROVINCE}
    assert {row.beds for row in found} == {None, 9}


def test_beds_beyond_what_is_usual_are_drawn_where_they_are_asked_for() -> None:
    found = drawn(institutions(categories=[Category.D600], min_beds=30, unknowns="none"))
    assert all(row.beds is not None and row.beds >= 30 for row in found)


def test_the_plainest_institution_is_a_county_hospital() -> None:
    least = plainest(institutions())
    assert str(least.name) == "长沙县人民医院"
    assert least.category is None


@pytest.mark.parametrize("field", ["category", "tier", "grade", "ownership"])
def test_adversarial_institutions_are_any(field: str) -> None:
    found = drawn(institutions(wording="adversarial", unknowns="none"), 200)
    assert len({getattr(row, field) for row in found}) >= 3


def test_departments_keep_to_their_bounds() -> None:
    asked = departments(institutions=["甲"], subjects=[Subject.PAEDIATRICS], unknowns="none")
    for row in drawn(asked):
        assert row.institution == "甲"
        assert set(row.subjects or ()) <= {Subject.PAEDIATRICS}
        assert has_han(str(row.name))
    assert plainest(departments(wording="adversarial")).institution is None


def test_services_keep_to_their_bounds() -> None:
    found = drawn(
        services(
            providers=["甲"],
            subjects=[Subject.ONCOLOGY],
            items=[ServiceItem.MDT],
            statuses=[ServiceStatus.OPERATING],
            unknowns="none",
        )
    )
    for row in found:
        assert (row.provider, row.subject, row.item) == ("甲", Subject.ONCOLOGY, ServiceItem.MDT)
        assert row.status is ServiceStatus.OPERATING
    assert plainest(services()).subject is None
