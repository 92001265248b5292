"""What care is needed and offered: items, conditions, phases, urgency."""

from __future__ import annotations

from medconsortium.vocabulary.term import Term

__all__ = [
    "Condition",
    "PatientGroup",
    "Phase",
    "ReferralReason",
    "ServiceItem",
    "ServiceStatus",
    "Urgency",
]


class ServiceItem(Term):
    """Something that an institution can do, beside or within its medical subjects.

    Source: what the networks and policy texts of this library name; ours as a list.
    """

    MDT = "mdt", "多学科诊疗", "multidisciplinary team care", "多学科会诊", "多学科协作诊疗"
    TELECONSULTATION = "teleconsultation", "远程会诊", "teleconsultation"
    REMOTE_PATHOLOGY = "remote_pathology", "远程病理诊断", "remote pathology", "远程病理", "云病理"
    INTRAOPERATIVE_FROZEN_SECTION = (
        "intraoperative_frozen_section",
        "术中快速冰冻切片诊断",
        "intraoperative frozen section",
        "术中冰冻",
        "术中快速冰冻切片会诊",
        "术中快速冰冻切片",
    )
    REMOTE_IMAGING = "remote_imaging", "远程影像诊断", "remote imaging", "远程影像"
    REMOTE_ECG = "remote_ecg", "远程心电诊断", "remote ECG", "远程心电检查", "远程心电"
    REMOTE_MONITORING = "remote_monitoring", "远程监护", "remote monitoring"
    INTERNET_FOLLOW_UP_VISIT = (
        "internet_follow_up_visit",
        "互联网复诊",
        "internet follow-up visit",
        "在线复诊",
        "线上复诊",
    )
    EMERGENCY_CARE = "emergency_care", "急诊", "emergency care", "急诊急救", "急救"
    CRITICAL_TRANSPORT = "critical_transport", "危重症转运", "critical transport", "急救转运"
    AIR_TRANSPORT = "air_transport", "航空医疗救援", "air transport", "航空救援"
    PCI = (
        "pci",
        "急诊冠状动脉介入",
        "emergency coronary intervention",
        "急诊PCI",
        "急诊冠脉介入",
        "急诊冠状动脉介入手术",
    )
    THROMBOLYSIS = "thrombolysis", "溶栓", "thrombolysis", "静脉溶栓"
    INTENSIVE_CARE = "intensive_care", "重症监护", "intensive care", "重症救治"
    NEONATAL_INTENSIVE_CARE = (
        "neonatal_intensive_care",
        "新生儿重症监护",
        "neonatal intensive care",
        "危重新生儿救治",
    )
    CRITICAL_MATERNAL_CARE = (
        "critical_maternal_care",
        "危重孕产妇救治",
        "critical maternal care",
    )
    DELIVERY = "delivery", "分娩助产", "delivery", "助产"
    HAEMODIALYSIS = "haemodialysis", "血液透析", "haemodialysis", "血透", "血液净化"
    DAY_CHEMO_RADIOTHERAPY = (
        "day_chemo_radiotherapy",
        "日间放化疗",
        "day chemotherapy and radiotherapy",
        "门诊放化疗",
    )
    DAY_SURGERY = "day_surgery", "日间手术", "day surgery"
    PRE_ADMISSION = "pre_admission", "预住院", "pre-admission", "预住院服务"
    RARE_DISEASE_CARE = "rare_disease_care", "罕见病诊疗", "rare disease care"
    FIRST_CONTACT = "first_contact", "首诊", "first contact", "基层首诊"
    CHRONIC_DISEASE_MANAGEMENT = (
        "chronic_disease_management",
        "慢性病管理",
        "chronic disease management",
        "慢病管理",
    )
    REHABILITATION = "rehabilitation", "康复治疗", "rehabilitation", "康复"
    LONG_TERM_CARE = "long_term_care", "长期护理", "long-term care", "长期照护", "护理"
    PALLIATIVE_CARE = "palliative_care", "安宁疗护", "palliative care", "临终关怀"
    HOME_NURSING = "home_nursing", "上门护理", "home nursing", "护理到家"
    FAMILY_DOCTOR_TEAM = (
        "family_doctor_team",
        "家庭医生团队服务",
        "family doctor team",
        "家庭医生团队",
        "家庭医生签约服务",
    )
    PRESCRIPTION_RENEWAL = (
        "prescription_renewal",
        "慢病续方",
        "prescription renewal",
        "长期处方",
    )
    TCM_PREVENTION = "tcm_prevention", "中医治未病", "preventive Chinese medicine", "治未病"


