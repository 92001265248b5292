"""Most transfers, most minutes, and who accepts: what a policy sets a limit to."""

from __future__ import annotations

__all__ = ["BLOCKS"]

BLOCKS = """
most transfers: the hops that move the patient (issue: most transfers)
    乡 township complete; 县 2A complete; 市 3A has=07; 乡 -> 县 referral_up minutes=20
    县 -> 市 referral_up minutes=30; 乡 -> 市 referral_up minutes=200
    乡: acute 07 | any_step => 乡 -> 县 -> 市
    乡: acute 07 | any_step most_transfers=1 => 乡 -> 市
    乡: acute 07 | most_transfers=1 => none
    乡: acute 07 | most_transfers=2 => 乡 -> 县 -> 市
    乡: acute 07 | most_transfers=0 => none
    市: acute 07 | most_transfers=0 => 市
    乡: acute 07 | most_transfers=-1 => ValueError

most transfers: data, doctors and specimens do not count (rulings 4.5)
    乡 township complete; 县 2A complete; 省 3A has=07; 乡 -> 县 teleconsultation
    县 -> 省 teleconsultation
    乡: acute 07 remote | most_transfers=0 => 乡 -> 县 -> 省 still

most transfers bind in an emergency too, where one is enough (rulings 4.3 relaxes them not)
    甲 2A complete; 乙 2A has=stroke; 甲 -> 乙 critical_transfer minutes=20
    甲: acute stroke emergency | most_transfers=0 => none
    甲: acute stroke emergency | most_transfers=1 => 甲 -> 乙

most minutes: a possible answer near rather than a confirmed one too far (issue: most minutes)
    乡 township complete; 近 2A; 远 2A has=07; 乡 -> 近 referral_up minutes=20
    乡 -> 远 referral_up minutes=90
    乡: acute 07 => 乡 -> 远
    乡: acute 07 | most_minutes=90 => 乡 -> 远
    乡: acute 07 | most_minutes=60 => 乡 -> 近 ?
    乡: acute 07 | most_minutes=10 => none
    乡: acute 07 | most_minutes=-1 => ValueError

most minutes: in all, so that what is best half-way may be too long in the end (exact search)
    乡 township complete; 甲 2A complete; 丙 2A complete; 市 3A has=07
    乡 -> 甲 referral_up minutes=50; 甲 -> 市 referral_up minutes=30
    乡 -> 丙 referral_up minutes=10 since=2020; 丙 -> 甲 referral_lateral minutes=10
    乡: acute 07 => 乡 -> 甲 -> 市
    乡: acute 07 | most_minutes=60 => 乡 -> 丙 -> 甲 -> 市 ?
    乡: acute 07 | most_minutes=60 most_transfers=2 => none

most minutes: of a time not known it is to be asked (principle 1)
    乡 township complete; 甲 2A has=07; 乙 2A has=19 complete; 乡 -> 甲 referral_up
    乡 -> 乙 referral_up minutes=30
    乡: acute 07 | most_minutes=60 => 乡 -> 甲 ? says 不知路程是否超过 60 分钟
    乡: acute 19 | most_minutes=60 => 乡 -> 乙

most minutes: weights are no minutes on the road (design 6)
    乡 township complete; 甲 2A has=07; 乡 -> 甲 referral_up minutes=50
    乡: acute 07 | most_minutes=50 transfer=300 => 乡 -> 甲

most minutes bind in an emergency too (rulings 4.3 relaxes them not)
    乡 township complete; 甲 2A has=stroke; 乡 -> 甲 critical_transfer minutes=90
    乡: acute stroke emergency | most_minutes=60 => none

minutes count for who travels, not for data (rulings 4.5)
    乡 township complete; 省 3A has=07; 乡 -> 省 teleconsultation minutes=500
    乡: acute 07 remote | most_minutes=1 => 乡 -> 省 still

k best within the limits (issue: k paths)
    乡 township complete; 甲 2A has=07; 乙 2A has=07; 丙 2A has=07; 乡 -> 甲 referral_up minutes=50
    乡 -> 乙 referral_up minutes=70; 乡 -> 丙 referral_up minutes=30
    find_paths 5 乡: acute 07 | most_minutes=60 => 乡 -> 丙; 乡 -> 甲

accepting: only with an overlay; who is full is left out, of others it is asked (design 6)
    乡 township complete; 近 2A has=07; 远 2A has=07; 乡 -> 近 referral_up minutes=10
    乡 -> 远 referral_up minutes=90
    乡: acute 07 => 乡 -> 近
    乡: acute 07 | full=近 open=远 => 乡 -> 远
    乡: acute 07 | open=远 => 乡 -> 远
    乡: acute 07 | full=远 => 乡 -> 近 ? says 近 当前是否接收
    乡: acute 07 | full=近,远 => none
    乡: acute 07 | full=近 open=远 accept_any => 乡 -> 近
    乡: acute 07 | full=丁 => NotFoundError

accepting: free beds speak where nothing is said of accepting (our reading)
    乡 township complete; 近 2A has=07; 远 2A has=07; 乡 -> 近 referral_up minutes=10
    乡 -> 远 referral_up minutes=90
    乡: acute 07 | beds=近:0,远:2 => 乡 -> 远
    乡: acute 07 | beds=近:0,远:2 open=近 => 乡 -> 近
    乡: acute 07 | beds=近:3 full=近 open=远 => 乡 -> 远

accepting: an emergency is taken in (rulings 4.3)
    乡 township complete; 近 2A has=07; 远 2A has=07; 乡 -> 近 referral_up minutes=10
    乡 -> 远 referral_up minutes=90
    乡: acute 07 emergency | full=近 open=远 => 乡 -> 近
    乡: acute 07 urgent | full=近 open=远 => 乡 -> 远

accepting: asked of where the patient is to stay, not of stops, nor of who answers from afar (4.5)
    乡 township complete; 县 2A complete; 市 3A has=07; 省 3A has=03; 乡 -> 县 referral_up
    县 -> 市 referral_up; 乡 -> 省 teleconsultation
    乡: acute 07 | full=县 open=市 => 乡 -> 县 -> 市
    乡: acute 03 remote | full=省 => 乡 -> 省 still
    市: acute 07 | full=市 => 市

accepting: from home, also of the first door (design 6)
    站 B100 has=07 in=街; 医院 A100 2A has=07 in=街; #街
    街: acute 07 | open=站,医院 => 站
    街: acute 07 | full=站 open=医院 => 医院

accepting: a department speaks before its hospital (issue: departments as targets)
    乡 township complete; 县 2A; &儿科 of=县 has=07; 乡 -> 县 referral_up
    乡: acute 07 provider=儿科 | full=儿科 open=县 => none
    乡: acute 07 provider=儿科 | open=县 => 乡 -> 县 in 儿科
"""
