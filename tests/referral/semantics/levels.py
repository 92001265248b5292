"""Step by step, by functional level, over the way as a whole."""

from __future__ import annotations

__all__ = ["BLOCKS"]

BLOCKS = """
an unknown level between hides no skip: whatever it is, the way skips one (design 6; our reading)
    村 village complete; 诊所 complete; 市 3A has=07; 村 -> 诊所 referral_up
    诊所 -> 市 referral_up
    村: acute 07 => none
    村: acute 07 | any_step => 村 -> 诊所 -> 市
    诊所: acute 07 => 诊所 -> 市

an unknown level between two that are one apart forbids nothing (rulings 1; our reading)
    县 2A complete; 某院 complete; 市 3A has=07; 县 -> 某院 referral_up; 某院 -> 市 referral_up
    县: acute 07 => 县 -> 某院 -> 市

an unknown level between does not let a way up lead lower, or a way down higher (REF004)
    市 3A complete; 某院 complete; 县 2A has=07 takes=recovery; 省 3A takes=recovery
    市 -> 某院 referral_lateral; 某院 -> 县 referral_up; 县 -> 某院 referral_down
    某院 -> 省 referral_down
    市: acute 07 => none
    县: recovery provider=省 => none

care homes and rehabilitation between hide no skip either (rulings 2 REF004)
    村 village complete; 护理院 A710 complete; 市 3A has=07; 村 -> 护理院 referral_lateral
    护理院 -> 市 referral_up
    村: acute 07 => none
    护理院: acute 07 => 护理院 -> 市
    村: acute 07 emergency => 村 ~> 市

a booked visit is no step, and counts as where the patient now is (rulings 3; N12)
    乡 township complete; 市 3A complete; 省 3A has=07; 乡 -> 市 booking
    市 -> 省 referral_lateral
    乡: diagnosis 07 => 乡 -> 市 -> 省
    乡: acute 07 => none

a consultation, a doctor's visit, a specimen take no step (rulings 4.5)
    村 village complete; 省 3A has=03,30; 村 -> 省 teleconsultation for=03
    省 -> 村 resource_service for=30; 省 -> 村 expert_visit for=03
    村: acute 03 remote => 村 -> 省 still
    村: acute 30 remote => 村 -> 省 still
    村: diagnosis 03 => 村 <- 省 still

stepwise binds critical transfers that are urgent, none that are emergencies (rulings 4.3)
    乡 township complete; 市 3A has=stroke; 乡 -> 市 critical_transfer minutes=90
    乡: acute stroke urgent => none
    乡: acute stroke urgent | any_step => 乡 -> 市
    乡: acute stroke emergency => 乡 -> 市

ungraded goes by tier, a grade goes before any tier, village to city in full (REF004)
    村 village complete; 乡 township complete; 县 UN county complete; 市 3N province has=07
    村 -> 乡 referral_up; 乡 -> 县 referral_up; 县 -> 市 referral_up; 村 -> 县 referral_up
    村: acute 07 => 村 -> 乡 -> 县 -> 市
    村: acute 07 | any_step => 村 -> 县 -> 市

a way that skips a step is not even the next best (design 6)
    乡 township complete; 县 2A complete; 市 3A has=07; 乡 -> 市 referral_up minutes=5
    乡 -> 县 referral_up minutes=20; 县 -> 市 referral_up minutes=20
    find_paths 3 乡: acute 07 => 乡 -> 县 -> 市
    find_paths 3 乡: acute 07 | any_step => 乡 -> 市; 乡 -> 县 -> 市
"""
