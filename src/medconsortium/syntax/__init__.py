"""Documents as plain data with places: YAML and JSON, read strictly and within bounds."""

from medconsortium.syntax.json import parse_json
from medconsortium.syntax.limits import Limits
from medconsortium.syntax.tree import Parsed
from medconsortium.syntax.yaml import parse_yaml

__all__ = ["Limits", "Parsed", "parse_json", "parse_yaml"]
