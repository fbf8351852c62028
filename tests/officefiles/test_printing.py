"""A paper is printed by WPS where LibreOffice is missing or fails; a missing WPS is no error."""

import os
import sys
from pathlib import Path

import pytest

from gwreport.machine import conversion, wps
from gwreport.machine.conversion import Unmade, printed

WRITES = "Path(os.environ['GWREPORT_WPS_TARGET']).write_bytes(b'%PDF-1.7 ' + Path(os.environ['GWREPORT_WPS_SOURCE']).read_bytes())"


def stand_in(monkeypatch: pytest.MonkeyPatch, code: str) -> None:
    """Let a program of Python do what WPS does."""
    script = f"import os, sys, time\nfrom pathlib import Path\n{code}"
    monkeypatch.setattr(conversion, "wps_command", lambda: [sys.executable, "-c", script])


@pytest.fixture(autouse=True)
def no_libreoffice(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(conversion, "office_program", lambda: None)


def test_wps_prints_where_there_is_no_libreoffice(monkeypatch: pytest.MonkeyPatch) -> None:
    stand_in(monkeypatch, WRITES)
    assert printed(b"paper") == b"%PDF-1.7 paper"


def test_without_either_it_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(conversion, "wps_command", lambda: None)
    assert printed(b"paper") is Unmade.NO_PROGRAM


@pytest.mark.skipif(os.name != "posix", reason="a program of POSIX")
def test_wps_prints_where_libreoffice_fails(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    office = tmp_path / "office"
    office.write_text("#!/bin/sh\nexit 1\n")
    office.chmod(0o755)
    monkeypatch.setattr(conversion, "office_program", lambda: str(office))
    stand_in(monkeypatch, WRITES)
    assert printed(b"paper") == b"%PDF-1.7 paper"


@pytest.mark.parametrize(
    "code",
    [
        "sys.exit(1)",
        "pass",
        "Path(os.environ['GWREPORT_WPS_TARGET']).write_bytes(b'please buy me')",
    ],
    ids=["fails", "writes nothing", "writes no PDF"],
)
def test_a_wps_that_does_not_print_is_said(monkeypatch: pytest.MonkeyPatch, code: str) -> None:
    stand_in(monkeypatch, code)
    assert printed(b"paper") is Unmade.FAILED


def test_a_wps_that_hangs_is_ended(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(conversion, "_SECONDS", 0.3)
    stand_in(monkeypatch, "time.sleep(60)")
    assert printed(b"paper") is Unmade.OUT_OF_TIME


@pytest.mark.skipif(sys.platform == "win32", reason="how it is found elsewhere")
def test_on_linux_wps_needs_its_interface_and_a_screen(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    program = tmp_path / "wps"
    program.write_text("#!/bin/sh\n")
    program.chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setenv("DISPLAY", ":1")
    monkeypatch.setattr(wps, "find_spec", lambda name: object() if name == "pywpsrpc" else None)
    command = wps.wps_command()
    assert command is not None
    assert command[0] == sys.executable
    compile(command[-1], "script", "exec")
    monkeypatch.setattr(wps, "find_spec", lambda _: None)
    assert wps.wps_command() is None
    monkeypatch.setattr(wps, "find_spec", lambda _: object())
    monkeypatch.delenv("DISPLAY")
    monkeypatch.delenv("WAYLAND_DISPLAY", raising=False)
    assert wps.wps_command() is None
    monkeypatch.setenv("DISPLAY", ":1")
    program.unlink()
    assert wps.wps_command() is None
