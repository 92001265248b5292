"""Reads a regulation from TOML or plain data: all that is wrong is told, nothing is guessed."""

from __future__ import annotations

import math
import re
import tomllib
from collections.abc import Callable, Mapping
from datetime import date
from itertools import pairwise
from reprlib import repr as shorten
from types import MappingProxyType
from typing import Any, TypeAlias, TypeVar

from attrs import define, evolve, field

from medconsortium import vocabulary
from medconsortium.errors import DocumentError, Fault, ModelError, Place, TermError
from medconsortium.law.parameters import Bound, DatedValue, Parameter
from medconsortium.law.regulations import NOT_KNOWN, DatedAct, Regulation, Topic
from medconsortium.model.dates import PartialDate, to_date
from medconsortium.text import Text
from medconsortium.vocabulary import SourceBasis, Term

__all__ = ["Note", "read_regulation", "regulation_of"]

Note: TypeAlias = Callable[[Fault, tuple[str | int, ...]], None]
"""Takes a fault, and the steps that lead from the top of the data to what is wrong."""

_MOST_CHARACTERS, _LONGEST_LINE = 200_000, 4_000  # dotted keys cost their length squared
_KEY = re.compile(r"[^\s#]{1,100}")
_LINE = re.compile(r"\(at line (\d+), column (\d+)\)")
_NAMED = ("number", "title", "issuer")

_Vocabulary = TypeVar("_Vocabulary", bound=Term)


def read_regulation(key: str, text: str, *, file: str | None = None) -> Regulation:
    """Read a regulation from TOML, in the shape of those in `law/texts/`.

    `key` is what citations call it, and has neither blanks nor `#`; `file` stands in messages.

    Raises:
        DocumentError: The text is no TOML, lacks something, or holds what does not belong.

    >>> text = '''
    ... title = {zh = "本省医联体管理办法", en = "Measures of our province"}
    ... in_force = "2025-03"
    ... basis = "stated"
    ... [topics.charter]
    ... label = {zh = "章程", en = "charter"}
    ... gist = {zh = "专科联盟应当报备章程。", en = "Alliances file their charters."}
    ... '''
    >>> read_regulation("our-province-2025", text).begins
    PartialDate(earliest=datetime.date(2025, 3, 1), latest=datetime.date(2025, 3, 31))
    """
    faults: list[Fault] = []

    def note(fault: Fault, steps: tuple[str | int, ...]) -> None:
        path = "".join(f"[{s}]" if isinstance(s, int) else f".{s}" for s in steps)
        faults.append(evolve(fault, path=f"${path}", place=Place(file=file)))

    regulation = regulation_of(key, _parse(text, file), note=note)
    if faults:
        raise DocumentError(faults)
    return regulation


def regulation_of(key: str, data: Mapping[str, Any], *, note: Note) -> Regulation:
    """Return the regulation that data describe, in the shape of the files in `law/texts/`.

    What is wrong goes to `note`; if anything is, what is returned is no use.
    """
    if not _KEY.fullmatch(key):
        said = f"{shorten(key)} 不能作法规的键", f"{shorten(key)} cannot be the key of a regulation"
        cure = "用不含空白和 # 的短名", "use a short name without blanks and #"
        note(_fault("bad-key", said, cure), ())
    return _regulation(key, _Table(data, (), note))


def _parse(text: str, file: str | None) -> dict[str, Any]:
    if len(text) > _MOST_CHARACTERS or max(map(len, text.split("\n"))) > _LONGEST_LINE:
        limits = f"{_MOST_CHARACTERS:,} / {_LONGEST_LINE:,}"
        said = "法规文件过长", "the regulation is too long"
        cure = f"全文、每行至多 {limits} 字", f"at most {limits} characters in all / in a line"
        raise DocumentError([_fault("too-large", said, cure).at(Place(file=file))])
    try:
        return tomllib.loads(text)
    except (ValueError, RecursionError) as error:
        found = _LINE.search(str(error))
        line, column = map(int, found.groups()) if found else (None, None)
        why = "nested too deeply" if isinstance(error, RecursionError) else str(error)
        said = f"不是 TOML：{why}", f"this is no TOML: {why}"
        cure = "按 TOML 1.0 改正", "correct it by TOML 1.0"
        place = Place(file=file, line=line, column=column)
        raise DocumentError([_fault("not-toml", said, cure).at(place)]) from None


