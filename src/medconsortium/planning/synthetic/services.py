"""What synthetic institutions offer, and whether it can be had."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np
from attrs import frozen
from numpy.random import Generator
from numpy.typing import NDArray

from medconsortium.model.columnar.columns import Column, read_only
from medconsortium.planning.synthetic.draws import chosen
from medconsortium.planning.synthetic.facilities import FACILITIES
from medconsortium.planning.synthetic.filling import references
from medconsortium.planning.synthetic.roster import Roster
from medconsortium.vocabulary import Category, Condition, ServiceItem, ServiceStatus, Subject

__all__ = ["service_table"]

_CLINICS = (Category.B200, Category.D110, Category.D211, Category.D400, Category.D600)
_TERTIARY = 3
_STATUS = {ServiceStatus.OPERATING: 96, ServiceStatus.PLANNED: 2, ServiceStatus.SUSPENDED: 2}


@frozen
class _Offer:
    """A service, and how often institutions of a group have it."""

    share: float
    subject: Subject | None = None
    item: ServiceItem | None = None
    condition: Condition | None = None


_ACUTE = (
    _Offer(1, Subject.INTERNAL_MEDICINE),
    _Offer(1, Subject.SURGERY),
    _Offer(0.9, Subject.OBSTETRICS_AND_GYNAECOLOGY),
    _Offer(0.9, Subject.PAEDIATRICS),
    _Offer(0.95, Subject.EMERGENCY_MEDICINE, ServiceItem.EMERGENCY_CARE),
    _Offer(0.95, Subject.IMAGING),
    _Offer(0.95, Subject.LABORATORY_MEDICINE),
)
_COUNTY = (
    *_ACUTE,
    _Offer(0.6, Subject.PATHOLOGY),
    _Offer(0.8, Subject.INTENSIVE_CARE_MEDICINE, ServiceItem.INTENSIVE_CARE),
    _Offer(0.8, None, ServiceItem.HAEMODIALYSIS),
    _Offer(0.8, None, ServiceItem.THROMBOLYSIS, Condition.STROKE),
    _Offer(0.4, None, ServiceItem.PCI, Condition.CHEST_PAIN),
    _Offer(0.6, Subject.REHABILITATION_MEDICINE),
)
_LARGE = (
    *_COUNTY,
    _Offer(0.8, Subject.ONCOLOGY),
    _Offer(0.9, Subject.CARDIOLOGY),
    _Offer(0.9, Subject.NEUROLOGY),
    _Offer(0.7, None, ServiceItem.MDT),
    _Offer(0.8, None, ServiceItem.TELECONSULTATION),
    _Offer(0.4, None, ServiceItem.RARE_DISEASE_CARE, Condition.RARE_DISEASE),
)
_CENTRE = (
    _Offer(1, Subject.GENERAL_PRACTICE, ServiceItem.FIRST_CONTACT),
    _Offer(1, None, ServiceItem.FAMILY_DOCTOR_TEAM),
    _Offer(0.8, Subject.CHINESE_MEDICINE),
    _Offer(0.5, Subject.REHABILITATION_MEDICINE, ServiceItem.REHABILITATION),
)
_CLINIC = (_Offer(1, Subject.GENERAL_PRACTICE, ServiceItem.FIRST_CONTACT),)
_SPECIALISED: Mapping[Category, Subject] = {
    Category.A210: Subject.CHINESE_MEDICINE,
    Category.A511: Subject.STOMATOLOGY,
    Category.A512: Subject.OPHTHALMOLOGY,
    Category.A514: Subject.ONCOLOGY,
    Category.A518: Subject.OBSTETRICS_AND_GYNAECOLOGY,
    Category.A519: Subject.PAEDIATRICS,
    Category.A520: Subject.PSYCHIATRY,
    Category.A521: Subject.INFECTIOUS_DISEASES,
    Category.A526: Subject.ORTHOPAEDICS,
    Category.A527: Subject.REHABILITATION_MEDICINE,
    Category.D212: Subject.CHINESE_MEDICINE,
    Category.D215: Subject.STOMATOLOGY,
    Category.D152: Subject.STOMATOLOGY,
    Category.G100: Subject.WOMEN_HEALTH_CARE,
}


def service_table(rng: Generator, roster: Roster) -> dict[str, Column]:
    """Return the table of services: most operate, some are planned or suspended."""
    providers: list[NDArray[np.intp]] = []
    offers: list[_Offer] = []
    for having, group in _groups(roster):
        rows = np.flatnonzero(having)
        for offer in group:
            providers.append(rows[rng.random(len(rows)) < offer.share])
            offers.append(offer)
    provider = np.concatenate(providers)
    sizes = [len(rows) for rows in providers]
    order = np.argsort(provider, kind="stable")
    status = np.array([term.number for term in _STATUS])
    drawn = chosen(rng, list(_STATUS.values()), size=len(provider))
    return {
        "provider": references(("institutions", "departments"), "institutions", provider[order]),
        "subject": _terms([offer.subject for offer in offers], sizes, order),
        "item": _terms([offer.item for offer in offers], sizes, order),
        "condition": _terms([offer.condition for offer in offers], sizes, order),
        "status": read_only(status[drawn], np.int8),
    }


def _groups(roster: Roster) -> list[tuple[NDArray[np.bool_], tuple[_Offer, ...]]]:
    """Return groups of institutions with what they offer; nobody is in two."""
    general = roster.of(Category.A100)
    social = np.array([one.brand for one in FACILITIES])[roster.facility]
    special = [(roster.of(one), (_Offer(1, subject),)) for one, subject in _SPECIALISED.items()]
    return [
        (general & (roster.level == _TERTIARY), _LARGE),
        (general & (roster.level < _TERTIARY) & ~social, _COUNTY),
        (general & (roster.level < _TERTIARY) & social, _ACUTE),
        (roster.of(Category.B100) | roster.classed("C"), _CENTRE),
        (roster.of(*_CLINICS), _CLINIC),
        *special,
    ]


def _terms(terms: list[Any], sizes: list[int], order: NDArray[np.intp]) -> NDArray[np.int8]:
    numbers = [-1 if term is None else term.number for term in terms]
    return read_only(np.repeat(numbers, sizes)[order], np.int8)
