"""What synthetic institutions offer, and whether it can be had."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np
from attrs import frozen
from numpy.random import Generator
from numpy.typing import NDArray

from medconsortium.model.columnar.columns import Column, DateColumn, read_only, take
from medconsortium.planning.synthetic.consortia import Consortia
from medconsortium.planning.synthetic.draws import chosen
from medconsortium.planning.synthetic.facilities import FACILITIES
from medconsortium.planning.synthetic.filling import listed, never_ending, references
from medconsortium.planning.synthetic.roster import Roster
from medconsortium.vocabulary import (
    Category,
    Condition,
    Phase,
    ServiceItem,
    ServiceStatus,
    Subject,
)

__all__ = ["service_table"]

_CLINICS = (Category.B200, Category.D110, Category.D211, Category.D400, Category.D600)
_TERTIARY = 3
_STATUS = {ServiceStatus.OPERATING: 96, ServiceStatus.PLANNED: 2, ServiceStatus.SUSPENDED: 2}
_TREATING = (Phase.DIAGNOSIS, Phase.ACUTE)
_FINDING = (Phase.DIAGNOSIS,)


@frozen
class _Offer:
    """A service, the phases of care it takes, and how often institutions of a group have it.

    One that is `steady` is never only planned, or suspended.
    """

    share: float
    subject: Subject | None = None
    item: ServiceItem | None = None
    condition: Condition | None = None
    phases: tuple[Phase, ...] = _TREATING
    steady: bool = False


_ACUTE = (
    _Offer(1, Subject.INTERNAL_MEDICINE),
    _Offer(1, Subject.SURGERY),
    _Offer(0.9, Subject.OBSTETRICS_AND_GYNAECOLOGY),
    _Offer(0.9, Subject.PAEDIATRICS),
    _Offer(0.95, Subject.EMERGENCY_MEDICINE, ServiceItem.EMERGENCY_CARE),
    _Offer(0.95, Subject.IMAGING, phases=_FINDING),
    _Offer(0.95, Subject.LABORATORY_MEDICINE, phases=_FINDING),
)
_COUNTY = (
    *_ACUTE,
    _Offer(0.6, Subject.PATHOLOGY, phases=_FINDING),
    _Offer(0.8, Subject.INTENSIVE_CARE_MEDICINE, ServiceItem.INTENSIVE_CARE),
    _Offer(0.8, None, ServiceItem.HAEMODIALYSIS),
    _Offer(0.8, None, ServiceItem.THROMBOLYSIS, Condition.STROKE),
    _Offer(0.4, None, ServiceItem.PCI, Condition.CHEST_PAIN),
    _Offer(0.6, Subject.REHABILITATION_MEDICINE, phases=(Phase.REHABILITATION,)),
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
_FIRST_CONTACT = _Offer(
    1, Subject.GENERAL_PRACTICE, ServiceItem.FIRST_CONTACT, phases=(Phase.FIRST_CONTACT,)
)
_LONG_TERM_CARE = _Offer(
    1, None, ServiceItem.LONG_TERM_CARE, phases=(Phase.LONG_TERM,), steady=True
)
_CENTRE = (
    _Offer(
        1,
        Subject.GENERAL_PRACTICE,
        ServiceItem.FIRST_CONTACT,
        phases=(Phase.FIRST_CONTACT, Phase.POST_OPERATIVE, Phase.RECOVERY, Phase.FOLLOW_UP),
        steady=True,
    ),
    _Offer(1, None, ServiceItem.FAMILY_DOCTOR_TEAM, phases=(Phase.FOLLOW_UP,)),
    _Offer(0.8, Subject.CHINESE_MEDICINE),
    _Offer(
        1,
        Subject.REHABILITATION_MEDICINE,
        ServiceItem.REHABILITATION,
        phases=(Phase.REHABILITATION,),
        steady=True,
    ),
    _LONG_TERM_CARE,
)
"""Every centre takes patients back to recover, for rehabilitation and for long-term care."""

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
_PHASES_OF = {Category.A527: (Phase.REHABILITATION,)}


def service_table(
    rng: Generator, roster: Roster, consortia: Consortia, *, since: DateColumn
) -> dict[str, Column]:
    """Return the table of services: most operate, some are planned or suspended.

    Members of an alliance, the lead among them, have its specialty, and have it in operation. Each
    service is as old as its institution (`since`).
    """
    needed = _needed(roster, consortia)
    providers: list[NDArray[np.intp]] = []
    offers: list[_Offer] = []
    for having, group in _groups(roster):
        rows = np.flatnonzero(having)
        for offer in group:
            given = rng.random(len(rows)) < offer.share
            if offer.subject in needed:
                given |= needed[offer.subject][rows]
            providers.append(rows[given])
            offers.append(offer)
    for subject, needing in needed.items():
        lacking = needing.copy()
        for offer, rows in zip(offers, providers, strict=True):
            if offer.subject is subject:
                lacking[rows] = False
        providers.append(np.flatnonzero(lacking))
        offers.append(_Offer(1, subject))
    unsorted = np.concatenate(providers)
    order = np.argsort(unsorted, kind="stable")
    provider = unsorted[order]
    which = np.repeat(np.arange(len(offers)), [len(rows) for rows in providers])[order]
    return {
        "provider": references(("institutions", "departments"), "institutions", provider),
        "subject": _terms([offer.subject for offer in offers], which),
        "item": _terms([offer.item for offer in offers], which),
        "condition": _terms([offer.condition for offer in offers], which),
        "phases": _phases(offers, which),
        "status": _status(rng, offers, which, provider, needed),
        "since": take(since, provider),
        "until": never_ending(len(provider)),
    }


def _needed(roster: Roster, consortia: Consortia) -> dict[Subject, NDArray[np.bool_]]:
    """Return for each specialty of alliances who belongs to one of them."""
    specialty = consortia.specialty[consortia.consortium]
    needed = {}
    for number in np.unique(specialty[specialty >= 0]):
        members = np.zeros(len(roster), np.bool_)
        members[consortia.institution[specialty == number]] = True
        needed[Subject.at(int(number))] = members
    return needed


def _groups(roster: Roster) -> list[tuple[NDArray[np.bool_], tuple[_Offer, ...]]]:
    """Return groups of institutions with what they offer; nobody is in two."""
    general = roster.of(Category.A100)
    social = np.array([one.brand for one in FACILITIES])[roster.facility]
    special = [
        (roster.of(one), (_Offer(1, subject, phases=_PHASES_OF.get(one, _TREATING)),))
        for one, subject in _SPECIALISED.items()
    ]
    return [
        (general & (roster.level == _TERTIARY), _LARGE),
        (general & (roster.level < _TERTIARY) & ~social, _COUNTY),
        (general & (roster.level < _TERTIARY) & social, _ACUTE),
        (roster.of(Category.B100) | roster.classed("C"), _CENTRE),
        (roster.of(*_CLINICS), (_FIRST_CONTACT,)),
        (roster.of(Category.A710), (_LONG_TERM_CARE,)),
        *special,
    ]


def _terms(terms: list[Any], which: NDArray[np.intp]) -> NDArray[np.int8]:
    numbers = np.array([-1 if term is None else term.number for term in terms], np.int8)
    return read_only(numbers[which], np.int8)


def _phases(offers: list[_Offer], which: NDArray[np.intp]) -> Column:
    """Return the column of the phases that each service takes."""
    lengths = np.array([len(offer.phases) for offer in offers])
    first = np.cumsum(lengths) - lengths
    numbers = np.array([phase.number for offer in offers for phase in offer.phases], np.int8)
    many = lengths[which]
    rows = np.repeat(np.arange(len(which), dtype=np.int32), many)
    place = np.arange(len(rows)) - np.repeat(np.cumsum(many) - many - first[which], many)
    return listed(rows, read_only(numbers[place], np.int8), size=len(which))


def _status(
    rng: Generator,
    offers: list[_Offer],
    which: NDArray[np.intp],
    provider: NDArray[np.intp],
    needed: Mapping[Subject, NDArray[np.bool_]],
) -> NDArray[np.int8]:
    status = np.array([term.number for term in _STATUS])
    drawn = status[chosen(rng, list(_STATUS.values()), size=len(which))]
    steady = np.array([offer.steady for offer in offers])[which]
    for number, offer in enumerate(offers):
        if offer.subject is not None and offer.subject in needed:
            rows = np.flatnonzero(which == number)
            steady[rows] |= needed[offer.subject][provider[rows]]
    return read_only(np.where(steady, ServiceStatus.OPERATING.number, drawn), np.int8)
