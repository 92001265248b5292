"""A strategy for the rows of each table."""

from medconsortium.strategies.rows.consortium import consortia, memberships
from medconsortium.strategies.rows.cooperation import instruments, links, platforms, recognitions
from medconsortium.strategies.rows.evidence import observations, parties, sources
from medconsortium.strategies.rows.geography import divisions
from medconsortium.strategies.rows.institution import departments, institutions, services

__all__ = [
    "consortia",
    "departments",
    "divisions",
    "institutions",
    "instruments",
    "links",
    "memberships",
    "observations",
    "parties",
    "platforms",
    "recognitions",
    "services",
    "sources",
]
