"""SPA006 data-shared-without-rules."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from medconsortium.model import Consortium, Listing, Network
from medconsortium.rules.engine.alike import judge_alike
from medconsortium.rules.engine.breach import breach
from medconsortium.rules.engine.facts import Facts
from medconsortium.rules.engine.rule import rule
from medconsortium.rules.engine.terms import Basis, Severity
from medconsortium.rules.engine.verdict import (
    Verdict,
    Verdicts,
    not_applicable,
    unassessed,
)
from medconsortium.rules.judging.exemplary import alliance, expired, withdrawn
from medconsortium.rules.judging.instruments import judge_provision, settled
from medconsortium.rules.judging.practices import declared
from medconsortium.text import Text
from medconsortium.vocabulary import (
    Completeness,
    ConsortiumKind,
    GreenChannel,
    InstrumentKind,
    Practice,
    Provision,
    SourceBasis,
)

__all__ = ["data_shared_without_rules"]


def compliant() -> Network:
    """Return an alliance that shares data, and has rules on their security."""
    return alliance(
        fields={"practices": Listing([Practice.INFORMATION_SHARING], Completeness.PARTIAL)}
    )


@breach("没有数据安全制度", "there are no data rules")
def no_data_rules(network: Network, consortium: str) -> Network:
    return withdrawn(network, consortium, InstrumentKind.DATA_RULES)


@breach("数据安全制度已失效", "the data rules have expired")
def expired_data_rules(network: Network, consortium: str) -> Network:
    return expired(network, consortium, InstrumentKind.DATA_RULES)


@rule(
    code="SPA006",
    title=Text("共享数据而没有数据安全规定", "data shared without rules"),
    severity=Severity.WARNING,
    basis=Basis.TEXT,
    confidence=SourceBasis.STATED,
    cites=("guoweiyifa-2020-13#alliance-data",),
    kinds=frozenset({ConsortiumKind.SPECIALTY_ALLIANCE}),
    needs=("consortia.practices", "instruments"),
    compliant=compliant,
    breaches=(no_data_rules, expired_data_rules),
)
def data_shared_without_rules(facts: Facts, consortia: NDArray[np.int32]) -> Verdicts:
    """A specialty alliance shares data, and nothing settles how they are kept secure.

    专科联盟共享数据，却没有任何文书规定数据安全。

    What it checks:
        Where the alliance declares to share information, as a practice or as a green channel, an
        instrument in force settles data security: rules of their own, the charter or an
        agreement. An alliance that states not to share is left alone.

        联盟声明开展信息共享（作为做法或绿色通道）的，应有现行文书规定数据安全：
        专门的制度，或者写入章程、协议。写明不共享的不适用。

    Why:
        The measures of 2020 have alliances share data on the condition that they are secure. In
        which document that is settled is left open, which is our reading.

        2020年的管理办法要求联盟在确保数据安全的前提下共享数据。写在哪一种文书中都可以，是本库的理解。

    Data it needs:
        The practices or green channels of the alliance, and its data rules, charter and agreements
        with their periods and what they set out. That nothing settles data security can be said
        only where the instruments, and what each sets out, are listed completely.

        联盟的做法或绿色通道；数据安全制度、章程和协议及其起止日期和所规定的事项。
        只有写明文书及其规定的事项已全部列出，才能判定没有规定数据安全。

    How to comply:
        Draw up rules on data security, or settle it in the charter or the agreement, and record
        that.

        制定数据安全制度，或者在章程、协议中作出规定，并予以记录。

    When to waive:
        It should not be waived while data flow; suspend the sharing until the rules are in force.

        数据仍在流动时不应豁免；制度生效前先暂停共享。
    """
    return judge_alike(
        consortia,
        lambda row: _judge(facts, facts.consortium(row)),
        declared(facts, [Practice.INFORMATION_SHARING]),
        declared(facts, [GreenChannel.INFO_SHARING], field="green_channels"),
        settled(facts, InstrumentKind.DATA_RULES, Provision.DATA_SECURITY),
    )


def _judge(facts: Facts, consortium: Consortium) -> Verdict:
    shares = _shares_data(consortium)
    if shares is False:
        return not_applicable(Text("联盟不共享数据", "the alliance shares no data"))
    if shares is None:
        return unassessed(
            Text("没有记录是否共享数据", "not recorded whether data are shared"),
            missing=("consortia.practices", "consortia.green_channels"),
        )
    return judge_provision(
        facts,
        consortium,
        InstrumentKind.DATA_RULES,
        Provision.DATA_SECURITY,
        cure=Text("制定数据安全制度并记录", "draw up rules on data security, and record them"),
    )


def _shares_data(consortium: Consortium) -> bool | None:
    declared = (consortium.practices, Practice.INFORMATION_SHARING)
    opened = (consortium.green_channels, GreenChannel.INFO_SHARING)
    states = []
    for stated, term in (declared, opened):
        if stated is not None and term in stated:
            return True
        states.append(stated is not None and stated.completeness is Completeness.COMPLETE)
    return False if all(states) else None
