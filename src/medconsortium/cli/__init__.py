"""The command line: look at networks, check them, ask them where a patient goes."""

from __future__ import annotations

import atexit
import gc
import os
import sys
from collections.abc import Sequence

from medconsortium.cli.app import COMMANDS, invoke
from medconsortium.cli.language import language_of_locale, take_language
from medconsortium.cli.problems import message_of
from medconsortium.cli.terminal import Terminal, forgiving
from medconsortium.errors import MedConsortiumError

__all__ = ["COMMANDS", "UNUSABLE", "main"]

UNUSABLE = 2
"""The exit code for input that cannot be used; 0 is clean, 1 has findings or no answer."""


def main(argv: Sequence[str] | None = None) -> int:
    """Run a command and return its exit code.

    `argv` are the arguments without the name of the program; those of the process if left out.
    What cannot be used is told on standard error, in the language of the locale or of `--lang`.
    """
    if argv is None:
        _do_without_collector()
    arguments = list(sys.argv[1:] if argv is None else argv)
    terminal = Terminal(language=language_of_locale(os.environ))
    with forgiving(sys.stdout, sys.stderr):
        try:
            language, arguments = take_language(arguments, terminal.language)
            terminal = Terminal(language=language)
            code = invoke(arguments, terminal)
            sys.stdout.flush()
        except MedConsortiumError as error:
            terminal.complain(message_of(error, terminal.language))
            return UNUSABLE
        except BrokenPipeError:  # whoever read our output has seen enough
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
            return 1
    return code


def _do_without_collector() -> None:
    """Spare a short-lived process the garbage collector, which costs more than it frees.

    It would go over everything loaded, now and then, and once more at the end.
    """
    gc.disable()
    atexit.register(gc.freeze)
