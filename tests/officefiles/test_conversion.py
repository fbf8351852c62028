"""LibreOffice is shut in: nothing is fetched, its memory and time end, nothing of it is left behind."""

import os
import shutil
import signal
import socketserver
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path

import pytest

from gwreport.errors import StorageError, StorageFault
from gwreport.machine import conversion, office_shelter
from gwreport.machine.conversion import Unmade, converted
from gwreport.machine.saving import temporary_place
from gwreport.reading import understand_document
from gwreport.wording.errors import explain_error
from gwreport.workflow.processes.pool import ReadingPool
from gwreport.workflow.selftest import selftest
from tests.officefiles.old_documents import (
    open_document_text,
    word_with_outside_picture,
)
from tests.workflow.hard_work import echo

ROOT = Path(__file__).parents[2]
posix = pytest.mark.skipif(os.name != "posix", reason="programs of POSIX")
roomy = pytest.mark.skipif(
    not office_shelter._room(), reason="this system lets nobody make a room without a network"
)


class Listener(socketserver.ThreadingTCPServer):
    """Listens on the loopback, and writes down who asks for what."""

    daemon_threads = True

    def __init__(self) -> None:
        self.asked: list[bytes] = []
        super().__init__(("127.0.0.1", 0), _Writer)

    @property
    def address(self) -> str:
        """The beginning of an address at which it listens."""
        return f"http://127.0.0.1:{self.server_address[1]}/"


class _Writer(socketserver.BaseRequestHandler):
    def handle(self) -> None:
        assert isinstance(self.server, Listener)
        self.server.asked.append(self.request.recv(200))


@pytest.fixture
def listener() -> Iterator[Listener]:
    with Listener() as server:
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
        thread.start()
        yield server
        server.shutdown()
        thread.join()


@pytest.fixture
def no_room(monkeypatch: pytest.MonkeyPatch) -> None:
    """A system that lets nobody make a room without a network: the profile alone must hold."""
    monkeypatch.setattr(office_shelter, "_room", lambda: ())


Program = Callable[[str], None]


