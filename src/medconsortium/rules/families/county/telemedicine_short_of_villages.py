"""CMC015 telemedicine-short-of-villages."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from medconsortium.model import Institution, Link, Network, without_rows
from medconsortium.model.columnar.columns import read_only
from medconsortium.rules.engine.breach import breach
from medconsortium.rules.engine.facts import Facts, shared
from medconsortium.rules.engine.rule import rule
from medconsortium.rules.engine.terms import Basis, Severity
from medconsortium.rules.engine.three_valued import both, either, known
from medconsortium.rules.engine.verdict import Verdict, Verdicts, failed, passed, unassessed
from medconsortium.rules.examples import EXAMPLE_ID, example
from medconsortium.rules.judging.composition import OUTCOME_OF
from medconsortium.rules.judging.institutions import in_tiers, of_categories
from medconsortium.rules.judging.linkage import Links
from medconsortium.text import Text
from medconsortium.vocabulary import Category, ConsortiumKind, LinkKind, SourceBasis, Tier

__all__ = ["telemedicine_short_of_villages"]

_AT_A_DISTANCE = (LinkKind.TELECONSULTATION, LinkKind.TELEDIAGNOSIS, LinkKind.MONITORING)
_VILLAGE_CLINICS = (Category.D600,)


def compliant() -> Network:
    """Return a county community whose village clinic asks the lead to read its ECGs."""
    clinic = Institution(id="丙", name="丙", tier=Tier.VILLAGE)
    reading = Link(origin="丙", target="甲", kind=LinkKind.TELEDIAGNOSIS, consortium=EXAMPLE_ID)
    return example(
        "county_medical_community",
        {"甲": "member", "乙": "member", "丙": "member"},
        rows=[clinic, reading],
        complete={"links"},
    )


@breach("远程医疗没有到村", "no village clinic is reached")
def no_village_reached(network: Network, consortium: str) -> Network:
    links = network.links.values()
    gone = [x for x in links if x.consortium == consortium and x.kind in _AT_A_DISTANCE]
    return without_rows(network, gone)


@rule(
    code="CMC015",
    title=Text("远程医疗没有延伸到村", "telemedicine short of villages"),
    severity=Severity.WARNING,
    basis=Basis.TEXT,
    confidence=SourceBasis.FOUND,
    cites=("guoweibanjicenghan-2025-121#village-telemedicine",),
    kinds=frozenset({ConsortiumKind.COUNTY_MEDICAL_COMMUNITY}),
    needs=("links", "links.consortium", "institutions.tier"),
    reads=("institutions", "departments", "links"),
    compliant=compliant,
    breaches=(no_village_reached,),
)
def telemedicine_short_of_villages(facts: Facts, consortia: NDArray[np.int32]) -> Verdicts:
    """Telemedicine of a county community does not reach a single village.

    县域医共体的远程医疗没有延伸到任何一个村。

    What it checks:
        At least one declared link of the community for teleconsultation, tele-diagnosis or remote
        monitoring begins or ends at an institution at village level, or at a village clinic by
        its category (D600 of WS 218).

        医共体声明的远程会诊、远程诊断或远程监护联系中，至少有一条的一端是村级机构，
        或按类别是村卫生室（WS 218的D600）。

    Why:
        The notice of 2025 extends telemedicine to villages; we know it at second hand. It names no
        share, so that one village is enough here.

        2025年的通知要求远程医疗服务延伸到村；间接得知。通知未规定比例，故有一个村即可。

    Data it needs:
        Such a link with its period, and tier or category of its ends. To say that there is none,
        the links must be listed completely.

        此类联系及其起止日期，两端的层级或类别；要断定没有，联系须已全部列出。

    How to comply:
        Connect village clinics to the telemedicine of the community, and record the links.

        把村卫生室接入医共体的远程医疗，并记录联系。

    When to waive:
        Where the villages are served by doctors of the township health centre with its equipment.

        村级服务由乡镇卫生院派医生携带其设备提供时。
    """
    links = shared(facts, Links)
    village = either(in_tiers(facts, [Tier.VILLAGE]), of_categories(facts, _VILLAGE_CLINICS))
    suits = both(known(links.of_kinds(_AT_A_DISTANCE)), links.at_an_end(village))
    found = links.some(suits)

    def explain(position: int) -> Verdict:
        row = int(consortia[position])
        if found[row] == 1:
            return passed(Text("远程医疗已延伸到村", "telemedicine reaches a village"))
        if found[row] == 0:
            return failed(
                Text("远程医疗没有延伸到村", "telemedicine reaches no village"),
                cure=Text(
                    "把村卫生室接入远程医疗并记录", "connect village clinics, and record the links"
                ),
            )
        return unassessed(
            Text(
                "远程医疗联系或其两端的层级、类别未全部记录",
                "links of telemedicine, or tier and category of their ends, are not fully recorded",
            ),
            missing=links.lacking(row, suits, ("institutions.tier", "institutions.category")),
        )

    return Verdicts(read_only(OUTCOME_OF[found][consortia], np.int8), explain)
