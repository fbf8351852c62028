"""The house as it is drawn: imports run one way, modules stay small and are named for what they hold."""

import ast
import re
import subprocess
import sys
from pathlib import Path

import pytest

from tests.workflow.quarter import open_office

ROOT = Path(__file__).resolve().parents[1]
PACKAGE = ROOT / "gwreport"
MODULES = [
    path
    for path in sorted(PACKAGE.rglob("*.py"))
    if "examples" not in path.relative_to(PACKAGE).parts
]
# A small quarter of a test's own may have so many; the example has more of everything.
_FEW_ROWS = 9
MOST_MODULES = 15
DRAWERS = {"utils", "util", "helpers", "helper", "common", "manager", "misc", "base", "tools"}


def test_imports_run_one_way():
    program = Path(sys.executable).with_name("lint-imports")
    result = subprocess.run(
        [program, "--no-cache"], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert result.returncode == 0, result.stdout + result.stderr


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_module_is_small_and_named_for_what_it_holds(path: Path):
    assert len(path.read_text(encoding="utf-8").splitlines()) < 400
    assert path.stem not in DRAWERS


@pytest.mark.parametrize(
    "room",
    sorted({path.parent for path in MODULES}),
    ids=lambda room: str(room.relative_to(PACKAGE)),
)
def test_a_room_has_no_more_modules_than_one_can_survey_or_says_why(room: Path):
    modules = [path for path in room.glob("*.py") if not path.stem.startswith("__")]
    described = ast.get_docstring(ast.parse((room / "__init__.py").read_text(encoding="utf-8")))
    assert len(modules) <= MOST_MODULES or "\nMany modules, because " in (described or "")


def test_only_one_module_changes_the_disk():
    """Temporary files, replacing and fsync pass through the seam, so that a test can fail each."""
    effects = re.compile(
        r"\bos\.(?:replace|rename|fsync)\(|tempfile\.(?:mkstemp|NamedTemp)|\.replace\(\s*target"
    )
    allowed = {"machine/effects.py"}
    found = {
        str(path.relative_to(PACKAGE))
        for path in MODULES
        if effects.search(path.read_text(encoding="utf-8"))
    }
    assert found <= allowed


@pytest.mark.parametrize("arguments", [["--version"], ["--help"], ["status", "--help"]])
def test_start_loads_no_heavy_package(arguments: list[str]):
    code = (
        "import sys; sys.argv = ['gwreport', *sys.argv[1:]]\n"
        "from gwreport.__main__ import main\n"
        "main()\n"
        "heavy = {'pandas', 'openpyxl', 'sqlalchemy', 'PySide6', 'docx', 'pdfplumber', 'xlsxwriter'}\n"
        "sys.exit(', '.join(heavy & set(sys.modules)) or 0)\n"
    )
    result = subprocess.run(
        [sys.executable, "-c", code, *arguments],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert result.returncode == 0, result.stderr


def test_looking_into_a_workspace_loads_nothing_that_reads_or_writes_documents(tmp_path: Path):
    with open_office(tmp_path):
        pass
    code = (
        "import sys; sys.argv = ['gwreport', *sys.argv[1:]]\n"
        "from gwreport.__main__ import main\n"
        "main()\n"
        "heavy = {'gwreport.reading.document', 'gwreport.ledger.rebuilding', 'jinja2', 'lxml',\n"
        "         'openpyxl', 'urllib.request', 'xlsxwriter', 'xml.sax'}\n"
        "sys.exit(', '.join(heavy & set(sys.modules)) or 0)\n"
    )
    result = subprocess.run(
        [sys.executable, "-c", code, "units", "list", "-w", str(tmp_path / "a.gwr")],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert result.returncode == 0, result.stderr


def test_tests_of_the_window_read_no_private_name_and_count_no_rows_of_the_example():
    """They do what a clerk does, so that a page can be built anew without them."""
    private: list[str] = []
    counted: list[str] = []
    for path in sorted((ROOT / "tests" / "ui").glob("*.py")):
        tree = ast.parse(path.read_text(encoding="utf-8"))
        for node in ast.walk(tree):
            match node:
                case ast.Attribute(value=of, attr=name) if name.startswith("_"):
                    is_own = isinstance(of, ast.Name) and of.id in ("self", "cls")
                    if not is_own and not name.startswith("__"):
                        private.append(f"{path.name}:{node.lineno} {name}")
                case ast.Compare(
                    left=ast.Call(func=ast.Name("len"), args=[ast.Attribute(attr="shown")]),
                    comparators=[ast.Constant(int(number))],
                ) if number > _FEW_ROWS:
                    counted.append(f"{path.name}:{node.lineno} {number}")
                case _:
                    pass
    assert private == []
    assert counted == []
