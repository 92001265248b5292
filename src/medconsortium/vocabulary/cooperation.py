"""What the members of a consortium have in common: practices, channels, centres, a governing body.

`MANAGEMENT_CENTRES` and `SHARED_CENTRES` are the two sets of five that the texts name.
"""

from __future__ import annotations

from medconsortium.vocabulary.term import Term

__all__ = [
    "MANAGEMENT_CENTRES",
    "SHARED_CENTRES",
    "Centre",
    "GreenChannel",
    "PaymentSource",
    "Practice",
    "Remit",
    "SharedAspect",
]


class Practice(Term):
    """Something that a consortium declares to do as one.

    Source: 国卫医发〔2020〕13号 (topics internal management, unified management, acute/chronic
    split, prevention and treatment, leading the grass roots, specialty alliance, telemedicine
    network), 国卫办基层发〔2020〕12号 (the eleven items of its judging standard),
    国卫办医函〔2019〕157号 (rare diseases), 国卫医政发〔2024〕37号 (recognition), and what networks
    say of themselves.
    """

    TIERED_CARE = "tiered_care", "分级诊疗", "tiered care", "分级诊疗制度"
    FIRST_CONTACT = "first_contact", "基层首诊", "first contact at the primary level", "社区首诊"
    TWO_WAY_REFERRAL = "two_way_referral", "双向转诊", "two-way referral", "有序转诊"
    ACUTE_CHRONIC_SPLIT = "acute_chronic_split", "急慢分治", "acute and chronic care apart"
    VERTICAL_LINKAGE = "vertical_linkage", "上下联动", "vertical linkage"
    PREVENTION_AND_TREATMENT = (
        "prevention_and_treatment",
        "防治结合",
        "prevention joined with treatment",
        "医防融合",
    )
    TCM_PREVENTION = "tcm_prevention", "中医治未病", "preventive Chinese medicine", "治未病"
    MULTI_SITE_PRACTICE = "multi_site_practice", "多地点执业", "multi-site practice", "多点执业"
    MDT = (
        "mdt",
        "多学科诊疗",
        "multidisciplinary team care",
        "多学科会诊",
        "多学科协作",
        "多学科诊疗模式",
    )
    FAMILY_DOCTOR_SIGNING = (
        "family_doctor_signing",
        "家庭医生签约",
        "family doctor signing",
        "家庭医生签约服务",
        "社区医生签约",
    )
    RESULT_RECOGNITION = (
        "result_recognition",
        "检查检验结果互认",
        "mutual recognition of results",
        "结果互认",
        "检验结果互认",
    )
    RESOURCE_SHARING = "resource_sharing", "资源共享", "sharing of resources"
    INFORMATION_SHARING = (
        "information_sharing",
        "信息共享",
        "sharing of information",
        "信息系统融合",
        "信息互联互通",
    )
    TELEMEDICINE = "telemedicine", "远程医疗", "telemedicine", "远程医疗服务"
    TRAINING = "training", "人员培训", "training", "人才培养", "业务培训"
    FREE_FURTHER_STUDY = "free_further_study", "免费进修", "further study free of charge", "进修"
    ON_SITE_GUIDANCE = "on_site_guidance", "现场指导", "guidance on site", "专家下沉"
    RESEARCH_COOPERATION = "research_cooperation", "科研合作", "joint research", "科研协作"
    PATIENT_REGISTRATION = (
        "patient_registration",
        "患者登记",
        "patient registration",
        "病例登记",
        "病例直报",
    )
    DRUG_LINKAGE = (
        "drug_linkage",
        "用药目录衔接",
        "linked drug catalogues",
        "药品目录衔接",
        "院际间调剂",
    )
    PAYER_DIVERSITY = "payer_diversity", "多方筹资", "several payers", "多渠道筹资"
    BENEFIT_SHARING = "benefit_sharing", "利益共享", "benefit sharing", "利益共享机制"
    PARTY_LEADERSHIP = "party_leadership", "党的领导", "Party leadership", "党建"
    GLOBAL_INSURANCE_PAYMENT = (
        "global_insurance_payment",
        "医保总额付费",
        "global insurance payment",
        "医保打包付费",
        "总额付费、结余留用",
    )
    UNIFIED_ADMINISTRATION = (
        "unified_administration",
        "行政管理统一",
        "unified administration",
        "行政统一管理",
    )
    UNIFIED_CLINICAL_CARE = (
        "unified_clinical_care",
        "医疗业务统一",
        "unified clinical care",
        "业务统一管理",
    )
    UNIFIED_PUBLIC_HEALTH = (
        "unified_public_health",
        "公共卫生服务统一",
        "unified public health service",
    )
    UNIFIED_LOGISTICS = "unified_logistics", "后勤服务统一", "unified logistics", "后勤统一管理"
    UNIFIED_INFORMATION = "unified_information", "信息系统统一", "unified information systems"
    UNIFIED_PERSONNEL = "unified_personnel", "人员统一管理", "unified personnel", "人事统一管理"
    UNIFIED_FINANCE = "unified_finance", "财务统一管理", "unified finance"
    UNIFIED_DRUGS = (
        "unified_drugs",
        "药品耗材统一管理",
        "unified drugs and consumables",
        "药品统一管理",
    )
    UNIFIED_INCOME = "unified_income", "收入统一管理", "unified income"
    UNIFIED_PROCUREMENT = (
        "unified_procurement",
        "建设采购设备统筹",
        "coordinated construction, procurement and equipment",
        "集中采购",
    )
    SUSPECTED_CASE_REFERRAL = (
        "suspected_case_referral",
        "疑似患者会诊或转诊",
        "consultation on or referral of suspected cases",
        "疑似病例会诊或转诊",
    )
    PUBLIC_EDUCATION = "public_education", "公众宣传教育", "public education", "健康教育"
    ORIGINAL_FUNDING = (
        "original_funding",
        "按原渠道安排投入",
        "funding through the original channels",
        "原渠道足额投入",
        "财政投入渠道不变",
    )
    COST_CONTROL = "cost_control", "控制运行成本", "control of running cost", "成本控制"
    TEAM_SIGNING = (
        "team_signing",
        "全科与专科团队签约",
        "signing by teams of general practitioners and specialists",
        "团队签约",
        "团队签约服务",
    )
    REFERRAL_PLATFORM = "referral_platform", "双向转诊平台", "referral platform", "转诊平台"
    COUNTY_COMMITTEE = (
        "county_committee",
        "县级医共体管理委员会",
        "county committee of Party and government",
        "党委政府主导",
        "医共体管理委员会",
    )
    PRIORITY_FOR_REFERRED = (
        "priority_for_referred",
        "上转患者优先接诊、检查、住院",
        "priority for patients sent up",
        "优先接诊、优先检查、优先住院",
    )
    TIGHT_GROUP_PILOT = (
        "tight_group_pilot",
        "紧密型城市医疗集团试点",
        "pilot of tight urban groups",
        "紧密型城市医疗集团建设试点",
    )
    SPECIALTY_BY_PATIENT_FLOW = (
        "specialty_by_patient_flow",
        "按跨区域就诊需求确定专科",
        "specialty chosen by cross-region patient flow",
        "按患者跨区域流动选定专科",
    )
    REGIONAL_PLATFORM = (
        "regional_platform",
        "依托区域全民健康信息平台",
        "work upon the regional health information platform",
        "结合区域全民健康信息平台",
    )
    RARE_DISEASE_MANAGEMENT = (
        "rare_disease_management",
        "罕见病管理制度与就诊流程",
        "management system and patient process for rare diseases",
        "罕见病管理制度",
    )
    RARE_DISEASE_DRUGS = (
        "rare_disease_drugs",
        "罕见病用药纳入处方集和基本用药供应目录",
        "rare-disease drugs in formulary and basic supply catalogue",
        "罕见病用药纳入目录",
    )
    FULL_RESULT_RECOGNITION = (
        "full_result_recognition",
        "全部检查检验项目互认",
        "mutual recognition of all results",
        "全部项目互认",
    )
    STANDARDISED_TESTING = (
        "standardised_testing",
        "检查检验统一培训、授权与标准化",
        "unified training, authorisation and standards of testing",
        "检查检验同质化",
    )


