"""The best paths, in order."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from itertools import islice
from typing import Any, overload

from attrs import frozen

from medconsortium.model import Network
from medconsortium.referral.availability import Availability
from medconsortium.referral.explanations.explaining import explained
from medconsortium.referral.explanations.path import ReferralPath
from medconsortium.referral.explanations.plain import plain_text
from medconsortium.referral.need import CareNeed
from medconsortium.referral.places.resolving import Origin
from medconsortium.referral.policy import ReferralPolicy
from medconsortium.referral.queries.asking import ask, why_none
from medconsortium.referral.queries.ways import best_way, ways_in_order
from medconsortium.text import Language, Text

__all__ = ["Paths", "find_paths"]

_DEFAULT = ReferralPolicy()


@frozen
class Paths(Sequence[ReferralPath]):
    """Paths, the best first; where there is none, the `reason`."""

    paths: tuple[ReferralPath, ...]
    reason: Text

    def __len__(self) -> int:
        return len(self.paths)

    @overload
    def __getitem__(self, index: int) -> ReferralPath: ...
    @overload
    def __getitem__(self, index: slice) -> tuple[ReferralPath, ...]: ...
    def __getitem__(self, index: int | slice) -> ReferralPath | tuple[ReferralPath, ...]:
        return self.paths[index]

    def to_text(self, language: Language = "zh") -> str:
        """Return the paths one after the other, or why there is none."""
        if not self.paths:
            return self.reason.in_language(language)
        return "\n\n".join(path.to_text(language) for path in self.paths)

    def to_dict(self) -> dict[str, Any]:
        """Return the paths as plain data."""
        return {
            "paths": [path.to_dict() for path in self.paths],
            "reason": plain_text(self.reason),
        }


def find_paths(
    network: Network,
    origin: Origin,
    need: CareNeed,
    *,
    k: int = 3,
    on: date | None = None,
    policy: ReferralPolicy = _DEFAULT,
    availability: Availability | None = None,
) -> Paths:
    """Return the best `k` ways, or as many as there are, in the order of `find_path`.

    Ways differ in the institutions along them, and pass none twice; of channels that join the same
    two, the best is taken. To stay at the origin is one of the ways, where it can give the care.

    Args:
        network: The network.
        origin: Where the patient starts, as for `find_path`.
        need: The care needed.
        k: How many, at least 1.
        on: The day; today in Asia/Shanghai if left out.
        policy: How referral is organised.
        availability: Who takes patients just now, if that is known.

    Raises:
        ValueError: `k` is below 1.
        NotFoundError: A name is not known.
        AmbiguousError: Several go by a name.

    >>> from medconsortium.model import Institution, Link
    >>> from medconsortium.vocabulary import LinkKind, Phase
    >>> network = Network(
    ...     institutions=[Institution(id=name, name=name) for name in ("乡", "县", "市")],
    ...     links=[
    ...         Link(origin="乡", target=target, kind=LinkKind.REFERRAL_UP, travel_minutes=minutes)
    ...         for target, minutes in (("市", 60), ("县", 20))
    ...     ],
    ... )
    >>> paths = find_paths(network, "乡", CareNeed(phase=Phase.ACUTE), on=date(2024, 1, 1))
    >>> [path.institutions for path in paths]
    [('乡', '县'), ('乡', '市')]
    """
    if k < 1:
        raise ValueError(f"k must be at least 1, not {k!r:.40}")
    query = ask(network, origin, need, on=on, policy=policy, availability=availability)
    paths = tuple(explained(query, way) for way in islice(ways_in_order(query), k))
    if not paths:
        limited = best_way(query, heeds_limits=False) is not None
        return Paths((), why_none(query, is_limited=limited))
    count = len(paths)
    return Paths(paths, Text(f"找到 {count} 条路径", f"{count} paths were found"))
