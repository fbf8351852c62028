"""Whatever nobody foresaw becomes one line, exit code 2, and a place in the log."""

import os
import signal
import subprocess
import sys
import warnings
from pathlib import Path

import pytest

from gwreport import __main__ as entries
from gwreport.cli.commands import settings, status
from gwreport.machine import saving
from gwreport.machine.program_log import log_path
from gwreport.wording.errors import STOPPED

ROOT = Path(__file__).resolve().parents[1]
WORDS = "区水利局：全年目标未完成"


def run(monkeypatch: pytest.MonkeyPatch, *arguments: str) -> int:
    monkeypatch.setattr(sys, "argv", ["gwreport", *arguments])
    return entries.main()


@pytest.mark.parametrize(
    "error",
    [
        KeyError(WORDS),
        MemoryError(),
        RecursionError(WORDS),
        ModuleNotFoundError(WORDS, name="olefile"),
        SystemExit(WORDS),
        SystemExit(3),
        SystemExit(0),
        GeneratorExit(),
        BrokenPipeError(32, WORDS),
        OSError(WORDS),
        UnicodeEncodeError("ascii", WORDS, 0, 1, WORDS),
        ExceptionGroup(WORDS, [ValueError(WORDS)]),
    ],
    ids=lambda error: type(error).__name__,
)
@pytest.mark.parametrize("as_json", [False, True])
def test_one_line_says_where_the_place_is_written_down(
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    error: BaseException,
    as_json: bool,
) -> None:
    def fails(_: object) -> int:
        raise error

    monkeypatch.setattr(status, "run", fails)
    assert run(monkeypatch, "status", "2025-Q3", *(["--json"] if as_json else [])) == 2
    out, told = capsys.readouterr()
    assert out == ""
    assert told.count("\n") == 1
    assert str(log_path()) in told
    assert "Traceback" not in told
    assert WORDS not in told
    written = log_path().read_text(encoding="utf-8")
    assert type(error).__name__ in written
    assert WORDS not in written


