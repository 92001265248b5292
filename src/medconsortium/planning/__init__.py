"""Planning of networks; so far, synthetic regions to plan and to measure on (`synthetic`)."""

from medconsortium.planning import synthetic

__all__ = ["synthetic"]
