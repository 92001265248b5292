"""What the strategies reach: every kind, role, tier, outcome and way to answer, and how often.

It ends with an error where something does not occur in 2,000 examples, or in as many as are asked
for: `python benchmarks/reach_of_strategies.py 200`.
"""

from __future__ import annotations

import re
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping

from hypothesis import Phase, given, seed, settings
from hypothesis import strategies as st

import medconsortium as mc
from medconsortium import referral, strategies, vocabulary
from medconsortium.model import GeoPoint
from medconsortium.rules import CATALOGUE, STABLE, Outcome
from medconsortium.rules.examples import EXAMPLE_DAY
from medconsortium.strategies import ReferralCase

EXAMPLES, EACH = 2000, 10
"""How many examples there are, and how many of each seed.

From the eleventh on, Hypothesis mostly varies what it has drawn before.
"""

REASONS = {
    "beyond the limits of the policy": "within the limits of the policy",
    "no channel leads away": "no channel that serves the need leads from",
    "nobody reached can meet the need": "institutions were reached, none",
    "no channel leads to the provider": "no channel that serves the need leads to",
    "the provider takes no patients": "takes no patients just now",
    "the provider cannot meet the need": "cannot meet the need$",
    "the origin is not open": "is not open on the day",
    "nobody to begin at": "there is no institution to begin at",
}
"""Why there is no way, by what the answer says."""

COVERED = ("confirmed", "possible", "unknown", "beyond")

BRANCHES = (
    *(f"answer: {certainty.en}" for certainty in referral.Certainty),
    *(f"no way: {reason}" for reason in REASONS),
    *(f"phase: {phase.en}" for phase in vocabulary.Phase),
    *(f"urgency: {urgency.en}" for urgency in vocabulary.Urgency),
    *(f"carrier: {carrier.en}" for carrier in vocabulary.Carrier),
    *(f"why not: {relaxation.en}" for relaxation in referral.Relaxation),
    *(f"recognised: {certainty.en}" for certainty in referral.Certainty),
    *(f"where one closes: {effect.en}" for effect in referral.Effect),
    *(f"covered: {how}" for how in COVERED),
    "from an institution",
    "from a department",
    "from a division",
    "from a point",
    "the origin can meet the need",
    "a declared channel",
    "an assumed channel",
    "several hops",
    "the next best way",
    "consult first",
    "a department gives the care",
    "a hop with priority",
    "a travel time not known",
)


def _said(outcome: Outcome) -> str:
    return outcome.name.lower().replace("_", " ")


WANTED: Mapping[str, tuple[str, ...]] = {
    "kind of consortium": tuple(term.en for term in vocabulary.ConsortiumKind),
    "role": tuple(term.en for term in vocabulary.Role),
    "kind of link": tuple(term.en for term in vocabulary.LinkKind),
    "tier": tuple(term.en for term in vocabulary.Tier),
    "outcome": tuple(map(_said, Outcome)),
    "query": BRANCHES,
}


def seen_in(network: mc.Network) -> Iterator[tuple[str, str]]:
    """Yield what a network holds, by the heading of the table."""
    found: dict[str, Iterable[vocabulary.Term | None]] = {
        "kind of consortium": (row.kind for row in network.consortia.values()),
        "role": (row.role for row in network.memberships.values()),
        "kind of link": (row.kind for row in network.links.values()),
        "tier": (row.tier for row in network.institutions.values()),
    }
    for heading, terms in found.items():
        yield from {(heading, term.en) for term in terms if term is not None}


