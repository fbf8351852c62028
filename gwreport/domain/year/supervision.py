"""Supervision (督办): at which level an item behind schedule is to be answered for, and how its answer stands."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from gwreport.domain.decisions.decisions import Decision, DecisionKind, in_force
from gwreport.domain.decisions.supervision import AnswerDecision, AnswerVerdict, read_answer
from gwreport.domain.form.columns import Field
from gwreport.domain.merging.words import newest_words
from gwreport.domain.returns.issues import AskedRow, Issue
from gwreport.domain.returns.returns import MERGED_OUTCOMES, Entry, Submission
from gwreport.domain.rounds import Round
from gwreport.domain.statuses import IS_BEHIND, Status
from gwreport.domain.texts.fillers import is_filler

ANSWER_FIELDS = (Field.MEASURE, Field.LIMIT, Field.PERSON)


class Colour(StrEnum):
    """The light of a level (亮灯), the least first."""

    BLUE = "blue"
    YELLOW = "yellow"
    ORANGE = "orange"
    RED = "red"


@dataclass(frozen=True, slots=True)
class Level:
    """One line of the office's table: what a level is called, its light, and from when it holds.

    `run` is the number of rounds without a break in which the item was behind, 0 where that does
    not bring it here; `stalled` that an item which stands still is here at once.
    """

    name: str
    colour: Colour
    run: int = 0
    stalled: bool = False


# First 提醒, twice running 督办, three times or standing still 约谈建议.
SHIPPED = (
    Level("提醒", Colour.BLUE, 1),
    Level("督办", Colour.ORANGE, 2),
    Level("约谈建议", Colour.RED, 3, stalled=True),
)


# A level that is named so is proposed to those above, and is not told to a unit.
_PROPOSED = "建议"


@dataclass(frozen=True, slots=True)
class Ground:
    """Why an item is at its level: how many rounds it was behind without a break, and since which.

    `to_unit` names the level that a unit is told: the item's own, of what is only proposed to those above
    (约谈建议) the gravest before it; "" where there is none.
    """

    level: Level
    run: int
    since: Round
    is_stalled: bool
    to_unit: str = ""


def ground_of(classes: Sequence[tuple[Round, Status]], levels: Sequence[Level]) -> Ground | None:
    """Say at which level an item is: the last line of the table that fits; None where none does.

    `classes` are those of a round and of the rounds before it in the same year, the newest first. One of
    which nothing is known breaks the run as one that is on schedule does: nobody is put down as
    behind for what is not known.
    """
    run = 0
    for _, status in classes:
        if status not in IS_BEHIND:
            break
        run += 1
    if not run:
        return None
    is_stalled = classes[0][1] is Status.STALLED
    fitting = [
        one for one in levels if (one.run and run >= one.run) or (one.stalled and is_stalled)
    ]
    if not fitting:
        return None
    level = fitting[-1]
    return Ground(level, run, classes[run - 1][0], is_stalled, _told_to_unit(level, levels))


def _told_to_unit(level: Level, levels: Sequence[Level]) -> str:
    lighter = levels[: levels.index(level) + 1]
    told = [one.name for one in lighter if not one.name.endswith(_PROPOSED)]
    return told[-1] if told else ""


class AnswerState(StrEnum):
    """How a unit's answer on one item stands."""

    WAITING = "waiting"  # nothing came
    INCOMPLETE = "incomplete"  # a cell that must be answered is blank
    ANSWERED = "answered"  # all cells are filled; nobody has looked at it yet
    ACCEPTED = "accepted"
    SENT_BACK = "sent_back"
    LIFTED = "lifted"  # nothing need be answered any more


# The answer is missing, or was sent back.
IS_OPEN = frozenset({AnswerState.WAITING, AnswerState.INCOMPLETE, AnswerState.SENT_BACK})
# A clerk's verdict counts.
_DECIDED = frozenset({AnswerState.ACCEPTED, AnswerState.SENT_BACK, AnswerState.LIFTED})
IS_ANSWERED = frozenset({AnswerState.ANSWERED, AnswerState.ACCEPTED})


@dataclass(frozen=True, slots=True)
class Supervised:
    """One item that one unit is to answer for, and how that stands.

    `answer` are the newest words of the unit, None where it wrote none; `file` is the newest file in
    which they stand. `decision` is the clerk's that counts for the state, None for none.
    """

    code: str
    unit: str
    asked: AskedRow
    issued_at: datetime
    deadline: date | None
    state: AnswerState
    answer: Entry | None = None
    file: Submission | None = None
    decision: Decision | None = None

    @property
    def item(self) -> str:
        """The id of the item that is named."""
        return self.asked.item

    @property
    def items(self) -> tuple[str, ...]:
        """The ids of all items that the answer is upon."""
        return (self.asked.item, *self.asked.same)

    @property
    def is_open(self) -> bool:
        """Whether an answer is still to come."""
        return self.state in IS_OPEN

    def is_overdue(self, today: date) -> bool:
        """Whether its answer should be here by now and is not."""
        return self.is_open and self.deadline is not None and today > self.deadline


