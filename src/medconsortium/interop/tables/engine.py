"""polars, the engine of frames and Parquet; or the error that says what to install."""

from __future__ import annotations

from medconsortium.errors import MissingExtraError

try:
    import polars as pl
except ImportError:
    raise MissingExtraError("tables") from None

__all__ = ["pl"]
