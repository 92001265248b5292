"""Rules that other packages offer."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from tests.rules.made import made

from medconsortium.rules import installed_rules

Offer = Callable[[str, object], None]


@pytest.fixture
def offer(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Offer:
    """Install packages that offer something under the group of rules."""

    def install(name: str, offered: object) -> None:
        folder = tmp_path / f"{name}-1.0.dist-info"
        folder.mkdir()
        (folder / "METADATA").write_text(f"Metadata-Version: 2.1\nName: {name}\nVersion: 1.0\n")
        (folder / "entry_points.txt").write_text(
            f"[medconsortium.rules]\n{name} = {name}_rules:OFFERED\n"
        )
        (tmp_path / f"{name}_rules.py").write_text("")
        monkeypatch.setitem(sys.modules, f"{name}_rules", type(sys)(f"{name}_rules"))
        monkeypatch.setattr(sys.modules[f"{name}_rules"], "OFFERED", offered, raising=False)

    monkeypatch.syspath_prepend(tmp_path)
    return install


def test_no_package_offers_any() -> None:
    assert installed_rules() == ()


def test_a_rule_or_several_sorted_by_code(offer: Offer) -> None:
    offer("beta", made("BBB001"))
    offer("alpha", [made("CCC001"), made("AAA001")])
    assert [rule.code for rule in installed_rules()] == ["AAA001", "BBB001", "CCC001"]


def test_what_is_no_rule_is_refused(offer: Offer) -> None:
    offer("alpha", ["missing-charter"])
    with pytest.raises(TypeError, match="entry point alpha offers no rule: 'missing-charter'"):
        installed_rules()
