"""Cases 49 and 50 through the real client: what LibreOffice saves is taken like what it was made of."""

import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from gwreport.domain.form.columns import Field
from gwreport.domain.returns.returns import Outcome
from gwreport.workflow.returns import old_formats
from tests.faults.office import OTHER, TASKS, UNIT, Came, Issued, Return, collect, copy_of, seen

pytestmark = pytest.mark.libreoffice
Saved = Callable[[str], bytes]


@pytest.fixture(scope="module")
def convert(
    soffice: str, tmp_path_factory: pytest.TempPathFactory
) -> Callable[[bytes, str], bytes]:
    """Give a function that saves a workbook in another format, once for each."""
    folder = tmp_path_factory.mktemp("saved")
    source = folder / "filled.xlsx"
    made: dict[tuple[bytes, str], bytes] = {}

    def save(data: bytes, form: str) -> bytes:
        if (data, form) not in made:
            source.write_bytes(data)
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
                timeout=300,
            )
            (written,) = (folder / "out").iterdir()
            made[data, form] = written.read_bytes()
            shutil.rmtree(folder / "out")
        return made[data, form]

    return save


@pytest.fixture(scope="module")
def saved(issued: Issued, convert: Callable[[bytes, str], bytes]) -> Saved:
    """Give a function that saves the unit's filled workbook in another format."""
    return lambda form: convert(Return(issued).data(), form)


