"""The table of contents of the rulebook: every rule, in the order of its code."""

from __future__ import annotations

from medconsortium.rules.engine.rule import Rule
from medconsortium.rules.families.county.divided_drug_management import divided_drug_management
from medconsortium.rules.families.county.divided_finance import divided_finance
from medconsortium.rules.families.county.divided_income import divided_income
from medconsortium.rules.families.county.divided_personnel import divided_personnel
from medconsortium.rules.families.county.lead_below_county import lead_below_county
from medconsortium.rules.families.county.low_imaging_coverage import low_imaging_coverage
from medconsortium.rules.families.county.missing_county_committee import missing_county_committee
from medconsortium.rules.families.county.missing_county_or_township_tier import (
    missing_county_or_township_tier,
)
from medconsortium.rules.families.county.missing_disease_list import missing_disease_list
from medconsortium.rules.families.county.missing_doctor_posting import missing_doctor_posting
from medconsortium.rules.families.county.missing_package_payment import missing_package_payment
from medconsortium.rules.families.county.missing_shared_centre import missing_shared_centre
from medconsortium.rules.families.county.prevention_apart_from_care import (
    prevention_apart_from_care,
)
from medconsortium.rules.families.county.separate_information_systems import (
    separate_information_systems,
)
from medconsortium.rules.families.county.telemedicine_short_of_villages import (
    telemedicine_short_of_villages,
)
from medconsortium.rules.families.county.township_centre_outside_community import (
    township_centre_outside_community,
)
from medconsortium.rules.families.general.county_without_tcm_lead import county_without_tcm_lead
from medconsortium.rules.families.general.institution_listed_twice import institution_listed_twice
from medconsortium.rules.families.general.lead_without_members import lead_without_members
from medconsortium.rules.families.general.member_count_mismatch import member_count_mismatch
from medconsortium.rules.families.general.membership_out_of_period import membership_out_of_period
from medconsortium.rules.families.general.missing_benefit_sharing import missing_benefit_sharing
from medconsortium.rules.families.general.missing_government_planner import (
    missing_government_planner,
)
from medconsortium.rules.families.general.no_clear_lead import no_clear_lead
from medconsortium.rules.families.general.non_medical_lead import non_medical_lead
from medconsortium.rules.families.general.outside_organiser import outside_organiser
from medconsortium.rules.families.general.social_member_without_consent import (
    social_member_without_consent,
)
from medconsortium.rules.families.general.unconfirmed_funding_channel import (
    unconfirmed_funding_channel,
)
from medconsortium.rules.families.general.unnamed_kind import unnamed_kind
from medconsortium.rules.families.grid.member_outside_county import member_outside_county
from medconsortium.rules.families.grid.missing_grid import missing_grid
from medconsortium.rules.families.grid.overlapping_grids import overlapping_grids
from medconsortium.rules.families.grid.primary_member_outside_grid import (
    primary_member_outside_grid,
)
from medconsortium.rules.families.grid.shared_primary_member import shared_primary_member
from medconsortium.rules.families.grid.uncovered_division import uncovered_division
from medconsortium.rules.families.identity.contradictory_classification import (
    contradictory_classification,
)
from medconsortium.rules.families.identity.wrong_credit_code import wrong_credit_code
from medconsortium.rules.families.identity.wrong_division_code import wrong_division_code
from medconsortium.rules.families.internet_hospital.internet_hospital_without_institution import (
    internet_hospital_without_institution,
)
from medconsortium.rules.families.internet_hospital.internet_hospital_without_safeguards import (
    internet_hospital_without_safeguards,
)
from medconsortium.rules.families.internet_hospital.online_first_diagnosis import (
    online_first_diagnosis,
)
from medconsortium.rules.families.management.incomplete_charter import incomplete_charter
from medconsortium.rules.families.management.incomplete_remit import incomplete_remit
from medconsortium.rules.families.management.missing_charter import missing_charter
from medconsortium.rules.families.management.missing_management_body import missing_management_body
from medconsortium.rules.families.management.missing_management_centres import (
    missing_management_centres,
)
from medconsortium.rules.families.management.missing_party_leadership import (
    missing_party_leadership,
)
from medconsortium.rules.families.management.separate_management import separate_management
from medconsortium.rules.families.management.uncoordinated_resources import uncoordinated_resources
from medconsortium.rules.families.management.unhosted_centre import unhosted_centre
from medconsortium.rules.families.primary_care.missing_public_health_partner import (
    missing_public_health_partner,
)
from medconsortium.rules.families.primary_care.missing_signing_teams import missing_signing_teams
from medconsortium.rules.families.primary_care.missing_tcm_prevention import missing_tcm_prevention
from medconsortium.rules.families.primary_care.unsupported_member import unsupported_member
from medconsortium.rules.families.rare_disease.hospital_cut_off_from_lead import (
    hospital_cut_off_from_lead,
)
from medconsortium.rules.families.rare_disease.hospital_off_register import hospital_off_register
from medconsortium.rules.families.rare_disease.missing_family_doctor_signing import (
    missing_family_doctor_signing,
)
from medconsortium.rules.families.rare_disease.missing_follow_up_plan import missing_follow_up_plan
from medconsortium.rules.families.rare_disease.missing_rare_disease_management import (
    missing_rare_disease_management,
)
from medconsortium.rules.families.rare_disease.missing_rare_disease_training import (
    missing_rare_disease_training,
)
from medconsortium.rules.families.rare_disease.more_rare_diseases_than_listed import (
    more_rare_diseases_than_listed,
)
from medconsortium.rules.families.rare_disease.no_single_national_lead import (
    no_single_national_lead,
)
from medconsortium.rules.families.rare_disease.no_single_provincial_lead import (
    no_single_provincial_lead,
)
from medconsortium.rules.families.rare_disease.official_count_mismatch import (
    official_count_mismatch,
)
from medconsortium.rules.families.rare_disease.rare_disease_drugs_out_of_reach import (
    rare_disease_drugs_out_of_reach,
)
from medconsortium.rules.families.rare_disease.single_payer import single_payer
from medconsortium.rules.families.recognition.few_recognised_items import few_recognised_items
from medconsortium.rules.families.recognition.recognition_without_mark import (
    recognition_without_mark,
)
from medconsortium.rules.families.recognition.recognition_without_standards import (
    recognition_without_standards,
)
from medconsortium.rules.families.recognition.unrecognised_results import unrecognised_results
from medconsortium.rules.families.referral.broken_care_chain import broken_care_chain
from medconsortium.rules.families.referral.circular_referral import circular_referral
from medconsortium.rules.families.referral.green_channel_without_ends import (
    green_channel_without_ends,
)
from medconsortium.rules.families.referral.growing_share_of_common_diseases import (
    growing_share_of_common_diseases,
)
from medconsortium.rules.families.referral.inverted_referral import inverted_referral
from medconsortium.rules.families.referral.member_without_referral_path import (
    member_without_referral_path,
)
from medconsortium.rules.families.referral.missing_first_contact import (
    missing_first_contact,
)
from medconsortium.rules.families.referral.missing_priority_for_referred import (
    missing_priority_for_referred,
)
from medconsortium.rules.families.referral.missing_referral_channel import (
    missing_referral_channel,
)
from medconsortium.rules.families.referral.missing_referral_standard import (
    missing_referral_standard,
)
from medconsortium.rules.families.referral.nowhere_to_recover import nowhere_to_recover
from medconsortium.rules.families.specialty_alliance.data_shared_without_rules import (
    data_shared_without_rules,
)
from medconsortium.rules.families.specialty_alliance.member_lacking_specialty import (
    member_lacking_specialty,
)
from medconsortium.rules.families.specialty_alliance.missing_alliance_charter import (
    missing_alliance_charter,
)
from medconsortium.rules.families.specialty_alliance.missing_cooperation_agreement import (
    missing_cooperation_agreement,
)
from medconsortium.rules.families.specialty_alliance.missing_quality_standard import (
    missing_quality_standard,
)
from medconsortium.rules.families.specialty_alliance.specialty_off_priority_list import (
    specialty_off_priority_list,
)
from medconsortium.rules.families.specialty_alliance.specialty_regardless_of_flow import (
    specialty_regardless_of_flow,
)
from medconsortium.rules.families.specialty_alliance.unusual_lead import unusual_lead
from medconsortium.rules.families.telemedicine.downward_consultation import downward_consultation
from medconsortium.rules.families.telemedicine.gap_between_tiers import gap_between_tiers
from medconsortium.rules.families.telemedicine.missing_telemedicine_agreement import (
    missing_telemedicine_agreement,
)
from medconsortium.rules.families.telemedicine.network_off_regional_platform import (
    network_off_regional_platform,
)
from medconsortium.rules.families.telemedicine.operator_outside_agreement import (
    operator_outside_agreement,
)
from medconsortium.rules.families.telemedicine.remote_areas_unreached import remote_areas_unreached
from medconsortium.rules.families.telemedicine.teleservice_beyond_subject import (
    teleservice_beyond_subject,
)
from medconsortium.rules.families.urban.lead_below_city import lead_below_city
from medconsortium.rules.families.urban.missing_continuing_care import missing_continuing_care
from medconsortium.rules.families.urban.missing_hospital_or_primary_tier import (
    missing_hospital_or_primary_tier,
)
from medconsortium.rules.families.urban.pilot_without_grid import pilot_without_grid

