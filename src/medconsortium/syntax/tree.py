"""Plain data grown node by node with an explicit stack, and the places its values stand at."""

from __future__ import annotations

from array import array
from bisect import bisect_left
from collections.abc import Callable, Mapping
from typing import Any, Final, NoReturn

from attrs import define, field, frozen

from medconsortium.errors import DocumentError, Fault, Place
from medconsortium.syntax.limits import Limits
from medconsortium.syntax.source import Source
from medconsortium.syntax.wording import Wording, path_text

__all__ = ["Anchored", "Parsed", "Slots", "Tree"]

_DUPLICATE_KEY = Wording(
    "duplicate-key",
    "键“{key}”重复，第{line}行已有",
    "the key '{key}' is given twice, first in line {line}",
    "删除其中一个，或改名",
    "delete one of the two, or rename it",
)
_COMPLEX_KEY = Wording(
    "key-not-text",
    "键必须是文字，这里却是一个列表或映射",
    "a key must be text, but this one is a list or a mapping",
    "把键写成文字；以“{{”或“[”开头的文字请加引号",
    "write the key as text; put quotes around text that begins with {{ or [",
)
_TOO_DEEP = Wording(
    "too-deep",
    "嵌套超过{limit}层",
    "mappings and lists are nested more than {limit} deep",
    "检查括号或缩进，减少层次",
    "check the brackets or the indentation, and nest less",
)
_TOO_MANY_NODES = Wording(
    "too-large",
    "文件含有的值超过上限{limit}个",
    "the document holds more than the limit of {limit} values",
    "拆分文件，或调高 Limits(max_nodes=…)",
    "split the document, or raise Limits(max_nodes=...)",
)
_ALIAS_BOMB = Wording(
    "alias-bomb",
    "别名（*）展开后过大，超过上限",
    "the aliases (*) expand to more than the document may hold",
    "把内容直接写出，少用别名套别名",
    "write the content out instead of nesting aliases in aliases",
)
_RECURSIVE_ALIAS = Wording(
    "recursive-alias",
    "别名（*）指向包含它自己的内容，没有尽头",
    "the alias (*) stands inside what it refers to, without end",
    "删除这个别名，或改指别处",
    "delete the alias, or let it refer to something else",
)
_TOO_MANY_FAULTS = Wording(
    "too-many-faults",
    "已发现{limit}处错误，不再继续检查",
    "{limit} faults were found; reading stops here",
    "先改正以上错误，再重新读取",
    "cure the faults above, then read again",
)

_NOT_CLOSED: Final = -1


class Slots:
    """Where each node starts: one slot per node, keys included, in the order of the text.

    `starts` holds offsets by slot. `opens` are the slots of mappings and lists, `ends` the slots
    after them. `aliases` leads from the slot of an alias to the slot of what it stands for.
    """

    __slots__ = ("aliases", "ends", "opens", "starts")

    def __init__(self) -> None:
        self.starts = array("q")
        self.opens = array("q")
        self.ends = array("q")
        self.aliases: dict[int, int] = {}

    def after(self, slot: int) -> int:
        """Return the slot after the node at `slot` and all it holds."""
        at = bisect_left(self.opens, slot)
        held = at < len(self.opens) and self.opens[at] == slot
        return self.ends[at] if held else slot + 1

    def children(self, slot: int, node: object) -> dict[str | int, int]:
        """Return the slots of what stands directly in `node`, by key (the key's slot) or index."""
        found: dict[str | int, int] = {}
        slot = self.aliases.get(slot, slot) + 1
        if isinstance(node, dict):
            for key in node:
                found[key] = slot
                slot = self.after(slot + 1)
        elif isinstance(node, list):
            for index in range(len(node)):
                found[index] = slot
                slot = self.after(slot)
        return found


