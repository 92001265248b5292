"""Where a way begins: at the origin, or at the institutions that a patient at home goes to."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from attrs import evolve, frozen

from medconsortium.model import Network
from medconsortium.model.levels import is_primary
from medconsortium.referral.need import CareNeed
from medconsortium.referral.places import institutions_around
from medconsortium.referral.policy import FirstContact, ReferralPolicy
from medconsortium.referral.standing import is_open, opening_doubts
from medconsortium.text import Text

__all__ = ["Entry", "entries"]


@frozen(kw_only=True)
class Entry:
    """An institution to begin at, what that leaves in doubt, and what it weighs."""

    institution: str
    doubts: tuple[Text, ...] = ()
    minutes: float = 0.0
    time_unknown: bool = False


def entries(
    network: Network, start: str, need: CareNeed, *, policy: ReferralPolicy, on: date
) -> tuple[Entry, ...]:
    """Return where a way from an institution or a division may begin.

    From a division: at the institutions of the smallest division around that has one to begin at,
    and at the one that the patient has signed with, which then is the first contact. In an
    emergency: at every institution, those around first.
    """
    if start in network.institutions:
        closed = is_open(network.institutions[start], on) is False
        return () if closed else (Entry(institution=start),)
    home = _Home(network=network, need=need, policy=policy, on=on)
    around = (home.doors(group) for group in institutions_around(network, start))
    near = {entry.institution: entry for entry in next(filter(None, around), ())}
    if need.is_emergency:
        others = home.doors(i for i in network.institutions if i not in near)
        minutes = policy.minutes_if_unknown
        far = (evolve(entry, minutes=minutes, time_unknown=True) for entry in others)
        return (*near.values(), *far)
    signed = () if home.signed_with is None else home.doors([home.signed_with])
    return (*near.values(), *(entry for entry in signed if entry.institution not in near))


@frozen(kw_only=True)
class _Home:
    """A patient at home."""

    network: Network
    need: CareNeed
    policy: ReferralPolicy
    on: date

    @property
    def signed_with(self) -> str | None:
        """The institution signed with, unless it is closed."""
        signed = self.need.signed_with
        if signed is None or is_open(self.network.institutions[signed], self.on) is False:
            return None
        return signed

    def doors(self, institutions: Iterable[str]) -> tuple[Entry, ...]:
        """Return the entries among some institutions."""
        found = (self._door(institution) for institution in institutions)
        return tuple(entry for entry in found if entry is not None)

    def _door(self, institution: str) -> Entry | None:
        row = self.network.institutions[institution]
        if is_open(row, self.on) is False:
            return None
        entry = Entry(institution=institution, doubts=opening_doubts(row, self.on))
        signed = self.signed_with
        is_first = is_primary(row) if signed is None else institution == signed
        binding = self.policy.first_contact
        if is_first or self.need.skips_first_contact or binding is FirstContact.OFF:
            return entry
        if binding is FirstContact.PREFERRED:
            return evolve(entry, minutes=self.policy.minutes_for_bypassing)
        if is_first is None:
            return evolve(entry, doubts=(*entry.doubts, _kind_doubt(row.name)))
        return None


def _kind_doubt(name: Text) -> Text:
    return Text(
        f"不知 {name.in_language('zh')} 是否为基层医疗卫生机构",
        f"whether {name.in_language('en')} is a primary institution is not known",
    )
