"""A document that uses every key of the format, in YAML and in JSON.

Both are written by hand, each in its own way of saying the same. `every_key_rows` says what.
"""

from __future__ import annotations

__all__ = ["JSON", "YAML"]

YAML = """\
%YAML 1.2
---
format: medconsortium/1
title: {zh: 示例网络, en: Example network}
synthetic: true
defaults: {since: "2019", until: open}
sources:
  - id: 文一
    document: 某通知
    place: 第 3 页
    quote: 由某医院牵头
    basis: 明确记载
    address: https://example.org/1
    published: 2019-02-12
    sources: []
    field_sources: {}
divisions:
  - id: 省
    code: "430000"
    name: {zh: 湖南省, en: Hunan}
    level: province
    urban: false
    remote: true
    centroid: {latitude: 28.2, longitude: 112.9, datum: gcj02}
    population: 66000000
    since: 1949-10/..
    until: open
  - {id: 县, parent: 省, sources: [文一], field_sources: {parent: [文一]}}
parties:
  - {id: 会, name: 儿科学会, kind: association, division: 省}
  - {id: 分会, name: 分会, part_of: 会, since: "2020", until: null}
institutions:
  - id: 甲
    name: 甲医院
    other_names:
      - {name: {en: First Hospital}, kind: alias, since: 2001-05-20, until: "2010"}
    category: A100
    tier: 省级
    grade: 三甲
    ownership: government
    affiliation: province
    division: 省
    location: {latitude: -1, longitude: 180}
    identifiers: [{system: uscc, value: 12430000444877478G}]
    beds: 0
    doctors: 3
    nurses: 9007199254740992
    designations: {items: [国家医学中心], completeness: complete}
    services_completeness: partial
    services:
      - id: 服务
        subject: "03"
        item: mdt
        condition: stroke
        phases: [急性期, recovery]
        status: operating
        payment: 医保
        since: 2020-01-01/2020-03
        until: ../2030
    departments:
      - id: 甲科
        name: 儿科
        subjects: [07]
        institutions: {items: [甲, 乙], completeness: 部分}
        staff: [{title: chief_physician, count: 2}]
        schedule: 周二
  - {id: 乙, name: 乙医院, part_of: 甲}
departments:
  - {id: 组, name: 联合组, institution: 甲}
services:
  - {provider: 组, item: teleconsultation}
consortia:
  - id: 盟
    name: 示例联盟
    other_names: [{name: 联盟}]
    kind: other
    kind_label: 试点联盟
    integration: loose
    status: operating
    scope: province
    specialties: {items: [儿科], completeness: unknown}
    organiser: 会
    legal_person: 甲
    part_of: 总盟
    grid: [县]
    stated_sizes:
      - {value: 3, qualifier: at_least, role: member, lead_counted: no, departments_counted: yes}
    bodies: [{name: 理事会, remit: [planning]}]
    centres: [{centre: laboratory, host: 甲}]
    green_channels: []
    shared_aspects: [management]
    practices: [tiered_care]
    payment_sources: [patient]
    assessments: [{day: "2021", result: 合格}]
    members_completeness: complete
    leads_completeness: partial
    links_completeness: unknown
    instruments_completeness: complete
    members:
      - {institution: 甲, role: lead, unit: 湖南省, since: null, until: 2025-06-30}
      - {id: 员, department: 甲科, role: department, status: member}
      - group:
          {description: 若干医院, count: 41, qualifier: exact, departments: false, division: 县}
        role: guided
        status: applied
    instruments:
      - id: 章程
        kind: charter
        title: 联盟章程
        number: 湘一号
        issuer: 会
        parties: [甲, 会]
        covers_all_members: true
        signed: 2019-03
        provisions: {items: [责任], completeness: complete}
        content: {en: text}
        admitted: [{tier: township, diagnoses: {items: [I10, E11], completeness: complete}}]
    links:
      - id: 链
        from: 乙
        to: 甲科
        kind: 上转
        subjects: [03.01]
        conditions: [rare_disease]
        travel_minutes: 45
        instrument: 章程
        green_channel: booking
  - {id: 总盟, name: 总盟}
instruments:
  - {id: 协议, consortium: 总盟}
links:
  - {from: 甲, to: 乙, kind: referral_down, consortium: 盟}
platforms:
  - id: 台
    name: 平台
    kind: telemedicine
    operator: 会
    consortium: 盟
    participants: [甲]
    modules: [teleconsultation]
    security_grade: 3
    supervision_connected: false
recognitions:
  - {id: 认, item: 血常规, from: 甲, to: 乙, consortium: 盟, mark: HR, instrument: 协议}
observations:
  - {id: 数, subject: 甲, measure: beds, value: -1.5e3, qualifier: about, unit: items}
"""

