"""Rules on the grids that urban medical groups and county medical communities serve."""
