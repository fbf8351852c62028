"""Every option can be set, shows where it is used, and can be given back."""

import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from gwreport.errors import ArgumentError
from gwreport.settings import declared
from gwreport.workflow import manage_units
from gwreport.workflow.change_settings import change_settings
from gwreport.workflow.workspace import Workspace
from gwreport.workflow.write_report import write_report
from tests.workflow.quarter import NOW, issue, open_office, workbook_of


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Workspace]:
    with open_office(tmp_path) as workspace:
        manage_units.set_group(workspace, "各镇街", ["区财政局"], now=NOW)
        yield workspace


def words(path: Path, sheet: str) -> list[str]:
    import openpyxl

    book: Any = openpyxl.load_workbook(path)
    return [str(cell.value) for row in book[sheet].iter_rows() for cell in row if cell.value]


def guide(office: Workspace, folder: Path) -> str:
    return "\n".join(words(workbook_of(issue(office, folder), "区城市管理局"), "填报说明"))


def password(office: Workspace, folder: Path) -> str:
    with zipfile.ZipFile(workbook_of(issue(office, folder), "区城市管理局")) as archive:
        sheets = [name for name in archive.namelist() if name.startswith("xl/worksheets/")]
        tags = [archive.read(name).decode().partition("<sheetProtection")[2] for name in sheets]
    return str(["password=" in tag.partition("/>")[0] for tag in tags if tag])


def sheets(office: Workspace, folder: Path) -> str:
    import openpyxl

    return str(openpyxl.load_workbook(workbook_of(issue(office, folder), "区财政局")).sheetnames)


def annex(name: str) -> Callable[[Workspace, Path], str]:
    def shown(office: Workspace, folder: Path) -> str:
        issue(office, folder)
        report = write_report(office, "2025-Q3", folder / "报告").outputs[0]
        return "\n".join(words(report, name))

    return shown


# Where each option shows: the value set, what looks there, the words before and after.
EFFECTS: dict[str, tuple[str, Callable[[Workspace, Path], str], str, str]] = {
    "office": ("区政府督查室", guide, "报送期限", "区政府督查室"),
    "return_to": (
        "政务邮箱 dcs@example.invalid",
        guide,
        "报送期限",
        "政务邮箱 dcs@example.invalid",
    ),
    "sheet_password": ("1234", password, "False", "True"),
    "ask_support": ("是", sheets, "目标任务", "配合任务"),
    "annex1_title": (
        "{year}年{period}{region}指标",
        annex("附件1"),
        "前三季度政府工作报告主要指标任务完成情况",
        "2025年前三季度青禾区指标",
    ),
    "annex2_title": (
        "{year}年{period}{region}任务",
        annex("附件2"),
        "前三季度区政府各分管领导牵头目标任务完成情况",
        "2025年前三季度青禾区任务",
    ),
    "annex3_title": (
        "{region}落后任务",
        annex("附件3"),
        "前三季度未实现“依时序推进”目标任务",
        "青禾区落后任务",
    ),
    "leader_headings": ("是", annex("附件2"), "新建口袋公园5个。", "牵头领导：钱晓东"),
    "missing_text": ("（未报）", annex("附件2"), "（未报送）", "（未报）"),
}


def test_every_option_has_its_row_here() -> None:
    assert set(EFFECTS) == {option.key for option in declared.ALL}


@pytest.mark.parametrize("key", EFFECTS)
def test_an_option_shows_where_it_is_used(office: Workspace, tmp_path: Path, key: str) -> None:
    value, look, before, after = EFFECTS[key]
    shown = look(office, tmp_path / "1")
    assert before in shown
    assert after not in shown
    change_settings(office, {key: value}, now=NOW)
    assert after in look(office, tmp_path / "2")


@pytest.mark.parametrize(
    "option", [one for one in declared.ALL if isinstance(one.default, str)], ids=lambda one: one.key
)
def test_a_text_left_blank_is_the_default_again(
    office: Workspace, option: declared.Option[str]
) -> None:
    change_settings(office, {option.key: "别的"}, now=NOW)
    assert office.settings.text(option) == "别的"
    change_settings(office, {option.key: ""}, now=NOW)
    assert office.settings.text(option) == option.default
    assert office.settings.words(option) == option.default


@pytest.mark.parametrize(
    "values",
    [
        {"none": "x"},
        {"leader_headings": "也许"},
        {"leader_headings": ""},
        {"missing_text": "（未报）", "none": "x"},
        {"missing_text": "（未报）", "ask_support": "yes"},
    ],
    ids=str,
)
def test_one_bad_value_leaves_all_as_they_were(office: Workspace, values: dict[str, str]) -> None:
    with pytest.raises(ArgumentError):
        change_settings(office, values, now=NOW)
    assert office.settings.stored == {}
