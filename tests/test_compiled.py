from __future__ import annotations

import logging
import subprocess
import sys
import threading
from collections.abc import Iterator
from types import SimpleNamespace
from typing import Any, NamedTuple

import numpy as np
import pytest

from medconsortium import compiled
from medconsortium.compiled import Mode, fast_is_on, kernel, kernel_mode
from medconsortium.graph import compile_adjacency

MODES: tuple[Mode, ...] = ("compiled", "checked", "interpreted")


class Pair(NamedTuple):
    values: Any
    factor: int


@kernel
def double(value: int) -> int:
    return 2 * value


@kernel
def weighed(pair: Pair, found: Any) -> int:
    """Add up."""
    for place in range(len(pair.values)):
        found[place] = double(pair.values[place]) * pair.factor
    return len(pair.values)


@kernel
def reads_too_far(values: Any) -> int:
    return values[len(values)]  # type: ignore[no-any-return]


@kernel
def kind_of(values: Any) -> str:
    return type(values[0]).__name__


@kernel
def calls_another_module(values: Any) -> int:
    return foreign(values)  # type: ignore[no-any-return]


foreign: Any = kernel(compile_adjacency)


@pytest.fixture
def forgetful() -> Iterator[None]:
    """Let what was found out about numba be found out again, before and after."""
    caches = (compiled._numba, compiled._mode_outside)
    for cached in caches:
        cached.cache_clear()
    yield
    for cached in caches:
        cached.cache_clear()


def results(mode: Mode) -> tuple[int, list[int]]:
    found = np.zeros(3, np.int64)
    with kernel_mode(mode):
        return weighed(Pair(np.array([1, 2, 3], np.int32), 5), found), found.tolist()


@pytest.mark.parametrize("mode", MODES)
def test_all_modes_yield_the_same(mode: Mode) -> None:
    assert results(mode) == (3, [10, 20, 30])


def test_a_kernel_is_named_and_documented_as_its_function() -> None:
    assert (weighed.__name__, weighed.__doc__) == ("weighed", "Add up.")


def test_interpreted_kernels_see_plain_numbers() -> None:
    with kernel_mode("interpreted"):
        assert kind_of(np.array([1], np.int32)) == "int"
        assert kind_of(np.array([1], np.uint8)) == "int"
        assert kind_of(np.array([True])) == "bool"
        assert kind_of(np.array([0.5])) == "float"


@pytest.mark.parametrize("mode", ["checked", "interpreted"])
def test_bounds_are_checked(mode: Mode) -> None:
    with kernel_mode(mode), pytest.raises(IndexError):
        reads_too_far(np.array([1]))


@pytest.mark.parametrize("mode", MODES)
def test_a_kernel_calls_only_kernels_of_its_module(mode: Mode) -> None:
    with kernel_mode(mode), pytest.raises(TypeError, match="calls foreign of another module"):
        calls_another_module(np.array([1]))


def test_the_mode_is_that_of_the_block_and_the_thread() -> None:
    seen: list[bool] = []
    with kernel_mode("interpreted"):
        with kernel_mode("compiled"):
            assert fast_is_on()
        assert not fast_is_on()
        thread = threading.Thread(target=lambda: seen.append(fast_is_on()))
        thread.start()
        thread.join()
    assert seen == [fast_is_on()]


def test_an_unknown_mode_is_named() -> None:
    with pytest.raises(ValueError, match="not in 'fast'"), kernel_mode("fast"):  # type: ignore[arg-type]
        pass


