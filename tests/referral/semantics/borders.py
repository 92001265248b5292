"""Consortium, county and province first: off, preferred or required."""

from __future__ import annotations

__all__ = ["BLOCKS"]

BLOCKS = """
county and province: off, preferred by a weight, required (rulings 4.3, 4.8; 大病不出县)
    乡 township complete in=甲县; 近 2A has=07 in=乙县; 本 2A has=07 in=甲县; 外 2A has=07 in=邻县
    乡 -> 近 referral_up minutes=20; 乡 -> 本 referral_up minutes=60; 乡 -> 外 referral_up minutes=5
    #甲县 county in=甲市; #乙县 county in=甲市; #甲市 prefecture in=本省; #本省 province
    #邻县 county in=邻市; #邻市 prefecture in=邻省; #邻省 province
    乡: acute 07 => 乡 -> 外
    乡: acute 07 | county=preferred => 乡 -> 本
    乡: acute 07 | province=preferred => 乡 -> 近
    乡: acute 07 | county=preferred province=preferred border=10 => 乡 -> 外
    乡: acute 07 | county=required => 乡 -> 本
    乡: acute 07 | province=required => 乡 -> 近
    乡: acute 07 provider=外 | province=required => none says 没有通道通向 外

borders: an emergency knows none (rulings 4.3)
    乡 township complete in=甲县; 本 2A has=07 in=甲县; 外 2A has=07 in=邻县
    乡 -> 本 referral_up minutes=60; 乡 -> 外 referral_up minutes=5
    #甲县 county; #邻县 county; @county_medical_community lead=本 member=乡
    乡: acute 07 emergency | county=required consortium=required province=required => 乡 -> 外
    乡: acute 07 urgent | county=required => 乡 -> 本

a way that leaves the county and comes back has crossed twice (design 6; our reading)
    乡 township complete in=甲县; 邻院 2A complete in=邻县; 本 2A has=07 in=甲县
    外 2A has=07 in=邻县; 乡 -> 邻院 referral_up minutes=5; 邻院 -> 本 referral_lateral minutes=5
    邻院 -> 外 referral_lateral minutes=20; #甲县 county; #邻县 county
    乡: acute 07 => 乡 -> 邻院 -> 本
    乡: acute 07 | county=preferred => 乡 -> 邻院 -> 外
    乡: acute 07 | county=required => none

a town lies in its county, whatever lies between (rulings 2 GRD002)
    镇院 township complete in=镇; 县院 2A has=07 in=甲县; 镇院 -> 县院 referral_up
    #镇 township in=甲县; #甲县 county
    镇院: acute 07 | county=required => 镇院 -> 县院

a county not known: required makes an answer possible, preferred weighs nothing (rulings 1)
    乡 township complete in=甲县; 乙 2A has=07; 丙 2A has=07 in=乙县
    乡 -> 乙 referral_up minutes=20; 乡 -> 丙 referral_up minutes=5; #甲县 county; #乙县 county
    乡: acute 07 | county=required => 乡 -> 乙 ? says 不知 乙 在哪个县
    乡: acute 07 | county=preferred => 乡 -> 乙
    乡: acute 07 => 乡 -> 丙

divisions without a level tell of no county (rulings 1)
    乡 township complete in=甲地; 乙 2A has=07 in=乙地; 乡 -> 乙 referral_up; #甲地; #乙地
    乡: acute 07 | county=required => 乡 -> 乙 ?
    乡: acute 07 => 乡 -> 乙

consortium: within an urban group or a county community (rulings 4.3, 4.8)
    乡 township complete; 县 2A complete; 甲 2A has=07; 乙 2A has=07
    @county_medical_community lead=县 member=乡,甲; 乡 -> 甲 referral_up minutes=50
    乡 -> 乙 referral_up minutes=10
    乡: acute 07 => 乡 -> 乙
    乡: acute 07 | consortium=preferred => 乡 -> 甲
    乡: acute 07 | consortium=preferred border=20 => 乡 -> 乙
    乡: acute 07 | consortium=required => 乡 -> 甲

who belongs to no grid form leaves none; alliances bound nobody (rulings 4.8; D13 article 3)
    诊所 township complete; 乙 2A has=07; 丙 2A has=07
    @specialty_alliance spec=07 lead=丙 member=诊所
    诊所 -> 乙 referral_up minutes=10; 诊所 -> 丙 referral_up minutes=20
    诊所: acute 07 | consortium=required => 诊所 -> 乙

who has only applied does not belong yet (rulings 1.3)
    乡 township complete; 县 2A has=07; 乙 2A has=07; @county_medical_community lead=县
    county_medical_community < 乡 member applied; 乡 -> 乙 referral_up minutes=10
    乡 -> 县 referral_up minutes=20
    乡: acute 07 | consortium=required => 乡 -> 乙

from the lead of one community into a group that it leads too (rulings 4.8; our reading)
    乡 township complete; 县 2A complete; 市 3A has=07; 乡 -> 县 referral_up; 县 -> 市 referral_up
    @county_medical_community lead=县 member=乡; @urban_medical_group lead=市 member=县
    乡: acute 07 | consortium=required => 乡 -> 县 -> 市

borders bind who travels, not data, doctors or drugs (rulings 4.5)
    乡 township complete in=甲县; 省 3A has=07,03 in=乙县; 乡 -> 省 teleconsultation
    省 -> 乡 expert_visit for=03; 省 -> 乡 drug_supply; #甲县 county; #乙县 county
    乡: acute 07 remote | county=required => 乡 -> 省 still
    乡: diagnosis 03 | county=required => 乡 <- 省 still
    乡: long_term drug | county=required => 乡 <- 省 still

a booked visit crosses borders like any other way of the patient (rulings 4.5)
    乡 township complete in=甲县; 市 3A has=07 in=乙县; 乡 -> 市 booking; #甲县 county; #乙县 county
    乡: diagnosis 07 | county=required => none
    乡: diagnosis 07 | county=preferred => 乡 -> 市
"""
