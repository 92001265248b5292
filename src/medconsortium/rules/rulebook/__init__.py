"""Which rules are run and how: chosen, re-graded, amended, waived, installed."""
