"""What an institution is registered as: its economic type, form, class and sponsor."""

from __future__ import annotations

from medconsortium.vocabulary.term import Term

__all__ = ["EconomicType", "ManagementClass", "OrganisationType", "Sponsor"]


class EconomicType(Term):
    """The economic type of an organisation (经济类型), by the first two digits of its code.

    `HMT` stands for Hong Kong, Macao and Taiwan.

    Source: GB/T 12402-2000.

    >>> EconomicType.parse("国有全资").key
    '11'
    """

    DOMESTIC = "10", "内资", "domestic"
    STATE = "11", "国有全资", "state-owned"
    COLLECTIVE = "12", "集体全资", "collectively owned"
    STOCK_COOPERATIVE = "13", "股份合作", "joint-stock cooperative"
    JOINTLY_OPERATED = "14", "联营", "jointly operated"
    LIMITED_LIABILITY = "15", "有限责任（公司）", "limited liability company"
    JOINT_STOCK = "16", "股份有限（公司）", "joint-stock company"
    PRIVATE = "17", "私有", "private"
    OTHER_DOMESTIC = "19", "其他内资", "other domestic", "其它内资"
    HMT = "20", "港澳台投资", "Hong Kong, Macao or Taiwan investment"
    HMT_EQUITY_JOINT_VENTURE = (
        "21",
        "内地和港澳台合资",
        "Hong Kong, Macao or Taiwan equity joint venture",
    )
    HMT_COOPERATIVE_VENTURE = (
        "22",
        "内地和港澳台合作",
        "Hong Kong, Macao or Taiwan cooperative venture",
    )
    HMT_WHOLLY_OWNED = "23", "港澳台独资", "wholly Hong Kong, Macao or Taiwan owned"
    HMT_JOINT_STOCK = (
        "24",
        "港澳台投资股份有限（公司）",
        "Hong Kong, Macao or Taiwan invested joint-stock company",
    )
    OTHER_HMT = "29", "其他港澳台投资", "other Hong Kong, Macao or Taiwan investment"
    FOREIGN = "30", "国外投资", "foreign investment"
    FOREIGN_EQUITY_JOINT_VENTURE = "31", "中外合资", "Chinese-foreign equity joint venture"
    FOREIGN_COOPERATIVE_VENTURE = "32", "中外合作", "Chinese-foreign cooperative venture"
    FOREIGN_WHOLLY_OWNED = "33", "外资", "wholly foreign owned"
    FOREIGN_JOINT_STOCK = "34", "国外投资股份有限（公司）", "foreign-invested joint-stock company"
    OTHER_FOREIGN = "39", "其他国外投资", "other foreign investment"
    OTHER = "90", "其他", "other", "其它"


class ManagementClass(Term):
    """The class of management of a health institution (机构分类管理).

    Source: WS 218-2002, appendix B.
    """

    NON_PROFIT = "1", "非营利性医疗机构", "non-profit medical institution", "非营利性"
    FOR_PROFIT = "2", "营利性医疗机构", "for-profit medical institution", "营利性"
    OTHER = "9", "其他卫生机构", "other health institution", "其它卫生机构"


class OrganisationType(Term):
    """The legal form of an organisation (组织机构类型).

    Source: GB/T 20091-2021, as public code lists have it.

    >>> OrganisationType.parse("事业单位法人").parent
    <OrganisationType.NON_PROFIT_LEGAL_PERSON: '12'>
    """

    LEGAL_PERSON = "1", "法人", "legal person"
    FOR_PROFIT_LEGAL_PERSON = "11", "营利法人", "for-profit legal person"
    LIMITED_LIABILITY_COMPANY = "111", "有限责任公司", "limited liability company"
    JOINT_STOCK_COMPANY = "112", "股份有限公司", "joint-stock company limited"
    OTHER_ENTERPRISE = "119", "其他企业法人", "other enterprise legal person"
    NON_PROFIT_LEGAL_PERSON = "12", "非营利法人", "non-profit legal person"
    PUBLIC_INSTITUTION = "121", "事业单位法人", "public institution"
    SOCIAL_ORGANISATION = "122", "社会团体法人", "social organisation"
    FOUNDATION = "123", "捐助法人（基金会）", "endowed legal person (foundation)"
    SOCIAL_SERVICE_INSTITUTION = (
        "124",
        "捐助法人（社会服务机构）",
        "endowed legal person (social service institution)",
    )
    RELIGIOUS_SITE = (
        "125",
        "捐助法人（宗教活动场所）",
        "endowed legal person (site of religious activity)",
    )
    OTHER_NON_PROFIT = "129", "其他非营利法人", "other non-profit legal person"
    SPECIAL_LEGAL_PERSON = "13", "特别法人", "special legal person"
    STATE_ORGAN = "131", "机关法人", "state organ"
    RURAL_COLLECTIVE = "132", "农村集体经济组织法人", "rural collective economic organisation"
    COOPERATIVE = (
        "133",
        "城镇农村的合作经济组织法人",
        "urban or rural cooperative economic organisation",
    )
    SELF_GOVERNING_ORGANISATION = (
        "134",
        "基层群众性自治组织法人",
        "primary-level mass self-governing organisation",
    )
    OTHER_SPECIAL = "139", "其他特别法人", "other special legal person"
    UNINCORPORATED = "2", "非法人组织", "unincorporated organisation"
    FOR_PROFIT_UNINCORPORATED = "21", "营利性非法人组织", "for-profit unincorporated organisation"
    SOLE_PROPRIETORSHIP = "211", "个人独资企业", "sole proprietorship"
    PARTNERSHIP = "212", "合伙企业", "partnership"
    FOR_PROFIT_PROFESSIONAL_SERVICE = (
        "213",
        "不具有法人资格的营利性专业服务机构",
        "for-profit professional service without legal personality",
    )
    OTHER_FOR_PROFIT_UNINCORPORATED = (
        "219",
        "其他营利性非法人组织",
        "other for-profit unincorporated organisation",
    )
    NON_PROFIT_UNINCORPORATED = "22", "非营利性非法人组织", "non-profit unincorporated organisation"
    NON_PROFIT_PROFESSIONAL_SERVICE = (
        "221",
        "不具有法人资格的非营利性专业服务机构",
        "non-profit professional service without legal personality",
    )
    OTHER_NON_PROFIT_UNINCORPORATED = (
        "229",
        "其他非营利性非法人组织",
        "other non-profit unincorporated organisation",
    )

    @property
    def parent(self) -> OrganisationType | None:
        """The wider type, `None` for the two widest."""
        return OrganisationType.parse(self.key[:-1]) if len(self.key) > 1 else None


class Sponsor(Term):
    """Who has set up or sponsors an institution (设置/主办单位), as health statistics ask it.

    Source: the code table of health statistics as an application has it; `INDIVIDUAL` from memory.
    """

    HEALTH_AUTHORITY = "1", "卫生行政部门", "health authority", "卫生健康行政部门"
    OTHER_AUTHORITY = "2", "其他行政部门", "other authority"
    ENTERPRISE = "3", "企业", "enterprise"
    PUBLIC_INSTITUTION = "4", "事业单位", "public institution"
    SOCIAL_ORGANISATION = "5", "社会团体", "social organisation"
    OTHER_SOCIAL_ORGANISATION = "6", "其他社会组织", "other social organisation"
    INDIVIDUAL = "7", "个人", "individual"
