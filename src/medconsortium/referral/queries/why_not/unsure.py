"""What is not sure of a network on a day: agreements that do not stand, or may not.

Each thing has a number, so that what rests on it can be found, and is paid for once.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property
from typing import Any, cast

import numpy as np
from attrs import frozen
from numpy.typing import NDArray

from medconsortium.model import Network
from medconsortium.model.columnar.columns import NO_DAY, DateColumn
from medconsortium.referral.channels.columns import ChannelColumns
from medconsortium.referral.channels.standing import Standing
from medconsortium.referral.places.roster import host_of
from medconsortium.referral.queries.why_not.relaxation import Relaxation, Tariff
from medconsortium.text import Text

__all__ = ["CONSORTIA", "INSTRUMENTS", "LINKS", "MEMBERSHIPS", "NOTHING", "Unsure"]

LINKS, INSTRUMENTS, CONSORTIA, MEMBERSHIPS = range(4)
"""The tables of things that may be unsure, by number; questions about a consortium come after."""

NOTHING = -1
"""The number of what is sure."""

_NAMES = ("links", "instruments", "consortia", "memberships")
_SPAN = 2**32


@frozen(eq=False, slots=False, kw_only=True)
class Unsure:
    """What is not sure on a day, by number.

    Attributes:
        network: The network.
        standing: What stands on the day.
        tariff: What relaxations cost.
        questions: What channels of some consortia leave open.
    """

    network: Network
    standing: Standing
    tariff: Tariff
    questions: tuple[Text, ...] = ()

    def numbers(
        self, table: int, places: NDArray[np.integer], *, unless_unknown: bool = False
    ) -> NDArray[np.int64]:
        """Return the numbers of rows by their places in a table; `NOTHING` of those that stand.

        Args:
            table: `LINKS` and so on.
            places: Places in the table, -1 for none.
            unless_unknown: Whether what may stand, for all that is known, will do.
        """
        states = np.append(getattr(self.standing, _NAMES[table]), 1)[places]
        sure = states != 0 if unless_unknown else states == 1
        return np.where(sure, NOTHING, table * _SPAN + places.astype(np.int64))

    def of_channels(self, channels: ChannelColumns, rows: NDArray[np.integer]) -> NDArray[np.int64]:
        """Return what some channels rest on that is not sure (rows × things); else `NOTHING`."""
        on_link = channels.link[rows] >= 0
        consortium = channels.consortium[rows]
        columns = [
            self.numbers(LINKS, channels.link[rows]),
            self.numbers(INSTRUMENTS, channels.instrument[rows]),
            np.where(
                on_link,
                self.numbers(CONSORTIA, consortium, unless_unknown=True),
                self.numbers(CONSORTIA, consortium),
            ),
            self.numbers(MEMBERSHIPS, channels.origin_member[rows]),
            self.numbers(MEMBERSHIPS, channels.target_member[rows]),
        ]
        for at, question in enumerate(self.questions, start=len(_NAMES)):
            leaves_open = np.array([question in basis.doubts for basis in channels.bases], np.bool_)
            asked = leaves_open[channels.basis[rows]] if len(leaves_open) else on_link
            columns.append(np.where(asked, at * _SPAN + consortium.astype(np.int64), NOTHING))
        return np.stack(columns, axis=1)

    def costs(self, numbers: NDArray[np.int64]) -> NDArray[np.int64]:
        """Return what it costs to make sure of some things; 0 for `NOTHING`."""
        costs = self.tariff.costs
        found = np.where(numbers >= 0, costs[Relaxation.ASK], 0)
        for table in range(len(_NAMES)):
            mine = np.flatnonzero(numbers // _SPAN == table)
            place = numbers[mine] % _SPAN
            gone = getattr(self.standing, _NAMES[table])[place] == 0
            back = np.where(
                self._ended[table][place], costs[Relaxation.RENEW], costs[Relaxation.SIGN]
            )
            found[mine[gone]] = back[gone]
        return found

    def relaxation(self, number: int) -> Relaxation:
        """Return what makes sure of a thing: to ask, to renew, or to sign."""
        table, place = divmod(number, _SPAN)
        if table >= len(_NAMES) or getattr(self.standing, _NAMES[table])[place] != 0:
            return Relaxation.ASK
        return Relaxation.RENEW if self._ended[table][place] else Relaxation.SIGN

    def table(self, number: int) -> int:
        """Return the number of the table that a thing stands in; more than all for a question."""
        return number // _SPAN

    def id(self, number: int) -> str:
        """Return the id of the row that a thing is."""
        table, place = divmod(number, _SPAN)
        name = _NAMES[table] if table < len(_NAMES) else "consortia"
        columns: Any = self.network.table(name).columns
        return cast("str", columns.id[place])

    def name(self, number: int) -> Text:
        """Return what a thing is called."""
        table, row = number // _SPAN, self.id(number)
        if table == LINKS:
            return _link_name(self.network, row)
        if table == MEMBERSHIPS:
            return _membership_name(self.network, row)
        if table == INSTRUMENTS:
            return self.network.instruments[row].title or Text(row, row)
        return self.network.consortia[row].name

    def question(self, number: int) -> Text | None:
        """Return what else is to be asked of a consortium; `None` if that is not what it is."""
        at = number // _SPAN - len(_NAMES)
        return self.questions[at] if at >= 0 else None

    @cached_property
    def _ended(self) -> Sequence[NDArray[np.bool_]]:
        """Which rows of each table have ended."""
        day = np.datetime64(self.standing.on, "D").astype(np.int64)
        tables = (self.network.table(name).columns for name in _NAMES)
        return [_over(columns.until, day) for columns in tables]  # type: ignore[attr-defined]


def _over(until: DateColumn, day: np.int64) -> NDArray[np.bool_]:
    """Return which ends have passed; one that is not stated has not."""
    return np.asarray((until.latest < day) & (until.earliest != NO_DAY))


def _link_name(network: Network, link: str) -> Text:
    row = network.links[link]
    ends = (_care_name(network, care) for care in (row.origin, row.target))
    (zh_one, en_one), (zh_other, en_other) = (
        (n.in_language("zh"), n.in_language("en")) for n in ends
    )
    return Text(
        f"{zh_one}与{zh_other}的{row.kind.zh}合作", f"the {row.kind.en} of {en_one} and {en_other}"
    )


def _membership_name(network: Network, membership: str) -> Text:
    row = network.memberships[membership]
    care, consortium = row.institution or row.department, network.consortia[row.consortium].name
    host = None if care is None else host_of(network, care)
    name = _care_name(network, host or str(care))
    return Text(
        f"{name.in_language('zh')}在“{consortium.in_language('zh')}”的成员资格",
        f"the membership of {name.in_language('en')} in “{consortium.in_language('en')}”",
    )


def _care_name(network: Network, care: str) -> Text:
    return (network.institutions if care in network.institutions else network.departments)[
        care
    ].name
