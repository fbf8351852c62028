"""Several plans (清单) in one workspace: each is loaded, changed and corrected on its own."""

from pathlib import Path

import pytest

from gwreport.domain.plan.named_plans import plan_part
from gwreport.domain.plan.plan import Plan
from gwreport.errors import ArgumentError, UnknownNameError
from gwreport.wording.errors import explain_error
from gwreport.workflow.keeping.check_workspace import check_workspace
from gwreport.workflow.plan.choose_plan import chosen_plan, chosen_plans
from gwreport.workflow.plan.load_plan import LoadedPlan, load_plan
from gwreport.workflow.review.correct_item import ItemChange, correct_item
from gwreport.workflow.review.record_decision import Author
from gwreport.workflow.workspace import Workspace
from tests.workflow.quarter import BREAKDOWN, LATER, NOW, load, open_office

LIVELIHOOD = """2025年区民生实事清单

1．新建口袋公园5个。
牵头领导：钱晓东；牵头单位：区城市管理局；责任单位：各镇街。
2．加装电梯60部。
牵头领导：孙立；牵头单位：区住房城乡建设委；责任单位：各镇街。
"""
PROJECTS = """2025年区重点项目清单

1．建成滨河大桥。
牵头领导：孙立；牵头单位：区住房城乡建设委；责任单位：区财政局。
"""


@pytest.fixture
def office(tmp_path: Path):
    with open_office(tmp_path) as workspace:
        yield workspace


def load_named(
    office: Workspace, folder: Path, words: str, name: str, *, trial: bool = False
) -> LoadedPlan:
    file = folder / "清单.txt"
    file.write_text(words, encoding="utf-8")
    return load_plan(office, file, now=NOW, named=name, trial=trial)


def ids(plan: Plan) -> list[str]:
    return [item.id for item in plan.items]


def test_a_list_stands_beside_the_main_plan_with_ids_of_its_own(
    office: Workspace, tmp_path: Path
) -> None:
    main = office.plan()
    loaded = load_named(office, tmp_path, LIVELIHOOD, "民生实事")
    assert (loaded.version, loaded.name, loaded.changes) == (2, "民生实事", None)
    assert ids(loaded.plan) == ["T1", "T2-2"]
    assert loaded.new_units == ("区住房城乡建设委",)
    assert plan_part(office.plan(), "") == main
    assert ids(office.plan()) == [*ids(main), "T1", "T2-2"]
    assert [one.name for one in office.plan().named] == ["民生实事"]
    assert office.plan().named[0].title == "2025年区民生实事清单"
    assert not check_workspace(office)


def test_a_second_document_of_a_name_is_its_next_version_and_changes_nothing_else(
    office: Workspace, tmp_path: Path
) -> None:
    load_named(office, tmp_path, LIVELIHOOD, "民生实事")
    load_named(office, tmp_path, PROJECTS, "重点项目")
    before = office.plan()
    words = LIVELIHOOD.replace("60部", "80部") + (
        "3．改造老旧小区9个。\n牵头领导：孙立；牵头单位：区住房城乡建设委；责任单位：各镇街。\n"
    )
    loaded = load_named(office, tmp_path, words, " 民生 实事")
    assert loaded.changes is not None
    assert (loaded.changes.new, loaded.changes.changed) == (("T3-2",), ("T2-2",))
    assert (loaded.changes.gone, loaded.changes.moved) == ((), ())
    now = office.plan()
    for name in ("", "重点项目"):
        assert plan_part(now, name) == plan_part(before, name)
    # Main first, then the lists as they first came.
    assert [item.plan_name for item in now.items] == [
        *([""] * 4),
        *(["民生实事"] * 3),
        "重点项目",
    ]


