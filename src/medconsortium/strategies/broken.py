"""Networks that break one rule, and networks that lack what a rule needs."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from attrs import evolve
from hypothesis import strategies as st
from hypothesis.errors import InvalidArgument
from hypothesis.strategies import DrawFn, SearchStrategy

from medconsortium.model import TABLES, Network, rename
from medconsortium.model.rows import KeyedRow
from medconsortium.rules import Rule
from medconsortium.strategies.disguise import disguised
from medconsortium.strategies.kernel import broken_kernel, lacking_kernel, rule_of
from medconsortium.strategies.networks import networks
from medconsortium.strategies.wording import Wording

__all__ = ["broken_networks", "networks_missing"]

_ROOM = 4


def broken_networks(
    *,
    rule: Rule | str,
    mode: str | None = None,
    max_beside: int = _ROOM,
    wording: Wording = "realistic",
) -> SearchStrategy[Network]:
    """Draw networks in which one rule fails, and no other.

    The network that the rule shows as compliant, broken by one of its breaches, stands in them
    under various names, together with facts that no rule looks at and with consortia that comply.
    So it works for rules of one's own that bring `compliant` and `breaches`, too.

    Args:
        rule: The rule, or the code or name of a shipped one.
        mode: The name of the breach; any if left out.
        max_beside: The most institutions that comply and stand beside.
        wording: Adversarial networks have the same structure, with hostile ids and names.

    A few breaches cannot but break another rule, too: those of `ENTAILED`. All holds on
    `EXAMPLE_DAY`. Shrinks to the network shown on the page of the rule, without what can be spared.

    Raises:
        NotFoundError: No shipped rule is called that.
        InvalidArgument: The rule has no such breach, or shows no network that complies.

    >>> from hypothesis import find
    >>> find(broken_networks(rule="GRD001"), lambda network: True)
    <Network example (synthetic): 1 division, 2 institutions, 1 consortium, 2 memberships>
    """
    judged = rule_of(rule)
    ways = [way for way in judged.breaches if mode in (None, way.name)]
    if not ways:
        names = [way.name for way in judged.breaches]
        raise InvalidArgument(f"{judged.code} has no breach {mode!r}; it has {names}")

    @st.composite
    def broken(draw: DrawFn) -> Network:
        kernel = broken_kernel(judged, draw(st.sampled_from(ways)))
        shown = kernel.least
        if len(shown.institutions) < len(kernel.network.institutions) and not draw(_IS_LEAST):
            shown = kernel.network
        return draw(_set_out(shown, judged.needs, max_beside, wording))

    return broken()


def networks_missing(
    *,
    rule: Rule | str,
    need: str | None = None,
    max_beside: int = _ROOM,
    wording: Wording = "realistic",
) -> SearchStrategy[Network]:
    """Draw networks in which a rule cannot be assessed of something, and no stable rule fails.

    Args:
        rule: The rule, or the code or name of a shipped one.
        need: What is missing, one of `rule.needs`; if left out, any without which the rule cannot
            be assessed of the network that it shows.
        max_beside: The most institutions that comply and stand beside.
        wording: Adversarial networks have the same structure, with hostile ids and names.

    All holds on `EXAMPLE_DAY`. Shrinks to the network shown on the page of the rule, without the
    first thing that it needs.

    Raises:
        NotFoundError: No shipped rule is called that.
        InvalidArgument: The rule has no such need, is assessed without it, or shows no network that
            complies.
    """
    judged = rule_of(rule)
    if need is not None and need not in judged.needs:
        raise InvalidArgument(f"{judged.code} does not need {need!r}; it needs {judged.needs}")
    lacking = [
        kernel
        for one in judged.needs
        if need in (None, one) and (kernel := lacking_kernel(judged, one)) is not None
    ]
    if not lacking:
        raise InvalidArgument(f"{judged.code} is assessed even without {need or judged.needs}")

    @st.composite
    def missing(draw: DrawFn) -> Network:
        kernel = draw(st.sampled_from(lacking))
        return draw(_set_out(kernel.network, judged.needs, max_beside, wording))

    return missing()


_IS_LEAST = st.sampled_from((True, True, False))


@st.composite
def _set_out(
    draw: DrawFn, kernel: Network, needs: tuple[str, ...], max_beside: int, wording: Wording
) -> Network:
    """Draw a network that holds another one, under other ids, among what changes no verdict."""
    beside = networks(
        max_institutions=max_beside, max_consortia=1, min_consortia=0, unknowns="none"
    )
    told = draw(_told(kernel, needs))
    moved = rename(told, draw(_new_ids(told)))
    other = _apart(draw(beside), moved)
    rows: dict[str, Any] = {
        table: [*moved.table(table).values(), *other.table(table).values()] for table in TABLES
    }
    network = Network(title=kernel.title, synthetic=True, **rows)
    return draw(disguised(network)) if wording == "adversarial" else network


@st.composite
def _new_ids(draw: DrawFn, network: Network) -> dict[str, str]:
    """Draw what rows are to be called: as they are, or with something before it."""
    before = draw(st.sampled_from(("", "示范", "X-", "新建")))
    if not before:
        return {}
    return {
        row_id: f"{before}{row_id}"
        for table, (row_type, _) in TABLES.items()
        if not issubclass(row_type, KeyedRow)
        for row_id in network.table(table)
    }


def _apart(network: Network, from_other: Network) -> Network:
    """Return the network with other ids in the place of those that another network uses."""
    used = {row_id for table in TABLES for row_id in from_other.table(table)}
    own = {row_id for table in TABLES for row_id in network.table(table)}
    return rename(network, {row_id: f"{row_id}（另）" for row_id in used & own})


_UNJUDGED: Mapping[str, Mapping[str, SearchStrategy[Any]]] = {
    "institutions": {"doctors": st.integers(1, 900), "nurses": st.integers(0, 1500)},
    "divisions": {"population": st.integers(1, 2_000_000), "urban": st.booleans()},
    "links": {"travel_minutes": st.integers(1, 240).map(float)},
    "instruments": {"number": st.builds("〔2019〕{}号".format, st.integers(1, 99))},
}
"""Fields that no shipped rule looks at, by their table."""


@st.composite
def _told(draw: DrawFn, kernel: Network, needs: tuple[str, ...]) -> Network:
    """Draw the network with some fields stated that no rule looks at."""
    free = [
        (table, name)
        for table, fields in _UNJUDGED.items()
        for name in fields
        if f"{table}.{name}" not in needs and kernel.table(table)
    ]
    rows: dict[str, list[Any]] = {table: list(kernel.table(table).values()) for table in TABLES}
    if not free:
        return kernel
    for table, name in draw(st.lists(st.sampled_from(free), max_size=3, unique=True)):
        value: dict[str, Any] = {name: draw(_UNJUDGED[table][name])}
        rows[table] = [evolve(row, **value) for row in rows[table]]
    return Network(title=kernel.title, synthetic=kernel.synthetic, **rows)  # type: ignore[arg-type]
