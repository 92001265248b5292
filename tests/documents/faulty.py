"""Documents with one fault each: its code, and the line and column where it stands."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import pairwise

__all__ = [
    "FAULTY",
    "FORMAT",
    "WRONG_CONTENTS",
    "WRONG_FORMATS",
    "WRONG_SHAPES",
    "WRONG_SYNTAX",
]

FORMAT = "format: medconsortium/1\n"
ROWS = FORMAT + "institutions:\n  - id: 甲\n    name: 甲医院\n"

WRONG_SHAPES: Mapping[str, tuple[str, tuple[str, int, int]]] = {
    "a key unknown at the top": (FORMAT + "insitutions: []", ("unknown-key", 2, 1)),
    "a key unknown in a row": (ROWS + "    beds:  3\n    grad: 3A", ("unknown-key", 6, 5)),
    "a field of another spelling": (
        FORMAT + "recognitions:\n  - {item: 血常规, origin: 甲}",
        ("unknown-key", 3, 17),
    ),
    "a key unknown in a value": (
        ROWS + "    location: {latitude: 1, longitude: 2, hight: 3}",
        ("unknown-key", 5, 43),
    ),
    "a key that is missing": (FORMAT + "institutions:\n  - id: 甲", ("missing-key", 3, 5)),
    "a key that is missing in a value": (
        ROWS + "    location: {latitude: 1}",
        ("missing-key", 5, 5),
    ),
    "a string for a count": (ROWS + "    beds: 三百", ("wrong-type", 5, 11)),
    "digits in quotes for a count": (ROWS + '    beds: "300"', ("wrong-type", 5, 11)),
    "a fraction for a count": (ROWS + "    beds: 3.5", ("wrong-type", 5, 11)),
    "yes or no for a count": (ROWS + "    beds: true", ("wrong-type", 5, 11)),
    "a count below zero": (ROWS + "    beds: -1", ("out-of-range", 5, 11)),
    "a count too large": (ROWS + "    beds: 9007199254740993", ("out-of-range", 5, 11)),
    "a count of 300 digits": (ROWS + f"    beds: {'9' * 300}", ("out-of-range", 5, 11)),
    "a number for text": (FORMAT + "sources: [{id: 文, quote: 3}]", ("wrong-type", 2, 26)),
    "a number for an id": (
        FORMAT + "divisions:\n  - id: 430000\n    level: province",
        ("wrong-type", 3, 9),
    ),
    "a year for a date": (ROWS + "    since: 2013", ("wrong-type", 5, 12)),
    "a number for a term": (ROWS + "    tier: 3", ("wrong-type", 5, 11)),
    "a list for a term": (ROWS + "    tier: [county]", ("wrong-type", 5, 11)),
    "a string for a number": (
        ROWS + "links:\n  - {from: 甲, to: 甲, kind: booking, travel_minutes: 半小时}",
        ("wrong-type", 6, 53),
    ),
    "a number too large to hold": (
        ROWS + f"observations: [{{subject: 甲, measure: beds, value: {'9' * 350}}}]",
        ("wrong-type", 5, 51),
    ),
    "a word for yes or no": (FORMAT + "synthetic: 是", ("wrong-type", 2, 12)),
    "a list for keys and values": (FORMAT + "defaults: []", ("wrong-type", 2, 11)),
    "keys and values for a list": (FORMAT + "institutions: {甲: 1}", ("wrong-type", 2, 15)),
    "a string for a list": (ROWS + "    designations: 中心", ("wrong-type", 5, 19)),
    "a string for items": (ROWS + "    designations: {items: 中心}", ("wrong-type", 5, 19)),
    "completeness without items": (
        ROWS + "    designations: {completeness: partial}",
        ("wrong-type", 5, 19),
    ),
    "a further key beside items": (
        ROWS + "    designations: {items: [], of: 3}",
        ("wrong-type", 5, 19),
    ),
    "a number among items": (
        ROWS + "    designations: {items: [中心, 3]}",
        ("wrong-type", 5, 32),
    ),
    "a number in a list": (ROWS + "    designations: [中心, 3]", ("wrong-type", 5, 24)),
    "a number for a name": (FORMAT + "consortia: [{id: 盟, name: 3}]", ("wrong-type", 2, 27)),
    "a name in a third language": (
        FORMAT + "consortia: [{id: 盟, name: {zh: 盟, fr: a}}]",
        ("wrong-type", 2, 27),
    ),
    "a name in no language": (FORMAT + "title: {}", ("wrong-type", 2, 8)),
    "a name that is not known": (FORMAT + "title: {zh: null}", ("wrong-type", 2, 8)),
    "a latitude of 120": (
        ROWS + "    location: {latitude: 120, longitude: 28}",
        ("out-of-range", 5, 26),
    ),
    "a longitude of -181": (
        ROWS + "    location: {latitude: 28, longitude: -181}",
        ("out-of-range", 5, 41),
    ),
    "a list of another list": (FORMAT + "consortia: [[]]", ("wrong-type", 2, 13)),
    "sources of a field in a string": (
        ROWS + "    field_sources: {beds: 文}",
        ("wrong-type", 5, 27),
    ),
    "more keys than any row has": (
        FORMAT + "defaults: {" + ", ".join(f"k{n}: 1" for n in range(1001)) + "}",
        ("too-large", 2, 11),
    ),
    "a list longer than any": (
        ROWS + "    designations: [" + "中, " * 100_001 + "]",
        ("too-large", 5, 19),
    ),
}

WRONG_CONTENTS: Mapping[str, tuple[str, tuple[str, int, int]]] = {
    "an unknown term": (ROWS + "    tier: 大", ("unknown-term", 5, 11)),
    "an unknown term in a list": (
        FORMAT + "consortia: [{id: 盟, name: 盟, practices: [tiered_care, 大]}]",
        ("unknown-term", 2, 55),
    ),
    "an unknown completeness": (
        ROWS + "    designations: {items: [中心], completeness: 3}",
        ("unknown-term", 5, 47),
    ),
    "an unknown completeness of nothing": (
        ROWS + "    designations: {items: [], completeness: 多}",
        ("unknown-term", 5, 45),
    ),
    "a partial list of nothing": (
        ROWS + "    designations: {items: [], completeness: 部分}",
        ("empty-list", 5, 19),
    ),
    "a month that is not": (ROWS + "    since: 2013-13", ("bad-date", 5, 12)),
    "a day that is not": (ROWS + "    since: 2013-02-30", ("bad-date", 5, 12)),
    "a period the wrong way round": (ROWS + "    since: 2014/2013", ("bad-date", 5, 12)),
    "a duplicate id": (ROWS + "  - {id: 甲, name: 乙}", ("duplicate-id", 5, 5)),
    "an id of another table": (ROWS + "consortia: [{id: 甲, name: 盟}]", ("duplicate-id", 5, 13)),
    "an id with a slash": (FORMAT + "sources: [{id: a/b}]", ("bad-id", 2, 11)),
    "an empty id": (FORMAT + 'sources: [{id: ""}]', ("bad-id", 2, 11)),
    "a reference to nothing": (ROWS + "    part_of: 乙", ("dangling-reference", 3, 5)),
    "a reference to another table": (
        ROWS + "consortia: [{id: 盟, name: 盟, part_of: 甲}]",
        ("dangling-reference", 5, 13),
    ),
    "a member that is nobody": (
        FORMAT + "consortia:\n  - id: 盟\n    name: 盟\n    members: [{role: lead}]",
        ("no-one-member", 5, 15),
    ),
}

WRONG_SYNTAX: Mapping[str, tuple[str | bytes, tuple[str, int, int]]] = {
    "a key given twice in YAML": (ROWS + "    name: 乙", ("duplicate-key", 5, 5)),
    "a key given twice in JSON": (
        '{"format": "medconsortium/1",\n "title": "a", "title": "b"}',
        ("duplicate-key", 2, 16),
    ),
    "not a number": (ROWS + "    beds: .nan", ("not-finite", 5, 11)),
    "infinity": (ROWS + "    location: {latitude: -.inf, longitude: 2}", ("not-finite", 5, 26)),
    "infinity in JSON": ('{"format": 1e999}', ("not-finite", 1, 12)),
    "a lone surrogate": ('{"format": "\\ud83c"}', ("lone-surrogate", 1, 12)),
    "aliases that explode": (
        "a: &a [x, x, x, x, x, x, x, x, x, x]\n"
        + "".join(f"{b}: &{b} [{', '.join([f'*{a}'] * 10)}]\n" for a, b in pairwise("abcdefghi")),
        ("alias-bomb", 7, 20),
    ),
    "100,000 lists in YAML": ("[" * 100_000, ("too-deep", 1, 65)),
    "100,000 lists in JSON": ('{"a": ' + "[" * 100_000 + "]" * 100_000 + "}", ("too-deep", 1, 70)),
    "a file cut off": ('{"format": "medconsortium/1", "institutions": [{"id"', ("syntax", 1, 53)),
    "GBK": ("标题: 医院".encode("gbk"), ("not-utf-8", 1, 1)),
    "nothing": (b"", ("empty-document", 1, 1)),
    "blanks": (b" \n\n", ("empty-document", 1, 1)),
}

WRONG_FORMATS: Mapping[str, tuple[str, tuple[str, int, int]]] = {
    "a newer format": ("title: 甲\nformat: medconsortium/2", ("newer-format", 2, 9)),
    "a much newer format": ("format: medconsortium/10", ("newer-format", 1, 9)),
    "an older format than there ever was": ("format: medconsortium/0", ("unknown-format", 1, 9)),
    "another format": ("format: geojson", ("unknown-format", 1, 9)),
    "a format of its own": ("format: medconsortium/1b", ("unknown-format", 1, 9)),
    "a list for a format": ("format: [medconsortium/1]", ("unknown-format", 1, 9)),
    "no format": ("title: 甲", ("unknown-format", 1, 1)),
    "a list": ("- 甲", ("not-a-document", 1, 1)),
    "text": ("甲医院", ("not-a-document", 1, 1)),
    "a number": ("3", ("not-a-document", 1, 1)),
    "null": ("null", ("not-a-document", 1, 1)),
}

FAULTY: Mapping[str, tuple[str | bytes, tuple[str, int, int]]] = {
    **WRONG_SHAPES,
    **WRONG_CONTENTS,
    **WRONG_SYNTAX,
    **WRONG_FORMATS,
}
