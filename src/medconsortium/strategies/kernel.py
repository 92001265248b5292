"""Small networks in which a rule fails: the one it shows as compliant, broken."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cache
from typing import Any

from attrs import evolve, frozen
from hypothesis.errors import InvalidArgument

from medconsortium.model import TABLES, Listing, Network, Row
from medconsortium.model.changes.rewriting import rewritten
from medconsortium.model.columnar.encodings import ReferenceEncoding
from medconsortium.model.fields import defaults, stated_fields
from medconsortium.rules import CATALOGUE, Breach, Outcome, Rule, check, select_rules
from medconsortium.rules.examples import EXAMPLE_DAY
from medconsortium.vocabulary import Completeness

__all__ = [
    "Kernel",
    "broken_kernel",
    "compliant_kernel",
    "lacking_kernel",
    "rule_of",
    "without_need",
]


@frozen(kw_only=True, eq=False)
class Kernel:
    """A network that shows something of a rule, and the row of its table that it shows it of.

    `least` is the network without all that can be spared.
    """

    network: Network
    least: Network
    subject: str


def rule_of(rule: Rule | str) -> Rule:
    """Return the rule, or the shipped one of a code or name.

    Raises:
        NotFoundError: No shipped rule is called that.
        InvalidArgument: Several are.
    """
    if isinstance(rule, Rule):
        return rule
    first, *others = select_rules(CATALOGUE, only=[rule])
    if others:
        codes = [one.code for one in (first, *others)]
        raise InvalidArgument(f"{rule!r} names several rules: {codes}")
    return first


@cache
def compliant_kernel(rule: Rule) -> Kernel:
    """Return the network that the rule shows as compliant, and what complies in it.

    Raises:
        InvalidArgument: It shows none, or nothing in it passes.
    """
    if rule.compliant is None:
        raise InvalidArgument(f"{rule.code} shows no network that complies: give it `compliant=`")
    network = rule.compliant()
    outcomes = check(network, on=EXAMPLE_DAY, rules=[rule]).outcomes
    passing = [subject for (_, subject), found in outcomes.items() if found is Outcome.PASS]
    if not passing:
        raise InvalidArgument(f"nothing passes {rule.code} in the network it shows as compliant")
    return Kernel(network=network, least=network, subject=passing[0])


@cache
def broken_kernel(rule: Rule, way: Breach) -> Kernel:
    """Return the network that the rule shows as compliant, broken in that way, and of what.

    In the least one of the kind the same rules fail, and there is no institution or consortium that
    could go, with all that belongs to it.

    Raises:
        InvalidArgument: The breach does not break the rule.
    """
    compliant = compliant_kernel(rule)
    subject = compliant.subject
    judges = (*(one for one in CATALOGUE if one.code != rule.code), rule)
    network = way.apply(compliant.network, subject)
    fails = _failing(network, judges)
    if (rule.code, subject) not in fails:
        raise InvalidArgument(f"the breach {way.name} does not break {rule.code}")
    codes = {code for code, _ in fails}

    def is_as_broken(smaller: Network) -> bool:
        left = _failing(smaller, judges)
        return (rule.code, subject) in left and {code for code, _ in left} == codes

    return Kernel(network=network, least=_least(network, is_as_broken), subject=subject)


@cache
def lacking_kernel(rule: Rule, need: str) -> Kernel | None:
    """Return the network that the rule shows as compliant, without a datum that the rule needs.

    `None` where what complied is assessed all the same: something else that is stated may do
    instead.

    Raises:
        InvalidArgument: The rule shows no network that complies.
    """
    compliant = compliant_kernel(rule)
    network = without_need(compliant.network, need)
    outcomes = check(network, on=EXAMPLE_DAY, rules=[rule]).outcomes
    if outcomes.get((rule.code, compliant.subject)) is not Outcome.NOT_ASSESSED:
        return None
    return Kernel(network=network, least=network, subject=compliant.subject)


def _failing(network: Network, judges: tuple[Rule, ...]) -> set[tuple[str, str]]:
    outcomes = check(network, on=EXAMPLE_DAY, rules=judges).outcomes
    return {key for key, outcome in outcomes.items() if outcome is Outcome.FAIL}


_FEW_INSTITUTIONS, _FEW_CONSORTIA = 3, 1
"""A network with no more of them is left as it is."""


def _least(network: Network, is_good: Callable[[Network], bool]) -> Network:
    """Return the network without all that can be spared, tried one after the other."""
    sizes = (len(network.institutions), len(network.consortia))
    if sizes[0] <= _FEW_INSTITUTIONS and sizes[1] <= _FEW_CONSORTIA:
        return network
    for table in ("consortia", "institutions"):
        for row_id in reversed([*network.table(table)]):
            smaller = _without(network, table, row_id)
            if is_good(smaller):
                return _least(smaller, is_good)
    return network


_STAYING = ("sources", "divisions", "parties", "institutions", "consortia")
"""Tables whose rows stay when one that they mention goes."""


def _without(network: Network, table: str, row_id: str) -> Network:
    """Return the network as if a row and what belongs to it had never been, lists as complete."""
    gone = {row_id}
    left: dict[str, Any] = {}
    for name in TABLES:  # in this order, rows come after most of those they refer to
        left[name] = []
        for row in network.table(name).values():
            if (name, row.id) == (table, row_id):
                continue
            if name not in _STAYING and not gone.isdisjoint(_named(row)):
                gone.add(row.id)
                continue
            left[name].append(_no_longer_mentioning(row, gone))
    return Network(title=network.title, synthetic=network.synthetic, **left)


def _named(row: Row) -> Iterator[str]:
    """Yield what a row refers to, each in a field of its own."""
    for _, encoding, held in stated_fields(type(row), row):
        if isinstance(encoding, ReferenceEncoding):
            yield held


def _no_longer_mentioning(row: Row, gone: set[str]) -> Row:
    left: Row = rewritten(row, lambda target: None if target in gone else target)
    if left is row:
        return row
    whole = {
        name: Listing(getattr(left, name) or (), held.completeness)
        for name, _, held in stated_fields(type(row), row)
        if isinstance(held, Listing)
    }
    changes: dict[str, Any] = whole
    found: Row = evolve(left, **changes)
    return found


_LISTED = {
    "memberships": ("consortia", "members_completeness"),
    "links": ("consortia", "links_completeness"),
    "instruments": ("consortia", "instruments_completeness"),
    "services": ("institutions", "services_completeness"),
}
"""Where it is said how completely the rows of a table are listed."""


def without_need(network: Network, need: str) -> Network:
    """Return the network without a datum that a rule needs, in all rows.

    Args:
        network: The network.
        need: A field with its table, as in `institutions.tier`; or a table, of which no row is
            left then, nor that it is complete.

    >>> from medconsortium.model import Institution
    >>> from medconsortium.vocabulary import Tier
    >>> hospital = Institution(id="xy", name="湘雅医院", tier=Tier.PROVINCE)
    >>> without_need(Network(institutions=[hospital]), "institutions.tier").institutions["xy"].tier
    """
    table, _, field = need.partition(".")
    rows: dict[str, Any] = {name: list(network.table(name).values()) for name in TABLES}
    if field:
        unstated: dict[str, Any] = {field: defaults(TABLES[table][0])[field]}
        rows[table] = [evolve(row, **unstated) for row in rows[table]]
    else:
        rows[table] = []
        if table in _LISTED:
            holder, name = _LISTED[table]
            unknown: dict[str, Any] = {name: Completeness.UNKNOWN}
            rows[holder] = [evolve(row, **unknown) for row in rows[holder]]
    return Network(title=network.title, synthetic=network.synthetic, **rows)
