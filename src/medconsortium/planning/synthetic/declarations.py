"""What synthetic consortia declare of themselves: bodies, centres, channels, practices, payers."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np

from medconsortium.model import GoverningBody, HostedCentre, Listing
from medconsortium.model.columnar.columns import ListColumn, StringColumn, read_only
from medconsortium.planning.synthetic.consortia import Consortia
from medconsortium.planning.synthetic.filling import listed, objects
from medconsortium.planning.synthetic.links import GRID_KINDS
from medconsortium.vocabulary import (
    MANAGEMENT_CENTRES,
    SHARED_CENTRES,
    Centre,
    Completeness,
    ConsortiumKind,
    GreenChannel,
    PaymentSource,
    Practice,
    Remit,
    Term,
)

__all__ = ["bodies", "centres", "green_channels", "payment_sources", "practices"]

_COMMUNITY, _GROUP = GRID_KINDS
_ALLIANCE = ConsortiumKind.SPECIALTY_ALLIANCE
_TELEMEDICINE = ConsortiumKind.TELEMEDICINE_NETWORK
_RARE_DISEASES = ConsortiumKind.RARE_DISEASE_NETWORK

_COUNCIL = GoverningBody(
    name="管理委员会",
    remit=Listing(
        [one for one in Remit if one is not Remit.MAJOR_DECISIONS], Completeness.COMPLETE
    ),
)
_IN_GRIDS = (
    Practice.TIERED_CARE,
    Practice.FIRST_CONTACT,
    Practice.TWO_WAY_REFERRAL,
    Practice.ACUTE_CHRONIC_SPLIT,
    Practice.VERTICAL_LINKAGE,
    Practice.PREVENTION_AND_TREATMENT,
    Practice.TCM_PREVENTION,
    Practice.FAMILY_DOCTOR_SIGNING,
    Practice.RESULT_RECOGNITION,
    Practice.RESOURCE_SHARING,
    Practice.INFORMATION_SHARING,
    Practice.TELEMEDICINE,
    Practice.TRAINING,
    Practice.DRUG_LINKAGE,
    Practice.BENEFIT_SHARING,
    Practice.PARTY_LEADERSHIP,
    Practice.GLOBAL_INSURANCE_PAYMENT,
    Practice.UNIFIED_ADMINISTRATION,
    Practice.UNIFIED_CLINICAL_CARE,
    Practice.UNIFIED_PUBLIC_HEALTH,
    Practice.UNIFIED_LOGISTICS,
    Practice.UNIFIED_INFORMATION,
    Practice.UNIFIED_PERSONNEL,
    Practice.UNIFIED_FINANCE,
    Practice.UNIFIED_DRUGS,
    Practice.UNIFIED_INCOME,
    Practice.UNIFIED_PROCUREMENT,
    Practice.ORIGINAL_FUNDING,
    Practice.COST_CONTROL,
    Practice.TEAM_SIGNING,
    Practice.REFERRAL_PLATFORM,
    Practice.PRIORITY_FOR_REFERRED,
    Practice.FULL_RESULT_RECOGNITION,
    Practice.STANDARDISED_TESTING,
)
_PRACTICES: Mapping[ConsortiumKind, tuple[Practice, ...]] = {
    _COMMUNITY: (*_IN_GRIDS, Practice.COUNTY_COMMITTEE),
    _GROUP: _IN_GRIDS,
    _ALLIANCE: (
        Practice.INFORMATION_SHARING,
        Practice.TRAINING,
        Practice.SPECIALTY_BY_PATIENT_FLOW,
    ),
    _TELEMEDICINE: (
        Practice.INFORMATION_SHARING,
        Practice.TELEMEDICINE,
        Practice.REGIONAL_PLATFORM,
    ),
    _RARE_DISEASES: (
        Practice.FAMILY_DOCTOR_SIGNING,
        Practice.TRAINING,
        Practice.PATIENT_REGISTRATION,
        Practice.DRUG_LINKAGE,
        Practice.PAYER_DIVERSITY,
        Practice.SUSPECTED_CASE_REFERRAL,
        Practice.RARE_DISEASE_MANAGEMENT,
        Practice.RARE_DISEASE_DRUGS,
    ),
}
_CENTRES: Mapping[ConsortiumKind, tuple[Centre, ...]] = {
    _COMMUNITY: (*MANAGEMENT_CENTRES, *SHARED_CENTRES),
    _GROUP: MANAGEMENT_CENTRES,
    _TELEMEDICINE: (Centre.TELECONSULTATION,),
}
_CHANNELS: Mapping[ConsortiumKind, tuple[GreenChannel, ...]] = {
    **dict.fromkeys(GRID_KINDS, (GreenChannel.TIERED_REFERRAL,)),
    _TELEMEDICINE: (GreenChannel.TELECONSULTATION,),
}


def bodies(consortia: Consortia) -> ListColumn:
    """Return the bodies: communities and groups have a council that deals with all but the rest."""
    having = np.flatnonzero(consortia.of(*GRID_KINDS))
    return listed(having, objects([_COUNCIL] * len(having)), size=len(consortia), absent=True)


def centres(consortia: Consortia, institution_ids: StringColumn) -> ListColumn:
    """Return the centres, all of them hosted by the lead; alliances have none."""
    of_kind = [_CENTRES.get(kind, ()) for kind in ConsortiumKind]
    having = np.flatnonzero(consortia.of(*_CENTRES))
    hosts = [institution_ids[int(lead)] for lead in consortia.lead[having]]
    hosted = [
        HostedCentre(centre=centre, host=host)
        for kind, host in zip(consortia.kind[having], hosts, strict=True)
        for centre in of_kind[kind]
    ]
    many = np.array([len(one) for one in of_kind])[consortia.kind]
    return listed(np.repeat(np.arange(len(consortia)), many), objects(hosted), size=len(consortia))


def green_channels(consortia: Consortia) -> ListColumn:
    """Return the green channels: some links of the consortium carry them."""
    return _by_kind(consortia, _CHANNELS)


def practices(consortia: Consortia) -> ListColumn:
    """Return what each consortium declares to do."""
    return _by_kind(consortia, _PRACTICES)


def payment_sources(consortia: Consortia) -> ListColumn:
    """Return who pays: of the rare-disease network only it is stated."""
    having = np.flatnonzero(consortia.of(_RARE_DISEASES))
    numbers = np.tile([source.number for source in PaymentSource], len(having))
    rows = np.repeat(having, len(PaymentSource))
    return listed(rows, read_only(numbers, np.int8), size=len(consortia), absent=True)


def _by_kind(consortia: Consortia, terms: Mapping[ConsortiumKind, tuple[Term, ...]]) -> ListColumn:
    """Return complete lists of the terms that go with the kind of each consortium."""
    many = np.array([len(terms.get(kind, ())) for kind in ConsortiumKind])[consortia.kind]
    of_kind = [np.array([one.number for one in terms.get(k, ())], np.int8) for k in ConsortiumKind]
    values = np.concatenate([of_kind[kind] for kind in consortia.kind])
    rows = np.repeat(np.arange(len(consortia)), many)
    return listed(rows, read_only(values, np.int8), size=len(consortia))
