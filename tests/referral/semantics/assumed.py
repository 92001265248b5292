"""Where patients go, written by hand from the rulings before the search was run: the channels.

Each block is a reason, a small network, and questions with their answers. `notation.py` explains
the networks, `questions.py` the questions; `choosing.py` goes on with how ways are chosen, and
`further_channels.py` with what consortia state of themselves.
"""

from __future__ import annotations

__all__ = ["BLOCKS"]

BLOCKS = """
county community: member and lead, two-way (rulings 3; S003)
    乡 township; 县 2A has=07; @county_medical_community lead=县 member=乡; 乡 takes=rehabilitation
    乡: acute 07 => 乡 ~> 县 says 上转, 推定, 应建立双向转诊通道
    县: rehabilitation => 县 ~> 乡 says 下转, 推定
    县: acute 07 => 县

urban group: member and lead, two-way (rulings 3; S003)
    区 2A takes=rehabilitation; 市 3A has=07; @urban_medical_group lead=市 member=区
    区: acute 07 => 区 ~> 市
    市: rehabilitation => 市 ~> 区

urban group: primary to the hospitals of its grid; none between hospitals (rulings 3)
    中心 B100 township; 一院 A100 2A complete; 二院 A100 2A has=07; 市 3A complete
    中心 takes=rehabilitation; @urban_medical_group lead=市 member=中心,一院,二院
    中心: acute 07 => 中心 ~> 二院
    一院: acute 07 => none
    二院: rehabilitation provider=中心 => none

a lead that is not stated gives no hub; primary to hospital does not need it (rulings 3; N27)
    卫生院 C220 township; 县 A100 2A has=07; @county_medical_community ?=卫生院,县
    卫生院 takes=rehabilitation
    卫生院: acute 07 => 卫生院 ~> 县
    县: rehabilitation => none

a joint lead is a lead (rulings 3; N23)
    乡 township; 甲 2A complete; 乙 2A has=07; @county_medical_community co_lead=甲,乙 member=乡
    乡: acute 07 => 乡 ~> 乙
    甲: acute 07 => none

rare disease: member to provincial lead to national lead, and follow-up back (rulings 3; S000)
    怀化 3A; 湘雅 3A; 协和 3A
    @rare_disease_network national_lead=协和 provincial_lead=湘雅/湖南 member=怀化/湖南
    怀化: diagnosis rare_disease => 怀化 ~> 湘雅 says 157号
    怀化: diagnosis rare_disease provider=协和 => 怀化 ~> 湘雅 ~> 协和
    协和: follow_up rare_disease home=怀化 => 协和 ~> 湘雅 ~> 怀化 says 回转随访
    湘雅: long_term rare_disease => 湘雅 ~> 怀化
    怀化: acute stroke provider=湘雅 => none
    怀化: diagnosis 07 provider=湘雅 => 怀化 ~> 湘雅 ? says 该通道限于：罕见病, 能否提供：儿科

rare disease: consulting suffices where the patient need not move (rulings 2 RDN004; S000)
    怀化 3A; 湘雅 3A; @rare_disease_network provincial_lead=湘雅/湖南 member=怀化/湖南
    怀化: diagnosis rare_disease remote => 怀化 ~> 湘雅 says 远程会诊, 邀请方

rare disease: by unit, not by division; XPCC has its own lead (rulings 2 RDN002, 3)
    石河子 3A in=六五; 兵团医院 3A in=六五; 自治区医院 3A in=六五; #六五
    @rare_disease_network provincial_lead=兵团医院/兵团,自治区医院/新疆 member=石河子/兵团
    石河子: diagnosis rare_disease => 石河子 ~> 兵团医院
    石河子: diagnosis rare_disease provider=自治区医院 => none

rare disease: a unit that is not stated leads nowhere (rulings 1; 3)
    怀化 3A; 湘雅 3A; @rare_disease_network provincial_lead=湘雅 member=怀化
    怀化: diagnosis rare_disease => none

rare disease: what a planned, or an ended, network makes of a hospital is nothing (rulings 1.3)
    怀化 3A; 湘雅 3A; 怀化 -> 湘雅 referral_up
    @rare_disease_network planned provincial_lead=湘雅/湖南 member=怀化/湖南
    怀化: diagnosis rare_disease => 怀化 -> 湘雅 ? says 能否提供：罕见病

specialty alliance: nothing from membership alone (rulings 3; N05)
    区 2A; 儿院 3A has=07; @specialty_alliance spec=07 lead=儿院 member=区
    区: acute 07 => none

specialty alliance: member and lead, within the specialty, where referral is stated (rulings 3; N22)
    区 2A takes=rehabilitation; 街 2A has=07; 儿院 3A has=07,19,07.01
    @specialty_alliance spec=07 two_way_referral lead=儿院 member=区,街
    区: acute 07 => 区 ~> 儿院
    区: acute 07.01 => 区 ~> 儿院
    区: acute 19 => none
    区: acute 07 provider=街 => none
    儿院: rehabilitation 07 provider=区 => 儿院 ~> 区 ? says 能否提供：儿科

specialty alliance: a green channel for two-way referral states it too (rulings 3; N13, N15)
    区 2A; 儿院 3A has=07; @specialty_alliance spec=07 tiered_referral lead=儿院 member=区
    区: acute 07 => 区 ~> 儿院

specialty alliance: a specialty that is not stated is unknown, not every one (rulings 1)
    区 2A; 儿院 3A has=07; @specialty_alliance two_way_referral lead=儿院 member=区
    区: acute 07 => 区 ~> 儿院 ? says 专科

specialty alliance: booking only, which skips no referral step (rulings 3; N12)
    桃园 B100 township; 儿院 3A has=07; @specialty_alliance spec=07 lead=儿院 member=桃园
    桃园 -> 儿院 booking of=specialty_alliance
    桃园: diagnosis 07 => 桃园 -> 儿院 says 预约就诊
    桃园: acute 07 => none
    桃园: diagnosis 07 emergency => 桃园 ~> 儿院

telemedicine: remote consultation from member to lead; moves no patient (rulings 3; S003)
    乡 township; 县 2A has=07; 省 3A has=03 complete; @telemedicine_network lead=省 member=乡,县
    乡: diagnosis 03 => none
    乡: diagnosis 03 remote => 乡 ~> 省 says 远程会诊, 邀请方, 知情同意, 会诊意见
    乡: diagnosis 07 remote => none
    省: diagnosis 07 remote => none

a consultation does not take the patient along (rulings 3, 4.5)
    乡 township complete; 县 2A complete; 市 3A has=07 complete; 乡 -> 县 teleconsultation
    县 -> 市 referral_up; 县 -> 市 teleconsultation; 专科 3A has=19; 县 -> 专科 referral_up
    乡: diagnosis 07 => none
    乡: diagnosis 19 remote => none
    乡: diagnosis 07 remote => 乡 -> 县 -> 市 says 远程会诊
    县: diagnosis 07 => 县 -> 市 says 上转

a patient referred may then be consulted about from there (rulings 4.5)
    乡 township complete; 县 2A complete; 省 3A has=07; 乡 -> 县 referral_up
    县 -> 省 telediagnosis
    乡: diagnosis 07 remote => 乡 -> 县 -> 省 says 双方共同承担责任

data goes where a patient who must travel would not (rulings 4.5)
    县 2A; 省 3A has=07; 县 -> 省 teleconsultation; 县 -> 省 referral_up minutes=20
    县: diagnosis 07 remote => 县 -> 省 says 远程会诊
    县: diagnosis 07 => 县 -> 省 says 上转

emergency network: any member to one capable for the condition (rulings 3; S004)
    甲 2A; 乙 2A has=chest_pain; 丙 2A has=critical_maternal,rare_disease
    @emergency_network member=甲,乙,丙
    甲: acute chest_pain urgent => 甲 ~> 乙 says 危重症转运
    甲: acute critical_maternal urgent => 甲 ~> 丙
    甲: acute chest_pain => none
    甲: acute rare_disease urgent => none

a tight or an entrusted pair: two-way (rulings 3; S004; N19, N20)
    沙湾 2B takes=recovery; 何贤 3A has=05.02; @other tight lead=何贤 member=沙湾
    沙湾: acute 05.02 => 沙湾 ~> 何贤 says 紧密型
    何贤: recovery => 何贤 ~> 沙湾

an entrusted pair of which no lead is stated refers both ways too (rulings 3; S004)
    甲 2A has=07; 乙 2A has=05.02; @other entrusted ?=甲,乙
    甲: acute 05.02 => 甲 ~> 乙
    乙: acute 07 => 乙 ~> 甲

a loose pair lets nothing be assumed (rulings 3; N18)
    南村 2B; 何贤 3A has=05.02; @other loose lead=何贤 member=南村
    南村: acute 05.02 => none

three are no pair (rulings 3)
    甲 2A; 乙 2A; 丙 3A has=07; @other tight lead=丙 member=甲,乙
    甲: acute 07 => none

two who are named among others are no pair (rulings 1.1, 3)
    甲 2A; 丙 3A has=07; @other tight lead=丙 member=甲; other < *4家未列名
    甲: acute 07 => none

other: nothing (rulings 3; N02); nor where the kind is not stated
    县 2A; 湘雅 3A has=07; @other lead=湘雅 member=县; @? lead=湘雅 member=县
    县: acute 07 => none

assumed channels vanish with declared_only, declared ones stay (rulings 3)
    乡 township; 县 2A has=07; @county_medical_community lead=县 member=乡
    乡 -> 县 referral_up when=stroke
    乡: acute 07 | declared_only => 乡 -> 县 ? says 该通道限于：卒中
    乡: acute 07 trauma | declared_only => none
    乡: acute 07 stroke provider=县 | declared_only => 乡 -> 县 ? says 能否提供：卒中

declared channels go before assumed ones of equal cost (rulings 3)
    乡 township; 县 2A has=07; @county_medical_community lead=县 member=乡; 乡 -> 县 referral_up
    乡: acute 07 => 乡 -> 县 says 已声明

of two of equal cost, the way with more declared channels (rulings 3)
    乡 township; 乙 2A has=07; 甲 2A has=07; @county_medical_community lead=乙 member=乡
    乡 -> 甲 referral_up
    乡: acute 07 => 乡 -> 甲

a declared channel for something else does not hide the assumed one (rulings 3)
    乡 township; 县 2A has=07; @county_medical_community lead=县 member=乡
    乡 -> 县 referral_up when=stroke; 乡 -> 县 referral_up for=19
    乡: acute 07 => 乡 ~> 县

a planned consortium is none yet (rulings 1.3; N11, N21, N25)
    石楼 2B; 中心 3A has=07; @other tight planned lead=中心 member=石楼
    石楼: acute 07 => none

a link that a planned or an ended consortium is to carry is carried by nothing (rulings 1.3)
    甲 2B; 丙 2B; 中心 3A has=07; @other planned; @specialty_alliance until=2019
    甲 -> 中心 referral_up of=other; 丙 -> 中心 referral_up of=specialty_alliance
    甲: acute 07 => none
    丙: acute 07 => none

a closed consortium: not after its end; perhaps, where no end is stated (rulings 1.4)
    乡 township; 村 village; 县 2A has=07; 甲 2A has=19 complete
    @county_medical_community closed until=2019 lead=县 member=乡
    @urban_medical_group closed until=? lead=甲 member=村
    @county_medical_community id=丙 closed until=open lead=甲 member=乡
    乡: acute 07 => none
    村: acute 19 | any_step => 村 ~> 甲 ? says 是否存续
    乡: acute 19 => 乡 ~> 甲 ? says 是否存续

who has applied, or plans to, is no member (rulings 1.3; N07)
    甲 township; 乙 township; 县 2A has=07; @county_medical_community lead=县
    county_medical_community < 甲 member applied; county_medical_community < 乙 member planned
    甲: acute 07 => none
    乙: acute 07 => none

who has left, or is yet to join, is no member (rulings 1)
    甲 township; 乙 township; 县 2A has=07; @county_medical_community lead=县
    county_medical_community < 甲 member until=2020-05-31
    county_medical_community < 乙 member since=2020-06-02
    甲: acute 07 => none
    甲: acute 07 | on=2020-05-31 => 甲 ~> 县
    乙: acute 07 => none
    乙: acute 07 | on=2020-06-02 => 乙 ~> 县

a doubtful period makes an answer possible (rulings 1.4, 4.2)
    甲 township; 乙 township; 丙 township; 县 2A has=07; 市 2A has=19
    @county_medical_community lead=县
    county_medical_community < 甲 member since=2020; 乙 -> 县 referral_up since=2020
    @urban_medical_group since=? until=? lead=市 member=丙
    甲: acute 07 => 甲 ~> 县 ? says 不知 甲 当日是否仍是成员
    乙: acute 07 => 乙 -> 县 ? says 不知 乙 与 县 的合作当日是否有效
    丙: acute 19 => 丙 ~> 市 ? says 当日是否存续

an answer without a doubt comes first, however far (rulings 4.2)
    乡 township; 近 2A has=07; 远 2A has=07
    乡 -> 近 referral_up since=2020 minutes=5; 乡 -> 远 referral_up minutes=300
    乡: acute 07 => 乡 -> 远

an expired instrument carries no declared channel; the hop may be assumed, and says so (rulings 4.7)
    乡 township; 村 village; 县 2A has=07; %协议 until=2019
    乡 -> 县 referral_up by=协议; 村 -> 县 referral_up by=协议
    @county_medical_community lead=县 member=乡
    村: acute 07 | any_step => none
    乡: acute 07 => 乡 ~> 县 says 推定

an instrument not yet signed carries nothing, one signed later this year may (rulings 4.7)
    甲 township; 乙 township; 丙 township; 县 2A has=07; %来年 signed=2021
    %今年 since=? signed=2020; %已签 since=? signed=2017-03-21
    甲 -> 县 referral_up by=来年; 乙 -> 县 referral_up by=今年; 丙 -> 县 referral_up by=已签
    甲: acute 07 => none
    乙: acute 07 => 乙 -> 县 ? says 不知 今年 当日是否有效
    丙: acute 07 => 丙 -> 县 says 文件: 已签

an instrument without a date is unknown, not "always" (rulings 1.4)
    乡 township; 县 2A has=07; %协议 since=? until=?; 乡 -> 县 referral_up by=协议
    乡: acute 07 => 乡 -> 县 ? says 不知 协议 当日是否有效

a channel limited to a subject serves no other; unknown where the need names none (rulings 4)
    乡 township; 县 2A has=19,07; 乡 -> 县 referral_up for=19
    乡: acute 19 => 乡 -> 县
    乡: acute 07 => none
    乡: acute provider=县 => 乡 -> 县 ? says 该通道限于：肿瘤科

a list of limits stated to be empty is no limit (rulings 1; principle 1)
    乡 township; 县 2A has=07; 乡 -> 县 referral_up for=
    乡: acute 07 => 乡 -> 县

departments stand for the institution they belong to (rulings 1.2; N04, N14)
    乡 township; 县 2A has=07; &儿科组 of=县; &全科组 of=乡; 全科组 -> 儿科组 referral_up
    乡: acute 07 => 乡 -> 县

a department leads or belongs for its institution; one of nobody for none (rulings 2 GEN003; N04)
    甲 2A; 湘雅 3A has=07; &会诊中心 of=湘雅; &流动队; 流动队 -> 湘雅 referral_up
    @telemedicine_network lead=会诊中心 member=甲,流动队
    甲: diagnosis 07 remote => 甲 ~> 湘雅

an institution that joins twice is not joined to itself (rulings 3)
    甲 2A; 湘雅 3A has=07; &会诊中心 of=湘雅
    @telemedicine_network lead=湘雅 member=会诊中心,甲; @other tight lead=甲 member=甲
    甲: diagnosis 07 remote => 甲 ~> 湘雅
    甲: acute 07 => none

teaching, rounds and support carry no patient (rulings 4.5)
    乡 township; 县 2A has=07; 乡 -> 县 teaching; 乡 -> 县 support; 县 -> 乡 rounds
    乡: acute 07 => none
    乡: acute 07 remote => none
"""
