"""What things are called, in networks held in rows and in columns."""

from __future__ import annotations

import pytest

from medconsortium.model import Consortium, Institution, Instrument, Network
from medconsortium.referral.explanations.names import consortium_name, name_of, title_of
from medconsortium.text import Text

ROWS = Network(
    institutions=[
        Institution(id="甲", name=Text("甲院", "One")),
        Institution(id="乙", name="乙院"),
    ],
    consortia=[Consortium(id="盟", name="联盟")],
    instruments=[Instrument(id="书", title="协议"), Instrument(id="无题")],
)


def in_columns(network: Network) -> Network:
    """Return the same network, held in columns."""
    tables = {
        name: {field: getattr(network.table(name).columns, field) for field in fields}
        for name, fields in {
            "institutions": ("id", "name"),
            "consortia": ("id", "name"),
            "instruments": ("id", "title"),
        }.items()
    }
    return Network.from_columns(tables=tables)


@pytest.mark.parametrize("network", [ROWS, in_columns(ROWS)], ids=["rows", "columns"])
def test_names(network: Network) -> None:
    assert network.institutions.is_columnar == (network is not ROWS)
    assert name_of(network, "甲", "zh") == "甲院"
    assert name_of(network, "甲", "en") == "One"
    assert name_of(network, "乙", "en") == "乙院"
    assert consortium_name(network, "盟", "en") == "联盟"
    assert title_of(network, "书", "zh") == "协议"
    assert title_of(network, "无题", "zh") == "无题"
