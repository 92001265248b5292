"""Documents as plain data with places: YAML and JSON, read strictly and within bounds."""

from medconsortium.documents.syntax.json import parse_json
from medconsortium.documents.syntax.limits import Limits
from medconsortium.documents.syntax.tree import Parsed
from medconsortium.documents.syntax.yaml import parse_yaml

__all__ = ["Limits", "Parsed", "parse_json", "parse_yaml"]
