"""A plan is loaded, loaded again, and changed, while what was returned stays attached."""

from pathlib import Path

import pytest

from gwreport.domain.units.registry import GroupScope, UnitKind
from gwreport.errors import ArgumentError, DocumentError, StorageError, WorkspaceError
from gwreport.wording.facts import fact_words
from gwreport.workflow.output.write_report import write_report
from gwreport.workflow.plan import manage_units
from gwreport.workflow.plan.load_plan import load_plan
from gwreport.workflow.returns.collect_returns import collect_returns
from gwreport.workflow.sending.generate_workbooks import generate_workbooks
from gwreport.workflow.workspace import Workspace
from tests.workflow.quarter import (
    BREAKDOWN,
    LATER,
    NOW,
    fill,
    issue,
    load,
    open_office,
    workbook_of,
)

MORE = BREAKDOWN.replace(
    "2．新建口袋公园5个。",
    "2．举办招商活动10场。\n牵头领导：赵明；牵头单位：区招商投资局；责任单位：各镇街。\n3．新建口袋公园6个。",
).replace("3．整治背街小巷", "4．整治背街小巷")


@pytest.fixture
def office(tmp_path: Path):
    with open_office(tmp_path) as workspace:
        yield workspace


def test_the_registry_fills_itself_from_the_plan(office: Workspace) -> None:
    registry = office.registry()
    assert [unit.name for unit in registry.units] == [
        "区发展改革委",
        "区城市管理局",
        "区财政局",
        "区政府办公室",
    ]
    assert {group.name: group.scope for group in registry.groups} == {
        "区级相关部门单位": GroupScope.RELEVANT,
        "各镇街": GroupScope.ALL,
        "区级各部门单位": GroupScope.ALL,
    }


def test_the_same_plan_again_changes_nothing(office: Workspace, tmp_path: Path) -> None:
    before = office.plan()
    loaded = load(office, tmp_path, BREAKDOWN)
    assert loaded.version == 2
    assert not loaded.changes.any
    assert not loaded.new_units
    assert office.plan() == before


def test_a_changed_plan_keeps_returns_attached(office: Workspace, tmp_path: Path) -> None:
    file = fill(
        workbook_of(issue(office, tmp_path), "区城市管理局"),
        tmp_path / "1.xlsx",
        {"新建": {"完成情况": "已建成4个。"}, "整治": {"完成情况": "已整治9条。"}},
    )
    collect_returns(office, [file], now=LATER, workers=1)
    loaded = load(office, tmp_path, MORE)
    assert len(loaded.changes.new) == 1
    assert len(loaded.changes.changed) == 1
    assert len(loaded.changes.moved) == 1
    assert loaded.new_units == ("区招商投资局",)
    state = office.book.state(office.round("2025-Q3"))
    assert {one.item.text: one.text for one in state.merged if one.text} == {
        "新建口袋公园6个。": "已建成4个。",
        "整治背街小巷12条。": "已整治9条。",
    }


def test_a_trial_stores_nothing(office: Workspace, tmp_path: Path) -> None:
    file = tmp_path / "方案.txt"
    file.write_text(MORE, encoding="utf-8")
    before = office.ledger.state_hash()
    assert load_plan(office, file, now=NOW, trial=True).version == 0
    assert office.ledger.state_hash() == before


def test_a_name_near_a_registered_one_is_told_and_kept(office: Workspace, tmp_path: Path) -> None:
    loaded = load(office, tmp_path, BREAKDOWN.replace("区发展改革委", "区发展改格委"))
    told = [one for one in loaded.findings if one.code == "unit-near-registered"]
    assert [(fact_words(one)["name"], fact_words(one)["near"]) for one in told] == [
        ("区发展改格委", "区发展改革委")
    ]
    assert office.registry().find("区发展改格委") is not None


def test_a_short_form_is_told_and_an_alias_that_can_be_undone(
    office: Workspace, tmp_path: Path
) -> None:
    shorter = BREAKDOWN.replace("区发展改革委", "区发改局")
    loaded = load(office, tmp_path, shorter)
    told = [one for one in loaded.findings if one.code == "unit-short-form"]
    assert [(fact_words(one)["name"], fact_words(one)["near"]) for one in told] == [
        ("区发改局", "区发展改革委")
    ]
    assert told[0].item
    assert not loaded.new_units
    unit = office.registry().find("区发改局")
    assert unit is not None
    assert unit.name == "区发展改革委"
    parted = manage_units.part_alias(office, "区发展改革委", "区发改局", now=NOW)
    assert parted.name == "区发改局"
    assert office.unit("区发展改革委").aliases == ()
    # What was undone stays so.
    again = load(office, tmp_path, shorter)
    assert not [one for one in again.findings if one.code == "unit-short-form"]
    assert office.unit("区发改局").number == parted.number