class GreenChannel(Term):
    """A way on which members' patients get priority (绿色通道).

    Source: the six channels of the Fuzhou and Qinghai paediatric consortia (2016), those of the
    Hunan paediatric and the Panyu oncology consortium, and the five emergency centres
    (五大救治中心).
    """

    BOOKING = "booking", "预约挂号", "booking", "预约诊疗"
    TIERED_REFERRAL = (
        "tiered_referral",
        "分级诊疗与双向转诊",
        "tiered and two-way referral",
        "双向转诊",
    )
    TEST_RECOGNITION = (
        "test_recognition",
        "检验及大型设备检查与结果互认",
        "tests, examinations and recognition of results",
        "检查检验结果互认",
        "结果互认",
    )
    CRITICAL_TRANSFER = (
        "critical_transfer",
        "重症危重住院患儿转运",
        "transfer of critically ill inpatients",
        "危重患儿转运",
        "危重患者转运",
        "重症转运",
    )
    TELECONSULTATION = "teleconsultation", "远程会诊", "teleconsultation"
    INFO_SHARING = "info_sharing", "信息共享", "information sharing"
    VISIT_GREEN = "visit_green", "就诊绿色通道", "priority visit"
    ONCOLOGY_MDT = (
        "oncology_mdt",
        "肿瘤多学科协作绿色通道",
        "oncology multidisciplinary channel",
        "肿瘤多学科协作",
    )
    EMERGENCY_CHEST_PAIN = "emergency_chest_pain", "胸痛绿色通道", "chest pain channel", "胸痛"
    EMERGENCY_STROKE = "emergency_stroke", "卒中绿色通道", "stroke channel", "卒中"
    EMERGENCY_TRAUMA = "emergency_trauma", "创伤绿色通道", "trauma channel", "创伤"
    EMERGENCY_MATERNAL = (
        "emergency_maternal",
        "危重孕产妇绿色通道",
        "critical maternal channel",
        "危重孕产妇",
    )
    EMERGENCY_NEWBORN_CHILD = (
        "emergency_newborn_child",
        "危重儿童和新生儿绿色通道",
        "critical child and newborn channel",
        "危重儿童和新生儿",
    )


