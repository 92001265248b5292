"""Answers as the tables write them, so that what was found can be set beside what was decided."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from importlib import import_module
from typing import Any, TypeAlias

import pytest
from tests.referral.semantics.notation import named_in, network_of
from tests.referral.semantics.questions import (
    Question,
    availability_of,
    day_of,
    need_of,
    origin_of,
    policy_of,
)

from medconsortium import errors
from medconsortium.model import OPEN, Network
from medconsortium.vocabulary import Carrier

__all__ = ["compare", "drawn", "hold"]

Answer: TypeAlias = tuple[object, object, Any]
"""What was decided, what was found, and what was found in full."""

_FIND_PATH = re.compile(
    r"(?P<way>.*?)(?: in (?P<department>\S+))?(?P<still> still)?"
    r"(?: first (?P<first>\S+ \S+ \S+|none))?(?: else (?P<other>.*))?"
)
_BROUGHT = (Carrier.DOCTOR, Carrier.DRUG)
_MOVED = (Carrier.PATIENT, Carrier.APPOINTMENT)
_CAN = {True: "yes", False: "no", None: "unknown"}


def hold(question: Question, network: Network | None = None) -> None:
    """Assert that a question is answered as was decided; of a network given, or of its own."""
    if question.answer.endswith("Error"):
        kinds = {"ValueError": ValueError, **vars(errors)}
        with pytest.raises(kinds[question.answer]):
            compare(question, network)
        return
    decided, found, result = compare(question, network)
    text = result.to_text("zh") if hasattr(result, "to_text") else ""
    assert found == decided, text
    assert [words for words in question.says if words not in text] == [], text


def compare(question: Question, network: Network | None = None) -> Answer:
    """Return what was decided and what is found."""
    asked = network_of(question.network) if network is None else network
    return _ANSWERS[question.verb](question, asked)


def drawn(path: Any) -> str:
    """Return a way as the tables write it, `none` where there is none."""
    if not path.found:
        return "none"
    text: str = path.institutions[0]
    for hop in path.hops:
        tail = "-" if hop.channel.declared else "~"
        arrow = f"<{tail}" if hop.carrier in _BROUGHT else f"{tail}>"
        text += f" {arrow} {hop.channel.target}"
    return text + (" ?" if path.certainty.key == "possible" else "")


def _find_path(question: Question, network: Network) -> Answer:
    path = _ask(question, network, origin_of(question.subject), need_of(question.need))
    said = _FIND_PATH.fullmatch(question.answer)
    assert said is not None, question.answer
    decided, found = [said["way"]], [drawn(path)]
    if said["department"]:
        decided.append(said["department"])
        found.append(path.department or "none")
    if said["still"]:
        assert not any(hop.carrier in _MOVED for hop in path.hops)
    if said["first"]:
        decided.append(said["first"])
        found.append(_first(path))
    if said["other"]:
        decided.append(said["other"])
        found.append(_other(path.next_best))
    return decided, found, path


def _first(path: Any) -> str:
    if path.consult_first is None:
        return "none"
    channel = path.consult_first.channel
    return f"{channel.origin} {'->' if channel.declared else '~>'} {channel.target}"


def _other(alternative: Any) -> str:
    if alternative is None:
        return "none"
    doubt = " ?" if alternative.certainty.key == "possible" else ""
    return " > ".join(alternative.institutions) + doubt


def _find_paths(question: Question, network: Network) -> Answer:
    count, _, origin = question.subject.partition(" ")
    paths = _ask(question, network, origin_of(origin), need_of(question.need), k=int(count))
    return question.answer.split("; "), [*map(drawn, paths)] or ["none"], paths


def _plan_care(question: Question, network: Network) -> Answer:
    needs = [need_of(words) for words in question.need.split(", ") if words]
    jointly = "separately" not in question.policy
    plan = _ask(question, network, origin_of(question.subject), needs, jointly=jointly)
    found = [drawn(path) for path in plan.stages]
    return question.answer.split("; "), found + ["none"] * (len(needs) > len(found)), plan


def _catchment(question: Question, network: Network) -> Answer:
    caught = _ask(question, network, need_of(question.need))
    decided = {item.split(" ")[0]: item for item in question.answer.split("; ")}
    ids = sorted(network.institutions)
    found = {}
    for row, institution in enumerate(ids):
        path = caught.path(institution)
        found[institution] = drawn(path) if path.found else f"{institution} none"
        along = [ids.index(i) for i in path.institutions]
        ends = (along[-1], along[1] if len(along) > 1 else -1) if along else (-1, -1)
        assert (int(caught.target[row]), int(caught.next_hop[row])) == ends
        if along:
            assert int(caught.hops[row]) == len(path.hops)
            assert int(caught.transfers[row]) == sum(hop.carrier in _MOVED for hop in path.hops)
    return decided, found, caught


def _reachable(question: Question, network: Network) -> Answer:
    _, named = named_in(question.policy)
    limits = {name: float(named[name]) for name in ("most_minutes",) if name in named}
    limits |= {name: int(named[name]) for name in ("most_transfers",) if name in named}
    policy = " ".join(w for w in question.policy.split() if w.split("=")[0] not in limits)
    reached = _function("reachable")(
        network,
        origin_of(question.subject),
        need_of(question.need),
        on=day_of(question.policy),
        policy=policy_of(policy),
        **limits,
    )
    return question.answer.split("; "), [*map(_reach, reached)] or ["none"], reached


def _reach(reach: Any) -> str:
    minutes = "unknown" if reach.travel_minutes is None else f"{reach.travel_minutes:g}"
    return f"{' > '.join(reach.institutions)}: {minutes} {_CAN[reach.can]}"


def _coverage(question: Question, network: Network) -> Answer:
    _, named = named_in(question.policy)
    bounds = {
        "minutes": [float(n) for n in named.get("within", "").split(",") if n],
        "transfers": [int(n) for n in named.get("hand_overs", "").split(",") if n],
    }
    covered = _function("coverage")(
        network,
        need_of(question.need),
        on=day_of(question.policy),
        policy=policy_of(question.policy),
        **bounds,
    )
    found = []
    for row in covered.rows:
        found.append(f"{row.bound:g} {row.unit}: {_share(row.institutions)}")
        if row.population is not None:
            found.append(f"{row.bound:g} {row.unit} people: {_share(row.population)}")
    return question.answer.split("; "), found, covered


def _share(share: Any) -> str:
    parts = ("confirmed", "possible", "unknown", "beyond")
    assert share.total == sum(getattr(share, part) for part in parts)
    return " ".join(f"{getattr(share, part)} {part}" for part in parts if getattr(share, part))


def _closure_impact(question: Question, network: Network) -> Answer:
    closing = question.subject.split(",")
    impact = _ask(question, network, closing, need_of(question.need))
    ids = sorted(network.institutions)
    others = [row for row, institution in enumerate(ids) if institution not in closing]
    found = {f"{ids[row]} {_fate(impact, row, ids)}" for row in others}
    return {*question.answer.split("; ")}, found, impact


def _fate(impact: Any, row: int, ids: Sequence[str]) -> str:
    effect = impact.effect(ids[row]).key
    if effect != "diverted":
        return {"unaffected": "same", "lost": "lost"}[effect]
    added = float(impact.added_minutes[row])
    more = "?" if added != added else f"{added:g}"  # noqa: PLR0124 - not a number
    return f"to {ids[int(impact.after[row])]} +{more}"


def _recognition(question: Question, network: Network) -> Answer:
    origin, target = question.need.split(" by ")
    answer = _function("recognition")(
        network, question.subject, of=origin, by=target, on=day_of(question.policy)
    )
    certainty = {"confirmed": "yes", "possible": "possible", "none": "none"}
    words = question.answer.split(" ")
    found = [certainty[answer.certainty.key]]
    if "by" in words:
        found += ["by", str(answer.grounds[0].instrument)]
    if "until" in words:
        until = "unknown" if answer.until is None else str(answer.until)
        found += ["until", "open" if answer.until == OPEN else until]
    return words, found, answer


def _why_not(question: Question, network: Network) -> Answer:
    answer = _ask(question, network, origin_of(question.subject), need_of(question.need))
    if not answer.path.found:
        return question.answer, "none", answer
    assert answer.exact
    made = sorted(f"{c.relaxation.key} {'/'.join(c.about)}" for c in answer.changes)
    way = " > ".join(answer.path.institutions)
    found = f"{', '.join(made) or 'nothing'} = {answer.cost} via {way}"
    if " remote " in question.answer:
        found += f" remote {drawn(answer.at_a_distance)}"
    return question.answer, found, answer


def _ask(question: Question, network: Network, *about: object, **more: object) -> Any:
    overlay = availability_of(question.policy)
    given: Mapping[str, object] = {} if overlay is None else {"availability": overlay}
    return _function(question.verb)(
        network,
        *about,
        on=day_of(question.policy),
        policy=policy_of(question.policy),
        **given,
        **more,
    )


def _function(name: str) -> Callable[..., Any]:
    found: Callable[..., Any] = getattr(import_module("medconsortium.referral"), name)
    return found


_ANSWERS: Mapping[str, Callable[[Question, Network], Answer]] = {
    "find_path": _find_path,
    "find_paths": _find_paths,
    "plan_care": _plan_care,
    "catchment": _catchment,
    "reachable": _reachable,
    "coverage": _coverage,
    "closure_impact": _closure_impact,
    "recognition": _recognition,
    "why_not": _why_not,
}
