"""Rules on urban medical groups."""
