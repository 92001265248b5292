"""Administrative divisions: the national tree that comes with the library, and sums over trees."""

from medconsortium.geography.china_division import read_china_division
from medconsortium.geography.lying_in import lying_in
from medconsortium.geography.packing import PackedDivision, pack, unpack
from medconsortium.geography.roll_up import RollUp, roll_up, roll_up_population
from medconsortium.geography.shipped import division_columns, divisions, divisions_network

__all__ = [
    "PackedDivision",
    "RollUp",
    "division_columns",
    "divisions",
    "divisions_network",
    "lying_in",
    "pack",
    "read_china_division",
    "roll_up",
    "roll_up_population",
    "unpack",
]
