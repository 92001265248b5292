"""`medconsortium convert IN OUT`."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from types import MappingProxyType
from typing import Annotated

import typer

from medconsortium.cli.arguments import to_network
from medconsortium.cli.terminal import Line, Terminal
from medconsortium.files import FORMATS, read_with_notes, write
from medconsortium.interop.mapping import Mapped, read_mapped, read_mapping
from medconsortium.interop.tables import Note, Reading
from medconsortium.text import Language, Text

__all__ = ["DETAILS", "PARAMETERS", "run"]

DETAILS = Text(
    "格式由后缀决定：.yaml .json .xlsx，.csv 和 .parquet 是文件夹；.xls .ods 只读。"
    "退出码：0 全部写出；1 有的行被拒绝，或有的值写不进去；2 输入无法使用。",
    "The endings tell the formats: .yaml .json .xlsx; .csv and .parquet are folders; .xls and "
    ".ods are only read. Exit code: 0 all was carried over; 1 rows were refused, or values could "
    "not be carried; 2 the input cannot be used.",
)
PARAMETERS = MappingProxyType(
    {
        "source": Text("要读的文件、文件夹或数据集", "The file, folder or dataset to read."),
        "target": Text("要写的文件或文件夹", "The file or folder to write."),
        "mapping": Text(
            "列映射（YAML），用于别人做的表", "A column mapping (YAML), for a table made by others."
        ),
    }
)

_SHOWN = 5
_READING = Text("正在读取", "reading")
_WRITING = Text("正在写入", "writing")
_OUTCOMES = MappingProxyType(
    {
        "kept": Text("原样采用", "kept"),
        "changed": Text("有改动", "changed"),
        "refused": Text("拒绝", "refused"),
        "skipped": Text("跳过", "skipped"),
    }
)
_MORE = Text("… 共 {} 条", "... {} of these")


def run(
    context: typer.Context,
    source: Annotated[str, typer.Argument(metavar="IN")],
    target: Annotated[str, typer.Argument(metavar="OUT")],
    *,
    mapping: Annotated[str | None, typer.Option(metavar="FILE")] = None,
) -> int:
    """Read a network in one format and write it in another; tell what was noted and lost."""
    terminal: Terminal = context.obj
    language = terminal.language
    refused = 0
    if mapping is not None:
        with terminal.busy(_READING):
            mapped = read_mapped(source, read_mapping(mapping))
        refused = sum(row.outcome == "refused" for row in mapped.rows)
        terminal.print(*_outcome_lines(mapped, language))
        network, notes = mapped.network, mapped.notes
    else:
        with terminal.busy(_READING):
            reading = _read(source)
        network, notes = reading.network, reading.notes
    terminal.print(*_note_lines(notes, language))
    with terminal.busy(_WRITING):
        lost = write(network, target, language=language)
    terminal.print(*_note_lines(lost, language))
    counts = f"{network!r}"[1:-1]
    terminal.print((terminal.pick(Text(f"已写入 {target}：{counts}", f"{target}: {counts}")),))
    return 1 if refused or lost else 0


def _read(source: str) -> Reading:
    if Path(source).suffix.lower() in FORMATS:
        return read_with_notes(source)
    return Reading(to_network(source))


def _outcome_lines(mapped: Mapped, language: Language) -> Iterator[Line]:
    """Yield how many rows of each table came to which outcome, and why."""
    for table in dict.fromkeys(row.table for row in mapped.rows):
        counts = {outcome: mapped.count(outcome, table=table) for outcome in _OUTCOMES}  # type: ignore[arg-type]
        told = (f"{_OUTCOMES[o].in_language(language)} {n}" for o, n in counts.items() if n)
        yield ((table, "bold"), f"  {' · '.join(told)}")
        reasons = mapped.reasons(table=table)
        for reason, count in reasons[:_SHOWN]:
            yield (f"  {count} × {reason.in_language(language)}",)
        if len(reasons) > _SHOWN:
            yield (f"  {_MORE.in_language(language).format(len(reasons))}",)


def _note_lines(notes: Iterable[Note], language: Language) -> Iterator[Line]:
    """Yield the first notes of each kind, and how many there are."""
    by_code: dict[str, list[Note]] = {}
    for note in notes:
        by_code.setdefault(note.code, []).append(note)
    for alike in by_code.values():
        for note in alike[:_SHOWN]:
            where = f"{note.place.in_language(language)} " if note.place is not None else ""
            yield (f"{where}{note.message.in_language(language)}",)
        if len(alike) > _SHOWN:
            yield ((_MORE.in_language(language).format(len(alike)), "dim"),)
