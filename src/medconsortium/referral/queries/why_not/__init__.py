"""What would have to change for a way to be sure: the least, as rulings weigh it."""
