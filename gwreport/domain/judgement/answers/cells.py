"""The number cells of a unit's form (本期完成值, 同比增速), read as answers to an item's goals."""

import re
from collections.abc import Sequence
from dataclasses import replace

from gwreport.domain.judgement.answers.answers import find_answers
from gwreport.domain.judgement.answers.goal_values import Answer
from gwreport.domain.judgement.goals.goals import Goal
from gwreport.domain.judgement.results import Account
from gwreport.domain.plan.target import TargetKind
from gwreport.domain.rounds import Round
from gwreport.domain.statuses import status_named
from gwreport.domain.texts.figures import LONGEST_NUMBER
from gwreport.domain.texts.units_of_measure import SCALE, converted, unit_pattern
from gwreport.domain.texts.written_signs import with_plain_sign
from gwreport.domain.ticked_boxes import ticked_boxes

_NOTHING = re.compile(r"[\s/／—\-–－、，。.·*]*+(?:(?:无|暂无)[\s。]*+)?")
_NO_WORDS = (*"/／—-–－、，。.·*无暂 \t\n\r\u3000\xa0", "")
_NUMBER = re.compile(
    r"\s*(?P<number>[-－+]?\d{1,3}(?:,\d{3})+(?:\.\d+)?|[-－+]?\d+(?:\.\d+)?)\s*(?P<rest>.*)",
    re.DOTALL,
)
_VALUES = frozenset({TargetKind.LEVEL, TargetKind.COUNT, TargetKind.SHARE, TargetKind.RANK})
_GROWTHS = frozenset({TargetKind.GROWTH, TargetKind.QUALITATIVE})
_AT_LEAST = re.compile("以上|多|余")
_OWN_UNIT = re.compile(rf"(?:{SCALE})?(?:{unit_pattern(promised=True, told=True)})")


def is_nothing(words: str) -> bool:
    """Say whether a cell is blank or says that there is nothing: "/", 无, 暂无."""
    # Most texts begin with a word that is none of these.
    return words[:1] in _NO_WORDS and _NOTHING.fullmatch(words) is not None


def has_words(told: Account) -> bool:
    """Say whether anything was told: "/" and 无 are no data."""
    return any(not is_nothing(words) for words in (told.text, told.value, told.growth))


def as_ticked(told: Account) -> Account:
    """Give of choices with boxes (☑已完成 □未完成) what is ticked: the others are not said."""
    ticked = ticked_boxes(told.text)
    if ticked is None:
        return told
    named = status_named(ticked.text) if len(ticked.words) == 1 else None
    return replace(told, text=ticked.text, status=told.status or named)


def answers_of(told: Account, goals: Sequence[Goal], round_: Round) -> list[Answer | None]:
    """Give each goal its figure: from the number cells where they can mean only it, else the text."""
    answers = find_answers(told.text.strip(), goals, round_)
    for cell, kinds, grows in (
        (told.value, _VALUES, False),
        (told.growth, _GROWTHS, True),
    ):
        places = [place for place, goal in enumerate(goals) if goal.target.kind in kinds]
        if len(places) != 1:
            continue
        read = _cell_answer(cell, goals[places[0]], grows=grows)
        if read:
            answers[places[0]] = read
    # An indicator that grows may have its growth in the only number cell that is filled.
    growing = [place for place, goal in enumerate(goals) if goal.target.kind is TargetKind.GROWTH]
    only = len(goals) == len(growing) == 1 and answers[0] is None and not told.growth.strip()
    if only and ("%" in told.value or "％" in told.value or goals[0].falling):
        answers[0] = _cell_answer(told.value, goals[0])
    return answers


def _cell_answer(cell: str, goal: Goal, *, grows: bool = False) -> Answer | None:
    """Read a number cell in the goal's unit; None when it is blank or holds no number first.

    `grows` says that the cell holds a growth, so that a decline stands below zero in it.
    """
    signed = with_plain_sign(cell)
    found = _NUMBER.fullmatch(cell if signed == "".join(cell.split()) else signed)
    if found is None or len(found["number"]) > LONGEST_NUMBER:
        return None
    value = float(found["number"].replace(",", "").replace("－", "-"))
    unit = _OWN_UNIT.match(found["rest"])
    if (
        unit
        and goal.target.unit
        and goal.target.kind not in (TargetKind.GROWTH, TargetKind.QUALITATIVE)
    ):
        in_target = converted(value, unit[0], goal.target.unit)
        if in_target is None:
            return None
        value = in_target
    words, rest = cell.strip(), found["rest"].strip()
    own_unit = "%" if goal.target.kind is TargetKind.QUALITATIVE else goal.target.unit
    if not unit and rest in ("", "左右", "以上", "以内", "以下"):
        words = f"{found['number']}{own_unit}{rest}"
    if goal.falling and goal.target.kind is TargetKind.GROWTH and (grows or value < 0):
        value = -value
    return Answer(value, words, at_least=_AT_LEAST.search(found["rest"]) is not None)
