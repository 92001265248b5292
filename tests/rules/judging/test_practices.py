"""What a list has, lacks, or leaves open."""

from __future__ import annotations

import pytest

from medconsortium.model import Consortium, Listing
from medconsortium.rules import Outcome
from medconsortium.rules.judging.practices import (
    declaring_everything,
    judge_listing,
    judge_practice,
    without_practice,
)
from medconsortium.text import Text
from medconsortium.vocabulary import Centre, Completeness, Practice

CURE = Text("补上", "add it")
COMPLETE, PARTIAL = Completeness.COMPLETE, Completeness.PARTIAL


@pytest.mark.parametrize(
    ("practices", "outcome"),
    [
        (None, Outcome.NOT_ASSESSED),
        (Listing([]), Outcome.FAIL),  # stated to be none
        (Listing([Practice.TRAINING], COMPLETE), Outcome.FAIL),
        (Listing([Practice.TRAINING], PARTIAL), Outcome.NOT_ASSESSED),
        (Listing([Practice.TRAINING]), Outcome.NOT_ASSESSED),
        (Listing([Practice.BENEFIT_SHARING], PARTIAL), Outcome.PASS),
        (Listing([Practice.BENEFIT_SHARING, Practice.TRAINING], COMPLETE), Outcome.PASS),
    ],
)
def test_a_practice_is_declared_not_declared_or_not_known(
    practices: Listing[Practice] | None, outcome: Outcome
) -> None:
    consortium = Consortium(id="体", name="体", practices=practices)
    verdict = judge_practice(consortium, Practice.BENEFIT_SHARING, cure=CURE)
    assert verdict.outcome is outcome
    assert "利益共享" in str(verdict.message.zh)
    assert verdict.missing == (("consortia.practices",) if outcome is Outcome.NOT_ASSESSED else ())


def test_what_is_lacking_is_named() -> None:
    wanted = (Centre.ECG, Centre.PATHOLOGY)
    verdict = judge_listing(Listing([Centre.ECG], COMPLETE), wanted, where="consortia.x", cure=CURE)
    assert verdict.outcome is Outcome.FAIL
    assert (verdict.evidence[0].found, verdict.evidence[0].wanted) == (1, 2)
    assert Centre.PATHOLOGY.zh in str(verdict.message.zh)
    assert Centre.ECG.zh not in str(verdict.message.zh)
    assert verdict.cure == CURE


def test_what_was_not_stated_is_said_once() -> None:
    first = judge_listing(None, (Centre.ECG,), where="consortia.x", cure=CURE)
    again = judge_listing(None, (Centre.ECG,), where="consortia.x", cure=CURE)
    other = judge_listing(None, (Centre.ECG,), where="consortia.y", cure=CURE)
    assert first is again
    assert (first.missing, other.missing) == (("consortia.x",), ("consortia.y",))


def test_an_example_declares_everything_until_a_practice_is_taken() -> None:
    network = without_practice(declaring_everything("other"), "example", Practice.TRAINING)
    left = network.consortia["example"].practices
    assert left is not None
    assert set(left) == set(Practice) - {Practice.TRAINING}
    assert left.completeness is COMPLETE
