"""Identifiers checked by the system that they are said to belong to."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from medconsortium.identifiers import (
    check_insurance_code,
    check_licence,
    check_organisation_code,
    check_uscc,
    check_ws218,
    explain,
)
from medconsortium.vocabulary import IdentifierSystem

TEXTS = [
    "",
    "12430100400000018D",
    "400000017",
    "74085017434152212C2103",
    "H430100*",
]


@pytest.mark.parametrize("text", TEXTS)
def test_each_system_has_its_check(text: str) -> None:
    assert {system: explain(text, system) for system in IdentifierSystem} == {
        IdentifierSystem.USCC: check_uscc(text),
        IdentifierSystem.ORGANISATION_CODE: check_organisation_code(text),
        IdentifierSystem.WS218: check_ws218(text),
        IdentifierSystem.LICENCE: check_licence(text),
        IdentifierSystem.INSURANCE: check_insurance_code(text),
        IdentifierSystem.OTHER: (),
    }


@given(st.text(), st.sampled_from(IdentifierSystem))
def test_every_flaw_is_told_in_both_languages(text: str, system: IdentifierSystem) -> None:
    for flaw in explain(text, system):
        assert flaw.message.zh
        assert flaw.message.en
        assert flaw.cure.zh
        assert flaw.cure.en


@given(st.text("0123456789ABCIOSVZ*?", max_size=22), st.sampled_from(IdentifierSystem))
def test_every_flaw_names_the_character_or_the_length(text: str, system: IdentifierSystem) -> None:
    for flaw in explain(text, system):
        if flaw.code == "length":
            assert (flaw.found, flaw.position) == (str(len(text)), None)
        else:
            assert flaw.position is not None
            assert text[flaw.position - 1] == flaw.found
            assert flaw.found not in flaw.expected
        assert flaw.found in flaw.message.in_language("en")
        assert flaw.found in flaw.message.in_language("zh")
