"""A vocabulary's look-ups give its own terms. Read by mypy and pyright, never run."""

from __future__ import annotations

from typing import assert_type

from medconsortium.vocabulary import VOCABULARIES, LinkKind, Subject, Term, Tier

assert_type(Tier.parse("县"), Tier)
assert_type(Tier.parse(Tier.COUNTY), Tier)
assert_type(Tier.at(0), Tier)
assert_type(Tier.nearest("县"), tuple[Tier, ...])
assert_type(Subject.parse("03.04"), Subject)
assert_type(Subject.CARDIOLOGY.parent, Subject | None)
assert_type(Tier.COUNTY.key, str)
assert_type(Tier.COUNTY.number, int)
assert_type(VOCABULARIES["Tier"].parse("县"), Term)
Tier.parse(LinkKind.BOOKING)  # type: ignore[arg-type]
Tier.COUNTY < LinkKind.BOOKING  # type: ignore[operator]  # noqa: B015
