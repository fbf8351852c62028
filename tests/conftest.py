"""What every test shares: where the real documents are, and which programs this machine has."""

import os
import shutil
from pathlib import Path

import pytest

from gwreport.workflow.demo import Demo, run_demo

_DOCUMENTS = Path(__file__).resolve().parents[2] / "shared" / "documents"


@pytest.fixture(scope="session")
def documents() -> Path:
    """The folder of the real public documents; the test is skipped where it is not."""
    if not _DOCUMENTS.is_dir():
        pytest.skip("the real documents (../shared/documents) are not on this machine")
    return _DOCUMENTS


@pytest.fixture(scope="session")
def soffice() -> str:
    """The path of LibreOffice; without it the test fails under CI and is skipped elsewhere."""
    program = shutil.which("soffice") or shutil.which("libreoffice")
    if program is None:
        message = "LibreOffice (soffice) is not installed"
        if os.environ.get("CI"):
            pytest.fail(message)
        pytest.skip(message)
    return program


@pytest.fixture(scope="session")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Demo:
    """The example's two rounds, run once for all; no test may change its folder."""
    return run_demo(tmp_path_factory.mktemp("demo"))
