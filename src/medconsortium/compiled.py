"""The one switch between two ways to run a kernel: compiled by numba, or interpreted.

A *kernel* is a plain function over arrays, the hot loop of a search. Where the extra `fast` is
installed, numba compiles it at its first call; otherwise the same source is interpreted. So that
both ways agree exactly, a kernel

- takes contiguous arrays, whole numbers and named tuples of them, returns whole numbers, and
  calculates in int64 or float64 (narrower types are for storage);
- uses `+ - * //`, comparison, indexing, `len`, and kernels and constants of its own module (numba
  would not see that another module has changed), and does not call itself;
- allocates nothing: what it writes to is handed to it, and belongs to one call.

Kernels hold no lock while they run: compiled ones run in several threads at once.
"""

from __future__ import annotations

import logging
import os
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import cache, update_wrapper
from types import FunctionType
from typing import Any, Generic, Literal, TypeAlias, TypeVar, cast, get_args
from zlib import crc32

import numpy as np

__all__ = ["Kernel", "Mode", "fast_is_on", "kernel", "kernel_mode"]

Mode: TypeAlias = Literal["compiled", "checked", "interpreted"]
"""How kernels run. `checked` is compiled with bounds checking, for tests."""

_VARIABLE = "MEDCONSORTIUM_KERNELS"
_MODE: ContextVar[Mode | None] = ContextVar("kernel_mode", default=None)
_BUILDING = threading.RLock()
_OPTIONS = {
    "compiled": {"cache": True},
    "uncached": {},  # where no folder to cache in can be written to
    "checked": {"boundscheck": True},  # not cached: the cache would not tell it from the others
}
_WAYS = {"compiled": ("compiled", "uncached"), "checked": ("checked",), "interpreted": ()}
_log = logging.getLogger(__name__)

_R = TypeVar("_R")


class Kernel(Generic[_R]):
    """A function that runs compiled or interpreted; nothing is compiled before its first call."""

    __name__: str

    def __init__(self, function: Callable[..., _R]) -> None:
        self.function = cast("FunctionType", function)
        self._forms: dict[Mode, Callable[..., Any]] = {}
        self.bound: dict[str, Any] = {}
        update_wrapper(self, function)

    def __call__(self, *args: Any) -> _R:
        mode = _mode()
        form = self._forms.get(mode)
        if form is None:
            with _BUILDING:
                form = self._forms[mode] = _form(self, mode, args)
        return cast("_R", form(*args))


def kernel(function: Callable[..., _R]) -> Kernel[_R]:
    """Make a kernel of a function that keeps the rules above.

    >>> import numpy as np
    >>> @kernel
    ... def total(values):
    ...     found = 0
    ...     for place in range(len(values)):
    ...         found += values[place]
    ...     return found
    >>> with kernel_mode("interpreted"):
    ...     total(np.array([1, 2, 3]))
    6
    """
    return Kernel(function)


def fast_is_on() -> bool:
    """Return whether kernels are compiled: numba can be imported, and nothing forbids it."""
    return _mode() != "interpreted" and _numba() is not None


@contextmanager
def kernel_mode(mode: Mode) -> Iterator[None]:
    """Run kernels in one way within a `with` block, in this thread or task only.

    Everywhere else, the environment variable `MEDCONSORTIUM_KERNELS` says how (`compiled`,
    `checked` or `interpreted`); it is `compiled` where it is not set. Without numba, all three
    are interpreted.

    >>> with kernel_mode("interpreted"):
    ...     fast_is_on()
    False
    """
    before = _MODE.set(_known(mode))
    try:
        yield
    finally:
        _MODE.reset(before)


def _mode() -> Mode:
    return _MODE.get() or _mode_outside()


@cache
def _mode_outside() -> Mode:
    return _known(os.environ.get(_VARIABLE) or "compiled")


def _known(mode: str) -> Mode:
    if mode not in get_args(Mode):
        known = ", ".join(get_args(Mode))
        raise ValueError(f"kernels run in one of these modes: {known}; not in {mode!r}")
    return cast("Mode", mode)


@cache
def _numba() -> Any:
    """Return numba, or `None` where it is missing, broken or switched off."""
    try:
        import numba  # noqa: PLC0415 - half a second, and only an extra
    except ModuleNotFoundError as error:
        if error.name != "numba":
            _log.warning("numba is not used, because it cannot be imported: %s", error)
        return None
    except Exception as error:  # noqa: BLE001 - whatever goes wrong, there is a way without
        _log.warning("numba is not used, because it cannot be imported: %s", error)
        return None
    config: Any = numba.config  # pyright: ignore[reportPrivateImportUsage]
    return None if config.DISABLE_JIT else numba


def _form(subject: Kernel[Any], mode: Mode, args: tuple[Any, ...]) -> Callable[..., Any]:
    """Return what runs a kernel in a mode, compiled for such arguments where that can be."""
    numba, why = _numba(), None
    if numba is not None:
        for way in _WAYS[mode]:
            try:
                form = _bind(subject, way, _layout(args))
                form.compile(tuple(map(numba.typeof, args)))
            except Exception as error:  # noqa: BLE001 - whatever goes wrong, there is a way without
                why = error
            else:
                return cast("Callable[..., Any]", form)
    if why is not None:
        name = subject.function.__qualname__
        _log.warning("%s is interpreted, because numba fails: %s", name, why)
    return _on_memoryviews(_bind(subject, "interpreted"))


def _layout(args: tuple[Any, ...]) -> str:
    """Return what tells the named tuples among arguments from earlier versions of them."""
    fields = [value._fields for value in args if isinstance(value, tuple)]  # type: ignore[attr-defined]
    return f"{crc32(repr(fields).encode()):08x}"


def _on_memoryviews(function: Callable[..., Any]) -> Callable[..., Any]:
    """Pass arrays as memoryviews, which yield plain numbers, at twice the speed of numpy's."""

    def run(*args: object) -> object:
        return function(*map(_memoryview, args))

    return run


def _memoryview(value: Any) -> Any:
    if isinstance(value, np.ndarray):
        return value.data
    if isinstance(value, tuple):
        return type(value)._make(map(_memoryview, value))  # type: ignore[attr-defined]
    return value


def _bind(subject: Kernel[Any], way: str, layout: str = "") -> Any:
    """Return the function of a kernel, compiled where asked, bound to the kernels that it calls.

    The layout becomes part of its name, and so of the name of the file that numba caches it in:
    by itself, numba would use code compiled for other fields.
    """
    found = subject.bound.get(way)
    if found is not None:
        return found
    function = subject.function
    scope = dict(function.__globals__)
    for name in function.__code__.co_names:
        called = scope.get(name)
        if isinstance(called, Kernel):
            if called.function.__module__ != function.__module__:
                raise TypeError(f"{function.__qualname__} calls {name} of another module")
            scope[name] = _bind(called, way, layout)
    bound = FunctionType(function.__code__, scope, function.__name__)
    bound.__qualname__ = f"{function.__qualname__}.{layout}"
    numba = _numba()
    if way != "interpreted" and numba is not None:
        bound = numba.njit(nogil=True, **_OPTIONS[way])(bound)
    subject.bound[way] = bound
    return bound
