"""Options that several commands share, held in classes: each field is an option."""

from __future__ import annotations

from collections.abc import Callable
from inspect import Parameter, Signature, signature
from typing import Any, get_type_hints

from attrs import NOTHING, fields, has

__all__ = ["spread"]


def spread(command: Callable[..., int]) -> Callable[..., int]:
    """Return a command that takes the fields of its groups one by one.

    A group is a parameter whose type is an attrs class. Typer sees an option for each field; the
    command is given the groups, made of what was typed.

    >>> from attrs import frozen
    >>> @frozen(kw_only=True)
    ... class Place:
    ...     street: str
    ...     number: int = 1
    >>> def run(name: str, *, place: Place) -> int:
    ...     return len(name) + place.number
    >>> [*signature(spread(run)).parameters], spread(run)(name="ab", street="c", number=3)
    (['name', 'street', 'number'], 5)
    """
    hints = get_type_hints(command, include_extras=True)
    groups = {name: hint for name, hint in hints.items() if isinstance(hint, type) and has(hint)}
    parameters: list[Parameter] = []
    for name, parameter in signature(command).parameters.items():
        if name in groups:
            parameters += _options(groups[name])
        else:
            parameters.append(parameter.replace(annotation=hints[name]))

    def spread_out(**typed: Any) -> int:
        made = {
            name: group(**{field.name: typed.pop(field.name) for field in fields(group)})
            for name, group in groups.items()
        }
        return command(**typed, **made)

    annotations = {each.name: each.annotation for each in parameters}
    spread_out.__annotations__ = {**annotations, "return": int}
    spread_out.__signature__ = Signature(parameters)  # type: ignore[attr-defined]
    return spread_out


def _options(group: type[Any]) -> list[Parameter]:
    hints = get_type_hints(group, include_extras=True)
    return [
        Parameter(
            field.name,
            Parameter.KEYWORD_ONLY,
            default=Parameter.empty if field.default is NOTHING else field.default,
            annotation=hints[field.name],
        )
        for field in fields(group)
    ]
