"""Whether an institution recognises another's results of examinations and tests (结果互认)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any

import numpy as np
from attrs import field, frozen

from medconsortium.law import resolve
from medconsortium.model import OPEN, Network, PartialDate, Recognition, in_force
from medconsortium.model.dates import today
from medconsortium.model.rows import DatedRow
from medconsortium.referral.channels.assumed.grounds import known_by
from medconsortium.referral.channels.standing import Standing, standing_on
from medconsortium.referral.explanations.certainty import Certainty
from medconsortium.referral.explanations.plain import plain_text
from medconsortium.referral.explanations.sentences import synthetic_line
from medconsortium.referral.places.resolving import resolve_care
from medconsortium.referral.places.roster import Roster, host_of, roster_of
from medconsortium.text import Language, Text, fold
from medconsortium.vocabulary import ConsortiumKind, Integration

__all__ = ["RecognitionAnswer", "RecognitionGround", "recognition"]

_RETEST = "guoweiyifa-2022-6#retest"
_ALL_ITEMS = "guoweiyizhengfa-2024-37#tight-consortium"
_GRIDS = (ConsortiumKind.URBAN_MEDICAL_GROUP, ConsortiumKind.COUNTY_MEDICAL_COMMUNITY)
_DOCTOR_DECIDES = Text(
    "是否采用互认结果、是否复检，由接诊医师决定",
    "whether to use the result or to test again is for the treating doctor to decide",
)
_GOAL = Text(
    "紧密型医联体内全部项目互认（国家目标，本库的理解）",
    "all items are to be recognised within a tight consortium (a national goal, our reading)",
)

_UNSAID = Text("未说明由谁互认", "who recognises whose results is not stated")
_NOTHING = Text("未说明是否互认", "whether it is recognised is not stated")
_SURE = Text("互认", "recognised")
_PERHAPS = Text("可能互认，待确认", "perhaps recognised, to be confirmed")
_TRUTH: dict[int, bool | None] = {1: True, 0: False, -1: None}


@frozen(kw_only=True)
class RecognitionGround:
    """What a recognition rests on: a row that states it, or a national goal.

    `recognition` is the id of the row, `None` for the goal. `until` is the sooner end of row and
    instrument: `OPEN` if none is set, `None` if that is not stated. `doubts` are to be asked first.
    An `expired` ground gives nothing any more.
    """

    recognition: str | None = None
    consortium: str | None = None
    instrument: str | None = None
    mark: str | None = None
    until: PartialDate | None = None
    doubts: tuple[Text, ...] = ()
    expired: bool = False
    cites: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()


@frozen(kw_only=True)
class RecognitionAnswer:
    """Whether an institution recognises another's results for an item, and on what grounds.

    `NONE` says that nothing is stated, not that it is refused. `grounds` come surest first, of
    equal ones those that hold longest; expired ones last. `until` is when the best ground ends:
    `OPEN` if no end is set, `None` if it is not stated. `retest` says who decides in the end.
    """

    network: Network = field(repr=False, eq=False)
    on: date
    item: str
    of: str
    by: str
    certainty: Certainty
    grounds: tuple[RecognitionGround, ...] = ()
    until: PartialDate | None = None
    reason: Text
    retest: Text = _DOCTOR_DECIDES
    cites: tuple[str, ...] = ()

    def to_text(self, language: Language = "zh") -> str:
        """Return the answer with its grounds, a line for each."""
        return "\n".join(_lines(self, language))

    def to_dict(self) -> dict[str, Any]:
        """Return the answer as plain data."""
        return {
            "on": self.on.isoformat(),
            "network": self.network.digest,
            "synthetic": self.network.synthetic,
            "item": self.item,
            "of": self.of,
            "by": self.by,
            "certainty": self.certainty.key,
            "until": None if self.until is None else str(self.until),
            "reason": plain_text(self.reason),
            "grounds": [_plain_ground(ground) for ground in self.grounds],
            "retest": plain_text(self.retest),
            "cites": list(self.cites),
        }


def recognition(
    network: Network, item: str, *, of: str, by: str, on: date | None = None
) -> RecognitionAnswer:
    """Say whether an institution recognises another's results for an item of examination or test.

    A recognition stated from one to the other holds that way only; one stated within a consortium
    holds between its members both ways. It is sure where the row, the instrument and what makes
    the two members are all in force; possible where that is not known, or where it is not stated
    who recognises whom. Where nothing is stated: within a tight urban group or county community
    all items are meant to be recognised from the end of 2025 (国卫医政发〔2024〕37号), which makes
    it possible.

    Args:
        network: The network.
        item: The item, as rows write it; script, width and case do not matter.
        of: Whose result it is: an institution or a department, by id, name or identifier.
        by: Who is to recognise it.
        on: The day; today in Asia/Shanghai if left out.

    Raises:
        NotFoundError: `of` or `by` is not known.
        AmbiguousError: Several go by that name.

    >>> from medconsortium.model import Institution
    >>> stated = Recognition(item="血常规", origin="甲", target="乙", since="2020", until="open")
    >>> network = Network(
    ...     institutions=[Institution(id=name, name=name) for name in ("甲", "乙")],
    ...     recognitions=[stated],
    ... )
    >>> recognition(network, "血常规", of="甲", by="乙", on=date(2024, 1, 1)).certainty.en
    'confirmed'
    """
    day = today() if on is None else on
    origin, target = (_actor(network, resolve_care(network, name)) for name in (of, by))
    asked = _Asked(roster_of(network), day, origin, target)
    if origin == target:
        own = Text("本机构自己的结果", "its own result")
        return _answer(asked, item, Certainty.CONFIRMED, (), own)
    grounds = sorted(_stated(asked, item), key=_order)
    valid = [ground for ground in grounds if not ground.expired]
    if not valid:
        grounds = [*_meant(asked), *grounds]
        valid = [ground for ground in grounds if not ground.expired]
    if not valid:
        return _answer(asked, item, Certainty.NONE, tuple(grounds), _NOTHING)
    sure = not valid[0].doubts
    certainty = Certainty.CONFIRMED if sure else Certainty.POSSIBLE
    return _answer(asked, item, certainty, tuple(grounds), _SURE if sure else _PERHAPS)


@frozen(eq=False)
class _Asked:
    """Whose results are to be recognised, by whom, on which day."""

    roster: Roster
    on: date
    origin: str
    target: str
    standing: Standing = field(init=False)

    def __attrs_post_init__(self) -> None:
        object.__setattr__(self, "standing", standing_on(self.roster, self.on))

    @property
    def network(self) -> Network:
        return self.roster.network


def _actor(network: Network, care: str) -> str:
    """Return the institution that somebody is or belongs to; himself if there is none."""
    known = care in network.institutions or care in network.departments
    return (host_of(network, care) if known else None) or care


def _stated(asked: _Asked, item: str) -> Iterator[RecognitionGround]:
    """Yield what rows state for an item, those that have ended among them."""
    network, wanted = asked.network, fold(item)
    columns = network.recognitions.columns
    spelled: dict[str, bool] = {}
    for place in range(len(network.recognitions)):
        text = columns.item[place] or ""
        if text not in spelled:
            spelled[text] = fold(text) == wanted
        if spelled[text]:
            row = network.recognitions[str(columns.id[place])]
            if _joins(asked, row):
                yield from _ground(asked, row)


def _joins(asked: _Asked, row: Recognition) -> bool:
    """Whether a row may be about the two that are asked about."""
    ends = ((row.origin, asked.origin), (row.target, asked.target))
    return all(end is None or _actor(asked.network, end) == who for end, who in ends)


def _ground(asked: _Asked, row: Recognition) -> Iterator[RecognitionGround]:
    network, instrument = asked.network, row.instrument
    holds: list[tuple[bool | None, DatedRow]] = [(in_force(row.since, row.until, asked.on), row)]
    doubts: list[Text] = []
    if instrument is not None:
        place = network.instruments.row_number(instrument)
        carried = _TRUTH[int(asked.standing.instruments[place])]
        holds.append((carried, network.instruments[instrument]))
    if row.consortium is not None:
        place = network.consortia.row_number(row.consortium)
        runs = _TRUTH[int(asked.standing.consortia[place])]
        holds.append((runs, network.consortia[row.consortium]))
        for who in (asked.origin, asked.target):
            is_member = _membership(asked, place, who)
            if is_member is False:
                return
            if is_member is None:
                doubts.append(
                    _say(
                        network,
                        who,
                        "不知 {} 当日是否仍是成员",
                        "whether {} is a member on the day is not known",
                    )
                )
    elif row.origin is None or row.target is None:
        doubts.append(_UNSAID)
    never = [each for state, each in holds if state is False]
    if any(each.until is None or each.until.latest >= asked.on for each in never):
        return  # not begun, not signed, or planned
    doubts += [_unsure(network, each) for state, each in holds if state is None]
    yield RecognitionGround(
        recognition=row.id,
        consortium=row.consortium,
        instrument=instrument,
        mark=row.mark,
        until=_end(row, None if instrument is None else network.instruments[instrument]),
        doubts=tuple(doubts),
        expired=bool(never),
        sources=row.sources,
    )


def _unsure(network: Network, row: DatedRow) -> Text:
    zh, en = "不知 {} 当日是否有效", "whether {} is in force on the day is not known"
    if row.id in network.consortia:
        name = network.consortia[row.id].name
        return Text(zh.format(name.in_language("zh")), en.format(name.in_language("en")))
    return Text(zh.format(row.id), en.format(row.id))


def _membership(asked: _Asked, consortium: int, institution: str) -> bool | None:
    """Return whether an institution, or a department of it, is a member of a consortium."""
    roster, row = asked.roster, asked.roster.row(institution)
    columns = asked.network.memberships.columns
    own = np.flatnonzero(columns.consortium == consortium)
    direct = roster.rows[columns.institution[own]]
    member = np.where(direct < 0, roster.hosts[columns.department[own]], direct)
    states = asked.standing.memberships[own[(member == row) & (row >= 0)]]
    return True if (states == 1).any() else None if (states < 0).any() else False


def _meant(asked: _Asked) -> Iterator[RecognitionGround]:
    """Yield that all items are meant to be recognised within the tight groups of both."""
    cites = known_by(asked.on, _ALL_ITEMS)
    columns = asked.network.consortia.columns
    tight = (columns.integration == Integration.TIGHT.number) & (asked.standing.consortia == 1)
    tight &= np.isin(columns.kind, [kind.number for kind in _GRIDS])
    for place in np.flatnonzero(tight) if cites else ():
        members = [_membership(asked, int(place), who) for who in (asked.origin, asked.target)]
        if False not in members:
            yield RecognitionGround(consortium=columns.id[int(place)], doubts=(_GOAL,), cites=cites)


def _end(row: Recognition, instrument: DatedRow | None) -> PartialDate | None:
    ends = [row.until] if instrument is None else [row.until, instrument.until]
    set_ = [end for end in ends if end is not None and end != OPEN]
    if set_:
        return min(set_, key=lambda end: (end.earliest, end.latest))
    return None if None in ends else OPEN


def _order(ground: RecognitionGround) -> tuple[bool, bool, int, str]:
    """Return what grounds are sorted by: valid, sure, and late ends first."""
    end = ground.until.earliest if ground.until is not None else date.min
    return ground.expired, bool(ground.doubts), -end.toordinal(), ground.recognition or ""


def _answer(
    asked: _Asked,
    item: str,
    certainty: Certainty,
    grounds: tuple[RecognitionGround, ...],
    reason: Text,
) -> RecognitionAnswer:
    cites = dict.fromkeys(cite for ground in grounds for cite in ground.cites)
    found = certainty is not Certainty.NONE and len(grounds) > 0
    return RecognitionAnswer(
        network=asked.network,
        on=asked.on,
        item=item,
        of=asked.origin,
        by=asked.target,
        certainty=certainty,
        grounds=grounds,
        until=next(ground.until for ground in grounds) if found else None,
        reason=reason,
        cites=(*cites, *known_by(asked.on, _RETEST)),
    )


def _say(network: Network, care: str, zh: str, en: str) -> Text:
    """Return a text about an institution or a department, its name in the place of the braces."""
    named = network.institutions if care in network.institutions else network.departments
    name = named[care].name
    return Text(zh.format(name.in_language("zh")), en.format(name.in_language("en")))


def _lines(answer: RecognitionAnswer, language: Language) -> Iterator[str]:
    zh, network = language == "zh", answer.network
    yield from synthetic_line(network, language)
    of, by = (
        _say(network, care, "{}", "{}").in_language(language) for care in (answer.of, answer.by)
    )
    reason = answer.reason.in_language(language)
    if zh:
        yield f"{answer.item}：{of} 的结果，{by}：{reason}  [{answer.certainty.zh}]"
    else:
        yield f"{answer.item}: the result of {of} at {by}: {reason}  [{answer.certainty.en}]"
    for ground in answer.grounds:
        yield f"  {_ground_in_words(network, ground, language)}"
        ask = "待确认：" if zh else "to confirm: "
        yield from (f"    {ask}{doubt.in_language(language)}" for doubt in ground.doubts)
    yield f"  {answer.retest.in_language(language)}"
    law = "规定" if zh else "law"
    yield from (f"  {law}: {resolve(cite).in_language(language)}" for cite in answer.cites)


def _ground_in_words(network: Network, ground: RecognitionGround, language: Language) -> str:
    zh = language == "zh"
    parts = list(_parts(network, ground, language))
    end = ground.until
    if end == OPEN:
        parts.append("未设期限" if zh else "no end is set")
    elif end is not None:
        parts.append(f"至 {end}" if zh else f"until {end}")
    if ground.expired:
        parts.append("已到期" if zh else "expired")
    return (" · ").join(parts)


def _parts(network: Network, ground: RecognitionGround, language: Language) -> Iterable[str]:
    zh = language == "zh"
    yield ground.recognition or ("国家目标" if zh else "a national goal")
    if ground.consortium is not None:
        name = network.consortia[ground.consortium].name.in_language(language)
        yield f"医联体“{name}”内" if zh else f"within “{name}”"
    if ground.instrument is not None:
        title = network.instruments[ground.instrument].title
        shown = ground.instrument if title is None else title.in_language(language)
        yield f"依据 {shown}" if zh else f"by {shown}"
    if ground.mark is not None:
        yield f"标识 {ground.mark}" if zh else f"mark {ground.mark}"


def _plain_ground(ground: RecognitionGround) -> dict[str, Any]:
    return {
        "recognition": ground.recognition,
        "consortium": ground.consortium,
        "instrument": ground.instrument,
        "mark": ground.mark,
        "until": None if ground.until is None else str(ground.until),
        "doubts": [plain_text(doubt) for doubt in ground.doubts],
        "expired": ground.expired,
        "cites": list(ground.cites),
        "sources": list(ground.sources),
    }