@pytest.fixture
def no_program(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the program find no LibreOffice."""
    monkeypatch.setattr(old_formats, "office_program", lambda: None)


def come(issued: Issued, tmp_path: Path, name: str, data: bytes) -> Came:
    good = Return(issued, OTHER)
    with copy_of(issued, tmp_path) as office:
        files = {name: data, f"good/{good.name}": good.data()}
        came = seen(office, collect(office, files, tmp_path / "in"))
    assert came.files[1].submission.outcome is Outcome.ACCEPTED
    return came


def assert_merged(issued: Issued, came: Came) -> None:
    made = Return(issued)
    words = made.completions()
    assert came.first.submission.unit == UNIT
    assert {item: came.merged[item] for item in words} == words
    reported = set(came.merged.values())
    left = [text for text in made.written.values() if text not in reported]
    assert [text for text in left if not came.is_in_review(text)] == []


@pytest.mark.parametrize(
    ("form", "name"),
    [("xls", "水务局.xls"), ("xls", "水务局.et"), ("ods", "水务局.ods")],
    ids=["xls", "et", "ods"],
)
def test_49_other_format_is_taken_as_it_is_shown(
    issued: Issued, saved: Saved, tmp_path: Path, form: str, name: str
) -> None:
    came = come(issued, tmp_path, name, saved(form))
    assert came.first.submission.outcome is Outcome.ACCEPTED
    assert [one.code for one in came.first.submission.findings] == ["format-converted"]
    assert_merged(issued, came)


@pytest.mark.parametrize("form", ["xls", "ods"])
def test_49_other_format_is_taken_as_stored_with_a_warning(
    issued: Issued, saved: Saved, tmp_path: Path, form: str, no_program: None
) -> None:
    came = come(issued, tmp_path, f"水务局.{form}", saved(form))
    assert came.first.submission.outcome is Outcome.ACCEPTED_WITH_FINDINGS
    assert {one.code for one in came.first.submission.findings if one.severity != "info"} == {
        "format-old"
    }
    assert_merged(issued, came)


def _odd(made: Return) -> dict[str, str]:
    """Let every cell show something else than it stores; give what is shown, by item."""
    ticks = '<rPr><rFont val="Wingdings 2"/><charset val="2"/></rPr>'
    plain = '<rPr><sz val="10"/><rFont val="宋体"/></rPr>'
    raised = '<rPr><vertAlign val="superscript"/><rFont val="宋体"/></rPr>'
    struck = '<rPr><strike/><rFont val="宋体"/></rPr>'
    runs = {
        "☑已完成 □未完成": ((ticks, "R"), (plain, "已完成 "), (ticks, "£"), (plain, "未完成")),
        "发电3×10⁴千瓦时": ((plain, "发电3×10"), (raised, "4"), (plain, "千瓦时")),
        "完成18家": ((struck, "完成15家"), (plain, "完成18家")),
    }
    numbers = {
        "未启动": ("0", '"已完成";;"未启动"'),
        "累计完成120公里": ("120", '"累计完成"0"公里"'),
    }
    shown: dict[str, str] = {}
    tasks = iter(made.tasks)
    for words, pieces in runs.items():
        shown[item := next(tasks)] = words
        inner = "".join(
            f"<r>{looks}<t xml:space='preserve'>{text}</t></r>" for looks, text in pieces
        )
        with made.book.sheet(TASKS) as sheet:
            sheet.shared(made.ref(item), inner)
    for words, (raw, code) in numbers.items():
        shown[item := next(tasks)] = words
        made.cell(item, f"<v>{raw}</v>", style=made.book.style(num_fmt=code))
    item = made.tasks[0]
    style = made.book.style(font='<strike/><sz val="10"/><name val="宋体"/>')
    made.cell(item, "<is><t>已完成</t></is>", Field.STATUS, style=style, t="inlineStr")
    return shown


@pytest.mark.parametrize("form", ["xls", "ods"])
def test_92_symbols_figures_strikes_and_formats_of_another_format(
    issued: Issued, convert: Callable[[bytes, str], bytes], tmp_path: Path, form: str
) -> None:
    made = Return(issued)
    shown = _odd(made)
    came = come(issued, tmp_path, f"水务局.{form}", convert(made.data(), form))
    assert {item: came.merged[item] for item in shown} == shown
    told = {one.code for one in came.first.submission.findings}
    assert {"symbol-read", "raised-read", "struck-partly", "struck-out"} <= told
    assert "format-old" not in told


def test_31_struck_words_of_an_ods_are_seen_without_the_program(
    issued: Issued, convert: Callable[[bytes, str], bytes], tmp_path: Path, no_program: None
) -> None:
    made = Return(issued)
    shown = _odd(made)
    came = come(issued, tmp_path, "水务局.ods", convert(made.data(), "ods"))
    assert {"format-old", "struck-partly", "struck-out"} <= came.codes()
    item = next(item for item, words in shown.items() if words == "完成18家")
    assert came.merged[item] == "完成18家"


def test_92_figures_whose_format_is_not_seen_are_told(
    issued: Issued,
    convert: Callable[[bytes, str], bytes],
    tmp_path: Path,
    no_program: None,
) -> None:
    made = Return(issued)
    shown = _odd(made)
    came = come(issued, tmp_path, "水务局.xls", convert(made.data(), "xls"))
    told = {
        one.item for one in came.first.submission.findings if one.code == "number-format-unseen"
    }
    assert told == {item for item, words in shown.items() if words in ("未启动", "累计完成120公里")}


def test_49_csv_is_refused_with_a_remedy(issued: Issued, saved: Saved, tmp_path: Path) -> None:
    came = come(issued, tmp_path, "区水务局.csv", saved("csv"))
    assert came.first.submission.outcome is Outcome.REFUSED
    assert {"file-text", "unit-supposed"} == {one.code for one in came.first.submission.findings}
    assert came.units[UNIT] == "refused"


def test_50_xls_named_xlsx(issued: Issued, saved: Saved, tmp_path: Path) -> None:
    came = come(issued, tmp_path, "水务局.xlsx", saved("xls"))
    assert came.first.submission.outcome is Outcome.ACCEPTED_WITH_FINDINGS
    assert {"format-converted", "suffix-differs"} <= {
        one.code for one in came.first.submission.findings
    }
    assert_merged(issued, came)


def test_58_saved_again_by_another_client_is_the_same(
    issued: Issued, saved: Saved, tmp_path: Path
) -> None:
    came = come(issued, tmp_path, "水务局.xlsx", saved("xlsx"))
    assert came.first.submission.outcome is Outcome.ACCEPTED
    assert_merged(issued, came)
    with copy_of(issued, tmp_path / "b") as office:
        files = {"a.xlsx": Return(issued).data(), "b.xlsx": saved("xlsx")}
        came = seen(office, collect(office, files, tmp_path / "b/in"))
    assert [one.submission.outcome.value for one in came.files] == ["accepted", "duplicate"]
