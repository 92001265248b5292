from __future__ import annotations

import pytest
from tests.rules.rows import consortium, network, outcome, verdict

from medconsortium.model import Listing
from medconsortium.rules.families.rare_disease.single_payer import single_payer
from medconsortium.vocabulary import Completeness, PaymentSource

FUND, PATIENT = PaymentSource.INSURANCE_FUND, PaymentSource.PATIENT


@pytest.mark.parametrize(
    ("sources", "expected"),
    [
        (Listing([FUND, PATIENT], Completeness.COMPLETE), "pass"),
        (Listing([FUND, PATIENT], Completeness.PARTIAL), "pass"),
        (Listing([FUND, PATIENT]), "pass"),
        (Listing([PATIENT], Completeness.COMPLETE), "fail"),
        (Listing([PATIENT, PATIENT], Completeness.COMPLETE), "fail"),  # the same twice
        (Listing([]), "fail"),
        (Listing([PATIENT], Completeness.PARTIAL), "not_assessed"),
        (Listing([PATIENT]), "not_assessed"),
        (None, "not_assessed"),
    ],
)
def test_decided_cases(sources: Listing[PaymentSource] | None, expected: str) -> None:
    for kind, said in (("rare_disease_network", expected), ("other", "not_applicable")):
        judged = network(consortium(kind, fields={"payment_sources": sources}))
        assert outcome(single_payer, judged) == said


def test_a_finding_names_the_one_there_is() -> None:
    alone = Listing([PATIENT], Completeness.COMPLETE)
    of = consortium("rare_disease_network", fields={"payment_sources": alone})
    (evidence,) = verdict(single_payer, network(of)).evidence
    assert (evidence.found, evidence.wanted) == ((PATIENT,), "≥ 2")
