"""What every rule of the catalogue owes its readers. Each failure says what to do."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest

from medconsortium.model.fields import encodings
from medconsortium.model.tables import TABLES
from medconsortium.rules import CATALOGUE, SECTIONS, STABLE, Rule, RuleStatus
from medconsortium.text.bilingual import has_han

RULES = Path(__file__).resolve().parents[2] / "src" / "medconsortium" / "rules"
FILES = sorted(file for file in RULES.glob("families/*/*.py") if file.name != "__init__.py")

NO_NAME_HOLDS = {"must", "should", "not", "missing-no", "no-missing", "without-no"}

every_rule = pytest.mark.parametrize("rule", CATALOGUE, ids=lambda rule: rule.code)


def file_of(rule: Rule) -> Path:
    """Return the file that makes a rule."""
    (file,) = (file for file in FILES if file.stem == rule.name.replace("-", "_"))
    return file


# --- The catalogue ------------------------------------------------------------------------------


def test_codes_are_unique_and_sorted() -> None:
    codes = [rule.code for rule in CATALOGUE]
    assert codes == sorted(set(codes)), "sort CATALOGUE by code, one rule for each"


def test_names_are_unique() -> None:
    names = [rule.name for rule in CATALOGUE]
    assert len(names) == len(set(names)), f"rename one of two alike: {sorted(names)}"


def test_every_rule_file_is_in_the_catalogue() -> None:
    listed = {rule.name.replace("-", "_") for rule in CATALOGUE}
    missing = [file.relative_to(RULES).as_posix() for file in FILES if file.stem not in listed]
    assert not missing, f"add the rules of these files to rules/catalogue.py: {missing}"
    assert len(listed) == len(FILES), "a rule of the catalogue stands in no file of its family"


def test_a_family_shares_the_letters_of_its_codes() -> None:
    letters: dict[str, set[str]] = {}
    for rule in CATALOGUE:
        letters.setdefault(file_of(rule).parent.name, set()).add(rule.code[:3])
    mixed = {family: found for family, found in letters.items() if len(found) > 1}
    assert not mixed, f"one family, one prefix: {mixed}"
    prefixes = [prefix for found in letters.values() for prefix in found]
    assert len(prefixes) == len(set(prefixes)), f"one prefix, one family: {letters}"


def test_stable_rules_are_what_is_run_unless_told_otherwise() -> None:
    stable = [rule for rule in CATALOGUE if rule.status is RuleStatus.STABLE]
    assert list(STABLE) == stable


# --- Each rule ----------------------------------------------------------------------------------


@every_rule
def test_codes_are_three_letters_and_three_digits(rule: Rule) -> None:
    assert re.fullmatch(r"[A-Z]{3}\d{3}", rule.code)


@every_rule
def test_names_state_the_fault(rule: Rule) -> None:
    assert re.fullmatch(r"[a-z]+(-[a-z]+)*", rule.name), "write lower-case words with hyphens"
    held = {word for word in NO_NAME_HOLDS if f"-{word}-" in f"-{rule.name}-"}
    assert not held, f"name the fault, so that it reads well after 'allow …': without {held}"


@every_rule
def test_a_rule_stands_alone_in_a_file_of_its_name(rule: Rule) -> None:
    tree = ast.parse(file_of(rule).read_text(encoding="utf-8"))
    begins = f"{rule.code} {rule.name}."
    assert ast.get_docstring(tree) == begins, f"let the docstring of the file be {begins!r}"
    exported = next(
        ast.literal_eval(node.value)
        for node in tree.body
        if isinstance(node, ast.Assign) and ast.unparse(node.targets[0]) == "__all__"
    )
    assert exported == [file_of(rule).stem], "export the rule, and nothing else"


@every_rule
def test_titles_are_bilingual(rule: Rule) -> None:
    assert rule.title.zh is not None, "say the title in Chinese"
    assert has_han(rule.title.zh)
    assert rule.title.en == rule.name.replace("-", " "), "the English title is the name in words"


@every_rule
def test_pages_have_their_sections(rule: Rule) -> None:
    found = tuple(rule.page.sections)
    assert found == tuple(SECTIONS), f"write the sections {tuple(SECTIONS)}, in this order"


@every_rule
def test_pages_speak_both_languages(rule: Rule) -> None:
    for title, said in {"the first sentence": rule.page.summary, **rule.page.sections}.items():
        assert said.zh, f"say {title!r} in Chinese"
        assert said.en, f"say {title!r} in English"
        assert "。" in said.zh
        assert said.en.rstrip().endswith((".", ")"))
    assert rule.page.summary.en is not None
    assert rule.page.summary.en.count(".") == 1, (
        "begin the page with one sentence that states the fault"
    )


@every_rule
def test_a_rule_says_what_it_rests_on(rule: Rule) -> None:
    cited = len(rule.citations)  # raises where a citation leads nowhere
    if rule.is_integrity:
        assert not cited, "a rule that cites the law is no integrity rule: say text or reading"
        assert rule.confidence is None
    else:
        assert cited, "cite `regulation#topic`, or make it an integrity rule"
        assert rule.confidence is not None, "say how the words it cites are known"


@every_rule
def test_a_rule_says_which_data_it_needs(rule: Rule) -> None:
    assert rule.needs, "name the tables or fields without which it cannot be assessed"
    for need in rule.needs:
        table, _, field = need.partition(".")
        assert table in TABLES, f"{need}: there is no table {table}"
        fields = encodings(TABLES[table][0])
        assert not field or field in fields, f"{need}: there is no such field in {table}"


@every_rule
def test_a_rule_that_says_what_it_reads_names_other_tables(rule: Rule) -> None:
    reads = rule.reads or ()
    assert set(reads) <= TABLES.keys() - {rule.subjects, "consortia"}
    assert len(set(reads)) == len(reads)
