"""What an office calls the tables and fields of a network: in to-do lists, and over columns."""

from __future__ import annotations

from collections.abc import Mapping
from difflib import get_close_matches
from types import MappingProxyType
from typing import Any

from medconsortium.errors import NotFoundError
from medconsortium.model.columnar.encodings import Encoding, GeoEncoding, ListEncoding
from medconsortium.model.fields import NestedEncoding, encodings
from medconsortium.model.tables import TABLES
from medconsortium.model.values import GeoPoint
from medconsortium.text import Text

__all__ = ["label"]

_Labels = Mapping[str, Text]

_EVERYWHERE: _Labels = MappingProxyType(
    {
        "sources": Text("资料来源", "sources"),
        "field_sources": Text("各项的资料来源", "sources of single fields"),
        "since": Text("起始日期", "since"),
        "until": Text("截止日期", "until"),
    }
)
"""The fields of several tables."""

_TABLES: _Labels = MappingProxyType(
    {
        "sources": Text("来源", "sources"),
        "divisions": Text("行政区划", "divisions"),
        "parties": Text("相关单位", "parties"),
        "institutions": Text("机构", "institutions"),
        "departments": Text("科室", "departments"),
        "services": Text("服务", "services"),
        "consortia": Text("医联体", "consortia"),
        "memberships": Text("成员", "memberships"),
        "instruments": Text("文件", "instruments"),
        "links": Text("协作关系", "links"),
        "platforms": Text("信息平台", "platforms"),
        "recognitions": Text("结果互认", "recognitions"),
        "observations": Text("监测数据", "observations"),
    }
)

