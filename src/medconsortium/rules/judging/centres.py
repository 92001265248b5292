"""Which centres a consortium has for all its members."""

from __future__ import annotations

from collections.abc import Sequence

from attrs import evolve

from medconsortium.model import Consortium, HostedCentre, Listing, Network, with_rows
from medconsortium.rules.engine.verdict import Verdict
from medconsortium.rules.examples import example
from medconsortium.rules.judging.practices import judge_listing
from medconsortium.text import Text
from medconsortium.vocabulary import Centre, Completeness

__all__ = ["having_every_centre", "judge_centres", "without_centre"]


def judge_centres(consortium: Consortium, wanted: Sequence[Centre], *, cure: Text) -> Verdict:
    """Judge whether a consortium has certain centres; only a complete list can lack one."""
    stated = consortium.centres
    kinds = (
        None
        if stated is None
        else Listing(dict.fromkeys(hosted.centre for hosted in stated), stated.completeness)
    )
    return judge_listing(kinds, wanted, where="consortia.centres", cure=cure)


def having_every_centre(kind: str) -> Network:
    """Return an example of a consortium whose lead hosts every centre there is."""
    centres = [HostedCentre(centre=centre, host="甲") for centre in Centre]
    return example(
        kind,
        {"甲": "lead", "乙": "member"},
        fields={"centres": Listing(centres, Completeness.COMPLETE)},
    )


def without_centre(network: Network, consortium: str, centre: Centre) -> Network:
    """Return the network with a centre taken from those of a consortium."""
    row = network.consortia[consortium]
    left = [hosted for hosted in row.centres or () if hosted.centre is not centre]
    return with_rows(network, [evolve(row, centres=Listing(left, Completeness.COMPLETE))])
