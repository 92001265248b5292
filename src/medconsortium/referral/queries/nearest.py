"""A prepared handle for services that ask again and again where to go."""

from __future__ import annotations

from functools import cached_property

from attrs import frozen

from medconsortium.referral.availability import Availability
from medconsortium.referral.compiled_network import CompiledNetwork
from medconsortium.referral.cost import PathCost
from medconsortium.referral.explanations.path import ReferralPath
from medconsortium.referral.need import CareNeed
from medconsortium.referral.places.resolving import resolve_need
from medconsortium.referral.queries.catchment import Catchment, catchment_of

__all__ = ["Nearest", "nearest"]


def nearest(
    compiled: CompiledNetwork, need: CareNeed, *, availability: Availability | None = None
) -> Nearest:
    """Search once, from every institution, and return a handle that answers for any of them.

    Args:
        compiled: The network made ready by `compile_network`.
        need: The care needed.
        availability: Who takes patients just now, if that is known.

    Raises:
        NotFoundError: A name is not known.
        AmbiguousError: Several go by a name.

    >>> from datetime import date
    >>> from medconsortium.model import Institution, Network
    >>> from medconsortium.referral.compiled_network import compile_network
    >>> from medconsortium.vocabulary import Phase, Tier
    >>> network = Network(institutions=[Institution(id="站", name="站", tier=Tier.TOWNSHIP)])
    >>> handle = nearest(
    ...     compile_network(network, on=date(2024, 1, 1)), CareNeed(phase=Phase.FIRST_CONTACT)
    ... )
    >>> handle.target("站"), handle.cost("站").travel_minutes
    ('站', 0.0)
    """
    resolved = resolve_need(compiled.network, need)
    return Nearest(catchment_of(compiled, resolved, availability))


@frozen(eq=False, slots=False)
class Nearest:
    """Where to go from every institution, to be looked up one by one; institutions go by id.

    Threads may share it; pickling it costs the columns of the network and of what was found.
    """

    catchment: Catchment

    def __reduce__(self) -> tuple[object, ...]:
        return Nearest, (self.catchment,)

    def target(self, origin: str) -> str | None:
        """Return the institution that gives the care, `None` if there is no way.

        Raises:
            NotFoundError: There is no such institution.
        """
        target = self._targets[self.catchment.row(origin)]
        return None if target < 0 else self.catchment.id(target)

    def cost(self, origin: str) -> PathCost | None:
        """Return what the way costs, `None` if there is none.

        Raises:
            NotFoundError: There is no such institution.
        """
        return self.catchment.cost(origin)

    def path(self, origin: str) -> ReferralPath:
        """Return the way, explained, as `find_path` returns it.

        Raises:
            NotFoundError: There is no such institution.
        """
        return self.catchment.path(self.catchment.id(self.catchment.row(origin)))

    @cached_property
    def _targets(self) -> memoryview:
        """The targets as plain numbers, at twice the speed of numpy's."""
        return self.catchment.target.data
