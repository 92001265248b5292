"""Which centres a consortium has for all its members."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
from attrs import evolve, frozen
from numpy.typing import NDArray

from medconsortium.model import Consortium, HostedCentre, Listing, Network, Table, with_rows
from medconsortium.model.columnar.columns import ListColumn, ReferenceColumn, read_only
from medconsortium.model.columnar.encodings import ReferenceEncoding
from medconsortium.rules.engine.alike import judge_alike
from medconsortium.rules.engine.facts import Facts
from medconsortium.rules.engine.three_valued import States
from medconsortium.rules.engine.verdict import Verdict, Verdicts
from medconsortium.rules.examples import example
from medconsortium.rules.judging.linkage import lists_every
from medconsortium.rules.judging.practices import judge_listing
from medconsortium.text import Text
from medconsortium.vocabulary import Centre, Completeness

__all__ = [
    "Hosted",
    "having_every_centre",
    "hosted_centres",
    "judge_centres",
    "kinds_of_centres",
    "without_centre",
]


def judge_centres(
    facts: Facts, consortia: NDArray[np.int32], wanted: Sequence[Centre], *, cure: Text
) -> Verdicts:
    """Judge of consortia, by row, whether they have certain centres."""
    return judge_alike(
        consortia,
        lambda row: _judge(facts.consortium(row), wanted, cure=cure),
        facts.network.consortia.derived(_having, tuple(wanted)),
    )


def kinds_of_centres(consortia: Table[Any, Any]) -> ListColumn:
    """Return for each consortium which centres it has, without their hosts."""
    stated: ListColumn = consortia.columns.centres
    numbers = read_only((hosted.centre.number for hosted in stated.values), np.int8)
    return evolve(stated, values=numbers)


@frozen(eq=False)
class Hosted:
    """The centres of all consortia: whose each is, by row, what it is, and who hosts it.

    `last` tells of each whether its consortium lists no other of the kind behind it.
    """

    consortium: NDArray[np.int64]
    centre: NDArray[np.int8]
    host: ReferenceColumn
    last: NDArray[np.bool_]


def hosted_centres(facts: Facts) -> Hosted:
    """Return the centres of all consortia, and who hosts them."""
    network = facts.network
    return network.consortia.derived(
        _hosted, beside=(network.institutions, network.departments, network.parties)
    )


def _hosted(consortia: Table[Any, Any], *tables: Table[Any, Any]) -> Hosted:
    stated: ListColumn = consortia.columns.centres
    of = np.repeat(np.arange(len(stated)), np.diff(stated.offsets))
    centre = consortia.derived(kinds_of_centres).values
    _, from_end = np.unique((of * len(Centre) + centre)[::-1], return_index=True)
    last = np.zeros(len(of), np.bool_)
    last[len(of) - 1 - from_end] = True
    by_name = dict(zip(_HOSTS.tables, tables, strict=True))
    host: Any = _HOSTS.to_column(
        [hosted.host for hosted in stated.values],
        lambda table, row_id: by_name[table].row_number(row_id),
    )
    return Hosted(of, centre, host, read_only(last, np.bool_))


_HOSTS = ReferenceEncoding(("institutions", "departments", "parties"))


def _having(consortia: Table[Any, Any], wanted: tuple[Centre, ...]) -> States:
    return lists_every(consortia.derived(kinds_of_centres), wanted)


def _judge(consortium: Consortium, wanted: Sequence[Centre], *, cure: Text) -> Verdict:
    """Judge whether a consortium has certain centres; only a complete list can lack one."""
    stated = consortium.centres
    kinds = (
        None
        if stated is None
        else Listing(dict.fromkeys(hosted.centre for hosted in stated), stated.completeness)
    )
    return judge_listing(kinds, wanted, where="consortia.centres", cure=cure)


def having_every_centre(kind: str) -> Network:
    """Return an example of a consortium whose lead hosts every centre there is."""
    centres = [HostedCentre(centre=centre, host="甲") for centre in Centre]
    return example(
        kind,
        {"甲": "lead", "乙": "member"},
        fields={"centres": Listing(centres, Completeness.COMPLETE)},
    )


def without_centre(network: Network, consortium: str, centre: Centre) -> Network:
    """Return the network with a centre taken from those of a consortium."""
    row = network.consortia[consortium]
    left = [hosted for hosted in row.centres or () if hosted.centre is not centre]
    return with_rows(network, [evolve(row, centres=Listing(left, Completeness.COMPLETE))])
