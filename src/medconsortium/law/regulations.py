"""What a regulation is: its numbers and days, its topics, and the citation of a topic."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from attrs import evolve, frozen

from medconsortium.law.parameters import Parameter
from medconsortium.model import PartialDate
from medconsortium.text import Language, Text
from medconsortium.vocabulary import SourceBasis

__all__ = ["NOT_KNOWN", "Citation", "DatedAct", "Regulation", "Topic"]

NOT_KNOWN = PartialDate(date.min, date.max)
"""The day of something of which no day is known: it may be any."""


@frozen(kw_only=True)
class DatedAct:
    """A day in the life of a regulation, and what we know it from."""

    day: PartialDate
    basis: SourceBasis


@frozen(kw_only=True)
class Topic:
    """A matter that a regulation deals with; `articles` only where the numbers are established.

    `due` is the day by which what it asks is to be met, where that is not the day on which the
    regulation comes into force.
    """

    key: str
    label: Text
    gist: Text
    basis: SourceBasis
    articles: tuple[int, ...] = ()
    due: DatedAct | None = None


@frozen(kw_only=True)
class Regulation:
    """A regulation: official number and title, its days, its topics and parameters by key.

    `bases` tells how number, title and issuer are known; each day, topic and value tells for
    itself, and `basis` speaks for the whole. What is not known is `None`, or an empty text.
    `published` is the day on which it became public, `address` where it was read, which need not
    be an official place, `superseded_by` the key of the regulation that took its place.
    """

    key: str
    number: str | None
    title: Text
    issuer: Text
    basis: SourceBasis
    bases: Mapping[str, SourceBasis]
    issued: DatedAct | None
    published: DatedAct | None
    in_force: DatedAct | None
    topics: Mapping[str, Topic]
    parameters: Mapping[str, Parameter]
    superseded_by: str | None = None
    address: str | None = None

    @property
    def begins(self) -> PartialDate:
        """The day on which it comes into force, never before it is issued; else `NOT_KNOWN`."""
        begins = NOT_KNOWN if self.in_force is None else self.in_force.day
        issued = NOT_KNOWN if self.issued is None else self.issued.day
        if begins.earliest < issued.earliest <= begins.latest:
            return evolve(begins, earliest=issued.earliest)
        return begins

    def in_language(self, language: Language) -> str:
        """Return number and title, so far as they are known."""
        number, title = self.number or "", self.title.in_language(language)
        if language == "zh":
            return number + (f"《{title}》" if title else "")
        return f"{title} ({number})" if number and title else number or title


@frozen
class Citation:
    """A regulation, and the topic of it that is cited."""

    regulation: Regulation
    topic: Topic

    @property
    def begins(self) -> PartialDate:
        """The day from which one is held to it: when it is due, else when it is in force."""
        return self.regulation.begins if self.topic.due is None else self.topic.due.day

    def in_language(self, language: Language) -> str:
        """Return number, title and topic, and the article where its number is established.

        >>> from medconsortium.law import resolve
        >>> resolve("guoweiyifa-2020-13#forms").in_language("zh")
        '国卫医发〔2020〕13号《医疗联合体管理办法（试行）》第2条（医联体的形式）'
        """
        regulation = self.regulation.in_language(language)
        label = self.topic.label.in_language(language)
        if language == "zh":
            articles = "、".join(f"第{n}条" for n in self.topic.articles)
            return f"{regulation}{articles}（{label}）"
        articles = "".join(f", Art. {n}" for n in self.topic.articles)
        return f"{regulation}{articles}, topic: {label}"
