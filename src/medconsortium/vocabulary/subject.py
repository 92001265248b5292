"""Medical subjects: what an institution is licensed to practise."""

from __future__ import annotations

import re
from unicodedata import normalize

from medconsortium.vocabulary.term import Term

__all__ = ["Subject"]

_NUMBER = re.compile(r"A?(?:\d{1,2}(?:\.\d\d)?|\d{3,4})", re.IGNORECASE)


class Subject(Term):
    """A medical subject (诊疗科目), by its number in the catalogue.

    The two-digit subjects are all of level 1; of level 2 those that consortia are built around.
    `parse` also takes what systems make of the numbers (`A03.04`, `304`), and names that end in
    专业.

    Source: 《医疗机构诊疗科目名录》 (1994, with later additions; from memory but for 03, 04, 05).

    >>> Subject.parse("A03.04"), Subject.parse("心血管內科專業").parent
    (<Subject.CARDIOLOGY: '03.04'>, <Subject.INTERNAL_MEDICINE: '03'>)
    """

    PREVENTIVE_CARE = "01", "预防保健科", "preventive care", "预防保健"
    GENERAL_PRACTICE = "02", "全科医疗科", "general practice", "全科"
    INTERNAL_MEDICINE = "03", "内科", "internal medicine"
    RESPIRATORY_MEDICINE = "03.01", "呼吸内科", "respiratory medicine", "呼吸", "呼吸科"
    GASTROENTEROLOGY = "03.02", "消化内科", "gastroenterology", "消化", "消化科"
    NEUROLOGY = "03.03", "神经内科", "neurology"
    CARDIOLOGY = "03.04", "心血管内科", "cardiology", "心血管", "心内科"
    HAEMATOLOGY = "03.05", "血液内科", "haematology", "血液科", "血液病"
    NEPHROLOGY = "03.06", "肾病学", "nephrology", "肾内科", "肾内", "肾病"
    ENDOCRINOLOGY = "03.07", "内分泌", "endocrinology", "内分泌科"
    IMMUNOLOGY = "03.08", "免疫学", "immunology", "风湿免疫科", "免疫"
    ALLERGOLOGY = "03.09", "变态反应", "allergology", "变态反应科"
    GERIATRICS = "03.10", "老年病", "geriatrics", "老年病科", "老年医学", "老年医学科"
    SURGERY = "04", "外科", "surgery"
    GENERAL_SURGERY = "04.01", "普通外科", "general surgery", "普外科"
    NEUROSURGERY = "04.02", "神经外科", "neurosurgery"
    ORTHOPAEDICS = "04.03", "骨科", "orthopaedics"
    UROLOGY = "04.04", "泌尿外科", "urology"
    OBSTETRICS_AND_GYNAECOLOGY = "05", "妇产科", "obstetrics and gynaecology"
    GYNAECOLOGY = "05.01", "妇科", "gynaecology"
    OBSTETRICS = "05.02", "产科", "obstetrics"
    FAMILY_PLANNING = "05.03", "计划生育", "family planning"
    EUGENICS = "05.04", "优生学", "prenatal genetics", "优生"
    REPRODUCTIVE_MEDICINE = "05.05", "生殖健康与不孕症", "reproductive medicine", "生殖医学科"
    WOMEN_HEALTH_CARE = "06", "妇女保健科", "women's health care", "妇女保健"
    PAEDIATRICS = "07", "儿科", "paediatrics"
    NEONATOLOGY = "07.01", "新生儿", "neonatology", "新生儿科"
    PAEDIATRIC_SURGERY = "08", "小儿外科", "paediatric surgery", "儿外科"
    CHILD_HEALTH_CARE = "09", "儿童保健科", "child health care", "儿童保健"
    OPHTHALMOLOGY = "10", "眼科", "ophthalmology"
    OTORHINOLARYNGOLOGY = "11", "耳鼻咽喉科", "otorhinolaryngology", "耳鼻喉科"
    STOMATOLOGY = "12", "口腔科", "stomatology", "口腔"
    DERMATOLOGY = "13", "皮肤科", "dermatology", "皮肤"
    COSMETIC_MEDICINE = "14", "医疗美容科", "cosmetic medicine", "医疗美容"
    PSYCHIATRY = "15", "精神科", "psychiatry", "精神"
    INFECTIOUS_DISEASES = "16", "传染科", "infectious diseases", "传染病", "感染科", "感染性疾病科"
    TUBERCULOSIS = "17", "结核病科", "tuberculosis", "结核病"
    ENDEMIC_DISEASES = "18", "地方病科", "endemic diseases", "地方病"
    ONCOLOGY = "19", "肿瘤科", "oncology", "肿瘤"
    EMERGENCY_MEDICINE = "20", "急诊医学科", "emergency medicine", "急诊科"
    REHABILITATION_MEDICINE = "21", "康复医学科", "rehabilitation medicine", "康复科"
    SPORTS_MEDICINE = "22", "运动医学科", "sports medicine", "运动医学"
    OCCUPATIONAL_DISEASES = "23", "职业病科", "occupational diseases", "职业病"
    PALLIATIVE_CARE = "24", "安宁疗护科", "palliative care", "临终关怀科", "安宁疗护"
    MILITARY_MEDICINE = (
        "25",
        "特种医学与军事医学科",
        "special and military medicine",
    )
    ANAESTHESIOLOGY = "26", "麻醉科", "anaesthesiology", "麻醉"
    PAIN_MEDICINE = "27", "疼痛科", "pain medicine", "疼痛"
    INTENSIVE_CARE_MEDICINE = "28", "重症医学科", "intensive care medicine", "重症医学", "ICU"
    LABORATORY_MEDICINE = "30", "医学检验科", "laboratory medicine", "检验科", "医学检验"
    PATHOLOGY = "31", "病理科", "pathology", "病理"
    IMAGING = "32", "医学影像科", "medical imaging", "影像科", "医学影像", "放射科"
    X_RAY = "32.01", "X线诊断", "X-ray diagnosis"
    CT = "32.02", "CT诊断", "CT diagnosis", "CT"
    MRI = "32.03", "磁共振成像诊断", "magnetic resonance imaging", "磁共振", "MRI"
    ULTRASOUND = "32.05", "超声诊断", "ultrasound diagnosis", "超声"
    ECG = "32.06", "心电诊断", "electrocardiographic diagnosis", "心电"
    CHINESE_MEDICINE = "50", "中医科", "Chinese medicine", "中医"
    ETHNIC_MEDICINE = "51", "民族医学科", "ethnic medicine", "民族医"
    INTEGRATED_MEDICINE = "52", "中西医结合科", "integrated medicine", "中西医结合"

    @property
    def parent(self) -> Subject | None:
        """The subject of level 1 that this one of level 2 belongs to; `None` on level 1."""
        first, dot, _ = self.key.partition(".")
        return Subject.parse(first) if dot else None

    @property
    def spellings(self) -> tuple[str, ...]:
        """Everything `parse` knows the term by, vendors' forms of the number included."""
        bare = self.key.lstrip("0")
        return (*super().spellings, "A" + self.key, "A" + bare, bare, self.zh + "专业")

    @classmethod
    def _look_up_form(cls, text: str) -> str:
        folded = super()._look_up_form(text)
        is_number = folded.removeprefix("a").isdecimal()
        # Folding drops the dot, and then 3.1 would be 31 (pathology).
        if is_number and not _NUMBER.fullmatch(normalize("NFKC", text).strip()):
            return ""
        return folded
