from __future__ import annotations

from inspect import signature
from typing import Annotated

import pytest
import typer
from attrs import frozen

from medconsortium.cli.option_groups import spread


@frozen(kw_only=True)
class Place:
    """A group; what it holds is read by typer."""

    street: Annotated[str, typer.Option(metavar="NAME")]
    number: Annotated[int, typer.Option()] = 1


@spread
def run(
    context: typer.Context,
    who: Annotated[str, typer.Argument()],
    *,
    place: Place,
    loud: Annotated[bool, typer.Option("--loud")] = False,
) -> int:
    context.obj.append((who, place, loud))
    return 7


def test_fields_stand_in_the_place_of_their_group() -> None:
    parameters = signature(run).parameters
    assert [*parameters] == ["context", "who", "street", "number", "loud"]
    assert parameters["street"].default is parameters["street"].empty
    assert parameters["number"].default == 1


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        (["--street", "s"], (Place(street="s"), False)),
        (["--number", "3", "--loud", "--street", "s"], (Place(street="s", number=3), True)),
    ],
)
def test_typer_reads_them_and_the_command_gets_the_group(
    typed: list[str], told: tuple[Place, bool]
) -> None:
    app = typer.Typer()
    app.command()(run)
    seen: list[object] = []
    command = typer.main.get_command(app)
    assert command.main(["甲", *typed], standalone_mode=False, obj=seen) == 7
    assert seen == [("甲", *told)]
