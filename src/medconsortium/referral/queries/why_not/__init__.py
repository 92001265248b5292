"""What would have to change for a way to be sure."""
