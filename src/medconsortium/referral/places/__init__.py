"""Where patients start from, what lies around, and which borders lie between."""
