from __future__ import annotations

import pytest

from medconsortium.strategies.compliant.forms import FORMS, FREE_LINKS
from medconsortium.strategies.sites import SITES
from medconsortium.vocabulary import ConsortiumKind, LinkKind, Role


def test_every_kind_has_a_form() -> None:
    assert set(FORMS) == set(ConsortiumKind)


@pytest.mark.parametrize("kind", FORMS, ids=lambda kind: kind.key)
def test_a_form_names_sites_that_there_are(kind: ConsortiumKind) -> None:
    form = FORMS[kind]
    named = {*form.leads, *form.least, *form.beside, *form.further}
    assert named <= SITES.keys()
    assert form.size == len(form.least) + len(form.beside) + 1
    assert form.roles[0] is Role.MEMBER


def test_ways_up_and_down_are_given_by_the_form_alone() -> None:
    assert set(LinkKind) - set(FREE_LINKS) == {LinkKind.REFERRAL_UP, LinkKind.REFERRAL_DOWN}
