"""The bodies that govern a consortium, and what they deal with."""

from __future__ import annotations

from collections.abc import Collection

from medconsortium.model import Consortium, Listing
from medconsortium.vocabulary import Completeness, Remit

__all__ = ["remit_of"]


def remit_of(consortium: Consortium) -> Listing[Remit] | None:
    """Return what the bodies of a consortium deal with together; `None` where it is not stated.

    The list is complete where the bodies are listed completely, and the remit of each is.

    >>> from medconsortium.model import GoverningBody
    >>> council = GoverningBody(name="理事会", remit=[Remit.PLANNING])
    >>> remit_of(Consortium(id="体", name="体", bodies=[council]))
    Listing([<Remit.PLANNING: 'planning'>], unknown)
    """
    bodies = consortium.bodies
    if bodies is None:
        return None
    remits = [body.remit for body in bodies]
    together = list(dict.fromkeys(item for remit in remits for item in remit or ()))
    all_stated = bodies.completeness is Completeness.COMPLETE and all(map(_is_complete, remits))
    if not together and not all_stated:
        return None
    return Listing(together, Completeness.COMPLETE if all_stated else Completeness.UNKNOWN)


def _is_complete(remit: Collection[Remit] | None) -> bool:
    return isinstance(remit, Listing) and remit.completeness is Completeness.COMPLETE
