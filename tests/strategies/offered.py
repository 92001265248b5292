"""What is offered, run, recognised and observed, to go with `judged`.

Services of hospitals, platforms of consortia, recognitions and yearly figures, of the sorts that
rules tell apart; and what consortia say of specialties, payment and the like.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any, TypeVar

from hypothesis import strategies as st
from hypothesis.strategies import DrawFn, SearchStrategy

from medconsortium.model import Listing, Observation, Platform, Recognition, Row, Service
from medconsortium.vocabulary import (
    Completeness,
    GreenChannel,
    Integration,
    Measure,
    PaymentSource,
    Phase,
    PlatformKind,
    PlatformModule,
    Qualifier,
    ServiceStatus,
    Subject,
    Unit,
)

__all__ = ["offered_fields", "offered_rows"]

T = TypeVar("T")

YEARS = (("2020-01-01", "2020-12-31"), ("2025-01-01", "2025-12-31"), ("2025", "2025"), (None, None))
"""The last full years before the days on which networks are judged, and others."""

_MEASURED = {
    Measure.RARE_DISEASES: (121.0, Unit.ITEMS),
    Measure.ITEMS_RECOGNISED_WITH_CITY: (200.0, Unit.ITEMS),
    Measure.LONG_TERM_POSTED_DOCTORS: (1.0, Unit.PERSONS),
    Measure.COMMON_AND_STABLE_CHRONIC_SHARE: (80.0, Unit.PERCENT),
}
_SUBJECTS = (Subject.ECG, Subject.IMAGING, Subject.ONCOLOGY, Subject.OPHTHALMOLOGY)
_PHASES = (Phase.FIRST_CONTACT, Phase.RECOVERY, Phase.POST_OPERATIVE, Phase.DIAGNOSIS)
_PERIODS = [("2019", "open")] * 9 + [("2019", "2020"), (None, None)]


def _mostly(usual: T, *seldom: T | None) -> SearchStrategy[T | None]:
    return st.sampled_from([usual] * 3 * len(seldom) + list(seldom))


@st.composite
def _several(draw: DrawFn, values: Iterable[T]) -> Listing[T] | None:
    items = draw(st.lists(st.sampled_from(list(values)), max_size=3, unique=True))
    completeness = draw(st.sampled_from([Completeness.COMPLETE] * 4 + [*Completeness]))
    return draw(_mostly(Listing(items, completeness), None))


@st.composite
def offered_fields(draw: DrawFn) -> dict[str, Any]:
    """Draw what a consortium says of its specialties, integration, payment and green channels."""
    return {
        "specialties": draw(_several(_SUBJECTS)),
        "integration": draw(st.sampled_from([Integration.TIGHT, Integration.LOOSE, None])),
        "payment_sources": draw(_several(PaymentSource)),
        "green_channels": draw(_several(GreenChannel)),
    }


@st.composite
def offered_rows(
    draw: DrawFn, hospitals: Sequence[str], actors: Sequence[str], consortia: Sequence[str]
) -> dict[str, Any]:
    """Draw the rows of four tables, up to three of each."""
    who, of = st.sampled_from(list(actors)), st.sampled_from([*consortia, *consortia, None])

    def rows(row: SearchStrategy[Row]) -> list[Row]:
        return draw(st.lists(row, max_size=3))

    return {
        "services": rows(_services(st.sampled_from(list(hospitals)))),
        "platforms": [
            draw(_platforms(f"平台{number}", who, of)) for number in range(draw(st.integers(0, 2)))
        ],
        "recognitions": rows(_recognitions(who, of)),
        "observations": rows(_observations(st.sampled_from([*consortia, *hospitals]))),
    }


@st.composite
def _services(draw: DrawFn, providers: SearchStrategy[str]) -> Service:
    since, until = draw(st.sampled_from(_PERIODS))
    return Service(
        provider=draw(providers),
        subject=draw(st.sampled_from([*_SUBJECTS, None])),
        phases=draw(_several(_PHASES)),
        status=draw(_mostly(ServiceStatus.OPERATING, *ServiceStatus, None)),
        since=since,
        until=until,
    )


@st.composite
def _platforms(
    draw: DrawFn, row_id: str, who: SearchStrategy[str], of: SearchStrategy[str | None]
) -> Platform:
    since, until = draw(st.sampled_from(_PERIODS))
    return Platform(
        id=row_id,
        name=row_id,
        kind=draw(st.sampled_from([PlatformKind.INTERNET_HOSPITAL, *PlatformKind, None])),
        operator=draw(who | st.none()),
        consortium=draw(of),
        participants=draw(st.lists(who, max_size=3, unique=True).map(Listing) | st.none()),
        modules=draw(_several(PlatformModule)),
        security_grade=draw(st.sampled_from([2, 3, None])),
        supervision_connected=draw(st.sampled_from([True, False, None])),
        since=since,
        until=until,
    )


@st.composite
def _recognitions(
    draw: DrawFn, who: SearchStrategy[str], of: SearchStrategy[str | None]
) -> Recognition:
    since, until = draw(st.sampled_from(_PERIODS))
    return Recognition(
        item=draw(st.sampled_from(["血常规", "CT"])),
        origin=draw(who | st.none()),
        target=draw(who | st.none()),
        consortium=draw(of),
        mark=draw(st.sampled_from(["HR", "京HR", "互认", None])),
        since=since,
        until=until,
    )


@st.composite
def _observations(draw: DrawFn, subjects: SearchStrategy[str]) -> Observation:
    since, until = draw(st.sampled_from(YEARS))
    measure = draw(st.sampled_from([*_MEASURED]))
    threshold, unit = _MEASURED[measure]
    return Observation(
        subject=draw(subjects),
        measure=measure,
        value=draw(st.sampled_from([threshold - 1, threshold, threshold + 1, None])),
        qualifier=draw(_mostly(Qualifier.EXACT, *Qualifier, None)),
        unit=draw(_mostly(unit, None)),
        since=since,
        until=until,
    )
