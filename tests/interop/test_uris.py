"""File names as URIs: relative ones stay so, and nothing of the machine is added."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from medconsortium.interop.uris import file_uri

REFERENCE = re.compile(r"(file://)?[A-Za-z0-9._~!$&'()*+,;=:@/%-]*")


@pytest.mark.parametrize(
    ("name", "uri"),
    [
        ("a.yaml", "a.yaml"),
        ("data/a.yaml", "data/a.yaml"),
        ("../a.yaml", "../a.yaml"),
        ("某县.yaml", "%E6%9F%90%E5%8E%BF.yaml"),
        ("a b#c?d%e.yaml", "a%20b%23c%3Fd%25e.yaml"),
        ("a:b.yaml", "a%3Ab.yaml"),
        ("javascript:alert(1)", "javascript%3Aalert%281%29"),
        ("/data/a.yaml", "file:///data/a.yaml"),
        (r"C:\data\a.yaml", "file:///C:/data/a.yaml"),
        ("c:/data/某.yaml", "file:///c:/data/%E6%9F%90.yaml"),
        (r"\\server\share\a.yaml", "file://server/share/a.yaml"),
        (r"data\a.yaml", "data/a.yaml"),
        (r"data/a\b.yaml", "data/a%5Cb.yaml"),
        ("<input>", None),
        ("", None),
    ],
)
def test_a_name_becomes_a_uri(name: str, uri: str | None) -> None:
    assert file_uri(name) == uri


@given(st.text(st.characters()))
def test_every_name_becomes_a_uri_reference(name: str) -> None:
    uri = file_uri(name)
    assert uri is None or REFERENCE.fullmatch(uri)


@given(st.text(st.characters()))
def test_a_relative_name_stays_relative(name: str) -> None:
    uri = file_uri("data/" + name)
    assert uri is not None
    assert uri.startswith("data/")
