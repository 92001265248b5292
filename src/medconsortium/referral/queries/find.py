"""Finding the best referral path."""

from __future__ import annotations

from datetime import date

from attrs import evolve

from medconsortium.model import Network
from medconsortium.referral.availability import Availability
from medconsortium.referral.explanations.explaining import (
    Query,
    alternative,
    cost_of,
    explained,
    unanswered,
)
from medconsortium.referral.explanations.path import ReferralPath
from medconsortium.referral.need import CareNeed
from medconsortium.referral.need_graph import without_target
from medconsortium.referral.places.resolving import Origin
from medconsortium.referral.policy import ReferralPolicy
from medconsortium.referral.queries.asking import ask, why_none
from medconsortium.referral.queries.ways import best_way

__all__ = ["answered", "find_path"]

_DEFAULT = ReferralPolicy()


def find_path(
    network: Network,
    origin: Origin,
    need: CareNeed,
    *,
    on: date | None = None,
    policy: ReferralPolicy = _DEFAULT,
    availability: Availability | None = None,
) -> ReferralPath:
    """Return the best way from an origin to an institution that can give the care needed.

    Answers with the fewest doubts come first; then, for patients who recover, those nearest home;
    for urgent needs, those with the fewest times not known; then the least in minutes, with
    transfers, times not known and borders weighed as the policy says; declared channels go before
    assumed ones of equal weight, and those with priority before others. A patient who recovers
    and has a home elsewhere does not stay at the origin. In an emergency, every institution can be
    reached directly: known minutes come before unknown ones, and of equal ones those nearest the
    origin by division.

    Args:
        network: The network.
        origin: An institution or a department (id, name, other name, identifier), a division or a
            point that the patient starts from.
        need: The care needed.
        on: The day; today in Asia/Shanghai if left out. It stands in the answer.
        policy: How referral is organised.
        availability: Who takes patients just now, if that is known.

    Raises:
        NotFoundError: The origin, or a place that the need or the overlay names, is not in the
            network.
        AmbiguousError: Several go by a name.

    >>> from medconsortium.model import Institution, Link, Network, Service
    >>> from medconsortium.vocabulary import LinkKind, Phase, Subject
    >>> network = Network(
    ...     institutions=[Institution(id="乡", name="乡医院"), Institution(id="县", name="县医院")],
    ...     services=[Service(provider="县", subject=Subject.PAEDIATRICS)],
    ...     links=[Link(origin="乡", target="县", kind=LinkKind.REFERRAL_UP, travel_minutes=20)],
    ... )
    >>> need = CareNeed(phase=Phase.DIAGNOSIS, subjects=[Subject.PAEDIATRICS])
    >>> path = find_path(network, "乡医院", need, on=date(2024, 1, 1))
    >>> path.institutions, path.travel_minutes, path.certainty.en
    (('乡', '县'), 20.0, 'possible (unconfirmed)')
    """
    return answered(ask(network, origin, need, on=on, policy=policy, availability=availability))


def answered(query: Query) -> ReferralPath:
    """Return the best answer to a query."""
    way = best_way(query)
    if way is None:
        return unanswered(
            query, why_none(query, is_limited=best_way(query, heeds_limits=False) is not None)
        )
    elsewhere = evolve(query, graph=without_target(query.graph, way.nodes[-2]))
    other = best_way(elsewhere)
    next_best = None if other is None else alternative(query, other, cost_of(query, way))
    return explained(query, way, next_best=next_best)
