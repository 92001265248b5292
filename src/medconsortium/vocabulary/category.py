"""The category of an institution, after WS 218."""

from __future__ import annotations

from medconsortium.vocabulary.term import Term

__all__ = ["Category"]


class Category(Term):
    """What kind of institution it is (卫生机构类别), by the standard's code.

    These are the codes of the lowest level. The first letter is the class: A hospitals, B community
    health, C health centres, D outpatient departments and clinics, E emergency, F blood, G maternal
    and child health, H specialised prevention, J disease control, K and L supervision, M research,
    N education, O health education, P others, Q societies. `parse` also takes code and name
    together, as registers print them.

    Source: WS 218-2002 《卫生机构（组织）分类与代码》.

    >>> Category.parse("鄉衛生院"), Category.parse("A519.儿童医院").en
    (<Category.C220: 'C220'>, "children's hospital")
    """

    A100 = "A100", "综合医院", "general hospital"
    A210 = "A210", "中医（综合）医院", "general hospital of Chinese medicine", "中医医院", "中医院"
    A220 = "A220", "中医专科医院", "specialised hospital of Chinese medicine"
    A221 = "A221", "肛肠医院", "anorectal hospital (Chinese medicine)"
    A222 = "A222", "骨伤医院", "orthopaedic and trauma hospital (Chinese medicine)"
    A223 = "A223", "针灸医院", "acupuncture hospital", "针炙医院"
    A224 = "A224", "按摩医院", "tuina massage hospital"
    A229 = (
        "A229",
        "其他中医专科医院",
        "other specialised hospital of Chinese medicine",
        "其它中医专科医院",
    )
    A300 = "A300", "中西医结合医院", "hospital of integrated Chinese and Western medicine"
    A411 = "A411", "蒙医院", "hospital of Mongolian medicine"
    A412 = "A412", "藏医院", "hospital of Tibetan medicine"
    A413 = "A413", "维医院", "hospital of Uyghur medicine"
    A414 = "A414", "傣医院", "hospital of Dai medicine"
    A419 = "A419", "其他民族医院", "other hospital of ethnic medicine", "其它民族医院"
    A511 = "A511", "口腔医院", "stomatological hospital"
    A512 = "A512", "眼科医院", "eye hospital"
    A513 = "A513", "耳鼻喉科医院", "ear, nose and throat hospital"
    A514 = "A514", "肿瘤医院", "cancer hospital"
    A515 = "A515", "心血管病医院", "cardiovascular hospital"
    A516 = "A516", "胸科医院", "chest hospital"
    A517 = "A517", "血液病医院", "haematological hospital"
    A518 = "A518", "妇产（科）医院", "obstetrics and gynaecology hospital", "妇产医院"
    A519 = "A519", "儿童医院", "children's hospital"
    A520 = "A520", "精神病医院", "psychiatric hospital"
    A521 = "A521", "传染病医院", "infectious diseases hospital"
    A522 = "A522", "皮肤病医院", "dermatological hospital"
    A523 = "A523", "结核病医院", "tuberculosis hospital"
    A524 = "A524", "麻风病医院", "leprosy hospital"
    A525 = "A525", "职业病医院", "occupational diseases hospital"
    A526 = "A526", "骨科医院", "orthopaedic hospital"
    A527 = "A527", "康复医院", "rehabilitation hospital"
    A528 = "A528", "整形外科医院", "plastic surgery hospital"
    A529 = "A529", "美容医院", "cosmetic hospital"
    A539 = "A539", "其他专科医院", "other specialised hospital", "其它专科医院"
    A600 = "A600", "疗养院", "sanatorium"
    A710 = "A710", "护理院", "nursing hospital"
    A720 = "A720", "护理站", "nursing station"
    B100 = "B100", "社区卫生服务中心", "community health centre"
    B200 = "B200", "社区卫生服务站", "community health station"
    C100 = "C100", "街道卫生院", "subdistrict health centre"
    C210 = "C210", "中心卫生院", "central township health centre"
    C220 = "C220", "乡卫生院", "township health centre"
    D110 = "D110", "综合门诊部", "general outpatient department"
    D120 = "D120", "中医门诊部", "outpatient department of Chinese medicine"
    D121 = "D121", "中医（综合）门诊部", "general outpatient department of Chinese medicine"
    D122 = "D122", "中医专科门诊部", "specialised outpatient department of Chinese medicine"
    D130 = "D130", "中西医结合门诊部", "outpatient department of integrated medicine"
    D140 = "D140", "民族医门诊部", "outpatient department of ethnic medicine"
    D150 = "D150", "专科门诊部", "specialised outpatient department"
    D151 = "D151", "普通专科门诊部", "ordinary specialised outpatient department"
    D152 = "D152", "口腔门诊部", "stomatological outpatient department"
    D153 = "D153", "眼科门诊部", "eye outpatient department"
    D154 = "D154", "医疗美容门诊部", "cosmetic outpatient department"
    D155 = "D155", "精神卫生门诊部", "mental health outpatient department"
    D159 = "D159", "其他专科门诊部", "other specialised outpatient department"
    D211 = "D211", "普通诊所", "ordinary clinic"
    D212 = "D212", "中医诊所", "clinic of Chinese medicine"
    D213 = "D213", "中西医结合诊所", "clinic of integrated medicine"
    D214 = "D214", "民族医诊所", "clinic of ethnic medicine"
    D215 = "D215", "口腔诊所", "dental clinic"
    D216 = "D216", "医疗美容诊所", "cosmetic clinic"
    D217 = "D217", "精神卫生诊所", "mental health clinic"
    D229 = "D229", "其他诊所", "other clinic"
    D300 = "D300", "卫生所（室）", "health post", "卫生所", "卫生室"
    D400 = "D400", "医务室", "infirmary"
    D500 = "D500", "中小学卫生保健所", "school health post"
    D600 = "D600", "村卫生室", "village clinic"
    E100 = "E100", "急救中心", "emergency centre"
    E200 = "E200", "急救中心站", "station of an emergency centre"
    E300 = "E300", "急救站", "emergency station"
    F110 = "F110", "血液中心", "blood centre"
    F120 = "F120", "中心血站", "central blood station"
    F130 = "F130", "基层血站、中心血库", "local blood station or blood bank", "基层血站", "中心血库"
    F200 = "F200", "单采血浆站", "plasma collection station"
    G100 = "G100", "妇幼保健院", "maternal and child health hospital"
    G200 = "G200", "妇幼保健所", "maternal and child health institute"
    G300 = "G300", "妇幼保健站", "maternal and child health station"
    G400 = "G400", "生殖保健中心", "reproductive health centre"
    H111 = "H111", "传染病防治院", "infectious disease prevention hospital"
    H112 = "H112", "结核病防治院", "tuberculosis prevention hospital"
    H113 = "H113", "职业病防治院", "occupational disease prevention hospital"
    H119 = "H119", "其他专科疾病防治院", "other disease prevention hospital"
    H211 = "H211", "口腔病防治所（站、中心）", "oral disease prevention institute", "口腔病防治所"
    H212 = "H212", "精神病防治所（站、中心）", "mental illness prevention institute", "精神病防治所"
    H213 = "H213", "皮肤病防治所（站、中心）", "skin disease prevention institute", "皮肤病防治所"
    H214 = "H214", "结核病防治所（站、中心）", "tuberculosis prevention institute", "结核病防治所"
    H215 = "H215", "麻风病防治所（站、中心）", "leprosy prevention institute", "麻风病防治所"
    H216 = (
        "H216",
        "职业病防治所（站、中心）",
        "occupational disease prevention institute",
        "职业病防治所",
    )
    H217 = (
        "H217",
        "寄生虫病防治所（站、中心）",
        "parasitic disease prevention institute",
        "寄生虫病防治所",
    )
    H218 = (
        "H218",
        "地方病防治所（站、中心）",
        "endemic disease prevention institute",
        "地方病防治所",
    )
    H219 = (
        "H219",
        "血吸虫病防治所（站、中心）",
        "schistosomiasis prevention institute",
        "血吸虫病防治所",
    )
    H220 = "H220", "药物戒毒所（中心）", "drug rehabilitation institute", "药物戒毒所"
    H229 = "H229", "其他专科疾病防治所（站、中心）", "other disease prevention institute"
    J100 = "J100", "疾病预防控制中心", "centre for disease control and prevention", "疾控中心"
    J200 = "J200", "卫生防疫站", "sanitation and anti-epidemic station"
    J300 = "J300", "卫生防病中心", "sanitation and disease prevention centre"
    J400 = "J400", "预防保健中心", "preventive health care centre"
    K100 = "K100", "卫生监督所（局）", "health inspection institute", "卫生监督所"
    L100 = (
        "L100",
        "卫生（综合）监督检验（监测、检测）所（站）",
        "general health inspection and testing institute",
    )
    L200 = (
        "L200",
        "环境卫生监督检验（监测、检测）所（站）",
        "environmental health inspection and testing institute",
    )
    L300 = (
        "L300",
        "放射卫生监督检验（监、检测）所（站）",
        "radiological health inspection and testing institute",
        "放射卫生监督检验（监测、检测）所（站）",
    )
    L400 = (
        "L400",
        "劳动（职业、工业）卫生监督检验（监测、检测）所（站）",
        "occupational health inspection and testing institute",
    )
    L500 = (
        "L500",
        "食品卫生监督检验（监测、检测）所（站）",
        "food hygiene inspection and testing institute",
    )
    L600 = (
        "L600",
        "学校卫生监督检验（监测、检测）所（站）",
        "school health inspection and testing institute",
    )
    L900 = (
        "L900",
        "其他卫生监督检验（监测、检测）所（站）",
        "other health inspection and testing institute",
    )
    M100 = "M100", "医学科学（研究）院（所）", "medical research institute"
    M200 = "M200", "预防医学研究院（所）", "preventive medicine research institute"
    M300 = "M300", "中医（药）研究院（所）", "Chinese medicine research institute"
    M400 = "M400", "中西医结合研究所", "integrated medicine research institute"
    M500 = "M500", "民族医（药）学研究所", "ethnic medicine research institute"
    M611 = "M611", "基础医学研究所", "basic medicine research institute"
    M612 = "M612", "病毒学研究所", "virology research institute"
    M613 = "M613", "老年医学研究所", "geriatrics research institute"
    M614 = "M614", "肿瘤（防治）研究所", "cancer research institute"
    M615 = "M615", "心血管病研究所", "cardiovascular research institute"
    M616 = "M616", "血液学研究所", "haematology research institute"
    M617 = "M617", "整形外科研究所", "plastic surgery research institute"
    M618 = "M618", "精神卫生研究所", "mental health research institute"
    M619 = "M619", "放射医学研究所", "radiation medicine research institute"
    M620 = "M620", "医学生物学研究所", "medical biology research institute"
    M621 = "M621", "生物医学工程研究所", "biomedical engineering research institute"
    M622 = "M622", "实验动物研究所", "laboratory animal research institute"
    M623 = "M623", "结核病防治研究所", "tuberculosis research institute"
    M624 = "M624", "皮肤病与性病防治研究所", "dermatology and venereology research institute"
    M625 = "M625", "寄生虫病防治研究所", "parasitic disease research institute"
    M626 = "M626", "地方病防治研究所", "endemic disease research institute"
    M627 = "M627", "血吸虫病防治研究所", "schistosomiasis research institute"
    M628 = "M628", "流行病学研究所", "epidemiology research institute"
    M629 = "M629", "医学微生物学研究所", "medical microbiology research institute"
    M630 = "M630", "环境卫生研究所", "environmental health research institute"
    M631 = "M631", "劳动卫生（职业病）研究所", "occupational health research institute"
    M632 = "M632", "营养与食品卫生研究所", "nutrition and food hygiene research institute"
    M633 = "M633", "儿少卫生研究所", "child and adolescent health research institute"
    M634 = "M634", "医学信息研究所", "medical information research institute"
    M649 = "M649", "其他医学专科研究所", "other medical research institute"
    M700 = "M700", "药学研究所", "pharmaceutical research institute"
    N110 = "N110", "医学普通高等学校", "medical higher education institution"
    N111 = "N111", "医学院", "medical college"
    N112 = "N112", "中医（药）学院", "college of Chinese medicine"
    N113 = "N113", "民族医（药）学院", "college of ethnic medicine"
    N119 = "N119", "其他医学普通高等学校", "other medical higher education institution"
    N120 = "N120", "医学普通中等专业学校", "medical secondary school"
    N121 = "N121", "卫生学校", "health school"
    N122 = "N122", "中医（药）学校", "school of Chinese medicine"
    N123 = "N123", "民族医（药）学校", "school of ethnic medicine"
    N124 = "N124", "护士学校", "nursing school"
    N210 = "N210", "医学成人高等学校", "adult medical higher education institution"
    N211 = "N211", "职工医学院", "staff medical college"
    N212 = "N212", "卫生管理干部学院", "health administration college", "卫生管理干都学院"
    N219 = "N219", "其他医学成人高等学校", "other adult medical higher education institution"
    N220 = "N220", "医学成人中等学校", "adult medical secondary school"
    N221 = "N221", "卫生职业（工）中等专业学校", "health vocational secondary school"
    N222 = "N222", "中医（药）职业中等专业学校", "vocational secondary school of Chinese medicine"
    N223 = "N223", "卫生进修学校", "health further education school"
    N229 = "N229", "其他医学成人中等学校", "other adult medical secondary school"
    N300 = "N300", "医学在职培训机构", "in-service medical training institution"
    O100 = "O100", "健康教育所", "health education institute"
    O200 = "O200", "健康教育站（中心）", "health education station"
    P110 = "P110", "临床检验中心", "clinical laboratory centre"
    P120 = "P120", "临床检验所（站）", "clinical laboratory"
    P210 = "P210", "卫生图书出版社", "health book publisher"
    P220 = "P220", "卫生报纸出版社", "health newspaper publisher"
    P230 = "P230", "卫生杂志社", "health magazine"
    P290 = "P290", "其他卫生新闻出版社", "other health publisher"
    P911 = "P911", "精神病收容所", "psychiatric asylum"
    P912 = "P912", "麻风村", "leprosy village"
    P913 = "P913", "卫生消毒站", "disinfection station"
    P914 = "P914", "乡防保组", "township prevention group"
    P915 = "P915", "农村改水中心", "rural water improvement centre"
    P916 = "P916", "计划生育技术服务中心（站）", "family planning service centre"
    P917 = "P917", "卫生机关服务中心", "service centre of a health authority"
    P918 = "P918", "卫生统计信息中心", "health statistics and information centre"
    P919 = "P919", "医学考试中心", "medical examinations centre"
    P921 = "P921", "医学科技交流中心", "medical science exchange centre"
    P939 = "P939", "其他卫生机构", "other health institution", "其他"
    Q100 = "Q100", "红十字会", "Red Cross society"
    Q200 = "Q200", "医学会", "medical association"
    Q300 = "Q300", "卫生协会", "health association"
    Q311 = "Q311", "输血协会", "blood transfusion association"
    Q312 = "Q312", "医师协会", "medical doctor association"
    Q339 = "Q339", "其他卫生协会", "other health association"
    Q900 = "Q900", "其他卫生社会团体", "other health society"

    @property
    def spellings(self) -> tuple[str, ...]:
        """Everything `parse` knows the term by, code and name together included."""
        return (*super().spellings, *(self.key + name for name in (self.zh, *self.aliases)))
