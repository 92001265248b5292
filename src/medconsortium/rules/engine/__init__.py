"""What a rule is, what it reads and what it says of each subject."""
