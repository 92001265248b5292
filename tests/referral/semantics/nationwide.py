"""Everybody at once: catchments, coverage, and what a closure does."""

from __future__ import annotations

__all__ = ["BLOCKS"]

BLOCKS = """
catchment: for every institution the way that find_path gives it (issue: catchment)
    村 village complete; 乡 township complete; 县 2A complete; 市 3A has=07; 孤 township complete
    村 -> 乡 referral_up; 乡 -> 县 referral_up; 县 -> 市 referral_up; 问 2A; 问 -> 市 referral_up
    catchment: acute 07 => 村 -> 乡 -> 县 -> 市; 乡 -> 县 -> 市; 县 -> 市; 市; 孤 none; 问 -> 市

catchment: sure before possible, and who does not know of itself goes on (rulings 4.2)
    乡 township complete; 甲 2A; 乙 2A has=07; 丙 2A; 乡 -> 甲 referral_up minutes=5
    乡 -> 乙 referral_up minutes=90; 甲 -> 乙 referral_lateral minutes=20
    乙 -> 丙 referral_lateral minutes=1
    catchment: acute 07 => 乡 -> 甲 -> 乙; 甲 -> 乙; 乙; 丙 none
    catchment: acute 07 provider=甲 => 乡 -> 甲 ?; 甲 ?; 乙 none; 丙 none

catchment: the closed take part in nothing (principle 2)
    乡 township complete; 旧 2A complete until=2019; 县 2A has=07; 乡 -> 旧 referral_up
    旧 -> 县 referral_lateral; 村 village complete; 村 -> 乡 referral_up
    catchment: acute 07 => 乡 none; 旧 none; 县; 村 none
    catchment: acute 07 | on=2018-06-01 => 乡 -> 旧 -> 县; 旧 -> 县; 县; 村 -> 乡 -> 旧 -> 县

catchment: assumed ways, by consortium (rulings 3)
    站 B100 township complete; 乡 B100 township complete; 县 A100 2A has=07
    @county_medical_community lead=县 member=站,乡
    catchment: acute 07 => 站 ~> 县; 乡 ~> 县; 县
    catchment: acute 07 | declared_only => 站 none; 乡 none; 县

catchment: recovering patients go towards one home from wherever they are (rulings 4.1)
    省 3A complete; 市 3A complete; 家院 2A in=县 takes=recovery; 别院 2A takes=recovery; #县
    省 -> 市 referral_down; 市 -> 家院 referral_down; 市 -> 别院 referral_down minutes=1
    catchment: recovery home=县 => 省 -> 市 -> 家院; 市 -> 家院; 家院; 别院 none

catchment: an emergency, known roads first, then the nearest by division (rulings 4.3)
    甲 2A complete in=甲县; 乙 2A complete in=乙县; 近 2A has=stroke in=乙县; 远 3A has=stroke
    甲 -> 远 teaching minutes=90; #甲县 in=市; #乙县 in=市; #市
    catchment: acute stroke emergency => 甲 ~> 远; 乙 ~> 近; 近; 远

catchment: care from afar (rulings 4.5)
    村 village complete; 乡 township complete; 省 3A has=03; 村 -> 乡 referral_up
    乡 -> 省 teleconsultation
    catchment: acute 03 remote => 村 -> 乡 -> 省; 乡 -> 省; 省
    catchment: acute 03 => 村 none; 乡 none; 省

catchment: at most so many transfers, where the best way has more (issue: most transfers)
    村 village complete; 乡 township complete; 县 2A has=07; 村 -> 乡 referral_up minutes=5
    乡 -> 县 referral_up minutes=5; 村 -> 县 booking minutes=90
    catchment: diagnosis 07 => 村 -> 乡 -> 县; 乡 -> 县; 县
    catchment: diagnosis 07 | most_transfers=1 => 村 -> 县; 乡 -> 县; 县
    catchment: diagnosis 07 | most_transfers=0 => 村 none; 乡 none; 县

coverage: within minutes; what is not known is neither within nor beyond (issue: coverage)
    甲 township complete; 乙 township complete; 丙 township complete; 孤 township complete
    县 2A has=07; 甲 -> 县 referral_up minutes=20; 乙 -> 县 referral_up minutes=60
    丙 -> 县 referral_up
    coverage: acute 07 | within=0 => 0 minutes: 1 confirmed 1 unknown 3 beyond
    coverage: acute 07 | within=30 => 30 minutes: 2 confirmed 1 unknown 2 beyond
    coverage: acute 07 | within=60 => 60 minutes: 3 confirmed 1 unknown 1 beyond
    coverage: acute 07 | within=30,60 hand_overs=0,1 => 30 minutes: 2 confirmed 1 unknown 2 beyond; 60 minutes: 3 confirmed 1 unknown 1 beyond; 0 transfers: 1 confirmed 4 beyond; 1 transfers: 4 confirmed 1 beyond

coverage: possible where it is to be asked first (rulings 4.2)
    甲 township complete; 乙 township complete; 县 2A; 市 2A has=07
    甲 -> 县 referral_up minutes=20; 乙 -> 市 referral_up minutes=20; 甲 -> 市 referral_up minutes=50
    coverage: acute 07 | within=30,50 => 30 minutes: 2 confirmed 1 possible 1 beyond; 50 minutes: 3 confirmed 1 beyond

coverage: a known way that is short enough, be another one best (our reading)
    甲 township complete; 乙 2A has=07; 丙 2A has=07; 甲 -> 乙 referral_up
    甲 -> 丙 referral_up minutes=90
    coverage: acute 07 | within=90 hand_overs=1 => 90 minutes: 3 confirmed; 1 transfers: 3 confirmed
    coverage: acute 07 | within=60 => 60 minutes: 2 confirmed 1 unknown

coverage: part known, part not: beyond if what is known is too much already (principle 1)
    甲 township complete; 乙 2A complete; 丙 3A has=07; 甲 -> 乙 referral_up minutes=50
    乙 -> 丙 referral_up
    coverage: acute 07 | within=40,60 => 40 minutes: 1 confirmed 1 unknown 1 beyond; 60 minutes: 1 confirmed 2 unknown

coverage: data take no minutes and no transfer (rulings 4.5)
    甲 township complete; 省 3A has=07; 甲 -> 省 teleconsultation
    coverage: acute 07 remote | within=0 hand_overs=0 => 0 minutes: 2 confirmed; 0 transfers: 2 confirmed

coverage: of people, by the divisions they live in, from the door on (issue: coverage)
    镇甲院 B100 township complete in=镇甲; 县院 A100 2A has=07 in=县城; #某县 county people=5000
    #镇甲 township in=某县 people=3000; #镇乙 township in=某县 people=1000
    #县城 township in=某县 people=1000; 镇甲院 -> 县院 referral_up minutes=20
    coverage: acute 07 | within=0 => 0 minutes: 1 confirmed 1 beyond; 0 minutes people: 2000 confirmed 3000 beyond
    coverage: acute 07 | within=20 => 20 minutes: 2 confirmed; 20 minutes people: 5000 confirmed
    coverage: acute 07 | within=0 first_contact=required => 0 minutes: 1 confirmed 1 beyond; 0 minutes people: 5000 beyond

coverage: people of whom only the county tells, and people nobody is near (principle 1)
    县院 A100 2A has=07 in=县城; #某县 county people=5000; #县城 township in=某县; #荒县 county people=70
    coverage: acute 07 | within=0 => 0 minutes: 1 confirmed; 0 minutes people: 5000 confirmed 70 beyond

closure: who goes elsewhere, who is left with nothing (issue: closure_impact)
    乡 township complete; 县 2A complete; 市 3A has=07; 邻 2A has=07; 村 village complete
    乡 -> 县 referral_up minutes=20; 县 -> 市 referral_up minutes=30
    乡 -> 邻 referral_up minutes=100; 镇 township complete; 镇 -> 县 referral_up
    closure_impact 县: acute 07 => 乡 to 邻 +50; 镇 lost; 市 same; 邻 same; 村 same
    closure_impact 市: acute 07 => 乡 to 邻 +50; 县 lost; 镇 lost; 邻 same; 村 same
    closure_impact 市,邻: acute 07 => 乡 lost; 县 lost; 镇 lost; 村 same
    closure_impact 丁: acute 07 => NotFoundError

closure: times that are not known stay unknown (principle 1)
    乡 township complete; 县 2A has=07; 邻 2A has=07; 乡 -> 县 referral_up minutes=20
    乡 -> 邻 referral_up
    closure_impact 县: acute 07 => 乡 to 邻 +?; 邻 same

closure: what is assumed from a lead goes with it (rulings 3)
    站 B100 township complete; 县 A100 2A complete; 二院 A100 2A has=07; 邻院 A100 2A has=07
    @county_medical_community lead=二院 member=站,县; @other tight lead=邻院 member=站
    closure_impact 二院: acute 07 => 站 to 邻院 +?; 县 lost; 邻院 same

closure: an emergency finds the next (rulings 4.3)
    乡 township complete; 近 2A has=stroke; 远 3A has=stroke; 乡 -> 近 critical_transfer minutes=20
    乡 -> 远 critical_transfer minutes=70
    closure_impact 近: acute stroke emergency => 乡 to 远 +50; 远 same
"""  # noqa: E501 - tables
