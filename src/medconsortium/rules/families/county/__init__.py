"""Rules on county medical communities."""
