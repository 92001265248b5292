"""Rules of an office on the river, beside those of medconsortium."""

from __future__ import annotations

from river_rules.lead_without_beds import lead_without_beds

__all__ = ["RULES"]

RULES = (lead_without_beds,)
"""What the entry point in `pyproject.toml` leads to."""
