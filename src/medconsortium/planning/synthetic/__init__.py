"""Synthetic regions, seeded and labelled: to measure on, to vary, to teach with."""

from medconsortium.planning.synthetic.facilities import NATIONAL_COUNTS
from medconsortium.planning.synthetic.profile import Profile, Spread, profile
from medconsortium.planning.synthetic.regions import city, county, nation, province
from medconsortium.planning.synthetic.violations import NATIONAL_VIOLATIONS, Violation

__all__ = [
    "NATIONAL_COUNTS",
    "NATIONAL_VIOLATIONS",
    "Profile",
    "Spread",
    "Violation",
    "city",
    "county",
    "nation",
    "profile",
    "province",
]
