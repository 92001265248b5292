"""How sure an answer is."""

from __future__ import annotations

from medconsortium.vocabulary import Term

__all__ = ["Certainty"]


class Certainty(Term):
    """How sure an answer is."""

    CONFIRMED = "confirmed", "已确认", "confirmed"
    POSSIBLE = "possible", "可能（待确认）", "possible (unconfirmed)"
    NONE = "none", "无路径", "no path"