@pytest.fixture
def program(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Program:
    """Put a program of Python in the place of LibreOffice; `made` is where its result belongs."""

    def put(code: str) -> None:
        file = tmp_path / "office"
        file.write_text(
            f"#!{sys.executable}\nimport os, sys, time\nfrom pathlib import Path\n"
            "made = Path(sys.argv[sys.argv.index('--outdir') + 1]) / 'document.docx'\n"
            f"made.parent.mkdir()\n{code}\n",
            encoding="utf-8",
        )
        file.chmod(0o755)
        monkeypatch.setattr(conversion, "office_program", lambda: str(file))

    return put


@pytest.fixture
def temporary(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The system's temporary folder, for this test."""
    folder = tmp_path / "tmp"
    folder.mkdir()
    monkeypatch.setattr("tempfile.tempdir", str(folder))
    return folder


@pytest.mark.libreoffice
@pytest.mark.usefixtures("no_room")
def test_case_90_a_document_that_wants_the_network_is_not_let_out(
    soffice: str, listener: Listener, tmp_path: Path
) -> None:
    (tmp_path / "secret.txt").write_text("机密", encoding="utf-8")
    folder = f"{tmp_path.as_uri()}/"
    # Nothing is taken out before: whatever the format may know that we do not.
    odt = open_document_text(listener.address, folder)
    assert isinstance(converted(odt, ".odt", "docx"), bytes)
    paper = word_with_outside_picture(listener.address, folder)
    printed = converted(paper, ".docx", "pdf", is_ours=True)
    assert isinstance(printed, bytes)
    assert b"/Image" not in printed
    assert listener.asked == []


@pytest.mark.libreoffice
def test_case_90_its_words_are_read_all_the_same(
    soffice: str, listener: Listener, tmp_path: Path
) -> None:
    folder = f"{tmp_path.as_uri()}/"
    plan = understand_document(open_document_text(listener.address, folder), "方案.odt").plan
    assert plan is not None
    assert [item.text for item in plan.items] == ["新建公园。"]
    assert listener.asked == []


@posix
@roomy
def test_case_90_a_program_that_calls_out_reaches_nobody(
    program: Program, listener: Listener
) -> None:
    port = listener.server_address[1]
    program(
        "import socket\n"
        "try:\n"
        f"    socket.create_connection(('127.0.0.1', {port}), 3)\n"
        "except OSError as error:\n"
        "    made.write_text('refused')\n"
    )
    assert converted(b"x", ".doc", "docx") == b"refused"
    assert listener.asked == []


@posix
@pytest.mark.skipif(sys.platform != "linux", reason="limits of Linux")
def test_a_program_that_wants_all_memory_gets_none(program: Program) -> None:
    program("blocks = [bytearray(1 << 20) for _ in range(700)]\nmade.write_text('700')")
    assert converted(b"x", ".doc", "docx") is Unmade.FAILED
    assert converted(b"x", ".doc", "docx", is_ours=True) == b"700"


@posix
@pytest.mark.skipif(sys.platform != "linux", reason="limits of Linux")
def test_a_program_that_works_for_ever_is_ended(
    program: Program, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(conversion, "_PROCESSOR_SECONDS", 1.0)
    program("while True:\n    pass")
    before = os.times()
    # However large it is: a real one of three hundred pages needs half of the time at most.
    assert converted(b"x" * 10_000_000, ".doc", "docx") is Unmade.OUT_OF_TIME
    after = os.times()
    used = after.children_user + after.children_system
    # What ended it is not the limit on the time that it may take by the clock, 14 s.
    assert used - before.children_user - before.children_system < 5


@posix
def test_a_program_that_hangs_is_ended_with_all_that_it_started(
    program: Program, tmp_path: Path
) -> None:
    mark = tmp_path / "alive"
    program(
        f"if os.fork() == 0:\n    time.sleep(1)\n    Path({str(mark)!r}).touch()\ntime.sleep(60)"
    )
    assert converted(b"x", ".doc", "docx", seconds=0.3) is Unmade.OUT_OF_TIME
    time.sleep(1.2)
    assert not mark.exists()


@posix
def test_who_asks_to_stop_does_not_wait_for_it(program: Program) -> None:
    program("time.sleep(60)")
    begun = time.monotonic()
    assert converted(b"x", ".doc", "docx", is_stopped=lambda: True) is Unmade.STOPPED
    assert time.monotonic() - begun < 30


@posix
def test_nothing_is_left_in_the_temporary_folder(program: Program, temporary: Path) -> None:
    program("Path(os.environ['TMPDIR'], 'aside').write_text('words')\nmade.write_text('done')")
    assert converted(b"x", ".doc", "docx") == b"done"
    assert [*temporary.iterdir()] == []


@posix
@pytest.mark.skipif(sys.platform != "linux", reason="only Linux tells of another's processes")
@roomy
def test_what_a_killed_program_left_goes_at_the_next_start(
    program: Program, temporary: Path, tmp_path: Path
) -> None:
    began = tmp_path / "began"
    program(f"Path({str(began)!r}).write_text('x')\ntime.sleep(60)")
    code = (
        "import sys, tempfile\n"
        "from gwreport.machine import conversion\n"
        f"tempfile.tempdir = {str(temporary)!r}\n"
        f"conversion.office_program = lambda: {str(tmp_path / 'office')!r}\n"
        "conversion.converted(b'secret words', '.doc', 'docx')\n"
    )
    killed = subprocess.Popen(
        [sys.executable, "-c", code], env=os.environ | {"PYTHONPATH": str(ROOT)}
    )
    end = time.monotonic() + 300
    while not began.exists():
        assert time.monotonic() < end
        time.sleep(0.02)
    killed.send_signal(signal.SIGKILL)
    killed.wait()
    (left,) = temporary.iterdir()
    assert (left / "document.doc").read_bytes() == b"secret words"
    other = temporary / "gwreport-00000000-4194999-abc"
    living = temporary / left.name.replace(f"-{killed.pid}-", f"-{os.getpid()}-")
    for folder in (other, living):
        folder.mkdir()
    # The program itself has ended with the one that started it.
    while _runs(str(tmp_path / "office")):
        assert time.monotonic() < end
        time.sleep(0.02)
    # Whatever is read next: nothing has to be converted again.
    with ReadingPool(echo, None, workers=1) as pool:
        list(pool.run([(b"", "a")]))
    # Of another machine, and of a process that lives: theirs.
    assert sorted(temporary.glob("gwreport*")) == sorted([other, living])


def _runs(program: str) -> bool:
    for process in Path("/proc").glob("[0-9]*/cmdline"):
        try:
            if program in process.read_text(errors="replace"):
                return True
        except OSError:
            continue  # it has ended meanwhile
    return False


@posix
def test_a_full_temporary_folder_is_named(
    program: Program, temporary: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(path: Path, data: bytes) -> int:
        raise OSError(28, "No space left on device", str(path))

    program("made.write_text('done')")
    monkeypatch.setattr(Path, "write_bytes", full)
    with pytest.raises(StorageError) as told:
        converted(b"x", ".doc", "docx")
    assert told.value.fault is StorageFault.FULL
    assert told.value.path.startswith(str(temporary))


@posix
def test_a_program_that_fails_for_want_of_room_is_told_so(
    program: Program, temporary: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    program("sys.exit(1)")
    assert converted(b"x", ".doc", "docx") is Unmade.FAILED
    usage = shutil.disk_usage(temporary)
    monkeypatch.setattr(shutil, "disk_usage", lambda _: usage._replace(free=1_000))
    with pytest.raises(StorageError) as told:
        converted(b"x", ".doc", "docx")
    assert told.value.fault is StorageFault.FULL
    assert str(temporary) in told.value.path


def test_no_temporary_folder_at_all_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    def none() -> str:
        raise FileNotFoundError(2, "No usable temporary directory found")

    monkeypatch.delenv("TMPDIR", raising=False)
    monkeypatch.setattr(conversion, "office_program", lambda: "soffice")
    monkeypatch.setattr("tempfile.gettempdir", none)
    with pytest.raises(StorageError) as told:
        converted(b"x", ".doc", "docx")
    assert "临时文件夹" in explain_error(told.value)
    with pytest.raises(StorageError) as told:
        temporary_place()
    assert "临时文件夹" in explain_error(told.value)
    (check,) = selftest(now=datetime(2025, 1, 1))
    assert "临时文件夹" in check.name


def test_a_temporary_folder_that_is_gone_is_named(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(conversion, "office_program", lambda: "soffice")
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path / "gone"))
    with pytest.raises(StorageError) as told:
        converted(b"x", ".doc", "docx")
    assert told.value.fault is StorageFault.NO_FOLDER
    assert str(tmp_path / "gone") in told.value.path
