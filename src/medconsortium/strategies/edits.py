"""Networks as they change from day to day."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date, timedelta
from typing import Any, Literal, TypeAlias

from attrs import evolve, field, frozen
from hypothesis import strategies as st
from hypothesis.strategies import DrawFn, SearchStrategy

from medconsortium.model import (
    OPEN,
    Institution,
    Link,
    Membership,
    Network,
    Row,
    with_rows,
    without_rows,
)
from medconsortium.rules.examples import EXAMPLE_DAY
from medconsortium.strategies.networks import networks as compliant_networks
from medconsortium.vocabulary import Completeness, LinkKind, Role

__all__ = ["Edit", "EditHistory", "EditKind", "edit_histories"]

EditKind: TypeAlias = Literal["open", "rename", "resize", "join", "leave", "refer", "retract"]
"""An institution opens, takes another name, has other beds, joins or leaves a consortium; a way to
refer patients is agreed on; a link is taken back, as if it had never been."""

KINDS: tuple[EditKind, ...] = ("open", "rename", "resize", "join", "leave", "refer", "retract")


@frozen(kw_only=True)
class Edit:
    """A change on a day: the rows added or replaced, and those taken out."""

    day: date
    kind: EditKind
    put: tuple[Row, ...] = ()
    taken: tuple[Row, ...] = ()

    def apply(self, network: Network) -> Network:
        """Return the network after the change."""
        return with_rows(without_rows(network, self.taken), self.put)


@frozen(kw_only=True)
class EditHistory:
    """A network, and what was changed in it, one change after the other.

    `networks` are the network at first and after each of the edits.
    """

    start: Network = field(repr=False)
    edits: tuple[Edit, ...]

    @property
    def networks(self) -> tuple[Network, ...]:
        """The network at first, and after each of the edits."""
        found = [self.start]
        for edit in self.edits:
            found.append(edit.apply(found[-1]))
        return tuple(found)


@st.composite
def edit_histories(
    draw: DrawFn,
    *,
    networks: SearchStrategy[Network] | None = None,
    kinds: Sequence[EditKind] = KINDS,
    min_edits: int = 0,
    max_edits: int = 6,
    since: date = EXAMPLE_DAY,
) -> EditHistory:
    """Draw networks with what is changed in them from a day on, some days apart.

    Args:
        networks: What draws the networks at first; `networks` with an institution if left out.
        kinds: What may be changed. Where there is nothing to change in that way, an institution
            opens instead.
        min_edits: The fewest changes.
        max_edits: The most changes.
        since: The day before the first change.

    Every change can be made: it refers to what is there by then. A history is not kept within the
    rules. Shrinks to the plainest network without changes.
    """
    beginning = compliant_networks(min_institutions=1) if networks is None else networks
    start = network = draw(beginning)
    day, edits = since, []
    steps = st.tuples(st.sampled_from(list(kinds)), st.integers(1, 90), st.integers(0, 99))
    for kind, days, which in draw(st.lists(steps, min_size=min_edits, max_size=max_edits)):
        day += timedelta(days=days)
        edit = _EDITS[kind](network, day, which) or _open(network, day, which)
        edits.append(edit)
        network = edit.apply(network)
    return EditHistory(start=start, edits=tuple(edits))


def _open(network: Network, day: date, which: int) -> Edit:
    number = len(network.institutions) + 1
    opened = Institution(
        id=f"新建机构{number}-{day}",
        name=f"第{number}新建医院",
        beds=which,
        since=day,
        until=OPEN,
    )
    return Edit(day=day, kind="open", put=(opened,))


def _rename(network: Network, day: date, which: int) -> Edit | None:
    row = _one(network, "institutions", which)
    return row and Edit(day=day, kind="rename", put=(evolve(row, name=f"{row.name}（{day}更名）"),))


def _resize(network: Network, day: date, which: int) -> Edit | None:
    row = _one(network, "institutions", which)
    return row and Edit(
        day=day, kind="resize", put=(evolve(row, beds=(row.beds or 0) + 1 + which),)
    )


def _join(network: Network, day: date, which: int) -> Edit | None:
    consortium, institution = (
        _one(network, table, which) for table in ("consortia", "institutions")
    )
    if consortium is None or institution is None:
        return None
    joined = Membership(
        id=f"加入-{len(network.memberships) + 1}-{day}",
        consortium=consortium.id,
        institution=institution.id,
        role=Role.MEMBER,
        since=day,
        until=OPEN,
    )
    return Edit(day=day, kind="join", put=(joined,))


def _leave(network: Network, day: date, which: int) -> Edit | None:
    row = _one(network, "memberships", which)
    return row and Edit(day=day, kind="leave", put=(evolve(row, until=day),))


def _refer(network: Network, day: date, which: int) -> Edit | None:
    origin, target = (_one(network, "institutions", number) for number in (which, which // 7))
    if origin is None or target is None:
        return None
    agreed = Link(
        id=f"转诊-{len(network.links) + 1}-{day}",
        origin=origin.id,
        target=target.id,
        kind=LinkKind.REFERRAL_UP,
        since=day,
        until=OPEN,
    )
    return Edit(day=day, kind="refer", put=(agreed,))


def _retract(network: Network, day: date, which: int) -> Edit | None:
    row = _one(network, "links", which)
    if row is None:
        return None
    put: tuple[Row, ...] = ()
    if row.consortium is not None:
        of = network.consortia[row.consortium]
        put = (evolve(of, links_completeness=Completeness.UNKNOWN),)
    return Edit(day=day, kind="retract", put=put, taken=(row,))


_EDITS: dict[EditKind, Callable[[Network, date, int], Edit | None]] = {
    "open": _open,
    "rename": _rename,
    "resize": _resize,
    "join": _join,
    "leave": _leave,
    "refer": _refer,
    "retract": _retract,
}


def _one(network: Network, table: str, which: int) -> Any:
    """Return a row of a table by a number that goes round in a circle; `None` where it is empty."""
    rows = list(network.table(table).values())
    return rows[which % len(rows)] if rows else None
