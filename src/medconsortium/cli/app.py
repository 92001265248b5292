"""The typer application: built for one language, and for the one command that is asked for."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from difflib import get_close_matches
from importlib import import_module
from importlib.metadata import version
from types import MappingProxyType
from typing import Annotated, Any

import typer

from medconsortium.cli.problems import UnusableError, not_found
from medconsortium.cli.terminal import Terminal
from medconsortium.text import Language, Text

__all__ = ["COMMANDS", "PROGRAM", "invoke"]

PROGRAM = "medconsortium"

COMMANDS: Mapping[str, Text] = MappingProxyType(
    {
        "demo": Text("看看本库能做什么", "Show what the library does."),
        "check": Text("按法规核查医联体", "Check consortia against the regulations."),
        "route": Text("查询转诊路径", "Ask where a patient goes, and by which agreement."),
        "reach": Text("查询覆盖范围和转诊去向", "Ask how far care reaches, and who goes where."),
        "template": Text(
            "生成供填写的 Excel 模板", "Write an Excel workbook for a roster to be filled in."
        ),
        "convert": Text("转换格式", "Convert from one format to another."),
        "generate": Text("生成合成的地区", "Make up a region: a county, city, province or nation."),
        "diff": Text("比较两个网络", "Show what differs between two networks."),
        "rules": Text("列出规则", "List the rules."),
        "explain": Text("说明一条规则", "Explain a rule: what it checks, why, and on what ground."),
        "terms": Text("列出词表和词条", "List the vocabularies, or the terms of one."),
        "datasets": Text("列出或介绍自带的数据集", "List the packaged datasets, or show one."),
        "schema": Text(
            "输出文档格式的 JSON Schema", "Print the JSON Schema of the document format."
        ),
    }
)
"""What each command does; `medconsortium.cli.<name>` does it."""

_ABOUT = Text(
    "中国医联体的建模、核查与转诊查询。",
    "Model, check and query Chinese medical consortia.",
)
_PANELS = {
    "command": Text("命令", "Commands"),
    "argument": Text("参数", "Arguments"),
    "option": Text("选项", "Options"),
}
_PARAMETERS = {
    "lang": Text(
        "界面语言：zh 或 en（默认随系统）", "Language, zh or en (by default the system's)."
    ),
    "version": Text("显示版本号", "Print the version."),
}
_HELP = Text("显示帮助", "Show this help.")

_UsageError: Any = typer.BadParameter.__mro__[1]  # typer brings click's errors, but not by name


def invoke(arguments: Sequence[str], terminal: Terminal) -> int:
    """Run the command that the arguments ask for, and return its exit code.

    Raises:
        UnusableError: The arguments do not fit the command.
        MedConsortiumError: What the command works on cannot be used.
    """
    name = next((a for a in arguments if not a.startswith("-")), None)
    if name is not None and name not in COMMANDS:
        raise UnusableError(not_found(name, get_close_matches(name, COMMANDS) or COMMANDS))
    command = _build(name, terminal.language)
    try:
        code = command.main(
            args=list(arguments) or ["--help"],
            prog_name=PROGRAM,
            standalone_mode=False,
            obj=terminal,
        )
    except _UsageError as error:
        raise UnusableError(_usage_problem(error, name)) from None
    return int(code or 0)


def _build(wanted: str | None, language: Language) -> Any:
    """Return the program with its help in a language, and with the wanted command alone.

    Where none is wanted, all are listed, and none is loaded.
    """
    app = typer.Typer(add_completion=False)
    app.callback(help=_ABOUT.in_language(language))(_before)
    parameters: Mapping[str, Text] = {}
    if wanted is None:
        for name, summary in COMMANDS.items():
            app.command(name, help=summary.in_language(language))(_listed)
    else:
        room = import_module(f"medconsortium.cli.{wanted}")
        texts = (COMMANDS[wanted], room.DETAILS)
        app.command(wanted, help="\n\n".join(t.in_language(language) for t in texts))(room.run)
        parameters = room.PARAMETERS
    program: Any = typer.main.get_command(app)
    _translate(program, _PARAMETERS, language)
    for command in program.commands.values():
        command.rich_help_panel = _PANELS["command"].in_language(language)
        _translate(command, parameters, language)
    return program


def _translate(command: Any, texts: Mapping[str, Text], language: Language) -> None:
    """Give the parameters of a command their help in a language."""
    for parameter in command.params:
        parameter.help = texts[parameter.name].in_language(language)
    help_option = command.get_help_option(typer.Context(command))
    help_option.help = _HELP.in_language(language)
    for parameter in (*command.params, help_option):
        parameter.rich_help_panel = _PANELS[parameter.param_type_name].in_language(language)


def _print_version(wanted: bool) -> None:  # noqa: FBT001 - so typer calls it
    if wanted:
        print(PROGRAM, version(PROGRAM))
        raise typer.Exit


def _before(
    *,
    lang: Annotated[str | None, typer.Option(metavar="zh|en")] = None,  # taken beforehand
    version: Annotated[
        bool, typer.Option("--version", is_eager=True, callback=_print_version)
    ] = False,
) -> None: ...


def _listed() -> None: ...


def _usage_problem(error: Any, command: str | None) -> Text:
    """Return what is wrong with the arguments; what click says stays English where it varies."""
    said = error.format_message()
    match type(error).__name__:
        case "MissingParameter":
            zh = f"缺少 {error.param.metavar or error.param.name}"
        case "NoSuchOption":
            zh = str(not_found(error.option_name, error.possibilities or ()))
        case "BadOptionUsage":
            zh = f"选项 {error.option_name} 用法有误（{said}）"
        case _:
            zh = f"用法有误（{said}）"
    hint = " ".join(filter(None, (PROGRAM, command, "--help")))
    return Text(f"{zh}\n查看用法：{hint}", f"{said}\nHow to use it: {hint}")
