"""Referral: where a patient goes, along which channels, under whose agreement."""

from medconsortium.referral.channel import Channel
from medconsortium.referral.channels import channels
from medconsortium.referral.find import find_path
from medconsortium.referral.need import CareNeed
from medconsortium.referral.path import Certainty, Hop, ReferralPath
from medconsortium.referral.policy import FirstContact, ReferralPolicy

__all__ = [
    "CareNeed",
    "Certainty",
    "Channel",
    "FirstContact",
    "Hop",
    "ReferralPath",
    "ReferralPolicy",
    "channels",
    "find_path",
]
