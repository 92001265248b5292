from __future__ import annotations

import pytest

from medconsortium.cli.problems import UnusableError, ambiguous, message_of, not_found
from medconsortium.errors import (
    AmbiguousError,
    DocumentError,
    Fault,
    MedConsortiumError,
    ModelError,
    NotFoundError,
    Place,
    TermError,
)
from medconsortium.text import Language, Text

FAULT = Fault(
    code="any",
    message=Text("缺少标识", "the id is missing"),
    cure=Text("补上", "add it"),
    path="$.institutions[0]",
    place=Place(file="a.yaml", line=3, column=5),
)


@pytest.mark.parametrize(
    ("error", "language", "said"),
    [
        (UnusableError(Text("不行", "no good")), "zh", "不行"),
        (UnusableError(Text("不行", "no good")), "en", "no good"),
        (DocumentError([FAULT]), "zh", "a.yaml:3:5 $.institutions[0]：缺少标识 → 补上"),
        (DocumentError([FAULT]), "en", "a.yaml:3:5 $.institutions[0]: the id is missing -> add it"),
        (
            ModelError([FAULT, FAULT]),
            "en",
            FAULT.in_language("en") + "\n" + FAULT.in_language("en"),
        ),
        (NotFoundError("乡", ["乡甲"]), "zh", "找不到 '乡'，可以试试：\n  乡甲"),
        (NotFoundError("乡"), "en", "nothing is called '乡'"),
        (AmbiguousError("乡", ["a", "b"]), "zh", "'乡' 可能指下列任一个，请用标识：\n  a\n  b"),
        (AmbiguousError("乡", ["a", "b"]), "en", "'乡' may be any of these; use the id:\n  a\n  b"),
        (TermError("both（两种语言）"), "en", "both（两种语言）"),
    ],
)
def test_an_error_is_told_in_the_language(
    error: MedConsortiumError, language: Language, said: str
) -> None:
    assert message_of(error, language) == said


def test_a_long_text_is_shown_in_part() -> None:
    assert len(str(not_found("长" * 10_000))) < 100
    assert len(str(ambiguous("长" * 10_000, []))) < 120


def test_an_unusable_error_reads_in_english_by_itself() -> None:
    assert str(UnusableError(Text("不行", "no good"))) == "no good"
