"""The rows of 附件3: each goal that is behind once, with target, actual, gap, problem and next step.

The same goal may stand in a plan as an indicator and within a task, or in one text under several
leaders; which items are one row is a rule of `domain.review.same_goals`.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from gwreport.domain.causes import Cause
from gwreport.domain.judgement.grounds import is_lost, words_of_lag, words_of_waiting
from gwreport.domain.judgement.results import Measure
from gwreport.domain.review.same_goals import Lag, is_all_of, rows_of_goals, short_of
from gwreport.domain.review.told_reasons import (
    ENDS,
    causes_told,
    next_step_in,
    problem_in,
    sentence_with,
    tells_problem,
)
from gwreport.domain.rounds import Round
from gwreport.domain.texts.letters import letters_of
from gwreport.reports.item_lines import ItemLine
from gwreport.wording.shortfalls import shortfall_words, state_words

_NO_SUBJECT = ("被", "仍", "但", "尚", "未", "也", "均", "已被", "且", "而", "还")
GAP, PROBLEM, NEXT_STEP = "差距：", "存在问题：", "下一步措施："


@dataclass(frozen=True, slots=True)
class Behind:
    """One row of 附件3: the item that it names, and those that are the same goal."""

    number: int
    line: ItemLine
    same: tuple[ItemLine, ...]
    round: Round

    @property
    def lines(self) -> tuple[ItemLine, ...]:
        """All items of the row, the named one first."""
        return (self.line, *self.same)

    @property
    def lead_units(self) -> tuple[str, ...]:
        """The lead units of all of them as printed, each once."""
        return tuple(dict.fromkeys(unit for one in self.lines for unit in one.item.lead_units))

    @property
    def units(self) -> tuple[str, ...]:
        """The lead units of all of them by their registered names, each once."""
        return tuple(dict.fromkeys(unit for one in self.lines for unit in one.leads))

    @property
    def is_confirmed(self) -> bool:
        """Whether a reviewer has confirmed the class of every one of them."""
        return all(one.is_confirmed for one in self.lines)

    @property
    def goals(self) -> tuple[Measure, ...]:
        """The goals that fall short in figures."""
        return short_of(self.line.measures)

    @property
    def shortfall(self) -> str:
        """Target, actual and gap of each goal that falls short, one after the other; "" without any."""
        return self._wanting("：")

    @property
    def gap(self) -> str:
        """The same behind a colon: no goal has one of its own, and one that is all of the item no name."""
        return self._wanting("，")

    def _wanting(self, mark: str) -> str:
        item = self.line.item
        said: list[str] = []
        for one in self.goals:
            alone = is_all_of(one, item)
            # Behind the item's name, which says the goal already, it is one of several of it.
            within = item.text if mark == "：" and not alone else ""
            label = "" if mark == "，" and alone else mark
            said.append(shortfall_words(one, self.round, label, within=within))
        # What the unit tells as its problem, or of how it stands, is not quoted a second time.
        told = f"{self.problem}\n{self.stands}"
        state = state_words(self.line.grounds)
        for one in self.line.grounds:
            if (words := one.facts.get("words", "")) and words in told:
                state = state.replace(f"（{words}）", "")
        said.append(state)
        return "；".join(words for words in dict.fromkeys(said) if words)

    @property
    def stands(self) -> str:
        """The words of the unit's text that say how the item stands; "" where figures say it."""
        # 被通报 says neither who nor why; the sentence does.
        said = [
            sentence_with(self.line.completion, one) if one.startswith(_NO_SUBJECT) else one
            for one in self._clauses
        ]
        return "；".join(dict.fromkeys(words.strip(ENDS) for words in said))

    @property
    def _clauses(self) -> list[str]:
        """The clauses by which the item is behind, else the sentences that say for what it waits."""
        # In the order in which the unit told them.
        told = sorted(
            words_of_lag(self.line.grounds),
            key=lambda one: letters_of(self.line.completion).find(letters_of(one)),
        )
        # What stands under its own head is the problem, and is told as that.
        problem = letters_of(self.problem)
        said = [
            one for one in told if not (tells_problem(one) or (letters_of(one) or "?") in problem)
        ]
        if not said and not self.problem:
            said = [
                sentence_with(self.line.completion, one)
                for one in words_of_waiting(self.line.grounds)
            ]
        return said

    @property
    def problem(self) -> str:
        """存在问题 as written into its own column, else under such a head in the text."""
        return self._own(lambda one: one.problem) or problem_in(self.line.completion)

    @property
    def next_step(self) -> str:
        """下一步措施 as written into its own column, else under such a head in the text."""
        return self._own(lambda one: one.next_step) or next_step_in(self.line.completion)

    @property
    def causes(self) -> tuple[Cause, ...]:
        """Why it is behind, the first cause told first; `Cause.UNTOLD` where nobody says."""
        return causes_told(self.problem or "；".join(self._clauses), self.line.completion)

    @property
    def is_lost(self) -> bool:
        """Whether the year's target can no longer be reached within the year."""
        return any(is_lost(one.grounds) for one in self.lines)

    @property
    def cell(self) -> str:
        """完成情况 in 附件3: the reported text verbatim, and on lines below it what it does not say."""
        written = self.line.completion
        said = letters_of(written)
        lines = [written]
        for label, words in (
            (GAP, self.gap),
            (PROBLEM, self._own(lambda one: one.problem)),
            (NEXT_STEP, self._own(lambda one: one.next_step)),
        ):
            if words and letters_of(words) not in said:
                lines.append(f"{label}{words.strip(ENDS)}。")
        return "\n".join(lines)

    def _own(self, column: Callable[[ItemLine], str]) -> str:
        return next((words for one in self.lines if (words := column(one).strip())), "")


def behind_rows(lines: Iterable[ItemLine], round_: Round) -> tuple[Behind, ...]:
    """Give the rows of 附件3 for items in the order of printing; only those that are behind count."""
    behind = [line for line in lines if line.is_behind]
    rows: list[Behind] = []
    for number, places in enumerate(rows_of_goals(map(_lag, behind)), 1):
        named, *same = (behind[place] for place in places)
        rows.append(Behind(number, named, tuple(same), round_))
    return tuple(rows)


def _lag(line: ItemLine) -> Lag:
    short = short_of(line.measures)
    return Lag(line.item.text, line.completion, short, bool(words_of_lag(line.grounds)))


def named_rows(rows: Sequence[Behind]) -> dict[str, int]:
    """Give the number of the row in which each item stands, by the item's id."""
    return {line.item.id: row.number for row in rows for line in row.lines}
