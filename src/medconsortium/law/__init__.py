"""What the regulations say, as dated data: regulations, their topics and parameters, citations."""

from medconsortium.law.corpus import LawInForce, corpus, on, parameter, resolve
from medconsortium.law.parameters import Bound, DatedValue, Parameter, Value
from medconsortium.law.reading import read_regulation
from medconsortium.law.regulations import NOT_KNOWN, Citation, DatedAct, Regulation, Topic

__all__ = [
    "NOT_KNOWN",
    "Bound",
    "Citation",
    "DatedAct",
    "DatedValue",
    "LawInForce",
    "Parameter",
    "Regulation",
    "Topic",
    "Value",
    "corpus",
    "on",
    "parameter",
    "read_regulation",
    "resolve",
]
