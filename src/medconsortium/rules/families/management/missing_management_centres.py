"""MGT006 missing-management-centres."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from medconsortium.model import Network
from medconsortium.rules.engine.breach import breach
from medconsortium.rules.engine.facts import Facts
from medconsortium.rules.engine.rule import rule
from medconsortium.rules.engine.terms import Basis, Severity
from medconsortium.rules.engine.thresholds import value_set
from medconsortium.rules.engine.verdict import Verdicts
from medconsortium.rules.judging.centres import having_every_centre, judge_centres, without_centre
from medconsortium.rules.judging.grid_forms import GRID_FORMS
from medconsortium.text import Text
from medconsortium.vocabulary import Centre, SourceBasis

__all__ = ["missing_management_centres"]

_WANTED = "guoweiyifa-2020-13#management-centres"
_CURE = Text("整合设置所缺的管理中心并记录", "set up the centres that are lacking, and record them")


def compliant() -> Network:
    """Return an urban medical group with every centre there is."""
    return having_every_centre("urban_medical_group")


@breach("没有公共卫生管理中心", "there is no centre for public health")
def no_public_health_centre(network: Network, consortium: str) -> Network:
    return without_centre(network, consortium, Centre.PUBLIC_HEALTH)


@breach("没有财务管理中心", "there is no centre for finance")
def no_finance_centre(network: Network, consortium: str) -> Network:
    return without_centre(network, consortium, Centre.FINANCE)


@breach("没有人力资源管理中心", "there is no centre for human resources")
def no_human_resources_centre(network: Network, consortium: str) -> Network:
    return without_centre(network, consortium, Centre.HUMAN_RESOURCES)


@breach("没有信息管理中心", "there is no centre for information")
def no_information_centre(network: Network, consortium: str) -> Network:
    return without_centre(network, consortium, Centre.INFORMATION)


@breach("没有后勤管理中心", "there is no centre for logistics")
def no_logistics_centre(network: Network, consortium: str) -> Network:
    return without_centre(network, consortium, Centre.LOGISTICS)


@rule(
    code="MGT006",
    title=Text("管理中心不全", "missing management centres"),
    severity=Severity.WARNING,
    basis=Basis.TEXT,
    confidence=SourceBasis.STATED,
    cites=("guoweiyifa-2020-13#management-centres",),
    kinds=GRID_FORMS,
    needs=("consortia.centres",),
    compliant=compliant,
    breaches=(
        no_public_health_centre,
        no_finance_centre,
        no_human_resources_centre,
        no_information_centre,
        no_logistics_centre,
    ),
)
def missing_management_centres(facts: Facts, consortia: NDArray[np.int32]) -> Verdicts:
    """An urban group or county community lacks some of the five centres that are to manage it.

    城市医疗集团或县域医共体缺少五个管理中心中的某些中心。

    What it checks:
        Joint centres for public health, finance, human resources, information and logistics are
        recorded. The finding tells which are lacking. Who hosts them is for another rule.

        记录了公共卫生、财务、人力资源、信息和后勤五个管理中心。不符合时写明所缺的中心。
        由谁承办，由另一条规则检查。

    Why:
        By the digest of the measures of 2020, the two forms shall join up centres for these five,
        lean and efficient; the list ends in “and the like”. That each is to be there under its own
        name is our reading.

        2020年管理办法（据摘要）规定，这两种医联体应当按照精简、高效的原则，整合设置这五个方面等管理中心。
        五个中心须分别记录，是本库的理解。

    Data it needs:
        The centres, stated to be listed completely.

        各中心，且写明已列全。

    How to comply:
        Set up the centres that are lacking; where one centre serves two matters, record it under
        both.

        设置所缺的中心；一个中心承担两方面工作的，两方面都要记录。

    When to waive:
        While a centre is being set up; let the waiver end on the day set for it.

        中心正在筹建时；豁免期限写到约定之日。
    """
    wanted = value_set(facts, _WANTED).terms(Centre)
    return judge_centres(facts, consortia, wanted, cure=_CURE)
