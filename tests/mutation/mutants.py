"""Small faults that may be put into a module, one at a time: what mutation testing calls mutants.

Whatever decides is changed: comparisons, `and`, `or` and `not`, arithmetic, numbers and booleans
(defaults too), what is returned, `continue` and `break`; and statements that do something are left
out. What is only said (messages, docstrings, types, what decorators state) is left alone, and so
is every text: the name of a column that is wrong would crash at once.
"""

from __future__ import annotations

import ast
from collections.abc import Iterable, Iterator
from difflib import unified_diff

from attrs import frozen

__all__ = ["Mutant", "changed", "mutants_in", "shown"]

_COMPARED: dict[type[ast.cmpop], type[ast.cmpop]] = {
    ast.Eq: ast.NotEq,
    ast.NotEq: ast.Eq,
    ast.Lt: ast.LtE,
    ast.LtE: ast.Lt,
    ast.Gt: ast.GtE,
    ast.GtE: ast.Gt,
    ast.Is: ast.IsNot,
    ast.IsNot: ast.Is,
    ast.In: ast.NotIn,
    ast.NotIn: ast.In,
}
_CALCULATED: dict[type[ast.operator], type[ast.operator]] = {
    ast.Add: ast.Sub,
    ast.Sub: ast.Add,
    ast.Mult: ast.FloorDiv,
    ast.Div: ast.Mult,
    ast.FloorDiv: ast.Mult,
    ast.Mod: ast.FloorDiv,
    ast.BitAnd: ast.BitOr,
    ast.BitOr: ast.BitAnd,
    ast.BitXor: ast.BitAnd,
    ast.LShift: ast.RShift,
    ast.RShift: ast.LShift,
}
_SWAPPED = {
    "all": "any",
    "any": "all",
    "min": "max",
    "max": "min",
    "minimum": "maximum",
    "maximum": "minimum",
}

# Calls that only say something, or that only type checkers read.
_SAYING = {"Text", "TypeVar", "cast"}
_DECIDED_ELSEWHERE = (ast.Compare, ast.BoolOp, ast.UnaryOp, ast.Constant)


@frozen
class Mutant:
    """A part of a module, and what stands in its place; the lines are those of its statement."""

    start: int
    end: int
    new: str
    line: int
    last_line: int
    function: str | None
    is_remembered: bool
    """Whether it runs once for many tests: on import, or in a function whose results are kept."""


def mutants_in(source: str) -> list[Mutant]:
    """Return the mutants of a module, in the order of the source; places count bytes."""
    finder = _Finder(source)
    finder.block(ast.parse(source).body)
    return sorted(set(finder.found), key=lambda mutant: (mutant.start, mutant.end, mutant.new))


def changed(source: str, mutant: Mutant) -> str:
    """Return a module with a mutant in it."""
    whole = source.encode()
    return (whole[: mutant.start] + mutant.new.encode() + whole[mutant.end :]).decode()


def shown(source: str, mutant: Mutant) -> str:
    """Return the lines that a mutant changes, before and after."""
    before, after = source.splitlines(), changed(source, mutant).splitlines()
    lines = list(unified_diff(before, after, n=0, lineterm=""))[3:]
    return "\n".join(line[0] + " " + line[1:].strip() for line in lines)


