"""Where a patient starts: an institution, a department, a division, a point; home, signed team."""

from __future__ import annotations

__all__ = ["BLOCKS"]

BLOCKS = """
an origin may be a department: the patient is where it belongs (rulings 4.1; N04)
    县 2A complete; &急诊科 of=县; &流动队; 市 3A has=07; 县 -> 市 referral_up minutes=20
    急诊科: acute 07 => 县 -> 市
    流动队: acute 07 => none says 不属于任何机构

a point: the patient lives where the nearest located institution lies (rulings 4.1; our reading)
    中心 B100 township complete in=街 at=23.10,113.30; 医院 A100 2A has=07 in=街 at=23.20,113.30
    远院 A100 2A has=07 in=远街 at=24.00,113.30; #街; #远街; 中心 -> 医院 referral_up minutes=10
    (23.11,113.30): acute 07 => 中心 -> 医院
    (23.11,113.30): acute 07 | first_contact=off => 医院
    (23.99,113.30): acute 07 => 远院
    (23.99,113.30): acute 07 | first_contact=required => none
    (23.11,113.30): acute 07 provider=远院 => none says 没有通道通向 远院

a point: the nearest that lies in no known division is the only door (principle 1)
    甲 B100 has=19 complete at=23.10,113.30; 乙 B100 has=07 in=街 at=23.30,113.30; #街
    (23.12,113.30): acute 19 => 甲
    (23.12,113.30): acute 07 => none
    (23.29,113.30): acute 07 => 乙

a point near nobody who is located: nothing is made up (principle 1)
    中心 B100 has=07 in=街; #街
    (23.11,113.30): acute 07 => none says 没有标明位置的机构

a point is near nobody who has closed (principle 2)
    旧 B100 has=07 in=街 at=23.10,113.30 until=2019; 乙 B100 has=07 in=县 at=23.50,113.30; #街; #县
    (23.10,113.30): acute 07 => 乙
    (23.10,113.30): acute 07 | on=2018-06-01 => 旧

points of two data are not compared: they differ by up to a kilometre (design 9)
    甲 B100 has=07 in=街 at=23.10,113.30; 乙 B100 has=07 in=县 at=23.50,113.30,gcj02; #街; #县
    (23.50,113.30): acute 07 => 甲
    (23.10,113.30,gcj02): acute 07 => 乙

a point: the team signed with is the first contact, wherever it is (rulings 4.1, 4.4)
    中心 B100 has=07 in=街 at=23.10,113.30; 站 B100 has=07 in=县 at=24.10,113.30; #街; #县
    (23.11,113.30): acute 07 => 中心
    (23.11,113.30): acute 07 signed=站 => 站
    (23.11,113.30): acute 07 signed=中心 => 中心

an emergency at a point: the nearest in a straight line, whatever the border (rulings 4.3)
    近 2A has=stroke in=甲县 at=23.20,113.30; 远 3A has=stroke in=乙县 at=25.00,113.30
    站 B100 complete in=乙县 at=24.00,113.30; 无址 3A has=stroke in=乙县; #甲县; #乙县
    (24.00,113.30): acute stroke emergency => 近
    (24.30,113.30): acute stroke emergency => 远

each phase finds who takes it, up while it is acute (S003, acute/chronic split)
    村 village complete; 乡 township has=07:diagnosis complete; 县 2A has=07:acute complete
    村 -> 乡 referral_up; 乡 -> 县 referral_up
    村: first_contact => 村
    村: diagnosis 07 => 村 -> 乡
    村: acute 07 => 村 -> 乡 -> 县
    乡: diagnosis 07 => 乡

each phase finds who takes it, down once it is past (S003, acute/chronic split)
    市 3A; 县 2A takes=post_operative; 康复院 A527 takes=rehabilitation
    护理院 A710 takes=long_term; 乡 township takes=follow_up; 站 B100 takes=recovery
    市 -> 县 referral_down; 市 -> 康复院 referral_down; 市 -> 护理院 referral_down
    市 -> 乡 referral_down; 市 -> 站 referral_down
    市: post_operative => 市 -> 县
    市: recovery => 市 -> 站
    市: rehabilitation => 市 -> 康复院
    市: long_term => 市 -> 护理院
    市: follow_up => 市 -> 乡

towards home for every phase of recovery; acute care looks at no home (rulings 4.1)
    市 3A; 家院 township in=镇 takes=post_operative,long_term,follow_up; #镇
    别院 township takes=post_operative,long_term,follow_up; 市 -> 别院 referral_down minutes=5
    市 -> 家院 referral_down minutes=200; 上级 3A has=07; 市 -> 上级 referral_lateral
    市: post_operative home=镇 => 市 -> 家院
    市: long_term home=镇 => 市 -> 家院
    市: follow_up signed=家院 => 市 -> 家院
    市: follow_up => 市 -> 别院
    市: acute 07 home=镇 => 市 -> 上级

at home already: who lies in the division the patient comes from keeps him (rulings 4.1)
    市 3A takes=recovery in=市区; 县院 2A takes=recovery in=县城; 镇院 township takes=recovery in=镇
    市 -> 县院 referral_down; 县院 -> 镇院 referral_down; #地市; #市区 in=地市; #县; #县城 in=县
    #镇 in=县
    县院: recovery home=县 => 县院
    县院: recovery home=镇 => 县院 -> 镇院
    县院: recovery home=镇院 => 县院 -> 镇院
    市: recovery home=县 => 市 -> 县院
    市: recovery home=地市 => 市

nearest of two homes: the team signed with and the home count alike (rulings 4.1)
    市 3A; 家院 township in=镇 complete; 站 B100 in=街 takes=recovery; #镇; #街
    镇院 township in=镇 takes=recovery; 市 -> 站 referral_down; 市 -> 镇院 referral_down
    市: recovery home=家院 signed=站 => 市 -> 站
    市: recovery home=家院 => 市 -> 镇院

urgency changes which channels serve, not where recovering patients go (rulings 4.1, 4.3)
    市 3A; 家 2A takes=recovery in=县; 别 2A takes=recovery; 市 -> 家 critical_transfer minutes=90
    市 -> 别 referral_down minutes=10; #县
    市: recovery home=县 urgent => 市 -> 家
    市: recovery home=县 => 市 -> 别
"""
