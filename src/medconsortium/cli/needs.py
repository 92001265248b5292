"""What care is needed and how referral is organised, as people type it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from types import MappingProxyType
from typing import Annotated, TypeVar

import typer
from attrs import evolve, frozen

from medconsortium.cli.arguments import chosen, split, to_term
from medconsortium.cli.problems import UnusableError, ambiguous, not_found
from medconsortium.errors import AmbiguousError, NotFoundError, TermError
from medconsortium.model import GeoPoint, Network
from medconsortium.referral import Binding, CareNeed, ReferralPolicy
from medconsortium.text import Text
from medconsortium.vocabulary import (
    Condition,
    Datum,
    PatientGroup,
    Phase,
    ServiceItem,
    Subject,
    Term,
    Urgency,
)

__all__ = [
    "NEED_PARAMETERS",
    "POLICY_PARAMETERS",
    "NeedOptions",
    "PolicyOptions",
    "next_need",
    "telling_names",
    "to_need",
    "to_origin",
    "to_policy",
]

One = TypeVar("One", bound=Term)

_SHOWN = 20
_WHAT: tuple[type[Term], ...] = (Subject, Condition, Urgency, ServiceItem)
"""What a stage may ask for; a word that several know is taken for the first."""

_BOUNDS = MappingProxyType(
    {
        "consortium": "within_consortium",
        "医联体": "within_consortium",
        "county": "within_county",
        "县": "within_county",
        "province": "within_province",
        "省": "within_province",
    }
)
_POINT = re.compile(r"\s*([+-]?\d+(?:\.\d+)?)\s*[,，]\s*([+-]?\d+(?:\.\d+)?)\s*(?:[,，](.*))?")
_STAGE = re.compile(r"([^:：@]*)(?:[:：]([^@]*))?(?:@(.*))?", re.DOTALL)

NEED_PARAMETERS: Mapping[str, Text] = MappingProxyType(
    {
        "phase": Text(
            "诊疗阶段，如 诊断、急性期、恢复期、随访",
            "The phase of care, as diagnosis, acute, recovery, follow-up.",
        ),
        "subject": Text("诊疗科目，逗号分隔", "Medical subjects, with commas."),
        "service": Text("服务项目，逗号分隔", "Services, with commas."),
        "condition": Text("病种，如 罕见病、胸痛", "A condition, as rare disease, chest pain."),
        "diagnosis": Text(
            "ICD-10 编码，只用于对照分级诊疗病种目录",
            "An ICD-10 code, for the lists of which tier takes which diseases.",
        ),
        "patient": Text("人群，如 儿童、孕产妇", "Whom care is for, as child, mother."),
        "urgency": Text("常规、紧急或急救", "Routine, urgent or emergency."),
        "remote": Text("远程也可以", "Care at a distance will do."),
        "cannot_travel": Text("患者不能移动，只能远程", "The patient cannot be moved."),
        "drug": Text("需要的是药品", "What is needed is a drug."),
        "to": Text(
            "已定的接诊机构或科室",
            "The institution or department that is to give the care, if decided.",
        ),
        "home": Text("患者所在的机构或区划", "The institution or division the patient comes from."),
        "signed_with": Text("家庭医生签约机构", "The institution of the family-doctor team."),
    }
)
POLICY_PARAMETERS: Mapping[str, Text] = MappingProxyType(
    {
        "declared_only": Text(
            "只用已声明的通道，不用推定的", "Declared channels only, none that are assumed."
        ),
        "any_level": Text("允许越级上转", "Levels may be skipped on the way up."),
        "first_contact": Text(
            "基层首诊 off、preferred（默认）或 required",
            "First contact in primary care: off, preferred (by default) or required.",
        ),
        "within": Text(
            "不出医联体、县、省 写作 consortium,county,province； 尽量不出写作 county=preferred",
            "Not out of the consortium,county,province; county=preferred is a wish.",
        ),
        "most_transfers": Text("最多转送几次", "How often the patient is moved at most."),
        "most_minutes": Text("路程最多几分钟", "How many minutes the travel takes at most."),
    }
)


@frozen(kw_only=True)
class NeedOptions:
    """The options that say what care is needed."""

    phase: Annotated[str, typer.Option(metavar="TERM")]
    subject: Annotated[list[str] | None, typer.Option(metavar="TERMS")] = None
    service: Annotated[list[str] | None, typer.Option(metavar="TERMS")] = None
    condition: Annotated[str | None, typer.Option(metavar="TERM")] = None
    diagnosis: Annotated[str | None, typer.Option(metavar="CODE")] = None
    patient: Annotated[str | None, typer.Option(metavar="TERM")] = None
    urgency: Annotated[str, typer.Option(metavar="TERM")] = Urgency.ROUTINE.key
    remote: Annotated[bool, typer.Option("--remote")] = False
    cannot_travel: Annotated[bool, typer.Option("--cannot-travel")] = False
    drug: Annotated[bool, typer.Option("--drug")] = False
    to: Annotated[str | None, typer.Option(metavar="PROVIDER")] = None
    home: Annotated[str | None, typer.Option(metavar="PLACE")] = None
    signed_with: Annotated[str | None, typer.Option(metavar="INSTITUTION")] = None


@frozen(kw_only=True)
class PolicyOptions:
    """The options that say how referral is organised."""

    declared_only: Annotated[bool, typer.Option("--declared-only")] = False
    any_level: Annotated[bool, typer.Option("--any-level")] = False
    first_contact: Annotated[str, typer.Option(metavar="BINDING")] = Binding.PREFERRED.key
    within: Annotated[list[str] | None, typer.Option(metavar="AREAS")] = None
    most_transfers: Annotated[int | None, typer.Option(metavar="N", min=0)] = None
    most_minutes: Annotated[float | None, typer.Option(metavar="N", min=0)] = None


def to_need(options: NeedOptions) -> CareNeed:
    """Return the need that options tell of.

    Raises:
        UnusableError: There is no such term, or the diagnosis is no code.
    """
    subjects, items = split(options.subject), split(options.service)
    try:
        return CareNeed(
            phase=to_term(Phase, options.phase),
            subjects=[to_term(Subject, name) for name in subjects],
            items=[to_term(ServiceItem, name) for name in items],
            condition=_term(Condition, options.condition),
            diagnosis=options.diagnosis,
            patient_group=_term(PatientGroup, options.patient),
            urgency=to_term(Urgency, options.urgency),
            provider=options.to,
            home=options.home,
            signed_with=options.signed_with,
            remote_acceptable=options.remote,
            can_travel=not options.cannot_travel,
            drug=options.drug,
        )
    except ValueError:
        code = repr(str(options.diagnosis)[:_SHOWN])
        raise UnusableError(
            Text(f"{code} 不是 ICD-10 编码，如 C50.9", f"{code} is no ICD-10 code, as C50.9 is")
        ) from None


def next_need(text: str, first: CareNeed) -> CareNeed:
    """Return the need of a later stage, written `PHASE:TERMS@PROVIDER`.

    Terms and provider may be left out. Who the patient is, and where from, is as in the first need.

    Raises:
        UnusableError: There is no such term.

    >>> first = CareNeed(phase=Phase.ACUTE, home="南村医院")
    >>> need = next_need("恢复期：肿瘤科@南村医院", first)
    >>> need.phase.en, need.subjects[0].en, need.home
    ('recovery', 'oncology', '南村医院')
    """
    match = _STAGE.fullmatch(text)
    phase, terms, provider = match.groups() if match is not None else (text, None, None)
    found = [_any_term(word) for word in split([terms or ""])]
    conditions = [term for term in found if isinstance(term, Condition)]
    urgencies = [term for term in found if isinstance(term, Urgency)]
    return evolve(
        first,
        phase=to_term(Phase, phase.strip()),
        subjects=[term for term in found if isinstance(term, Subject)],
        items=[term for term in found if isinstance(term, ServiceItem)],
        condition=_only(conditions),
        urgency=_only(urgencies) or Urgency.ROUTINE,
        provider=(provider or "").strip() or None,
        remote_acceptable=False,
        can_travel=True,
        drug=False,
    )


def to_policy(options: PolicyOptions) -> ReferralPolicy:
    """Return the policy that options tell of.

    Raises:
        UnusableError: There is no such area, or it is no number.
    """
    binding = to_term(Binding, options.first_contact)
    bounds = dict.fromkeys(_BOUNDS.values(), Binding.OFF)
    for part in split(options.within):
        area, _, how = part.partition("=")
        chosen(area.strip(), [*_BOUNDS])
        bounds[_BOUNDS[area.strip()]] = to_term(Binding, how) if how else Binding.REQUIRED
    try:
        return ReferralPolicy(
            declared_only=options.declared_only,
            stepwise=not options.any_level,
            first_contact=binding,
            within_consortium=bounds["within_consortium"],
            within_county=bounds["within_county"],
            within_province=bounds["within_province"],
            most_transfers=options.most_transfers,
            most_minutes=options.most_minutes,
        )
    except ValueError:  # not a number, or endless
        minutes = options.most_minutes
        raise UnusableError(
            Text(f"{minutes} 不是分钟数", f"{minutes} is no number of minutes")
        ) from None


def to_origin(text: str) -> str | GeoPoint:
    """Return the point that is written `28.2,112.9` or `28.2,112.9,gcj02`, or else the name.

    Raises:
        ModelError: A coordinate is out of range.
        UnusableError: There is no such datum.

    >>> to_origin("28.2, 112.9").latitude, to_origin("南村医院")
    (28.2, '南村医院')
    """
    match = _POINT.fullmatch(text)
    if match is None:
        return text
    latitude, longitude, datum = match.groups()
    return GeoPoint(
        latitude=float(latitude),
        longitude=float(longitude),
        datum=None if datum is None else to_term(Datum, datum),
    )


@contextmanager
def telling_names(network: Network) -> Iterator[None]:
    """Have errors about names show the names of the institutions that may be meant."""
    try:
        yield
    except AmbiguousError as error:
        raise UnusableError(ambiguous(error.what, _named(network, error.candidates))) from None
    except NotFoundError as error:
        raise UnusableError(not_found(error.what, _named(network, error.suggestions))) from None


def _named(network: Network, ids: Iterable[str]) -> list[str]:
    """Return ids with the names of what they stand for."""
    rows = {i: network.institutions.get(i) for i in ids}
    return [
        f"{i}  {row.name}" if row is not None and str(row.name) != i else i
        for i, row in rows.items()
    ]


def _term(vocabulary: type[One], text: str | None) -> One | None:
    return None if text is None else to_term(vocabulary, text)


def _any_term(word: str) -> Term:
    """Return the term of a stage that a word names."""
    for vocabulary in _WHAT:
        try:
            return vocabulary.parse(word)
        except TermError:
            continue
    near = (term for vocabulary in _WHAT for term in vocabulary.nearest(word))
    raise UnusableError(not_found(word, [f"{t.key}  {t.zh}  {t.en}" for t in near]))


def _only(terms: list[One]) -> One | None:
    """Return the one term there is, `None` if there is none."""
    if len(terms) > 1:
        told = ", ".join(term.zh for term in terms)
        raise UnusableError(
            Text(
                f"一个阶段只能有其中一个：{told}",
                f"a stage has one of these only: {', '.join(t.en for t in terms)}",
            )
        )
    return terms[0] if terms else None