__all__ = ["CATALOGUE"]

CATALOGUE: tuple[Rule, ...] = (
    lead_below_county,  # CMC001
    township_centre_outside_community,  # CMC002
    missing_county_or_township_tier,  # CMC003
    missing_county_committee,  # CMC004
    divided_personnel,  # CMC005
    divided_finance,  # CMC006
    divided_drug_management,  # CMC007
    missing_disease_list,  # CMC008
    separate_information_systems,  # CMC009
    prevention_apart_from_care,  # CMC010
    divided_income,  # CMC011
    missing_package_payment,  # CMC012
    missing_shared_centre,  # CMC013
    low_imaging_coverage,  # CMC014
    telemedicine_short_of_villages,  # CMC015
    missing_doctor_posting,  # CMC016
    lead_below_city,  # CMG001
    missing_hospital_or_primary_tier,  # CMG002
    missing_continuing_care,  # CMG003
    pilot_without_grid,  # CMG004
    unnamed_kind,  # GEN001
    no_clear_lead,  # GEN002
    non_medical_lead,  # GEN003
    lead_without_members,  # GEN004
    institution_listed_twice,  # GEN005
    member_count_mismatch,  # GEN006
    membership_out_of_period,  # GEN007
    social_member_without_consent,  # GEN008
    unconfirmed_funding_channel,  # GEN009
    missing_benefit_sharing,  # GEN010
    outside_organiser,  # GEN011
    missing_government_planner,  # GEN012
    county_without_tcm_lead,  # GEN013
    missing_grid,  # GRD001
    overlapping_grids,  # GRD002
    uncovered_division,  # GRD003
    primary_member_outside_grid,  # GRD004
    shared_primary_member,  # GRD005
    member_outside_county,  # GRD006
    wrong_credit_code,  # IDN001
    wrong_division_code,  # IDN002
    contradictory_classification,  # IDN003
    internet_hospital_without_institution,  # INT001
    internet_hospital_without_safeguards,  # INT002
    online_first_diagnosis,  # INT003
    missing_management_body,  # MGT001
    incomplete_remit,  # MGT002
    missing_charter,  # MGT003
    incomplete_charter,  # MGT004
    missing_party_leadership,  # MGT005
    missing_management_centres,  # MGT006
    separate_management,  # MGT007
    unhosted_centre,  # MGT008
    uncoordinated_resources,  # MGT009
    missing_signing_teams,  # PRI001
    unsupported_member,  # PRI002
    missing_public_health_partner,  # PRI003
    missing_tcm_prevention,  # PRI004
    no_single_national_lead,  # RDN001
    no_single_provincial_lead,  # RDN002
    official_count_mismatch,  # RDN003
    hospital_cut_off_from_lead,  # RDN004
    hospital_off_register,  # RDN005
    missing_follow_up_plan,  # RDN006
    more_rare_diseases_than_listed,  # RDN007
    missing_rare_disease_management,  # RDN008
    rare_disease_drugs_out_of_reach,  # RDN009
    missing_rare_disease_training,  # RDN010
    missing_family_doctor_signing,  # RDN011
    single_payer,  # RDN012
    member_without_referral_path,  # REF001
    missing_referral_standard,  # REF002
    missing_referral_channel,  # REF003
    inverted_referral,  # REF004
    circular_referral,  # REF005
    missing_first_contact,  # REF006
    nowhere_to_recover,  # REF007
    broken_care_chain,  # REF008
    growing_share_of_common_diseases,  # REF009
    missing_priority_for_referred,  # REF010
    green_channel_without_ends,  # REF012
    unrecognised_results,  # RES001
    few_recognised_items,  # RES002
    recognition_without_mark,  # RES003
    recognition_without_standards,  # RES004
    missing_alliance_charter,  # SPA001
    missing_cooperation_agreement,  # SPA002
    member_lacking_specialty,  # SPA003
    specialty_off_priority_list,  # SPA004
    unusual_lead,  # SPA005
    data_shared_without_rules,  # SPA006
    missing_quality_standard,  # SPA007
    specialty_regardless_of_flow,  # SPA008
    missing_telemedicine_agreement,  # TEL001
    gap_between_tiers,  # TEL002
    teleservice_beyond_subject,  # TEL003
    operator_outside_agreement,  # TEL004
    downward_consultation,  # TEL005
    network_off_regional_platform,  # TEL006
    remote_areas_unreached,  # TEL007
)
