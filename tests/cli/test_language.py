from __future__ import annotations

import locale

import pytest

from medconsortium.cli.language import language_of_locale, take_language
from medconsortium.cli.problems import UnusableError


@pytest.mark.parametrize(
    ("environment", "language"),
    [
        ({"LANG": "zh_CN.UTF-8"}, "zh"),
        ({"LANG": "zh_TW"}, "zh"),
        ({"LANG": "en_GB.UTF-8"}, "en"),
        ({"LC_MESSAGES": "en_US", "LANG": "zh_CN"}, "en"),
        ({"LC_ALL": "zh_CN.GBK", "LC_MESSAGES": "en_US", "LANG": "de_DE"}, "zh"),
        ({"LC_ALL": "", "LANG": "zh_CN"}, "zh"),  # an empty variable is none
        ({"LANG": "C"}, "en"),
    ],
)
def test_locale_tells_the_language(environment: dict[str, str], language: str) -> None:
    assert language_of_locale(environment) == language


@pytest.mark.parametrize(
    ("name", "language"),
    [("Chinese (Simplified)_China", "zh"), ("zh_CN", "zh"), ("German_Germany", "en"), (None, "en")],
)
def test_without_variables_the_system_tells(
    monkeypatch: pytest.MonkeyPatch, name: str | None, language: str
) -> None:
    monkeypatch.setattr(locale, "getlocale", lambda: (name, "cp936"))
    assert language_of_locale({}) == language


@pytest.mark.parametrize(
    ("arguments", "language", "left"),
    [
        (["check", "x"], "en", ["check", "x"]),
        (["--lang", "zh", "check", "x"], "zh", ["check", "x"]),
        (["check", "x", "--lang=zh"], "zh", ["check", "x"]),
        (["--lang", "zh", "check", "--lang", "en"], "en", ["check"]),
        (["check", "--", "--lang", "zh"], "en", ["check", "--", "--lang", "zh"]),
    ],
)
def test_the_option_is_taken_wherever_it_stands(
    arguments: list[str], language: str, left: list[str]
) -> None:
    assert take_language(arguments, "en") == (language, left)


@pytest.mark.parametrize("arguments", [["--lang"], ["--lang", "fr"], ["--lang="]])
def test_another_language_is_refused(arguments: list[str]) -> None:
    with pytest.raises(UnusableError, match="zh or en"):
        take_language(arguments, "en")
