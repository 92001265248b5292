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
    "check",
    "datasets",
    "documents",
    "errors",
    "find_path",
    "identifiers",
    "law",
    "model",
    "read",
    "referral",
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
    "check": "rules",
    "datasets": "datasets",
    "documents": "documents",
    "errors": "errors",
    "find_path": "referral",
    "identifiers": "identifiers",
    "law": "law",
    "model": "model",
    "read": "files",
    "referral": "referral",
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
        identifiers,
        law,
        model,
        referral,
        rules,
        text,
        vocabulary,
    )
    from medconsortium.files import read, write
    from medconsortium.graph import to_networkx
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
