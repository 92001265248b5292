from __future__ import annotations

import json
from collections.abc import Callable

import pytest

from medconsortium.documents import json_schema
from medconsortium.documents.schema import FORMATS, FormatName


def test_the_schema_is_printed_as_it_is(run: Callable[..., tuple[int, str, str]]) -> None:
    code, out, err = run("schema")
    assert (code, err) == (0, "")
    assert json.loads(out) == json_schema()


@pytest.mark.parametrize("name", FORMATS)
def test_each_format_has_its_schema(
    run: Callable[..., tuple[int, str, str]], name: FormatName
) -> None:
    code, out, _ = run("schema", name)
    assert (code, json.loads(out)) == (0, json_schema(name))


def test_an_unknown_format_is_met_with_those_there_are(
    run: Callable[..., tuple[int, str, str]],
) -> None:
    code, out, err = run("schema", "waiver")
    assert (code, out) == (2, "")
    assert "waivers" in err
