"""Whether institutions can give the care needed: yes, no, or not known; of all of them at once."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property
from types import MappingProxyType
from typing import TypeAlias

import numpy as np
from attrs import frozen
from numpy.typing import NDArray

from medconsortium.model.columnar.columns import read_only
from medconsortium.referral.capability.disease_lists import NOT_ASKED, list_answers
from medconsortium.referral.capability.services import Services, services_on
from medconsortium.referral.channels.columns import ChannelColumns
from medconsortium.referral.channels.limits import limit_answers
from medconsortium.referral.need import CareNeed
from medconsortium.referral.places.roster import Roster
from medconsortium.referral.policy import DiseaseList
from medconsortium.text import Text
from medconsortium.vocabulary import (
    Completeness,
    Condition,
    ConsortiumKind,
    LinkKind,
    Phase,
    Role,
    Term,
)

__all__ = ["DRUG", "RARE_DISEASE_WORK", "Capabilities", "Wanted"]

_LEADS = frozenset({Role.NATIONAL_LEAD, Role.PROVINCIAL_LEAD})
RARE_DISEASE_WORK: Mapping[Phase, frozenset[Role]] = MappingProxyType(
    {
        Phase.FIRST_CONTACT: _LEADS,
        Phase.DIAGNOSIS: _LEADS,
        Phase.ACUTE: _LEADS,
        Phase.FOLLOW_UP: frozenset({*_LEADS, Role.MEMBER}),
        Phase.LONG_TERM: frozenset({Role.MEMBER}),
    }
)
"""Who does what in the rare-disease network (国卫办医函〔2019〕157号, referral and follow-up)."""

DRUG = "drug"
"""What is wanted where the need is for a drug."""

Wanted: TypeAlias = Term | str
"""One thing wanted: a subject, item, condition or phase, an ICD-10 code, or `DRUG`."""


@frozen(eq=False, slots=False)
class Capabilities:
    """What the institutions of a network offer on a day, as far as it is stated.

    Attributes:
        channels: All channels of the day; who supplies drugs stands there.
        lists: The disease lists that speak.
    """

    channels: ChannelColumns
    lists: tuple[DiseaseList, ...] = ()

    @property
    def roster(self) -> Roster:
        """The institutions."""
        return self.channels.roster

    @cached_property
    def services(self) -> Services:
        """The services on the day."""
        return services_on(self.roster, self.channels.standing)

    @cached_property
    def lists_all(self) -> NDArray[np.bool_]:
        """Whether the services of each institution are stated to be listed completely (rows)."""
        stated = self.roster.network.institutions.columns.services_completeness
        complete = stated[self.roster.places] == Completeness.COMPLETE.number
        return read_only(complete, np.bool_)

    def answers(self, need: CareNeed) -> NDArray[np.int8]:
        """Return whether each institution can meet a need: 1 yes, 0 no, -1 not known (rows, int8).

        A service that is planned or suspended receives nobody. What is not listed is absent only
        where the services are stated to be listed completely. Of a need whose provider is a
        department, only its services count, and only the answer of its host has a meaning. A drug
        can be had from whom a declared link says that he supplies some.

        Args:
            need: The need, with ids in the place of names.
        """
        said = np.stack([answer for _, answer in self.parts(need)])
        never, perhaps = (said == 0).any(axis=0), (said < 0).any(axis=0)
        department = _department(self, need)
        if department >= 0:
            is_open = self.channels.standing.departments[department]
            never, perhaps = never | (is_open == 0), perhaps | (is_open < 0)
        return read_only(np.where(never, 0, np.where(perhaps, -1, 1)), np.int8)

    def parts(self, need: CareNeed) -> tuple[tuple[Wanted, NDArray[np.int8]], ...]:
        """Return each thing wanted, and whether each institution offers it, as `answers` does.

        `NOT_ASKED` (2) where the thing is not asked of an institution: a diagnosis where no
        disease list speaks, the phase where something else is asked.
        """
        if need.drug:
            return ((DRUG, _supplies(self, need)),)
        found: list[tuple[Wanted, NDArray[np.int8]]]
        found = [(term, _offers(self, term, need)) for term in need.wanted]
        listed = np.full(len(self.roster), NOT_ASKED, np.int8)
        if need.diagnosis is not None and not need.is_emergency:
            channels = self.channels
            listed = list_answers(self.roster, channels.standing, self.lists, need.diagnosis)
            found.append((need.diagnosis, listed))
        if not need.wanted:
            phase = np.where(listed == NOT_ASKED, _takes_phase(self, need), NOT_ASKED)
            found.insert(0, (need.phase, phase.astype(np.int8)))
        return tuple(found)

    def matching(self, wanted: Term, need: CareNeed) -> NDArray[np.bool_]:
        """Return which services are what is wanted, be they offered, planned or suspended.

        Of a need whose provider is a department, only its own.

        Args:
            wanted: A subject, item, condition or phase.
            need: The need.
        """
        services, department = self.services, _department(self, need)
        found = (
            services.takes(wanted) & services.names_phases
            if isinstance(wanted, Phase)
            else services.matching(wanted, need)
        )
        return found if department < 0 else found & (services.department == department)

    def question(self, row: int, need: CareNeed) -> Text:
        """Return what to ask an institution whose capability is not known."""
        network = self.roster.network
        name = network.institutions[self.roster.id(row)].name
        if need.provider is not None and need.provider in network.departments:
            name = network.departments[need.provider].name
        if need.drug:
            return Text(
                f"请向 {name.in_language('zh')} 确认有无所需药品",
                f"ask {name.in_language('en')} whether it has the drug needed",
            )
        labels = [_label(what) for what, answer in self.parts(need) if answer[row] < 1]
        labels = labels or [_label(need.phase)]
        return Text(
            f"请向 {name.in_language('zh')} 确认能否提供：{'、'.join(zh for zh, _ in labels)}",
            f"ask {name.in_language('en')} whether it offers: {', '.join(en for _, en in labels)}",
        )

    def department(self, row: int, need: CareNeed) -> str | None:
        """Return the department that gives the care at an institution, if it is just one.

        The provider, if that is a department; else the one that all services belong to which are
        what is wanted, where there are some for each thing wanted.
        """
        departments, services = self.roster.network.departments, self.services
        if need.provider is not None and need.provider in departments:
            return need.provider
        found: set[int] = set()
        for wanted in need.wanted or (need.phase,):
            match = self.matching(wanted, need) & (services.row == row) & (services.state != 0)
            if not match.any():
                return None
            found.update(services.department[match].tolist())
        (first, *others) = sorted(found)
        return None if others or first < 0 else departments.columns.id[first]


def _label(wanted: Wanted) -> tuple[str, str]:
    if isinstance(wanted, str):
        return f"病种 {wanted}", f"diagnosis {wanted}"
    return wanted.zh, wanted.en


def _department(capabilities: Capabilities, need: CareNeed) -> int:
    """Return the place of the department that a need asks for; -1 if it asks for none."""
    departments = capabilities.roster.network.departments
    return -1 if need.provider is None else departments.row_number(need.provider)


def _states(
    capabilities: Capabilities, match: NDArray[np.bool_]
) -> tuple[NDArray[np.bool_], NDArray[np.bool_], NDArray[np.bool_]]:
    """Return which institutions have, of some services, one that receives, may, does not (rows)."""
    services, size = capabilities.services, len(capabilities.roster)
    state, row = services.state[match], services.row[match]
    yes, perhaps, no = (np.bincount(row[state == s], minlength=size) > 0 for s in (1, -1, 0))
    return yes, perhaps, no


def _offers(capabilities: Capabilities, wanted: Term, need: CareNeed) -> NDArray[np.int8]:
    yes, perhaps, no = _states(capabilities, capabilities.matching(wanted, need))
    if wanted is Condition.RARE_DISEASE and _department(capabilities, need) < 0:
        yes = yes | _does_rare_disease_work(capabilities, need.phase)
    absent = ~perhaps & (no | capabilities.lists_all)
    return np.where(yes, 1, np.where(absent, 0, -1)).astype(np.int8)


def _takes_phase(capabilities: Capabilities, need: CareNeed) -> NDArray[np.int8]:
    """Return who takes a phase, where nothing else is asked: primary institutions first contact."""
    yes, perhaps, _ = _states(capabilities, capabilities.matching(need.phase, need))
    if need.phase is Phase.FIRST_CONTACT and _department(capabilities, need) < 0:
        yes = yes | (capabilities.roster.primary == 1)
    absent = ~perhaps & capabilities.lists_all
    return np.where(yes, 1, np.where(absent, 0, -1)).astype(np.int8)


def _does_rare_disease_work(capabilities: Capabilities, phase: Phase) -> NDArray[np.bool_]:
    """Return who surely has a role in a rare-disease network that does the work of a phase."""
    roster, standing = capabilities.roster, capabilities.channels.standing
    memberships = roster.network.memberships.columns
    kind = roster.network.consortia.columns.kind
    runs = (kind == ConsortiumKind.RARE_DISEASE_NETWORK.number) & (standing.consortia != 0)
    roles = [role.number for role in RARE_DISEASE_WORK.get(phase, ())]
    sure = runs[memberships.consortium] & (standing.memberships == 1)
    found = np.zeros(len(roster) + 1, np.bool_)
    found[roster.rows[memberships.institution[sure & np.isin(memberships.role, roles)]]] = True
    return found[:-1]


def _supplies(capabilities: Capabilities, need: CareNeed) -> NDArray[np.int8]:
    """Return who supplies drugs by a declared link that may serve the need; -1 of all others."""
    channels = capabilities.channels
    serves = limit_answers(channels.limits, need)[channels.limit] != 0
    declared = channels.declared & (channels.kind == LinkKind.DRUG_SUPPLY.number)
    found = np.full(len(channels.roster), -1, np.int8)
    found[channels.target[declared & serves]] = 1
    return found