def _regulation(key: str, table: _Table) -> Regulation:
    if "basis" not in table.raw:
        table.lacks("basis")
    basis = _term(table, "basis", SourceBasis.STATED)
    bases = table.table("bases")
    topics = {
        name: _topic(name, topic, basis) for name, topic in table.table("topics").tables().items()
    }
    parameters = {
        name: _parameter(name, parameter, key, set(topics), basis)
        for name, parameter in table.table("parameters").tables().items()
    }
    regulation = Regulation(
        key=key,
        number=_text(table, "number"),
        title=_bilingual(table, "title"),
        issuer=_bilingual(table, "issuer"),
        basis=basis,
        bases=MappingProxyType({name: _term(bases, name, basis) for name in _NAMED}),
        issued=_act(table, "issued", basis),
        published=_act(table, "published", basis),
        in_force=_act(table, "in_force", basis),
        topics=MappingProxyType(topics),
        parameters=MappingProxyType(parameters),
        superseded_by=_text(table, "superseded_by"),
        address=_text(table, "address"),
    )
    if not regulation.number and regulation.title == Text():
        table.lacks("title")
    bases.refuse_the_rest()
    table.refuse_the_rest()
    return regulation


def _topic(key: str, table: _Table, basis: SourceBasis) -> Topic:
    articles = _items(table, "articles")
    for number in articles:
        if type(number) is not int or number < 1:
            table.is_wrong("articles", "自然数", "numbers from 1 on")
    topic = Topic(
        key=key,
        label=_bilingual(table, "label", needed=True),
        gist=_bilingual(table, "gist", needed=True),
        basis=_term(table, "basis", basis),
        articles=tuple(articles),
        due=_act(table, "due", basis),
    )
    table.refuse_the_rest()
    return topic


def _parameter(
    key: str, table: _Table, regulation: str, topics: set[str], basis: SourceBasis
) -> Parameter:
    unit, bound = _bilingual(table, "unit"), _term(table, "bound", Bound.EXACTLY)
    topic, terms = _text(table, "topic"), _vocabulary(table)
    if topic is not None and topic not in topics:
        table.is_wrong("topic", "本文件中的专题", "a topic of this file")
    values = []
    for entry in table.entries("values"):
        cite = _text(entry, "cite") or (topic and f"{regulation}#{topic}")
        if not cite:
            entry.lacks("cite")
        values.append(
            DatedValue(
                since=_day(entry, "since", needed=True) or NOT_KNOWN,
                value=_number(entry) if terms is None else _terms(entry, "value", terms),
                basis=_term(entry, "basis", basis),
                cite=cite or "",
                unit=unit,
                bound=bound,
            )
        )
        entry.refuse_the_rest()
    if any(a.since.latest >= b.since.earliest for a, b in pairwise(values)):
        table.is_wrong("values", "按日期先后排列", "them in the order of their days")
    label = _bilingual(table, "label", needed=True)
    table.refuse_the_rest()
    return Parameter(key=key, label=label, values=tuple(values))


def _vocabulary(table: _Table) -> type[Term] | None:
    name = _text(table, "vocabulary")
    found = getattr(vocabulary, name or "", None)
    if isinstance(found, type) and issubclass(found, Term) and found is not Term:
        return found
    if name is not None:
        table.is_wrong("vocabulary", "词表名", "the name of a vocabulary")
    return None


def _number(entry: _Table) -> int | float:
    value = entry.take("value")
    if type(value) is int or (type(value) is float and math.isfinite(value)):
        return value
    entry.is_wrong("value", "数", "a number")
    return 0


