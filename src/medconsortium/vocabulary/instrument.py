"""The documents a network rests on, and what they provide."""

from __future__ import annotations

from medconsortium.vocabulary.term import Term

__all__ = ["InstrumentKind", "Provision"]


class InstrumentKind(Term):
    """What kind of document it is. Agreements of every sort, framework or entrustment, are one.

    Source: 国卫医发〔2020〕13号 and 国卫医发〔2018〕25号 (the documents they ask for); the reply of
    Panyu (list of needs and resources).
    """

    CHARTER = "charter", "章程", "charter", "医联体章程", "联盟章程"
    AGREEMENT = (
        "agreement",
        "协议",
        "agreement",
        "合作协议",
        "协议书",
        "框架协议",
        "合作框架协议",
        "托管协议",
        "远程医疗合作协议",
    )
    REFERRAL_STANDARD = "referral_standard", "转诊标准", "referral standard", "双向转诊标准"
    REFERRAL_PROCEDURE = (
        "referral_procedure",
        "转诊流程",
        "referral procedure",
        "转诊程序",
        "双向转诊流程",
    )
    DISEASE_LIST = "disease_list", "病种目录", "disease list", "收治病种", "病种清单"
    ADMISSION_CRITERIA = (
        "admission_criteria",
        "出入院标准",
        "admission and discharge criteria",
        "入出院标准",
    )
    QUALITY_STANDARD = "quality_standard", "质量标准", "quality standard", "质控标准"
    DATA_RULES = "data_rules", "数据安全管理制度", "data rules", "数据管理制度", "信息安全制度"
    FORMULARY = "formulary", "用药目录", "formulary", "药品目录"
    RESOURCE_LIST = "resource_list", "需求和资源清单", "list of needs and resources", "资源清单"
    FOLLOW_UP_PLAN = "follow_up_plan", "随访方案", "follow-up plan", "随访计划"
    RECOGNITION_LIST = (
        "recognition_list",
        "检查检验结果互认清单",
        "list of recognised results",
        "互认项目清单",
    )
    PLAN = "plan", "实施方案", "plan", "工作方案", "建设方案"
    NOTICE = "notice", "通知", "notice", "文件"
    STATEMENT = "statement", "声明", "statement", "承诺书"
    OTHER = "other", "其他文书", "other instrument", "其他"


class Provision(Term):
    """A matter that an instrument provides for.

    Source: 国卫医发〔2020〕13号 (charters and agreements) and 国卫医发〔2018〕25号 (telemedicine
    agreements: purpose to liability).
    """

    RESPONSIBILITIES = "responsibilities", "责任", "responsibilities", "职责"
    RIGHTS = "rights", "权利", "rights", "权力"
    DUTIES = "duties", "义务", "duties"
    BENEFIT_SHARING = "benefit_sharing", "利益共享", "benefit sharing", "利益分配"
    ORGANISATION = "organisation", "组织管理", "organisation", "组织架构", "组织管理办法"
    COOPERATION_FORM = "cooperation_form", "合作形式", "form of cooperation", "合作方式"
    PURPOSE = "purpose", "合作目的", "purpose", "目的"
    CONDITIONS = "conditions", "合作条件", "conditions", "条件"
    CONTENT = "content", "合作内容", "content of cooperation", "内容"
    PROCEDURE = "procedure", "流程", "procedure", "服务流程", "远程会诊流程"
    RISK = "risk", "医疗损害风险", "risk", "风险"
    LIABILITY = "liability", "责任分担", "liability", "医疗损害责任分担"
    COST = "cost", "费用分担", "cost", "费用", "收费"
    DATA_SECURITY = "data_security", "数据安全", "data security", "信息安全"
    QUALITY = "quality", "质量管理", "quality", "质量控制"
    PERSONNEL = "personnel", "人员管理", "personnel", "人员调配"
    TERM = "term", "期限", "term", "协议期限"
    TERMINATION = "termination", "退出机制", "termination", "退出", "终止"
