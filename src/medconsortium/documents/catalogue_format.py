"""The shape of a catalogue of rules, `medconsortium-rules/1`, as `rules` prints it as JSON."""

from typing import Annotated, Literal

from medconsortium.documents.report_format import BilingualShape, OpenShape, RuleShape
from medconsortium.documents.shapes import term
from medconsortium.vocabulary import ConsortiumKind

__all__ = ["CatalogueDocument"]


class BreachShape(OpenShape):
    """A way to break a rule."""

    name: str
    title: BilingualShape


class DescribedRuleShape(RuleShape):
    """A rule with its page; `kinds` is null where it speaks of every kind of consortium."""

    cites: list[str]
    kinds: list[Annotated[str, term(ConsortiumKind)]] | None
    needs: list[str]
    summary: BilingualShape
    sections: dict[str, BilingualShape]
    breaches: list[BreachShape]


class CatalogueDocument(OpenShape):
    """A catalogue of rules."""

    format: Literal["medconsortium-rules/1"]
    medconsortium: str
    rules: list[DescribedRuleShape]
