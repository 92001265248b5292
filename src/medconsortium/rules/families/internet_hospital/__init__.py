"""Rules on internet hospitals."""