class _Finder:
    """Goes through a module, and keeps the mutants found."""

    def __init__(self, source: str) -> None:
        self.found: list[Mutant] = []
        lines = [0]
        for line in source.encode().splitlines(keepends=True):
            lines.append(lines[-1] + len(line))
        self._line_starts = lines
        self._statement: ast.stmt = ast.Pass()
        self._function: ast.FunctionDef | None = None
        self._names: tuple[str, ...] = ()

    # --- Statements -----------------------------------------------------------------------------

    def block(self, statements: Iterable[ast.stmt]) -> None:
        for statement in statements:
            if not _only_says(statement):
                self._statement = statement
                self._in_statement(statement)

    def _in_statement(self, statement: ast.stmt) -> None:
        match statement:
            case ast.FunctionDef():
                self.expressions(
                    [*statement.args.defaults, *filter(None, statement.args.kw_defaults)]
                )
                self._inside(statement, function=statement)
            case ast.ClassDef():
                self._inside(statement, function=None)
            case ast.Continue():
                self._replace(statement, "break")
            case ast.Break():
                self._replace(statement, "continue")
            case ast.Raise():
                self._replace(statement, "pass")
            case _:
                self._statement_with_parts(statement)

    def _statement_with_parts(self, statement: ast.stmt) -> None:
        match statement:
            case ast.Return(value=ast.expr() as value):
                self._returned(statement, value)
            case ast.Expr():
                self._replace(statement, "pass")
            case ast.Assign(targets=[ast.Subscript() | ast.Attribute()]):
                self._replace(statement, "pass")
            case ast.AugAssign():
                self._replace(statement, "pass")
                self._recalculate(statement, statement.op)
            case _:
                pass
        self.expressions(
            each
            for name, value in ast.iter_fields(statement)
            if name not in {"annotation", "targets", "target"}
            for each in (value if isinstance(value, list) else [value])
            if isinstance(each, ast.expr | ast.withitem)
        )
        if isinstance(statement, ast.If | ast.While):
            self._condition(statement.test)
        for name in ("body", "handlers", "orelse", "finalbody", "cases"):
            for each in getattr(statement, name, []):
                self.block([each] if isinstance(each, ast.stmt) else each.body)

    def _inside(
        self, statement: ast.FunctionDef | ast.ClassDef, *, function: ast.FunctionDef | None
    ) -> None:
        before = self._function, self._names
        self._function, self._names = function, (*self._names, statement.name)
        self.block(statement.body)
        self._function, self._names = before

    def _returned(self, statement: ast.Return, value: ast.expr) -> None:
        returns = self._function.returns if self._function is not None else None
        if not (isinstance(value, ast.Constant) and value.value is None):
            self._replace(statement, "return None")
        elif returns is not None and "bool" in ast.unparse(returns):
            self._replace(statement, "return False")

    # --- Expressions ----------------------------------------------------------------------------

    def expressions(self, nodes: Iterable[ast.AST]) -> None:
        for node in nodes:
            if not _only_says(node):
                self._in_expression(node)
                self.expressions(_parts(node))

    def _in_expression(self, node: ast.AST) -> None:
        match node:
            case ast.IfExp():
                self._condition(node.test)
            case ast.comprehension():
                for test in node.ifs:
                    self._condition(test)
            case ast.BinOp():
                self._recalculate(node, node.op)
            case ast.expr():
                for other in _others(node):
                    self._replace(node, other)
            case _:
                pass

    def _condition(self, test: ast.expr) -> None:
        """Turn a condition round that has no operator to be changed."""
        if not isinstance(test, _DECIDED_ELSEWHERE):
            self._replace(test, ast.UnaryOp(ast.Not(), test))

    def _recalculate(self, node: ast.BinOp | ast.AugAssign, operator: ast.operator) -> None:
        other = _CALCULATED.get(type(operator))
        if other is None:
            return
        if isinstance(node, ast.AugAssign):
            self._replace(node, ast.unparse(ast.AugAssign(node.target, other(), node.value)))
        else:
            self._replace(node, ast.BinOp(node.left, other(), node.right))

    # --- What is found --------------------------------------------------------------------------

    def _replace(self, node: ast.expr | ast.stmt, new: ast.expr | str) -> None:
        line, last = _lines_of(self._statement)
        function = self._function
        self.found.append(
            Mutant(
                self._line_starts[node.lineno - 1] + node.col_offset,
                self._line_starts[(node.end_lineno or 0) - 1] + (node.end_col_offset or 0),
                new if isinstance(new, str) else f"({ast.unparse(new)})",
                line,
                last,
                ".".join(self._names) or None,
                function is None
                or isinstance(self._statement, ast.FunctionDef)
                or _keeps(function),
            )
        )


def _others(node: ast.expr) -> Iterator[ast.expr | str]:
    """Yield what may stand in the place of an expression."""
    match node:
        case ast.Compare():
            for place, operator in enumerate(node.ops):
                ops = [*node.ops]
                ops[place] = _COMPARED[type(operator)]()
                yield ast.Compare(node.left, ops, node.comparators)
        case ast.BoolOp():
            yield ast.BoolOp(ast.Or() if isinstance(node.op, ast.And) else ast.And(), node.values)
        case ast.UnaryOp():
            yield node.operand
        case ast.Constant(value=bool() as value):
            yield str(not value)
        case ast.Constant(value=int() | float() as value):
            yield str(value + 1)
        case ast.Name() if node.id in _SWAPPED:
            yield _SWAPPED[node.id]
        case ast.Attribute() if node.attr in _SWAPPED:
            yield ast.Attribute(node.value, _SWAPPED[node.attr])
        case _:
            pass


def _only_says(node: ast.AST) -> bool:
    """Return whether a part of a module decides nothing when it runs."""
    match node:
        case (
            ast.Expr(value=ast.Constant())
            | ast.Assert()
            | ast.Import()
            | ast.ImportFrom()
            | ast.Raise(exc=None)
            | ast.Assign(targets=[ast.Name(id="__all__")])
            | ast.AnnAssign(annotation=ast.Name(id="TypeAlias"))
            | ast.JoinedStr()
            | ast.Call(func=ast.Attribute(value=ast.Name(id="_log")))
            | ast.keyword(arg="strict")  # a guard of zip against what never comes
        ):
            return True
        case ast.Call(func=ast.Name(id=name)):
            return name in _SAYING
        case ast.Expr(value=ast.Call() as call):
            return _only_says(call)
        case ast.FunctionDef():
            return any(ast.unparse(each) == "overload" for each in node.decorator_list)
        case _:
            return False


def _parts(node: ast.AST) -> Iterator[ast.AST]:
    """Yield what an expression is made of; the sign of a number is a part with it."""
    if isinstance(node, ast.UnaryOp) and isinstance(node.operand, ast.Constant):
        return
    yield from ast.iter_child_nodes(node)


def _keeps(function: ast.FunctionDef) -> bool:
    """Return whether the results of a function are kept for the whole run."""
    return any(
        ast.unparse(each).partition("(")[0] in {"cache", "lru_cache"}
        for each in function.decorator_list
    )


def _lines_of(statement: ast.stmt) -> tuple[int, int]:
    """Return the first and the last line of a statement, or of its head if it holds others."""
    body: list[ast.stmt] | None = getattr(statement, "body", None)
    if body:
        return statement.lineno, max(statement.lineno, body[0].lineno - 1)
    return statement.lineno, statement.end_lineno or statement.lineno
