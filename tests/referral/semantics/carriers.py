"""What travels where the patient does not: data, specimens, doctors, drugs."""

from __future__ import annotations

__all__ = ["BLOCKS"]

BLOCKS = """
on the operating table: the section is read afar, and the patient stays (rulings 4.5; S001)
    县 2A complete; 地区 3A; 湘雅 3A has=31+intraoperative_frozen_section; &南疆中心 of=地区
    &病理科 of=湘雅; 县 -> 南疆中心 telediagnosis for=31; 南疆中心 -> 病理科 telediagnosis for=31
    县: acute 31 intraoperative_frozen_section urgent stays => 县 -> 地区 -> 湘雅 still says 双方
    县: acute 31 intraoperative_frozen_section urgent => none

who cannot travel is not sent; for others care at a distance counts only if it will do (4.5)
    县 2A complete; 近 3A has=07; 远 3A has=07; 县 -> 近 referral_up minutes=5
    县 -> 远 teleconsultation; 约 3A has=07; 县 -> 约 booking minutes=4
    县: diagnosis 07 stays => 县 -> 远 still
    县: diagnosis 07 remote => 县 -> 远 still
    县: diagnosis 07 => 县 -> 约
    县: acute 07 emergency stays => 县 -> 远 still
    县: diagnosis 07 stays provider=近 => none

a specimen goes to a laboratory or to pathology (rulings 4.5; D41: shared centres)
    乡 township complete; 县 2A has=30,31,32; 村 village complete
    县 -> 乡 resource_service for=30,31; 县 -> 村 resource_service for=32
    乡: diagnosis 30 remote => 乡 -> 县 still says 标本, 双方
    乡: diagnosis 31 stays => 乡 -> 县 still
    乡: diagnosis 30 => none
    村: diagnosis 32 remote => none

what shares a sterile supply shares no diagnosis (rulings 4.5)
    乡 township complete; 县 2A has=30; 县 -> 乡 resource_service
    乡: diagnosis 30 remote => none

a specimen may be read further away still, without the patient (rulings 4.5)
    乡 township complete; 县 2A complete; 省 3A has=31; 县 -> 乡 resource_service for=31
    县 -> 省 telediagnosis; 县 -> 省 referral_up
    乡: diagnosis 31 remote => 乡 -> 县 -> 省 still
    县: diagnosis 31 => 县 -> 省

remote diagnosis of an image, an ECG: both sides answer for it (rulings 4.5; D25 from memory)
    村 village complete; 县 2A has=32.06+remote_ecg; 村 -> 县 telediagnosis for=32.06
    村: diagnosis 32.06 remote_ecg remote => 村 -> 县 still says 双方共同承担责任, 知情同意
    村: diagnosis 32.06 remote_ecg => none

monitoring serves who recovers at home, not who falls ill (S003: telemedicine services)
    乡 township complete; 县 2A has=remote_monitoring; 乡 -> 县 monitoring
    乡: long_term remote_monitoring remote => 乡 -> 县 still
    乡: recovery remote_monitoring stays => 乡 -> 县 still
    乡: acute remote_monitoring remote => none
    乡: long_term remote_monitoring => none

a doctor comes for visits, on whose way nobody is sent (rulings 4.5: multi-site practice, experts)
    南村 2B complete; 沙湾 2B complete; 何贤 3A has=05.02,haemodialysis
    何贤 -> 南村 expert_visit for=05.02; 何贤 -> 沙湾 multi_site_practice
    南村: diagnosis 05.02 => 南村 <- 何贤 still says 专家坐诊
    南村: first_contact 05.02 => 南村 <- 何贤 still
    南村: follow_up 05.02 => 南村 <- 何贤 still
    沙湾: diagnosis 05.02 => 沙湾 <- 何贤 still says 多地点执业
    南村: acute 05.02 => none
    南村: diagnosis 07 => none
    沙湾: diagnosis 05.02 haemodialysis => none
    南村: diagnosis 05.02 emergency => 南村 ~> 何贤

a doctor who comes before a journey; after the visit nobody goes on by the doctor (rulings 4.5)
    南村 2B complete; 何贤 3A has=05.02 complete; 省 3A has=07; 何贤 -> 南村 expert_visit
    南村 -> 何贤 booking minutes=20; 何贤 -> 省 booking; 何贤 -> 省 teleconsultation
    南村: diagnosis 05.02 => 南村 <- 何贤 still
    南村: diagnosis 07 => 南村 -> 何贤 -> 省
    南村: diagnosis 07 stays => none

the patient may travel to where the doctor comes (rulings 4.5)
    村 village complete; 南村 township complete; 何贤 3A has=05.02; 何贤 -> 南村 expert_visit
    村 -> 南村 referral_up
    村: diagnosis 05.02 => 村 -> 南村 <- 何贤

a drug is brought; who needs one is not sent for it (S000: supply between hospitals)
    怀化 3A; 湘雅 3A; 协和 3A; 湘雅 -> 怀化 drug_supply; 协和 -> 湘雅 drug_supply
    怀化 -> 协和 referral_up
    怀化: long_term rare_disease drug => 怀化 <- 湘雅 still says 药品供应
    怀化: long_term rare_disease drug provider=协和 => 怀化 <- 湘雅 <- 协和 still
    湘雅: follow_up drug => 湘雅 <- 协和 still
    协和: follow_up drug => none
    怀化: follow_up drug emergency => 怀化 <- 湘雅 still

a drug supply for one condition is none for another (rulings 4)
    怀化 3A; 湘雅 3A; 湘雅 -> 怀化 drug_supply when=stroke
    怀化: long_term rare_disease drug => none
    怀化: long_term stroke drug => 怀化 <- 湘雅 still
    怀化: long_term drug => 怀化 <- 湘雅 ? still says 该通道限于：卒中

a drug supply is no care, and no care a drug supply (rulings 4.5)
    怀化 3A complete; 湘雅 3A has=07; 湘雅 -> 怀化 drug_supply; 协和 3A has=07; 怀化 -> 协和 booking
    怀化: follow_up 07 => 怀化 -> 协和
    怀化: follow_up 07 stays => none

teams of several specialties at a distance: stated by links of their own (rulings 4.5; S001)
    县 2A complete; 湘雅 3A has=mdt; &会诊中心 of=湘雅; 县 -> 会诊中心 teleconsultation
    县: diagnosis mdt remote => 县 -> 湘雅 still says 远程会诊, 邀请方
    县: diagnosis mdt => none

of a consultation and a journey that both will do, what is sure goes first (rulings 4.2)
    县 2A complete; 甲 3A has=07; 乙 3A; 县 -> 甲 referral_up minutes=100; 县 -> 乙 teleconsultation
    县: diagnosis 07 remote => 县 -> 甲
    县: diagnosis 07 stays => 县 -> 乙 ? still
"""
