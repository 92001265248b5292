from __future__ import annotations

from pathlib import Path

import pytest

from medconsortium.errors import DocumentError
from medconsortium.interop.mapping import read_mapping
from medconsortium.text import Text

EXAMPLES = Path(__file__).resolve().parents[3] / "examples" / "mappings"

TOP = "format: medconsortium-mapping/1\n"
PLAIN = TOP + "tables:\n  - table: institutions\n    columns:\n      name: 名\n"


def refused(text: str) -> list[tuple[int | None, str, str]]:
    with pytest.raises(DocumentError) as caught:
        read_mapping(text.encode())
    assert all(f.cure.zh and f.cure.en and f.message.zh for f in caught.value.faults)
    return [
        (f.place.line if f.place else None, f.code, str(f.message.en)) for f in caught.value.faults
    ]


def test_everything_that_a_mapping_may_say() -> None:
    mapping = read_mapping(
        f"""{TOP}
title: {{zh: 名册, en: Roster}}
synthetic: true
source: {{id: s, document: 名册, published: 2020-05, basis: stated}}
sheet: 表一
encoding: GBK
tables:
  - table: institutions
    once: true
    needed: [division, beds]
    skip_if: {{column: 状态, is: [停业, true, 3, null]}}
    columns:
      name: 名称
      name_en: {{column: 英文, default: unknown}}
      grade: {{columns: [级, 等], join: "-", values: {{三-甲: 三甲, 未: null}}, others: refuse}}
      division: {{column: 区, replace: {{/: 或}}}}
      beds: {{column: 床, times: 100}}
      ownership: {{constant: government}}
    point:
      {{latitude: 纬, longitude: 经, datum: gcj02, within: {{latitude: [18, 54.5]}}}}
""".encode()
    )
    assert mapping.title == Text("名册", "Roster")
    assert (mapping.synthetic, mapping.sheet, mapping.encoding) == (True, "表一", "GBK")
    assert mapping.source is not None
    assert mapping.source["id"] == "s"
    (rule,) = mapping.tables
    assert (rule.table, rule.once, rule.needed) == (
        "institutions",
        True,
        frozenset({"division", "beds"}),
    )
    assert rule.cells["grade"].columns == ("级", "等")
    assert rule.cells["grade"].values == {"三-甲": "三甲", "未": None}
    assert rule.cells["grade"].others == "refuse"
    assert rule.cells["division"].replace == {"/": "或"}
    assert rule.cells["beds"].times == 100
    assert rule.cells["ownership"].constant == "government"
    assert rule.cells["name_en"].default == "unknown"
    assert rule.skip is not None
    assert rule.skip.values == {"停业", "true", "3", ""}
    assert rule.point is not None
    assert rule.point.latitudes == (18, 54.5)
    assert rule.point.longitudes == (-180, 180)


def test_the_least_that_a_mapping_says() -> None:
    mapping = read_mapping((PLAIN + "title: 名册\nsource: {document: a}\n").encode())
    assert mapping.title == Text(zh="名册")
    assert mapping.source == {"id": "source", "document": "a"}
    assert read_mapping(PLAIN.encode()).source is None


@pytest.mark.parametrize("name", ["beijing_hospitals", "kenya_facilities"])
def test_the_examples_are_mappings(name: str) -> None:
    assert read_mapping(EXAMPLES / f"{name}.yaml").tables


FAULTY = f"""{TOP}titel: x
encoding: hex
tables:
  - table: hospitals
  - table: institutions
    columns:
      beds: {{constant: many}}
      gread: x
      tier: {{column: 1}}
      grade: {{column: a, constant: 3A}}
      ownership: {{values: {{a: b}}, others: maybe}}
      nurses: {{column: a, times: x}}
      doctors: {{column: a, colour: red}}
      since: {{column: a, times: 2}}
      until: {{column: a, default: [1]}}
      division: 3
    needed: [grade, nothing]
    skip_if: {{column: a, is: x}}
    point: {{latitude: 3, within: {{latitude: [3, 1], longitude: 5}}, datum: moon}}
    once: maybe
"""


def test_every_fault_is_told_at_once_with_its_line() -> None:
    no_source = "give column, columns or constant"
    assert [(line, said.partition("（")[0]) for line, _, said in refused(FAULTY)] == [
        (2, "there is no 'titel'"),
        (5, "there is no table 'hospitals'"),
        (9, "there is no 'gread'"),
        (8, "'many' is not a whole number"),
        (10, "it must be text, not 1"),
        (10, no_source),
        (11, no_source),
        (12, no_source),
        (12, "'b' is no term of Ownership"),
        (12, "there is no 'maybe'"),
        (13, "it must be a number, not 'x'"),
        (14, "there is no 'colour'"),
        (15, "only numbers can be multiplied"),
        (16, "it must be one value"),
        (17, "it must be keys and values, not 3"),
        (17, no_source),
        (18, "there is no 'nothing'"),
        (7, "institutions cannot do without name"),
        (20, "it must be text, not 3"),
        (20, "it must be text, not None"),
        (20, "'moon' is no term of Datum"),
        (20, "it must be [least, greatest]"),
        (20, "it must be [least, greatest]"),
        (19, "it must be a list, not 'x'"),
        (21, "it must be true or false, not 'maybe'"),
        (3, "there is no encoding 'hex'"),
    ]


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("a: 1\n", ["unknown-key", "unknown-format", "wrong-type", "missing-key"]),
        ("[1]\n", ["wrong-type", "unknown-format", "wrong-type", "missing-key"]),
        (TOP, ["wrong-type", "missing-key"]),
        (TOP + "tables: []\n", ["missing-key"]),
        (TOP + "tables: [3]\n", ["wrong-type", "unknown-table"]),
        (PLAIN + "source: {basis: rumour}\n", ["unknown-term"]),
        (PLAIN + "source: {documents: a}\n", ["unknown-key"]),
        (PLAIN + "title: {fr: a}\n", ["unknown-key"]),
        (PLAIN + "title: 3\n", ["wrong-type"]),
        (PLAIN + "encoding: klingon\n", ["unknown-encoding"]),
        (PLAIN + "encoding: 'a\\0'\n", ["unknown-encoding"]),
        (
            TOP
            + "tables: [{table: parties, columns: {name: a}, point: {latitude: a, longitude: b}}]",
            ["unknown-key"],
        ),
        (TOP + "a: [\n", ["syntax"]),
        (PLAIN + "title: a\ntitle: b\n", ["duplicate-key"]),
    ],
)
def test_what_is_no_mapping_is_refused(text: str, codes: list[str]) -> None:
    assert [code for _, code, _ in refused(text)] == codes


def test_a_file_that_is_not_there_is_a_fault(tmp_path: Path) -> None:
    with pytest.raises(DocumentError, match="cannot be read"):
        read_mapping(tmp_path / "a.yaml")


def test_faults_are_bounded() -> None:
    many = "".join(f"k{n}: 1\n" for n in range(500))
    assert len(refused(PLAIN + many)) == 100
