"""Values of parameters, written plainly and read again."""

from __future__ import annotations

import json

import pytest

from medconsortium.documents.faults import FaultList, nowhere
from medconsortium.documents.notes import Notes
from medconsortium.documents.overlay_values import new_values, plain_values
from medconsortium.law import Parameter, corpus

PARAMETERS = {
    f"{regulation.key}#{parameter.key}": parameter
    for regulation in corpus().values()
    for parameter in regulation.parameters.values()
}


@pytest.mark.parametrize(("name", "parameter"), PARAMETERS.items(), ids=list(PARAMETERS))
def test_the_values_of_the_law_would_do(name: str, parameter: Parameter) -> None:
    notes = Notes(nowhere, FaultList(), frozenset())
    told = json.loads(json.dumps(plain_values(name, parameter.values)))
    assert new_values(name, told, (), notes) == parameter.values
    notes.raise_any()


def test_of_an_unknown_parameter_nothing_is_read() -> None:
    notes = Notes(nowhere, FaultList(), frozenset())
    assert new_values("none#at-all", {"values": [{"since": "2026"}]}, (), notes) == ()
    assert [fault.code for fault in notes.faults.found] == ["unknown-parameter"]
