"""Whose results are recognised by whom, for which item, by which instrument, until when."""

from __future__ import annotations

__all__ = ["BLOCKS"]

BLOCKS = """
recognition: one hospital recognises the other's, and not the other way round (D6)
    甲 2A; 乙 2A; 丙 2A; %协议 until=2025-12-31; =血常规 from=甲 to=乙 by=协议
    recognition 血常规: 甲 by 乙 => yes by 协议 until 2025-12-31 says 接诊医师
    recognition 血常規: 甲 by 乙 => yes
    recognition 血常规: 乙 by 甲 => none says 未说明
    recognition 血常规: 甲 by 丙 => none
    recognition 尿常规: 甲 by 乙 => none
    recognition 血常规: 甲 by 甲 => yes
    recognition 血常规: 甲 by 丁 => NotFoundError

recognition: a hospital goes by its names, a department by its hospital (design 3, ids)
    甲 2A name=某县人民医院 also=县医院; 乙 2A; &检验科 of=甲; =血常规 from=检验科 to=乙
    recognition 血常规: 县医院 by 乙 => yes
    recognition 血常规: 检验科 by 乙 => yes until open

recognition: within a consortium, between its members, both ways (D6; D37)
    甲 2A; 乙 2A; 丙 2A; 丁 2A; @urban_medical_group lead=甲 member=乙; %清单 recognition_list
    urban_medical_group < 丙 member applied; =血常规 in=urban_medical_group by=清单 until=2021-06-30
    recognition 血常规: 甲 by 乙 => yes by 清单 until 2021-06-30
    recognition 血常规: 乙 by 甲 => yes
    recognition 血常规: 甲 by 丙 => none
    recognition 血常规: 丁 by 甲 => none
    recognition 血常规: 甲 by 乙 | on=2021-07-01 => none says 2021-06-30

recognition: where it is not known who belongs, it may be (rulings 1.4)
    甲 2A; 乙 2A; @urban_medical_group lead=甲; urban_medical_group < 乙 member since=2020
    =血常规 in=urban_medical_group
    recognition 血常规: 甲 by 乙 => possible says 不知 乙 当日是否仍是成员

recognition: an instrument that has ended, or is not signed, carries none (rulings 4.7)
    甲 2A; 乙 2A; 丙 2A; %旧约 until=2019; %新约 signed=2021; =血常规 from=甲 to=乙 by=旧约
    =血常规 from=甲 to=丙 by=新约
    recognition 血常规: 甲 by 乙 => none says 2019
    recognition 血常规: 甲 by 丙 => none
    recognition 血常规: 甲 by 乙 | on=2018-06-01 => yes by 旧约 until 2019

recognition: periods not stated leave it open (rulings 1.4)
    甲 2A; 乙 2A; 丙 2A; =血常规 from=甲 to=乙 since=? until=?; %约 since=? until=?
    =血常规 from=甲 to=丙 by=约
    recognition 血常规: 甲 by 乙 => possible until unknown
    recognition 血常规: 甲 by 丙 => possible by 约

recognition: by whom, or of whom, is not stated (S004: among tertiary hospitals, step by step)
    甲 3A; 乙 3A; =医学检验; =医学影像 from=甲; =病理诊断 to=乙
    recognition 医学检验: 甲 by 乙 => possible says 未说明由谁互认
    recognition 医学影像: 甲 by 乙 => possible
    recognition 医学影像: 乙 by 甲 => none
    recognition 病理诊断: 甲 by 乙 => possible

recognition: the soonest end counts for one ground, the latest of several sure ones in all (ours)
    甲 2A; 乙 2A; %短约 until=2020-12-31; %长约 until=2030-12-31
    =血常规 from=甲 to=乙 by=短约; =血常规 from=甲 to=乙 by=长约 until=2022-12-31 since=2011
    recognition 血常规: 甲 by 乙 => yes by 长约 until 2022-12-31
    recognition 血常规: 甲 by 乙 | on=2021-06-01 => yes by 长约 until 2022-12-31
    recognition 血常规: 甲 by 乙 | on=2023-06-01 => none

recognition: within a tight group all items are meant to be, from the end of 2025 (D37; a goal)
    甲 2A; 乙 2A; @urban_medical_group tight lead=甲 member=乙
    recognition 血常规: 甲 by 乙 | on=2025-12-31 => possible says 37号
    recognition 血常规: 甲 by 乙 | on=2025-12-30 => none

recognition: not within a loose group, nor within an alliance (D37: tight consortia)
    甲 2A; 乙 2A; 丙 2A; @urban_medical_group loose lead=甲 member=乙
    @specialty_alliance tight spec=07 lead=甲 member=丙
    recognition 血常规: 甲 by 乙 | on=2026-01-01 => none
    recognition 血常规: 甲 by 丙 | on=2026-01-01 => none

recognition: what is stated goes before what is meant (D37)
    甲 2A; 乙 2A; @county_medical_community tight lead=甲 member=乙; %清单 recognition_list
    =血常规 in=county_medical_community by=清单
    recognition 血常规: 甲 by 乙 | on=2026-01-01 => yes by 清单 until open

recognition: the mark, and the doctor's right to test again (D6: HR; rulings 2 RES001)
    甲 2A; 乙 2A; =血常规 from=甲 to=乙 mark=HR
    recognition 血常规: 甲 by 乙 | on=2022-06-01 => yes says HR, 接诊医师, 国卫医发〔2022〕6号
"""
