"""What a clerk puts right before a breakdown is stored is what is stored."""

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gwreport.domain.plan.corrections import ItemCorrection, corrected, correction_of
from gwreport.domain.plan.plan import Item, Kind, Plan
from gwreport.domain.plan.targets import read_targets
from gwreport.workflow.plan.load_plan import load_plan
from gwreport.workflow.review.correct_item import (
    ItemChange,
    correct_item,
    list_corrections,
    undo_correction,
)
from gwreport.workflow.review.record_decision import Author
from gwreport.workflow.workspace import Workspace
from tests.workflow.quarter import BREAKDOWN, NOW

_NAMES = st.lists(st.sampled_from(["赵明", "钱晓东", "区财政局"]), max_size=3).map(tuple)
_ITEMS = st.builds(
    Item,
    id=st.sampled_from(["T1", "T2", "I1", "I1-2"]),
    kind=st.sampled_from(list(Kind)),
    number=st.just("1"),
    text=st.text(max_size=12),
    parent=st.sampled_from([None, "T1", "I1"]),
    leaders=_NAMES,
    lead_units=_NAMES,
    support_units=_NAMES,
    support_text=st.text(max_size=12),
)


def task(item_id: str, text: str, **more: object) -> Item:
    whole = Item(item_id, Kind.TASK, item_id[1:], text, targets=read_targets(text))
    return replace(whole, **more)  # type: ignore[arg-type]


PLAN = Plan(
    items=(
        task("T1", "新建公园5个。", support_units=("各镇街",), support_text="各镇街  等"),
        task("T2", "整治街巷12条。", leaders=("钱晓东",)),
        task("T2-2", "其中：老街3条。", parent="T2"),
    )
)


@given(st.lists(_ITEMS, unique_by=lambda item: item.id))
def test_a_correction_that_repeats_what_was_read_changes_nothing(items: list[Item]) -> None:
    plan = Plan(items=tuple(items))
    assert corrected(plan, {item.id: correction_of(item) for item in items}) == plan


@given(st.lists(_ITEMS, unique_by=lambda item: item.id), st.sets(st.sampled_from(["T1", "I1-2"])))
def test_rows_left_out_are_gone_and_nobody_hangs_on_them(
    items: list[Item], dropped: set[str]
) -> None:
    left = corrected(Plan(items=tuple(items)), {}, dropped).items
    assert [one.id for one in left] == [one.id for one in items if one.id not in dropped]
    assert not {one.parent for one in left} & dropped


def test_every_field_of_a_correction_takes_the_place_of_what_was_read() -> None:
    right = ItemCorrection(
        Kind.GOVERNANCE, "新建公园8个。", ("周叙言",), ("区林业局",), ("各园区",)
    )
    first, second, _ = corrected(PLAN, {"T1": right}).items
    assert correction_of(first) == right
    assert first.support_text == "各园区"
    assert second == PLAN.items[1]


def test_targets_are_read_anew_of_a_corrected_text_only() -> None:
    kept = replace(PLAN.items[0], targets=())
    plan = replace(PLAN, items=(kept,))
    only_leader = replace(correction_of(kept), leaders=("赵明",))
    assert corrected(plan, {"T1": only_leader}).items[0].targets == ()
    other_text = replace(correction_of(kept), text="新建公园8个。")
    assert [one.value for one in corrected(plan, {"T1": other_text}).items[0].targets] == [8]


def test_the_printed_words_of_the_support_units_stay_unless_the_units_change() -> None:
    other_leader = replace(correction_of(PLAN.items[0]), leaders=("赵明",))
    assert corrected(PLAN, {"T1": other_leader}).items[0].support_text == "各镇街  等"


def test_a_part_of_a_row_that_is_left_out_stands_alone() -> None:
    (_, part) = corrected(PLAN, {}, {"T2"}).items
    assert (part.id, part.parent) == ("T2-2", None)


def test_corrections_of_rows_that_are_not_there_are_passed_over() -> None:
    assert corrected(PLAN, {"T9": correction_of(PLAN.items[0])}, {"T8"}) == PLAN


