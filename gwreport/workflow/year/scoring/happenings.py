"""What happened in a round that rules of scoring may count, each with the file and decision it stands on."""

from collections.abc import Iterator
from datetime import date

from gwreport.domain.decisions.scoring import ScoreRuleKind
from gwreport.domain.findings.codes.checks import CheckCode
from gwreport.domain.form.columns import Field
from gwreport.domain.merging.send_backs import standing_send_backs
from gwreport.domain.returns.returns import MERGED_OUTCOMES, Outcome, Submission
from gwreport.domain.review.round_state import RoundState
from gwreport.domain.statuses import Status, Timeliness, UnitState
from gwreport.domain.texts.fillers import is_filler
from gwreport.domain.year.scores import Happening
from gwreport.reports.data import ReportData
from gwreport.reports.item_lines import ItemLine
from gwreport.reports.unit_lines import UnitLine
from gwreport.wording.names import status_name
from gwreport.workflow.rounds.check_entries import check_entries, switched_off
from gwreport.workflow.workspace import Workspace
from gwreport.workflow.year.scoring.closing_happenings import closed_in_time
from gwreport.workflow.year.supervision_happenings import answers_to_supervision

_CAME = MERGED_OUTCOMES | {Outcome.HELD, Outcome.SUPERSEDED}
_COPIED = (CheckCode.TEXT_COPIED, CheckCode.TEXT_COPIED_YEAR)
_NOT_READ = {
    UnitState.REFUSED: "报来的文件没能读取",
    UnitState.BLANK: "报来的是空表，一个字也没有写",
}


def round_happenings(
    workspace: Workspace, state: RoundState, data: ReportData, today: date
) -> tuple[Happening, ...]:
    """Find what happened in a round, sort by sort, units in the registry's order."""
    finder = _Finder(state, data)
    return (
        *finder.returns(),
        *finder.send_backs(),
        *finder.blanks(),
        *_copied(workspace, finder),
        *finder.behind(),
        *closed_in_time(workspace, state),
        *answers_to_supervision(workspace, state, today),
    )


