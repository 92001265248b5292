"""Who can give the care needed, and who takes patients just now."""
