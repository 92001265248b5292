"""What README and the pages show is what happens.

In a page, blocks run from top to bottom: `python` blocks share their names, and what one prints
stands in the `text` block right below it; `console` blocks hold command lines after `$`, each with
what it prints; `yaml` blocks that begin with `format:` are documents that can be read. A block with
a title is a file of that name.
"""

from __future__ import annotations

import ast
import re
import shlex
from collections.abc import Callable, Iterator
from datetime import date
from functools import partial
from importlib import import_module
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from attrs import fields

import medconsortium
from medconsortium.cli import main
from medconsortium.documents import (
    json_schema,
    read,
    read_availability,
    read_overlay,
    read_waivers,
)
from medconsortium.interop.mapping import read_mapping
from medconsortium.vocabulary import Term

ROOT = Path(__file__).resolve().parents[1]
PAGES = [*sorted(ROOT.glob("README*.md")), *sorted((ROOT / "docs").rglob("*.md"))]
BLOCK = re.compile(r"^( *)```(\w+)[^\n]*\n(.*?)^\1```$", re.MULTILINE | re.DOTALL)
TITLED = re.compile(r'^```\w+ title="([\w.-]+)"\n(.*?)^```$', re.MULTILINE | re.DOTALL)
DIGEST = re.compile(r"digest \w{12}")  # it changes with every datum of a dataset
FORMAT_GUIDE = ROOT / "docs" / "guides" / "document-format.md"
LINK = re.compile(r"\]\((?!https?:|#)([^)#\s]+)")


READERS: dict[str, Callable[[bytes], object]] = {
    "medconsortium": partial(read, notation="yaml"),
    "medconsortium-availability": partial(read_availability, notation="yaml"),
    "medconsortium-mapping": read_mapping,
    "medconsortium-overlay": partial(read_overlay, notation="yaml"),
    "medconsortium-waivers": partial(read_waivers, notation="yaml"),
}


def blocks(page: Path) -> list[tuple[str, str]]:
    """Return the fenced blocks of a page: language, and text without its indentation."""
    found = BLOCK.findall(page.read_text("utf-8"))
    return [
        (language, re.sub(rf"^{indent}", "", text, flags=re.MULTILINE))
        for indent, language, text in found
    ]


def write_titled(page: Path) -> None:
    """Write the blocks of a page that have a title into files of that name, here."""
    for title, text in TITLED.findall(page.read_text("utf-8")):
        Path(title).write_text(text, "utf-8")


def ids(page: Path) -> str:
    return page.relative_to(ROOT).as_posix()


def commands(block: str) -> Iterator[tuple[list[str], str]]:
    for part in re.split(r"^\$ ", block, flags=re.MULTILINE)[1:]:
        line, _, output = part.partition("\n")
        program, *arguments = shlex.split(line)
        assert program == "medconsortium", f"{line}: put other programs into a `sh` block"
        yield arguments, output


