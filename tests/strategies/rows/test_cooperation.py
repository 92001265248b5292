from __future__ import annotations

from tests.strategies.drawing_out import drawn, plainest

from medconsortium.strategies import instruments, links, platforms, recognitions
from medconsortium.vocabulary import (
    InstrumentKind,
    LinkKind,
    PlatformKind,
    PlatformModule,
    Provision,
    Subject,
)


def test_links_keep_to_their_bounds() -> None:
    found = drawn(
        links(
            kinds=[LinkKind.BOOKING],
            origins=["乙"],
            targets=["甲"],
            consortia=["盟"],
            instruments=["协议"],
            subjects=[Subject.ONCOLOGY],
            min_minutes=10,
            max_minutes=20,
            unknowns="none",
        )
    )
    for row in found:
        assert (row.origin, row.kind, row.target) == ("乙", LinkKind.BOOKING, "甲")
        assert (row.consortium, row.instrument) == ("盟", "协议")
        assert row.travel_minutes is not None
        assert 10 <= row.travel_minutes <= 20
        assert set(row.subjects or ()) <= {Subject.ONCOLOGY}


def test_a_link_leads_back_to_where_it_may_begin_unless_targets_are_given() -> None:
    found = drawn(links(origins=["甲", "乙"]), 60)
    assert {row.target for row in found} == {"甲", "乙"}
    assert plainest(links()).kind is LinkKind.REFERRAL_UP


def test_instruments_keep_to_their_bounds() -> None:
    found = drawn(
        instruments(
            kinds=[InstrumentKind.CHARTER],
            consortia=["盟"],
            actors=["甲"],
            provisions=[Provision.RIGHTS, Provision.DUTIES],
            unknowns="none",
        )
    )
    for row in found:
        assert (row.kind, row.consortium, row.issuer) == (InstrumentKind.CHARTER, "盟", "甲")
        assert set(row.parties or ()) <= {"甲"}
        assert set(row.provisions or ()) <= {Provision.RIGHTS, Provision.DUTIES}
    assert plainest(instruments()).kind is None


def test_platforms_keep_to_their_bounds() -> None:
    found = drawn(
        platforms(
            kinds=[PlatformKind.REFERRAL],
            modules=[PlatformModule.OTHER],
            consortia=["盟"],
            actors=["甲"],
            unknowns="none",
        )
    )
    for row in found:
        assert (row.kind, row.operator) == (PlatformKind.REFERRAL, "甲")
        assert row.security_grade in range(1, 6)
        assert set(row.modules or ()) <= {PlatformModule.OTHER}
    hostile = drawn(platforms(wording="adversarial", unknowns="none"), 60)
    assert any((row.security_grade or 0) > 5 for row in hostile)


def test_recognitions_keep_to_their_bounds() -> None:
    asked = recognitions(items=["心电图"], actors=["甲"], consortia=["盟"], unknowns="none")
    for row in drawn(asked):
        assert (row.item, row.mark) == ("心电图", "HR")
        assert (row.origin, row.target, row.consortium) == ("甲", "甲", "盟")
    hostile = drawn(recognitions(wording="adversarial", unknowns="none"), 60)
    assert any(row.item == "" for row in hostile)
    bounded = drawn(recognitions(items=["心电图"], wording="adversarial"))
    assert {row.item for row in bounded} == {"心电图"}
