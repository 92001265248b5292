"""A saved report, to compare a later check with."""

from __future__ import annotations

from medconsortium.documents.files import Notation, Readable
from medconsortium.documents.notes import shaped
from medconsortium.documents.report_format import BaselineDocument
from medconsortium.errors import Fault
from medconsortium.rules import Baseline, Outcome
from medconsortium.syntax.wording import shown
from medconsortium.text import Text

__all__ = ["read_baseline"]

_OUTCOMES = {outcome.key: outcome for outcome in Outcome}


def read_baseline(source: Readable, *, notation: Notation | None = None) -> Baseline:
    """Return the outcomes in a report that was saved as JSON, `medconsortium-report/1`.

    `source` and `notation` are as for `read`. Nothing else of the report is looked at, so that one
    of another version of the library will do.

    Raises:
        DocumentError: The document cannot be read; `faults` lists everything wrong with it.

    >>> baseline = read_baseline(
    ...     {
    ...         "format": "medconsortium-report/1",
    ...         "on": "2026-01-01",
    ...         "outcomes": {"MGT003": {"community": "fail"}},
    ...     }
    ... )
    >>> str(baseline.on), baseline.outcomes["MGT003", "community"].en
    ('2026-01-01', 'fail')
    """
    data, notes = shaped(source, BaselineDocument, notation=notation)
    on = notes.day(data, "on", ())
    outcomes: dict[tuple[str, str], Outcome] = {}
    if notes.is_sound(("outcomes",)):
        for code, by_subject in data["outcomes"].items():
            for subject, key in by_subject.items():
                if key in _OUTCOMES:
                    outcomes[code, subject] = _OUTCOMES[key]
                else:
                    notes.note(_no_outcome(key), ("outcomes", code, subject))
    notes.raise_any()
    assert on is not None  # noqa: S101 - or it would have been noted
    return Baseline(on=on, outcomes=outcomes)


def _no_outcome(key: str) -> Fault:
    keys = ", ".join(_OUTCOMES)
    return Fault(
        code="unknown-term",
        message=Text(f"{shown(key)} 不是评估结果", f"{shown(key)} is no outcome"),
        cure=Text(f"可用：{keys}", f"write one of: {keys}"),
    )