def test_two_names_at_one_item_are_two_units_whatever_they_are_called_elsewhere(
    office: Workspace, tmp_path: Path
) -> None:
    both = BREAKDOWN.replace("责任单位：区级相关部门单位。", "责任单位：区发改局。", 1)
    assert both != BREAKDOWN
    loaded = load(office, tmp_path, both)
    assert not [one for one in loaded.findings if one.code == "unit-short-form"]
    assert office.unit("区发改局").number != office.unit("区发展改革委").number


def test_rows_of_a_registry_that_are_hidden_or_struck_are_told(
    office: Workspace, tmp_path: Path
) -> None:
    from openpyxl import Workbook
    from openpyxl.styles import Font

    book = Workbook()
    sheet = book.active
    assert sheet is not None
    for row in (["单位名称", "联系人"], ["区医保局", "甲"], ["区粮食局", "乙"], ["区档案局", "丙"]):
        sheet.append(row)
    sheet.row_dimensions[3].hidden = True
    for cell in sheet[4]:
        cell.font = Font(strike=True)
    path = tmp_path / "名录.xlsx"
    book.save(path)
    made = manage_units.import_units(office, path, now=NOW)
    assert made.added == ("区医保局",)
    assert {str(one.code) for one in made.findings} >= {"hidden-rows"}
    assert any("struck" in str(one.code) for one in made.findings)


def test_a_file_that_is_no_plan_leaves_the_workspace_as_it_is(
    office: Workspace, tmp_path: Path
) -> None:
    file = tmp_path / "x.docx"
    before = office.ledger.state_hash()
    for content in (b"", b"PK\x03\x04 broken", "只是一段话。".encode()):
        file.write_bytes(content)
        with pytest.raises(DocumentError):
            load_plan(office, file, now=NOW)
    assert office.ledger.state_hash() == before


def test_the_registry_travels_as_a_workbook(office: Workspace, tmp_path: Path) -> None:
    manage_units.add_alias(office, "区发展改革委", "区发改委", now=NOW)
    manage_units.add_unit(office, "望江街道", None, now=NOW)
    manage_units.set_group(office, "各镇街", ["望江街道"], now=NOW)
    manage_units.save_unit(
        office,
        "望江街道",
        is_new=False,
        kind=UnitKind.TOWN,
        contact="方安",
        phone="000-2",
        email="a@x.example、b@x.example",
        aliases=(),
        now=NOW,
    )
    path = manage_units.export_units(office, tmp_path / "out" / "单位名录.xlsx").path
    with Workspace.create(str(tmp_path / "b.gwr"), region="青禾区", year=2026, now=NOW) as other:
        made = manage_units.import_units(other, path, now=NOW)
        assert len(made.added) == 5
        assert other.registry().units == office.registry().units
        assert other.unit("望江街道").email == "a@x.example、b@x.example"
        members = {group.name: group.members for group in other.registry().groups}
        assert members == {"各镇街": (5,), "区级相关部门单位": (), "区级各部门单位": ()}
        again = manage_units.import_units(other, path, now=NOW)
        assert (again.added, again.changed, again.groups) == ((), (), ())


@pytest.mark.parametrize(
    "heading",
    ["邮箱", "电子邮箱", "E-mail", "EMAIL", "联系人邮箱", "电子邮箱（Email）", "邮 箱 地 址"],
)
def test_a_list_of_contacts_tells_the_units_addresses(
    office: Workspace, tmp_path: Path, heading: str
) -> None:
    import openpyxl

    book = openpyxl.Workbook()
    for row in (
        ["青禾区督查工作通讯录"],
        ["单位", "姓名", "手机", heading],
        ["区财政局", "周叙言", "000-1", "zhou@x.example"],
        ["区财政局", "方安", "000-2", "fang@x.example"],
        ["区城市管理局", "苏明川", "000-3", None],
    ):
        book.active.append(row)
    book.save(tmp_path / "通讯录.xlsx")
    for _ in range(2):
        manage_units.import_units(office, tmp_path / "通讯录.xlsx", now=NOW)
        unit = office.unit("区财政局")
        assert (unit.contact, unit.phone) == ("周叙言、方安", "000-1、000-2")
        assert unit.email == "zhou@x.example、fang@x.example"
        assert office.unit("区城市管理局").email == ""


