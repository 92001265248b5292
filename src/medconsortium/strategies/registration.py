"""What `hypothesis.strategies.from_type` draws for the types of the library."""

from __future__ import annotations

from typing import Any, get_args

from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from medconsortium.model import (
    OPEN,
    Assessment,
    Consortium,
    Department,
    Division,
    FieldSources,
    GeoPoint,
    GoverningBody,
    HostedCentre,
    Identifier,
    Institution,
    Instrument,
    Link,
    Listing,
    MemberGroup,
    Membership,
    Network,
    Observation,
    OtherName,
    PartialDate,
    Party,
    Platform,
    Recognition,
    Service,
    Source,
    StaffCount,
    StatedSize,
)
from medconsortium.referral import Availability, CareNeed, DiseaseList, ReferralPolicy
from medconsortium.strategies import rows
from medconsortium.strategies.cases import ReferralCase
from medconsortium.strategies.dates import partial_dates
from medconsortium.strategies.drawing import Frame, points, values_of
from medconsortium.strategies.edits import Edit, EditHistory
from medconsortium.strategies.expression import register_printers
from medconsortium.strategies.identifiers import identifiers
from medconsortium.strategies.needs import care_needs
from medconsortium.strategies.networks import networks
from medconsortium.strategies.policies import policies
from medconsortium.strategies.wording import texts
from medconsortium.text import Text
from medconsortium.vocabulary import Completeness

__all__ = ["register"]

_STRATEGIES: dict[type[Any], SearchStrategy[Any]] = {
    CareNeed: care_needs(),
    Consortium: rows.consortia(),
    Department: rows.departments(),
    Division: rows.divisions(),
    FieldSources: st.just(FieldSources()),
    GeoPoint: points(),
    Identifier: identifiers(),
    Institution: rows.institutions(),
    Instrument: rows.instruments(),
    Link: rows.links(),
    Membership: rows.memberships(),
    Network: networks(),
    Observation: rows.observations(),
    PartialDate: partial_dates() | st.just(OPEN),
    Party: rows.parties(),
    Platform: rows.platforms(),
    Recognition: rows.recognitions(),
    ReferralPolicy: policies(),
    Service: rows.services(),
    Source: rows.sources(),
    Text: texts(),
    **{
        nested: values_of(nested, Frame())
        for nested in (
            Assessment,
            GoverningBody,
            HostedCentre,
            MemberGroup,
            OtherName,
            StaffCount,
            StatedSize,
        )
    },
}


def register() -> None:
    """Let `from_type` draw the types of the library, and Hypothesis print their values.

    `import medconsortium.strategies` does it, and so does the pytest plugin.
    """
    for made, strategy in _STRATEGIES.items():
        st.register_type_strategy(made, strategy)
    st.register_type_strategy(Listing, _listings)
    register_printers((*_STRATEGIES, Availability, DiseaseList, Edit, EditHistory, ReferralCase))


def _listings(listing: type[Any]) -> SearchStrategy[Listing[Any]]:
    items = st.lists(st.from_type((get_args(listing) or (str,))[0]), max_size=3)
    return st.builds(Listing, items, st.sampled_from(Completeness))
