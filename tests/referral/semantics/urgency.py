"""When time matters: unknown times, roads, whom to consult first, and who goes before others."""

from __future__ import annotations

__all__ = ["BLOCKS"]

BLOCKS = """
urgent: known times before unknown ones, however long (design 6; decided here)
    县 2A complete; 省 3A has=07; 邻 3A has=07; 县 -> 省 critical_transfer minutes=150
    县 -> 省 referral_up minutes=150; 县 -> 邻 referral_up
    县: acute 07 urgent => 县 -> 省 says 150 分钟
    县: acute 07 emergency => 县 -> 省
    县: acute 07 => 县 -> 邻
    县: acute 07 | unknown=200 => 县 -> 省

urgent: confirmed before possible, be it at an unknown time (rulings 4.2)
    县 2A complete; 省 3A; 邻 3A has=07; 县 -> 省 critical_transfer minutes=20; 县 -> 邻 referral_up
    县: acute 07 urgent => 县 -> 邻
    县: acute 07 urgent provider=省 => 县 -> 省 ?

urgent: of several ways the one with the fewest unknown times, then the least minutes (our reading)
    县 2A complete; 甲 2A complete; 省 3A has=07; 市 3A has=07; 邻 3A has=19; 州 3A has=19
    县 -> 甲 referral_lateral; 甲 -> 省 referral_up; 县 -> 市 critical_transfer minutes=400
    县 -> 邻 critical_transfer minutes=100; 县 -> 州 critical_transfer minutes=90
    县: acute 07 urgent => 县 -> 市
    县: acute 07 urgent provider=省 => 县 -> 甲 -> 省
    县: acute 19 urgent => 县 -> 州

roads: an assumed way takes as long as a declared one between the two (design 6; decided here)
    县 2A complete; 省 3A has=07; @specialty_alliance spec=07 tiered_referral lead=省 member=县
    县 -> 省 critical_transfer minutes=150
    县: acute 07 => 县 ~> 省 says 150 分钟
    县: acute 07 urgent => 县 -> 省 says 150 分钟

roads: in either direction, of any kind of link, in force or not; the shortest stated (decided here)
    乡 township complete; 县 2A has=07; 县 -> 乡 teaching minutes=25 until=2019
    乡 -> 县 referral_up; 乡 -> 县 rounds minutes=40
    乡: acute 07 => 乡 -> 县 says 25 分钟

roads: what a channel states of itself stands (decided here)
    乡 township complete; 县 2A has=07; 县 -> 乡 teaching minutes=25
    乡 -> 县 referral_up minutes=40
    乡: acute 07 => 乡 -> 县 says 40 分钟

roads: a road to one is none to another; nothing is added up (principle 1)
    乡 township complete; 县 2A complete; 市 3A has=07; 乡 -> 县 teaching minutes=25
    县 -> 市 teaching minutes=30; 乡 -> 市 booking
    乡: diagnosis 07 => 乡 -> 市 says 路程: 未知

roads: in an emergency one may drive through, so that stated roads add up (decided here)
    甲 2A complete; 途 township complete; 乙 3A has=stroke; 丙 3A has=stroke
    甲 -> 途 teaching minutes=15; 途 -> 乙 referral_up minutes=40
    甲 -> 丙 critical_transfer minutes=60
    甲: acute stroke emergency => 甲 ~> 乙 says 55 分钟
    甲: acute stroke urgent => 甲 -> 丙

consult first: in an emergency network, with whom the patient is on the way to (rulings 4.3; S004)
    甲 2A complete; 乙 2A has=chest_pain,critical_maternal; @emergency_network member=甲,乙
    甲: acute chest_pain emergency => 甲 ~> 乙 first 甲 ~> 乙 says 先行网上急会诊
    甲: acute chest_pain urgent => 甲 ~> 乙 first 甲 ~> 乙
    甲: acute critical_maternal emergency => 甲 ~> 乙 first 甲 ~> 乙
    乙: acute chest_pain emergency => 乙 first none
    甲: acute chest_pain emergency | declared_only => 甲 ~> 乙 first none

consult first: not with anybody else, and it changes no choice (rulings 4.3; our reading)
    甲 2A complete; 乙 2A has=stroke; 丙 3A has=stroke; 甲 -> 丙 teleconsultation
    甲 -> 乙 critical_transfer minutes=20; 甲 -> 丙 critical_transfer minutes=30
    甲: acute stroke emergency => 甲 -> 乙 first none
    甲: acute stroke emergency provider=丙 => 甲 -> 丙 first 甲 -> 丙
    甲: acute stroke urgent => 甲 -> 乙 first none

consult first: only where the channel fits the need, and time matters (rulings 4.3)
    甲 2A complete; 乙 3A has=stroke,07; 甲 -> 乙 teleconsultation for=07; 甲 -> 乙 referral_up
    甲: acute stroke 03 emergency provider=乙 => 甲 -> 乙 ? first none
    甲: acute 07 urgent => 甲 -> 乙 first 甲 -> 乙
    甲: acute 07 => 甲 -> 乙 first none

consult first: nobody does from home (rulings 4.3)
    站 B100 complete in=街; 乙 2A has=stroke in=街; 站 -> 乙 teleconsultation; #街
    街: acute stroke emergency => 乙 first none

an emergency that may be answered from afar is, where nobody near can (rulings 4.3, 4.5)
    甲 2A complete; 省 3A has=03; 甲 -> 省 teleconsultation
    甲: acute 03 emergency remote => 甲 -> 省 still
    甲: acute 03 emergency => 甲 ~> 省 first 甲 -> 省

priority: of equal ways the one on a green channel (D32; S002: six green channels)
    乡 township complete; 甲 2A has=07; 乙 2A has=07; 乡 -> 乙 referral_up minutes=20
    乡 -> 甲 referral_up minutes=20 green=tiered_referral
    乡: acute 07 => 乡 -> 甲 says 绿色通道, 优先接诊

priority: it is worth no minute (our reading)
    乡 township complete; 甲 2A has=07; 乙 2A has=07; 乡 -> 乙 referral_up minutes=19
    乡 -> 甲 referral_up minutes=20 green=tiered_referral
    乡: acute 07 => 乡 -> 乙

priority: what is declared goes before what only has priority (rulings 3)
    乡 township complete; 甲 2A has=07; 乙 2A has=07; 乡 -> 乙 referral_up
    @specialty_alliance spec=07 tiered_referral lead=甲 member=乡
    乡: acute 07 => 乡 -> 乙

priority: a green channel for something else gives none (S002)
    乡 township complete; 甲 2A has=07; 乙 2A has=07; 乡 -> 乙 referral_up minutes=20
    乡 -> 甲 referral_up minutes=20 green=info_sharing
    乡: acute 07 => 乡 -> 乙

priority: that of the consortium which carries the way (S002)
    乡 township complete; 甲 2A has=07; 乙 2A has=07; 乡 -> 乙 referral_up minutes=20
    @specialty_alliance spec=07 tiered_referral lead=甲 member=乡
    乡 -> 甲 referral_up minutes=20 of=specialty_alliance
    乡: acute 07 => 乡 -> 甲 says 绿色通道

priority: emergency channels are for their condition (五大救治中心)
    乡 township complete; 甲 2A has=chest_pain,stroke; 乙 2A has=chest_pain,stroke
    乡 -> 乙 critical_transfer minutes=20
    乡 -> 甲 critical_transfer minutes=20 green=emergency_chest_pain
    乡: acute chest_pain urgent => 乡 -> 甲 says 胸痛绿色通道
    乡: acute stroke urgent => 乡 -> 乙

priority: a green channel carries what its kind of link carries, and no more (S002)
    乡 township complete; 甲 2A has=07; 乡 -> 甲 teaching green=tiered_referral
    乡: acute 07 => none
"""
