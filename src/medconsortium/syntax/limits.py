"""How much a document may ask of its reader."""

from __future__ import annotations

from typing import Final

from attrs import field, frozen
from attrs.validators import ge, le

__all__ = ["DEFAULT_LIMITS", "Limits"]

# Python refuses to read integers of more digits than an application allows, at the least 640.
_FEWEST_DIGITS_OF_PYTHON: Final = 640


@frozen(kw_only=True)
class Limits:
    """Bounds on the size of a document; one that exceeds them is refused with a fault.

    A *node* is a mapping, a list, a scalar or a key. An alias counts as many nodes, characters and
    levels as what it stands for, as if it were written out.

    Attributes:
        max_bytes: Bytes of the document; also the characters that aliases may expand to.
        max_nodes: Nodes, those of expanded aliases included.
        max_depth: Mappings and lists inside each other.
        max_number_chars: Characters of one number, at most 640.
        max_faults: Faults reported before reading stops.

    >>> Limits(max_depth=8).max_depth
    8
    """

    max_bytes: int = field(default=64 * 1024 * 1024, validator=ge(1))
    max_nodes: int = field(default=5_000_000, validator=ge(1))
    max_depth: int = field(default=64, validator=ge(1))
    max_number_chars: int = field(default=400, validator=[ge(1), le(_FEWEST_DIGITS_OF_PYTHON)])
    max_faults: int = field(default=100, validator=ge(1))


DEFAULT_LIMITS: Final = Limits()
