"""Text for people: bilingual values, and the folding that look-ups compare by."""

from medconsortium.text.bilingual import Language, Text
from medconsortium.text.folding import fold, simplify

__all__ = ["Language", "Text", "fold", "simplify"]
