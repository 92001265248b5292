from __future__ import annotations

import json
import shutil
from pathlib import Path
from textwrap import dedent

import pytest
from coverage import CoverageData
from tests.mutation.mutants import mutants_in
from tests.mutation.running import Recording, Tree, stages
from tests.mutation.sampling import Case, cases_in

FILE = "rules/engine/groups.py"
OWN = ["tests/rules/engine/test_groups.py", f"src/medconsortium/{FILE}"]


def recording_of(
    folder: Path, lines: dict[str, dict[str, list[int]]], **seconds: float
) -> Recording:
    """Return a recording of which test runs which lines of which file."""
    data = CoverageData(str(folder / "found.coverage"))
    for test, files in lines.items():
        data.set_context(test)
        data.add_lines({f"/src/medconsortium/{file}": found for file, found in files.items()})
    data.write()
    (folder / "found.json").write_text(json.dumps(seconds))
    return Recording(folder / "found")


def case_at(*, remembered: bool) -> Case:
    return next(case for case in cases_in(FILE) if case.mutant.is_remembered is remembered)


def test_the_tests_of_the_module_come_first_and_then_the_fastest(tmp_path: Path) -> None:
    case = case_at(remembered=False)
    line = case.mutant.line
    lines = {
        "slow": {FILE: [line]},
        "quick": {FILE: [line, line + 1]},
        "elsewhere": {FILE: [line + 1]},
        "other": {"rules/engine/terms.py": [line]},
        f"{OWN[0]}::test": {FILE: [line]},
        "": {FILE: [line]},
    }
    recording = recording_of(tmp_path, lines, slow=2, quick=1, elsewhere=1, other=1)
    assert list(stages(case, recording)) == [OWN, ["quick", "slow"], ["elsewhere"]]


def test_no_stage_takes_longer_than_a_minute(tmp_path: Path) -> None:
    case = case_at(remembered=False)
    lines = {test: {FILE: [case.mutant.line]} for test in ("a", "b", "c")}
    found = list(stages(case, recording_of(tmp_path, lines, a=20, b=40, c=41)))
    assert found == [OWN, ["a", "b"], ["c"]]


def test_a_statement_that_nothing_runs_is_left_to_the_tests_of_its_module(tmp_path: Path) -> None:
    recording = recording_of(tmp_path, {"a": {FILE: [1]}})
    assert list(stages(case_at(remembered=False), recording)) == [OWN]


def test_what_runs_on_import_is_told_by_the_file_and_by_those_that_import_it(
    tmp_path: Path,
) -> None:
    [case] = (
        case
        for case in cases_in("referral/channels/limits.py")
        if case.mutant.function is None and "_WORD = " in case.key
    )
    lines = {
        "of the file": {"referral/channels/limits.py": [90]},
        "of another": {"referral/channels/declared.py": [50]},
        "of none": {"referral/policy.py": [50]},
    }
    _, *found = stages(case, recording_of(tmp_path, lines))
    assert found == [["of the file"], ["of another"]]


SOURCE = "def least(values):\n    return min(values, default=0)\n"
TEST = """\
    from medconsortium.rules.least import least

    def test_the_least():
        assert least([1, 2]) == 1
"""


@pytest.fixture
def tree(tmp_path: Path) -> Tree:
    """A tree with one module and its test."""
    pytest.importorskip("resource", reason="mutants are bounded as POSIX does")
    files = {
        "src/medconsortium/__init__.py": "",
        "src/medconsortium/rules/__init__.py": "",
        "src/medconsortium/rules/least.py": SOURCE,
        "tests/rules/test_least.py": dedent(TEST),
        "pyproject.toml": "",
    }
    for name, text in files.items():
        path = tmp_path / "main" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)
    plugin = Path("tests", "mutation", "selecting.py")
    (tmp_path / "main" / plugin).parent.mkdir()
    shutil.copy(Path(__file__).with_name("selecting.py"), tmp_path / "main" / plugin)
    return Tree(tmp_path / "main")


def test_a_mutant_is_killed_by_a_test_that_fails_and_leaves_no_trace(
    tree: Tree, tmp_path: Path
) -> None:
    recording = recording_of(tmp_path, {})
    found = {}
    for mutant in mutants_in(SOURCE):
        case = Case("rules/least.py", mutant.new, mutant, SOURCE)
        found[case.shown.split("+ ")[1]] = tree.outcome(case, recording)
        assert (tree.root / "src/medconsortium/rules/least.py").read_text() == SOURCE
    assert found == {
        "return max(values, default=0)": "killed",
        "return min(values, default=1)": "survived",
        "return None": "killed",
    }
