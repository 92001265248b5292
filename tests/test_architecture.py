"""The shape of the source tree. Each failure says what to do.

Which room may import which, and which room owns which library, stands in `pyproject.toml`.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
SOURCE = ROOT / "src" / "medconsortium"
TESTS = ROOT / "tests"

LONGEST_FILE = 400
LONGEST_FUNCTION = 50  # its docstring aside: the page of a rule is a docstring
MOST_METHODS = 12

# Modules without a test file of their own (a path or pattern below src/medconsortium), and the
# test file (below tests/) that tests them instead.
TESTED_ELSEWHERE = {"vocabulary/*.py": "properties/test_vocabularies.py"}

# `module.Class` that may have more public methods: why.
LARGE_CLASSES: dict[str, str] = {}

# Folders of tests that follow promises, file versions, types or themselves instead of modules.
TESTS_OF_THEIR_OWN = {"golden", "mutation", "properties", "typing"}

VAGUE_NAMES = {"base_classes", "common", "helpers", "manager", "misc", "utilities", "utils"}

FORBIDDEN_IN_TEXT = {
    "a path of one machine": re.compile(r"(?<![\w.$}~/-])/(?:home|root|tmp|work)/\w"),
    "the address of a package registry": re.compile(
        r"https?://[^\s\"']*/(?:simple|packages)/|\bpypi\.org\b|\bpythonhosted\.org\b"
    ),
}
TEXTS = {".cff", ".cfg", ".csv", ".md", ".py", ".toml", ".tsv", ".yaml", ".yml"}


@cache
def parse(file: Path) -> ast.Module:
    return ast.parse(file.read_text(encoding="utf-8"))


def source_files() -> list[Path]:
    return sorted(SOURCE.rglob("*.py"))


def python_files() -> list[Path]:
    folders = ("src", "tests", "examples", "benchmarks")
    return sorted(file for folder in folders for file in (ROOT / folder).rglob("*.py"))


def text_files() -> list[Path]:
    folders = ("src", "tests", "docs", "examples", "benchmarks")
    nested = (file for folder in folders for file in (ROOT / folder).rglob("*"))
    single = (ROOT / "Makefile", ROOT / ".ci" / "run", *ROOT.glob("*.*"))
    return sorted(
        file
        for file in (*nested, *single)
        if file.is_file() and (file.suffix in TEXTS or file.name in {"Makefile", "run"})
    )


def shown(file: Path) -> str:
    return file.relative_to(ROOT).as_posix()


def listed(problems: Iterable[str]) -> str:
    return "".join(f"\n  {problem}" for problem in problems)


def classes(file: Path) -> Iterator[ast.ClassDef]:
    return (node for node in ast.walk(parse(file)) if isinstance(node, ast.ClassDef))


def functions(file: Path) -> Iterator[ast.FunctionDef]:
    return (node for node in ast.walk(parse(file)) if isinstance(node, ast.FunctionDef))


def length(function: ast.FunctionDef) -> int:
    """Count the lines of a function from `def` on, its docstring aside."""
    lines = (function.end_lineno or 0) - function.lineno + 1
    if ast.get_docstring(function) is None:
        return lines
    docstring = function.body[0]
    return lines - ((docstring.end_lineno or 0) - docstring.lineno + 1)


def public_methods(class_: ast.ClassDef) -> set[str]:
    """Return the names of the public methods; properties are data and do not count."""
    return {
        node.name
        for node in class_.body
        if isinstance(node, ast.FunctionDef)
        and not node.name.startswith("_")
        and not any("property" in ast.unparse(decorator) for decorator in node.decorator_list)
    }


def exported(file: Path) -> list[str] | None:
    """Return the names in `__all__`; `None` where there is none."""
    for node in parse(file).body:
        if isinstance(node, ast.Assign) and ast.unparse(node.targets[0]) == "__all__":
            assert isinstance(node.value, ast.List), f"{shown(file)}: write `__all__` as a list"
            return [ast.literal_eval(name) for name in node.value.elts]
    return None


def public_definitions(file: Path) -> Iterator[ast.ClassDef | ast.FunctionDef]:
    """Yield what `__all__` names, and the public methods of classes that have no base."""
    names = exported(file) or ()
    for node in parse(file).body:
        if isinstance(node, ast.ClassDef | ast.FunctionDef) and node.name in names:
            yield node
            if isinstance(node, ast.ClassDef) and not node.bases:
                methods = (child for child in node.body if isinstance(child, ast.FunctionDef))
                yield from (method for method in methods if not method.name.startswith("_"))


def mirror_of(module: Path) -> Path:
    """Return the test file of a module: `a/b.py` is tested by `a/test_b.py`."""
    return module.with_name(f"test_{module.name}")


def is_private(file: Path) -> bool:
    return file.stem != "__init__" and file.stem.startswith("_")


def test_every_module_has_its_test_file() -> None:
    modules = [
        file.relative_to(SOURCE)
        for file in source_files()
        if file.name not in {"__init__.py", "__main__.py"}
    ]
    missing = [
        f"{module.as_posix()}: add tests/{mirror_of(module).as_posix()}"
        for module in modules
        if not (TESTS / mirror_of(module)).exists()
        and not any(module.match(pattern) for pattern in TESTED_ELSEWHERE)
    ]
    assert not missing, f"modules without tests, or a line in TESTED_ELSEWHERE:{listed(missing)}"
    stale = [
        f"{pattern}: {test}"
        for pattern, test in TESTED_ELSEWHERE.items()
        if not (TESTS / test).exists() or not any(module.match(pattern) for module in modules)
    ]
    assert not stale, f"in TESTED_ELSEWHERE, remove or correct:{listed(stale)}"


def test_every_test_file_has_its_module() -> None:
    mirrors = {mirror_of(file.relative_to(SOURCE)) for file in source_files()}
    orphans = [
        test.as_posix()
        for test in (file.relative_to(TESTS) for file in sorted(TESTS.rglob("test_*.py")))
        if len(test.parts) > 1
        and test.parts[0] not in TESTS_OF_THEIR_OWN
        and test not in mirrors
        and test.as_posix() not in TESTED_ELSEWHERE.values()
    ]
    assert not orphans, f"rename or move, so that they mirror src/medconsortium:{listed(orphans)}"


def test_names_say_what_a_module_is_about() -> None:
    vague = [shown(f) for f in source_files() if {f.stem, f.parent.name} & VAGUE_NAMES]
    assert not vague, f"name these after their subject:{listed(vague)}"


def test_files_are_short() -> None:
    counts = {file: file.read_text(encoding="utf-8").count("\n") for file in python_files()}
    long = [f"{shown(f)}: {n} lines" for f, n in counts.items() if n > LONGEST_FILE]
    assert not long, f"split by subject, at most {LONGEST_FILE} lines each:{listed(long)}"


def test_functions_are_short() -> None:
    long = [
        f"{shown(file)}:{function.lineno} {function.name}: {length(function)} lines"
        for file in python_files()
        for function in functions(file)
        if length(function) > LONGEST_FUNCTION
    ]
    assert not long, f"split by step, at most {LONGEST_FUNCTION} lines each:{listed(long)}"


def test_classes_are_small() -> None:
    counts = {
        f"{file.stem}.{class_.name}": len(public_methods(class_))
        for file in source_files()
        for class_ in classes(file)
    }
    large = [
        f"{name}: {count} public methods"
        for name, count in counts.items()
        if count > MOST_METHODS and name not in LARGE_CLASSES
    ]
    assert not large, f"make functions of them, or give a reason in LARGE_CLASSES:{listed(large)}"
    stale = [name for name in LARGE_CLASSES if counts.get(name, 0) <= MOST_METHODS]
    assert not stale, f"remove from LARGE_CLASSES:{listed(stale)}"


def test_every_module_says_what_is_public() -> None:
    silent = [
        shown(file)
        for file in source_files()
        if not is_private(file) and parse(file).body[1:] and exported(file) is None
    ]
    assert not silent, f"add `__all__` below the imports:{listed(silent)}"


def test_public_things_are_documented() -> None:
    bare = [
        f"{shown(file)}:{node.lineno} {node.name}"
        for file in source_files()
        for node in public_definitions(file)
        if ast.get_docstring(node) is None
    ]
    assert not bare, f"add a docstring: what, units, errors, an example:{listed(bare)}"


def test_only_the_command_line_prints() -> None:
    printing = [
        f"{shown(file)}:{node.lineno}"
        for file in source_files()
        if SOURCE / "cli" not in file.parents
        for node in ast.walk(parse(file))
        if isinstance(node, ast.Call) and ast.unparse(node.func) == "print"
    ]
    assert not printing, f"return a value, and let the command line print it:{listed(printing)}"


@pytest.mark.parametrize("what", FORBIDDEN_IN_TEXT)
def test_no_file_holds(what: str) -> None:
    pattern = FORBIDDEN_IN_TEXT[what]
    hits = [
        f"{shown(file)}:{number} {line.strip()[:80]}"
        for file in text_files()
        for number, line in enumerate(file.read_text(encoding="utf-8").splitlines(), start=1)
        if pattern.search(line)
    ]
    assert not hits, f"{what} stands in:{listed(hits)}"
