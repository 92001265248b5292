"""What an institution is: its tier, grade, owner, and the titles of its staff."""

from __future__ import annotations

from types import MappingProxyType

from medconsortium.vocabulary.term import Term

__all__ = ["Affiliation", "Grade", "Ownership", "StaffTitle", "Tier"]


class Tier(Term):
    """The place of an institution in the network of five tiers, with the nation above them.

    Tier and grade differ: a 三级甲等 hospital may sit at several tiers. Urban districts count as
    county level, community health centres as township level.

    Source: 国卫医发〔2020〕13号, topic telemedicine network (省–地市–县–乡–村).

    >>> Tier.parse("县"), Tier.parse("地市")
    (<Tier.COUNTY: 'county'>, <Tier.CITY: 'city'>)
    """

    NATIONAL = "national", "国家级", "national level", "国家", "全国"
    PROVINCE = "province", "省级", "province level", "省", "自治区级", "直辖市级"
    CITY = "city", "市级", "city level", "市", "地市", "地市级", "设区的市级"
    COUNTY = "county", "县级", "county level", "县", "区级", "区", "区县级", "县区级"
    TOWNSHIP = "township", "乡级", "township level", "乡", "乡镇", "乡镇级", "街道"
    VILLAGE = "village", "村级", "village level", "村"


class Grade(Term):
    """The grade of a hospital (医院等级): three levels, each with classes.

    A level without a class (`3N`, 三级未定等) is one where no class was given, or none is stated: a
    roster that says only "二级医院" says `2N`. Primary institutions usually have no grade. `<` puts
    the higher grade first.

    Source: the hospital grading measures of 1989; the last four as in public code lists.

    >>> Grade.parse("三甲"), Grade.parse("３Ａ").level
    (<Grade.TERTIARY_A: '3A'>, 3)
    """

    TERTIARY_SPECIAL = "3S", "三级特等", "tertiary, special class", "三特", "三级特等医院"
    TERTIARY_A = "3A", "三级甲等", "tertiary, class A", "三甲", "三级甲等医院", "三甲医院"
    TERTIARY_B = "3B", "三级乙等", "tertiary, class B", "三乙", "三级乙等医院", "三乙医院"
    TERTIARY_C = "3C", "三级丙等", "tertiary, class C", "三丙", "三级丙等医院", "三丙医院"
    SECONDARY_A = "2A", "二级甲等", "secondary, class A", "二甲", "二级甲等医院", "二甲医院"
    SECONDARY_B = "2B", "二级乙等", "secondary, class B", "二乙", "二级乙等医院", "二乙医院"
    SECONDARY_C = "2C", "二级丙等", "secondary, class C", "二丙", "二级丙等医院", "二丙医院"
    PRIMARY_A = "1A", "一级甲等", "primary, class A", "一甲", "一级甲等医院", "一甲医院"
    PRIMARY_B = "1B", "一级乙等", "primary, class B", "一乙", "一级乙等医院", "一乙医院"
    PRIMARY_C = "1C", "一级丙等", "primary, class C", "一丙", "一级丙等医院", "一丙医院"
    PRIMARY = "1N", "一级未定等", "primary, without class", "一级未评", "一级", "一级医院"
    SECONDARY = "2N", "二级未定等", "secondary, without class", "二级未评", "二级", "二级医院"
    TERTIARY = "3N", "三级未定等", "tertiary, without class", "三级未评", "三级", "三级医院"
    UNGRADED = "UN", "未定级", "ungraded", "未评级", "未评", "无等级"

    @property
    def level(self) -> int | None:
        """The level, 1 to 3 (三级 is 3); `None` where ungraded."""
        return None if self is Grade.UNGRADED else int(self.key[0])

    @property
    def insurance_code(self) -> int | None:
        """The number in systems of medical insurance, as one was seen; `None` where there is none.

        No number is universal: this list and that of `register_code` run in opposite directions.
        """
        return _INSURANCE_CODES.get(self.key)

    @property
    def register_code(self) -> int:
        """The number in the FHIR guide of Chongqing (CC0), 1 to 14, the highest grade first."""
        return self.number + 1


_INSURANCE_CODES = MappingProxyType(
    {
        "1A": 1,
        "1B": 2,
        "1C": 3,
        "2A": 4,
        "2B": 5,
        "2C": 6,
        "3S": 7,
        "3A": 8,
        "3B": 9,
        "3C": 10,
    }
)


class Ownership(Term):
    """Who runs an institution, as governance rules ask it: government, other public, or social.

    Source: ours. "Public" in policy texts usually means the first two; 社会办 includes private.
    """

    GOVERNMENT = "government", "政府办", "government-run", "政府举办"
    PUBLIC_OTHER = (
        "public_other",
        "其他公立",
        "other public",
        "国有企业办",
        "军队",
        "高校办",
    )
    SOCIAL = "social", "社会办", "socially run", "民营", "社会力量办", "私立"


class Affiliation(Term):
    """To which level of government an institution belongs (隶属关系).

    Source: health statistics, the five values that code lists agree on; street, town and township
    are left out because their codes differ from list to list.
    """

    CENTRAL = "central", "中央属", "central", "中央", "委属"
    PROVINCE = "province", "省（自治区、直辖市）属", "province", "省属", "自治区属", "直辖市属"
    PREFECTURE = (
        "prefecture",
        "省辖市（地区、州、盟）属",
        "prefecture",
        "省辖市属",
        "地级市属",
        "市属",
    )
    COUNTY_CITY_OR_DISTRICT = (
        "county_city_or_district",
        "县级市（省辖市区）属",
        "county-level city or district",
        "县级市属",
        "区属",
    )
    COUNTY = "county", "县（旗）属", "county", "县属", "旗属"


class StaffTitle(Term):
    """The professional title or kind of a member of staff.

    Source: titles of health professionals (卫生专业技术职称) as used in the field.
    """

    CHIEF_PHYSICIAN = "chief_physician", "主任医师", "chief physician"
    ASSOCIATE_CHIEF_PHYSICIAN = (
        "associate_chief_physician",
        "副主任医师",
        "associate chief physician",
    )
    ATTENDING_PHYSICIAN = (
        "attending_physician",
        "主治医师",
        "attending physician",
        "主治医生",
        "高年资主治医师",
        "高年资主治医生",
    )
    RESIDENT_PHYSICIAN = "resident_physician", "住院医师", "resident physician", "住院医生"
    ASSISTANT_PHYSICIAN = "assistant_physician", "执业助理医师", "assistant physician", "助理医师"
    GENERAL_PRACTITIONER = "general_practitioner", "全科医生", "general practitioner", "全科医师"
    VILLAGE_DOCTOR = "village_doctor", "乡村医生", "village doctor", "村医"
    NURSE = "nurse", "注册护士", "nurse", "护士", "护师"
    PHARMACIST = "pharmacist", "药师", "pharmacist", "药剂师"
    TECHNICIAN = "technician", "技师", "technician", "医技人员"
    REHABILITATION_THERAPIST = (
        "rehabilitation_therapist",
        "康复治疗师",
        "rehabilitation therapist",
        "康复师",
    )
    OTHER = "other", "其他人员", "other staff", "其他"
