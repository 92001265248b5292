"""What a finding, a gap and a crash are, and the error that carries findings."""

from __future__ import annotations

import attrs
import pytest
from tests.rules.made import CURE, SAID, made

from medconsortium.errors import MedConsortiumError, Place
from medconsortium.rules import Crash, Finding, Gap, NonCompliantError, Severity


def finding(subject: str = "甲", code: str = "ABC001") -> Finding:
    return Finding(
        rule=made(code),
        subject=subject,
        severity=Severity.ERROR,
        message=SAID,
        evidence=(),
        cure=CURE,
        sources=("s1",),
        place=Place(file="a.yaml", line=3),
    )


def test_findings_of_the_same_breach_are_equal() -> None:
    rule = made()
    first, second = (attrs.evolve(finding(), rule=rule) for _ in range(2))
    assert first == second
    assert attrs.evolve(first, subject="乙") != first


def test_a_finding_is_waived_only_where_it_says_so() -> None:
    assert finding().waiver is None


@pytest.mark.parametrize(
    "value",
    [
        finding(),
        Gap(rule=made(), subject="甲", message=SAID, missing=("consortia.scope",)),
        Crash(rule=made(), traceback="ZeroDivisionError"),
    ],
    ids=lambda value: type(value).__name__,
)
def test_what_was_found_cannot_be_changed(value: Finding | Gap | Crash) -> None:
    with pytest.raises(attrs.exceptions.FrozenInstanceError):
        value.rule = made("ABC002")  # type: ignore[misc]


def test_the_error_tells_every_finding_in_a_line() -> None:
    found = (finding("甲"), finding("乙", "ABC002"))
    error = NonCompliantError(found)
    assert error.findings == found
    assert str(error) == "ABC001 甲: something\nABC002 乙: something"
    assert isinstance(error, MedConsortiumError)
