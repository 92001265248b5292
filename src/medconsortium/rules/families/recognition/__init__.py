"""Rules on the recognition of results."""
