"""Names, identifiers, and the kinds of those who bear them."""

from __future__ import annotations

from medconsortium.vocabulary.term import Term

__all__ = ["IdentifierSystem", "NameKind", "PartyKind"]


class NameKind(Term):
    """What a further name is. Source: usage of the field (挂牌: an institution with two plates)."""

    ALIAS = "alias", "别名", "alias", "又名", "亦称"
    SHORT_NAME = "short_name", "简称", "short name", "缩写"
    SECOND_NAME = "second_name", "挂牌名称", "second name", "挂牌", "第二名称", "加挂"
    FORMER = "former", "曾用名", "former name", "原名", "更名前名称"


class IdentifierSystem(Term):
    """The system that an identifier belongs to.

    Source: GB 32100-2015 (USCC), GB 11714 (organisation code), WS 218-2002, the practice licence.
    """

    USCC = "uscc", "统一社会信用代码", "unified social credit code", "社会信用代码"
    ORGANISATION_CODE = "organisation_code", "组织机构代码", "organisation code"
    WS218 = (
        "ws218",
        "卫生机构（组织）代码",
        "WS 218 institution code",
        "卫生机构代码",
    )
    LICENCE = (
        "licence",
        "医疗机构执业许可证登记号",
        "practice licence number",
        "执业许可证登记号",
        "执业许可证号",
        "登记号",
    )
    INSURANCE = (
        "insurance",
        "医保定点医疗机构代码",
        "medical insurance institution code",
        "医保编码",
        "医保机构编码",
        "国家医保编码",
    )
    OTHER = "other", "其他标识", "other identifier", "其他"


class PartyKind(Term):
    """What somebody is who is no medical institution. Source: ours."""

    AUTHORITY = (
        "authority",
        "行政部门",
        "authority",
        "政府部门",
        "卫生行政部门",
        "卫生健康委",
        "政府",
    )
    ASSOCIATION = "association", "学协会", "association", "学会", "协会", "社会团体"
    COMPANY = "company", "企业", "company", "公司"
    WELFARE_INSTITUTION = (
        "welfare_institution",
        "福利机构",
        "welfare institution",
        "社会福利院",
        "养老机构",
    )
    INSURER = "insurer", "医保经办机构", "insurer", "保险机构", "医保局"
    OTHER = "other", "其他主体", "other party", "其他"
