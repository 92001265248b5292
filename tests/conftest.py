"""Settings shared by all tests."""

from __future__ import annotations

from hypothesis import settings

collect_ignore = ["typing"]  # read by type checkers, not run

# Property tests draw the same examples every time and look at no clock.
# `pytest --hypothesis-profile=explore` looks for new ones.
settings.register_profile("steady", derandomize=True, deadline=None, database=None, max_examples=40)
settings.register_profile("explore", derandomize=False, deadline=None, max_examples=2000)
settings.load_profile("steady")
