"""What a library imports and hardly anybody uses is loaded when it is used, and is whole then."""

import subprocess
import sys
from pathlib import Path

import pytest

from gwreport.machine.late_modules import LateModule, put_off
from gwreport.workflow.demo import run_demo


def _answer(program: str) -> str:
    done = subprocess.run(
        [sys.executable, "-c", program],
        check=True,
        capture_output=True,
        text=True,
        encoding="utf-8",
    )
    return done.stdout.rstrip("\n").rpartition("\n")[2]


def test_a_command_that_opens_a_workspace_loads_neither_sockets_nor_mail(tmp_path: Path) -> None:
    workspace = run_demo(tmp_path).workspace
    loaded = _answer(
        "import sys; from gwreport.__main__ import main;"
        f"sys.argv = ['gwreport', 'units', 'list', '-w', {str(workspace)!r}]; main();"
        "print('loaded:', *{'asyncio.events', 'email', 'ssl', 'zipfile', 'gwreport.domain.merging.merging',"
        "'gwreport.domain.texts.figures', 'gwreport.wording.findings.rules'} & {*sys.modules})"
    )
    assert loaded.strip() == "loaded:"


def test_the_window_is_shown_before_what_reads_documents_is_loaded() -> None:
    loaded = _answer(
        "import os, sys; os.environ['QT_QPA_PLATFORM'] = 'offscreen'\n"
        "from PySide6.QtWidgets import QApplication\n"
        "def shown(*_):\n"
        "    QApplication.processEvents()\n"
        "    heavy = {'sqlalchemy', 'openpyxl', 'docx', 'pandas', 'gwreport.reading', 'gwreport.ledger.ledger'}\n"
        "    print('loaded:', *(heavy & {*sys.modules}), flush=True); os._exit(0)\n"
        "QApplication.exec = shown\n"
        "from gwreport.ui.app import main; main([])"
    )
    assert loaded.strip() == "loaded:"


def test_asyncio_works_for_those_who_want_it() -> None:
    told = _answer(
        "import gwreport.ledger.ledger, asyncio\n"
        "async def later(): return await asyncio.sleep(0, 'done')\n"
        "from sqlalchemy.util.concurrency import iscoroutine\n"
        "one = later(); was = iscoroutine(one), iscoroutine(3); one.close()\n"
        "import importlib.metadata\n"
        "print(was, asyncio.run(later()), importlib.metadata.version('rich') > '')"
    )
    assert told == "(True, False) done True"


def test_a_module_that_cannot_be_loaded_fails_where_it_is_used(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.syspath_prepend(tmp_path)
    (tmp_path / "late_example.py").write_text("import nowhere_to_be_found", encoding="utf-8")
    put_off("late_example")
    late = sys.modules["late_example"]
    assert type(late) is LateModule
    for _ in range(2):
        with pytest.raises(ModuleNotFoundError, match="nowhere_to_be_found"):
            _ = late.anything
    monkeypatch.delitem(sys.modules, "late_example")


def test_a_module_has_what_it_has_and_nothing_else(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.syspath_prepend(tmp_path)
    (tmp_path / "late_other.py").write_text("found = 3", encoding="utf-8")
    put_off("late_other")
    late = sys.modules["late_other"]
    assert late.found == 3
    assert type(late) is not LateModule
    with pytest.raises(AttributeError):
        _ = late.anything
    monkeypatch.delitem(sys.modules, "late_other")


def test_a_module_that_is_there_stays_as_it_is() -> None:
    import json

    put_off("json", loads=print)
    assert sys.modules["json"] is json
    assert json.loads("3") == 3
