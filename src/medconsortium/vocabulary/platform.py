"""Information platforms and what they can do."""

from __future__ import annotations

from medconsortium.vocabulary.term import Term

__all__ = ["PlatformKind", "PlatformModule"]


class PlatformKind(Term):
    """What kind of platform it is.

    Source: 国卫医发〔2020〕13号 (referral platform, regional health information platform),
    国卫医发〔2018〕25号 (internet hospital), and what networks say of themselves.
    """

    REGIONAL_HEALTH_INFORMATION = (
        "regional_health_information",
        "区域全民健康信息平台",
        "regional health information platform",
        "区域卫生信息平台",
        "全民健康信息平台",
        "区域健康档案",
    )
    TELEMEDICINE = "telemedicine", "远程医疗平台", "telemedicine platform", "远程医疗服务平台"
    REMOTE_PATHOLOGY = (
        "remote_pathology",
        "远程病理平台",
        "remote pathology platform",
        "云病理平台",
    )
    REFERRAL = "referral", "双向转诊平台", "referral platform", "转诊平台"
    INTERNET_HOSPITAL = "internet_hospital", "互联网医院", "internet hospital"
    BOOKING = "booking", "预约挂号平台", "booking platform", "预约诊疗平台"
    EMERGENCY_COORDINATION = (
        "emergency_coordination",
        "急救协同平台",
        "emergency coordination platform",
        "胸痛中心管理平台",
        "区域胸痛中心管理平台",
        "微信群",
    )
    PATIENT_REGISTER = (
        "patient_register",
        "患者登记系统",
        "patient register",
        "登记系统",
        "病例登记系统",
        "直报系统",
    )
    SUPERVISION = "supervision", "监管平台", "supervision platform", "互联网医疗监管平台"
    DATA_CENTRE = "data_centre", "数据中心", "data centre", "医疗集成平台"
    OTHER = "other", "其他平台", "other platform", "其他"


class PlatformModule(Term):
    """A function of a platform.

    Source: 国卫医发〔2020〕13号, topic telemedicine; the internet hospital of Xiangya.
    """

    TELECONSULTATION = "teleconsultation", "远程会诊", "teleconsultation"
    URGENT_CONSULTATION = (
        "urgent_consultation",
        "网上急会诊",
        "urgent online consultation",
        "急会诊",
    )
    REMOTE_ROUNDS = "remote_rounds", "远程查房", "remote rounds"
    REMOTE_TEACHING = "remote_teaching", "远程教学", "remote teaching", "远程教育", "远程培训"
    REMOTE_PATHOLOGY = "remote_pathology", "远程病理诊断", "remote pathology", "远程病理"
    REMOTE_IMAGING = "remote_imaging", "远程影像诊断", "remote imaging", "远程影像"
    REMOTE_ECG = "remote_ecg", "远程心电检查", "remote ECG", "远程心电", "远程心电诊断"
    REMOTE_MONITORING = "remote_monitoring", "远程监护", "remote monitoring"
    TWO_WAY_REFERRAL = "two_way_referral", "双向转诊", "two-way referral", "转诊"
    BOOKING = "booking", "预约挂号", "booking", "预约诊疗"
    FOLLOW_UP_VISIT = "follow_up_visit", "在线复诊", "online follow-up visit", "线上复诊"
    PRESCRIPTION_RENEWAL = "prescription_renewal", "慢病续方", "prescription renewal"
    PRESCRIPTION_CIRCULATION = (
        "prescription_circulation",
        "处方流转",
        "prescription circulation",
        "处方流转及配送",
    )
    DRUG_DELIVERY = "drug_delivery", "药品配送", "drug delivery"
    PHARMACY_SERVICE = "pharmacy_service", "药事服务", "pharmacy service"
    WHOLE_COURSE_MANAGEMENT = (
        "whole_course_management",
        "全病程管理",
        "management over the whole course",
    )
    HOME_NURSING = "home_nursing", "护理到家", "home nursing", "上门护理"
    HEALTH_RECORD = "health_record", "健康档案", "health record", "电子健康档案"
    RESULT_SHARING = "result_sharing", "检查检验结果共享", "sharing of results", "结果调阅"
    CASE_REGISTRATION = "case_registration", "病例登记", "case registration", "患者登记"
    OTHER = "other", "其他功能", "other function", "其他"
    FIRST_VISIT = "first_visit", "在线首诊", "online first visit", "线上首诊", "互联网首诊"
