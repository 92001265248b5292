"""The regulations, one file each in `texts/`, and citations that lead to them."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from datetime import date
from functools import cache
from importlib.resources import files
from types import MappingProxyType
from typing import Any

from attrs import frozen

from medconsortium.errors import NotFoundError
from medconsortium.model import PartialDate
from medconsortium.text import Language, Text
from medconsortium.vocabulary import SourceBasis

__all__ = ["Citation", "DatedAct", "Regulation", "Topic", "corpus", "in_force_on", "resolve"]


@frozen(kw_only=True)
class DatedAct:
    """A day in the life of a regulation, and what we know it from."""

    day: PartialDate
    basis: SourceBasis


@frozen(kw_only=True)
class Topic:
    """A matter that a regulation deals with; `articles` only where the numbers are established."""

    key: str
    label: Text
    gist: Text
    basis: SourceBasis
    articles: tuple[int, ...] = ()


@frozen(kw_only=True)
class Regulation:
    """A regulation: official number and title, its dates, and its topics by key.

    `basis` tells how the regulation is known, as each date and topic tells for itself.
    """

    key: str
    number: str
    title: Text
    issuer: Text
    issued: DatedAct
    in_force: DatedAct
    basis: SourceBasis
    topics: Mapping[str, Topic]
    superseded_by: str | None = None
    address: str | None = None


@frozen
class Citation:
    """A regulation, and the topic of it that is cited."""

    regulation: Regulation
    topic: Topic

    def in_language(self, language: Language) -> str:
        """Return number, title and topic, and the article where its number is established.

        >>> resolve("guoweiyifa-2020-13#forms").in_language("zh")
        '国卫医发〔2020〕13号《医疗联合体管理办法（试行）》第2条（医联体的形式）'
        """
        title = self.regulation.title.in_language(language)
        label = self.topic.label.in_language(language)
        articles = self.topic.articles
        if language == "zh":
            place = "、".join(f"第{n}条" for n in articles)
            return f"{self.regulation.number}《{title}》{place}（{label}）"
        place = "".join(f", Art. {n}" for n in articles)
        return f"{title} ({self.regulation.number}){place}, topic: {label}"


@cache
def corpus() -> Mapping[str, Regulation]:
    """Return every regulation by key, sorted."""
    texts = files("medconsortium.law").joinpath("texts")
    found = {
        path.name.removesuffix(".toml"): tomllib.loads(path.read_text("utf-8"))
        for path in texts.iterdir()
        if path.name.endswith(".toml")
    }
    return MappingProxyType({key: _regulation(key, found[key]) for key in sorted(found)})


def in_force_on(on: date) -> tuple[Regulation, ...]:
    """Return the regulations in force on a day, whole days of doubt left out, sorted by key."""
    known = corpus()
    return tuple(
        regulation
        for regulation in known.values()
        if regulation.in_force.day.latest <= on
        and not (
            regulation.superseded_by and known[regulation.superseded_by].in_force.day.latest <= on
        )
    )


def resolve(cite: str) -> Citation:
    """Return the citation written `regulation#topic`.

    Raises:
        NotFoundError: There is no such regulation or topic.
    """
    key, _, topic = cite.partition("#")
    regulation = corpus().get(key)
    if regulation is None or topic not in regulation.topics:
        raise NotFoundError(cite, tuple(corpus()) if regulation is None else (*regulation.topics,))
    return Citation(regulation, regulation.topics[topic])


def _regulation(key: str, raw: Mapping[str, Any]) -> Regulation:
    return Regulation(
        key=key,
        number=raw["number"],
        title=Text(**raw["title"]),
        issuer=Text(**raw["issuer"]),
        issued=_act(raw["issued"]),
        in_force=_act(raw["in_force"]),
        basis=SourceBasis.parse(raw["basis"]),
        superseded_by=raw.get("superseded_by"),
        address=raw.get("address"),
        topics=MappingProxyType(
            {name: _topic(name, topic) for name, topic in raw.get("topics", {}).items()}
        ),
    )


def _act(raw: Mapping[str, str]) -> DatedAct:
    return DatedAct(day=PartialDate.parse(raw["day"]), basis=SourceBasis.parse(raw["basis"]))


def _topic(key: str, raw: Mapping[str, Any]) -> Topic:
    return Topic(
        key=key,
        label=Text(**raw["label"]),
        gist=Text(**raw["gist"]),
        basis=SourceBasis.parse(raw["basis"]),
        articles=tuple(raw.get("articles", ())),
    )
