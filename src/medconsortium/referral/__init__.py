"""Referral: where a patient goes, along which channels, under whose agreement."""

from medconsortium.referral.availability import Availability
from medconsortium.referral.channels.channel import Channel
from medconsortium.referral.channels.collecting import Channels, channels
from medconsortium.referral.compiled_network import CompiledNetwork, compile_network
from medconsortium.referral.cost import PathCost
from medconsortium.referral.explanations.certainty import Certainty
from medconsortium.referral.explanations.hop import Hop
from medconsortium.referral.explanations.path import Alternative, ReferralPath
from medconsortium.referral.need import CareNeed
from medconsortium.referral.policy import NEUTRAL_POLICY, Binding, DiseaseList, ReferralPolicy
from medconsortium.referral.queries.find import find_path

__all__ = [
    "NEUTRAL_POLICY",
    "Alternative",
    "Availability",
    "Binding",
    "CareNeed",
    "Certainty",
    "Channel",
    "Channels",
    "CompiledNetwork",
    "DiseaseList",
    "Hop",
    "PathCost",
    "ReferralPath",
    "ReferralPolicy",
    "channels",
    "compile_network",
    "find_path",
]