class SharedAspect(Term):
    """What members share. Source: paediatric consortia of 2013 to 2016, as reported."""

    MANAGEMENT = "management", "管理", "management", "医院管理"
    EXPERTS = "experts", "专家", "experts", "专家资源"
    RESEARCH = "research", "科研", "research"
    TEACHING = "teaching", "教学", "teaching"
    CLINICAL_CARE = "clinical_care", "临床医疗", "clinical care", "临床", "医疗"
    PREVENTION = "prevention", "预防保健", "prevention", "预防"
    DISCIPLINES = "disciplines", "学科建设", "development of disciplines", "学科"
    TECHNOLOGY = "technology", "技术应用", "use of technology", "技术"
    PATIENTS = "patients", "患者", "patients", "病源"
    FUNDS = "funds", "资金", "funds"
    STAFF = "staff", "人才", "staff", "人员"
    EQUIPMENT = "equipment", "设备", "equipment"


class Centre(Term):
    """A centre that works for all members, in management or in care.

    Source: 国卫医发〔2020〕13号, topic unified management (the first five); 国卫基层发〔2023〕41号
    (the next five, from memory); 国卫办规划函〔2025〕63号 (teleconsultation, smart emergency care);
    the Panyu reply of 2017 (blood purification); 国卫办基层函〔2025〕121号 (central pharmacy).
    """

    PUBLIC_HEALTH = "public_health", "公共卫生管理中心", "public health centre", "公共卫生"
    FINANCE = "finance", "财务管理中心", "finance centre", "财务", "财务中心"
    HUMAN_RESOURCES = (
        "human_resources",
        "人力资源管理中心",
        "human resources centre",
        "人力资源",
        "人力资源中心",
    )
    INFORMATION = "information", "信息管理中心", "information centre", "信息", "信息中心"
    LOGISTICS = "logistics", "后勤管理中心", "logistics centre", "后勤", "后勤中心"
    LABORATORY = (
        "laboratory",
        "医学检验中心",
        "laboratory centre",
        "医学检验",
        "检验中心",
        "检验",
    )
    IMAGING = "imaging", "医学影像中心", "imaging centre", "医学影像", "影像中心", "影像"
    ECG = "ecg", "心电诊断中心", "electrocardiography centre", "心电诊断", "心电中心", "心电"
    PATHOLOGY = "pathology", "病理诊断中心", "pathology centre", "病理诊断", "病理中心", "病理"
    STERILE_SUPPLY = (
        "sterile_supply",
        "消毒供应中心",
        "sterile supply centre",
        "消毒供应",
    )
    TELECONSULTATION = (
        "teleconsultation",
        "远程会诊中心",
        "teleconsultation centre",
        "远程会诊",
    )
    SMART_EMERGENCY = "smart_emergency", "智慧急救中心", "smart emergency centre", "智慧急救"
    BLOOD_PURIFICATION = (
        "blood_purification",
        "血液净化中心",
        "blood purification centre",
        "血液净化",
        "血透中心",
    )
    CENTRAL_PHARMACY = "central_pharmacy", "中心药房", "central pharmacy", "共享中药房"


