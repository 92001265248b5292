"""What several rules ask in the same way, by what it is about."""
