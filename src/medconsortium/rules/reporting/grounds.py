"""What a rule rests on, as people are told: the law, and what overlays say."""

from __future__ import annotations

from medconsortium.law import Citation
from medconsortium.rules.engine.amendment import Amendment
from medconsortium.rules.engine.rule import Rule
from medconsortium.text import Text

__all__ = ["grounds_of"]

_LAW, _OVERLAY = Text("规定", "law"), Text("地方规定", "overlay")
_NO_LAW = Text("不出自法规，为数据本身而设", "no regulation; it guards the data")


def grounds_of(rule: Rule) -> tuple[tuple[Text, Text], ...]:
    """Return the grounds of a rule: what sort of ground, and which, with how it is known.

    >>> from medconsortium.rules import CATALOGUE
    >>> charter = next(rule for rule in CATALOGUE if rule.code == "MGT003")
    >>> grounds_of(charter)[0][1].zh[-11:]
    '[条文 · 明确记载]'
    """
    known = [term for term in (rule.basis, rule.confidence) if term is not None]
    zh, en = (" · ".join(t.label(language) for t in known) for language in ("zh", "en"))
    law = [_cited(citation) for citation in rule.citations] or [_NO_LAW]
    grounds = [(_LAW, Text(f"{said.zh} [{zh}]", f"{said.en} [{en}]")) for said in law]
    for amendment in rule.amendments:
        said = [_overlaid(amendment, citation) for citation in amendment.citations]
        grounds += [(_OVERLAY, text) for text in said or [amendment.overlay]]
    return tuple(dict.fromkeys(grounds))


def _cited(citation: Citation) -> Text:
    return Text(citation.in_language("zh"), citation.in_language("en"))


def _overlaid(amendment: Amendment, citation: Citation) -> Text:
    name, said, basis = amendment.overlay, _cited(citation), citation.topic.basis
    return Text(
        f"{name.in_language('zh')}：{said.zh} [{basis.zh}]",
        f"{name.in_language('en')}: {said.en} [{basis.en}]",
    )
