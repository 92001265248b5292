"""A plugin of pytest: assert that networks comply, and have the datasets as fixtures.

pytest finds it by its entry point once medconsortium is installed. It imports nothing of the
library until a test asks for it, and changes nothing: profiles are chosen by an option.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from medconsortium.model import Network
    from medconsortium.rules import Finding, Gap, Report, Rule, Waiver
    from medconsortium.text import Text

__all__ = ["PROFILES", "assert_compliant"]

PROFILES: Mapping[str, Mapping[str, Any]] = MappingProxyType(
    {
        "quick": {"max_examples": 20, "derandomize": True, "database": None},
        "steady": {"max_examples": 100, "derandomize": True, "database": None},
        "thorough": {"max_examples": 2000},
    }
)
"""Settings of Hypothesis for `--medconsortium-profile`; none has a deadline.

Quick and steady draw the same examples every time; thorough looks for new ones.
"""

_EACH = "medconsortium_network"
_MOST = 10


def assert_compliant(
    network: Network,
    *,
    on: date | None = None,
    rules: Iterable[Rule] | None = None,
    waivers: Iterable[Waiver] = (),
    assessed: bool = False,
) -> None:
    """Assert that no rule fails; where one does, say what is wanted and what was found.

    The message speaks English and Chinese.

    Args:
        network: The network.
        on: The day; today in Asia/Shanghai if left out.
        rules: The rules to judge by; the stable ones if left out.
        waivers: Decisions to let breaches stand for a time.
        assessed: Whether every rule must also be assessed.

    Raises:
        AssertionError: A rule fails, crashes or, where that is asked for, cannot be assessed.

    >>> from medconsortium import datasets
    >>> assert_compliant(datasets.load("rare_disease_2019"), on=date(2019, 9, 1))
    """
    from medconsortium.rules import STABLE, check  # noqa: PLC0415 - nothing before it is used

    __tracebackhide__ = True
    chosen = STABLE if rules is None else tuple(rules)
    report = check(network, on=on, rules=chosen, waivers=waivers)
    gaps = report.gaps if assessed else ()
    if not report.ok or gaps:
        raise AssertionError("\n".join(_lines(report, gaps)))


def _lines(report: Report, gaps: tuple[Gap, ...]) -> Iterator[str]:
    parts = {
        "fail 不合规": report.findings,
        "crash 崩溃": report.crashes,
        "not assessed 未能判断": gaps,
    }
    said = ", ".join(f"{len(found)} {what}" for what, found in parts.items() if found)
    yield f"{report.network} does not comply on {report.on}: {said}"
    for finding in report.findings[:_MOST]:
        yield from _finding(finding)
    for crash in report.crashes[:_MOST]:
        yield f"  {_rule(crash.rule)} crashed 崩溃"
        yield from (f"    {line}" for line in crash.traceback.splitlines()[-1:])
    for gap in gaps[:_MOST]:
        yield f"  {_rule(gap.rule)} · {gap.subject}"
        yield from _said(gap.message)
        yield f"    ? {', '.join(gap.missing)}"
    left = sum(max(0, len(found) - _MOST) for found in parts.values())
    if left:
        yield f"  and {left} more 另有 {left} 项"


def _rule(rule: Rule) -> str:
    return f"{rule.code} {rule.name} {rule.title.in_language('zh')}"


def _finding(finding: Finding) -> Iterator[str]:
    yield f"  {_rule(finding.rule)} ({finding.severity.key}) · {finding.subject}"
    yield from _said(finding.message)
    for one in finding.evidence:
        label, unit = _both(one.label), f" {_both(one.unit)}" if one.unit is not None else ""
        if one.wanted is not None:
            yield f"    - {label}: wanted 应为 {one.wanted}{unit}"
        yield f"    + {label}: found 实为 {one.found}{unit}"
    if finding.cure is not None:
        yield "    to comply 整改:"
        yield from _said(finding.cure)
    if finding.place is not None:
        yield f"    at {finding.place}"


def _said(text: Text) -> Iterator[str]:
    """Yield what a text says, a line for each language."""
    said = (text.in_language("en"), text.in_language("zh"))
    yield from (f"    {line}" for line in dict.fromkeys(said))


def _both(text: Text) -> str:
    return " ".join(dict.fromkeys((text.in_language("en"), text.in_language("zh"))))


@pytest.fixture(name="assert_compliant", scope="session")
def _assert_compliant() -> Callable[..., None]:
    """Assert that no rule fails: `assert_compliant(network, rules=…)`."""
    return assert_compliant


@pytest.fixture(name="medconsortium_dataset", scope="session")
def _medconsortium_dataset() -> Callable[[str], Network]:
    """Load a dataset by its name: `medconsortium_dataset("panyu_2017")`."""
    from medconsortium import datasets  # noqa: PLC0415 - nothing before it is used

    return datasets.load


@pytest.fixture(name=_EACH)
def _medconsortium_network(request: pytest.FixtureRequest) -> Network:
    """Give every dataset in turn."""
    from medconsortium import datasets  # noqa: PLC0415 - nothing before it is used

    return datasets.load(request.param)


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """Run a test that asks for `medconsortium_network` once for every dataset."""
    if _EACH in metafunc.fixturenames:
        from medconsortium import datasets  # noqa: PLC0415 - nothing before it is used

        metafunc.parametrize(_EACH, datasets.names(), indirect=True)


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add the option that chooses a profile."""
    parser.getgroup("medconsortium").addoption(
        "--medconsortium-profile",
        choices=sorted(PROFILES),
        default=None,
        help="settings of Hypothesis for tests of networks: quick, steady or thorough",
    )


def pytest_configure(config: pytest.Config) -> None:
    """Load the profile that is asked for, if one is."""
    name = config.getoption("--medconsortium-profile", default=None)
    if name is not None:
        from hypothesis import settings  # noqa: PLC0415 - nothing before it is used

        settings.register_profile(f"medconsortium-{name}", deadline=None, **PROFILES[name])
        settings.load_profile(f"medconsortium-{name}")


def pytest_collection_finish(session: pytest.Session) -> None:  # noqa: ARG001 - as pytest calls it
    """Let `from_type` draw networks and rows, where the tests use both libraries."""
    if "hypothesis" in sys.modules and "medconsortium.model" in sys.modules:
        import medconsortium.strategies  # noqa: F401, PLC0415 - it registers its types
