"""How networks differ, and networks made of others: subsets, merged, renamed, edited."""
