"""Channels: the ways along which patients, doctors, data, specimens and drugs go."""