JSON = """\
{
 "format": "medconsortium/1", "title": {"zh": "示例网络", "en": "Example network"},
 "synthetic": true, "defaults": {"since": "2019", "until": "open"},
 "observations": [{"id": "数", "subject": "甲", "measure": "beds", "value": -1500,
   "qualifier": "约", "unit": "个"}],
 "recognitions": [{"id": "认", "item": "血常规", "from": "甲", "to": "乙", "consortium": "盟",
   "mark": "HR", "instrument": "协议"}],
 "platforms": [{"id": "台", "name": {"zh": "平台"}, "kind": "telemedicine", "operator": "会",
   "consortium": "盟", "participants": {"items": ["甲"]}, "modules": ["teleconsultation"],
   "security_grade": 3, "supervision_connected": false}],
 "links": [
   {"id": "链", "from": "乙", "to": "甲科", "kind": "referral_up", "subjects": ["03.01"],
    "conditions": ["罕见病"], "travel_minutes": 45.0, "consortium": "盟", "instrument": "章程",
    "green_channel": "booking"}],
 "instruments": [
   {"id": "章程", "kind": "charter", "title": {"zh": "联盟章程"}, "number": "湘一号",
    "consortium": "盟", "issuer": "会", "parties": ["甲", "会"], "covers_all_members": true,
    "signed": "2019-03", "content": {"en": "text"},
    "admitted": [{"tier": "乡镇级",
      "diagnoses": {"items": ["I10", "E11"], "completeness": "完整"}}],
    "provisions": {"completeness": "complete", "items": ["responsibilities"]}}],
 "consortia": [
   {"id": "总盟", "name": "总盟", "instruments": [{"id": "协议"}]},
   {"id": "盟", "name": "示例联盟", "other_names": [{"name": "联盟"}], "kind": "其他",
    "kind_label": "试点联盟", "integration": "松散", "status": "运行", "scope": "全省",
    "specialties": ["儿科"], "organiser": "会", "legal_person": "甲", "part_of": "总盟",
    "grid": ["县"], "bodies": [{"name": "理事会", "remit": ["规划"]}],
    "stated_sizes": [{"value": 3, "qualifier": "以上", "role": "成员", "lead_counted": "不含",
      "departments_counted": "含"}],
    "centres": [{"centre": "医学检验中心", "host": "甲"}], "green_channels": [],
    "shared_aspects": ["管理"], "practices": ["分级诊疗"],
    "payment_sources": ["个人支付"],
    "assessments": [{"day": "2021", "result": "合格"}],
    "members_completeness": "完整", "leads_completeness": "部分", "links_completeness": "不详",
    "instruments_completeness": "完整",
    "links": [{"from": "甲", "to": "乙", "kind": "下转"}],
    "members": [
      {"group": {"description": "若干医院", "count": 41, "qualifier": "exact",
         "departments": false, "division": "县"}, "role": "指导医院", "status": "申请"},
      {"id": "员", "department": "甲科", "role": "department", "status": null},
      {"institution": "甲", "role": "牵头", "unit": "湖南省", "since": null,
       "until": "2025-06-30"}]}],
 "services": [{"id": "服务", "provider": "甲", "subject": "内科", "item": "mdt",
   "condition": "stroke", "phases": {"items": ["acute", "recovery"], "completeness": null},
   "status": "开展", "payment": "医保", "since": "2020-01-01/2020-03", "until": "../2030"},
   {"provider": "组", "item": "远程会诊"}],
 "departments": [
   {"id": "甲科", "name": "儿科", "institution": "甲", "subjects": ["07"],
    "institutions": {"items": ["甲", "乙"], "completeness": "partial"},
    "staff": [{"title": "主任医师", "count": 2}], "schedule": "周二"},
   {"id": "组", "name": "联合组", "institution": "甲"}],
 "institutions": [
   {"id": "乙", "name": "乙医院", "part_of": "甲"},
   {"id": "甲", "name": "甲医院", "category": "综合医院", "tier": "province", "grade": "3A",
    "other_names": [{"name": {"en": "First Hospital"}, "kind": "又名", "since": "2001-05-20",
      "until": "2010"}],
    "ownership": "政府办", "affiliation": "province", "division": "省",
    "location": {"latitude": -1.0, "longitude": 180, "datum": null},
    "identifiers": [{"system": "统一社会信用代码", "value": "12430000444877478G"}],
    "beds": 0, "doctors": 3, "nurses": 9007199254740992,
    "designations": {"items": ["国家医学中心"], "completeness": "complete"},
    "services_completeness": "partial"}],
 "parties": [{"id": "会", "name": "儿科学会", "kind": "学会", "division": "省"},
   {"id": "分会", "name": "分会", "part_of": "会", "since": "2020", "until": null}],
 "divisions": [
   {"id": "省", "code": "430000", "name": {"zh": "湖南省", "en": "Hunan"}, "level": "省级",
    "urban": false, "remote": true, "population": 66000000, "since": "1949-10/..",
    "centroid": {"latitude": 28.2, "longitude": 112.9, "datum": "GCJ-02"}},
   {"id": "县", "parent": "省", "sources": ["文一"], "field_sources": {"parent": ["文一"]}}],
 "sources": [{"id": "文一", "document": "某通知", "place": "第 3 页", "quote": "由某医院牵头",
   "basis": "stated", "address": "https://example.org/1", "published": "2019-02-12"}]
}
"""
