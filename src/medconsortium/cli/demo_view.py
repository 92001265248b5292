"""The demonstration as people see it: a table of verdicts, and a panel for each answer."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from rich.box import ROUNDED, SIMPLE_HEAD
from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.panel import Panel
from rich.table import Table
from rich.text import Text as Painted

from medconsortium.cli.colour import console, paint, print_lines
from medconsortium.cli.demo_cases import SYNTHETIC, Question
from medconsortium.cli.report_text import finding_lines, to_do_lines
from medconsortium.cli.terminal import Line
from medconsortium.law import resolve
from medconsortium.referral import Certainty, Channel, ReferralPath, WhyNot
from medconsortium.referral.explanations.sentences import cost_in_words, route_in_words
from medconsortium.rules import Outcome, Report
from medconsortium.text import Language, Text

__all__ = ["show_answers", "show_checks", "show_end", "show_missing", "show_title"]

_TAGLINE = Text(
    "真实的医联体名册：按当日的法规核查，再问“病人该转到哪里，依据是什么”。",
    "Real rosters of consortia: checked by the law of the day, then asked where a patient goes.",
)
_CHECKED = Text("一  按当日的法规核查", "1  Checked by the law of the day")
_NETWORK = Text("网络", "network")
_ON = Text("日期", "on")
_REMARK = Text(
    "2016年9月，2020年的管理办法尚未施行，其规则不适用；2026年1月已施行，但名册没有记录章程："
    "答案是“无法评估”，绝不是“通过”。",
    "In September 2016 the measures of 2020 are not yet in force, and their rules do not apply. In "
    "January 2026 they are, but no charter is recorded: “not assessed”, never “pass”.",
)
_TO_RECORD = Text("缺哪些记录", "What to record")
_IN_FULL = Text("不符合，完整呈现", "A finding in full")
_ASKED = Text("二  病人该转到哪里，依据是什么", "2  Where does the patient go, and on whose word?")
_SYNTHETIC = Text("合成数据，非真实机构", "synthetic: made up")
_DECLARED = Text("已声明", "declared")
_ASSUMED = Text("推定", "assumed")
_MINUTES = Text("分钟", "min")
_CONFIRM = Text("待确认：", "to confirm: ")
_WRITTEN = Text(
    "三  全部结果写入 {folder}（{count} 个文件）", "3  All of it is in {folder} ({count} files)"
)
_FILES = Text(
    "每份报告和每条路径：.txt 供人读，.json 供程序读；每个网络：.yaml",
    "Each report and each path as .txt for people and .json for programs; each network as .yaml",
)
_NEXT = Text("接着试试", "Try next")
_TRY = (
    "medconsortium check paediatric_2016 --on 2026-01-01",
    "medconsortium explain SPA001",
    "medconsortium route panyu_2017 南村医院 --phase 急性期 --subject 肿瘤科 --on 2017-09-01",
    "medconsortium route panyu_2017 南村医院 --phase 急性期 --subject 儿科 --why-not",
)

_OUTCOME_STYLES = {
    Outcome.PASS: "green",
    Outcome.FAIL: "bold red",
    Outcome.NOT_ASSESSED: "yellow",
    Outcome.NOT_APPLICABLE: "dim",
}
_CERTAINTY_STYLES = {
    Certainty.CONFIRMED: "bold green",
    Certainty.POSSIBLE: "bold yellow",
    Certainty.NONE: "bold red",
}


def show_title(language: Language) -> None:
    """Print what this is."""
    console().print()
    console().print(Painted("medconsortium 医联体", "bold"))
    console().print(Painted(_TAGLINE.in_language(language), "dim"))


def show_checks(reports: Sequence[tuple[str, Report]], language: Language) -> None:
    """Print a table of verdicts, one finding, and what is to be recorded."""
    _head(_CHECKED.in_language(language))
    by_name = dict(reports)  # the latest day of each
    titles = Table(box=None, padding=(0, 2, 0, 0), show_header=False)
    table = Table(box=SIMPLE_HEAD, padding=(0, 1), show_edge=False)
    for name, report in by_name.items():
        title = report.network.title or Text()
        titles.add_row(name, Painted(title.in_language(language), "dim"))
    table.add_column(_NETWORK.in_language(language))
    table.add_column(_ON.in_language(language))
    for outcome in Outcome:
        table.add_column(outcome.label(language), justify="right")
    for name, report in reports:
        counts = report.outcomes.counts()
        cells = (_count(counts[outcome], _OUTCOME_STYLES[outcome]) for outcome in Outcome)
        table.add_row(name, str(report.on), *cells)
    _indent(titles)
    _indent(table)
    _indent(Painted(_REMARK.in_language(language)))
    _panel(to_do_lines(by_name["luohu_2015"], language), _TO_RECORD, "luohu_2015", language)
    _panel(finding_lines(by_name[SYNTHETIC], language), _IN_FULL, SYNTHETIC, language)


def show_answers(answers: Iterable[tuple[Question, ReferralPath]], language: Language) -> None:
    """Print a panel for each question."""
    _head(_ASKED.in_language(language))
    for question, path in answers:
        _panel(_answer_lines(path, language), question.title, question.network, language)


def show_missing(question: Question, answer: WhyNot, language: Language) -> None:
    """Print in a panel what would have to change, and the way there is then."""
    lines = [
        ((answer.reason.in_language(language), "bold"),),
        *(
            (f"  {number} ", (change.text.in_language(language), "yellow"))
            for number, change in enumerate(answer.changes, start=1)
        ),
        *_answer_lines(answer.path, language),
    ]
    _panel(lines, question.title, question.network, language)


def show_end(folder: Path, count: int, language: Language) -> None:
    """Print where the results are, and what to try next."""
    _head(_WRITTEN.in_language(language).format(folder=folder, count=count))
    _indent(Painted(_FILES.in_language(language), "dim"))
    print_lines([[("  " + _NEXT.in_language(language), "bold")]])
    print_lines([(f"    {command}", "cyan")] for command in _TRY)
    console().print()


def _count(count: int, style: str) -> Painted:
    return Painted(str(count), style) if count else Painted("·", "dim")


def _answer_lines(path: ReferralPath, language: Language) -> Iterator[Line]:
    sure = path.certainty
    yield (
        (route_in_words(path, language), "bold"),
        "  ",
        (sure.label(language), _CERTAINTY_STYLES[sure]),
        ("" if path.travel_minutes is None else f"  {_minutes(path.travel_minutes, language)}"),
    )
    for number, hop in enumerate(path.hops, start=1):
        channel = hop.channel
        to = path.network.institutions[channel.target].name.in_language(language)
        minutes = channel.travel_minutes
        time = "" if minutes is None else f", {_minutes(minutes, language)}"
        yield (f"  {number} → {to}  ", (f"{_how(channel, language)}{time}", "cyan"))
    if path.cost is not None and path.hops:
        yield ((f"  {cost_in_words(path.cost, len(path.hops), language)}", "dim"),)
    if path.next_best is not None:
        yield ((f"  {path.next_best.to_text(language)}", "dim"),)
    channels = [hop.channel for hop in path.hops]
    grounds = [_ground(channel, path, language) for channel in channels]
    laws = [resolve(cite).in_language(language) for channel in channels for cite in channel.cites]
    yield from (((f"  {said}", "dim"),) for said in dict.fromkeys((*grounds, *laws)))
    for doubt in path.doubts:
        yield ((f"  {_CONFIRM.in_language(language)}{doubt.in_language(language)}", "yellow"),)


def _how(channel: Channel, language: Language) -> str:
    """Return what kind of channel it is, what travels, and whether it is declared."""
    declared = (_DECLARED if channel.declared else _ASSUMED).in_language(language)
    carrier = channel.carrier.label(language)
    return f"{channel.kind.label(language)}, {carrier}, {declared}"


def _ground(channel: Channel, path: ReferralPath, language: Language) -> str:
    """Return why a channel is there, and the consortium that it belongs to."""
    basis = channel.basis.in_language(language)
    if channel.consortium is None:
        return basis
    return f"{basis} · {path.network.consortia[channel.consortium].name.in_language(language)}"


def _minutes(minutes: float, language: Language) -> str:
    return f"{minutes:g} {_MINUTES.in_language(language)}"


def _head(title: str) -> None:
    console().print()
    console().print(Painted(title, "bold cyan"))
    console().print()


def _indent(shown: RenderableType) -> None:
    console().print(Padding(shown, (0, 0, 0, 2), expand=False))
    console().print()


def _panel(lines: Iterable[Line], title: Text, network: str, language: Language) -> None:
    """Print lines in a frame, which says where the network is made up."""
    made_up = network == SYNTHETIC
    said = f"{network} · {_SYNTHETIC.in_language(language)}" if made_up else network
    shown = [_indented(line) for line in lines if line]
    console().print(
        Padding(
            Panel(
                Group(*shown),
                box=ROUNDED,
                title=Painted(title.in_language(language), "bold"),
                title_align="left",
                subtitle=Painted(said, "yellow" if made_up else "dim"),
                subtitle_align="right",
                border_style="yellow" if made_up else "blue",
            ),
            (0, 0, 0, 2),
        )
    )


def _indented(line: Line) -> Padding:
    """Return a line whose wrapped parts stay as far from the margin as its beginning."""
    text = paint(line)
    margin = len(text.plain) - len(text.plain.lstrip())
    return Padding(text[margin:], (0, 0, 0, margin))
