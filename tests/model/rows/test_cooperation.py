"""Links, instruments, platforms, recognition."""

from __future__ import annotations

from medconsortium.model import Instrument, Link, Listing, PartialDate, Platform, Recognition
from medconsortium.text import Text
from medconsortium.vocabulary import (
    InstrumentKind,
    LinkKind,
    PlatformModule,
    Provision,
    Subject,
)


def test_a_link_is_limited_to_nothing_unless_stated() -> None:
    link = Link(origin="乡", target="县", kind=LinkKind.REFERRAL_UP)
    assert (link.subjects, link.conditions) == (None, None)
    assert link.travel_minutes is None
    assert (link.consortium, link.instrument, link.green_channel) == (None, None, None)
    limited = Link(origin="乡", target="县", kind=LinkKind.BOOKING, subjects=[Subject.CARDIOLOGY])
    assert limited.subjects == Listing([Subject.CARDIOLOGY])


def test_a_link_may_take_no_time() -> None:
    link = Link(origin="a", target="b", kind=LinkKind.TELECONSULTATION, travel_minutes=0)
    assert link.travel_minutes == 0


def test_an_instrument_may_be_known_by_its_id_alone() -> None:
    instrument = Instrument(id="章程")
    for name in (
        *("kind", "title", "number", "consortium", "issuer", "parties", "content", "admitted"),
    ):
        assert getattr(instrument, name) is None
    assert (instrument.covers_all_members, instrument.signed, instrument.provisions) == (
        None,
        None,
        None,
    )


def test_an_instrument_holds_what_is_stated() -> None:
    instrument = Instrument(
        id="章程",
        kind=InstrumentKind.CHARTER,
        title="医联体章程",
        parties=["县", "乡"],
        covers_all_members=False,
        signed="2019-05",
        provisions=[Provision.at(0)],
    )
    assert instrument.title == Text(zh="医联体章程")
    assert instrument.parties == Listing(["县", "乡"])
    assert instrument.signed == PartialDate.parse("2019-05")
    assert instrument.provisions == Listing([Provision.at(0)])
    assert instrument.covers_all_members is False


def test_a_platform_states_nothing_but_its_name() -> None:
    platform = Platform(id="p", name="远程会诊平台")
    for name in ("kind", "operator", "consortium", "participants", "modules", "security_grade"):
        assert getattr(platform, name) is None
    assert platform.supervision_connected is None
    assert Platform(id="p", name="平台", modules=[PlatformModule.at(0)]).modules == Listing(
        [PlatformModule.at(0)]
    )


def test_a_recognition_has_a_target_or_a_scope() -> None:
    recognition = Recognition(item="CT", origin="县", consortium="体", mark="全市HR")
    assert (recognition.target, recognition.consortium) == (None, "体")
    assert recognition.mark == "全市HR"
    assert recognition.instrument is None