@pytest.mark.usefixtures("forgetful")
def test_the_environment_chooses_the_mode(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MEDCONSORTIUM_KERNELS", "interpreted")
    assert not fast_is_on()
    with kernel_mode("compiled"):
        assert fast_is_on()


@pytest.mark.usefixtures("forgetful")
def test_the_environment_may_not_choose_an_unknown_mode(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MEDCONSORTIUM_KERNELS", "parallel")
    with pytest.raises(ValueError, match="compiled, checked, interpreted; not in 'parallel'"):
        fast_is_on()


@pytest.mark.usefixtures("forgetful")
@pytest.mark.parametrize("mode", MODES)
def test_without_numba_kernels_are_interpreted(
    mode: Mode, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setitem(sys.modules, "numba", None)
    with kernel_mode(mode):
        assert not fast_is_on()
        assert kernel(weighed.function)(Pair(np.array([1]), 1), np.zeros(1, np.int64)) == 1
    assert not caplog.records  # it is an extra: nothing is wrong


@pytest.mark.usefixtures("forgetful")
@pytest.mark.parametrize(
    "error", [ImportError("numpy is too new"), ModuleNotFoundError("x", name="x"), OSError("disk")]
)
def test_a_broken_numba_means_interpreted(
    error: Exception, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    class Broken:
        def find_spec(self, name: str, path: object = None, target: object = None) -> None:
            if name == "numba":
                raise error

    monkeypatch.delitem(sys.modules, "numba", raising=False)
    monkeypatch.setattr(sys, "meta_path", [Broken(), *sys.meta_path])
    assert not fast_is_on()
    assert str(error) in caplog.text


@pytest.mark.usefixtures("forgetful")
def test_numba_may_be_switched_off_by_its_own_variable(monkeypatch: pytest.MonkeyPatch) -> None:
    off = SimpleNamespace(config=SimpleNamespace(DISABLE_JIT=1))
    monkeypatch.setitem(sys.modules, "numba", off)
    assert not fast_is_on()


class Jit:
    """Stands for numba: refuses to compile some ways, and notes which were tried."""

    def __init__(self, *refused: str) -> None:
        self.refused = refused
        self.tried: list[str] = []

    config = SimpleNamespace(DISABLE_JIT=0)
    typeof = staticmethod(type)

    def njit(self, *, nogil: bool, **options: bool) -> Any:
        assert nogil
        way = next(iter(options), "plain")

        def compiled_form(function: Any) -> Any:
            self.tried.append(way)
            if way in self.refused:
                raise RuntimeError("cannot cache function: no locator available")
            function.compile = lambda _: None
            return function

        return compiled_form


@pytest.mark.usefixtures("forgetful")
@pytest.mark.parametrize(
    ("refused", "tried", "said"),
    [
        ((), ["cache"], ""),
        (("cache",), ["cache", "plain"], ""),
        (("cache", "plain"), ["cache", "plain"], "numba fails: cannot cache function"),
    ],
)
def test_what_numba_cannot_do_is_done_without(
    refused: tuple[str, ...],
    tried: list[str],
    said: str,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
) -> None:
    numba = Jit(*refused)
    monkeypatch.setitem(sys.modules, "numba", numba)
    with kernel_mode("compiled"), caplog.at_level(logging.WARNING):
        assert kernel(double.function)(21) == 42
    assert numba.tried == tried
    assert said in caplog.text
    assert bool(said) == bool(caplog.records)


def test_code_compiled_for_other_fields_is_not_taken_from_the_cache() -> None:
    class Turned(NamedTuple):
        factor: int
        values: Any

    pair, turned = Pair(np.array([1]), 1), Turned(1, np.array([1]))
    assert compiled._layout((pair, 0)) == compiled._layout((pair, np.array([1])))
    assert compiled._layout((pair, 0)) != compiled._layout((turned, 0))
    name = compiled._bind(weighed, "compiled", compiled._layout((pair,))).__qualname__
    assert name == f"weighed.{compiled._layout((pair,))}"


def test_a_kernel_that_cannot_be_cached_is_compiled_all_the_same(
    caplog: pytest.LogCaptureFixture,
) -> None:
    scope: dict[str, Any] = {"__name__": __name__}
    exec(compile("def first(values):\n    return values[0]\n", "nowhere", "exec"), scope)  # noqa: S102
    with kernel_mode("compiled"):
        assert kernel(scope["first"])(np.array([5])) == 5
    assert not caplog.records


def test_nothing_is_imported_before_the_first_call() -> None:
    program = "import sys, medconsortium.graph; assert 'numba' not in sys.modules"
    subprocess.run([sys.executable, "-c", program], check=True)
