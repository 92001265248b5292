"""The rules, each in a file of its own, in the folder of its family."""
