"""The answer to what would have to change: the changes, what they weigh, the way there then is."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape
from typing import Any

from attrs import frozen

from medconsortium.referral.explanations.path import ReferralPath
from medconsortium.referral.explanations.plain import plain_text
from medconsortium.referral.explanations.sentences import synthetic_line
from medconsortium.referral.queries.why_not.relaxation import Relaxation
from medconsortium.text import Language, Text

__all__ = ["Change", "WhyNot"]


@frozen(kw_only=True)
class Change:
    """One thing that would have to change.

    `about` are ids: of the row that is asked after, renewed, signed or started; of the two
    institutions that a channel joins; or of an institution, and the key of what it would start.
    `cost` is what the change weighs, for ranking only.
    """

    relaxation: Relaxation
    about: tuple[str, ...]
    cost: int
    text: Text


@frozen(kw_only=True)
class WhyNot:
    """What would have to change for a way to be sure.

    Without `changes`, a way is sure as it is; without a `path` found, none will be, whatever is
    changed. `path` is the way as it would be after the changes. `exact` tells whether `cost` is
    surely the least; else it is a bound, and there may be less to change. `at_a_distance` is what
    there is already for who accepts care at a distance.
    """

    changes: tuple[Change, ...] = ()
    cost: int = 0
    exact: bool = True
    path: ReferralPath
    at_a_distance: ReferralPath | None = None
    reason: Text

    def to_text(self, language: Language = "zh") -> str:
        """Return the changes, the way there is after them, and what there is at a distance."""
        return "\n".join(_lines(self, language))

    def to_dict(self) -> dict[str, Any]:
        """Return the answer as plain data."""
        far = self.at_a_distance
        return {
            "on": self.path.on.isoformat(),
            "network": self.path.network.digest,
            "synthetic": self.path.network.synthetic,
            "changes": [
                {
                    "relaxation": change.relaxation.key,
                    "about": list(change.about),
                    "cost": change.cost,
                    "text": plain_text(change.text),
                }
                for change in self.changes
            ],
            "cost": self.cost,
            "exact": self.exact,
            "reason": plain_text(self.reason),
            "path": self.path.to_dict(),
            "at_a_distance": None if far is None else far.to_dict(),
        }

    def _repr_html_(self) -> str:
        lines = self.to_text("zh").split("\n")
        return "".join(f"<p>{escape(line)}</p>" for line in lines)


def _lines(answer: WhyNot, language: Language) -> Iterator[str]:
    zh, path = language == "zh", answer.path
    synthetic = [*synthetic_line(path.network, language)]
    yield from synthetic
    yield answer.reason.in_language(language)
    for number, change in enumerate(answer.changes, start=1):
        label, text = change.relaxation.label(language), change.text.in_language(language)
        yield f"  {number}. {label}: {text}"
    if path.found:
        then = "改变之后" if zh else "then"
        now = "现有路径" if zh else "the way there is"
        yield f"{then if answer.changes else now}:"
        yield from (f"  {line}" for line in path.to_text(language).split("\n")[len(synthetic) :])
    if answer.at_a_distance is not None:
        yield "若接受远程医疗，现在即可:" if zh else "at a distance there is already:"
        lines = answer.at_a_distance.to_text(language).split("\n")
        yield from (f"  {line}" for line in lines[len(synthetic) :])