_FIELDS: Mapping[str, _Labels] = MappingProxyType(
    {
        "sources": {
            "id": Text("来源编号", "source id"),
            "document": Text("文件名称", "document"),
            "place": Text("位置", "place"),
            "quote": Text("引文", "quote"),
            "basis": Text("依据", "basis"),
            "address": Text("网址", "address"),
            "published": Text("发布日期", "published"),
        },
        "divisions": {
            "id": Text("区划编号", "division id"),
            "code": Text("区划代码", "code"),
            "name": Text("区划名称", "name"),
            "parent": Text("上级区划", "parent"),
            "level": Text("区划级别", "level"),
            "urban": Text("城市地区", "urban"),
            "remote": Text("边远地区", "remote"),
            "centroid": Text("中心位置", "centroid"),
            "population": Text("人口", "population"),
        },
        "parties": {
            "id": Text("单位编号", "party id"),
            "name": Text("单位名称", "name"),
            "kind": Text("单位类型", "kind"),
            "division": Text("行政区划", "division"),
            "part_of": Text("上级单位", "part of"),
        },
        "institutions": {
            "id": Text("机构编号", "institution id"),
            "name": Text("机构名称", "name"),
            "other_names": Text("其他名称", "other names"),
            "category": Text("机构类别", "category"),
            "tier": Text("网络层级", "tier"),
            "grade": Text("医院等级", "grade"),
            "ownership": Text("举办主体", "ownership"),
            "affiliation": Text("隶属关系", "affiliation"),
            "division": Text("行政区划", "division"),
            "location": Text("地理位置", "location"),
            "identifiers": Text("机构代码", "identifiers"),
            "beds": Text("床位数", "beds"),
            "doctors": Text("医生数", "doctors"),
            "nurses": Text("护士数", "nurses"),
            "designations": Text("称号", "designations"),
            "part_of": Text("上级机构", "part of"),
            "services_completeness": Text("服务清单完整性", "services completeness"),
        },
        "departments": {
            "id": Text("科室编号", "department id"),
            "institution": Text("所属机构", "institution"),
            "name": Text("科室名称", "name"),
            "subjects": Text("诊疗科目", "subjects"),
            "institutions": Text("参与机构", "institutions"),
            "staff": Text("人员", "staff"),
            "schedule": Text("时间安排", "schedule"),
        },
        "services": {
            "id": Text("服务编号", "service id"),
            "provider": Text("提供者", "provider"),
            "subject": Text("诊疗科目", "subject"),
            "item": Text("服务项目", "item"),
            "condition": Text("病种", "condition"),
            "phases": Text("诊疗阶段", "phases"),
            "status": Text("服务状态", "status"),
            "payment": Text("支付方式", "payment"),
        },
        "consortia": {
            "id": Text("医联体编号", "consortium id"),
            "name": Text("医联体名称", "name"),
            "other_names": Text("其他名称", "other names"),
            "kind": Text("医联体类型", "kind"),
            "kind_label": Text("类型说明", "kind label"),
            "integration": Text("紧密程度", "integration"),
            "status": Text("医联体状态", "status"),
            "scope": Text("覆盖范围", "scope"),
            "specialties": Text("专科", "specialties"),
            "organiser": Text("组织者", "organiser"),
            "legal_person": Text("法人", "legal person"),
            "part_of": Text("上级医联体", "part of"),
            "grid": Text("网格", "grid"),
            "stated_sizes": Text("公布的成员数", "stated sizes"),
            "bodies": Text("管理机构", "governing bodies"),
            "centres": Text("中心", "centres"),
            "green_channels": Text("绿色通道", "green channels"),
            "shared_aspects": Text("共享内容", "shared aspects"),
            "practices": Text("做法", "practices"),
            "payment_sources": Text("支付来源", "payment sources"),
            "assessments": Text("考核", "assessments"),
            "members_completeness": Text("成员完整性", "members completeness"),
            "leads_completeness": Text("牵头单位完整性", "leads completeness"),
            "links_completeness": Text("协作关系完整性", "links completeness"),
            "instruments_completeness": Text("文件完整性", "instruments completeness"),
        },
        "memberships": {
            "id": Text("成员编号", "membership id"),
            "consortium": Text("医联体", "consortium"),
            "institution": Text("成员机构", "institution"),
            "department": Text("成员科室", "department"),
            "group": Text("成员群体", "group"),
            "role": Text("角色", "role"),
            "unit": Text("组织单元", "unit"),
            "status": Text("成员状态", "status"),
        },
        "instruments": {
            "id": Text("文件编号", "instrument id"),
            "kind": Text("文件类型", "kind"),
            "title": Text("文件标题", "title"),
            "number": Text("文号", "number"),
            "consortium": Text("医联体", "consortium"),
            "issuer": Text("发文单位", "issuer"),
            "parties": Text("签署方", "parties"),
            "covers_all_members": Text("覆盖全部成员", "covers all members"),
            "signed": Text("签署日期", "signed"),
            "provisions": Text("条款内容", "provisions"),
            "content": Text("内容摘要", "content"),
            "admitted": Text("收治病种", "admitted diseases"),
        },
        "links": {
            "id": Text("关系编号", "link id"),
            "origin": Text("起点", "from"),
            "target": Text("终点", "to"),
            "kind": Text("关系类型", "kind"),
            "subjects": Text("诊疗科目", "subjects"),
            "conditions": Text("病种", "conditions"),
            "travel_minutes": Text("路程（分钟）", "travel minutes"),
            "consortium": Text("医联体", "consortium"),
            "instrument": Text("依据文件", "instrument"),
            "green_channel": Text("绿色通道", "green channel"),
        },
        "platforms": {
            "id": Text("平台编号", "platform id"),
            "name": Text("平台名称", "name"),
            "kind": Text("平台类型", "kind"),
            "operator": Text("运营方", "operator"),
            "consortium": Text("医联体", "consortium"),
            "participants": Text("接入单位", "participants"),
            "modules": Text("功能模块", "modules"),
            "security_grade": Text("等保级别", "security grade"),
            "supervision_connected": Text("接入监管平台", "supervision connected"),
        },
        "recognitions": {
            "id": Text("互认编号", "recognition id"),
            "item": Text("互认项目", "item"),
            "origin": Text("出具方", "from"),
            "target": Text("认可方", "to"),
            "consortium": Text("医联体", "consortium"),
            "mark": Text("互认标识", "mark"),
            "instrument": Text("依据文件", "instrument"),
        },
        "observations": {
            "id": Text("数据编号", "observation id"),
            "subject": Text("对象", "subject"),
            "measure": Text("指标", "measure"),
            "value": Text("数值", "value"),
            "qualifier": Text("数值性质", "qualifier"),
            "unit": Text("计量单位", "unit"),
        },
    }
)

