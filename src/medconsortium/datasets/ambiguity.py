"""What is left open about a consortium, told from what a network holds of it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from types import MappingProxyType

from medconsortium.model import Consortium, Membership, Network, PartialDate, Row, StatedSize
from medconsortium.text import Text
from medconsortium.vocabulary import (
    Completeness,
    ConsortiumStatus,
    Counted,
    MembershipStatus,
    Qualifier,
    Role,
    SourceBasis,
)

__all__ = ["ambiguities"]

_LEADING = frozenset({Role.LEAD, Role.CO_LEAD, Role.NATIONAL_LEAD, Role.PROVINCIAL_LEAD})
_SIGNS = MappingProxyType(
    {Qualifier.AT_LEAST: "≥", Qualifier.AT_MOST: "≤", Qualifier.ABOUT: "≈", None: "? "}
)
_LISTS = MappingProxyType(
    {
        "specialties": Text("专科", "specialties"),
        "grid": Text("网格", "divisions of the grid"),
        "bodies": Text("管理机构", "governing bodies"),
        "centres": Text("中心", "centres"),
        "green_channels": Text("绿色通道", "green channels"),
        "shared_aspects": Text("共享方面", "shared aspects"),
        "practices": Text("做法", "practices"),
    }
)


def ambiguities(network: Network, consortium: str) -> tuple[Text, ...]:
    """Return what is left open about the consortium that goes by an id, name or other name.

    In this order: what it is and since when; who leads; who belongs to it; how many; what is
    listed in part or counted roughly; and, as their sources put it, the values that no document
    states as such, but that were inferred, found elsewhere, recalled or made up. Each is said once.

    Raises:
        NotFoundError: There is no such consortium; the error suggests the nearest.
        AmbiguousError: Several go by that name; the error lists them.

    >>> from medconsortium.datasets import load
    >>> for said in ambiguities(load("paediatric_2016"), "上海中部儿科联合体")[:3]:
    ...     print(said.in_language("en"))
    it is only planned
    since when it exists is not stated
    whether there are other members is not stated
    """
    row = network.consortium(consortium)
    members = [m for m in network.memberships.values() if m.consortium == row.id]
    said = [
        *_identity(row),
        *_leads(network, row, members),
        *_members(network, row, members),
        *_sizes(row, members),
        *_partial_lists(row),
        *_rough_figures(network, row),
        *_unstated_values(network, row, members),
    ]
    return tuple(dict.fromkeys(said))


def _identity(consortium: Consortium) -> Iterator[Text]:
    if consortium.status is ConsortiumStatus.PLANNED:
        yield Text("尚在筹建", "it is only planned")
    if consortium.kind is None:
        yield Text("类型未写明", "its kind is not stated")
    since: PartialDate | None = consortium.since
    if since is None:
        yield Text("何时成立未写明", "since when it exists is not stated")
    elif since.earliest == date.min:
        yield Text(
            f"至迟 {since.latest} 成立，何时未写明",
            f"it exists since {since.latest} at the latest; since when is not stated",
        )
    if consortium.until is None and consortium.status is not ConsortiumStatus.PLANNED:
        yield Text("有无期限未写明", "whether a term is set is not stated")


def _leads(
    network: Network, consortium: Consortium, members: Iterable[Membership]
) -> Iterator[Text]:
    leads = [m for m in members if m.role in _LEADING]
    listed = Completeness.COMPLETE in (
        consortium.leads_completeness,
        consortium.members_completeness,
    )
    if not leads:
        yield Text("牵头单位未写明", "who leads is not stated")
    elif not listed:
        yield Text("有无其他牵头单位未写明", "whether others lead too is not stated")
    together = sum(m.role is Role.CO_LEAD for m in leads)
    if together > 1:
        yield Text(f"{together} 家共同牵头", f"{together} lead together")
    for lead in leads:
        if lead.department is not None:
            name = network.departments[lead.department].name
            yield _saying(Text("牵头的是科室", "a department leads"), name)
    unstated = sum(m.role is None for m in members)
    if unstated:
        yield Text(f"角色未写明的成员：{unstated}", f"members whose role is not stated: {unstated}")


def _members(
    network: Network, consortium: Consortium, members: Iterable[Membership]
) -> Iterator[Text]:
    if consortium.members_completeness is Completeness.PARTIAL:
        named = sum(m.group is None for m in members)
        yield Text(
            f"成员名单不完整，列名 {named} 家",
            f"the list of members is not complete: {named} named",
        )
    elif consortium.members_completeness is Completeness.UNKNOWN:
        yield Text("有无其他成员未写明", "whether there are other members is not stated")
    for member in members:
        label = _standing(member)
        if label is not None:
            yield _saying(label, _name(network, member))
        if member.department is not None:
            department = network.departments[member.department]
            if department.institution is None:
                unstated = Text("所在机构未写明", "the institution it belongs to is not stated")
                yield _saying(unstated, department.name)


def _standing(member: Membership) -> Text | None:
    """Return how a member stands that is not named, or is no member yet."""
    status = Text(f"仅{member.status.zh}", f"only {member.status.en}")
    is_member = member.status is MembershipStatus.MEMBER
    if member.group is None:
        return None if is_member else status
    count = _rough(member.group.count, member.group.qualifier)
    unnamed = Text(f"未列名 {count}", f"not named {count}")
    return (
        unnamed if is_member else Text(f"{unnamed.zh}，{status.zh}", f"{unnamed.en}, {status.en}")
    )


def _sizes(consortium: Consortium, members: Iterable[Membership]) -> Iterator[Text]:
    sizes: tuple[StatedSize, ...] = consortium.stated_sizes or ()
    if consortium.stated_sizes is None:
        yield Text("成员数目未写明", "no number of members is stated")
    departments = any(m.department or (m.group and m.group.departments) for m in members)
    for size in sizes:
        count = _rough(size.value, size.qualifier)
        if size.qualifier is not Qualifier.EXACT:
            yield Text(f"所述数目 {count} 不是确数", f"the number stated, {count}, is not exact")
        if size.role is None and size.lead_counted is Counted.UNKNOWN:
            yield Text(
                f"{count} 家是否含牵头单位未写明",
                f"whether the {count} count the lead is not stated",
            )
        if size.role is None and size.departments_counted is Counted.UNKNOWN and departments:
            yield Text(
                f"{count} 家是否含科室未写明",
                f"whether the {count} count departments is not stated",
            )


def _partial_lists(consortium: Consortium) -> Iterator[Text]:
    for field, label in _LISTS.items():
        listing = getattr(consortium, field)
        if listing is not None and listing.completeness is Completeness.PARTIAL:
            yield Text(
                f"{label.zh}只列出 {len(listing)} 项", f"{label.en}: only {len(listing)} listed"
            )


def _rough_figures(network: Network, consortium: Consortium) -> Iterator[Text]:
    subjects = {consortium.id, *(p.id for p in _platforms(network, consortium))}
    for figure in network.observations.values():
        if figure.subject in subjects and figure.qualifier is not Qualifier.EXACT:
            count = _rough(figure.value, figure.qualifier)
            yield Text(f"{figure.measure.zh} {count}", f"{figure.measure.en} {count}")


def _unstated_values(
    network: Network, consortium: Consortium, members: Iterable[Membership]
) -> Iterator[Text]:
    """Yield what the sources say that do not state a value of the consortium's rows."""
    members = tuple(members)
    rows: list[Row] = [consortium, *members]
    for table in ("links", "instruments", "platforms", "recognitions"):
        held = network.table(table).values()
        rows.extend(r for r in held if getattr(r, "consortium", None) == consortium.id)
    institutions = [network.institutions[m.institution] for m in members if m.institution]
    places = [*(i.division for i in institutions), *(m.group.division for m in members if m.group)]
    rows.extend(institutions)
    rows.extend(network.departments[m.department] for m in members if m.department)
    rows.extend(network.divisions[place] for place in places if place)
    for row in rows:
        for source_id in (*row.sources, *(i for ids in row.field_sources.values() for i in ids)):
            source = network.sources[source_id]
            basis = source.basis
            if basis not in (None, SourceBasis.STATED):
                document = source.document or Text(source.id, source.id)
                yield _with_basis(basis, document)


def _with_basis(basis: SourceBasis, document: Text) -> Text:
    """Return what a source says, its basis in front where it does not begin with it."""
    zh, en = document.in_language("zh"), document.in_language("en")
    if zh.startswith(basis.zh):
        return Text(zh, en)
    return Text(f"{basis.zh}：{zh}", f"{basis.en.capitalize()}: {en}")


def _platforms(network: Network, consortium: Consortium) -> Iterator[Row]:
    return (p for p in network.platforms.values() if p.consortium == consortium.id)


def _name(network: Network, member: Membership) -> Text:
    if member.group is not None:
        return member.group.description
    if member.institution is not None:
        return network.institutions[member.institution].name
    return network.departments[str(member.department)].name


def _rough(count: float | None, qualifier: Qualifier | None) -> str:
    return "?" if count is None else f"{_SIGNS.get(qualifier, '')}{count:g}"


def _saying(label: Text, of: Text) -> Text:
    zh, en = of.in_language("zh"), of.in_language("en")
    return Text(f"{label.zh}：{zh}", f"{label.en}: {en}")
