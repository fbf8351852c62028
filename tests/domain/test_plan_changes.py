"""A later version of the plan keeps the identity of its items."""

import pytest

from gwreport.domain.plan.changes import keep_identity
from gwreport.domain.plan.plan import Item, ItemIds, Kind, Plan, id_order


def item(item_id: str, number: str, text: str, **more: object) -> Item:
    return Item(item_id, Kind.TASK, number, text, **more)  # pyright: ignore[reportArgumentType]


OLD = Plan(items=(item("T1", "1", "甲"), item("T2", "2", "乙"), item("T3", "3", "丙")))


def test_renumbered_item_keeps_its_id():
    new = Plan(items=(item("T1", "1", "新的"), item("T2", "2", "甲"), item("T3", "3", "乙")))
    kept, changes = keep_identity(OLD, new)
    assert [(one.id, one.text) for one in kept.items][1:] == [("T1", "甲"), ("T2", "乙")]
    assert changes.moved == ("T1", "T2")
    assert changes.gone == ("T3",)
    assert len(changes.new) == 1
    assert changes.new[0] not in {"T1", "T2", "T3"}


def test_edited_text_under_the_same_number_is_a_change():
    new = Plan(items=(item("T1", "1", "甲，改了"), item("T2", "2", "乙"), item("T3", "3", "丙")))
    kept, changes = keep_identity(OLD, new)
    assert [one.id for one in kept.items] == ["T1", "T2", "T3"]
    assert changes.changed == ("T1",)
    assert not changes.new
    assert not changes.gone


def test_same_plan_changes_nothing():
    kept, changes = keep_identity(OLD, OLD)
    assert kept == OLD
    assert not changes.any


def test_parts_follow_their_parent():
    old = Plan(items=(item("T1", "1", "甲"), item("T2", "2", "其中", parent="T1")))
    new = Plan(
        items=(item("T1", "1", "零"), item("T2", "2", "甲"), item("T3", "3", "其中", parent="T2"))
    )
    kept, _ = keep_identity(old, new)
    assert kept.items[2].id == "T2"
    assert kept.items[2].parent == "T1"


def test_other_words_under_the_same_number_are_another_item():
    new = Plan(
        items=(item("T1", "1", "甲"), item("T2", "2", "新建口袋公园"), item("T3", "3", "丙"))
    )
    kept, changes = keep_identity(OLD, new)
    assert changes.gone == ("T2",)
    assert kept.items[1].id == changes.new[0] not in {"T1", "T2", "T3"}


def test_an_edited_text_that_moved_is_still_the_same_item():
    old = Plan(items=(item("T1", "1", "新建口袋公园5个。"), item("T2", "2", "整治背街小巷12条。")))
    new = Plan(items=(item("T1", "1", "整治背街小巷15条。"), item("T2", "2", "新建口袋公园6个。")))
    kept, changes = keep_identity(old, new)
    assert [one.id for one in kept.items] == ["T2", "T1"]
    assert changes.changed == ("T2", "T1")


@pytest.mark.parametrize(
    ("number", "item_id"),
    [
        ("17", "T17"),
        ("3-2", "T3-2"),
        ("一", "T1"),
        ("十", "T10"),
        ("二十三", "T23"),
        ("1.1", "T1.1"),
    ],
)
def test_an_id_can_be_typed_whatever_the_number_is_printed_in(number, item_id):
    assert ItemIds().new(Kind.TASK, number) == item_id


def test_of_two_texts_equally_near_that_of_the_same_number_is_the_one() -> None:
    old = Plan(items=(item("T1", "1", "新建公园甲座"), item("T2", "2", "新建公园乙座")))
    kept, _ = keep_identity(old, Plan(items=(item("X", "2", "新建公园丙座"),)))
    assert [one.id for one in kept.items] == ["T2"]


def test_the_same_number_makes_up_for_little() -> None:
    kept, changes = keep_identity(OLD, Plan(items=(item("X", "1", "举办马拉松比赛"),)))
    assert [one.id for one in kept.items] not in (["T1"], ["T2"], ["T3"])
    assert changes.new


@pytest.mark.parametrize(
    ("printed", "written"),
    [
        ("十二", "T12"),
        ("二十", "T20"),
        ("二十一", "T21"),
        ("十", "T10"),
        ("七", "T7"),
        ("一百", "T一百"),
    ],
)
def test_a_number_in_chinese_is_typed_in_figures(printed: str, written: str) -> None:
    assert ItemIds().new(Kind.TASK, printed) == written


def test_a_number_printed_again_gets_a_number_of_its_own() -> None:
    ids = ItemIds()
    ids.reserve("T1-2")
    assert [ids.new(Kind.TASK, "1") for _ in range(3)] == ["T1", "T1-3", "T1-4"]


def test_ids_stand_in_the_order_of_the_annexes():
    ids = ["G2", "T10", "I3", "T2-9", "T2", "T2-10", "G10", "I21"]
    ordered = ["I3", "I21", "T2", "T2-9", "T2-10", "T10", "G2", "G10"]
    assert sorted(ids, key=id_order) == ordered
