"""What a consortium of each kind must have, so that every rule passes or does not apply.

This is what the rules' own compliant networks state, gathered by kind of consortium.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from attrs import frozen

from medconsortium.vocabulary import (
    ConsortiumKind,
    ConsortiumStatus,
    GreenChannel,
    InstrumentKind,
    LinkKind,
    PartyKind,
    Practice,
    Role,
    ServiceItem,
)

__all__ = ["FORMS", "FREE_LINKS", "Form"]

_FREE_PRACTICES = (
    Practice.MULTI_SITE_PRACTICE,
    Practice.PUBLIC_EDUCATION,
    Practice.RESEARCH_COOPERATION,
    Practice.FREE_FURTHER_STUDY,
    Practice.ON_SITE_GUIDANCE,
    Practice.PATIENT_REGISTRATION,
    Practice.MDT,
)
"""Practices that no rule asks for."""

FREE_LINKS = (
    LinkKind.TEACHING,
    LinkKind.SUPPORT,
    LinkKind.ROUNDS,
    LinkKind.MONITORING,
    LinkKind.EXPERT_VISIT,
    LinkKind.MULTI_SITE_PRACTICE,
    LinkKind.STAFF_POSTING,
    LinkKind.ROTATION,
    LinkKind.RESOURCE_SERVICE,
    LinkKind.DRUG_SUPPLY,
    LinkKind.REGISTER_REPORTING,
    LinkKind.FOLLOW_UP,
    LinkKind.MANAGEMENT,
    LinkKind.CO_RUN,
    LinkKind.GUIDANCE,
    LinkKind.BOOKING,
    LinkKind.CRITICAL_TRANSFER,
    LinkKind.REFERRAL_LATERAL,
    LinkKind.TELECONSULTATION,
    LinkKind.TELEDIAGNOSIS,
)
"""Kinds of links that a consortium may have more of; ways up and down are given by its form."""


@frozen(kw_only=True)
class Form:
    """What a consortium of a kind is made of.

    Sites are named by their key in `SITES`.

    Attributes:
        leads: What may lead it, each for itself.
        lead_role: The role of the lead; one that leads alone may have another lead beside it.
        least: The members it has beside the lead.
        beside: Institutions that it needs and that are no members.
        further: What further members may be.
        roles: The roles that a member may have.
        upward: The links from each member to the lead.
        downward: The links from the lead to each member.
        instruments: The documents it has.
        organiser: Who set it up.
        is_governed: Whether it has a grid, a council, centres and figures, as an urban group or a
            county community must.
        is_special: Whether it is for a medical subject, which each member offers.
        offered: What the lead offers to the others.
        green_channels: Those it may have.
        free_practices: Practices it may go without.
        statuses: Whether it is running.
    """

    leads: tuple[str, ...]
    lead_role: Role = Role.LEAD
    least: tuple[str, ...]
    beside: tuple[str, ...] = ()
    further: tuple[str, ...]
    roles: tuple[Role, ...] = (Role.MEMBER, Role.COLLABORATING, Role.GUIDED)
    upward: tuple[LinkKind, ...] = ()
    downward: tuple[LinkKind, ...] = ()
    instruments: tuple[InstrumentKind, ...] = ()
    organiser: PartyKind = PartyKind.AUTHORITY
    is_governed: bool = False
    is_special: bool = False
    offered: tuple[ServiceItem, ...] = (ServiceItem.INTENSIVE_CARE,)
    green_channels: tuple[GreenChannel, ...] = (
        GreenChannel.BOOKING,
        GreenChannel.CRITICAL_TRANSFER,
        GreenChannel.TELECONSULTATION,
    )
    free_practices: tuple[Practice, ...] = _FREE_PRACTICES
    statuses: tuple[ConsortiumStatus, ...] = (
        ConsortiumStatus.OPERATING,
        ConsortiumStatus.PLANNED,
        ConsortiumStatus.CLOSED,
    )

    @property
    def size(self) -> int:
        """How many institutions it needs at least."""
        return 1 + len(self.least) + len(self.beside)


_GOVERNING = (
    InstrumentKind.CHARTER,
    InstrumentKind.PLAN,
    InstrumentKind.REFERRAL_STANDARD,
    InstrumentKind.REFERRAL_PROCEDURE,
    InstrumentKind.DISEASE_LIST,
)
_HOSPITALS = ("county_hospital", "childrens_hospital", "city_hospital")
_LEADING = (Role.LEAD, Role.CO_LEAD, Role.MEMBER)
_UP = (LinkKind.REFERRAL_UP,)
_DOWN = (LinkKind.REFERRAL_DOWN, LinkKind.SUPPORT)

FORMS: Mapping[ConsortiumKind, Form] = MappingProxyType(
    {
        ConsortiumKind.URBAN_MEDICAL_GROUP: Form(
            leads=("city_hospital",),
            least=("community_centre", "rehabilitation_hospital", "nursing_hospital"),
            beside=("disease_control",),
            further=(
                "community_centre",
                "childrens_hospital",
                "maternal_institute",
                "private_hospital",
            ),
            upward=_UP,
            downward=_DOWN,
            instruments=_GOVERNING,
            is_governed=True,
        ),
        ConsortiumKind.COUNTY_MEDICAL_COMMUNITY: Form(
            leads=("county_hospital", "county_tcm_hospital"),
            statuses=(ConsortiumStatus.OPERATING,),  # its township centres belong to no other
            least=("township_centre", "village_clinic"),
            beside=("disease_control",),
            further=(
                "township_centre",
                "village_clinic",
                "central_township_centre",
                "maternal_institute",
                "rehabilitation_hospital",
                "nursing_hospital",
                "private_hospital",
            ),
            upward=(*_UP, LinkKind.TELEDIAGNOSIS),
            downward=(*_DOWN, LinkKind.RESOURCE_SERVICE),
            instruments=_GOVERNING,
            is_governed=True,
        ),
        ConsortiumKind.SPECIALTY_ALLIANCE: Form(
            leads=("provincial_hospital", "national_hospital"),
            least=("county_hospital",),
            further=_HOSPITALS,
            roles=(Role.MEMBER, Role.COLLABORATING, Role.GUIDED, Role.DEPARTMENT),
            upward=_UP,
            downward=_DOWN,
            instruments=(
                InstrumentKind.CHARTER,
                InstrumentKind.AGREEMENT,
                InstrumentKind.QUALITY_STANDARD,
                InstrumentKind.DATA_RULES,
            ),
            organiser=PartyKind.ASSOCIATION,
            is_special=True,
        ),
        ConsortiumKind.TELEMEDICINE_NETWORK: Form(
            leads=("provincial_hospital",),
            least=("city_hospital", "county_hospital"),
            further=(*_HOSPITALS, "community_centre"),
            roles=(Role.MEMBER, Role.COLLABORATING, Role.GUIDED, Role.DEPARTMENT),
            upward=(LinkKind.TELECONSULTATION,),
            offered=(ServiceItem.TELECONSULTATION, ServiceItem.MDT),
            instruments=(InstrumentKind.AGREEMENT,),
            organiser=PartyKind.ASSOCIATION,
        ),
        ConsortiumKind.RARE_DISEASE_NETWORK: Form(
            leads=("provincial_hospital",),
            lead_role=Role.PROVINCIAL_LEAD,
            least=("county_hospital",),
            further=_HOSPITALS,
            roles=(Role.MEMBER,),
            upward=(LinkKind.TELECONSULTATION,),
            downward=(LinkKind.FOLLOW_UP,),
            offered=(ServiceItem.RARE_DISEASE_CARE, ServiceItem.MDT),
            instruments=(InstrumentKind.FOLLOW_UP_PLAN,),
        ),
        ConsortiumKind.EMERGENCY_NETWORK: Form(
            leads=("city_hospital",),
            least=("county_hospital",),
            further=(*_HOSPITALS, "emergency_centre", "community_centre"),
            upward=(LinkKind.CRITICAL_TRANSFER,),
            offered=(ServiceItem.EMERGENCY_CARE, ServiceItem.PCI, ServiceItem.THROMBOLYSIS),
            green_channels=(
                GreenChannel.EMERGENCY_CHEST_PAIN,
                GreenChannel.EMERGENCY_STROKE,
                GreenChannel.EMERGENCY_TRAUMA,
                GreenChannel.EMERGENCY_MATERNAL,
                GreenChannel.EMERGENCY_NEWBORN_CHILD,
            ),
        ),
        ConsortiumKind.OTHER: Form(
            leads=("city_hospital",),
            least=("county_hospital",),
            further=(*_HOSPITALS, "private_hospital", "emergency_centre"),
            roles=(Role.MEMBER, *(role for role in Role if role not in _LEADING)),
            upward=(LinkKind.REFERRAL_UP,),
            instruments=(InstrumentKind.STATEMENT,),
        ),
    }
)
"""By kind of consortium."""
