"""The table of contents of the rulebook: every rule, in the order of its code."""

from __future__ import annotations

from medconsortium.rules.general.institution_listed_twice import institution_listed_twice
from medconsortium.rules.general.lead_without_members import lead_without_members
from medconsortium.rules.general.member_count_mismatch import member_count_mismatch
from medconsortium.rules.general.membership_out_of_period import membership_out_of_period
from medconsortium.rules.general.no_clear_lead import no_clear_lead
from medconsortium.rules.general.non_medical_lead import non_medical_lead
from medconsortium.rules.general.unnamed_kind import unnamed_kind
from medconsortium.rules.grid.missing_grid import missing_grid
from medconsortium.rules.grid.overlapping_grids import overlapping_grids
from medconsortium.rules.grid.primary_member_outside_grid import primary_member_outside_grid
from medconsortium.rules.identity.wrong_credit_code import wrong_credit_code
from medconsortium.rules.management.missing_charter import missing_charter
from medconsortium.rules.management.missing_management_body import missing_management_body
from medconsortium.rules.rare_disease.hospital_cut_off_from_lead import (
    hospital_cut_off_from_lead,
)
from medconsortium.rules.rare_disease.no_single_national_lead import no_single_national_lead
from medconsortium.rules.rare_disease.no_single_provincial_lead import no_single_provincial_lead
from medconsortium.rules.referral.inverted_referral import inverted_referral
from medconsortium.rules.referral.member_without_referral_path import (
    member_without_referral_path,
)
from medconsortium.rules.rule import Rule
from medconsortium.rules.specialty_alliance.missing_alliance_charter import (
    missing_alliance_charter,
)
from medconsortium.rules.specialty_alliance.missing_cooperation_agreement import (
    missing_cooperation_agreement,
)

__all__ = ["CATALOGUE"]

CATALOGUE: tuple[Rule, ...] = (
    unnamed_kind,  # GEN001
    no_clear_lead,  # GEN002
    non_medical_lead,  # GEN003
    lead_without_members,  # GEN004
    institution_listed_twice,  # GEN005
    member_count_mismatch,  # GEN006
    membership_out_of_period,  # GEN007
    missing_grid,  # GRD001
    overlapping_grids,  # GRD002
    primary_member_outside_grid,  # GRD004
    wrong_credit_code,  # IDN001
    missing_management_body,  # MGT001
    missing_charter,  # MGT003
    no_single_national_lead,  # RDN001
    no_single_provincial_lead,  # RDN002
    hospital_cut_off_from_lead,  # RDN004
    member_without_referral_path,  # REF001
    inverted_referral,  # REF004
    missing_alliance_charter,  # SPA001
    missing_cooperation_agreement,  # SPA002
)
