"""Several verdicts as one: where all of them must be good, and where one is enough."""

from __future__ import annotations

from collections.abc import Iterable

from medconsortium.rules.engine.terms import Outcome
from medconsortium.rules.engine.verdict import Verdict, failed, passed, unassessed
from medconsortium.text import Text

__all__ = ["all_of", "one_of"]


def all_of(*verdicts: Verdict) -> Verdict:
    """Return the verdict that everything asked for is there.

    It fails where one fails, and says what is wrong with each that does.
    """
    wrong = [verdict for verdict in verdicts if verdict.outcome is Outcome.FAIL]
    open_ = [verdict for verdict in verdicts if verdict.outcome is Outcome.NOT_ASSESSED]
    if wrong:
        return _failed(wrong, verdicts)
    return _unassessed(open_, verdicts) if open_ else _passed(verdicts, verdicts)


def one_of(*verdicts: Verdict) -> Verdict:
    """Return the verdict that one of several things is there, each of which will do.

    It fails where all fail.
    """
    good = [verdict for verdict in verdicts if verdict.outcome is Outcome.PASS]
    open_ = [verdict for verdict in verdicts if verdict.outcome is Outcome.NOT_ASSESSED]
    if good:
        return _passed(good, good)
    return _unassessed(open_, verdicts) if open_ else _failed(verdicts, verdicts)


def _passed(said: Iterable[Verdict], shown: Iterable[Verdict]) -> Verdict:
    return passed(_said(said), *(e for verdict in shown for e in verdict.evidence))


def _failed(said: Iterable[Verdict], shown: Iterable[Verdict]) -> Verdict:
    wrong = tuple(said)
    return failed(
        _said(wrong),
        *(e for verdict in shown for e in verdict.evidence),
        cure=_joined(verdict.cure for verdict in wrong if verdict.cure is not None),
        rows=list(dict.fromkeys(row for verdict in wrong for row in verdict.rows)),
    )


def _unassessed(said: Iterable[Verdict], shown: Iterable[Verdict]) -> Verdict:
    open_ = tuple(said)
    return unassessed(
        _said(open_),
        *(e for verdict in shown for e in verdict.evidence),
        missing=tuple(dict.fromkeys(m for verdict in open_ for m in verdict.missing)),
    )


def _said(verdicts: Iterable[Verdict]) -> Text:
    return _joined(verdict.message for verdict in verdicts)


def _joined(texts: Iterable[Text]) -> Text:
    said = tuple(texts)
    return Text(
        _each_once((text.in_language("zh") for text in said), "；"),
        _each_once((text.in_language("en") for text in said), "; "),
    )


def _each_once(said: Iterable[str], between: str) -> str:
    """Join what is said; what has been joined before is not said twice."""
    return between.join(dict.fromkeys(part for text in said for part in text.split(between)))