class _Finder:
    def __init__(self, state: RoundState, data: ReportData) -> None:
        self.state, self._data = state, data
        self._came: dict[str, list[Submission]] = {}
        for one in state.submissions:
            if one.outcome is not Outcome.DUPLICATE:
                self._came.setdefault(one.supposed_unit or one.unit, []).append(one)

    def number(self, unit: str) -> int:
        """Give a unit's number; 0 for a name that stands in no registry."""
        found = self.state.registry.find(unit)
        return found.number if found else 0

    def returns(self) -> Iterator[Happening]:
        """Tell which units returned late, and which nothing."""
        for line in self._data.units:
            came = self._came.get(line.unit, [])
            if line.timeliness is Timeliness.LATE:
                yield from self._late(line, came)
            elif line.timeliness is Timeliness.NOT_RETURNED:
                words = _NOT_READ.get(line.state, "")
                file = came[-1] if came and words else None
                yield Happening(
                    ScoreRuleKind.MISSING,
                    self.number(line.unit),
                    file=file.source.name if file else "",
                    submission=file.number if file else 0,
                    at=file.received_at if file else line.deadline,
                    due=line.deadline,
                    words=words,
                )

    def _late(self, line: UnitLine, came: list[Submission]) -> Iterator[Happening]:
        first = next(one for one in came if one.outcome in _CAME)
        assert line.deadline is not None
        days = (first.received_at.date() - line.deadline).days
        for kind in (ScoreRuleKind.LATE, ScoreRuleKind.LATE_DAYS):
            yield Happening(
                kind,
                self.number(line.unit),
                cases=days if kind is ScoreRuleKind.LATE_DAYS else 1,
                file=first.source.name,
                submission=first.number,
                at=first.received_at,
                due=line.deadline,
                words=str(days),
            )

    def send_backs(self) -> Iterator[Happening]:
        """Tell of every sending back that was not undone, oldest first."""
        for decision, sent in standing_send_backs(self.state.decisions):
            file = self.version(decision.subject, sent.version)
            yield Happening(
                ScoreRuleKind.RETURNED,
                self.number(decision.subject),
                str(decision.number),
                items=tuple(dict.fromkeys(one.item for one in sent.questions)),
                file=file.source.name if file else "",
                submission=file.number if file else 0,
                at=decision.at,
                decision=decision.number,
                words=f"第 {sent.number} 次退回修改，{len(sent.questions)} 处",
            )

    def version(self, unit: str, version: int = 0) -> Submission | None:
        """Give that version of a unit's return, by default the newest that is merged."""
        merged = [one for one in self._came.get(unit, []) if one.outcome in MERGED_OUTCOMES]
        if version:
            every = (one for one in self._came.get(unit, []) if one.version == version)
            return next(every, None)
        return merged[-1] if merged else None

    def blanks(self) -> Iterator[Happening]:
        """Tell which items a unit that returned has left blank, of those that it leads."""
        lines = {line.item.id: line for line in self._data.lines}
        asked = self.state.issued_items()
        for unit in self._data.units:
            # Of a file that waits for a decision nobody knows yet what counts.
            if unit.timeliness is Timeliness.NOT_RETURNED or unit.state is UnitState.HELD:
                continue
            for item in asked.get(unit.unit, ()):
                line = lines.get(item)
                if line is None or unit.unit not in line.leads:
                    continue
                words = _completion(line, unit.unit)
                if words.strip() and not is_filler(words):
                    continue
                file = self.version(unit.unit)
                yield Happening(
                    ScoreRuleKind.BLANK,
                    self.number(unit.unit),
                    item,
                    items=(item,),
                    file=file.source.name if file else "",
                    submission=file.number if file else 0,
                    at=file.received_at if file else None,
                    words=words.strip(),
                )

    def _told_in(self, line: ItemLine, unit: str) -> Submission | None:
        # The unit's own file, where it wrote of the item; else that of the text that is judged.
        if _completion(line, unit).strip():
            return self.version(unit)
        return next((one.file for one in line.sources), None)

    def behind(self) -> Iterator[Happening]:
        """Tell of each goal that is behind or stalled, once for each unit that leads it."""
        for row in self._data.behind_rows:
            for unit in row.units:
                own = [line for line in row.lines if unit in line.leads]
                named = next((line for line in own if line.status is Status.STALLED), own[0])
                kind = ScoreRuleKind.BEHIND
                if named.status is Status.STALLED:
                    kind = ScoreRuleKind.STALLED
                decision = named.merged.status_decision
                file = self._told_in(named, unit)
                yield Happening(
                    kind,
                    self.number(unit),
                    named.item.id,
                    items=(named.item.id, *(one.item.id for one in own if one is not named)),
                    file=file.source.name if file else "",
                    submission=file.number if file else 0,
                    at=decision.at if decision else file.received_at if file else None,
                    decision=decision.number if decision else 0,
                    is_proposed=decision is None,
                    words=status_name(named.status, self.state.round),
                )


def _completion(line: ItemLine, unit: str) -> str:
    entries = (*line.merged.entries, *line.merged.others)
    return next((one.completion for one in entries if one.unit == unit), "")


def _copied(workspace: Workspace, finder: _Finder) -> Iterator[Happening]:
    """Tell of texts taken over from before; one that a reviewer accepted is none."""
    off = switched_off(workspace)
    checked = check_entries(workspace.book, finder.state, off)
    entries = {
        (entry.unit, merged.item.id): entry
        for merged in finder.state.merged
        for entry in merged.entries
    }
    for item, findings in checked.by_item.items():
        for unit in dict.fromkeys(one.unit for one in findings if one.code in _COPIED):
            file = finder.version(unit)
            entry = entries.get((unit, item))
            yield Happening(
                ScoreRuleKind.COPIED,
                finder.number(unit),
                f"{item}@{file.number}" if file else item,
                items=(item,),
                file=file.source.name if file else "",
                submission=file.number if file else 0,
                at=file.received_at if file else None,
                words=entry.text(Field.COMPLETION) if entry else "",
            )
