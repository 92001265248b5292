"""Model, check and query Chinese medical consortia (医联体).

The names met first stand here. Each is fetched from its room when it is first used, so that
`import medconsortium` itself loads nothing heavy.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

__all__ = [
    "Consortium",
    "Institution",
    "Instrument",
    "Link",
    "Membership",
    "Network",
    "Text",
    "__version__",
    "errors",
    "identifiers",
    "text",
    "vocabulary",
]

_ROOM_OF = {
    "Consortium": "model",
    "Institution": "model",
    "Instrument": "model",
    "Link": "model",
    "Membership": "model",
    "Network": "model",
    "Text": "text",
    "errors": "errors",
    "identifiers": "identifiers",
    "text": "text",
    "vocabulary": "vocabulary",
}

if TYPE_CHECKING:  # the same table for type checkers and editors
    from medconsortium import errors, identifiers, text, vocabulary
    from medconsortium.model import (
        Consortium,
        Institution,
        Instrument,
        Link,
        Membership,
        Network,
    )
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
