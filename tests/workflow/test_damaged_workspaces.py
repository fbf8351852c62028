"""Whatever was done to a workspace file, every command and every page of the window tells it in a line."""

import os
import random
import shutil
from pathlib import Path

import pytest

from gwreport.errors import GwreportError
from gwreport.wording.errors import explain_error
from tests.workflow.workspace_damage import (
    ACTIONS,
    DAMAGES,
    SLOW_ACTIONS,
    make_workspace,
)

pytestmark = pytest.mark.of_files

# With GWREPORT_FUZZ set, so many damages, and everything is done with each.
WANTED = int(os.environ.get("GWREPORT_FUZZ", "0"))
VARIANTS = WANTED or 150
GROUPS = 10


@pytest.fixture(scope="module")
def base(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("base")
    make_workspace(folder)
    return folder


def use(folder: Path, name: str, words: str, capsys: pytest.CaptureFixture[str]) -> None:
    """Do something with the workspace in a folder; only what the program can tell may come of it."""
    action = (ACTIONS | SLOW_ACTIONS)[name]
    try:
        action(folder / "a.gwr")
    except GwreportError as error:
        told = explain_error(error)
        assert "\n" not in told
    except Exception as error:
        raise AssertionError(f"{name} after {words}") from error
    told = capsys.readouterr()
    assert "Traceback" not in told.err + told.out


@pytest.mark.parametrize("name", [*ACTIONS, *SLOW_ACTIONS])
def test_everything_can_be_done_with_the_workspace_as_it_is(
    base: Path, tmp_path: Path, name: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """Else the damaged ones would prove nothing."""
    folder = tmp_path / "copy"
    shutil.copytree(base, folder)
    assert (ACTIONS | SLOW_ACTIONS)[name](folder / "a.gwr") != 2, capsys.readouterr()


@pytest.mark.long
@pytest.mark.parametrize("group", range(GROUPS))
def test_case_99_a_damaged_workspace_is_told_in_a_line_whatever_is_done_with_it(
    base: Path, tmp_path: Path, group: int, capsys: pytest.CaptureFixture[str]
) -> None:
    for number in range(group, VARIANTS, GROUPS):
        chance = random.Random(number)
        damage = DAMAGES[number % len(DAMAGES)]
        damaged = tmp_path / "damaged"
        shutil.copytree(base, damaged)
        words = f"{number} {damage.__name__}: {damage(chance, damaged / 'a.gwr')}"
        names = [*ACTIONS] if WANTED else [chance.choice([*ACTIONS])]
        for name in (["check json"] if number % 3 == 0 else []) + names:
            folder = damaged
            if name is not names[-1]:
                folder = tmp_path / "copy"
                shutil.copytree(damaged, folder)
            use(folder, name, words, capsys)
            shutil.rmtree(folder)
