from __future__ import annotations

import pytest
from tests.rules.declared import OTHER_KINDS, of_other_kinds, practice_cases, said, what_is_missing
from tests.rules.rows import consortium, network, verdict

from medconsortium.model import Listing
from medconsortium.rules.families.general.unconfirmed_funding_channel import (
    unconfirmed_funding_channel,
)
from medconsortium.vocabulary import Practice


@pytest.mark.parametrize(("practices", "expected"), practice_cases(Practice.ORIGINAL_FUNDING))
def test_decided_cases(practices: Listing[Practice] | None, expected: str) -> None:
    assert set(said(unconfirmed_funding_channel, practices)) == {expected}
    assert set(said(unconfirmed_funding_channel, practices, status="planned")) == {"not_applicable"}


def test_it_is_for_two_kinds() -> None:
    assert of_other_kinds(unconfirmed_funding_channel) == OTHER_KINDS


def test_what_is_missing_or_lacking_is_named() -> None:
    assert what_is_missing(unconfirmed_funding_channel) == ("consortia.practices",)
    none = consortium(fields={"practices": []})
    assert "按原渠道安排投入" in str(verdict(unconfirmed_funding_channel, network(none)).message.zh)
