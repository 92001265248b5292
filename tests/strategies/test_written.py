from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st
from tests.strategies.drawing_out import drawn, plainest

import medconsortium as mc
from medconsortium.datasets import load
from medconsortium.documents import decode, encode
from medconsortium.model import Network
from medconsortium.strategies import WrittenDocument, arbitrary_networks, documents
from medconsortium.strategies.written import respelt


@given(documents(networks=arbitrary_networks()) | documents())
@settings(max_examples=30)
def test_a_document_holds_its_network(document: WrittenDocument) -> None:
    assert mc.read(document.content, format=document.notation) == document.network
    assert mc.read(document.content) == document.network  # the notation is told by the bytes


def test_documents_are_noted_in_many_ways() -> None:
    found = drawn(documents(networks=st.just(mc.datasets.load("luohu_2015"))), 60)
    assert {document.notation for document in found} == {"yaml", "json"}
    starts = {document.content[:3] == b"\xef\xbb\xbf" for document in found}
    assert starts == {True, False}
    assert any(b"\r\n" in document.content for document in found)
    assert any(b"# " in document.content for document in found)


def test_a_notation_can_be_asked_for() -> None:
    assert {one.notation for one in drawn(documents(notations=["json"]), 10)} == {"json"}
    least = plainest(documents())
    assert least.network == Network(synthetic=True)
    assert least.content == mc.documents.dumps(least.network)


def test_however_it_is_written_it_means_the_same() -> None:
    network = load("luohu_2015")
    data = encode(network)
    found = drawn(respelt(data), 30)
    assert all(decode(one) == network for one in found)
    assert len({repr(one) for one in found}) > 5


def test_the_plainest_is_as_it_was_written() -> None:
    data = encode(load("luohu_2015"))
    assert plainest(respelt(data)) == data
    assert list(plainest(respelt(data))) == list(data)