@pytest.fixture
def document(tmp_path: Path) -> Path:
    file = tmp_path / "方案.txt"
    file.write_text(BREAKDOWN, encoding="utf-8")
    return file


def test_what_was_corrected_in_the_trial_is_what_is_loaded(tmp_path: Path, document: Path) -> None:
    with Workspace.create(
        str(tmp_path / "a.gwr"), region="青禾区", year=2025, now=NOW
    ) as workspace:
        trial = load_plan(workspace, document, now=NOW, trial=True)
        parks, lanes = (
            next(item for item in trial.plan.items if item.text.startswith(words))
            for words in ("新建", "整治")
        )
        right = replace(
            correction_of(parks),
            text="新建口袋公园8个。",
            leaders=("钱晓东",),
            lead_units=("区林业局",),
        )
        loaded = load_plan(
            workspace, document, now=NOW, corrections={parks.id: right}, dropped={lanes.id}
        )
        stored = workspace.plan()
        assert stored == loaded.plan
        found = stored.item(parks.id)
        assert found is not None
        assert correction_of(found) == right
        assert [one.value for one in found.targets] == [8]
        assert stored.item(lanes.id) is None
        names = [unit.name for unit in workspace.registry().units]
        assert "区林业局" in names
        # The unit that only the uncorrected rows named is not entered.
        assert "区财政局" not in names


def test_nothing_is_told_of_a_row_that_was_left_out(tmp_path: Path, document: Path) -> None:
    document.write_text(
        BREAKDOWN.replace("牵头领导：钱晓东；牵头单位：区城市管理局；", ""), encoding="utf-8"
    )
    with Workspace.create(
        str(tmp_path / "a.gwr"), region="青禾区", year=2025, now=NOW
    ) as workspace:
        trial = load_plan(workspace, document, now=NOW, trial=True)
        told = {one.item for one in trial.findings if one.item}
        assert told
        loaded = load_plan(workspace, document, now=NOW, dropped=told)
        assert not told & {one.item for one in loaded.findings}
        assert not told & {item.id for item in loaded.plan.items}


def test_the_document_loaded_again_keeps_what_was_corrected_before_loading(
    tmp_path: Path, document: Path
) -> None:
    with Workspace.create(
        str(tmp_path / "a.gwr"), region="青禾区", year=2025, now=NOW
    ) as workspace:
        trial = load_plan(workspace, document, now=NOW, trial=True)
        parks = next(item for item in trial.plan.items if item.text.startswith("新建"))
        right = replace(correction_of(parks), leaders=("周叙言",))
        load_plan(workspace, document, now=NOW, corrections={parks.id: right}, who="钱晓东")
        (recorded,) = list_corrections(workspace)
        assert (recorded.decision.subject, recorded.decision.who) == (parks.id, "钱晓东")
        again = load_plan(workspace, document, now=NOW, trial=True)
        assert again.changes is not None
        assert not again.changes.any
        assert again.plan == workspace.plan()
        # What was corrected is the same function before loading and after: it can be undone.
        undo_correction(workspace, recorded.decision.number, Author("周", "没有印错", NOW))
        assert workspace.plan() == trial.plan


def test_nothing_is_told_as_missing_that_a_kept_correction_says(
    tmp_path: Path, document: Path
) -> None:
    document.write_text(
        BREAKDOWN.replace("牵头领导：钱晓东；牵头单位：区城市管理局；", ""), encoding="utf-8"
    )
    with Workspace.create(
        str(tmp_path / "a.gwr"), region="青禾区", year=2025, now=NOW
    ) as workspace:
        trial = load_plan(workspace, document, now=NOW)
        lanes = next(item for item in trial.plan.items if item.text.startswith("整治"))
        lacking = {"lead-missing", "leader-missing", "support-missing"}
        assert lacking & {one.code for one in trial.findings if one.item == lanes.id}
        change = ItemChange(lead_units=["区财政局"], leaders=["赵明"], support_units=["各镇街"])
        correct_item(workspace, lanes.id, change, Author("周", "漏印", NOW))
        again = load_plan(workspace, document, now=NOW)
        told = {one.code for one in again.findings if one.item == lanes.id}
        assert not told & lacking
