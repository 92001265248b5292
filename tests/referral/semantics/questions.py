"""Questions in a line: what is asked of a network, and the answer that was decided.

`find_path` needs no name; every other query begins with its own.

| line | asks |
|---|---|
| `乡: acute 07 => 乡 -> 县` | the best way from an institution, a department, a division, or a point `(23.1,113.3)` |
| `find_paths 3 乡: acute 07 => 乡 -> 县; 乡 -> 市 ?` | the best ways, in order |
| `plan_care 乡: diagnosis 07, acute 07 => 乡 -> 县; 县` | a chain of needs, jointly, or `| separately` |
| `catchment: acute 07 => 乡 -> 县; 县; 孤 none` | the way from every institution |
| `reachable 乡: acute 07 => 乡: 0 no; 乡 > 县: 20 yes` | where one can go: minutes, and whether they can |
| `coverage: acute 07 | within=30 => 30 minutes: 2 confirmed 1 beyond` | shares, of institutions and `people`; `hand_overs=` for transfers |
| `closure_impact 县: acute 07 => 乡 to 市 +20; 村 lost; 市 same` | what a closure does to the others |
| `recognition 血常规: 甲 by 乙 => yes by 协议 until 2025` | whether a result is recognised: `yes`, `possible` or `none` |
| `why_not 乡: acute 07 => ask 县, renew 协议 = 3 via 乡 > 县` | the least that must change, and what it weighs; `nothing`; `none` |

Needs are phases, subjects, conditions, urgencies, items; `remote` (care at a distance will do),
`stays` (the patient cannot travel), `drug`, `provider=`, `home=`, `signed=`, `icd=`, `group=`.

Policies are `declared_only`, `any_step`, `accept_any`, `first_contact=` `consortium=` `county=`
`province=` (off, preferred, required), `most_transfers=` `most_minutes=`, `transfer=` `unknown=`
`bypass=` `border=` (weights in minutes), `lists=none`, `list=township:I10,E11`; and `on=` the day,
else 2020-06-01. `open=甲,乙` `full=丙` `beds=丁:0` is what an availability overlay says.

A way is drawn with `->` for a declared hop and `~>` for an assumed one, `<-` and `<~` where a
doctor or a drug comes to the patient. After it come `?` where it is only possible, `in` the
department, `still` where no patient moves, `first` whom to consult first, `else` the next best.
`none` is an explained empty answer; or the answer is an error. `says` lists, parted by `, `, what
the explanation in Chinese holds.
"""  # noqa: E501 - a table

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import date
from importlib import import_module
from typing import Any

from attrs import fields, frozen
from tests.referral.semantics.notation import Named, named_in, one, point, several

from medconsortium.model import GeoPoint, Listing
from medconsortium.vocabulary import (
    Condition,
    PatientGroup,
    Phase,
    ServiceItem,
    Subject,
    Tier,
    Urgency,
)

__all__ = [
    "Question",
    "availability_of",
    "day_of",
    "need_of",
    "origin_of",
    "policy_of",
    "questions",
    "read",
]

VERBS = {
    "find_path",
    "find_paths",
    "plan_care",
    "catchment",
    "reachable",
    "coverage",
    "closure_impact",
    "recognition",
    "why_not",
}
_LINE = re.compile(
    r"(?P<head>.*?):(?: (?P<need>[^|]*?))?(?: \| (?P<policy>.*?))? => (?P<answer>.*?)"
    r"(?: says (?P<says>.*))?"
)
_WEIGHTS = {
    "transfer": "minutes_per_transfer",
    "unknown": "minutes_if_unknown",
    "bypass": "minutes_for_bypassing",
    "border": "minutes_per_border",
}
_BINDINGS = {
    "consortium": "within_consortium",
    "county": "within_county",
    "province": "within_province",
}


@frozen
class Question:
    """A line: the query, what it is about, the needs and the policy, and the answer decided."""

    network: str
    verb: str
    subject: str
    need: str
    policy: str
    answer: str
    says: tuple[str, ...]


