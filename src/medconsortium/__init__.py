"""Model, check and query Chinese medical consortia (医联体).

The names met first stand here. Each is fetched from its room when it is first used, so that
`import medconsortium` itself loads nothing heavy.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

__all__ = [
    "OPEN",
    "Availability",
    "CareNeed",
    "Consortium",
    "Institution",
    "Instrument",
    "Link",
    "Listing",
    "Membership",
    "Network",
    "NetworkBuilder",
    "PartialDate",
    "Party",
    "ReferralPolicy",
    "Service",
    "Source",
    "Text",
    "__version__",
    "affiliation_graph",
    "catchment",
    "channels",
    "check",
    "closure_impact",
    "compile_network",
    "coverage",
    "datasets",
    "diff",
    "documents",
    "errors",
    "files",
    "find_path",
    "find_paths",
    "geography",
    "history",
    "identifiers",
    "law",
    "merge",
    "model",
    "nearest",
    "overlap_graph",
    "plan_care",
    "planning",
    "reachable",
    "read",
    "recognition",
    "referral",
    "rename",
    "rules",
    "subset",
    "text",
    "to_networkx",
    "vocabulary",
    "why_not",
    "write",
]

_ROOM_OF = {
    "OPEN": "model",
    "Availability": "referral",
    "CareNeed": "referral",
    "Consortium": "model",
    "Institution": "model",
    "Instrument": "model",
    "Link": "model",
    "Listing": "model",
    "Membership": "model",
    "Network": "model",
    "NetworkBuilder": "model",
    "PartialDate": "model",
    "Party": "model",
    "ReferralPolicy": "referral",
    "Service": "model",
    "Source": "model",
    "Text": "text",
    "affiliation_graph": "graph",
    "catchment": "referral",
    "channels": "referral.channels.collecting",  # in its room stands a room of that name
    "check": "rules",
    "closure_impact": "referral",
    "compile_network": "referral",
    "coverage": "referral",
    "datasets": "datasets",
    "diff": "model",
    "documents": "documents",
    "errors": "errors",
    "files": "files",
    "find_path": "referral",
    "find_paths": "referral",
    "geography": "geography",
    "history": "model",
    "identifiers": "identifiers",
    "law": "law",
    "merge": "model",
    "model": "model",
    "nearest": "referral",
    "overlap_graph": "graph",
    "plan_care": "referral",
    "planning": "planning",
    "reachable": "referral",
    "read": "files",
    "recognition": "referral",
    "referral": "referral",
    "rename": "model",
    "rules": "rules",
    "subset": "model",
    "text": "text",
    "to_networkx": "graph",
    "vocabulary": "vocabulary",
    "why_not": "referral",
    "write": "files",
}

if TYPE_CHECKING:  # the same table for type checkers and editors
    from medconsortium import (
        datasets,
        documents,
        errors,
        files,
        geography,
        identifiers,
        law,
        model,
        planning,
        referral,
        rules,
        text,
        vocabulary,
    )
    from medconsortium.files import read, write
    from medconsortium.graph import affiliation_graph, overlap_graph, to_networkx
    from medconsortium.model import (
        OPEN,
        Consortium,
        Institution,
        Instrument,
        Link,
        Listing,
        Membership,
        Network,
        NetworkBuilder,
        PartialDate,
        Party,
        Service,
        Source,
        diff,
        history,
        merge,
        rename,
        subset,
    )
    from medconsortium.referral import (
        Availability,
        CareNeed,
        ReferralPolicy,
        catchment,
        closure_impact,
        compile_network,
        coverage,
        find_path,
        find_paths,
        nearest,
        plan_care,
        reachable,
        recognition,
        why_not,
    )
    from medconsortium.referral.channels.collecting import channels
    from medconsortium.rules import check
    from medconsortium.text import Text

    __version__: str

else:  # unseen by type checkers, which would take any name for an attribute

    def __getattr__(name: str) -> object:
        if name == "__version__":
            return import_module("importlib.metadata").version(__name__)
        if name not in _ROOM_OF:
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
        room = import_module(f"{__name__}.{_ROOM_OF[name]}")
        return room if name == _ROOM_OF[name] else getattr(room, name)

    def __dir__() -> list[str]:
        return __all__
