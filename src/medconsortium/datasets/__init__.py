"""Real networks, told as far as their sources tell of them, every value with its source."""

from medconsortium.datasets.packaged import load, names

__all__ = ["load", "names"]
