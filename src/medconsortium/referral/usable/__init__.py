"""Which channels serve a need, and what a way along them may look like."""
