"""What the things that rules judge are called, for whoever reads a report."""

from __future__ import annotations

from medconsortium.model import Link, Membership, Network
from medconsortium.text import Language, Text

__all__ = ["name_of"]


def name_of(network: Network, table: str, row_id: str) -> Text:
    """Return the name of a row; a link is told by its ends, a membership by its member.

    What has no name is told by its id.

    >>> from medconsortium.model import Institution
    >>> name_of(Network(institutions=[Institution(id="xy", name="湘雅医院")]), "institutions", "xy")
    Text(zh='湘雅医院', en=None)
    """
    row = network.table(table)[row_id]
    match row:
        case Link(origin=origin, target=target, kind=kind):
            zh, en = (_joined(network, (origin, target), language) for language in ("zh", "en"))
            return Text(f"{zh}（{kind.zh}）", f"{en} ({kind.en})")
        case Membership(consortium=consortium, institution=institution, department=department):
            member = institution or department
            ids = (consortium,) if member is None else (consortium, member)
            return Text(_joined(network, ids, "zh"), _joined(network, ids, "en"))
    name = getattr(row, "name", None)
    return name if isinstance(name, Text) else Text(row_id, row_id)


def _joined(network: Network, ids: tuple[str, ...], language: Language) -> str:
    """Return the names of institutions, departments or consortia with an arrow between."""
    tables = ("institutions", "departments", "consortia")
    rows = (next((t[i] for t in map(network.table, tables) if i in t), None) for i in ids)
    names = (getattr(row, "name", None) for row in rows)
    told = (i if n is None else n.in_language(language) for i, n in zip(ids, names, strict=True))
    return " → ".join(told)