def test_a_stopped_command_says_so_and_logs_nothing(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def stopped(*_: object) -> int:
        raise KeyboardInterrupt

    monkeypatch.setattr("gwreport.cli.entry.run", stopped)
    assert run(monkeypatch, "status") == 2
    assert capsys.readouterr().err.count("\n") == 1
    assert not log_path().exists()


def test_the_window_that_cannot_be_opened_is_told_in_the_same_way(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def fails(_: object) -> int:
        raise ImportError(WORDS, name="PySide6.QtGui")

    monkeypatch.setattr("gwreport.ui.app.main", fails)
    monkeypatch.setattr(sys, "argv", ["gwreport-app"])
    assert entries.open_app() == 2
    told = capsys.readouterr().err
    assert told.count("\n") == 1
    assert "PySide6.QtGui" in told
    assert "重新安装" in told


def test_where_the_log_cannot_be_written_the_line_still_comes(
    own_state: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def fails(_: object) -> int:
        raise KeyError(WORDS)

    own_state.write_text("a file where the folder should be", encoding="utf-8")
    monkeypatch.setattr(status, "run", fails)
    assert run(monkeypatch, "status", "2025-Q3") == 2
    told = capsys.readouterr().err
    assert told.count("\n") == 1
    assert str(own_state) not in told


def test_no_warning_reaches_the_terminal(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def warns(_: object) -> int:
        warnings.warn(WORDS, stacklevel=1)
        return 0

    monkeypatch.setattr(sys, "warnoptions", [])
    monkeypatch.setattr(settings, "run", warns)
    assert run(monkeypatch, "settings") == 0
    assert capsys.readouterr().err == ""


def started(
    tmp_path: Path, code: str, *arguments: str, **more: object
) -> subprocess.CompletedProcess[str]:
    program = tmp_path / "program.py"
    program.write_text(
        f"import sys\nsys.argv[0] = 'gwreport'\n{code}\n"
        "from gwreport.__main__ import main\nsys.exit(main())\n",
        encoding="utf-8",
    )
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONWARNINGS"}
    return subprocess.run(  # type: ignore[call-overload]
        [sys.executable, str(program), *arguments],
        check=False,
        capture_output="stdout" not in more,
        text=True,
        encoding="utf-8",
        timeout=300,
        cwd=tmp_path,
        env=environment | {"PYTHONPATH": str(ROOT)},
        **more,
    )


def test_an_installation_without_a_package_is_told(tmp_path: Path) -> None:
    done = started(tmp_path, "sys.modules['sqlalchemy'] = None", "status", "2025-Q3", "-w", "a.gwr")
    assert (done.returncode, done.stdout, done.stderr.count("\n")) == (2, "", 1)
    assert "缺少 sqlalchemy" in done.stderr


def test_an_installation_without_its_words_is_told(tmp_path: Path) -> None:
    done = started(tmp_path, "sys.modules['gwreport.wording'] = None", "status", "2025-Q3")
    assert (done.returncode, done.stdout, done.stderr.count("\n")) == (2, "", 1)
    assert "重新安装" in done.stderr


def test_what_a_thread_and_a_destructor_raise_is_logged_and_not_printed(tmp_path: Path) -> None:
    code = (
        "import threading\n"
        "from gwreport.cli.commands import settings\n"
        "class Odd:\n"
        "    def __del__(self):\n"
        "        raise KeyError('x')\n"
        "def fails():\n"
        "    raise ValueError('x')\n"
        "def run(_):\n"
        "    thread = threading.Thread(target=fails)\n"
        "    thread.start()\n"
        "    thread.join()\n"
        "    del thread\n"
        "    Odd()\n"
        "    return 0\n"
        "settings.run = run\n"
    )
    done = started(tmp_path, code, "settings")
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
    written = log_path().read_text(encoding="utf-8")
    assert "ValueError" in written
    assert "KeyError" in written


@pytest.mark.skipif(os.name != "posix", reason="signals of POSIX")
@pytest.mark.parametrize("ended_by", [signal.SIGTERM, signal.SIGHUP, signal.SIGINT, signal.SIGKILL])
def test_a_command_that_is_ended_leaves_no_words_of_python_s(
    tmp_path: Path, ended_by: signal.Signals
) -> None:
    code = (
        "import sys\n"
        "from gwreport.cli.commands import settings\n"
        "from gwreport.workflow.processes.pool import ReadingPool\n"
        "from tests.workflow.hard_work import echo, obey\n"
        "def run(_):\n"
        "    with ReadingPool(obey, None, workers=2) as pool:\n"
        "        list(pool.run([(b'', 'a')]))\n"
        "        print('read', flush=True)\n"
        "        list(pool.run([(b'hang', 'a')]))\n"
        "settings.run = run\n"
    )

    def as_usual() -> None:
        # Under nohup the tests have it ignored, and so would what they start.
        if ended_by is not signal.SIGKILL:
            signal.signal(ended_by, signal.SIG_DFL)

    program = tmp_path / "program.py"
    program.write_text(
        f"{code}from gwreport.__main__ import main\nsys.argv = ['gwreport', 'settings']\n"
        "sys.exit(main())\n",
        encoding="utf-8",
    )
    process = subprocess.Popen(
        [sys.executable, str(program)],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env=os.environ | {"PYTHONPATH": str(ROOT)},
        start_new_session=True,
        text=True,
        preexec_fn=as_usual,
    )
    assert process.stdout is not None
    assert process.stdout.readline() == "read\n"
    process.send_signal(ended_by)
    _, told = process.communicate(timeout=300)
    if ended_by is signal.SIGKILL:
        assert told == ""
    else:
        assert (process.returncode, told) == (2, STOPPED + "\n")


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux has a full device")
def test_an_output_that_takes_no_more_is_told_in_one_line(tmp_path: Path) -> None:
    with Path("/dev/full").open("w") as full:
        done = started(tmp_path, "", "--help", stdout=full, stderr=subprocess.PIPE)
    assert done.returncode == 2
    assert done.stderr.count("\n") == 1
    assert "标准输出" in done.stderr


@pytest.mark.skipif(os.name != "posix", reason="a pipe of POSIX")
def test_a_reader_that_has_gone_is_no_error(tmp_path: Path) -> None:
    reading, writing = os.pipe()
    os.close(reading)
    with os.fdopen(writing, "w") as pipe:
        done = started(tmp_path, "", "--help", stdout=pipe, stderr=subprocess.PIPE)
    assert (done.returncode, done.stderr) == (0, "")


@pytest.mark.skipif(os.name != "posix", reason="places are numbers there")
def test_no_file_is_opened_in_the_place_of_an_output_that_is_closed(tmp_path: Path) -> None:
    code = (
        "import os\n"
        "os.close(1)\n"
        "from gwreport.cli.commands import settings\n"
        "def run(_):\n"
        "    with open('opened', 'w') as file:\n"
        "        file.write(str(file.fileno()))\n"
        "    return 0\n"
        "settings.run = run\n"
    )
    done = started(tmp_path, code, "settings")
    assert (done.returncode, done.stderr) == (0, "")
    assert int((tmp_path / "opened").read_text()) > 2


@pytest.mark.skipif(os.name != "posix", reason="signals of POSIX")
def test_a_signal_that_the_caller_wants_ignored_stays_so(monkeypatch: pytest.MonkeyPatch) -> None:
    """As `nohup` does with SIGHUP."""
    seen: list[object] = []

    def looks(_: object) -> int:
        seen.extend(signal.getsignal(one) for one in (signal.SIGHUP, signal.SIGTERM))
        return 0

    monkeypatch.setattr(settings, "run", looks)
    before = signal.signal(signal.SIGHUP, signal.SIG_IGN)
    try:
        assert run(monkeypatch, "settings") == 0
        assert signal.getsignal(signal.SIGHUP) is signal.SIG_IGN
    finally:
        signal.signal(signal.SIGHUP, before)
    assert seen[0] is signal.SIG_IGN
    assert seen[1] not in (signal.SIG_IGN, signal.SIG_DFL)


def test_after_something_was_stored_a_mistake_does_not_say_that_nothing_was(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    def stores_and_fails(_: object) -> int:
        saving.save(tmp_path / "a.txt", b"words")
        raise KeyError(WORDS)

    monkeypatch.setattr(settings, "run", stores_and_fails)
    assert run(monkeypatch, "settings") == 1
    told = capsys.readouterr().err
    assert told.count("\n") == 1
    assert "没有完成" not in told
    assert "已经存入" in told

    def fails(_: object) -> int:
        raise KeyError(WORDS)

    # What an earlier command did is no work of this one.
    monkeypatch.setattr(settings, "run", fails)
    assert run(monkeypatch, "settings") == 2
    assert "没有完成" in capsys.readouterr().err


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux has a full device")
def test_a_result_that_cannot_be_printed_is_still_stored_and_it_is_said(tmp_path: Path) -> None:
    with Path("/dev/full").open("w") as full:
        new = ("init", "a", "--region", "青禾区", "--year", "2025")
        done = started(tmp_path, "", *new, stdout=full, stderr=subprocess.PIPE)
    assert (tmp_path / "a.gwr").exists()
    assert done.returncode == 1
    assert "已经存入" in done.stderr


def test_a_command_that_has_ended_does_not_look_through_what_it_held() -> None:
    # Looking for what refers to itself took a tenth of every command, after its last word.
    ending = (
        "import atexit, gc\n"
        "atexit.register(lambda: print('kept out' if gc.get_freeze_count() else 'looked through'))\n"
        "import sys; from gwreport.__main__ import main\n"
        "sys.argv = ['gwreport', '--version']; sys.exit(main())"
    )
    done = subprocess.run(
        [sys.executable, "-c", ending], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert (done.returncode, done.stdout.splitlines()[-1]) == (0, "kept out"), done.stderr
