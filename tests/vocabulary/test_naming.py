"""What names, identifiers and parties are called."""

from __future__ import annotations

import pytest

from medconsortium.vocabulary import IdentifierSystem, NameKind, PartyKind, Term


@pytest.mark.parametrize(
    ("text", "term"),
    [
        ("掛牌", NameKind.SECOND_NAME),
        ("曾用名", NameKind.FORMER),
        ("簡稱", NameKind.SHORT_NAME),
        ("统一社会信用代码", IdentifierSystem.USCC),
        ("USCC", IdentifierSystem.USCC),
        ("WS 218", IdentifierSystem.WS218),
        ("登記號", IdentifierSystem.LICENCE),
        ("行政部门", PartyKind.AUTHORITY),
        ("学协会", PartyKind.ASSOCIATION),
        ("社會福利院", PartyKind.WELFARE_INSTITUTION),
    ],
)
def test_terms_as_written(text: str, term: Term) -> None:
    assert type(term).parse(text) is term
