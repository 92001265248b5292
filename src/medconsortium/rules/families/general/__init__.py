"""Rules that hold for every kind of consortium, or for several."""
