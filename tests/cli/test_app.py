from __future__ import annotations

import ast
from collections.abc import Callable
from importlib import import_module
from importlib.metadata import version
from inspect import signature
from pathlib import Path

import pytest

from medconsortium import cli
from medconsortium.cli.app import COMMANDS
from medconsortium.text.bilingual import has_han

SOURCES = sorted(Path(str(cli.__file__)).parent.glob("*.py"))


def squeezed(text: str) -> str:
    """Leave out what wrapping and frames put in."""
    return "".join(c for c in text if not c.isspace() and c not in "│╭╮╰╯─|+-")


@pytest.mark.parametrize("arguments", [(), ("--help",)])
def test_without_a_command_all_are_listed(
    run: Callable[..., tuple[int, str, str]], arguments: tuple[str, ...]
) -> None:
    for language in ("zh", "en"):
        code, out, err = run(*arguments, "--lang", language)
        assert (code, err) == (0, "")
        for name, summary in COMMANDS.items():
            assert name in out
            assert squeezed(str(getattr(summary, language))) in squeezed(out)


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("name", COMMANDS)
def test_the_help_of_a_command_is_complete(
    run: Callable[..., tuple[int, str, str]], name: str, language: str
) -> None:
    room = import_module(f"medconsortium.cli.{name}")
    assert set(room.PARAMETERS) == {*signature(room.run).parameters} - {"context"}
    code, out, err = run(name, "--help", "--lang", language)
    assert (code, err) == (0, "")
    for text in (COMMANDS[name], room.DETAILS, *room.PARAMETERS.values()):
        assert squeezed(str(getattr(text, language))) in squeezed(out)
    assert ("选项" in out) is (language == "zh")


@pytest.mark.parametrize("source", SOURCES, ids=lambda source: source.name)
def test_every_text_is_in_both_languages(source: Path) -> None:
    for node in ast.walk(ast.parse(source.read_text("utf-8"))):
        if isinstance(node, ast.Call) and ast.unparse(node.func) == "Text" and node.args:
            zh, en = (ast.unparse(argument) for argument in node.args)
            assert has_han(zh) or "{" in zh, f"{source.name}:{node.lineno}: no Chinese in {zh}"
            assert not has_han(en), f"{source.name}:{node.lineno}: Chinese in {en}"


def test_version(run: Callable[..., tuple[int, str, str]]) -> None:
    assert run("--version") == (0, f"medconsortium {version('medconsortium')}\n", "")


@pytest.mark.parametrize(
    ("arguments", "zh", "en"),
    [
        (("chekc",), "找不到 'chekc'，可以试试：\n  check\n", "nothing is called 'chekc'"),
        (("？",), "  demo\n  check\n", "  demo\n  check\n"),
        (("check",), "缺少 FILE", "Missing argument"),
        (("check", "x", "--onn", "y"), "找不到 '--onn'，可以试试：\n  --on\n", "No such option"),
        (("check", "x", "--on"), "选项 --on 用法有误", "--on"),
        (("rules", "x"), "用法有误", "unexpected extra argument"),
        (("--onn",), "找不到 '--onn'", "No such option"),
    ],
)
def test_a_command_line_that_cannot_be_used(
    run: Callable[..., tuple[int, str, str]], arguments: tuple[str, ...], zh: str, en: str
) -> None:
    for language, said in (("zh", zh), ("en", en)):
        code, out, err = run(*arguments, "--lang", language)
        assert (code, out) == (2, "")
        assert said in err