def test_groups_are_filled_in_the_exported_list(office: Workspace, tmp_path: Path) -> None:
    import openpyxl

    path = manage_units.export_units(office, tmp_path / "单位名录.xlsx").path
    book = openpyxl.load_workbook(path)
    for row in book["分组"].iter_rows(min_row=2):
        if row[0].value == "各镇街":
            row[2].value = "区财政局、区城市管理局，区没有局"
    book.save(path)
    made = manage_units.import_units(office, path, now=NOW)
    assert made.groups == ("各镇街",)
    assert made.unknown == ("区没有局",)
    group = office.registry().group("各镇街")
    assert group is not None
    assert group.members == (3, 2)


def test_an_alias_takes_over_the_entry_that_the_plan_made(
    office: Workspace, tmp_path: Path
) -> None:
    load(office, tmp_path, BREAKDOWN.replace("区财政局", "区财政部门"))
    assert office.registry().find("区财政部门") is not None
    unit = manage_units.add_alias(office, "区财政局", "区财政部门", now=NOW)
    found = office.registry().find("区财政部门")
    assert found is not None
    assert found.name == unit.name == "区财政局"
    generated = issue(office, tmp_path)
    assert "区财政局" in {one.unit for one in generated.workbooks}
    assert "区财政部门" not in {one.unit for one in generated.workbooks}


def test_what_is_known_of_two_units_that_are_one_is_kept(office: Workspace, tmp_path: Path) -> None:
    load(office, tmp_path, BREAKDOWN.replace("区财政局", "区财政部门"))
    known = {"kind": UnitKind.DEPARTMENT, "aliases": (), "now": NOW}
    manage_units.save_unit(
        office,
        "区财政部门",
        is_new=False,
        contact="苏明川",
        phone="000-1",
        email="a@x.example",
        **known,
    )
    unit = manage_units.add_alias(office, "区财政局", "区财政部门", now=NOW)
    assert (unit.contact, unit.phone) == ("苏明川", "000-1")
    manage_units.add_unit(office, "区国库中心", None, now=NOW)
    manage_units.save_unit(
        office,
        "区国库中心",
        is_new=False,
        contact="方安",
        phone="000-1",
        email="b@x.example",
        **known,
    )
    unit = manage_units.add_alias(office, "区财政局", "区国库中心", now=NOW)
    assert (unit.contact, unit.phone) == ("苏明川、方安", "000-1")
    assert unit.email == "a@x.example、b@x.example"


def test_a_list_without_unit_names_is_refused(office: Workspace, tmp_path: Path) -> None:
    import openpyxl

    book = openpyxl.Workbook()
    book.active.append(["姓名", "电话"])
    book.save(tmp_path / "x.xlsx")
    with pytest.raises(ArgumentError):
        manage_units.import_units(office, tmp_path / "x.xlsx", now=NOW)


def test_a_word_means_one_thing(office: Workspace) -> None:
    before = office.ledger.state_hash()
    for refused in (
        lambda: manage_units.add_alias(office, "区财政局", "各镇街", now=NOW),
        lambda: manage_units.set_group(office, "区财政局", ["区发展改革委"], now=NOW),
        lambda: manage_units.add_unit(office, "区财政局", None, now=NOW),
        lambda: manage_units.add_unit(office, "各镇街", None, now=NOW),
    ):
        with pytest.raises(ArgumentError):
            refused()
    assert office.ledger.state_hash() == before


def test_chosen_units_and_a_zip(office: Workspace, tmp_path: Path) -> None:
    import zipfile

    made = generate_workbooks(
        office, "2025-Q3", tmp_path / "a", now=NOW, units=["区财政局"], zipped=True
    )
    assert [one.unit for one in made.workbooks] == ["区财政局"]
    assert made.archive is not None
    with zipfile.ZipFile(made.archive) as archive:
        assert archive.namelist() == [made.workbooks[0].path.name, "发放清单.xlsx"]
        assert archive.read(made.workbooks[0].path.name) == made.workbooks[0].path.read_bytes()


def test_a_folder_that_cannot_be_is_told_before_anything_is_issued(
    office: Workspace, tmp_path: Path
) -> None:
    file = tmp_path / "file"
    file.write_text("", encoding="utf-8")
    with pytest.raises(StorageError):
        generate_workbooks(office, "2025-Q3", file / "a", now=NOW)
    assert office.ledger.issues() == []


def test_a_round_that_was_not_issued_has_no_report(office: Workspace, tmp_path: Path) -> None:
    with pytest.raises(WorkspaceError):
        write_report(office, "2025-Q2", tmp_path)
