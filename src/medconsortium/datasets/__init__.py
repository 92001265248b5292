"""Real networks, told as far as their sources tell of them, every value with its source."""

from medconsortium.datasets.ambiguity import ambiguities
from medconsortium.datasets.packaged import consortia, load, names

__all__ = ["ambiguities", "consortia", "load", "names"]
