"""Cases 49 and 50 through the real client: what LibreOffice saves is taken like what it was made of."""

import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from gwreport.domain.returns.returns import Outcome
from tests.faults.office import OTHER, UNIT, Came, Issued, Return, collect, copy_of, seen

pytestmark = pytest.mark.libreoffice
Saved = Callable[[str], bytes]


@pytest.fixture(scope="module")
def saved(issued: Issued, soffice: str, tmp_path_factory: pytest.TempPathFactory) -> Saved:
    """Give a function that saves the unit's filled workbook in another format, once for each."""
    folder = tmp_path_factory.mktemp("saved")
    source = folder / "filled.xlsx"
    source.write_bytes(Return(issued).data())
    made: dict[str, bytes] = {}

    def save(form: str) -> bytes:
        if form not in made:
            subprocess.run(
                [
                    soffice,
                    "--headless",
                    f"-env:UserInstallation={(folder / 'profile').as_uri()}",
                    "--convert-to",
                    form,
                    "--outdir",
                    str(folder / "out"),
                    str(source),
                ],
                check=True,
                capture_output=True,
                timeout=180,
            )
            (written,) = (folder / "out").iterdir()
            made[form] = written.read_bytes()
            shutil.rmtree(folder / "out")
        return made[form]

    return save


def come(issued: Issued, tmp_path: Path, name: str, data: bytes) -> Came:
    good = Return(issued, OTHER)
    with copy_of(issued, tmp_path) as office:
        files = {name: data, f"good/{good.name}": good.data()}
        came = seen(office, collect(office, files, tmp_path / "in"))
    assert came.files[1].outcome is Outcome.ACCEPTED
    return came


def assert_merged(issued: Issued, came: Came) -> None:
    made = Return(issued)
    words = made.completions()
    assert came.first.unit == UNIT
    assert {item: came.merged[item] for item in words} == words
    reported = set(came.merged.values())
    left = [text for text in made.written.values() if text not in reported]
    assert [text for text in left if not came.is_in_review(text)] == []


@pytest.mark.parametrize(
    ("form", "name"),
    [("xls", "水务局.xls"), ("xls", "水务局.et"), ("ods", "水务局.ods")],
    ids=["xls", "et", "ods"],
)
def test_49_other_format_is_taken_with_a_warning(
    issued: Issued, saved: Saved, tmp_path: Path, form: str, name: str
) -> None:
    came = come(issued, tmp_path, name, saved(form))
    assert came.first.outcome is Outcome.ACCEPTED_WITH_FINDINGS
    assert {one.code for one in came.first.findings if one.severity != "info"} == {"format-old"}
    assert_merged(issued, came)


def test_49_csv_is_refused_with_a_remedy(issued: Issued, saved: Saved, tmp_path: Path) -> None:
    came = come(issued, tmp_path, "区水务局.csv", saved("csv"))
    assert came.first.outcome is Outcome.REFUSED
    assert {"file-text", "unit-supposed"} == {one.code for one in came.first.findings}
    assert came.units[UNIT] == "refused"


def test_50_xls_named_xlsx(issued: Issued, saved: Saved, tmp_path: Path) -> None:
    came = come(issued, tmp_path, "水务局.xlsx", saved("xls"))
    assert came.first.outcome is Outcome.ACCEPTED_WITH_FINDINGS
    assert {"format-old", "suffix-differs"} <= {one.code for one in came.first.findings}
    assert_merged(issued, came)


def test_58_saved_again_by_another_client_is_the_same(
    issued: Issued, saved: Saved, tmp_path: Path
) -> None:
    came = come(issued, tmp_path, "水务局.xlsx", saved("xlsx"))
    assert came.first.outcome is Outcome.ACCEPTED
    assert_merged(issued, came)
    with copy_of(issued, tmp_path / "b") as office:
        files = {"a.xlsx": Return(issued).data(), "b.xlsx": saved("xlsx")}
        came = seen(office, collect(office, files, tmp_path / "b/in"))
    assert [one.outcome.value for one in came.files] == ["accepted", "duplicate"]
