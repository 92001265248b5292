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
from medconsortium.referral.queries.catchment import Catchment, catchment
from medconsortium.referral.queries.closure import ClosureImpact, Effect, closure_impact
from medconsortium.referral.queries.coverage import Coverage, Covered, Share, coverage
from medconsortium.referral.queries.find import find_path
from medconsortium.referral.queries.nearest import Nearest, nearest
from medconsortium.referral.queries.plan import CarePlan, plan_care
from medconsortium.referral.queries.reachable import Reach, reachable
from medconsortium.referral.queries.recognition import (
    RecognitionAnswer,
    RecognitionGround,
    recognition,
)
from medconsortium.referral.queries.several import Paths, find_paths
from medconsortium.referral.queries.why_not.answer import Change, WhyNot
from medconsortium.referral.queries.why_not.answering import why_not
from medconsortium.referral.queries.why_not.relaxation import RELAXATION_COSTS, Relaxation

__all__ = [
    "NEUTRAL_POLICY",
    "RELAXATION_COSTS",
    "Alternative",
    "Availability",
    "Binding",
    "CareNeed",
    "CarePlan",
    "Catchment",
    "Certainty",
    "Change",
    "Channel",
    "Channels",
    "ClosureImpact",
    "CompiledNetwork",
    "Coverage",
    "Covered",
    "DiseaseList",
    "Effect",
    "Hop",
    "Nearest",
    "PathCost",
    "Paths",
    "Reach",
    "RecognitionAnswer",
    "RecognitionGround",
    "ReferralPath",
    "ReferralPolicy",
    "Relaxation",
    "Share",
    "WhyNot",
    "catchment",
    "channels",
    "closure_impact",
    "compile_network",
    "coverage",
    "find_path",
    "find_paths",
    "nearest",
    "plan_care",
    "reachable",
    "recognition",
    "why_not",
]
