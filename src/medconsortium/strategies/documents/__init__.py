"""Documents that can be read, and documents that cannot."""