_PARTS: Mapping[str, _Labels] = MappingProxyType(
    {
        "AdmittedDiseases": {
            "tier": Text("层级", "tier"),
            "diagnoses": Text("诊断编码", "diagnoses"),
        },
        "Assessment": {
            "day": Text("日期", "day"),
            "result": Text("结果", "result"),
        },
        "GeoPoint": {
            "latitude": Text("纬度", "latitude"),
            "longitude": Text("经度", "longitude"),
            "datum": Text("坐标系", "datum"),
        },
        "GoverningBody": {
            "name": Text("名称", "name"),
            "remit": Text("职责", "remit"),
        },
        "HostedCentre": {
            "centre": Text("中心种类", "centre"),
            "host": Text("承办单位", "host"),
        },
        "Identifier": {
            "system": Text("代码种类", "system"),
            "value": Text("代码", "value"),
        },
        "MemberGroup": {
            "description": Text("描述", "description"),
            "count": Text("数目", "count"),
            "qualifier": Text("数目性质", "qualifier"),
            "departments": Text("是否科室", "of departments"),
            "division": Text("区划", "division"),
        },
        "OtherName": {
            "name": Text("名称", "name"),
            "kind": Text("名称种类", "kind"),
        },
        "StaffCount": {
            "title": Text("职称", "title"),
            "count": Text("人数", "count"),
        },
        "StatedSize": {
            "value": Text("数目", "value"),
            "qualifier": Text("数目性质", "qualifier"),
            "role": Text("角色", "role"),
            "lead_counted": Text("是否计入牵头单位", "lead counted"),
            "departments_counted": Text("是否计入科室", "departments counted"),
        },
    }
)
"""The fields of values that are made of some, by the name of their type."""


def label(datum: str) -> Text:
    """Return what a table, a field (`table.field`) or a part of one (`table.field.part`) is called.

    A field is told without its table, a part with its field.

    Raises:
        NotFoundError: There is no such datum; the nearest are suggested.

    >>> label("consortia").zh, label("consortia.grid").zh, label("memberships.group.count").en
    ('医联体', '网格', 'group: count')
    """
    table, *names = datum.split(".")
    named = [_found(table, _TABLES, datum)]
    of: type[Any] | None = TABLES[table][0]
    labels: _Labels = _FIELDS[table]
    for name in names:
        named.append(_found(name, {**_EVERYWHERE, **labels} if of else {}, datum))
        of = _made_of(encodings(of)[name]) if of else None
        labels = _PARTS[of.__name__] if of else {}
    told = named[1:] or named
    return Text(
        zh="·".join(part.in_language("zh") for part in told),
        en=": ".join(part.in_language("en") for part in told),
    )


def _found(name: str, labels: _Labels, datum: str) -> Text:
    if name not in labels:
        raise NotFoundError(datum, get_close_matches(name, labels))
    return labels[name]


def _made_of(encoding: Encoding) -> type[Any] | None:
    """Return the type of the values of a field where they are made of fields of their own."""
    if isinstance(encoding, ListEncoding):
        encoding = encoding.item
    if isinstance(encoding, GeoEncoding):
        return GeoPoint
    return encoding.nested if isinstance(encoding, NestedEncoding) else None
