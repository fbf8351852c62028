"""The rows of a draft while a clerk goes through them."""

from gwreport.domain.drafting.commitments import Commitment
from gwreport.domain.drafting.drafted import DraftedItem, RowState
from gwreport.domain.drafting.sheet import DraftSheet
from gwreport.domain.drafting.suggestions import Suggestion
from gwreport.domain.plan.plan import Kind


def row(text: str, *scores: float) -> DraftedItem:
    made = Commitment(text, f"{text}。", Kind.TASK)
    suggested = tuple(Suggestion(f"第{at}局", score, "往年") for at, score in enumerate(scores, 1))
    return DraftedItem(made, suggested)


SURE, UNSURE, BARE = row("甲", 0.6, 0.2, 0.1), row("乙", 0.2, 0.1), row("丙")


def sheet() -> DraftSheet:
    return DraftSheet((SURE, UNSURE, BARE))


def test_a_choice_counts_before_what_is_suggested_and_an_empty_one_too() -> None:
    assert [one.state for one in sheet().rows] == [
        RowState.SUGGESTED,
        RowState.OPEN,
        RowState.OPEN,
    ]
    chosen = SURE.choosing(2)
    assert (chosen.lead_units, chosen.state) == (("第2局",), RowState.DECIDED)
    assert UNSURE.choosing(3) == UNSURE
    assert BARE.choosing(1) == BARE
    assert row(" ", 0.6).state is RowState.DROPPED


def test_each_change_is_taken_back_and_made_again_at_its_row() -> None:
    made = sheet()
    made.put(1, UNSURE.choosing(1))
    made.put(0, SURE.choosing(3))
    assert made.undo() == 0
    assert made.undo() == 1
    assert made.undo() is None
    assert made.rows == sheet().rows
    assert made.redo() == 1
    assert made.rows[1].lead_units == ("第1局",)
    made.put(2, row("丁"))
    assert not made.can_redo


def test_keys_typed_in_one_field_are_one_change() -> None:
    made = sheet()
    for words in ("甲1", "甲12", "甲123"):
        made.put(0, row(words), name="text 0")
    made.put(1, row("乙1"), name="text 1")
    assert made.undo() == 1
    assert made.rows[0].commitment.text == "甲123"
    assert made.undo() == 0
    assert made.rows == sheet().rows
    made.put(0, row("甲9"), name="text 0")
    assert made.undo() == 0
    assert made.rows == sheet().rows


def test_what_is_sure_is_accepted_at_once_and_the_rest_waits() -> None:
    made = sheet()
    assert made.accept_suggested() == 1
    assert [one.state for one in made.rows] == [RowState.DECIDED, RowState.OPEN, RowState.OPEN]
    assert made.next_open(0) == 1
    assert made.next_open(2) == 1
    made.undo()
    assert made.count(RowState.SUGGESTED) == 1


def test_a_row_parted_in_two_takes_one_place_and_gives_it_back() -> None:
    made = sheet()
    made.put(1, row("乙一"), row("乙二"))
    assert [one.commitment.text for one in made.rows] == ["甲", "乙一", "乙二", "丙"]
    made.put(1, UNSURE, removed=2)
    assert made.rows == sheet().rows
