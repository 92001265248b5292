"""What an id may look like, and the keys of rows that leave theirs out."""

from __future__ import annotations

from itertools import permutations
from typing import Any

import attrs
import pytest

from medconsortium.model import (
    Consortium,
    Department,
    Institution,
    Link,
    MemberGroup,
    Membership,
    Network,
    Observation,
    Party,
    Recognition,
    Service,
)
from medconsortium.model.ids import has_natural_key, id_fault, with_natural_keys
from medconsortium.model.rows import KeyedRow
from medconsortium.text import Text
from medconsortium.vocabulary import (
    Condition,
    LinkKind,
    Measure,
    MembershipStatus,
    Role,
    ServiceItem,
    Subject,
)

JUNK: Any = object()


class TestIdFault:
    @pytest.mark.parametrize(
        "row_id",
        [
            "x",
            "湘雅医院",
            "番禺區中心醫院",
            "12430000444885331N",
            "a b",
            "=1+1",
            "#2",
            "🏥",
            "👩\u200d⚕️",
            "\ufeffx",
            "a\u200bb",
            "é",
            "\\'\"",
            ".",
            "-",
            "0",
            "null",
            "长" * 200,
        ],
    )
    def test_these_can_be_ids(self, row_id: str) -> None:
        assert id_fault(row_id) is None

    @pytest.mark.parametrize(
        ("row_id", "why"),
        [
            ("", "empty, not text, or over 200"),
            ("长" * 201, "over 200"),
            ("x" * 1_000_000, "over 200"),
            (None, "not text"),
            (5, "not text"),
            (b"x", "not text"),
            (["x"], "not text"),
            ("a/b", "holds /"),
            ("/", "holds /"),
            (" x", "space around"),
            ("x ", "space around"),
            ("x\u3000", "space around"),
            ("\u00a0x", "space around"),
            ("x\n", "space around"),
            (" ", "space around"),
            ("a\nb", "control character"),
            ("a\x00b", "control character"),
            ("\x1b[31m", "control character"),
            ("a\x7f", "control character"),
            ("a\x85b", "control character"),
            ("\ud800", "control character"),
            ("e\u0301", "NFC"),
            ("\u212b", "NFC"),  # ÅNGSTRÖM SIGN
            ("\uf900", "NFC"),  # a compatibility ideograph
            ("\u1100\u1161", "NFC"),  # Hangul, decomposed
        ],
    )
    def test_these_cannot(self, row_id: object, why: str) -> None:
        fault = id_fault(row_id)
        assert fault is not None
        assert fault.code == "bad-id"
        assert why in fault.message.in_language("en")
        assert "标识" in fault.message.in_language("zh")
        assert len(fault.in_language("en")) < 300
        assert fault.in_language("en").isprintable()


class TestKeys:
    @pytest.mark.parametrize(
        ("row", "key"),
        [
            (Membership(consortium="体", institution="县"), "体/县/-/-"),
            (Membership(consortium="体", institution="县", role=Role.LEAD), "体/县/lead/-"),
            (
                Membership(consortium="体", department="科", role=Role.MEMBER, since="2019"),
                "体/科/member/2019",
            ),
            (
                Membership(consortium="体", group=MemberGroup(description="41 家"), since="open"),
                "体/41 家/-/open",
            ),
            (
                Membership(consortium="体", group=MemberGroup(description=Text(en="41 more"))),
                "体/41 more/-/-",
            ),
            (Link(origin="乡", target="县", kind=LinkKind.REFERRAL_UP), "乡/县/referral_up/-"),
            (
                Link(origin="乡", target="县", kind=LinkKind.BOOKING, since="2019-05/.."),
                "乡/县/booking/2019-05-01/..",
            ),
            (Service(provider="县"), "县/-/-"),
        ],
    )
    def test_join_what_tells_such_rows_apart(self, row: KeyedRow, key: str) -> None:
        assert [keyed.id for keyed in with_natural_keys([row])] == [key]

    def test_of_a_service_name_its_item_else_its_subject_else_its_condition(self) -> None:
        item, subject, condition = ServiceItem.at(0), Subject.at(0), Condition.at(0)
        services = [
            Service(provider="县", item=item, subject=subject, condition=condition),
            Service(provider="县", subject=subject, condition=condition),
            Service(provider="县", condition=condition, since="2019"),
        ]
        assert [row.id for row in with_natural_keys(services)] == [
            f"县/{item.key}/-",
            f"县/{subject.key}/-",
            f"县/{condition.key}/2019",
        ]

    def test_of_a_recognition_name_its_target_else_its_consortium(self) -> None:
        recognitions = [
            Recognition(item="CT", origin="县", target="乡", consortium="体"),
            Recognition(item="CT", consortium="体"),
            Recognition(item="a/b", origin="县", since="2019"),
        ]
        assert [row.id for row in with_natural_keys(recognitions)] == [
            "县/乡/CT/-",
            "-/体/CT/-",
            "县/-/a/b/2019",
        ]

    def test_of_an_observation_name_subject_measure_and_begin(self) -> None:
        measure = Measure.at(0)
        row = Observation(subject="县", measure=measure, value=1, since="2019", until="2020")
        assert with_natural_keys([row])[0].id == f"县/{measure.key}/2019"


