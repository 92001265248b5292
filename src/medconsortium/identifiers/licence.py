"""The registration number of a practice licence (医疗机构执业许可证登记号): a soft check."""

from __future__ import annotations

from attrs import evolve

from medconsortium.identifiers.flaw import Flaw, plain
from medconsortium.identifiers.ws218 import check_ws218
from medconsortium.text import Text

__all__ = ["check_licence"]

_CURE = Text(
    zh="与执业许可证核对；登记号也有其他形式，与证书一致即照原样保留",
    en="compare with the licence; other forms exist, so keep what the licence says",
)


def check_licence(text: str) -> tuple[Flaw, ...]:
    """Return how `text` departs from the usual form of a practice licence number, as warnings.

    The number commonly has the 22 characters of a WS 218 institution code, but other forms exist,
    so a departure proves nothing. Only an empty text is an error.

    >>> [(flaw.code, flaw.severity) for flaw in check_licence("湘卫医字第0001号")]
    [('length', 'warning')]
    """
    flaws = check_ws218(text)
    if not plain(text):
        return flaws
    return tuple(evolve(flaw, severity="warning", cure=_CURE) for flaw in flaws)
