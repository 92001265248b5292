"""The shape of a report, `medconsortium-report/1`, as `Report.to_dict` and the check print it.

Later versions may add keys; those that are there keep their meaning.
"""

from typing import Annotated, Any, Literal, TypeAlias

from pydantic import ConfigDict, PlainValidator, WithJsonSchema
from pydantic_core import PydanticCustomError

from medconsortium.documents.shapes import Day, Shape, term
from medconsortium.rules import Basis, Outcome, RuleStatus, Severity
from medconsortium.vocabulary import SourceBasis

__all__ = ["BaselineDocument", "BilingualShape", "ReportDocument", "RuleShape"]

_KEYS = [outcome.key for outcome in Outcome]


def _outcomes(value: Any) -> Any:
    """Take outcomes by subject by rule; which outcomes there are the codec says."""
    rules = value.values() if isinstance(value, dict) else [None]
    if not all(
        isinstance(rule, dict) and all(isinstance(told, str) for told in rule.values())
        for rule in rules
    ):
        raise PydanticCustomError("outcomes", "outcomes by subject by rule")
    return value


OutcomesShape: TypeAlias = Annotated[
    Any,
    PlainValidator(_outcomes),
    WithJsonSchema(
        {
            "type": "object",
            "additionalProperties": {
                "type": "object",
                "additionalProperties": {"type": "string", "enum": _KEYS},
            },
        }
    ),
]
SeverityTerm: TypeAlias = Annotated[str, term(Severity)]


class OpenShape(Shape):
    """A mapping that may hold further keys."""

    model_config = ConfigDict(extra="ignore")


class BilingualShape(OpenShape):
    """A text in Chinese, in English, or in both."""

    zh: str | None = None
    en: str | None = None


class PlaceShape(OpenShape):
    """Where in a file something stands; lines, columns and rows count from 1."""

    file: str | None = None
    line: int | None = None
    column: int | None = None
    sheet: str | None = None
    row: int | None = None


class NetworkShape(OpenShape):
    """What was judged: its title, and the digest of its content."""

    title: BilingualShape | None
    digest: str


class AmendmentShape(OpenShape):
    """What an overlay made of a rule."""

    overlay: BilingualShape
    begins: str
    severity: SeverityTerm | None = None
    since: Day | None = None
    until: Day | None = None
    ignored: bool | None = None
    added: bool | None = None
    parameters: list[str] | None = None
    citations: list[BilingualShape]


class RuleShape(OpenShape):
    """A rule."""

    code: str
    name: str
    title: BilingualShape
    severity: SeverityTerm
    subjects: str
    basis: Annotated[str, term(Basis)]
    status: Annotated[str, term(RuleStatus)]
    confidence: Annotated[str, term(SourceBasis)] | None
    citations: list[BilingualShape]
    amendments: list[AmendmentShape] | None = None


class EvidenceShape(OpenShape):
    """A value that a verdict rests on."""

    label: BilingualShape
    found: Any = None
    wanted: Any = None
    unit: BilingualShape | None = None


class GivenWaiverShape(OpenShape):
    """A decision that a breach may stand until a day."""

    rule: str
    subject: str
    reason: BilingualShape
    decided_by: str
    since: Day | None = None
    until: Day


class FindingShape(OpenShape):
    """A breach."""

    rule: str
    subject: str
    severity: SeverityTerm
    message: BilingualShape
    evidence: list[EvidenceShape]
    cure: BilingualShape | None = None
    sources: list[str]
    place: PlaceShape | None = None
    waiver: GivenWaiverShape | None = None


class GapShape(OpenShape):
    """Something that could not be assessed, and the data that would allow it."""

    rule: str
    subject: str
    message: BilingualShape
    missing: list[str]


class CrashShape(OpenShape):
    """A rule that raised an exception."""

    rule: str
    traceback: str


class ProgressShape(OpenShape):
    """What became of the breaches of an earlier check; each is told as rule and subject."""

    before: Day
    now: Day
    new: list[list[str]]
    remaining: list[list[str]]
    cured: list[list[str]]
    undecided: list[list[str]]
    gone: list[list[str]]


class BaselineDocument(OpenShape):
    """What a later check needs of a report."""

    format: Literal["medconsortium-report/1"]
    on: Day
    outcomes: OutcomesShape


class ReportDocument(BaselineDocument):
    """A report."""

    medconsortium: str
    network: NetworkShape
    ok: bool
    counts: dict[str, int]
    rules: list[RuleShape]
    findings: list[FindingShape]
    waived: list[FindingShape]
    gaps: list[GapShape]
    crashes: list[CrashShape]
    progress: ProgressShape | None = None