MANAGEMENT_CENTRES = (
    Centre.PUBLIC_HEALTH,
    Centre.FINANCE,
    Centre.HUMAN_RESOURCES,
    Centre.INFORMATION,
    Centre.LOGISTICS,
)
"""The five centres of unified management (国卫医发〔2020〕13号)."""

SHARED_CENTRES = (
    Centre.LABORATORY,
    Centre.IMAGING,
    Centre.ECG,
    Centre.PATHOLOGY,
    Centre.STERILE_SUPPLY,
)
"""The five shared resource centres of a county community (国卫基层发〔2023〕41号, from memory)."""


class Remit(Term):
    """A matter that a governing body deals with.

    Source: 国卫医发〔2020〕13号, topic internal management (the first six); group councils
    (the last).
    """

    PLANNING = "planning", "规划", "planning", "规划建设"
    FUNDING = "funding", "投入", "funding", "经费投入", "资金"
    PROJECTS = "projects", "项目", "projects", "项目实施"
    PERSONNEL = "personnel", "人事", "personnel", "人事安排", "人员"
    PAY = "pay", "薪酬分配", "distribution of pay", "收入分配", "分配"
    ASSESSMENT = "assessment", "考核监管", "assessment and supervision", "考核", "监管"
    MAJOR_DECISIONS = "major_decisions", "重大决策", "major decisions", "重大事项决策"


class PaymentSource(Term):
    """Out of what care is paid for.

    Source: the report on 国卫办医函〔2019〕157号 (罕见病多方付费机制).
    """

    INSURANCE_FUND = "insurance_fund", "医保基金", "medical insurance fund", "基本医保"
    MEDICAL_ASSISTANCE = "medical_assistance", "医疗救助", "medical assistance"
    DONATION = "donation", "企业及社会捐助", "donations of companies and society", "社会捐助"
    PATIENT = "patient", "个人支付", "the patient", "个人自付"