def questions(blocks: str) -> Iterator[tuple[str, Question]]:
    """Yield the questions of blocks, each with the reason and the line as its name."""
    for block in blocks.strip().split("\n\n"):
        why, *lines = block.split("\n")
        network = "\n".join(line for line in lines if "=>" not in line)
        for line in lines:
            if "=>" in line:
                yield f"{why} | {line.strip()}", read(network, line.strip())


def read(network: str, line: str) -> Question:
    """Return the question in a line, about the network in rows."""
    found = _LINE.fullmatch(line)
    if found is None:
        raise ValueError(line)
    verb, _, subject = found["head"].partition(" ")
    if verb not in VERBS:
        verb, subject = "find_path", found["head"]
    says = tuple(found["says"].split(", ")) if found["says"] else ()
    need, policy = found["need"] or "", found["policy"] or ""
    return Question(network, verb, subject, need, policy, found["answer"], says)


def origin_of(words: str) -> str | GeoPoint:
    """Return where a patient starts: a name, or a point."""
    return point(words.strip("()")) if words.startswith("(") else words


def need_of(words: str) -> Any:
    """Return the need in words."""
    plain, named = named_in(words)
    more: dict[str, Any] = {}
    if "stays" in plain:
        more["can_travel"] = False
    if "drug" in plain:
        more["drug"] = True
    if "icd" in named:
        more["diagnosis"] = named["icd"]
    if "group" in named:
        more["patient_group"] = one(PatientGroup, [named["group"]])
    return _referral("CareNeed")(
        phase=one(Phase, plain),
        subjects=several(Subject, plain),
        items=[item for item in several(ServiceItem, plain) if not several(Phase, [item.key])],
        condition=one(Condition, plain),
        urgency=one(Urgency, plain) or Urgency.ROUTINE,
        provider=named.get("provider"),
        home=named.get("home"),
        signed_with=named.get("signed"),
        remote_acceptable="remote" in plain,
        **more,
    )


def policy_of(words: str) -> Any:
    """Return the policy in words."""
    plain, named = named_in(words)
    policy: Any = _referral("ReferralPolicy")
    binding = type(fields(policy).first_contact.default)
    changes: dict[str, Any] = {
        name: float(named[word]) for word, name in _WEIGHTS.items() if word in named
    }
    if "first_contact" in named:
        changes["first_contact"] = binding.parse(named["first_contact"])
    for word, name in _BINDINGS.items():
        if word in named:
            changes[name] = binding.parse(named[word])
    if "most_transfers" in named:
        changes["most_transfers"] = int(named["most_transfers"])
    if "most_minutes" in named:
        changes["most_minutes"] = float(named["most_minutes"])
    if "accept_any" in plain:
        changes["accepting_only"] = False
    if "list" in named or "lists" in named:
        changes["disease_lists"] = tuple(_disease_lists(named))
    return policy(
        declared_only="declared_only" in plain, stepwise="any_step" not in plain, **changes
    )


def availability_of(words: str) -> Any:
    """Return the overlay in words, `None` if there is none."""
    _, named = named_in(words)
    if not {"open", "full", "beds"} & named.keys():
        return None
    accepting = dict.fromkeys(_listed(named.get("open")), True)
    accepting |= dict.fromkeys(_listed(named.get("full")), False)
    beds = dict(entry.split(":") for entry in _listed(named.get("beds")))
    free = {institution: int(count) for institution, count in beds.items()}
    return _referral("Availability")(accepting=accepting, free_beds=free)


def day_of(words: str) -> date:
    """Return the day a question is asked of."""
    return date.fromisoformat(named_in(words)[1].get("on", "2020-06-01"))


def _disease_lists(named: Named) -> Iterator[Any]:
    if "list" in named:
        tier, _, codes = named["list"].partition(":")
        yield _referral("DiseaseList")(tier=one(Tier, [tier]), diagnoses=Listing(codes.split(",")))


def _listed(words: str | None) -> Iterable[str]:
    return words.split(",") if words else ()


def _referral(name: str) -> Any:
    return getattr(import_module("medconsortium.referral"), name)