@define
class _Table:
    """A table of the file: what is taken from it is checked, and the rest is refused."""

    raw: Mapping[str, Any]
    steps: tuple[str | int, ...]
    note: Note
    taken: set[str] = field(factory=set)

    def take(self, key: str) -> Any:
        self.taken.add(key)
        return self.raw.get(key)

    def table(self, key: str) -> _Table:
        value = self.take(key)
        if value is not None and not isinstance(value, dict):
            self.is_wrong(key, "表", "a table")
            value = None
        return _Table(value or {}, (*self.steps, key), self.note)

    def tables(self) -> dict[str, _Table]:
        found = {key: self.table(key) for key in self.raw}
        return {key: table for key, table in found.items() if isinstance(self.raw[key], dict)}

    def entries(self, key: str) -> list[_Table]:
        found = _items(self, key, needed=True)
        if not all(isinstance(entry, dict) for entry in found):
            self.is_wrong(key, "由表组成的列表", "a list of tables")
            return []
        return [_Table(e, (*self.steps, key, n), self.note) for n, e in enumerate(found)]

    def lacks(self, key: str) -> None:
        said = f"缺少 {key}", f"{key} is missing"
        cure = f"写明 {key}", f"state {key}"
        self.note(_fault("missing-key", said, cure), (*self.steps, key))

    def is_wrong(self, key: str, wanted_zh: str, wanted_en: str) -> None:
        shown = shorten(self.raw.get(key))
        said = f"{shown} 不合要求", f"{shown} does not do"
        cure = f"这里应是{wanted_zh}", f"write {wanted_en} here"
        self.note(_fault("wrong-value", said, cure), (*self.steps, key))

    def refuse_the_rest(self) -> None:
        known = ", ".join(sorted(self.taken))
        for key in self.raw:
            if key not in self.taken:
                shown = shorten(key)
                said = f"不认识的键 {shown}", f"the key {shown} is not known"
                cure = f"可用的键：{known}", f"known keys: {known}"
                self.note(_fault("unknown-key", said, cure), self.steps)


def _text(table: _Table, key: str) -> str | None:
    value = table.take(key)
    if value is None or (isinstance(value, str) and value.strip()):
        return value
    table.is_wrong(key, "一段文字", "a text")
    return None


def _bilingual(table: _Table, key: str, *, needed: bool = False) -> Text:
    value = table.take(key)
    if isinstance(value, str) and value:
        return Text.of(value)
    if value is None:
        if needed:
            table.lacks(key)
        return Text()
    languages = value if isinstance(value, dict) else {}
    said = {k: v for k, v in languages.items() if k in {"zh", "en"} and isinstance(v, str) and v}
    if not said or len(said) < len(languages):
        table.is_wrong(key, "文字，或 { zh, en }", "a text, or { zh, en }")
    return Text(**said)


def _day(table: _Table, key: str, *, needed: bool = False) -> PartialDate | None:
    value = table.take(key)
    if value is None and needed:
        table.lacks(key)
    try:
        if value is None or isinstance(value, str | date):
            return to_date(value)
        table.is_wrong(key, "日期", "a date")
    except ModelError as error:
        for fault in error.faults:
            table.note(fault, (*table.steps, key))
    return None


def _act(table: _Table, key: str, basis: SourceBasis) -> DatedAct | None:
    """Read a day, or a day with a basis of its own."""
    if isinstance(table.raw.get(key), dict):
        inner = table.table(key)
        day = _day(inner, "day", needed=True)
        basis = _term(inner, "basis", basis)
        inner.refuse_the_rest()
    else:
        day = _day(table, key)
    return None if day is None else DatedAct(day=day, basis=basis)


def _items(table: _Table, key: str, *, needed: bool = False) -> list[Any]:
    value = table.take(key)
    if value is None or value == []:
        if needed:
            table.lacks(key)
        return []
    if not isinstance(value, list):
        table.is_wrong(key, "列表", "a list")
        return []
    return value


def _term(table: _Table, key: str, default: _Vocabulary) -> _Vocabulary:
    """Read a term of the vocabulary of `default`, which stands where there is none."""
    value = table.take(key)
    return default if value is None else _parsed(table, key, value, type(default)) or default


def _terms(table: _Table, key: str, terms: type[_Vocabulary]) -> tuple[_Vocabulary, ...]:
    values = _items(table, key, needed=True)
    found = (_parsed(table, key, value, terms) for value in values)
    return tuple(term for term in found if term is not None)


def _parsed(table: _Table, key: str, value: Any, terms: type[_Vocabulary]) -> _Vocabulary | None:
    try:
        return terms.parse(value)
    except TermError as error:
        said = f"{shorten(value)} 不是词表 {terms.__name__} 的词条", str(error)
        cure = f"用 {terms.__name__} 的词条", f"write a term of {terms.__name__}"
        table.note(_fault("unknown-term", said, cure), (*table.steps, key))
        return None


def _fault(code: str, said: tuple[str, str], cure: tuple[str, str]) -> Fault:
    return Fault(code=code, message=Text(*said), cure=Text(*cure))
