"""Rules on specialty alliances."""
