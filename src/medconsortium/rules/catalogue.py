"""The table of contents of the rulebook: every rule, in the order of its code."""

from __future__ import annotations

from medconsortium.rules.general.lead_without_members import lead_without_members
from medconsortium.rules.general.member_count_mismatch import member_count_mismatch
from medconsortium.rules.general.no_clear_lead import no_clear_lead
from medconsortium.rules.management.missing_charter import missing_charter
from medconsortium.rules.rare_disease.no_single_national_lead import no_single_national_lead
from medconsortium.rules.rare_disease.no_single_provincial_lead import no_single_provincial_lead
from medconsortium.rules.rule import Rule
from medconsortium.rules.specialty_alliance.missing_alliance_charter import (
    missing_alliance_charter,
)
from medconsortium.rules.specialty_alliance.missing_cooperation_agreement import (
    missing_cooperation_agreement,
)

__all__ = ["CATALOGUE"]

CATALOGUE: tuple[Rule, ...] = (
    no_clear_lead,  # GEN002
    lead_without_members,  # GEN004
    member_count_mismatch,  # GEN006
    missing_charter,  # MGT003
    no_single_national_lead,  # RDN001
    no_single_provincial_lead,  # RDN002
    missing_alliance_charter,  # SPA001
    missing_cooperation_agreement,  # SPA002
)
