"""More than one answer: the next best, the k best, what can be reached, chains of needs."""

from __future__ import annotations

__all__ = ["BLOCKS"]

BLOCKS = """
next best: the best way to somewhere else, sure before possible (issue: what the next best costs)
    乡 township complete; 甲 2A has=07; 乙 2A has=07; 丙 2A; 乡 -> 甲 referral_up minutes=10
    乡 -> 乙 referral_up minutes=25; 乡 -> 丙 referral_up minutes=5
    乡: acute 07 => 乡 -> 甲 else 乡 > 乙 says 否则, 乙, 多 15 分钟
    乡: acute 07 provider=甲 => 乡 -> 甲 else none
    乡: acute 07 | most_minutes=20 => 乡 -> 甲 else 乡 > 丙 ?

next best: not another way to the same place (our reading)
    乡 township complete; 甲 2A complete; 市 3A has=07; 乡 -> 市 referral_up minutes=10
    乡 -> 甲 referral_up minutes=10; 甲 -> 市 referral_up minutes=10
    乡: acute 07 | any_step => 乡 -> 市 else none

next best: of a patient who stays, where he would go (our reading)
    县 2A has=07; 市 3A has=07; 县 -> 市 referral_up minutes=30
    县: acute 07 => 县 else 县 > 市

k best: sure ones, then possible ones, each by what it weighs (issue: k paths)
    乡 township complete; 甲 2A has=07; 乙 2A has=07; 丙 2A; 乡 -> 甲 referral_up minutes=10
    乡 -> 乙 referral_up minutes=25; 乡 -> 丙 referral_up minutes=5
    find_paths 5 乡: acute 07 => 乡 -> 甲; 乡 -> 乙; 乡 -> 丙 ?
    find_paths 2 乡: acute 07 => 乡 -> 甲; 乡 -> 乙
    find_paths 1 乡: acute 07 => 乡 -> 甲
    find_paths 0 乡: acute 07 => ValueError
    find_paths 3 乡: acute 19 => 乡 -> 丙 ?; 乡 -> 甲 ?; 乡 -> 乙 ?

k best: two ways to one place are two, parallel channels are one (issue: k paths)
    乡 township complete; 甲 2A complete; 市 3A has=07; 乡 -> 市 booking minutes=100
    乡 -> 甲 referral_up minutes=10; 甲 -> 市 referral_up minutes=10
    乡 -> 甲 booking minutes=10; @county_medical_community lead=甲 member=乡
    find_paths 5 乡: diagnosis 07 => 乡 -> 甲 -> 市; 乡 -> 市

k best: no institution twice (issue: k paths)
    甲 2A complete; 乙 2A complete; 丙 2A has=07; 甲 -> 乙 referral_lateral minutes=1
    乙 -> 甲 referral_lateral minutes=1; 甲 -> 丙 referral_lateral minutes=50
    乙 -> 丙 referral_lateral minutes=5
    find_paths 9 甲: acute 07 => 甲 -> 乙 -> 丙; 甲 -> 丙

k best: to stay is one of the ways, and one may go on through who could (issue: k paths)
    甲 2A has=07; 乙 2A has=07; 丙 2A has=07; 甲 -> 乙 referral_lateral minutes=5
    乙 -> 丙 referral_lateral minutes=5
    find_paths 9 甲: acute 07 => 甲; 甲 -> 乙; 甲 -> 乙 -> 丙

k best: from home, by every door (rulings 4.1)
    中心 B100 township complete in=街; 医院 A100 2A has=07 in=街; #街
    中心 -> 医院 referral_up minutes=10
    find_paths 9 街: acute 07 => 中心 -> 医院; 医院
    find_paths 9 街: acute 07 | first_contact=required => 中心 -> 医院

k best: none is none (issue: an explained empty answer)
    孤 township complete; 甲 2A has=07
    find_paths 3 孤: acute 07 => none says 没有通道

reachable: every place that channels for the need lead to, whether it can or not (issue)
    乡 township complete; 县 2A; 市 3A has=07; 孤 3A has=07; 乡 -> 县 referral_up minutes=20
    县 -> 市 referral_up minutes=30; 市 -> 县 referral_down; 乡 -> 县 teaching
    reachable 乡: acute 07 => 乡: 0 no; 乡 > 县: 20 unknown; 乡 > 县 > 市: 50 yes
    reachable 乡: acute 07 | most_minutes=30 => 乡: 0 no; 乡 > 县: 20 unknown
    reachable 乡: acute 07 | most_transfers=1 => 乡: 0 no; 乡 > 县: 20 unknown
    reachable 市: recovery => 市: 0 unknown; 市 > 县: 30 unknown
    reachable 孤: acute 07 => 孤: 0 yes

reachable: where a time is not known, so is the sum; it may be within a bound (principle 1)
    乡 township complete; 县 2A complete; 市 3A has=07; 乡 -> 县 referral_up
    县 -> 市 referral_up minutes=30
    reachable 乡: acute 07 => 乡: 0 no; 乡 > 县: unknown no; 乡 > 县 > 市: unknown yes
    reachable 乡: acute 07 | most_minutes=9 => 乡: 0 no; 乡 > 县: unknown no

reachable: from home, where one can begin and where that leads (rulings 4.1)
    中心 B100 township complete in=街; 医院 A100 2A has=07 in=区; #街 in=区; #区
    中心 -> 医院 referral_up minutes=10
    reachable 街: acute 07 => 中心: unknown no; 中心 > 医院: unknown yes

a chain of needs, stage by stage and jointly (issue: plan_care)
    乡 township complete; 甲 2A has=07:diagnosis complete; 乙 2A has=07:diagnosis complete
    丙 2A has=07:acute complete; 乡 -> 甲 referral_up minutes=10; 乡 -> 乙 referral_up minutes=20
    甲 -> 丙 referral_lateral minutes=200; 乙 -> 丙 referral_lateral minutes=10
    plan_care 乡: diagnosis 07, acute 07 | separately => 乡 -> 甲; 甲 -> 丙
    plan_care 乡: diagnosis 07, acute 07 => 乡 -> 乙; 乙 -> 丙
    plan_care 乡: diagnosis 07 => 乡 -> 甲

a chain: up to be diagnosed and operated, down to recover, home to be followed (S003)
    乡 township takes=follow_up complete; 县 2A has=07:diagnosis takes=rehabilitation complete
    市 3A has=07:acute complete; 乡 -> 县 referral_up minutes=20; 县 -> 市 referral_up minutes=40
    市 -> 县 referral_down minutes=40; 县 -> 乡 referral_down minutes=20
    plan_care 乡: diagnosis 07, acute 07, rehabilitation home=乡, follow_up home=乡 => 乡 -> 县; 县 -> 市; 市 -> 县; 县 -> 乡

a chain: who can do several stages keeps the patient; nobody moves for nothing (S003)
    乡 township complete; 市 3A has=07; 乡 -> 市 booking minutes=10
    plan_care 乡: diagnosis 07, acute 07 => 乡 -> 市; 市

a chain: where a stage is answered from afar, the next begins where the patient stayed (4.5)
    乡 township complete; 省 3A has=07:diagnosis complete; 县 2A has=07:acute complete
    乡 -> 省 teleconsultation; 乡 -> 县 referral_up; 何贤 3A has=05.02:diagnosis complete
    何贤 -> 乡 expert_visit
    plan_care 乡: diagnosis 07 remote, acute 07 => 乡 -> 省; 乡 -> 县
    plan_care 乡: diagnosis 05.02, acute 07 => 乡 <- 何贤; 乡 -> 县

a chain: the nearest for one stage may lead nowhere for the next (issue: jointly)
    乡 township complete; 甲 2A has=07:diagnosis; 乙 2A has=07:diagnosis,07:acute
    乡 -> 甲 referral_up minutes=10; 乡 -> 乙 referral_up minutes=60
    plan_care 乡: diagnosis 07, acute 07 | separately => 乡 -> 甲; none
    plan_care 乡: diagnosis 07, acute 07 => 乡 -> 乙; 乙

a chain breaks where nobody takes the stage; what comes before is shown (our reading)
    乡 township complete; 县 2A has=07:diagnosis complete; 乡 -> 县 referral_up
    plan_care 乡: diagnosis 07, acute 07, follow_up => 乡 -> 县; none
    plan_care 乡: acute 07, follow_up => none

a chain: limits and steps bind stage by stage (our reading)
    乡 township complete; 县 2A has=07:diagnosis complete; 市 3A has=07:acute complete
    乡 -> 县 referral_up minutes=40; 县 -> 市 referral_up minutes=40
    plan_care 乡: diagnosis 07, acute 07 | most_minutes=60 most_transfers=1 => 乡 -> 县; 县 -> 市
"""  # noqa: E501 - tables
