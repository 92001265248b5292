"""Rules on referral between the parts of a network."""
