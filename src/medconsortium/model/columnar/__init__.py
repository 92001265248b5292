"""Tables as typed columns: their layout, their checks, their rows and their digest."""
