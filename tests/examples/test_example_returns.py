"""The example's returns: what the script makes, with the answers and the slips that the data tell."""

import io
import zipfile
from pathlib import Path
from types import ModuleType

import pytest
from python_calamine import CalamineWorkbook

from gwreport.domain.form.columns import Field, Given
from gwreport.domain.rounds import Round
from gwreport.wording.form_design import STANDARD
from gwreport.wording.names import SELF_ASSESSMENTS
from gwreport.workbooks.form import FIRST_ROW, STAMP_SHEET, WorkspaceKey
from gwreport.workbooks.stamp import Trust, check_stamp, parse_stamp, parse_token

NAME = "{:03d}_{}_2025年前三季度_填报表.xlsx"

Sheets = dict[str, list[list[object]]]


@pytest.fixture(scope="module")
def made(make_example: ModuleType, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder in which the script has made every file anew."""
    folder = tmp_path_factory.mktemp("example")
    make_example.build(folder)
    return folder


@pytest.fixture(scope="module")
def third(examples: Path) -> Path:
    return examples / "returns" / "2025-Q3"


def sheets_of(data: bytes) -> Sheets:
    book = CalamineWorkbook.from_filelike(io.BytesIO(data))
    return {name: book.get_sheet_by_name(name).to_python() for name in book.sheet_names}


def members(archive: bytes, encoding: str | None = None) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(archive), metadata_encoding=encoding) as opened:
        return {info.filename: opened.read(info) for info in opened.infolist()}


def workbooks(folder: Path) -> dict[str, Sheets]:
    """Every workbook that came back and can be opened, those in archives too, by path."""
    found: dict[str, Sheets] = {}
    for path in sorted((folder / "returns").rglob("*.*")):
        name = path.relative_to(folder).as_posix()
        if path.suffix == ".zip":
            inside = members(path.read_bytes(), "gbk" if "Q3" in name else None)
            files = {f"{name}/{inner}": data for inner, data in inside.items()}
        else:
            files = {name: path.read_bytes()} if path.is_file() else {}
        found |= {
            each: sheets_of(data)
            for each, data in files.items()
            if zipfile.is_zipfile(io.BytesIO(data))
        }
    return found


def file_names(folder: Path) -> list[str]:
    return sorted(path.relative_to(folder).as_posix() for path in (folder / "returns").rglob("*"))


def rows_by_item(sheets: Sheets) -> dict[str, list[object]]:
    return {
        token.item: row
        for sheet in sheets.values()
        for row in sheet
        if row and (token := parse_token(str(row[-1])))
    }


def test_committed_returns_are_what_the_script_makes(examples: Path, made: Path) -> None:
    assert file_names(examples) == file_names(made)
    assert workbooks(examples) == workbooks(made)


def test_every_answer_of_the_second_quarter_stands_in_its_workbook(
    district: ModuleType, examples: Path
) -> None:
    told = district.answers("2025-Q2")
    answers = {**told.indicators, **told.work}
    files = members((examples / "returns" / "2025-Q2.zip").read_bytes())
    rows = {
        (item, name.split("_")[1]): row
        for name, data in files.items()
        for item, row in rows_by_item(sheets_of(data)).items()
    }
    # A unit that leads under an alias answers under its own name.
    assert set(rows) == set(answers)
    for key, cells in answers.items():
        assert [words for words in cells if words not in rows[key]] == []


def test_every_workbook_carries_the_genuine_stamp_of_the_workspace(
    district: ModuleType, examples: Path
) -> None:
    facts = district.workspace()
    key = WorkspaceKey(facts["uid"], facts["secret"])
    for name, sheets in workbooks(examples).items():
        stamps = [parse_stamp(str(cell)) for row in sheets[STAMP_SHEET] for cell in row]
        stamp = next(stamp for stamp in stamps if stamp)
        assert check_stamp(stamp, key) is Trust.GENUINE
        assert stamp.round == Round(2025, 2 if "Q2" in name else 3)


def test_late_units_sent_nothing(examples: Path) -> None:
    late = ("区林业局", "区退役军人局", "区统计局")
    names = list(workbooks(examples))
    assert [name for name in names if "Q3" in name and any(unit in name for unit in late)] == []
    # In the round before they were in time.
    assert all(any("Q2" in name and unit in name for name in names) for unit in late)


def test_archive_has_unmarked_gbk_names_and_a_lock_file(third: Path) -> None:
    with zipfile.ZipFile(third / "园区和企业填报表.zip") as archive:
        entries = archive.infolist()
    names = [info.filename.encode("cp437").decode("gbk") for info in entries]
    assert all(not info.flag_bits & 0x800 for info in entries)
    assert "042_云汀港物流园区管委会_2025年前三季度_填报表.xlsx" in names
    assert len([name for name in names if name.startswith("~$")]) == 1


def test_damaged_file_cannot_be_opened(third: Path) -> None:
    damaged = third / NAME.format(30, "区数据局")
    assert damaged.read_bytes().startswith(b"PK")
    assert not zipfile.is_zipfile(damaged)


def test_file_sent_twice_has_the_same_bytes(third: Path) -> None:
    again = third / "区审计局填报表（再次报送）.xlsx"
    assert again.read_bytes() == (third / NAME.format(22, "区审计局")).read_bytes()


def test_slips_stand_in_the_workbooks(third: Path) -> None:
    def rows_of(number: int, unit: str) -> dict[str, list[object]]:
        return rows_by_item(sheets_of((third / NAME.format(number, unit)).read_bytes()))

    completion = STANDARD.tasks.index(Field.COMPLETION)
    assert rows_of(16, "区水利局")["T32"][STANDARD.tasks.index(Field.STATUS)] == "正常推进"
    assert rows_of(18, "区商务委")["T23"][completion] == ""
    assert rows_of(17, "区农业农村委")["T30"][completion] == ""
    assert rows_of(10, "区人力社保局")["T30"][completion] != ""

    table = sheets_of((third / NAME.format(7, "区民政局")).read_bytes())[STANDARD.tasks.name]
    rows = table[FIRST_ROW - 1 :]
    assert [bool(row[STANDARD.tasks.index(Given.TOKEN)]) for row in rows] == [True, False, True]
    assert rows[1][STANDARD.tasks.index(Given.TEXT)] == "开展殡葬服务领域突出问题整治。"


def test_joint_units_disagree_on_two_items(district: ModuleType) -> None:
    statuses: dict[str, set[str]] = {}
    for (item, _), cells in district.answers("2025-Q3").work.items():
        statuses.setdefault(item, set()).add(cells[0])
    assert sorted(item for item, told in statuses.items() if len(told) > 1) == ["T2", "T38"]


def test_every_status_is_one_that_the_list_offers(district: ModuleType) -> None:
    for code in district.ROUNDS:
        told = {cells[0] for cells in district.answers(code).work.values()}
        assert told <= set(SELF_ASSESSMENTS)
