"""What a consortium is, and how somebody belongs to it."""

from __future__ import annotations

from medconsortium.vocabulary.term import Term

__all__ = [
    "ConsortiumKind",
    "ConsortiumStatus",
    "Integration",
    "MembershipStatus",
    "Role",
    "Scope",
]


class ConsortiumKind(Term):
    """The form of a consortium (医联体).

    Source: 国卫医发〔2020〕13号, article 2, an open list of the first four; the rare-disease
    network of 国卫办医函〔2019〕157号; emergency networks as practised (chest pain, stroke).

    >>> ConsortiumKind.parse("縣域醫共體")
    <ConsortiumKind.COUNTY_MEDICAL_COMMUNITY: 'county_medical_community'>
    """

    URBAN_MEDICAL_GROUP = "urban_medical_group", "城市医疗集团", "urban medical group"
    COUNTY_MEDICAL_COMMUNITY = (
        "county_medical_community",
        "县域医疗卫生共同体",
        "county medical community",
        "县域医共体",
        "县域医疗共同体",
        "医共体",
    )
    SPECIALTY_ALLIANCE = "specialty_alliance", "专科联盟", "specialty alliance", "专科医联体"
    TELEMEDICINE_NETWORK = (
        "telemedicine_network",
        "远程医疗协作网",
        "telemedicine network",
        "远程医疗协作网络",
    )
    RARE_DISEASE_NETWORK = "rare_disease_network", "罕见病诊疗协作网", "rare disease network"
    EMERGENCY_NETWORK = (
        "emergency_network",
        "急救协作网",
        "emergency network",
        "急诊急救协作网",
        "胸痛协作网",
        "胸痛救治网络",
    )
    OTHER = "other", "其他医联体", "other consortium", "其他"


class Integration(Term):
    """How closely the parties of a consortium are bound together.

    Source: usage of the field (松散型, 紧密型, 托管).
    """

    LOOSE = "loose", "松散型", "loose", "松散"
    TIGHT = "tight", "紧密型", "tight", "紧密"
    ENTRUSTED = "entrusted", "托管", "entrusted", "整体托管", "托管型"


class ConsortiumStatus(Term):
    """Whether a consortium is running. Source: ours."""

    PLANNED = "planned", "筹建", "planned", "筹备", "规划中", "拟建"
    OPERATING = "operating", "运行", "operating", "运行中", "已运行"
    CLOSED = "closed", "终止", "closed", "已终止", "解散"


class Scope(Term):
    """How far a consortium reaches over administrative divisions. Source: ours."""

    NATIONAL = "national", "全国", "national", "全国性"
    CROSS_PROVINCE = "cross_province", "跨省", "cross-province", "跨省域"
    PROVINCE = "province", "省内", "province", "全省", "省域"
    CROSS_CITY = "cross_city", "跨市", "cross-city", "跨地市", "跨市域"
    CITY = "city", "市内", "city", "全市", "市域"
    CROSS_COUNTY = "cross_county", "跨县区", "cross-county", "跨县", "跨区", "跨区县"
    COUNTY = "county", "县区内", "county", "县域", "区域", "全县", "全区"


class Role(Term):
    """What a member is in a consortium.

    Source: usage of the field; the two leads of the rare-disease network are those of
    国卫办医函〔2019〕157号. No text defines `GUIDED` (指导医院): it is read as a hospital that the
    lead guides.
    """

    LEAD = "lead", "牵头医院", "lead hospital", "牵头单位", "牵头", "龙头医院", "龙头单位", "龙头"
    CO_LEAD = "co_lead", "共同牵头医院", "joint lead hospital", "共同牵头", "联合牵头"
    NATIONAL_LEAD = "national_lead", "国家级牵头医院", "national lead hospital", "国家级牵头"
    PROVINCIAL_LEAD = "provincial_lead", "省级牵头医院", "provincial lead hospital", "省级牵头"
    MEMBER = "member", "成员医院", "member hospital", "成员单位", "成员"
    COLLABORATING = "collaborating", "协作医院", "collaborating hospital", "协作单位", "协作"
    GUIDED = "guided", "指导医院", "guided hospital", "指导单位"
    DEPARTMENT = "department", "协作科室", "collaborating department"


class MembershipStatus(Term):
    """Whether somebody is a member, or only on the way to it. Source: ours."""

    MEMBER = "member", "正式成员", "member", "成员", "已加入"
    APPLIED = "applied", "已申请", "applied", "申请", "申请加入"
    PLANNED = "planned", "拟加入", "planned", "计划加入", "意向"
