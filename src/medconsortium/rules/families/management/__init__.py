"""Rules on the inner management of urban medical groups and county medical communities."""
