"""What would have to change for a way to be sure: the least, weighed as rulings 4.8 orders it.

Ask 1, renew 2, sign 3, widen the scope 5, skip a level 8, leave the consortium 13, the county 21,
the province 34, start a service 55, open a channel 89: each as dear as the two before it together.
"""

from __future__ import annotations

__all__ = ["BLOCKS"]

BLOCKS = """
nothing has to change where a way is sure (rulings 4.8)
    乡 township complete; 县 2A has=07; 乡 -> 县 referral_up; 市 3A has=07
    why_not 乡: acute 07 => nothing = 0 via 乡 > 县
    why_not 市: acute 07 => nothing = 0 via 市

ask: whether the service is offered (rulings 4.2, 4.8)
    乡 township complete; 县 2A; 乡 -> 县 referral_up; 市 3A plans=07; 乡 -> 市 booking
    why_not 乡: acute 07 => ask 县 = 1 via 乡 > 县

ask: an origin that does not know of itself is asked too, before anybody is sent (rulings 4.2; ours)
    乡 township; 县 2A complete; 乡 -> 县 referral_up
    why_not 乡: acute 07 => ask 乡 = 1 via 乡

ask: every doubt by itself (rulings 4.8: additive)
    乡 township complete; 县 2A; 市 3A has=07; 乡 -> 县 referral_up since=2020; %约 since=? until=?
    县 -> 市 referral_up by=约
    why_not 乡: acute 07 provider=县 => ask 乡/县/referral_up/2020, ask 县 = 2 via 乡 > 县
    why_not 乡: acute 07 provider=市 => ask 乡/县/referral_up/2020, ask 约 = 2 via 乡 > 县 > 市

an unknown capability is asked after, never cured by starting a service (rulings 4.2)
    乡 township complete; 县 2A; 邻 2A complete; 乡 -> 邻 referral_up; 村 village complete
    why_not 村: acute 07 provider=县 => ask 县, open_channel 村/县, skip_level 村/县 = 98 via 村 > 县
    why_not 乡: acute 07 provider=邻 => start_service 邻/07 = 55 via 乡 > 邻

renew: an instrument that has ended (rulings 4.7, 4.8)
    乡 township complete; 县 2A has=07; %协议 until=2019; 乡 -> 县 referral_up by=协议
    why_not 乡: acute 07 => renew 协议 = 2 via 乡 > 县

renew: a link, a membership, a consortium that has ended (rulings 4.8; our reading)
    甲 township complete; 乙 township complete; 丙 township complete; 县 2A has=07; 市 2A has=19
    甲 -> 县 referral_up until=2019; @county_medical_community lead=县
    county_medical_community < 乙 member until=2019
    @urban_medical_group closed until=2019 lead=市 member=丙
    why_not 甲: acute 07 => renew 甲/县/referral_up/2010 = 2 via 甲 > 县
    why_not 乙: acute 07 => renew county_medical_community/乙/member/2010 = 2 via 乙 > 县
    why_not 丙: acute 19 => renew urban_medical_group = 2 via 丙 > 市

renew once what carries several hops (rulings 4.8: shared)
    乡 township complete; 县 2A complete; 市 3A has=07; 省 2A has=07; %协议 until=2019; %草案 signed=2021
    乡 -> 县 referral_up by=协议; 县 -> 市 referral_up by=协议; 乡 -> 省 referral_lateral by=草案
    why_not 乡: acute 07 => renew 协议 = 2 via 乡 > 县 > 市
    why_not 乡: acute 07 provider=省 => sign 草案 = 3 via 乡 > 省

sign: what is not signed, planned, or applied for (rulings 1.3, 4.7, 4.8)
    甲 township complete; 乙 township complete; 丙 township complete; 丁 township complete
    县 2A has=07; 市 2A has=19; %约 signed=2021; 甲 -> 县 referral_up by=约
    @county_medical_community lead=县; county_medical_community < 乙 member applied
    @urban_medical_group planned lead=市 member=丙; 丁 -> 县 referral_up since=2021
    why_not 甲: acute 07 => sign 约 = 3 via 甲 > 县
    why_not 乙: acute 07 => sign county_medical_community/乙/member/2010 = 3 via 乙 > 县
    why_not 丙: acute 19 => sign urban_medical_group = 3 via 丙 > 市
    why_not 丁: acute 07 => sign 丁/县/referral_up/2021 = 3 via 丁 > 县

of equal cost the fewest changes (rulings 4.8; our reading)
    乡 township complete; 甲 2A; 乙 2A has=07; %协议 until=2019; 乡 -> 甲 referral_up since=2020
    乡 -> 乙 referral_up by=协议
    why_not 乡: acute 07 => renew 协议 = 2 via 乡 > 乙

renew before sign, one question before either (rulings 4.8: order of costs)
    乡 township complete; 甲 2A has=07; 乙 2A has=07; 丙 2A; %旧约 until=2019; %新约 signed=2021
    乡 -> 甲 referral_up by=旧约; 乡 -> 乙 referral_up by=新约; 乡 -> 丙 booking
    why_not 乡: acute 07 => renew 旧约 = 2 via 乡 > 甲
    why_not 乡: acute 07 provider=乙 => sign 新约 = 3 via 乡 > 乙
    why_not 乡: diagnosis 07 => ask 丙 = 1 via 乡 > 丙

widen the scope of a channel (rulings 4.8)
    乡 township complete; 县 2A has=07; 乡 -> 县 referral_up for=19 when=stroke; 市 2A has=03
    @specialty_alliance spec=19 two_way_referral lead=市 member=乡
    why_not 乡: acute 07 stroke provider=县 => ask 县, widen_scope 乡/县 = 6 via 乡 > 县
    why_not 乡: acute 03 => widen_scope 乡/市 = 5 via 乡 > 市

skip a level (rulings 4.8)
    村 village complete; 县 2A has=07; 村 -> 县 referral_up; 市 3A has=19; 村 -> 市 referral_up
    why_not 村: acute 07 => skip_level 村/县 = 8 via 村 > 县
    why_not 村: acute 19 => skip_level 村/市 = 8 via 村 > 市
    why_not 村: acute 07 | any_step => nothing = 0 via 村 > 县

a wrong direction is no skip: a way up does not lead down for any price (rulings 4.8; ours)
    市 3A complete; 县 2A has=07 complete; 市 -> 县 referral_up
    why_not 市: acute 07 => start_service 市/07 = 55 via 市

leave the consortium, the county, the province, each where it is required (rulings 4.8)
    乡 township complete in=甲县; 外 2A has=07 in=邻县; 乡 -> 外 referral_up; 主 2A complete in=甲县
    @county_medical_community lead=主 member=乡; #甲县 county in=本省; #本省 province
    #邻县 county in=邻省; #邻省 province
    why_not 乡: acute 07 => nothing = 0 via 乡 > 外
    why_not 乡: acute 07 | consortium=required => leave_consortium 乡/外 = 13 via 乡 > 外
    why_not 乡: acute 07 | county=required => leave_county 乡/外 = 21 via 乡 > 外
    why_not 乡: acute 07 | province=required => leave_province 乡/外 = 34 via 乡 > 外
    why_not 乡: acute 07 | consortium=required county=required => leave_consortium 乡/外, leave_county 乡/外 = 34 via 乡 > 外
    why_not 乡: acute 07 | county=required province=required => start_service 乡/07 = 55 via 乡
    why_not 乡: acute 07 | county=preferred => nothing = 0 via 乡 > 外

start a service: planned, suspended, or stated not to be there; for everything that is missing (4.6)
    乡 township complete; 县 2A plans=07 has=03; 乡 -> 县 referral_up; 市 3A stops=haemodialysis
    why_not 乡: acute 07 => start_service 乡/07 = 55 via 乡
    why_not 乡: acute 07 provider=县 => start_service 县/07/2010 = 55 via 乡 > 县
    why_not 乡: acute 03 07 => start_service 县/07/2010 = 55 via 乡 > 县
    why_not 市: long_term haemodialysis => start_service 市/haemodialysis/2010 = 55 via 市

start a service: one that is prepared or suspended is one, however much it would answer (4.6; ours)
    乡 township complete; 县 2A stops=pci+stroke complete; 乡 -> 县 referral_up
    why_not 乡: acute stroke pci provider=县 => start_service 县/pci/2010 = 55 via 乡 > 县
    why_not 乡: acute stroke pci 07 provider=县 => start_service 县/07, start_service 县/pci/2010 = 110 via 乡 > 县

open a channel: where two services are missing, a way to who has both is less (rulings 4.8)
    村 village complete; 乡 township complete; 县 2A has=07,pci; 乡 -> 县 referral_up
    why_not 村: acute 07 pci => open_channel 村/乡 = 89 via 村 > 乡 > 县
    why_not 村: acute 07 pci | any_step => open_channel 村/县 = 89 via 村 > 县
    why_not 村: acute 07 => start_service 村/07 = 55 via 村

open a channel: skipping a level where nobody stands between (rulings 4.8: additive)
    村 village complete; 县 2A has=07,pci
    why_not 村: acute 07 pci => open_channel 村/县, skip_level 村/县 = 97 via 村 > 县

open a channel down for who recovers, for a drug, for a consultation (rulings 4.5; our reading)
    省 3A complete; 家 2A takes=recovery complete; 药 3A
    why_not 省: recovery home=家 => open_channel 省/家 = 89 via 省 > 家
    why_not 家: long_term drug provider=药 => ask 药, open_channel 家/药 = 90 via 家 > 药
    why_not 家: acute 07 03 stays provider=药 => ask 药, open_channel 家/药 = 90 via 家 > 药

a village reached only by telemedicine: what is to be had from afar is told beside (rulings 3, 4.8)
    村 village complete; 乡 township complete; 县 2A has=03.04+pci complete; 村 -> 县 teleconsultation
    乡 -> 县 referral_up
    why_not 村: acute 03.04 pci => open_channel 村/乡 = 89 via 村 > 乡 > 县 remote 村 -> 县
    why_not 村: acute 03.04 pci remote => nothing = 0 via 村 > 县

an emergency needs no agreement, so that only services are missing (rulings 4.3)
    乡 township complete; 县 2A complete; 市 3A
    why_not 乡: acute stroke emergency => ask 市 = 1 via 乡 > 市
    why_not 乡: acute stroke emergency provider=县 => start_service 县/stroke = 55 via 乡 > 县

not relaxed: who has closed, and first contact (rulings 4.8 does not name them)
    旧 2A has=07 until=2019; 医院 A100 2A has=07 in=街; #街
    why_not 旧: acute 07 => none
    why_not 街: acute 07 | first_contact=required => none

not relaxed: limits and acceptance (rulings 4.8 does not name them)
    乡 township complete; 县 2A has=07; 乡 -> 县 referral_up minutes=90
    why_not 乡: acute 07 provider=县 | most_minutes=60 => none
    why_not 乡: acute 07 provider=县 | full=县 => none
    why_not 乡: acute 07 provider=县 | most_transfers=0 => none

not relaxed: what is left to ask lies beyond the limits (rulings 4.8; ours)
    乡 township complete; 县 2A complete; 市 3A has=07; 乡 -> 县 referral_up minutes=20
    县 -> 市 referral_up minutes=30 since=2020
    why_not 乡: acute 07 => ask 县/市/referral_up/2020 = 1 via 乡 > 县 > 市
    why_not 乡: acute 07 | most_transfers=2 most_minutes=50 => ask 县/市/referral_up/2020 = 1 via 乡 > 县 > 市
    why_not 乡: acute 07 | most_transfers=1 => start_service 乡/07 = 55 via 乡
    why_not 乡: acute 07 | most_minutes=49 => start_service 乡/07 = 55 via 乡
"""  # noqa: E501 - tables
