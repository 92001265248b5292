from __future__ import annotations

from collections.abc import Mapping

import pytest
from tests.rules.cases import agreement, listing
from tests.rules.rows import (
    consortium,
    department,
    group,
    institution,
    member,
    network,
    outcome,
    verdict,
)

from medconsortium.model import Consortium, Network, Party, Platform, Row
from medconsortium.rules.families.telemedicine.operator_outside_agreement import (
    operator_outside_agreement,
)
from medconsortium.vocabulary import Completeness, PlatformKind

COMPANY = Party(id="公司", name="公司")
MEMBERS: list[Row] = [member("甲", "lead"), member("乙"), institution("丙"), COMPANY]
SIGNED = agreement(listing("甲 乙 公司", "complete"))
UNSIGNED = agreement(listing("甲 乙", "complete"))


def of(
    kind: str | None = "telemedicine_network",
    *,
    members: str = "complete",
    instruments: str = "complete",
    status: str | None = None,
    until: str | None = "open",
) -> Consortium:
    fields = {"instruments_completeness": Completeness.parse(instruments)}
    return consortium(kind, members=members, status=status, until=until, fields=fields)


def platform(
    operator: str | None = "公司", kind: str | None = "telemedicine", of: str | None = "盟"
) -> Platform:
    return Platform(
        id="平台",
        name="平台",
        kind=None if kind is None else PlatformKind.parse(kind),
        operator=operator,
        consortium=of,
        since="2019",
        until="open",
    )


def said(judged: Network) -> str:
    return outcome(operator_outside_agreement, judged, "平台")


AGREEMENTS: Mapping[str, tuple[list[Row], str, str]] = {
    "it has signed": ([SIGNED], "pass", "pass"),
    "it has not": ([UNSIGNED], "fail", "not_assessed"),
    "there is none": ([], "fail", "not_assessed"),
    "who has signed is listed in part": (
        [agreement(listing("甲 乙", "partial"))],
        "not_assessed",
        "not_assessed",
    ),
    "who has signed is not stated": ([agreement(None)], "not_assessed", "not_assessed"),
    "all members have": (
        [agreement(listing("甲 乙", "complete"), covers_all=True)],
        "fail",
        "not_assessed",
    ),
    "it has expired": (
        [agreement(listing("甲 公司", "complete"), until="2020")],
        "fail",
        "not_assessed",
    ),
    "until an unknown day": (
        [agreement(listing("甲 公司", "complete"), until=None)],
        "not_assessed",
        "not_assessed",
    ),
    "of we know not whom": (
        [agreement(listing("甲 公司", "complete"), of=None)],
        "not_assessed",
        "not_assessed",
    ),
    "a notice": (
        [agreement(listing("甲 公司", "complete"), kind="notice")],
        "fail",
        "not_assessed",
    ),
}


@pytest.mark.parametrize("case", AGREEMENTS)
def test_what_the_operator_has_signed(case: str) -> None:
    agreements, listed, partly = AGREEMENTS[case]
    for instruments, expected in (("complete", listed), ("partial", partly), ("unknown", partly)):
        judged = network(of(instruments=instruments), *MEMBERS, platform(), *agreements)
        assert said(judged) == expected


@pytest.mark.parametrize(
    ("rows", "complete", "partly"),
    [
        ([platform("公司")], "fail", "fail"),  # a company is no member
        ([platform("甲")], "not_applicable", "not_applicable"),
        ([platform("甲科"), department("甲科", "甲")], "not_applicable", "not_applicable"),
        ([platform("丙")], "fail", "not_assessed"),
        ([platform("丙"), member("丙", status="applied")], "fail", "not_assessed"),
        ([platform("丙"), member("丙", until="2020")], "fail", "not_assessed"),
        ([platform("丙"), member("丙", until=None)], "not_assessed", "not_assessed"),
        ([platform("丙"), group()], "not_assessed", "not_assessed"),
        ([platform("丙"), member("组科"), department("组科")], "not_assessed", "not_assessed"),
        ([platform("组科"), department("组科")], "not_assessed", "not_assessed"),
        ([platform(None)], "not_assessed", "not_assessed"),
    ],
)
def test_who_runs_it(rows: list[Row], complete: str, partly: str) -> None:
    for members, expected in (("complete", complete), ("partial", partly)):
        assert said(network(of(members=members), *MEMBERS, *rows, UNSIGNED)) == expected


@pytest.mark.parametrize(
    ("consortia", "found", "expected"),
    [
        (of(), platform(), "fail"),
        (of(), platform(kind="remote_pathology"), "fail"),
        (of(), platform(kind="booking"), "not_applicable"),
        (of(), platform(kind=None), "not_assessed"),
        (of(), platform(of=None), "not_assessed"),
        (of(), platform(kind="booking", of=None), "not_applicable"),
        (of("county_medical_community"), platform(), "not_applicable"),
        (of(None), platform(), "not_assessed"),
        (of(status="planned"), platform(), "not_applicable"),
        (of(until="2020"), platform(), "not_applicable"),
        (of(until=None), platform(), "not_assessed"),
    ],
)
def test_which_platforms_are_judged(consortia: Consortium, found: Platform, expected: str) -> None:
    assert said(network(consortia, *MEMBERS, found, UNSIGNED)) == expected


def test_a_finding_names_the_operator() -> None:
    judged = network(of(), *MEMBERS, platform(), UNSIGNED)
    found = verdict(operator_outside_agreement, judged, "平台")
    assert found.message.en == "公司 has not signed an agreement"
    assert found.rows == (("instruments", UNSIGNED.id),)


@pytest.mark.parametrize(
    ("rows", "instruments", "missing"),
    [
        ([platform(None)], "complete", ("platforms.operator",)),
        ([platform(kind=None)], "complete", ("platforms.kind",)),
        ([platform(of=None)], "complete", ("platforms.consortium",)),
        ([platform("丙"), group()], "complete", ("memberships.institution",)),
        ([platform("丙"), member("丙", until=None)], "complete", ("memberships.until",)),
        ([platform(), agreement(None)], "complete", ("instruments.parties",)),
        (
            [platform()],
            "partial",
            ("instruments (agreement)", "consortia.instruments_completeness"),
        ),
    ],
)
def test_a_gap_names_what_is_missing(
    rows: list[Row], instruments: str, missing: tuple[str, ...]
) -> None:
    judged = network(of(instruments=instruments), *MEMBERS, *rows)
    assert verdict(operator_outside_agreement, judged, "平台").missing == missing
