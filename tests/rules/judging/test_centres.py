from __future__ import annotations

from datetime import date

import numpy as np
import pytest

from medconsortium.model import Consortium, HostedCentre, Listing, Network
from medconsortium.rules import Facts, Outcome
from medconsortium.rules.judging.centres import having_every_centre, judge_centres, without_centre
from medconsortium.text import Text
from medconsortium.vocabulary import Centre, Completeness

CURE = Text("补上", "add it")
ECG, LAB = HostedCentre(centre=Centre.ECG), HostedCentre(centre=Centre.LABORATORY)
COMPLETE, PARTIAL = Completeness.COMPLETE, Completeness.PARTIAL


@pytest.mark.parametrize(
    ("centres", "expected"),
    [
        (None, Outcome.NOT_ASSESSED),
        (Listing(), Outcome.FAIL),
        (Listing([ECG], COMPLETE), Outcome.FAIL),
        (Listing([ECG], PARTIAL), Outcome.NOT_ASSESSED),
        (Listing([ECG]), Outcome.NOT_ASSESSED),
        (Listing([ECG, ECG, LAB], PARTIAL), Outcome.PASS),
    ],
)
def test_which_centres_there_are(centres: Listing[HostedCentre] | None, expected: Outcome) -> None:
    wanted = (Centre.ECG, Centre.LABORATORY)
    network = Network(consortia=[Consortium(id="体", name="体", centres=centres)])
    first = np.array([0], np.int32)
    found = judge_centres(Facts(network, date(2021, 6, 15)), first, wanted, cure=CURE)
    verdict = found.explain(0)
    assert (verdict.outcome, found.outcomes.tolist()) == (expected, [expected.number])
    assert verdict.missing == (("consortia.centres",) if expected is Outcome.NOT_ASSESSED else ())


def test_an_example_has_every_centre_until_one_is_taken() -> None:
    network = having_every_centre("other")
    left = without_centre(network, "example", Centre.ECG).consortia["example"].centres
    assert left is not None
    assert {hosted.centre for hosted in left} == set(Centre) - {Centre.ECG}
    assert left.completeness is COMPLETE
