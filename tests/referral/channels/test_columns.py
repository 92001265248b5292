"""The columns of channels, as they are shared."""

from __future__ import annotations

import pickle
from collections.abc import Callable
from datetime import date

from medconsortium.model import Network
from medconsortium.referral.channels.collecting import channel_columns
from medconsortium.referral.channels.columns import MOVING, kind_mask
from medconsortium.vocabulary import LinkKind

DAY = date(2020, 6, 1)
ROWS = "甲; 乙; 甲 -> 乙 referral_up minutes=20; 甲 -> 乙 teleconsultation minutes=20"


def test_a_mask_by_the_number_of_the_kind() -> None:
    mask = kind_mask([LinkKind.BOOKING])
    assert [kind for kind in LinkKind if mask[kind.number]] == [LinkKind.BOOKING]
    assert [kind.key for kind in LinkKind if MOVING[kind.number]] == [
        *("referral_up", "referral_down", "referral_lateral", "booking", "critical_transfer"),
        "follow_up",
    ]


def test_the_patient_takes_time_only_where_he_travels(
    network_of: Callable[[str], Network],
) -> None:
    columns = channel_columns(network_of(ROWS), DAY)
    assert columns.moves_patient.tolist() == [True, False]
    assert columns.minutes.tolist() == [200, 0]
    assert repr(columns) == "<ChannelColumns of 2 on 2020-06-01>"


def test_columns_cannot_be_written_to_and_can_be_pickled(
    network_of: Callable[[str], Network],
) -> None:
    columns = channel_columns(network_of(ROWS), DAY)
    for name in ("origin", "kind", "declared", "doubts", "minutes", "green", "crosses", "link"):
        assert not getattr(columns, name).flags.writeable
    again = pickle.loads(pickle.dumps(columns))  # noqa: S301
    assert again.origin.tolist() == columns.origin.tolist()
    assert again.limits == columns.limits
