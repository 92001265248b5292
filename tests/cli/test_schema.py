from __future__ import annotations

import json
from collections.abc import Callable

from medconsortium.documents import json_schema


def test_the_schema_is_printed_as_it_is(run: Callable[..., tuple[int, str, str]]) -> None:
    code, out, err = run("schema")
    assert (code, err) == (0, "")
    assert json.loads(out) == json_schema()