@frozen(eq=False)
class Parsed:
    """A document as plain data: dict, list, str, int, float, bool and None; keys are text.

    What YAML aliases refer to is one shared object; do not change the data in place.
    """

    data: object
    _source: Source = field(repr=False)
    _measure: Callable[[], Slots] = field(repr=False)
    _known: dict[int, dict[str | int, int]] = field(factory=dict, init=False, repr=False)
    _slots: list[Slots] = field(factory=list, init=False, repr=False)

    def place(self, path: tuple[str | int, ...], *, key: bool = False) -> Place:
        r"""Return where the value at `path` starts, or its key.

        A path that leads nowhere gives the place of the last value that it reaches.

        Args:
            path: Keys and indexes from the top, such as `("members", 3, "role")`.
            key: Point at the key instead of the value; a list item has none, and stays itself.

        >>> from medconsortium.syntax import parse_yaml
        >>> str(parse_yaml("成员:\n  - 甲\n  - 乙\n".encode()).place(("成员", 1)))
        '<input>:3:5'
        """
        if not self._slots:
            self._slots.append(self._measure())
        slots = self._slots[0]
        slot = pointed = 0
        node: Any = self.data
        for step in path:
            if slot not in self._known:
                self._known[slot] = slots.children(slot, node)
            child = self._known[slot].get(step)
            if child is None:
                break
            node = node[step]
            slot = child + isinstance(step, str)
            pointed = child if key else slot
        return self._source.place(slots.starts[pointed])


@define(eq=False)
class Anchored:
    """What an anchor names: a value, its slot, and what it costs to stand for it.

    `key` is the text of a scalar as it was written, by which an alias may serve as a key.
    """

    value: object
    slot: int
    key: str | None = None
    nodes: int = _NOT_CLOSED
    characters: int = 0
    height: int = 0


@define(eq=False)
class _Frame:
    """A mapping or list that is still open, and what it interrupts."""

    outer: Any
    outer_firsts: dict[str, int]
    step: str | int
    ordinal: int
    is_key: bool
    anchored: Anchored | None
    room: int
    expanded: int
    height: int = 1