@pytest.mark.parametrize("page", PAGES, ids=ids)
def test_the_blocks_of_a_page_do_what_it_says(
    page: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("LC_ALL", "C.UTF-8")
    write_titled(page)
    names: dict[str, Any] = {}
    shown = blocks(page)
    for (language, text), (following, output) in pairwise([*shown, ("", "")]):
        if language == "python":
            exec(compile(text, ids(page), "exec"), names)  # noqa: S102 - our own page
            printed = capsys.readouterr().out
            assert printed == (output if following == "text" else ""), text
        elif language == "console":
            for arguments, said in commands(text):
                main(arguments)
                out, err = capsys.readouterr()
                assert DIGEST.sub("digest", out + err) == DIGEST.sub("digest", said), arguments
        elif language == "yaml" and text.startswith("format: "):
            kind = text.removeprefix("format: ").partition("/")[0]
            READERS[kind](text.encode())


@pytest.mark.parametrize("page", PAGES, ids=ids)
def test_links_between_pages_lead_somewhere(page: Path) -> None:
    links = LINK.findall(page.read_text("utf-8"))
    dead = [link for link in links if not (page.parent / link).exists()]
    assert not dead


def test_the_blocks_are_found() -> None:
    assert {language for language, _ in blocks(ROOT / "README.md")} == {"sh", "python", "text"}


ROOMS = sorted(
    name
    for name in medconsortium.__all__
    if (ROOT / "src" / "medconsortium" / name).is_dir() or name in {"errors", "identifiers"}
)


@pytest.mark.parametrize("room", ROOMS)
def test_every_public_name_has_its_place_in_the_reference(room: str) -> None:
    page = ROOT / "docs" / "reference" / f"{room}.md"
    assert page.exists(), f"add docs/reference/{room}.md, and its line in mkdocs.yml"
    shown = page.read_text("utf-8")
    assert f"::: medconsortium.{room}\n" in shown
    module = import_module(f"medconsortium.{room}")
    for name in module.__all__:  # one that a module shares is taken for the module
        defined_in = getattr(getattr(module, name), "__module__", "")
        if defined_in == f"medconsortium.{room}.{name}":
            assert f"::: {defined_in}.{name}\n" in shown, f"add it to {page.name}"


def test_the_guide_to_the_format_shows_every_key() -> None:
    (whole,) = (text for _, text in blocks(FORMAT_GUIDE) if "observations:" in text)
    used = set(re.findall(r"(?:^|[\s{])([a-z_]+):(?=\s)", whole))
    schema = json_schema()
    shapes = (schema, *schema["$defs"].values())
    known = {key for shape in shapes for key in shape.get("properties", ())}
    assert known - used == set(), "let the example in the guide use them"


def test_the_example_of_every_key_is_one_that_can_be_checked() -> None:
    (whole,) = (text for _, text in blocks(FORMAT_GUIDE) if "observations:" in text)
    network = medconsortium.read(whole.encode(), format="yaml")
    assert all(len(network.table(name)) for name in medconsortium.model.TABLES)
    assert not medconsortium.check(network, on=date(2026, 1, 1)).crashes


def substance(page: Path) -> list[str]:
    """Return the blocks of a README without comments, outputs and the language they ask for."""
    return [
        ast.dump(ast.parse(text)).replace("'zh'", "'en'")
        if language == "python"
        else shlex.join(shlex.split(text, comments=True))
        for language, text in blocks(page)
        if language != "text"
    ]


def test_the_two_readmes_show_the_same_and_lead_to_each_other() -> None:
    english, chinese = ROOT / "README.md", ROOT / "README.zh.md"
    assert substance(english) == substance(chinese)
    leads = [LINK.findall(page.read_text("utf-8")) for page in (english, chinese)]
    assert [leads[0][0], leads[1][0]] == ["README.zh.md", "README.md"]
    assert leads[0][1:] == leads[1][1:]
    shapes = [re.findall(r"(?m)^#+ ", page.read_text("utf-8")) for page in (english, chinese)]
    assert shapes[0] == shapes[1]


GLOSSARY = ROOT / "docs" / "background" / "glossary.md"
ENTRY = re.compile(r"^\| ([^|]+)<br>([^|]+) \| ([^|]+) \| (`[^|]+`) \|$", re.MULTILINE)
ENTRIES = ENTRY.findall(GLOSSARY.read_text("utf-8"))


def held(place: str) -> object:
    """Return what a glossary entry points to, where it is public; a field by its declaration."""
    owner, _, part = place.partition(".")
    rooms = [getattr(medconsortium, room) for room in ("vocabulary", "model", "rules", "referral")]
    found = next(getattr(room, owner) for room in rooms if owner in room.__all__)
    if not part:
        return found
    return found[part] if issubclass(found, Term) else getattr(fields(found), part)


@pytest.mark.parametrize(("zh", "en", "meaning", "places"), ENTRIES, ids=[e[3] for e in ENTRIES])
def test_the_glossary_calls_a_term_as_its_vocabulary_does(
    zh: str, en: str, meaning: str, places: str
) -> None:
    terms = [t for t in map(held, re.findall(r"`([^`]+)`", places)) if isinstance(t, Term)]
    assert {(term.zh, term.en) for term in terms} <= {(zh, en)}
    also = re.match(r"[^:]*[\u4e00-\u9fff][^:]*(?=:)", meaning)
    for word in also.group().split(", ") if also else ():
        assert all(type(term).parse(word) is term for term in terms)


def test_the_glossary_has_an_entry_in_every_row() -> None:
    rows = re.findall(r"^\| (?!Term)", GLOSSARY.read_text("utf-8"), re.MULTILINE)
    assert len(ENTRIES) == len(rows) >= 100
    assert len({(zh, en) for zh, en, *_ in ENTRIES}) == len(ENTRIES)
