"""The rows of 附件3: each goal that is behind once, with target, actual, gap, problem and next step.

The same goal may stand in a plan as an indicator and within a task, or in one text under several
leaders. Rows are one where the text and what was reported are the same, or where all that one falls
short of is, with the same target and the same figure, among what another falls short of.
"""

import re
from collections.abc import Callable, Hashable, Iterable, Sequence
from dataclasses import dataclass, replace

from gwreport.domain.causes import Cause, causes_of
from gwreport.domain.judgement.results import Measure
from gwreport.domain.plan.plan import Kind
from gwreport.domain.review.same_goals import all_within, figure_of, plain, short_of
from gwreport.domain.rounds import Round
from gwreport.domain.statuses import status_in_words
from gwreport.domain.texts.quoting import in_one_line
from gwreport.reports.item_lines import ItemLine
from gwreport.wording.shortfalls import (
    is_lost,
    quoted_grounds,
    shortfall_words,
    state_words,
    waiting_grounds,
)

GAP, PROBLEM, NEXT_STEP = "差距：", "存在问题：", "下一步措施："
_ENDS = "。；;，, "
# What a unit wrote into its text under these heads is its problem and its next step.
_PROBLEM_HEAD = re.compile(
    "(?:存在的?(?:主要)?问题|主要问题|主要原因|滞后原因|原因)(?:是|为)?[：:]"
    "|(?<=[，。；;\n])(?:(?:主要|其)?原因[是为]|主要(?:是|由于|因为?|受))(?=[^，。；\n]{4})"
)
_NEXT_HEAD = re.compile("下一步(?:工作|措施|计划|打算)?(?:是|为)?[：:，,]")
_BECAUSE = re.compile("(?:受|因|由于)[^，。；;\n]{2,60}")


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
        said = [
            shortfall_words(one, self.round, "" if mark == "，" and self._is_all(one) else mark)
            for one in self.goals
        ]
        # What the unit tells as its problem, or of how it stands, is not quoted a second time.
        told = f"{self.problem}\n{self.stands}"
        state = state_words(self.line.grounds)
        for one in self.line.grounds:
            if (words := one.facts.get("words", "")) and words in told:
                state = state.replace(f"（{words}）", "")
        said.append(state)
        return "；".join(words for words in dict.fromkeys(said) if words)

    def _is_all(self, goal: Measure) -> bool:
        item = self.line.item
        whole = (goal.goal, f"{goal.goal}{goal.target.text}")
        return item.kind is Kind.INDICATOR or plain(item.text) in map(plain, whole)

    @property
    def stands(self) -> str:
        """The words of the unit's text that say how the item stands; "" where figures say it."""
        # In the order in which the unit told them.
        told = sorted(
            _quoted(self.line), key=lambda one: plain(self.line.completion).find(plain(one))
        )
        said = [one for one in told if not _PROBLEM_HEAD.match(one)]
        if not said and not self.problem:
            said = [self._sentence_of(one) for one in waiting_grounds(self.line.grounds)]
        return "；".join(dict.fromkeys(words.strip(_ENDS) for words in said))

    @property
    def problem(self) -> str:
        """存在问题 as written into its own column, else under such a head in the text."""
        return self._own(lambda one: one.problem) or self._in_text(_PROBLEM_HEAD, _NEXT_HEAD)

    @property
    def next_step(self) -> str:
        """下一步措施 as written into its own column, else under such a head in the text."""
        return self._own(lambda one: one.next_step) or self._in_text(_NEXT_HEAD, _PROBLEM_HEAD)

    @property
    def causes(self) -> tuple[Cause, ...]:
        """Why it is behind, the first cause told first; `Cause.UNTOLD` where nobody says."""
        told = self.problem or self.stands
        if not told:
            told = "，".join(_BECAUSE.findall(self.line.completion[:_MOST_READ]))
        return causes_of(told)

    @property
    def is_lost(self) -> bool:
        """Whether the year's target can no longer be reached within the year."""
        return any(is_lost(one.grounds) for one in self.lines)

    @property
    def cell(self) -> str:
        """完成情况 in 附件3: the reported text verbatim, and on lines below it what it does not say."""
        written = self.line.completion
        said = plain(written)
        lines = [written]
        for label, words in (
            (GAP, self.gap),
            (PROBLEM, self._own(lambda one: one.problem)),
            (NEXT_STEP, self._own(lambda one: one.next_step)),
        ):
            if words and plain(words) not in said:
                lines.append(f"{label}{words.strip(_ENDS)}。")
        return "\n".join(lines)

    def _own(self, column: Callable[[ItemLine], str]) -> str:
        return next((words for one in self.lines if (words := column(one).strip())), "")

    def _sentence_of(self, clause: str) -> str:
        sentences = re.split("[。；\n]", self.line.completion)
        return next((one for one in sentences if clause in one), clause)

    def _in_text(self, head: re.Pattern[str], end: re.Pattern[str]) -> str:
        text = in_one_line(self.line.completion)
        begins = head.search(text)
        if begins is None:
            return ""
        stops = end.search(text, begins.end())
        return text[begins.end() : stops.start() if stops else len(text)].strip(_ENDS)


# 未实现“依时序推进” and the like, in so many characters.
_LONGEST_CLASS = 16
# No cause stands behind so many characters of a text.
_MOST_READ = 4_000


def behind_rows(lines: Iterable[ItemLine], round_: Round) -> tuple[Behind, ...]:
    """Give the rows of 附件3 for items in the order of printing; only those that are behind count."""
    groups: list[Behind] = []
    by_words: dict[tuple[str, str], int] = {}
    by_figure: dict[Hashable, list[int]] = {}
    for line in lines:
        if not line.is_behind:
            continue
        words = (plain(line.item.text), plain(line.completion))
        place = by_words.get(words)
        if place is None:
            near = dict.fromkeys(
                place
                for goal in short_of(line.measures)
                for place in by_figure.get(figure_of(goal), ())
            )
            place = next((one for one in near if _one_goal(groups[one].line, line)), None)
        if place is None:
            place = len(groups)
            groups.append(Behind(place + 1, line, (), round_))
        else:
            groups[place] = _joined(groups[place], line)
        by_words.setdefault(words, place)
        for goal in short_of(line.measures):
            by_figure.setdefault(figure_of(goal), []).append(place)
    return tuple(groups)


def _joined(row: Behind, line: ItemLine) -> Behind:
    """Put an item to a row; the one that falls short of more, of equals the longer, names it."""
    other = row.line
    takes_over = other.item.text != line.item.text and _within(other, line)
    if takes_over and (not _within(line, other) or len(line.item.text) > len(other.item.text)):
        return replace(row, line=line, same=(other, *row.same))
    return replace(row, same=(*row.same, line))


def _one_goal(one: ItemLine, other: ItemLine) -> bool:
    return _within(one, other) or _within(other, one)


def _within(line: ItemLine, whole: ItemLine) -> bool:
    """Say whether all that an item falls short of is among what another does."""
    short = short_of(line.measures)
    if not short or _quoted(line):
        return False
    return all_within(short, short_of(whole.measures))


def _quoted(line: ItemLine) -> list[str]:
    """Give the clauses by which an item is behind; that it is says nothing of why."""
    return [
        words
        for words in quoted_grounds(line.grounds)
        if len(words) > _LONGEST_CLASS or not status_in_words(words)
    ]


def named_rows(rows: Sequence[Behind]) -> dict[str, int]:
    """Give the number of the row in which each item stands, by the item's id."""
    return {line.item.id: row.number for row in rows for line in row.lines}
