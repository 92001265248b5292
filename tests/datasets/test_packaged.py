"""The datasets hold what their sources say, and say of every value what it rests on."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from itertools import combinations
from pathlib import Path

import pytest

from medconsortium import datasets
from medconsortium.documents import dumps, read
from medconsortium.documents.files import Notation
from medconsortium.errors import NotFoundError
from medconsortium.identifiers import DIVISION_CHANGES
from medconsortium.model import OPEN, TABLES, Institution, Network, Row, Source
from medconsortium.model.fields import defaults
from medconsortium.text import Text, fold
from medconsortium.vocabulary import SourceBasis

SHARED = Path(__file__).resolve().parents[2].parent / "shared"

# Document cited as stating something: the file that holds it.
DOCUMENTS = {
    "湖南10家医院入选第一批罕见病诊疗协作网医院（潇湘晨报）": "000_865755c66b231c69.txt",
    "为健康中国建设贡献湘雅智慧和力量（医师报）": "001_0f589a085062a916.txt",
    "缓解儿科看病难 全国多地探索儿科医联体建设（新华网）": "002_cd67429b841d3084.txt",
    "关于合理分配全区医疗资源、共享医疗信息的建议的答复（番禺区）": "004_edf4b9717bdd3c8b.txt",
}

# Fields that rest on no source: why.
UNSOURCED = {
    "id": "ours, for reference",
    "sources": "speaks of sources",
    "field_sources": "speaks of sources",
}

# Datasets that rest on pages of others only, which were found and are not at hand.
FOUND_ONLY = {"deqing_2020", "luohu_2015"}

LONGEST_QUOTE = 130

each_dataset = pytest.mark.parametrize("name", datasets.names())


def shared_file(*parts: str) -> Path:
    path = SHARED.joinpath(*parts)
    if not path.exists():
        pytest.skip(f"{'/'.join(parts)} is not at hand")
    return path


def rows(network: Network) -> Iterator[tuple[str, Row]]:
    """Every row but the sources, with its table."""
    for table in TABLES:
        if table != "sources":
            for row in network.table(table).values():
                yield table, row


def stated(row: Row) -> Iterator[str]:
    """The fields that say something and must therefore rest on a source."""
    for field, default in defaults(type(row)).items():
        if field not in UNSOURCED and getattr(row, field) != default:
            yield field


def sources_of(network: Network, row: Row, field: str) -> list[Source]:
    return [network.sources[i] for i in row.field_sources.get(field, row.sources)]


def spellings(institution: Institution) -> set[str]:
    """What look-ups find an institution by."""
    return {fold(str(name)) for name in _names(institution)}


def _names(institution: Institution) -> Iterator[Text]:
    yield institution.name
    yield from (other.name for other in institution.other_names)


# --- Loading ------------------------------------------------------------------------------------


def test_names_are_sorted() -> None:
    assert datasets.names() == (
        "deqing_2020",
        "luohu_2015",
        "paediatric_2016",
        "panyu_2017",
        "rare_disease_2019",
        "xiangya_2023",
    )


# Number of each network, after whoever read the sources: dataset, and id of the consortium.
NETWORKS = {
    "N01": ("rare_disease_2019", "全国罕见病诊疗协作网"),
    "N02": ("xiangya_2023", "湘雅医联体"),
    "N03": ("xiangya_2023", "湘雅医院远程病理区域中心"),
    "N04": ("xiangya_2023", "MDT诊治联盟"),
    "N05": ("paediatric_2016", "北京儿童医院集团"),
    "N06": ("paediatric_2016", "北京朝阳区儿童医联体"),
    "N07": ("paediatric_2016", "新华医院儿科医疗联合体"),
    "N08": ("paediatric_2016", "上海东部儿科联合体"),
    "N09": ("paediatric_2016", "上海南部儿科联合体"),
    "N10": ("paediatric_2016", "上海西部儿科联合体"),
    "N11": ("paediatric_2016", "上海中部儿科联合体"),
    "N12": ("paediatric_2016", "天津市儿科医疗联合体"),
    "N13": ("paediatric_2016", "福州市儿科医联体"),
    "N14": ("paediatric_2016", "湖南儿科医疗联合体"),
    "N15": ("paediatric_2016", "青海省儿科医疗联合体"),
    "N16": ("paediatric_2016", "乌鲁木齐儿科医疗联合体"),
    "N17": ("panyu_2017", "番禺区中心医院松散型医联体"),
    "N18": ("panyu_2017", "何贤纪念医院与南村医院松散型医联体"),
    "N19": ("panyu_2017", "何贤纪念医院与沙湾人民医院紧密型医联体"),
    "N20": ("panyu_2017", "何贤纪念医院与区社会福利院康复医院托管"),
    "N21": ("panyu_2017", "番禺区中心医院与石楼人民医院紧密型医联体"),
    "N22": ("panyu_2017", "番禺区肿瘤专科医联体"),
    "N23": ("panyu_2017", "番禺区产儿科医疗联盟"),
    "N24": ("panyu_2017", "区域胸痛中心管理平台"),
    "N25": ("panyu_2017", "番禺区第二人民医院、市桥医院与市内三甲医院医联体"),
    "N26": ("luohu_2015", "罗湖医院集团"),
    "N27": ("deqing_2020", "武康健康保健集团"),
    "N28": ("deqing_2020", "新市健康保健集团"),
}


@pytest.mark.parametrize("number", NETWORKS)
def test_each_of_the_28_networks_has_its_place(number: str) -> None:
    dataset, consortium = NETWORKS[number]
    assert datasets.consortia()[consortium] == dataset
    assert datasets.load(dataset).consortium(consortium).id == consortium


def test_beside_the_28_there_are_only_the_six_parts_of_one() -> None:
    assert len(NETWORKS) == 28
    others = set(datasets.consortia()) - {consortium for _, consortium in NETWORKS.values()}
    xiangya = datasets.load("xiangya_2023").consortia
    assert others == {c.id for c in xiangya.values() if c.part_of == "湘雅医联体"}
    assert len(others) == 6
    assert sum(len(datasets.load(name).consortia) for name in datasets.names()) == 34


@each_dataset
def test_a_dataset_is_read_once(name: str) -> None:
    assert datasets.load(name) is datasets.load(name)


@each_dataset
def test_titles_are_bilingual(name: str) -> None:
    title = datasets.load(name).title
    assert title is not None
    assert title.zh
    assert title.en


def test_an_unknown_name_suggests_the_nearest() -> None:
    with pytest.raises(NotFoundError) as caught:
        datasets.load("rare_disease")
    assert caught.value.suggestions == ("rare_disease_2019",)


@pytest.mark.parametrize("name", ["", "../packaged", "rare_disease_2019.yaml/../panyu_2017", "罕"])
def test_a_name_far_from_any_suggests_all_of_them(name: str) -> None:
    with pytest.raises(NotFoundError) as caught:
        datasets.load(name)
    assert set(caught.value.suggestions) <= set(datasets.names())
    assert caught.value.suggestions


@each_dataset
@pytest.mark.parametrize("notation", ["yaml", "json"])
def test_written_and_read_again_it_is_the_same(name: str, notation: Notation) -> None:
    network = datasets.load(name)
    again = read(dumps(network, notation=notation))
    assert again == network
    assert again.digest == network.digest


# --- Sources ------------------------------------------------------------------------------------


@each_dataset
def test_every_value_rests_on_a_source(name: str) -> None:
    network = datasets.load(name)
    bare = [
        f"{table}[{row.id}].{field}"
        for table, row in rows(network)
        for field in stated(row)
        if not sources_of(network, row, field)
    ]
    assert bare == []


@each_dataset
def test_sources_of_fields_speak_of_what_is_stated(name: str) -> None:
    stale = [
        f"{table}[{row.id}].{field}"
        for table, row in rows(datasets.load(name))
        for field in row.field_sources
        if field not in set(stated(row))
    ]
    assert stale == []


@each_dataset
def test_every_source_is_used(name: str) -> None:
    network = datasets.load(name)
    used = {
        source.id
        for _, row in rows(network)
        for field in stated(row)
        for source in sources_of(network, row, field)
    }
    assert set(network.sources) - used == set()


@each_dataset
def test_every_source_says_what_it_is_and_how_it_supports(name: str) -> None:
    for source in datasets.load(name).sources.values():
        assert source.document is not None, source.id
        assert source.document.zh, source.id
        assert source.document.en, source.id
        assert source.basis is not None, source.id
        assert len(source.quote or "") <= LONGEST_QUOTE, source.id
        if source.basis is SourceBasis.STATED:
            assert source.quote, source.id
            assert source.place, source.id
        if source.basis is SourceBasis.FOUND:
            assert source.address, source.id


def stated_in(name: str) -> set[str]:
    """The documents that a dataset quotes as stating something."""
    sources = datasets.load(name).sources.values()
    return {str(s.document) for s in sources if s.basis is SourceBasis.STATED}


def test_each_dataset_rests_on_a_document_or_on_pages_that_were_found() -> None:
    assert {name for name in datasets.names() if not stated_in(name)} == FOUND_ONLY
    for name in FOUND_ONLY:
        sources = datasets.load(name).sources.values()
        assert {s.basis for s in sources} == {SourceBasis.FOUND, SourceBasis.INFERRED}


@pytest.mark.parametrize("name", sorted(set(datasets.names()) - FOUND_ONLY))
def test_quotes_stand_in_the_documents(name: str) -> None:
    sources = datasets.load(name).sources.values()
    cited = stated_in(name)
    assert cited <= set(DOCUMENTS)
    assert len(cited) == 1
    text = fold(shared_file("seeds", DOCUMENTS[cited.pop()]).read_text(encoding="utf-8"))
    checked = [s for s in sources if s.quote and s.basis is not SourceBasis.FOUND]
    assert [s.id for s in checked if fold(s.quote or "") not in text] == []


@each_dataset
def test_an_end_left_open_is_marked_as_inferred(name: str) -> None:
    network = datasets.load(name)
    open_ended = [row for _, row in rows(network) if getattr(row, "until", None) == OPEN]
    assert open_ended
    for row in open_ended:
        bases = {source.basis for source in sources_of(network, row, "until")}
        assert bases == {SourceBasis.INFERRED}, row.id


@each_dataset
def test_english_names_are_marked_as_ours(name: str) -> None:
    network = datasets.load(name)
    for _, row in rows(network):
        for field in ("name", "kind_label"):
            held = getattr(row, field, None)
            if isinstance(held, Text) and held.en is not None:
                assert "translation" in row.field_sources[field], row.id


# --- Institutions, across datasets --------------------------------------------------------------


@pytest.mark.parametrize(("one", "other"), list(combinations(datasets.names(), 2)))
def test_an_institution_has_one_id_and_one_name_everywhere(one: str, other: str) -> None:
    left, right = datasets.load(one).institutions, datasets.load(other).institutions
    for shared in left.keys() & right.keys():
        assert left[shared].name == right[shared].name
    owners = {spelling: row.id for row in left.values() for spelling in spellings(row)}
    for row in right.values():
        assert {owners.get(spelling, row.id) for spelling in spellings(row)} == {row.id}


def test_who_is_in_several_networks_bears_the_same_id() -> None:
    common = set(datasets.load("rare_disease_2019").institutions)
    common &= set(datasets.load("paediatric_2016").institutions)
    assert common == {
        "上海交通大学医学院附属上海儿童医学中心",
        "上海交通大学医学院附属新华医院",
        "上海交通大学医学院附属瑞金医院",
        "上海市儿童医院",
        "中日友好医院",
        "喀什地区第一人民医院",
        "复旦大学附属儿科医院",
        "天津市儿童医院",
        "安徽省儿童医院",
        "武汉儿童医院",
        "河北省儿童医院",
        "河南省儿童医院",
        "湖南省儿童医院",
        "南京市儿童医院",
        "西安市儿童医院",
        "青海省妇女儿童医院",
        "首都儿科研究所附属儿童医院",
        "首都医科大学附属北京儿童医院",
        "首都医科大学附属北京朝阳医院",
    }
    common = set(datasets.load("rare_disease_2019").institutions)
    assert common & set(datasets.load("xiangya_2023").institutions) == {"中南大学湘雅医院"}


@pytest.mark.parametrize(
    ("dataset", "written", "institution"),
    [
        ("paediatric_2016", "郑州市儿童医院", "河南省儿童医院"),
        ("paediatric_2016", "安徽省立儿童医院", "安徽省儿童医院"),
        ("paediatric_2016", "武汉市儿童医院", "武汉儿童医院"),
        ("paediatric_2016", "大营门街社区卫生服务中心", "河西区康复医院"),
        ("paediatric_2016", "朝阳医院", "首都医科大学附属北京朝阳医院"),
        ("paediatric_2016", "上海儿童医学中心", "上海交通大学医学院附属上海儿童医学中心"),
        ("paediatric_2016", "上海市儿童医学中心", "上海交通大学医学院附属上海儿童医学中心"),
        ("paediatric_2016", "交大医学院附属瑞金医院", "上海交通大学医学院附属瑞金医院"),
        ("paediatric_2016", "福州儿童医院", "福建省福州儿童医院"),
        ("paediatric_2016", "喀什第一人民医院", "喀什地区第一人民医院"),
        ("panyu_2017", "番禺区中心医院", "番禺区中心医院"),
        ("panyu_2017", "番禺區中心醫院", "番禺区中心医院"),
        ("panyu_2017", "番禺中心醫院", "番禺区中心医院"),
        ("panyu_2017", "區中心醫院", "番禺区中心医院"),
        ("panyu_2017", "區婦幼保健院", "番禺区妇幼保健院"),
        ("panyu_2017", "何賢紀念醫院", "何贤纪念医院"),
        ("xiangya_2023", "湘雅医院", "中南大学湘雅医院"),
        ("panyu_2017", "區第二人民醫院", "番禺区第二人民医院"),
        ("panyu_2017", "鐘村醫院", "钟村医院"),
        ("rare_disease_2019", "湖南省兒童醫院", "湖南省儿童医院"),
    ],
)
def test_institutions_are_found_as_the_documents_write_them(
    dataset: str, written: str, institution: str
) -> None:
    assert datasets.load(dataset).institution(written).id == institution


@each_dataset
def test_division_codes_are_those_of_the_list(name: str) -> None:
    names = {}
    for table in ("provinces", "cities", "areas"):
        text = shared_file("data", "cn_divisions", f"{table}.csv").read_text(encoding="utf-8")
        for row in csv.DictReader(text.splitlines()):
            names[row["code"].ljust(6, "0")] = row["name"]
    replaced = {str(change.old): str(change.new) for change in DIVISION_CHANGES}
    divisions = datasets.load(name).divisions
    for division in divisions.values():
        assert division.code == division.id
        if division.id not in replaced:
            assert names[division.id] == str(division.name)
    for old, new in replaced.items():  # the list is of later: an old code ends where a new begins
        if old in divisions:
            assert old not in names
            assert divisions[old].until == divisions[new].since
            assert divisions[old].parent == divisions[new].parent
