"""Answers as HTML, for notebooks: a table with a row for each hop."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape
from typing import TYPE_CHECKING

from medconsortium.referral.explanations.names import name_of
from medconsortium.referral.explanations.sentences import (
    cost_in_words,
    hop_lines,
    route_in_words,
    synthetic_line,
)

if TYPE_CHECKING:
    from medconsortium.referral.explanations.path import ReferralPath

__all__ = ["path_table", "table"]


def path_table(path: ReferralPath) -> str:
    """Return a path as HTML, in Chinese."""
    network = path.network
    rows = [
        (
            name_of(network, hop.sender, "zh"),
            name_of(network, hop.receiver, "zh"),
            f"{hop.channel.kind.zh}（{hop.carrier.zh}）",
            "\n".join(hop_lines(network, hop, "zh")),
        )
        for hop in path.hops
    ]
    notes = [f"{route_in_words(path, 'zh')} [{path.certainty.zh}]"]
    if path.cost is not None and path.hops:
        notes.append(cost_in_words(path.cost, len(path.hops), "zh"))
    notes += [f"待确认：{doubt.in_language('zh')}" for doubt in path.doubts]
    if path.next_best is not None:
        notes.append(path.next_best.to_text("zh"))
    return table([*synthetic_line(network, "zh"), *notes], ("自", "至", "方式", "依据"), rows)


def table(notes: Iterable[str], head: Iterable[str], rows: Iterable[Iterable[object]]) -> str:
    """Return notes and a table as HTML; whatever they hold is shown as it is.

    >>> table(["<b>"], ["甲"], [[1]])
    '<p>&lt;b&gt;</p><table><thead><tr><th>甲</th></tr></thead><tbody><tr><td>1</td></tr></tbody></table>'
    """
    paragraphs = "".join(f"<p>{_shown(note)}</p>" for note in notes)
    heads = "".join(f"<th>{_shown(name)}</th>" for name in head)
    body = "".join(
        "<tr>" + "".join(f"<td>{_shown(cell)}</td>" for cell in row) + "</tr>" for row in rows
    )
    return f"{paragraphs}<table><thead><tr>{heads}</tr></thead><tbody>{body}</tbody></table>"


def _shown(value: object) -> str:
    return "" if value is None else escape(str(value)).replace("\n", "<br>")