class Tree:
    """Grows the data of one document; whoever reads its syntax gives each node and its offset.

    Where `wants_key` holds, the next node is a key and goes to `name`; else to `add` or `open`.
    `closer` is the bracket that would close the innermost open mapping or list, `""` at the top.

    >>> tree = Tree(Source("{a: 1}"), Limits())
    >>> tree.open({}, 0), tree.name("a", 1), tree.add(1, 4), tree.close(6)
    (None, None, None, None)
    >>> tree.finish()
    {'a': 1}
    """

    def __init__(self, source: Source, limits: Limits) -> None:
        self.source = source
        self.limits = limits
        self.wants_key = False
        self.closer = ""
        self.slots = Slots()
        self._starts = self.slots.starts
        self._top: list[object] = []
        self._node: Any = self._top
        self._key: str | None = None
        self._firsts: dict[str, int] = {}
        self._frames: list[_Frame] = []
        self._faults: list[Fault] = []
        self._room = limits.max_nodes
        self._expanded = 0

    @property
    def opened(self) -> int:
        """The offset of the innermost open mapping or list."""
        return self._starts[self.slots.opens[self._frames[-1].ordinal]]

    def name(self, key: str, offset: int) -> None:
        """Take the key of the next value."""
        self._starts.append(offset)
        self._key = key
        self.wants_key = False
        first = self._firsts.setdefault(key, offset)
        if first != offset:
            line = self.source.place(first).line
            self.fault(_DUPLICATE_KEY, offset, {"key": key, "line": line})

    def add(self, value: object, offset: int) -> None:
        """Take a value without children, or one whose children follow."""
        starts = self._starts
        starts.append(offset)
        if len(starts) > self._room:
            self.refuse(_TOO_MANY_NODES, offset, {"limit": self.limits.max_nodes})
        if self._key is None:
            self._node.append(value)
        else:
            self._node[self._key] = value
            self._key = None
            self.wants_key = True

    def open(
        self, node: dict[str, object] | list[object], offset: int, anchored: Anchored | None = None
    ) -> None:
        """Take an empty mapping or list; the nodes that follow fill it until `close`."""
        slots = self.slots
        if len(self._frames) >= self.limits.max_depth:
            self.refuse(_TOO_DEEP, offset, {"limit": self.limits.max_depth})
        if is_key := self.wants_key:
            self._refuse_key(offset)
        frame = _Frame(
            outer=self._node,
            outer_firsts=self._firsts,
            step=len(self._node) if self._key is None else self._key,
            ordinal=len(slots.opens),
            is_key=is_key,
            anchored=anchored,
            room=self._room,
            expanded=self._expanded,
        )
        if not is_key:
            self.add(node, offset)
        self._frames.append(frame)
        slots.opens.append(len(self._starts) - 1)
        slots.ends.append(0)
        self._node, self._firsts, self._key = node, {}, None
        self.wants_key = isinstance(node, dict)
        self.closer = "}" if self.wants_key else "]"

    def close(self, end: int) -> None:
        """End the innermost open mapping or list, whose text ends before the offset `end`."""
        frame = self._frames.pop()
        slots = self.slots
        slots.ends[frame.ordinal] = len(self._starts)
        if frame.anchored is not None:
            slot = slots.opens[frame.ordinal]
            frame.anchored.nodes = len(self._starts) - slot + frame.room - self._room
            frame.anchored.characters = end - self._starts[slot] + self._expanded - frame.expanded
            frame.anchored.height = frame.height
        self._node, self._firsts = frame.outer, frame.outer_firsts
        self._key = "?" if frame.is_key else None
        in_mapping = isinstance(frame.outer, dict)
        self.wants_key = in_mapping and not frame.is_key
        self.closer = "}" if in_mapping else "]" if self._frames else ""
        self._raise_height(frame.height + 1)

    def alias(self, anchored: Anchored, offset: int) -> None:
        """Take another occurrence of the node that `anchored` names, as a value or as a key."""
        if self.wants_key:
            if anchored.key is None:
                self._refuse_key(offset)
            else:
                self.name(anchored.key, offset)
            return
        if anchored.nodes == _NOT_CLOSED:
            self.fault(_RECURSIVE_ALIAS, offset)
        self._room -= anchored.nodes - 1
        self._expanded += anchored.characters
        if len(self._starts) >= self._room or self._expanded > self.limits.max_bytes:
            self.refuse(_ALIAS_BOMB, offset)
        if len(self._frames) + anchored.height > self.limits.max_depth:
            self.refuse(_TOO_DEEP, offset, {"limit": self.limits.max_depth})
        self._raise_height(anchored.height + 1)
        self.slots.aliases[len(self._starts)] = anchored.slot
        self.add(anchored.value, offset)

    def finish(self) -> object:
        """Return the data.

        Raises:
            DocumentError: faults were found.
        """
        if self._faults:
            raise DocumentError(self._faults)
        return self._top[0]

    def fault(
        self, wording: Wording, offset: int, values: Mapping[str, object] | None = None
    ) -> None:
        """Note a fault at `offset` and go on, unless there are too many already."""
        place = self.source.place(offset)
        self._faults.append(wording.fault(place, path=self._path(), values=values))
        limit = self.limits.max_faults
        if len(self._faults) >= limit:
            self._faults.append(_TOO_MANY_FAULTS.fault(place, values={"limit": limit}))
            raise DocumentError(self._faults)

    def refuse(
        self, wording: Wording, offset: int, values: Mapping[str, object] | None = None
    ) -> NoReturn:
        """Note a fault at `offset` after which nothing more can be read, and raise all faults."""
        self.fault(wording, offset, values)
        raise DocumentError(self._faults)

    def _refuse_key(self, offset: int) -> None:
        self.fault(_COMPLEX_KEY, offset)
        self._starts.append(offset)
        self._key, self.wants_key = "?", False

    def _raise_height(self, height: int) -> None:
        if self._frames and self._frames[-1].height < height:
            self._frames[-1].height = height

    def _path(self) -> str:
        steps = [frame.step for frame in self._frames[1:]]
        if self._key is not None:
            steps.append(self._key)
        elif self._frames and isinstance(self._node, list):
            steps.append(len(self._node))
        return path_text(steps)
