"""Errors say what, where and how to cure it, in both languages, and survive a trip elsewhere."""

from __future__ import annotations

import copy
import pickle

import pytest
from attrs.exceptions import FrozenInstanceError

from medconsortium.errors import (
    AmbiguousError,
    DocumentError,
    Fault,
    IdentifierError,
    MedConsortiumError,
    MissingExtraError,
    ModelError,
    NotFoundError,
    Place,
    TermError,
)
from medconsortium.text import Text

FAULT = Fault(
    code="duplicate-key",
    path="$.institutions[0].name",
    place=Place(file="某县.yaml", line=3, column=5),
    message=Text(zh="键重复", en="the key stands twice"),
    cure=Text(zh="删去一个", en="leave one out"),
)
BARE = Fault(code="empty", message=Text(zh="空文件", en="an empty file"), cure=Text(en="write it"))


class TestPlace:
    @pytest.mark.parametrize(
        ("place", "shown"),
        [
            (Place(), "<input>"),
            (Place(file="a.yaml"), "a.yaml"),
            (Place(file="a.yaml", line=3), "a.yaml:3"),
            (Place(file="a.yaml", line=3, column=5), "a.yaml:3:5"),
            (Place(line=3, column=5), "<input>:3:5"),
            (Place(file="名单.xlsx", sheet="成员"), "名单.xlsx[成员]"),
            (Place(file="名单.xlsx", sheet="成员", row=7), "名单.xlsx[成员] row 7"),
            (Place(file="a.csv", row=7, column=28), "a.csv row 7 column AB"),
            (Place(sheet=""), "<input>[]"),
        ],
    )
    def test_is_written_as_editors_read_it(self, place: Place, shown: str) -> None:
        assert str(place) == shown

    def test_is_said_in_chinese(self) -> None:
        place = Place(file="名单.xlsx", sheet="成员", row=7, column=3)
        assert place.in_language("zh") == "名单.xlsx[成员] 第 7 行 C 列"
        assert Place(file="a.csv", row=7).in_language("zh") == "a.csv 第 7 行"
        assert Place(file="a.yaml", line=3).in_language("zh") == "a.yaml:3"


class TestFault:
    def test_takes_a_place_where_it_has_none(self) -> None:
        place = Place(line=1)
        assert BARE.at(place).place == place
        assert BARE.place is None
        assert BARE.at(None) == BARE

    def test_keeps_the_place_it_has(self) -> None:
        assert FAULT.at(Place(line=99)) is FAULT

    def test_is_one_line_in_either_language(self) -> None:
        assert FAULT.in_language("zh") == (
            "某县.yaml:3:5 $.institutions[0].name：键重复 → 删去一个"
        )
        assert FAULT.in_language("en") == (
            "某县.yaml:3:5 $.institutions[0].name: the key stands twice -> leave one out"
        )

    def test_without_place_and_path_it_says_the_message_alone(self) -> None:
        assert BARE.in_language("en") == "an empty file -> write it"
        assert BARE.in_language("zh") == "空文件 → write it"

    def test_names_its_place_or_its_path_alone(self) -> None:
        assert BARE.at(Place(line=2)).in_language("en").startswith("<input>:2: an empty")
        with_path = Fault(code="x", path="$.a", message=BARE.message, cure=BARE.cure)
        assert with_path.in_language("zh").startswith("$.a：空文件")

    def test_cannot_be_changed(self) -> None:
        with pytest.raises(FrozenInstanceError):
            FAULT.code = "other"  # type: ignore[misc]


@pytest.mark.parametrize("error_type", [ModelError, DocumentError])
class TestErrorsMadeOfFaults:
    def test_carry_all_of_them_in_order(self, error_type: type[ModelError]) -> None:
        error = error_type(iter([FAULT, BARE]))
        assert error.faults == (FAULT, BARE)

    def test_say_one_line_for_each(self, error_type: type[ModelError]) -> None:
        error = error_type([FAULT, BARE])
        assert str(error) == f"{FAULT.in_language('en')}\n{BARE.in_language('en')}"
        assert error.in_language("en") == str(error)
        assert error.in_language("zh") == f"{FAULT.in_language('zh')}\n{BARE.in_language('zh')}"

    def test_may_carry_none(self, error_type: type[ModelError]) -> None:
        assert str(error_type([])) == ""


class TestNotFoundError:
    def test_suggests(self) -> None:
        error = NotFoundError("县医院", ["A", "B"])
        assert str(error) == "nothing is called '县医院' (did you mean: A, B?)"
        assert (error.what, error.suggestions) == ("县医院", ("A", "B"))

    def test_has_nothing_to_suggest(self) -> None:
        error = NotFoundError("县医院")
        assert str(error) == "nothing is called '县医院'"
        assert error.suggestions == ()


class TestAmbiguousError:
    def test_lists_the_candidates(self) -> None:
        error = AmbiguousError("中心卫生院", ["A", "B"])
        assert str(error) == "'中心卫生院' may be any of: A, B; use the id"
        assert (error.what, error.candidates) == ("中心卫生院", ("A", "B"))


def test_a_missing_extra_says_what_to_install() -> None:
    error = MissingExtraError("optimise")
    assert str(error) == 'this needs an extra: pip install "medconsortium[optimise]"'
    assert error.extra == "optimise"


@pytest.mark.parametrize("error", [NotFoundError("长" * 1_000_000), AmbiguousError("\n" * 999, [])])
def test_an_endless_question_gives_a_short_message_on_one_line(error: Exception) -> None:
    assert len(str(error)) < 250
    assert len(str(error).splitlines()) == 1


@pytest.mark.parametrize(
    ("error_type", "built_in"),
    [
        (DocumentError, ValueError),
        (ModelError, ValueError),
        (TermError, ValueError),
        (IdentifierError, ValueError),
        (NotFoundError, LookupError),
        (AmbiguousError, LookupError),
        (MissingExtraError, ImportError),
    ],
)
def test_each_error_is_of_the_library_and_of_a_built_in_kind(
    error_type: type[Exception], built_in: type[Exception]
) -> None:
    assert issubclass(error_type, MedConsortiumError)
    assert issubclass(error_type, built_in)


@pytest.mark.parametrize(
    "error",
    [
        ModelError([FAULT, BARE]),
        DocumentError([FAULT]),
        TermError("no term"),
        IdentifierError("no identifier"),
        NotFoundError("县医院", ["A"]),
        AmbiguousError("县医院", ["A", "B"]),
        MissingExtraError("fast"),
    ],
    ids=lambda error: type(error).__name__,
)
def test_errors_survive_pickling_and_copying(error: Exception) -> None:
    """A worker process hands its errors back pickled."""
    for other in (pickle.loads(pickle.dumps(error)), copy.copy(error)):  # noqa: S301
        assert type(other) is type(error)
        assert str(other) == str(error)
        assert vars(other) == vars(error)
