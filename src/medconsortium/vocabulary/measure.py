"""What was counted or measured, and in which unit."""

from __future__ import annotations

from medconsortium.vocabulary.term import Term

__all__ = ["Measure", "Unit"]


class Measure(Term):
    """What an observation is about; the period of the observation says over which time.

    Source: figures reported of the Xiangya, Panyu and Deqing networks, and those that rules ask
    for. Official monitoring indicators are another matter.
    """

    INSTITUTIONS = "institutions", "机构数", "institutions", "医疗机构数"
    BEDS = "beds", "床位数", "beds", "床位"
    HEALTH_PROFESSIONALS = (
        "health_professionals",
        "卫生技术人员数",
        "health professionals",
        "卫生专业技术人员",
    )
    DOCTORS = "doctors", "执业（助理）医师数", "doctors", "执业医师", "医生数"
    NURSES = "nurses", "注册护士数", "nurses", "护士数"
    STAFF_ONLINE = "staff_online", "在线医务人员数", "staff online", "实时在线医务人员"
    ONLINE_DOCTORS = "online_doctors", "线上出诊医生数", "doctors online", "线上医生"
    ONLINE_SPECIALTIES = "online_specialties", "线上专科数", "specialties online", "线上专科"
    MDT_TEAMS = "mdt_teams", "多学科团队数", "multidisciplinary teams", "MDT团队数"
    CONSULTING_EXPERTS = "consulting_experts", "会诊专家数", "consulting experts", "会诊专家"
    CONSULTATIONS = "consultations", "会诊量", "consultations", "会诊总量", "会诊例次"
    PATIENTS_CONSULTED_ONLINE = (
        "patients_consulted_online",
        "网上急会诊人数",
        "patients consulted online",
        "网上会诊人数",
    )
    PATIENTS_TRANSFERRED = (
        "patients_transferred",
        "转诊救治人数",
        "patients transferred",
        "转诊人数",
    )
    EMERGENCY_PCI = (
        "emergency_pci",
        "急诊冠状动脉介入手术例数",
        "emergency coronary interventions",
        "急诊冠脉介入例数",
        "急诊PCI例数",
    )
    DOOR_TO_BALLOON_MINUTES_REDUCTION = (
        "door_to_balloon_minutes_reduction",
        "就诊至血管开通缩短时间",
        "reduction of door-to-balloon time",
        "血管开通时间缩短",
    )
    DISPUTES = "disputes", "医疗纠纷数", "disputes", "纠纷案件数"
    ON_SITE_VISITS = "on_site_visits", "现场帮扶次数", "on-site visits", "现场帮扶"
    EXPERT_VISITS = "expert_visits", "帮扶专家人次", "expert visits", "专家帮扶人次"
    TRAINING_SESSIONS = "training_sessions", "业务培训次数", "training sessions", "业务培训"
    CASE_DISCUSSIONS = "case_discussions", "病例讨论次数", "case discussions", "病例讨论"
    QUALITY_INSPECTIONS = (
        "quality_inspections",
        "医疗质量监督次数",
        "quality inspections",
        "医疗质量监督",
    )
    PRE_ADMISSION_PATIENTS = (
        "pre_admission_patients",
        "预住院患者数",
        "pre-admission patients",
        "预住院患者",
    )
    ADDITIONAL_INPATIENTS = (
        "additional_inpatients",
        "多收治患者数",
        "additional inpatients",
        "多收患者",
    )
    STAY_DAYS_REDUCTION = (
        "stay_days_reduction",
        "缩短住院天数",
        "reduction of length of stay",
        "缩短住院时间",
    )
    DAY_CHEMO_RADIOTHERAPY_PATIENTS = (
        "day_chemo_radiotherapy_patients",
        "门诊放化疗患者数",
        "day chemotherapy and radiotherapy patients",
        "日间放化疗患者数",
    )
    REFERRALS_UP = "referrals_up", "上转人次", "referrals up", "上转患者数"
    REFERRALS_DOWN = "referrals_down", "下转人次", "referrals down", "下转患者数"
    HONOURED_EXPERTS = (
        "honoured_experts",
        "名医称号专家数",
        "experts with an honorary title",
        "名医数",
    )
    PEAK_YEAR_CONSULTATIONS = (
        "peak_year_consultations",
        "最高年会诊量",
        "consultations in the busiest year",
    )
    RARE_DISEASES = (
        "rare_diseases",
        "诊治罕见病病种数",
        "rare diseases treated",
        "罕见病病种数",
    )
    ITEMS_RECOGNISED_WITH_CITY = (
        "items_recognised_with_city",
        "县市间互认项目数",
        "items recognised with city institutions",
        "与市级机构互认项目数",
    )
    COMMON_AND_STABLE_CHRONIC_SHARE = (
        "common_and_stable_chronic_share",
        "常见病、多发病和病情稳定慢性病患者占比",
        "share of common, frequent and stable chronic diseases",
    )
    LONG_TERM_POSTED_DOCTORS = (
        "long_term_posted_doctors",
        "长期派驻基层的中级及以上医师数",
        "doctors of middle title or above on long-term posts",
        "中级及以上医师派驻6个月以上人数",
    )


class Unit(Term):
    """The unit of an observation. Source: ours."""

    PERSONS = "persons", "人", "persons", "名", "位"
    PERSON_TIMES = "person_times", "人次", "person-times", "例次"
    CASES = "cases", "例", "cases", "件", "起"
    TIMES = "times", "次", "times", "场", "场次"
    TEAMS = "teams", "个团队", "teams", "团队", "支"
    INSTITUTIONS = "institutions", "家", "institutions", "所", "间", "家机构"
    ITEMS = "items", "个", "items", "项"
    BEDS = "beds", "张", "beds", "床", "张床位"
    MINUTES = "minutes", "分钟", "minutes", "min"
    HOURS = "hours", "小时", "hours", "h"
    DAYS = "days", "天", "days", "日"
    PERCENT = "percent", "百分比", "percent", "%", "百分之"
    YUAN = "yuan", "元", "yuan", "人民币元", "CNY"
