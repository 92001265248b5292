"""How one institution works with another, and what travels between them."""

from __future__ import annotations

from medconsortium.vocabulary.term import Term

__all__ = ["Carrier", "LinkKind"]


class LinkKind(Term):
    """What one side does for, or sends to, the other.

    Source: 国卫医发〔2020〕13号 (topics grass roots, telemedicine), the working mechanism of
    国卫办医函〔2019〕157号, and what networks say of themselves.

    >>> LinkKind.parse("上轉")
    <LinkKind.REFERRAL_UP: 'referral_up'>
    """

    REFERRAL_UP = "referral_up", "上转", "referral up", "向上转诊", "上级转诊"
    REFERRAL_DOWN = "referral_down", "下转", "referral down", "向下转诊", "回转"
    REFERRAL_LATERAL = "referral_lateral", "平转", "lateral referral", "横向转诊", "同级转诊"
    BOOKING = "booking", "预约挂号", "booking", "预约诊疗", "预约"
    CRITICAL_TRANSFER = (
        "critical_transfer",
        "危重症转运",
        "critical transfer",
        "危重患者转运",
        "急救转运",
    )
    TELECONSULTATION = "teleconsultation", "远程会诊", "teleconsultation", "会诊"
    TELEDIAGNOSIS = (
        "telediagnosis",
        "远程诊断",
        "telediagnosis",
        "远程病理诊断",
        "远程影像诊断",
        "远程心电诊断",
    )
    ROUNDS = "rounds", "查房", "rounds", "远程查房", "专家查房", "教学查房"
    TEACHING = "teaching", "教学培训", "teaching", "远程教学", "培训", "带教"
    MONITORING = "monitoring", "远程监护", "monitoring", "监护"
    SUPPORT = "support", "帮扶", "support", "对口支援", "技术支持", "现场指导"
    EXPERT_VISIT = "expert_visit", "专家坐诊", "expert visit", "专家出诊", "专家下沉"
    MULTI_SITE_PRACTICE = "multi_site_practice", "多地点执业", "multi-site practice", "多点执业"
    STAFF_POSTING = "staff_posting", "人员派驻", "staff posting", "派驻", "下派"
    ROTATION = "rotation", "轮训", "rotation", "进修", "轮转"
    RESOURCE_SERVICE = (
        "resource_service",
        "资源共享服务",
        "resource service",
        "集中检验检查服务",
        "消毒供应服务",
    )
    DRUG_SUPPLY = "drug_supply", "药品供应", "drug supply", "药品调剂", "药品配送"
    REGISTER_REPORTING = (
        "register_reporting",
        "登记上报",
        "reporting to a register",
        "病例登记",
        "病例直报",
    )
    FOLLOW_UP = "follow_up", "随访", "follow-up", "随访管理"
    MANAGEMENT = "management", "托管", "entrusted management", "整体托管", "委托管理"
    CO_RUN = "co_run", "合作办院", "co-run", "合作共建", "共建"
    GUIDANCE = "guidance", "协作指导", "guidance", "业务指导", "技术指导"


class Carrier(Term):
    """What goes from one institution to the other. Source: ours."""

    PATIENT = "patient", "患者", "patient", "病人"
    DOCTOR = "doctor", "医生", "doctor", "医师", "专家"
    SPECIMEN = "specimen", "标本", "specimen", "样本", "切片"
    DATA = "data", "数据", "data", "信息", "影像资料"
    DRUG = "drug", "药品", "drug", "药物"
    APPOINTMENT = "appointment", "预约", "appointment", "号源"
