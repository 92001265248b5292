from __future__ import annotations

import ast
from pathlib import Path
from textwrap import dedent

import pytest
from tests.mutation.mutants import changed, mutants_in, shown

SOURCE = Path(__file__).resolve().parents[2] / "src" / "medconsortium"

CHANGED = {
    "x = a == b": ["x = (a != b)"],
    "x = a < b <= c": ["x = (a <= b <= c)", "x = (a < b < c)"],
    "x = a > b": ["x = (a >= b)"],
    "x = a >= b": ["x = (a > b)"],
    "x = a != b": ["x = (a == b)"],
    "x = a is b": ["x = (a is not b)"],
    "x = a not in b": ["x = (a in b)"],
    "x = a and b": ["x = (a or b)"],
    "x = a or b": ["x = (a and b)"],
    "x = not a": ["x = (a)"],
    "x = ~a": ["x = (a)"],
    "x = -1": ["x = (1)"],
    "x = a + b": ["x = (a - b)"],
    "x = a * b": ["x = (a // b)"],
    "x = a & b": ["x = (a | b)"],
    "x = 7": ["x = 8"],
    "x = 0.5": ["x = 1.5"],
    "x = True": ["x = False"],
    "x = any(a)": ["x = all(a)"],
    "x = (a + b).min()": ["x = ((a + b).max)()", "x = ((a - b)).min()"],
    "x = np.minimum(a, b)": ["x = (np.maximum)(a, b)"],
    "x = a if b else c": ["x = a if (not b) else c"],
    "x = [a for a in b if a.c]": ["x = [a for a in b if (not a.c)]"],
    "a[b] = c": ["pass"],
    "a.b = c": ["pass"],
    "a += b": ["a -= b", "pass"],
    "f(a)": ["pass"],
    "raise E(3)": ["pass"],
    "if a:\n    b = c": ["if (not a):\n    b = c"],
    "if a == b:\n    b = c": ["if (a != b):\n    b = c"],
    "while a:\n    continue": ["while (not a):\n    continue", "while a:\n    break"],
    "for a in b:\n    break": ["for a in b:\n    continue"],
    "with f(1):\n    a = b": ["with f(2):\n    a = b"],
    "try:\n    f()\nexcept E:\n    g()": [
        "try:\n    pass\nexcept E:\n    g()",
        "try:\n    f()\nexcept E:\n    pass",
    ],
    "match a:\n    case 1:\n        f()": ["match a:\n    case 1:\n        pass"],
    "def f(a, *, b=False):\n    return a": [
        "def f(a, *, b=True):\n    return a",
        "def f(a, *, b=False):\n    return None",
    ],
    "def f() -> bool | None:\n    return None": ["def f() -> bool | None:\n    return False"],
    "class A:\n    b: int = 0": ["class A:\n    b: int = 1"],
    "x = '医联体', a < b": ["x = '医联体', (a <= b)"],
}

LEFT_ALONE = [
    '"""Of 1 < 2."""',
    "import a",
    "__all__ = ['a', *b[1:]]",
    "x: int | None = a",
    "X: TypeAlias = a | b",
    "T = TypeVar('T', bound=a | b)",
    "x = Text(f'{1 + 1}', 'a' if b else c)",
    "x = f'{a + 1}'",
    "x = 'text'",
    "x = None",
    "x = zip(a, b, strict=True)",
    "x = cast(int | str, a)",
    "_log.warning(1)",
    "assert a < b",
    "@rule(code=1 + 1)\ndef f(a: int | str) -> int | str:\n    pass",
    "@overload\ndef f(a: int = 1) -> int: ...",
    "def f() -> str | None:\n    return None",
]


@pytest.mark.parametrize("source", CHANGED)
def test_what_decides_is_changed(source: str) -> None:
    assert sorted(changed(source, mutant) for mutant in mutants_in(source)) == sorted(
        CHANGED[source]
    )


@pytest.mark.parametrize("source", LEFT_ALONE)
def test_what_only_says_something_is_left_alone(source: str) -> None:
    assert mutants_in(source) == []


def test_a_mutant_knows_the_lines_of_its_statement_and_where_it_runs() -> None:
    source = dedent("""\
        limit = 1
        class A:
            def f(self):
                if (a and
                        b):
                    return g(
                        2,
                    )
        @cache
        def f(c=3):
            return 4 + c
    """)
    found = {
        source.encode()[m.start : m.end].decode(): (
            m.line,
            m.last_line,
            m.function,
            m.is_remembered,
        )
        for m in mutants_in(source)
    }
    assert found["1"] == (1, 1, None, True)
    assert found["2"] == (6, 8, "A.f", False)
    assert found["a and\n                b"] == (4, 5, "A.f", False)
    assert found["3"] == (10, 10, None, True)
    assert found["4"] == (11, 11, "f", True)


def test_only_the_lines_changed_are_shown() -> None:
    source = "a = b\nif c:\n    d = 1\n"
    assert [shown(source, mutant) for mutant in mutants_in(source)] == [
        "- if c:\n+ if (not c):",
        "- d = 1\n+ d = 2",
    ]


def test_every_mutant_of_a_module_can_be_read_and_is_another() -> None:
    source = (SOURCE / "rules" / "judging" / "phases.py").read_text(encoding="utf-8")
    found = [changed(source, mutant) for mutant in mutants_in(source)]
    assert len({ast.unparse(ast.parse(each)) for each in [source, *found]}) == len(found) + 1
    assert len(found) >= 20
