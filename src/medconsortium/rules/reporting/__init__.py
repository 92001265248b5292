"""What comes of a check: findings, outcomes, what to do, what is new."""
