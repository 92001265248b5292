"""Tests of what is kept for those who look again."""

from medconsortium.model.columnar.recall import recalled


def test_what_is_held_is_not_made_again() -> None:
    made: list[str] = []

    def make() -> str:
        made.append("made")
        return "found"

    held: dict[str, str] = {}
    assert [recalled(held, "key", make) for _ in range(3)] == ["found"] * 3
    assert made == ["made"]


def test_nothing_can_be_held_too() -> None:
    held: dict[str, int | None] = {"key": None}
    assert recalled(held, "key", lambda: 1) is None


def test_it_holds_no_more_than_a_few_thousand() -> None:
    held: dict[int, int] = {}
    for key in range(100_000):
        assert recalled(held, key, lambda key=key: -key) == -key  # type: ignore[misc]
        assert len(held) <= 4096


def test_what_cannot_be_made_is_not_held() -> None:
    held: dict[str, float] = {}
    for _ in range(2):
        try:
            recalled(held, "key", lambda: 1 / 0)
        except ZeroDivisionError:
            assert not held
