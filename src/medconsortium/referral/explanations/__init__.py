"""What an answer says: the reason of every hop, what it costs, what would be next best."""
