"""Queries: where a patient goes, where everybody goes, what would have to change."""