class TestWithNaturalKeys:
    A = Membership(consortium="体", institution="县", unit="a")
    B = Membership(consortium="体", institution="县", unit="b")
    C = Membership(consortium="体", institution="县", status=MembershipStatus.PLANNED)

    def test_ties_are_numbered_by_content_whatever_the_order(self) -> None:
        keys = []
        for rows in permutations([self.A, self.B, self.C]):
            given = with_natural_keys(rows)
            assert [attrs.evolve(row, id="") for row in given] == list(rows)
            keys.append({(row.unit, row.status): row.id for row in given})
        assert keys == [keys[0]] * 6
        assert sorted(keys[0].values()) == ["体/县/-/-", "体/县/-/-#2", "体/县/-/-#3"]

    def test_rows_that_say_the_same_are_numbered_too(self) -> None:
        assert [row.id for row in with_natural_keys([self.A, self.A])] == [
            "体/县/-/-",
            "体/县/-/-#2",
        ]

    def test_an_id_of_ones_own_stays(self) -> None:
        own = attrs.evolve(self.A, id="m1")
        assert with_natural_keys([own, self.B])[0] is own
        assert [row.id for row in with_natural_keys([own, self.B])] == ["m1", "体/县/-/-"]

    def test_a_derived_key_is_derived_again(self) -> None:
        (row,) = with_natural_keys([self.A])
        assert with_natural_keys([row])[0] is row
        edited = attrs.evolve(row, role=Role.LEAD)
        assert [r.id for r in with_natural_keys([edited])] == ["体/县/lead/-"]
        left = attrs.evolve(row, id="体/县/-/-#2")
        assert [r.id for r in with_natural_keys([left])] == ["体/县/-/-"]

    def test_what_a_tie_was_called_before_does_not_count(self) -> None:
        fresh = with_natural_keys([self.A, self.B])
        swapped = [
            attrs.evolve(self.A, id="体/县/-/-#2"),
            attrs.evolve(self.B, id="体/县/-/-"),
        ]
        assert with_natural_keys(swapped) == fresh

    def test_other_rows_pass_as_they_are(self) -> None:
        row = Institution(id="", name="某院")
        assert with_natural_keys([row, "junk"]) == [row, "junk"]

    def test_the_given_rows_are_left_alone(self) -> None:
        rows = [self.A]
        assert with_natural_keys(rows) is not rows
        assert rows == [self.A]
        assert rows[0].id == ""

    def test_faulty_rows_that_tie_get_keys_to_be_refused_by(self) -> None:
        rows = [
            Link(origin="乡", target="县", kind=JUNK),
            Link(origin="乡", target="县", kind=JUNK),
        ]
        first, second = (row.id for row in with_natural_keys(rows))
        assert second == f"{first}#2"


class TestHasNaturalKey:
    @pytest.mark.parametrize(
        ("row", "has"),
        [
            (Membership(consortium="体"), True),
            (Membership(consortium="体", id="体/县/-/-#2"), True),
            (Membership(consortium="体", id=None), True),  # type: ignore[arg-type]
            (Membership(consortium="体", id="m1"), False),
            (Membership(consortium="体", id=5), False),  # type: ignore[arg-type]
            (Institution(id="a/b", name="某院"), False),
            (KeyedRow(), False),
            ("a/b", False),
        ],
    )
    def test_is_told_by_its_slash(self, row: object, *, has: bool) -> None:
        assert has_natural_key(row) is has


def test_keys_in_two_tables_may_be_alike() -> None:
    """Nobody chose them, and nothing refers to them."""
    network = Network(
        institutions=[Institution(id="县", name="县医院"), Institution(id="乡", name="卫生院")],
        links=[Link(origin="县", target="乡", kind=LinkKind.BOOKING)],
        recognitions=[Recognition(item="booking", origin="县", target="乡")],
    )
    assert list(network.links) == list(network.recognitions) == ["县/乡/booking/-"]


def test_networks_of_the_same_rows_in_any_order_have_the_same_keys() -> None:
    parts = {
        "institutions": [Institution(id="县", name="县医院")],
        "departments": [Department(id="科", name="内科")],
        "consortia": [Consortium(id="体", name="医共体")],
        "parties": [Party(id="局", name="卫健局")],
    }
    memberships = [TestWithNaturalKeys.A, TestWithNaturalKeys.B, TestWithNaturalKeys.C]
    networks = [
        Network(**parts, memberships=rows)  # type: ignore[arg-type]
        for rows in permutations(memberships)
    ]
    assert networks == [networks[0]] * 6
    assert {network.digest for network in networks} == {networks[0].digest}