class ServiceStatus(Term):
    """Whether a service can be had. One that is planned or suspended receives nobody.

    Source: ours.
    """

    PLANNED = "planned", "筹备", "planned", "筹建", "拟开展"
    OPERATING = "operating", "开展", "operating", "已开展", "运行"
    SUSPENDED = "suspended", "暂停", "suspended", "停诊"


class Phase(Term):
    """The phase of care that a patient is in.

    Source: 国卫医发〔2020〕13号, topic acute/chronic split (急性病恢复期, 术后恢复期, 危重症稳定期;
    from diagnosis through rehabilitation to long-term care); the others are ours.
    """

    FIRST_CONTACT = "first_contact", "首诊", "first contact"
    DIAGNOSIS = "diagnosis", "诊断", "diagnosis", "疾病诊断"
    ACUTE = "acute", "急性期", "acute", "急性期治疗"
    POST_OPERATIVE = "post_operative", "术后恢复期", "post-operative recovery", "术后"
    RECOVERY = "recovery", "恢复期", "recovery", "急性病恢复期", "危重症稳定期"
    REHABILITATION = "rehabilitation", "康复", "rehabilitation", "康复期"
    LONG_TERM = "long_term", "长期护理", "long-term care", "长期照护"
    FOLLOW_UP = "follow_up", "随访", "follow-up", "随诊"


class Urgency(Term):
    """How soon care is needed. Source: ours."""

    ROUTINE = "routine", "常规", "routine", "平诊", "择期"
    URGENT = "urgent", "紧急", "urgent", "加急"
    EMERGENCY = "emergency", "急救", "emergency", "急诊", "危急"


class PatientGroup(Term):
    """Whom care is for, where that decides who can give it. Source: ours."""

    ADULT = "adult", "成人", "adult", "成年人"
    CHILD = "child", "儿童", "child", "患儿", "小儿"
    NEWBORN = "newborn", "新生儿", "newborn", "新生患儿"
    MOTHER = "mother", "孕产妇", "mother", "产妇", "孕妇"
    OLDER = "older", "老年人", "older person", "老人"


class Condition(Term):
    """A condition that has networks or channels of its own.

    Source: 国卫办医函〔2019〕157号 (rare disease) and the five emergency centres (五大救治中心).
    """

    RARE_DISEASE = "rare_disease", "罕见病", "rare disease", "罕见疾病"
    CHEST_PAIN = "chest_pain", "胸痛", "chest pain", "急性胸痛"
    STROKE = "stroke", "卒中", "stroke", "脑卒中"
    TRAUMA = "trauma", "创伤", "trauma", "严重创伤"
    CRITICAL_MATERNAL = (
        "critical_maternal",
        "危重孕产妇",
        "critically ill mother",
        "重症孕产妇",
    )
    CRITICAL_NEWBORN_CHILD = (
        "critical_newborn_child",
        "危重儿童和新生儿",
        "critically ill child or newborn",
        "危重新生儿",
        "危重儿童",
        "危重患儿",
    )


class ReferralReason(Term):
    """Why a patient is referred: the first three up, the next two down, the last either way.

    Source: the reasons that an application of the field offers; the keys are ours.
    """

    LIMITED_CAPABILITY = (
        "limited_capability",
        "诊断不明或诊疗能力受限",
        "diagnosis unclear or capability limited",
    )
    NOT_LICENSED = (
        "not_licensed",
        "无相应技术或手术资质",
        "no licence for the technology or operation",
    )
    EMERGENCY_OR_CRITICAL = "emergency_or_critical", "急危重症", "emergency or critical"
    STABLE_NEEDS_INPATIENT_CARE = (
        "stable_needs_inpatient_care",
        "诊断明确、病情稳定、仍需住院",
        "diagnosis clear, stable, still needs inpatient care",
    )
    STABLE_AFTER_OPERATION = (
        "stable_after_operation",
        "术后病情稳定、需康复",
        "stable after operation, needs rehabilitation",
    )
    PATIENT_WISH = "patient_wish", "患者意愿", "the patient's wish"
