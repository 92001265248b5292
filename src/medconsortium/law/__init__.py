"""What the regulations say, as dated data: regulations, their topics, and citations of them."""

from medconsortium.law.corpus import Citation, Regulation, Topic, corpus, in_force_on, resolve

__all__ = ["Citation", "Regulation", "Topic", "corpus", "in_force_on", "resolve"]
