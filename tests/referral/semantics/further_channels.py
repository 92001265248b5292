"""What consortia and links state beyond membership: green channels, practices, entrustment."""

from __future__ import annotations

__all__ = ["BLOCKS"]

BLOCKS = """
alliance: a green channel for critical transfer gives just that, member to lead (S002: N13, N15)
    县 2A complete; 省 3A has=07,19; @specialty_alliance spec=07 critical_transfer lead=省 member=县
    县: acute 07 urgent => 县 ~> 省 says 危重症转运, 绿色通道, 推定
    县: acute 07 => none
    县: acute 19 urgent => none
    县: acute 07 urgent | declared_only => none

alliance: a green channel for booking gives bookings (S002)
    县 2A complete; 省 3A has=07; @specialty_alliance spec=07 booking lead=省 member=县
    县: diagnosis 07 => 县 ~> 省 says 预约就诊, 绿色通道
    县: acute 07 => none

alliance: a green channel for consultation gives consultations (S002)
    县 2A complete; 省 3A has=07; @specialty_alliance spec=07 teleconsultation lead=省 member=县
    县: diagnosis 07 remote => 县 ~> 省 still says 远程会诊, 邀请方
    县: diagnosis 07 => none

alliance: several green channels together (S002: N13, N15)
    县 2A complete; 省 3A has=07; specialty_alliance < 省 lead; specialty_alliance < 县 member
    @specialty_alliance spec=07 booking tiered_referral critical_transfer teleconsultation
    县: acute 07 => 县 ~> 省 says 上转
    县: acute 07 stays => 县 ~> 省 still
    省: recovery 07 home=县 => none
    县: acute 07 urgent => 县 ~> 省 first 县 ~> 省

alliance: what gives no way by itself: shared information, recognition, a priority visit (S002: N14)
    县 2A complete; 省 3A has=07
    @specialty_alliance spec=07 info_sharing test_recognition visit_green lead=省 member=县
    县: diagnosis 07 remote => none
    县: acute 07 urgent => none

alliance: an emergency channel is for its condition (五大救治中心)
    县 2A complete; 省 3A has=03.04+chest_pain
    @specialty_alliance spec=03.04 emergency_chest_pain lead=省 member=县
    县: acute 03.04 chest_pain urgent => 县 ~> 省 says 胸痛绿色通道
    县: acute 03.04 urgent => 县 ~> 省 ?
    县: acute 03.04 stroke urgent => none

alliance: a team of several specialties, met in person by referral (S004: N22)
    区 2A complete; 中心 3A has=19+mdt,19
    @specialty_alliance spec=19 two_way_referral mdt lead=中心 member=区
    区: acute 19 mdt => 区 ~> 中心 says 上转

alliance: a team of several specialties, consulted; whether from afar is not said (S004: N22)
    区 2A complete; 中心 3A has=19+mdt,19
    @specialty_alliance spec=19 oncology_mdt mdt lead=中心 member=区
    区: acute 19 mdt stays => 区 ~> 中心 ? still says 未说明能否远程进行, 邀请方
    区: acute 19 mdt => none
    区: acute 19 haemodialysis stays => none
    区: acute 07 mdt stays => none
    区: acute 19 stays => 区 ~> 中心 ? still says 该通道限于

alliance: a team of several specialties, where telemedicine is stated too (S004, our reading)
    区 2A complete; 中心 3A has=19+mdt
    @specialty_alliance spec=19 mdt telemedicine lead=中心 member=区
    区: acute 19 mdt stays => 区 ~> 中心 still

alliance: members consult the lead, not one another, unless links say so (rulings 3)
    区 2A complete; 街 2A has=19+mdt; 中心 3A complete
    @specialty_alliance spec=19 two_way_referral mdt lead=中心 member=区,街
    区: acute 19 mdt stays => none
    区: acute 19 mdt provider=街 => none

rare disease: where drugs are linked, leads supply those below (S000: 药品院际调剂)
    怀化 3A; 湘雅 3A; 协和 3A
    @rare_disease_network drug_linkage national_lead=协和 provincial_lead=湘雅/湖南 member=怀化/湖南
    怀化: follow_up rare_disease drug => 怀化 <~ 湘雅 ? still says 157号, 药品供应, 有无所需药品
    怀化: long_term rare_disease drug provider=协和 => 怀化 <~ 湘雅 <~ 协和 ?
    协和: follow_up rare_disease drug => none
    怀化: follow_up stroke drug => none
    怀化: follow_up rare_disease drug | declared_only => none

rare disease: where drugs are not said to be linked, none comes (rulings 1)
    怀化 3A; 湘雅 3A; @rare_disease_network provincial_lead=湘雅/湖南 member=怀化/湖南
    怀化: follow_up rare_disease drug => none

emergency network: members may consult one another at once, each for what it is for (S004)
    甲 2A complete; 乙 2A has=chest_pain; @emergency_network member=甲,乙
    甲: acute chest_pain urgent stays => 甲 ~> 乙 still says 远程会诊
    甲: acute rare_disease urgent stays => none

urban group: to hospitals, not to whoever else is a member (rulings 2 REF001: classes J, K, F, P)
    站 B100 township complete; 疾控 J100; 研究院 M649; 妇幼 G100 has=07; 市院 A100 3A complete
    @urban_medical_group lead=市院 member=站,疾控,研究院,妇幼
    站: acute 07 => 站 ~> 妇幼
    站: acute 07 provider=研究院 => none
    站: acute 07 provider=疾控 => none
    市院: recovery provider=疾控 => none
    疾控: acute 07 => none

entrusted: who manages and who is managed refer both ways (rulings 3; S004: N20)
    何贤 3A has=05.02; 康复院 A527 takes=rehabilitation; 何贤 -> 康复院 management
    何贤: rehabilitation => 何贤 ~> 康复院 says 托管, 推定
    康复院: acute 05.02 => 康复院 ~> 何贤 says 托管
    康复院: acute 05.02 | declared_only => none

co-run: as a tight pair (S001: 合作办院; our reading)
    湘雅 3A has=07; 分院 2A takes=recovery; 湘雅 -> 分院 co_run
    分院: acute 07 => 分院 ~> 湘雅 says 合作办院
    湘雅: recovery home=分院 => 湘雅 ~> 分院

entrusted by an agreement that has ended, or is yet to begin: nothing (rulings 4.7)
    甲 3A has=07; 乙 2A; 丙 2A; 丁 2A; %旧约 until=2019; %新约 signed=2021
    甲 -> 乙 management by=旧约; 甲 -> 丙 co_run by=新约; 甲 -> 丁 management since=2020
    乙: acute 07 => none
    丙: acute 07 => none
    丁: acute 07 => 丁 ~> 甲 ?

guidance, support and staff postings entrust nothing (rulings 3; S001: 协作指导)
    甲 3A has=07; 乙 2A; 甲 -> 乙 guidance; 甲 -> 乙 support; 甲 -> 乙 staff_posting
    乙: acute 07 => none

within an entrusted pair the declared way goes first (rulings 3)
    甲 3A has=07; 乙 2A; 甲 -> 乙 management; 乙 -> 甲 referral_up minutes=30
    乙: acute 07 => 乙 -> 甲

telemedicine: doubts of membership make a consultation possible (rulings 1.4)
    乡 township complete; 省 3A has=03; @telemedicine_network lead=省
    telemedicine_network < 乙 member; telemedicine_network < 乡 member since=2020; 乙 2A complete
    乡: diagnosis 03 remote => 乡 ~> 省 ? still
    乙: diagnosis 03 remote => 乙 ~> 省 still
"""
