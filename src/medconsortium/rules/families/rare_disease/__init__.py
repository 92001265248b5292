"""Rules on the rare-disease network."""