def supervised(
    issues: Iterable[Issue], submissions: Iterable[Submission], decisions: Iterable[Decision]
) -> list[Supervised]:
    """Say how every item stands that was put under supervision in one round, in the order of sending.

    `issues` are those of the supervision, oldest first, `submissions` what came of it, in the order
    of their numbers, `decisions` those upon it. What was asked again stands as it was asked last.
    """
    asked: dict[tuple[str, str], tuple[Issue, AskedRow]] = {}
    for issue in issues:
        for workbook in issue.workbooks:
            for row in workbook.asked:
                asked[workbook.unit, row.item] = issue, row
    came = [one for one in submissions if one.outcome in MERGED_OUTCOMES]
    words = newest_words(entry for one in came for entry in one.entries)
    files = newest_files(came)
    decided = {
        (read_answer(one.value).unit, one.subject): one
        for one in in_force(decisions)
        if one.kind is DecisionKind.ANSWER
    }
    found: list[Supervised] = []
    for (unit, item), (issue, row) in asked.items():
        answer, file = words.get((unit, item)), files.get((unit, item))
        decision = decided.get((unit, item))
        state = _state(answer, file, read_answer(decision.value) if decision else None)
        found.append(
            Supervised(
                issue.round,
                unit,
                row,
                issue.issued_at,
                issue.deadline,
                state,
                answer if file else None,
                file,
                decision if state in _DECIDED else None,
            )
        )
    return found


def newest_files(submissions: Iterable[Submission]) -> dict[tuple[str, str], Submission]:
    """Give the merged file in which a unit last said something new of an item, by unit and item.

    What is only said again is no other answer.
    """
    found: dict[tuple[str, str], Submission] = {}
    said: dict[tuple[str, str], dict[str, str]] = {}
    for one in submissions:
        if one.outcome not in MERGED_OUTCOMES:
            continue
        for entry in one.entries:
            key = entry.unit, entry.item
            known = said.setdefault(key, {})
            new = {part: text for part in entry.cells if (text := entry.text(part).strip())}
            if new.items() - known.items():
                known |= new
                found[key] = one
    return found


def _state(
    answer: Entry | None, file: Submission | None, decided: AnswerDecision | None
) -> AnswerState:
    if decided and decided.verdict is AnswerVerdict.LIFTED:
        return AnswerState.LIFTED
    if file is None or answer is None:
        return AnswerState.WAITING
    # What came since is another answer, upon which nobody has decided.
    if decided and decided.submission >= file.number:
        if decided.verdict is AnswerVerdict.SENT_BACK:
            return AnswerState.SENT_BACK
        return AnswerState.ACCEPTED
    return AnswerState.ANSWERED if _is_whole(answer) else AnswerState.INCOMPLETE


def _is_whole(answer: Entry) -> bool:
    # 无 and 同上 answer nothing.
    texts = (answer.text(part) for part in ANSWER_FIELDS)
    return all(text.strip() and not is_filler(text) for text in texts)


def standing_at(rows: Iterable[Supervised], code: str) -> list[Supervised]:
    """Give what of the year's supervision concerns a round: its own, and what is open from before.

    `rows` are those of this and of earlier rounds, oldest first; `code` is that of the round's
    supervision. What was put under supervision again stands there in its newest form alone.
    """
    newest = {(one.unit, item): one for one in rows for item in one.items}
    kept = {id(one) for one in newest.values()}
    return [one for one in rows if id(one) in kept and (one.code == code or one.is_open)]


@dataclass(frozen=True, slots=True)
class SupervisionCounts:
    """How many items are under supervision: `open` and `answered`, each once, and those overdue."""

    open: int
    answered: int
    overdue: int = 0


def count_supervision(rows: Sequence[Supervised], *, today: date) -> SupervisionCounts:
    """Count items; one that several units answer is answered when all of them have."""
    waiting = {item for one in rows if one.is_open for item in one.items}
    answered = {item for one in rows if one.state in IS_ANSWERED for item in one.items}
    overdue = {item for one in rows if one.is_overdue(today) for item in one.items}
    return SupervisionCounts(len(waiting), len(answered - waiting), len(overdue))


@dataclass(frozen=True, slots=True)
class LevelCount:
    """What is open at one level: how many items wait for an answer, how many of them are overdue.

    `first` is the id of one of them, an overdue one where there is one.
    """

    level: str
    colour: Colour
    open: int
    overdue: int
    first: str


def open_by_level(rows: Iterable[Supervised], *, today: date) -> tuple[LevelCount, ...]:
    """Count the items whose answer is still to come by the level that they were asked at, the least first."""
    found: dict[tuple[str, Colour], list[Supervised]] = {}
    for one in rows:
        if one.is_open:
            found.setdefault((one.asked.level, Colour(one.asked.colour)), []).append(one)
    order = [*Colour]
    counts: list[LevelCount] = []
    for (level, colour), waiting in found.items():
        late = [one for one in waiting if one.is_overdue(today)]
        numbers = (len({item for one in some for item in one.items}) for some in (waiting, late))
        counts.append(LevelCount(level, colour, *numbers, first=(late or waiting)[0].item))
    return tuple(sorted(counts, key=lambda one: (order.index(one.colour), one.level)))


def to_accept(rows: Iterable[Supervised]) -> int:
    """Count the items upon whose answer nobody has decided yet."""
    return len({i for one in rows if one.state is AnswerState.ANSWERED for i in one.items})
