"""Whether a consortium has a charter; what rules of several kinds of consortium share."""

from __future__ import annotations

from collections.abc import Sequence

from medconsortium.model import Consortium
from medconsortium.rules.engine.facts import Facts
from medconsortium.rules.engine.verdict import Verdict
from medconsortium.rules.judging.instruments import judge_instrument
from medconsortium.text import Text
from medconsortium.vocabulary import InstrumentKind, Provision

__all__ = ["judge_charter"]

_CURE = Text("制定章程并记录", "make a charter, and record it")


def judge_charter(
    facts: Facts, consortium: Consortium, *, must_set_out: Sequence[Provision] = ()
) -> Verdict:
    """Judge whether a charter is in force that sets out what it must."""
    return judge_instrument(
        facts, consortium, InstrumentKind.CHARTER, must_set_out=must_set_out, cure=_CURE
    )
