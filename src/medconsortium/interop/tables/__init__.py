"""Networks as tables: Parquet and CSV folders, Excel workbooks, frames; catchments too."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

__all__ = [
    "Note",
    "Reading",
    "from_frames",
    "read_csv",
    "read_parquet",
    "read_workbook",
    "to_frames",
    "write_catchment",
    "write_csv",
    "write_parquet",
    "write_template",
    "write_workbook",
]

_MODULE_OF = {
    "Note": "sheet",
    "Reading": "assembly",
    "from_frames": "frames",
    "read_csv": "csv_folder",
    "read_parquet": "parquet",
    "read_workbook": "workbook",
    "to_frames": "frames",
    "write_catchment": "catchment_table",
    "write_csv": "csv_folder",
    "write_parquet": "parquet",
    "write_template": "template",
    "write_workbook": "workbook_writing",
}

if TYPE_CHECKING:  # the same table for type checkers and editors
    from medconsortium.interop.tables.assembly import Reading
    from medconsortium.interop.tables.catchment_table import write_catchment
    from medconsortium.interop.tables.csv_folder import read_csv, write_csv
    from medconsortium.interop.tables.frames import from_frames, to_frames
    from medconsortium.interop.tables.parquet import read_parquet, write_parquet
    from medconsortium.interop.tables.sheet import Note
    from medconsortium.interop.tables.template import write_template
    from medconsortium.interop.tables.workbook import read_workbook
    from medconsortium.interop.tables.workbook_writing import write_workbook

else:  # unseen by type checkers, which would take any name for an attribute

    def __getattr__(name: str) -> object:
        if name not in _MODULE_OF:
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
        return getattr(import_module(f"{__name__}.{_MODULE_OF[name]}"), name)

    def __dir__() -> list[str]:
        return __all__
