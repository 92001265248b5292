"""Consortia of each kind with all that the stable rules ask for, stated."""