def answers_to(case: ReferralCase) -> Iterator[str]:
    """Yield the branches that answering a case takes."""
    asked = {"on": case.on, "policy": case.policy, "availability": case.availability}
    path = mc.find_path(case.network, case.origin, case.need, **asked)
    yield f"answer: {path.certainty.en}"
    yield f"phase: {case.need.phase.en}"
    yield f"urgency: {case.need.urgency.en}"
    if isinstance(case.origin, GeoPoint):
        yield "from a point"
    for table in ("institutions", "departments", "divisions"):
        if case.origin in case.network.table(table):
            yield f"from {'an' if table == 'institutions' else 'a'} {table[:-1]}"
    if path.found:
        yield from _ways(path)
    else:
        said = path.reason.in_language("en")
        yield from (f"no way: {name}" for name, words in REASONS.items() if re.search(words, said))
    if path.certainty is not referral.Certainty.CONFIRMED:
        answer = referral.why_not(case.network, case.origin, case.need, **asked)
        yield from {f"why not: {change.relaxation.en}" for change in answer.changes}
    closing = path.institutions[-1] if path.found else next(iter(case.network.institutions))
    impact = referral.closure_impact(case.network, closing, case.need, **asked)
    yield from (f"where one closes: {effect.en}" for effect, many in impact.counts.items() if many)
    del asked["availability"]
    within = referral.coverage(case.network, case.need, minutes=[30], transfers=[1], **asked)
    shares = [row.institutions for row in within.rows]
    yield from (f"covered: {how}" for how in COVERED if any(getattr(s, how) for s in shares))
    for row in list(case.network.recognitions.values())[:1]:
        for target in case.network.institutions:
            told = referral.recognition(
                case.network, row.item, of=row.origin or target, by=target, on=case.on
            )
            yield f"recognised: {told.certainty.en}"


def _ways(path: referral.ReferralPath) -> Iterator[str]:
    if not path.hops:
        yield "the origin can meet the need"
    for hop in path.hops:
        yield f"carrier: {hop.carrier.en}"
        yield "a declared channel" if hop.channel.declared else "an assumed channel"
    told = {
        "several hops": len(path.hops) > 1,
        "the next best way": path.next_best is not None,
        "consult first": path.consult_first is not None,
        "a department gives the care": path.department is not None,
        "a hop with priority": any(hop.priority for hop in path.hops),
        "a travel time not known": bool(path.hops) and path.travel_minutes is None,
    }
    yield from (what for what, holds in told.items() if holds)


def count(examples: int) -> tuple[Counter[tuple[str, str]], Counter[Outcome]]:
    """Return in how many examples each thing occurs, and the outcomes in compliant networks."""
    occurs: Counter[tuple[str, str]] = Counter()
    assessed: Counter[Outcome] = Counter()
    broken = st.sampled_from(STABLE).flatmap(lambda rule: strategies.broken_networks(rule=rule))

    @given(st.data())
    @settings(
        max_examples=min(examples, EACH),
        database=None,
        deadline=None,
        phases=[Phase.generate],
    )
    def see(data: st.DataObject) -> None:
        case = data.draw(strategies.referral_cases() | strategies.referral_cases() | broken)
        network = case.network if isinstance(case, ReferralCase) else case
        outcomes = mc.check(network, on=EXAMPLE_DAY, rules=CATALOGUE).outcomes
        occurs.update(seen_in(network))
        occurs.update({("outcome", _said(outcome)) for outcome in outcomes.values()})
        if isinstance(case, ReferralCase):
            assessed.update(outcomes.values())
            occurs.update({("query", one) for one in answers_to(case)})

    for number in range(max(1, examples // EACH)):
        seed(number)(see)()
    return occurs, assessed


def main() -> None:
    """Count, print, and end with an error where something does not occur."""
    examples = int(sys.argv[1]) if len(sys.argv) > 1 else EXAMPLES
    occurs, assessed = count(examples)
    missing = []
    for heading, names in WANTED.items():
        print(heading)
        for name in names:
            print(f"  {occurs[heading, name]:5d}  {name}")
            missing += [] if occurs[heading, name] else [f"{heading}: {name}"]
    judged = assessed[Outcome.PASS] + assessed[Outcome.FAIL]
    applicable = judged + assessed[Outcome.NOT_ASSESSED]
    print(f"assessed: {judged} of {applicable} verdicts that apply, {judged / applicable:.0%}")
    if missing:
        sys.exit("\n".join([f"in {examples} examples there is none of:", *missing]))
    print(f"everything occurs in {examples} examples")


if __name__ == "__main__":
    main()
