from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis.errors import InvalidArgument
from tests.strategies.drawing_out import plainest

import medconsortium as mc
from medconsortium.errors import DocumentError
from medconsortium.strategies import FAULTS, MalformedDocument, malformed_documents


@pytest.mark.parametrize("fault", FAULTS)
def test_a_fault_that_is_planted_is_found_and_no_other(fault: str) -> None:
    @given(malformed_documents(faults=[fault]))
    @settings(max_examples=6)
    def is_found(document: MalformedDocument) -> None:
        with pytest.raises(DocumentError) as raised:
            mc.read(document.content, format=document.notation)
        assert {found.code for found in raised.value.faults} == {document.fault} == {fault}

    is_found()


def test_the_plainest_has_one_institution() -> None:
    least = plainest(malformed_documents(faults=["unknown-key"])).content.decode()
    assert least.count("bed: 3") == 1
    assert least.count("category:") == 1


def test_an_unknown_fault_is_refused() -> None:
    with pytest.raises(InvalidArgument, match="no fault is called"):
        plainest(malformed_documents(faults=["typo"]))
