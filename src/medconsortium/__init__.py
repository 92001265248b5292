"""Model, check and query Chinese medical consortia (医联体).

The names met first stand here. Each is fetched from its room when it is first used, so that
`import medconsortium` itself loads nothing heavy.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

__all__ = [
    "OPEN",
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
    "check",
    "datasets",
    "diff",
    "documents",
    "errors",
    "files",
    "find_path",
    "geography",
    "history",
    "identifiers",
    "law",
    "merge",
    "model",
    "overlap_graph",
    "planning",
    "read",
    "referral",
    "rename",
    "rules",
    "subset",
    "text",
    "to_networkx",
    "vocabulary",
    "write",
]

_ROOM_OF = {
    "OPEN": "model",
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
    "check": "rules",
    "datasets": "datasets",
    "diff": "model",
    "documents": "documents",
    "errors": "errors",
    "files": "files",
    "find_path": "referral",
    "geography": "geography",
    "history": "model",
    "identifiers": "identifiers",
    "law": "law",
    "merge": "model",
    "model": "model",
    "overlap_graph": "graph",
    "planning": "planning",
    "read": "files",
    "referral": "referral",
    "rename": "model",
    "rules": "rules",
    "subset": "model",
    "text": "text",
    "to_networkx": "graph",
    "vocabulary": "vocabulary",
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
    from medconsortium.referral import CareNeed, ReferralPolicy, find_path
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
