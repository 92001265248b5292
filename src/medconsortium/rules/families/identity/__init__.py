"""Rules on the codes by which institutions go."""