def test_the_main_plan_is_loaded_anew_and_lists_stay(office: Workspace, tmp_path: Path) -> None:
    load_named(office, tmp_path, LIVELIHOOD, "民生实事")
    before = plan_part(office.plan(), "民生实事")
    loaded = load(office, tmp_path, BREAKDOWN.replace("12条", "15条"))
    assert (loaded.changes.changed, loaded.changes.gone) == (("T3",), ())
    assert plan_part(office.plan(), "民生实事") == before
    again = load_named(office, tmp_path, BREAKDOWN, "政府工作报告", trial=True)
    assert again.name == ""
    assert again.changes is not None
    assert again.changes.changed == ("T3",)


def test_a_list_may_come_before_the_main_plan(tmp_path: Path) -> None:
    with Workspace.create(str(tmp_path / "a.gwr"), region="青禾区", year=2025, now=NOW) as office:
        load_named(office, tmp_path, LIVELIHOOD, "民生实事")
        loaded = load(office, tmp_path, BREAKDOWN)
        assert loaded.changes is None
        assert loaded.plan.title == office.plan().title == "2025年区政府工作报告目标任务分解方案"
        assert len(set(ids(office.plan()))) == 6
        assert [item.plan_name for item in office.plan().items][:4] == [""] * 4


def test_no_item_ever_gets_the_id_that_one_of_another_list_had(
    office: Workspace, tmp_path: Path
) -> None:
    load_named(office, tmp_path, LIVELIHOOD, "民生实事")
    fewer = LIVELIHOOD[: LIVELIHOOD.index("2．")]
    load_named(office, tmp_path, fewer, "民生实事")
    other = PROJECTS.replace("1．", "2．")
    assert ids(load_named(office, tmp_path, other, "重点项目").plan) == ["T2-3"]
    # It comes back in its own words, and is the one that it was.
    assert ids(load_named(office, tmp_path, LIVELIHOOD, "民生实事").plan) == ["T1", "T2-2"]


def test_an_item_of_a_list_is_corrected_and_the_correction_is_kept(
    office: Workspace, tmp_path: Path
) -> None:
    load_named(office, tmp_path, LIVELIHOOD, "民生实事")
    author = Author("周叙言", "印错了", LATER)
    correct_item(office, "T2-2", ItemChange(text="加装电梯66部。"), author)
    item = office.plan().item("T2-2")
    assert item is not None
    assert (item.text, item.plan_name) == ("加装电梯66部。", "民生实事")
    load(office, tmp_path, BREAKDOWN)
    load_named(office, tmp_path, LIVELIHOOD, "民生实事")
    item = office.plan().item("T2-2")
    assert item is not None
    assert item.text == "加装电梯66部。"


@pytest.mark.parametrize(
    "name",
    [
        *("目标任务", "主要指标", "配合任务", "填报说明", "修改说明", "选项", "标识", "督办事项"),
        *(
            "全部",
            "ＨＩＳＴＯＲＹ",
            "a/b",
            "a[1]",
            "问?",
            "'民生'",
            "民\x07生",
            "长" * 32,
            "𠮷" * 16,
        ),
    ],
)
def test_a_name_that_no_sheet_can_have_is_refused_in_one_sentence(
    office: Workspace, tmp_path: Path, name: str
) -> None:
    with pytest.raises(ArgumentError) as refused:
        load_named(office, tmp_path, LIVELIHOOD, name)
    words = explain_error(refused.value)
    assert "清单" in words
    assert "\n" not in words
    assert len(office.book.parts.plan_versions) == 1


def test_a_plan_is_found_by_its_name(office: Workspace, tmp_path: Path) -> None:
    load_named(office, tmp_path, LIVELIHOOD, "民生实事")
    assert chosen_plan(office, "民生实事") == "民生实事"
    assert chosen_plan(office, "") == chosen_plan(office, "政府工作报告") == ""
    assert chosen_plans(office, "全部") == ("", "民生实事")
    with pytest.raises(UnknownNameError) as unknown:
        chosen_plan(office, "民生实是")
    assert "没有这个清单" in explain_error(unknown.value)
    assert "民生实事" in explain_error(unknown.value)
