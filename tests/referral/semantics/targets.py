"""Who can give the care: departments, service status, patient groups, disease lists by tier."""

from __future__ import annotations

__all__ = ["BLOCKS"]

BLOCKS = """
a department as the target: its own services count, and the answer names it (issue; N04)
    乡 township; 县 2A has=19; &儿科 of=县 has=07; &肿瘤科 of=县; 乡 -> 县 referral_up
    乡: acute 07 provider=儿科 => 乡 -> 县 in 儿科
    乡: acute 07 => 乡 -> 县 in 儿科
    乡: acute 19 => 乡 -> 县 in none
    乡: acute 19 provider=儿科 => 乡 -> 县 ? in 儿科 says 儿科 确认能否提供：肿瘤科
    乡: acute 19 provider=县 => 乡 -> 县 in none

a department whose hospital lists all its services offers no more than is listed (rulings 1.1)
    乡 township; 县 2A has=19 complete; &儿科 of=县 has=07; 乡 -> 县 referral_up
    乡: acute 19 provider=儿科 => none
    乡: acute 07 19 => 乡 -> 县 in none

a team of nobody's cannot be reached, though it may be named (N19: 沙湾产科院区)
    乡 township; 县 2A; &流动队 has=07; 乡 -> 县 referral_up
    乡: acute 07 provider=流动队 => none says 流动队 不属于任何机构

a department that has closed gives no care (principle 2; rulings 4.6)
    乡 township; 县 2A; &旧科 of=县 has=07 until=2019; 乡 -> 县 referral_up
    乡: acute 07 provider=旧科 => none says 旧科 当日不存在
    乡: acute 07 => none
    乡: acute 07 | on=2018-06-01 => 乡 -> 县 in 旧科

a department's service that is being prepared receives nobody (rulings 4.6; N18: dialysis)
    何贤 3A complete; 南村 2B; 市桥 2B; &血透中心 of=南村 plans=haemodialysis
    &血透室 of=市桥 has=haemodialysis; 何贤 -> 南村 referral_down; 何贤 -> 市桥 referral_down
    何贤: long_term haemodialysis => 何贤 -> 市桥 in 血透室
    何贤: long_term haemodialysis provider=南村 => none
    何贤: long_term haemodialysis provider=血透中心 => none

an MDT centre as the target, met or consulted (S001: N04)
    怀化 3A complete; 湘雅 3A; &会诊中心 of=湘雅 has=mdt; 怀化 -> 会诊中心 teleconsultation
    怀化 -> 湘雅 booking
    怀化: diagnosis mdt provider=会诊中心 => 怀化 -> 湘雅 in 会诊中心
    怀化: diagnosis mdt provider=会诊中心 remote => 怀化 -> 湘雅 in 会诊中心 still

a child is a need of paediatrics, a newborn of neonatology, a mother of obstetrics (our reading)
    乡 township has=03 complete; 县 2A has=03,07 complete; 市 3A has=03,07.01,05.02
    乡 -> 县 referral_up; 县 -> 市 referral_up
    乡: acute 03 => 乡
    乡: acute 03 group=adult => 乡
    乡: acute 03 group=older => 乡
    乡: acute 03 group=child => 乡 -> 县
    乡: acute group=newborn => 乡 -> 县 -> 市
    乡: acute 03 group=mother => 乡 -> 县 -> 市

a group adds nothing where a subject of it is named (our reading)
    乡 township complete; 甲 2A has=08 complete; 乙 2A has=05 complete; 乡 -> 甲 referral_up
    乡 -> 乙 referral_up
    乡: acute 08 group=child => 乡 -> 甲
    乡: acute 05 group=mother => 乡 -> 乙
    乡: acute 07 group=child => none

disease lists by tier: who is on the list is admitted, who is off a complete one is not (S004)
    乡 township has=03; 县 2A has=03; 市 3A has=03; 村 village complete
    村 -> 乡 referral_up; 乡 -> 县 referral_up; 县 -> 市 referral_up
    @county_medical_community lead=县 member=乡,村
    %乡病种 disease_list of=county_medical_community admits=township:I10,E11 complete
    %县病种 disease_list of=county_medical_community admits=county:I10,E11,I21
    村: acute 03 icd=I10 => 村 -> 乡
    村: acute 03 icd=I10.x00x002 => 村 -> 乡
    村: acute 03 icd=I21.9 => 村 -> 乡 -> 县
    村: acute 03 => 村 -> 乡
    村: acute 03 icd=I21 provider=乡 => none
    村: acute 03 icd=C34 => 村 -> 乡 -> 县 -> 市
    村: acute 03 icd=C34 provider=县 => 村 -> 乡 -> 县 ? says C34
    村: acute 03 icd=I21 | lists=none => 村 -> 乡
    村: acute 03 icd=高血压 => ValueError

disease lists by tier: a list does not give what the subject lacks (our reading)
    村 village complete; 乡 township has=03 complete; 村 -> 乡 referral_up
    @county_medical_community lead=乡 member=村
    %乡病种 disease_list of=county_medical_community admits=township:P07
    村: acute 07 icd=P07 => none

disease lists by tier: of the consortium one belongs to, and while it is in force (rulings 4.7)
    村 village complete; 乡 township has=03; 邻 township has=03; 村 -> 乡 referral_up minutes=20
    村 -> 邻 referral_up minutes=10; 县 2A has=03; @county_medical_community lead=县 member=邻
    %邻病种 disease_list of=county_medical_community admits=township:I10 complete
    村: acute 03 icd=E11 => 村 -> 乡
    村: acute 03 icd=I10 => 村 -> 邻

disease lists by tier: one that has ended says nothing (rulings 4.7)
    村 village complete; 邻 township has=03; 村 -> 邻 referral_up; 县 2A
    @county_medical_community lead=县 member=邻
    %旧病种 disease_list of=county_medical_community admits=township:I10 complete until=2019
    村: acute 03 icd=E11 => 村 -> 邻

disease lists by tier: given with the policy, for everybody of the tier (issue: or given)
    乡 township has=03; 县 2A has=03; 乡 -> 县 referral_up
    乡: acute 03 icd=E11 | list=township:I10 => 乡 -> 县
    乡: acute 03 icd=I10 | list=township:I10 => 乡
    县: acute 03 icd=I10 | list=township:E11 => 县

disease lists by tier: emergencies are taken by who can, listed or not (rulings 4.3; our reading)
    村 village complete; 乡 township has=03; 村 -> 乡 referral_up minutes=10
    @county_medical_community lead=乡 member=村
    %乡病种 disease_list of=county_medical_community admits=township:I10 complete
    村: acute 03 icd=I21 => none
    村: acute 03 icd=I21 emergency => 村 -> 乡
"""
