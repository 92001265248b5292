"""What would have to change for a way to be sure."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from attrs import evolve

from medconsortium.model import Network
from medconsortium.referral.availability import Availability
from medconsortium.referral.explanations.certainty import Certainty
from medconsortium.referral.explanations.explaining import unanswered
from medconsortium.referral.explanations.path import ReferralPath
from medconsortium.referral.need import CareNeed
from medconsortium.referral.places.resolving import Origin
from medconsortium.referral.policy import ReferralPolicy
from medconsortium.referral.queries.asking import ask
from medconsortium.referral.queries.find import answered, find_path
from medconsortium.referral.queries.why_not.answer import Change, WhyNot
from medconsortium.referral.queries.why_not.as_changed import path_as_changed
from medconsortium.referral.queries.why_not.changes import changes_of
from medconsortium.referral.queries.why_not.relaxation import (
    RELAXATION_COSTS,
    Relaxation,
    Tariff,
)
from medconsortium.referral.queries.why_not.relaxed_ways import relaxed_ways
from medconsortium.referral.queries.why_not.search import cheapest_way
from medconsortium.text import Text

__all__ = ["why_not"]

_DEFAULT = ReferralPolicy()
_NOTHING = Text("无须改变，现有路径已确认", "nothing has to change, a way is confirmed")


def why_not(
    network: Network,
    origin: Origin,
    need: CareNeed,
    *,
    on: date | None = None,
    policy: ReferralPolicy = _DEFAULT,
    availability: Availability | None = None,
    costs: Mapping[Relaxation, int] = RELAXATION_COSTS,
) -> WhyNot:
    """Return the least that would have to change for a way to be confirmed.

    To ask after what is not known; to renew what has ended, to sign what is not signed or has not
    begun; to widen the scope of a channel, to skip a level, to leave the consortium, the county or
    the province; to start a service that is stated not to be there; to open a channel. What several
    hops rest on is counted once. Of changes of equal cost the fewest are taken, then the fewest
    hops. A change takes nothing away: borders and disease lists that it might bring are not held
    against it. First contact, limits, acceptance, who has closed, and whether the patient can
    travel are not relaxed.

    Args:
        network: The network.
        origin: Where the patient starts, as for `find_path`.
        need: The care needed.
        on: The day; today in Asia/Shanghai if left out.
        policy: How referral is organised.
        availability: Who takes patients just now, if that is known.
        costs: What changes weigh; those left out weigh as in `RELAXATION_COSTS`.

    Raises:
        ValueError: A cost is no whole number from 0 to a million.
        NotFoundError: A name is not known.
        AmbiguousError: Several go by a name.

    >>> from medconsortium.model import Institution, Link
    >>> from medconsortium.vocabulary import LinkKind, Phase
    >>> lapsed = Link(origin="乡", target="县", kind=LinkKind.BOOKING, since="2010", until="2019")
    >>> network = Network(
    ...     institutions=[Institution(id=name, name=name) for name in ("乡", "县")], links=[lapsed]
    ... )
    >>> need = CareNeed(phase=Phase.DIAGNOSIS, provider="县")
    >>> answer = why_not(network, "乡", need, on=date(2024, 1, 1))
    >>> [(change.relaxation.key, change.about) for change in answer.changes], answer.cost
    ([('ask', ('县',)), ('renew', ('乡/县/booking/2010',))], 3)
    """
    tariff = Tariff(costs)
    query = ask(network, origin, need, on=on, policy=policy, availability=availability)
    path = answered(query)
    if path.certainty is Certainty.CONFIRMED:
        return WhyNot(path=path, reason=_NOTHING)
    far = _at_a_distance(network, origin, need, path, availability)
    ways = relaxed_ways(query, tariff)
    found = cheapest_way(ways)
    if found is None:
        reason = path.reason
        return WhyNot(path=unanswered(query, reason), at_a_distance=far, reason=reason)
    changes = changes_of(ways, found)
    return WhyNot(
        changes=changes,
        cost=sum(change.cost for change in changes),
        exact=found.exact,
        path=path_as_changed(ways, found),
        at_a_distance=far,
        reason=_in_words(changes, exact=found.exact),
    )


def _at_a_distance(
    network: Network,
    origin: Origin,
    need: CareNeed,
    path: ReferralPath,
    availability: Availability | None,
) -> ReferralPath | None:
    """Return what there is for who accepts care at a distance, where that was not accepted."""
    if need.is_remote:
        return None
    far = find_path(
        network,
        origin,
        evolve(need, remote_acceptable=True),
        on=path.on,
        policy=path.policy,
        availability=availability,
    )
    is_remote = any(not hop.channel.moves_patient for hop in far.hops)
    return far if is_remote and not need.drug else None


def _in_words(changes: tuple[Change, ...], *, exact: bool) -> Text:
    count = len(changes)
    needed = f"{count} change{'s' if count > 1 else ''}"
    if exact:
        return Text(f"至少须改变 {count} 处", f"it takes at least {needed}")
    return Text(f"改变 {count} 处即可，或许更少", f"{needed} will do, or perhaps less")
