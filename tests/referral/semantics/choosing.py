"""Where patients go, written by hand from the rulings before the search was run: the queries.

Who can give the care, which hops keep the steps, emergencies, the way home, first contact.
"""

from __future__ import annotations

__all__ = ["BLOCKS"]

BLOCKS = """
an origin that can give the care keeps the patient (rulings 4.1)
    乡 township has=07; 县 2A has=07; 乡 -> 县 referral_up minutes=1
    乡: acute 07 => 乡

capability unknown: possible, with whom to ask what; never cured by adding a service (rulings 4.2)
    乡 township; 县 2A; 乡 -> 县 referral_up
    乡: acute 07 haemodialysis => 乡 -> 县 ? says 请向 县 确认能否提供：儿科、血液透析

capability no: what a complete list does not name (rulings 1.1)
    乡 township; 县 2A complete; 乡 -> 县 referral_up
    乡: acute 07 => none says 均不能满足需求

confirmed answers first, then possible ones (rulings 4.2)
    乡 township; 近 2A; 远 2A has=07; 乡 -> 近 referral_up minutes=5
    乡 -> 远 referral_up minutes=300
    乡: acute 07 => 乡 -> 远

a service planned, suspended or ended receives nobody (rulings 4.6; Nancun's dialysis)
    何贤 3A; 南村 2B plans=haemodialysis; 市桥 2B stops=haemodialysis; 石楼 2B had=haemodialysis
    甲 2B plans=haemodialysis has=haemodialysis
    何贤 -> 南村 referral_lateral; 何贤 -> 南村 referral_down; 何贤 -> 市桥 referral_down
    何贤 -> 石楼 referral_down; 何贤 -> 甲 referral_down
    何贤: long_term haemodialysis provider=南村 => none says 南村 不能满足需求
    何贤: long_term haemodialysis provider=市桥 => none
    何贤: long_term haemodialysis provider=石楼 => none
    何贤: long_term haemodialysis provider=甲 => 何贤 -> 甲

a service without a status, or without dates, is not known to be had (rulings 1.4, 4.2)
    乡 township; 甲 2A unsaid=07; 乙 2A undated=07; 乡 -> 甲 referral_up; 乡 -> 乙 referral_up
    乡: acute 07 provider=甲 => 乡 -> 甲 ? says 能否提供：儿科
    乡: acute 07 provider=乙 => 乡 -> 乙 ? says 能否提供：儿科

who offers a subject of level 2 offers its subject of level 1, not the other way round (1994 list)
    乡 township; 甲 2A has=03.04; 乙 2A has=03; 丙 2A has=03 complete
    乡 -> 甲 referral_up; 乡 -> 乙 referral_up; 乡 -> 丙 referral_up
    乡: acute 03 provider=甲 => 乡 -> 甲
    乡: acute 03.04 provider=乙 => 乡 -> 乙 ?
    乡: acute 03.04 provider=丙 => none

everything needed must be there (rulings 4.2)
    乡 township; 甲 2A has=07 complete; 乙 2A has=07,pci complete
    乡 -> 甲 referral_up minutes=1; 乡 -> 乙 referral_up minutes=90
    乡: acute 07 pci => 乡 -> 乙

what is offered within one subject is not offered in another (rulings 4.2)
    乡 township; 甲 2A has=03.04,19+mdt; 乙 2A has=03.04+mdt; 丙 2A has=03.04,19+mdt complete
    乡 -> 甲 referral_up; 乡 -> 乙 referral_up; 乡 -> 丙 referral_up
    乡: acute 03.04 mdt provider=甲 => 乡 -> 甲 ? says 能否提供：多学科诊疗
    乡: acute 03.04 mdt provider=乙 => 乡 -> 乙
    乡: acute 03.04 mdt provider=丙 => none
    乡: acute 19 mdt provider=甲 => 乡 -> 甲
    乡: acute mdt provider=甲 => 乡 -> 甲

phases: a service takes those stated, any where none is; a department serves for its host (S003)
    乡 township; 甲 2A has=07:diagnosis complete; 乙 2A has=07:diagnosis; 丙 2A; &儿科 of=丙 has=07
    乡 -> 甲 referral_up; 乡 -> 乙 referral_up; 乡 -> 丙 referral_up
    乡: diagnosis 07 provider=甲 => 乡 -> 甲
    乡: acute 07 provider=甲 => none
    乡: acute 07 provider=乙 => 乡 -> 乙 ?
    乡: acute 07 provider=丙 => 乡 -> 丙

stepwise: up by one functional level; off only by policy (rulings 4; design 6)
    乡 township complete; 县 2A complete; 市 3A has=07; 乡 -> 市 referral_up; 乡 -> 县 referral_up
    县 -> 市 referral_up
    乡: acute 07 => 乡 -> 县 -> 市
    乡: acute 07 | any_step => 乡 -> 市

functional level: grade before tier (rulings 2 REF004)
    市二院 2A city complete; 区医院 3A county has=07; 镇 township complete; 县 UN county complete
    市二院 -> 区医院 referral_up; 镇 -> 区医院 referral_up; 县 -> 区医院 referral_up
    市二院: acute 07 => 市二院 -> 区医院
    镇: acute 07 => none
    县: acute 07 => 县 -> 区医院

an unknown level forbids nothing (rulings 1)
    诊所; 市 3A has=07; 诊所 -> 市 referral_up
    诊所: acute 07 => 诊所 -> 市

lateral is fine, up never leads lower, down never higher (rulings 2 REF004)
    甲 2A; 乙 2A has=07; 乡 township has=19 takes=recovery; 丙 3A takes=rehabilitation
    甲 -> 乙 referral_lateral; 甲 -> 乡 referral_up; 甲 -> 丙 referral_down
    甲 -> 乙 referral_down
    甲: acute 07 => 甲 -> 乙 says 平转
    甲: acute 19 provider=乡 => none
    甲: rehabilitation provider=丙 => none
    甲: recovery provider=乙 => 甲 -> 乙 ? says 能否提供：恢复期

down may skip levels; only channels that lead down serve it (rulings 4.1; design 6)
    市 3A; 县 2A takes=recovery; 乡 township takes=rehabilitation,recovery
    市 -> 乡 referral_down; 市 -> 县 referral_up
    市: rehabilitation => 市 -> 乡
    市: recovery provider=县 => none

continuing care is reached by function, at any level (rulings 2 REF004; design 6)
    县 2A; 康复 A527 3B takes=rehabilitation; 护理院 A710 township; 市 3A has=07
    县 -> 康复 referral_down; 护理院 -> 市 referral_up
    县: rehabilitation => 县 -> 康复
    护理院: acute 07 => 护理院 -> 市

emergency: no agreement, step or border binds (rulings 4.3)
    乡 township in=甲县; 市 3A has=chest_pain in=乙县; #甲县; #乙县
    乡: acute chest_pain emergency => 乡 ~> 市 says 急救不受协议、边界、首诊和逐级限制
    乡: acute chest_pain emergency | declared_only => 乡 ~> 市
    乡: acute chest_pain urgent => none
    乡: acute stroke emergency => 乡 ~> 市 ? says 能否提供：卒中

emergency: the nearest by known minutes, unknown after known (rulings 4.3)
    乡 township; 甲 2A has=stroke; 乙 2A has=stroke; 丙 2A has=stroke; 乡 -> 甲 teaching minutes=40
    乙 -> 乡 support minutes=25
    乡: acute stroke emergency => 乡 ~> 乙 says 25 分钟
    乡: acute stroke emergency provider=丙 => 乡 ~> 丙 says 路程: 未知

emergency: of those at times unknown, the nearest by division (rulings 4.3, our reading)
    乡 township in=镇; 甲 3A has=stroke in=远县; 近 2A has=stroke in=县; #镇 in=县; #县; #远县
    乡: acute stroke emergency => 乡 ~> 近
    镇: acute stroke emergency => 近

emergency: the road is known though the agreement has expired (rulings 4.3, 4.7)
    乡 township; 甲 2A has=stroke; 乙 2A has=stroke; %协议 until=2019
    乡 -> 乙 referral_up minutes=25 by=协议
    乡: acute stroke emergency => 乡 ~> 乙 says 25 分钟

emergency: where capability is confirmed, first (rulings 4.2, 4.3)
    乡 township; 近 2A; 远 2A has=stroke; 乡 -> 近 referral_up minutes=5
    乡: acute stroke emergency => 乡 ~> 远
    乡: acute stroke emergency provider=近 => 乡 -> 近 ? says 能否提供：卒中

emergency: a declared transfer goes before any other of equal weight (rulings 3)
    乡 township; 县 2A has=stroke; 乡 -> 县 critical_transfer minutes=30
    乡: acute stroke emergency => 乡 -> 县 says 危重症转运

emergency: an origin that can give the care keeps the patient (rulings 4.3)
    县 2A has=stroke; 市 3A has=stroke; 县 -> 市 critical_transfer minutes=1
    县: acute stroke emergency => 县

emergency: who closed, or only plans the service, receives nobody (rulings 4.6)
    乡 township; 甲 2A has=stroke until=2019; 乙 2A plans=stroke
    乡: acute stroke emergency => none

emergency: from home too, whatever first contact or the team signed with (rulings 4.3)
    中心 B100 township in=街 complete; 站 B100 in=街 complete; 市 3A has=stroke in=区; #街; #区
    街: acute stroke emergency | first_contact=required => 市
    街: acute stroke emergency signed=中心 => 市
    街: acute stroke | first_contact=off => none

emergency: a relapse goes to the nearest, not home (rulings 4.3)
    甲 2A; 近 2A has=stroke; 家 2A has=stroke; 甲 -> 近 teaching minutes=5
    甲 -> 家 referral_down minutes=90
    甲: recovery stroke home=家 => 甲 -> 家
    甲: recovery stroke home=家 emergency => 甲 ~> 近

recovering patients leave for home even from a place that could keep them (rulings 4.1)
    大 3A has=19:recovery; 家 2A; 大 -> 家 referral_down
    大: recovery 19 home=家 => 大 -> 家 ?
    大: recovery 19 => 大
    大: recovery 19 home=大 => 大

recovering patients go towards home: the home institution first (rulings 4.1)
    省 3A has=07; 近 2A has=07; 家 2A has=07; 省 -> 近 referral_down minutes=5
    省 -> 家 referral_down minutes=300
    省: recovery 07 home=家 => 省 -> 家
    省: recovery 07 => 省
    近: acute 07 home=家 => 近

towards home: its own division before the one around it, both before elsewhere (rulings 4.1)
    省 3A; 镇院 township in=镇 takes=recovery; 县院 2A in=县 takes=recovery; 别院 2A takes=recovery
    省 -> 镇院 referral_down minutes=300; 省 -> 县院 referral_down minutes=200
    省 -> 别院 referral_down minutes=5; #镇 in=县; #县
    省: recovery home=镇 => 省 -> 镇院
    省: recovery home=镇院 => 省 -> 镇院
    省: recovery home=县院 => 省 -> 县院
    省: recovery home=县 provider=别院 => 省 -> 别院
    省: recovery => 省 -> 别院

towards home: the institution of the team signed with (rulings 4.1)
    省 3A; 中心 B100 takes=recovery; 家 2A takes=recovery; 省 -> 中心 referral_down minutes=300
    省 -> 家 referral_down minutes=5
    省: recovery signed=中心 => 省 -> 中心
    省: recovery home=家 => 省 -> 家

towards home: where home cannot, the next around; where home may, after who surely can (rulings 4.2)
    省 3A; 镇院 township in=镇 complete; 县院 2A in=县 takes=recovery; 别院 2A takes=recovery
    县二院 2A in=县; 省 -> 镇院 referral_down; 省 -> 县院 referral_down; 省 -> 别院 referral_down
    省 -> 县二院 referral_down; #镇 in=县; #县
    省: recovery home=镇院 => 省 -> 县院
    省: recovery home=县二院 => 省 -> 县院

first contact: off, preferred (default) or required (rulings 4.4)
    中心 B100 has=07 in=街; 医院 A100 2A has=07 in=街; #街
    街: acute 07 => 中心
    街: acute 07 provider=医院 | first_contact=off => 医院
    街: acute 07 provider=医院 => 医院
    街: acute 07 provider=医院 | first_contact=required => none says 没有通道通向 医院

first contact preferred: by the centre where that takes little longer (rulings 4.4)
    中心 B100 township complete in=街; 医院 A100 2A has=07 in=街; #街
    中心 -> 医院 referral_up minutes=10
    街: acute 07 => 中心 -> 医院
    街: acute 07 | first_contact=off => 医院
    街: acute 07 | first_contact=required => 中心 -> 医院

first contact required: by the centre, however long; exempt are some (rulings 4.4)
    中心 B100 township complete in=街; 医院 A100 2A has=07,critical_maternal in=街
    中心 -> 医院 referral_up minutes=100; 医院 takes=recovery; #街
    街: acute 07 => 医院
    街: acute 07 | first_contact=required => 中心 -> 医院
    街: acute critical_maternal | first_contact=required => 医院
    街: recovery | first_contact=required => 医院

first contact required of what may be primary: possible (rulings 1)
    某院 has=07 in=街; #街
    街: acute 07 | first_contact=required => 某院 ? says 是否为基层医疗卫生机构
    街: acute 07 => 某院

first contact: a primary institution takes it without saying so; others are asked (rulings 4.4)
    中心 B100 in=街; 医院 A100 in=区; #街; #区
    街: first_contact => 中心
    区: first_contact => 医院 ? says 能否提供：首诊

from home: the smallest division around that has somebody to begin at (rulings 4.1)
    镇院 C220 township in=镇 has=07; 县院 A100 2A in=县 has=07; 旧院 C220 in=村 has=07 until=2019
    #村 in=镇; #镇 in=县; #县; #荒; #村二 in=镇; 村医院 A100 2A in=村二 has=07
    村: acute 07 => 镇院
    县: acute 07 => 镇院
    村二: acute 07 => 村医院
    村二: acute 07 | first_contact=required => 镇院
    荒: acute 07 => none says 没有可首诊的机构

from home: first to the team signed with, as far as first contact binds (rulings 4.1, 4.4)
    中心 B100 township complete in=街; 站 B100 has=07 in=街; 旧站 B100 has=07 until=2019 in=街; #街
    街: acute 07 => 站
    街: acute 07 signed=站 => 站
    街: acute 07 signed=中心 => 站
    街: acute 07 signed=中心 | first_contact=required => none
    街: acute 07 signed=旧站 => 站

a division goes by its name or code; an institution by any of its names (design 3, ids)
    中心 B100 has=07 in=街道; 县 2A name=某县人民医院 also=某县第一医院 has=07
    #街道 name=东街 code=440113001; 中心 -> 县 referral_up
    东街: acute 07 => 中心
    440113001: acute 07 => 中心
    中心: acute 07 provider=某縣第一醫院 => 中心 -> 县
    某县人民医院: acute 07 => 县

who goes by no name, or by a name that several have (design 3, ids)
    甲 2A name=人民医院; 乙 2A name=人民医院; #一 name=城关镇; #二 name=城关镇
    丙: acute 07 => NotFoundError
    人民医院: acute 07 => AmbiguousError
    城关镇: acute 07 => AmbiguousError
    甲: acute 07 provider=丁 => NotFoundError
    甲: recovery home=丁 => NotFoundError
    甲: recovery signed=一 => NotFoundError
    甲: acute 07 provider=人民医院 => AmbiguousError

a provider already decided is where the way ends (rulings 4)
    乡 township; 近 2A has=07; 远 2A has=07; 否 2A complete; 乡 -> 近 referral_up minutes=5
    乡 -> 远 referral_up minutes=300; 乡 -> 否 referral_up
    乡: acute 07 => 乡 -> 近
    乡: acute 07 provider=远 => 乡 -> 远
    乡: acute 07 provider=否 => none
    乡: acute 07 provider=乡 => 乡 ? says 能否提供：儿科

a closed institution is not entered, nor passed through, and keeps nobody (principle 2)
    乡 township; 旧院 2A complete until=2019; 市 3A has=07; 闭 2A has=07 until=2019
    乡 -> 旧院 referral_up; 旧院 -> 市 referral_up; 乡 -> 闭 referral_up; 闭 -> 市 referral_up
    乡: acute 07 => none
    闭: acute 07 => none says 闭 当日不开业
    乡: acute 07 | on=2018-06-01 => 乡 -> 闭

an institution that may have opened, or closed, by the day is possible (principle 2)
    乡 township; 新 2A has=07 since=2020; 旧 2A has=19 until=2020; 未知 2A has=03 since=? until=?
    乡 -> 新 referral_up; 乡 -> 旧 referral_up; 乡 -> 未知 referral_up
    街院 B100 has=07 in=街 since=2020; #街
    乡: acute 07 => 乡 -> 新 ? says 不知 新 当日是否开业
    乡: acute 19 => 乡 -> 旧 ? says 不知 旧 当日是否开业
    乡: acute 03 => 乡 -> 未知
    街: acute 07 => 街院 ? says 不知 街院 当日是否开业

a travel time that is not stated is unknown, never zero (design 6)
    乡 township complete; 县 2A complete; 市 3A has=07; 乡 -> 县 referral_up minutes=20
    县 -> 市 referral_up
    乡: acute 07 => 乡 -> 县 -> 市 says 20 分钟, 路程: 未知

the least in minutes; each transfer, each unknown time weigh as the policy says (design 6)
    乡 township complete; 甲 2A complete; 乙 2A complete; 市 3A has=07
    乡 -> 甲 referral_up minutes=20; 甲 -> 市 referral_up minutes=20
    乡 -> 乙 referral_up minutes=10; 乙 -> 市 referral_up
    乡 -> 市 referral_lateral minutes=60
    乡: acute 07 => 乡 -> 甲 -> 市
    乡: acute 07 | any_step => 乡 -> 市
    乡: acute 07 | any_step transfer=0 => 乡 -> 甲 -> 市
    乡: acute 07 | unknown=5 => 乡 -> 乙 -> 市

links to oneself and circles lead nowhere (design 3, hold as written)
    乡 township; 县 2A complete; 市 3A has=07; 乡 -> 乡 referral_up; 乡 -> 县 referral_lateral
    县 -> 乡 referral_lateral; 县 -> 县 referral_up; 孤 township; 孤 -> 孤 referral_up
    乡: acute 07 => none says 均不能满足需求
    孤: acute 07 => none says 没有通道

follow-up by a booked visit at the hospital that operated (rulings 4.5; N12)
    乡 township; 市 3A has=04:follow_up; 乡 -> 市 booking
    乡: follow_up 04 => 乡 -> 市 says 预约就诊
"""
