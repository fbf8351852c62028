"""Chase (催报): which units have not returned everything, and the words to send them."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from gwreport.domain.findings.finding import Finding
from gwreport.domain.merging.send_backs import Pending
from gwreport.domain.merging.summary import UnitProgress
from gwreport.domain.review.round_state import RoundState
from gwreport.domain.review.unit_progress import unit_progress
from gwreport.domain.rounds import Round
from gwreport.domain.statuses import UnitState
from gwreport.machine.saving import make_folder
from gwreport.reports.lists.chasing import ChasedLine, ChasingTotals, chasing_list
from gwreport.reports.texts.chasing import (
    GROUP_TEXT,
    UNIT_TEXT,
    Missing,
    chasing_values,
    group_values,
    item_words,
)
from gwreport.reports.texts.office_templates import LoadedTemplate
from gwreport.settings import declared
from gwreport.wording.chasing import (
    ALL_MISSING,
    MESSAGE,
    full_date,
    month_day,
    way_words,
)
from gwreport.wording.item_names import item_name
from gwreport.wording.names import CHASING_LIST, CHASING_TEXTS, UNIT_STATES, form_title, round_name
from gwreport.workbooks.file_names import safe_file_name
from gwreport.workflow.outputs import Outputs
from gwreport.workflow.processes.template_filling import fill_apart
from gwreport.workflow.workspace import Workspace

# Worst first, as they are called.
_ORDER = (
    UnitState.LATE,
    UnitState.REFUSED,
    UnitState.BLANK,
    UnitState.PARTIAL,
    UnitState.SENT_BACK,
    UnitState.HELD,
    UnitState.WAITING,
)


@dataclass(frozen=True, slots=True)
class Chased:
    """One unit to call.

    `open_items` are the ids of the items without words, `open` names what is missing, one thing an
    entry, and `in_full` the same with whole texts; `days_late` counts from the deadline that holds for
    the unit; `text` is to be sent.
    """

    progress: UnitProgress
    number: int
    open_items: tuple[str, ...]
    open: tuple[str, ...]
    deadline: date | None
    days_late: int
    text: str = ""
    in_full: tuple[str, ...] = ()

    def missing(self, *, in_full: bool = False) -> Missing:
        """Say what is missing, as a text names it."""
        return Missing(
            self.progress,
            self.in_full if in_full else self.open,
            len(self.open_items),
            self.deadline,
            self.days_late,
        )


@dataclass(frozen=True, slots=True)
class Chase:
    """A round's chasing: the units worst first, and the words for all of them together.

    `returned` counts the units that are complete, `not_due` those left out because the deadline
    has not passed.
    """

    round: Round
    region: str
    deadline: date | None
    today: date
    total: int
    returned: int
    not_due: int
    units: tuple[Chased, ...] = ()
    group_text: str = ""


@dataclass(frozen=True, slots=True)
class WrittenChase:
    """The files of a chasing; `texts` has that for all first.

    `kept` tells of files that stood where one of them was to be written.
    """

    list_path: Path
    texts: tuple[Path, ...] = ()
    kept: tuple[Finding, ...] = ()


def chase(workspace: Workspace, code: str, *, today: date, waiting: bool = False) -> Chase:
    """Find the units that have not returned everything, and write the words for each.

    Units from which nothing has come are left out before their deadline, unless `waiting`. Raises
    ArgumentError, WorkspaceError, and DocumentError when a template of the office does not fit.
    """
    round_, _ = workspace.issued_round(code, refinement=True)
    state = workspace.book.state(round_)
    progress = unit_progress(state, today=today)
    deadline = state.deadline
    behind = [one for one in progress if one.state is not UnitState.RETURNED]
    is_due = waiting or deadline is None or today > deadline
    chased = [one for one in behind if is_due or one.state is not UnitState.WAITING]
    chased.sort(key=lambda one: _ORDER.index(one.state))
    words = _Words(workspace, state, today)
    units = [words.unit(one) for one in chased]
    found = Chase(
        round_,
        workspace.facts.region,
        deadline,
        today,
        len(progress),
        len(progress) - len(behind),
        len(behind) - len(chased),
    )
    return words.filled(found, units)


def write_chase(workspace: Workspace, chase: Chase, folder: Path) -> WrittenChase:
    """Write the list and the texts into `folder`.

    Raises StorageError.
    """
    title = f"{chase.region}{form_title(chase.round, sort=CHASING_LIST)}"
    data = chasing_list(
        [_line(one) for one in chase.units],
        chase.group_text,
        ChasingTotals(chase.total, chase.returned, chase.deadline),
        title=title,
        today=chase.today,
    )
    texts_folder = folder / CHASING_TEXTS
    make_folder(folder)
    make_folder(texts_folder)
    texts = [("000_工作群.txt", chase.group_text)]
    texts += [
        (safe_file_name(f"{one.number:03d}_{one.progress.unit}", reserve=".txt") + ".txt", one.text)
        for one in chase.units
    ]
    files = [(texts_folder / name, _as_file(text)) for name, text in texts]
    outputs = Outputs(workspace)
    list_path, *paths = outputs.write([(folder / f"{CHASING_LIST}.xlsx", data), *files])
    return WrittenChase(list_path, tuple(paths), tuple(outputs.kept))


class _Words:
    """Finds what is missing of each unit, and fills the templates."""

    def __init__(self, workspace: Workspace, state: RoundState, today: date) -> None:
        settings = workspace.settings
        folder = settings.text(declared.TEMPLATES)
        self._unit_text = LoadedTemplate(UNIT_TEXT, folder, fill_apart)
        self._group_text = LoadedTemplate(GROUP_TEXT, folder, fill_apart)
        self._today, self._state = today, state
        self._filled = {(one.unit, one.item) for one in state.entries if one.is_answered}
        self._issued, self._pending = state.issued_items(), state.sent_back()
        self._common = {
            "office": settings.text(declared.OFFICE),
            "region": workspace.facts.region,
            "return_to": way_words(settings.text(declared.RETURN_TO)),
            "round_name": round_name(state.round),
            "today": full_date(today),
        }

    def unit(self, progress: UnitProgress) -> Chased:
        """Say what is missing of one unit; its text is written with those of the others."""
        unit = self._state.registry.find(progress.unit)
        pending = self._pending.get(progress.unit)
        if progress.state is not UnitState.SENT_BACK:
            pending = None
        # What was sent back has a deadline of its own, or none: that of the round is past.
        deadline = pending.send_back.deadline if pending else self._state.deadline
        days_late = max((self._today - deadline).days, 0) if deadline else 0
        asked = self._issued[progress.unit]
        left = tuple(item for item in asked if (progress.unit, item) not in self._filled)
        open_, in_full = (
            tuple(self._open(progress, left, pending, whole=whole)) for whole in (False, True)
        )
        number = unit.number if unit else 0
        return Chased(progress, number, left, open_, deadline, days_late, in_full=in_full)

    def filled(self, found: Chase, units: Sequence[Chased]) -> Chase:
        """Add the units with the words for each, and the words for all of them."""
        texts = self._unit_text.render_all(
            [{**self._common, **chasing_values(one.missing(), MESSAGE)} for one in units]
        )
        units = [replace(one, text=text) for one, text in zip(units, texts, strict=True)]
        groups = group_values(
            [
                (state, [one.progress.unit for one in units if one.progress.state is state])
                for state in _ORDER
            ]
        )
        values: dict[str, object] = {
            **self._common,
            "groups": groups,
            "count": len(units),
            "total": found.total,
            "returned": found.returned,
            "deadline": month_day(found.deadline) if found.deadline else "",
            "overdue": any(one.days_late for one in units),
        }
        return replace(found, units=tuple(units), group_text=self._group_text.render(values))

    def _open(
        self,
        progress: UnitProgress,
        left: Sequence[str],
        pending: Pending | None,
        *,
        whole: bool,
    ) -> Iterable[str]:
        if pending:
            for question in pending.open:
                parts = self._state.design.headings(question.fields)
                yield f"{self._name(question.item, whole=whole)}：{parts or question.words}"
        elif len(left) == progress.items:
            yield ALL_MISSING.format(items=progress.items)
        else:
            for item in left:
                yield self._name(item, whole=whole)

    def _name(self, item_id: str, *, whole: bool) -> str:
        item = self._state.plan.item(item_id)
        return item_name(item_id) if item is None else item_words(item, whole=whole)


def _line(one: Chased) -> ChasedLine:
    progress = one.progress
    return ChasedLine(
        one.number,
        progress.unit,
        UNIT_STATES[progress.state],
        progress.items,
        len(one.open_items),
        "\n".join(one.open),
        one.deadline,
        one.days_late,
        progress.contact,
        progress.phone,
        one.text,
    )


def _as_file(text: str) -> bytes:
    # With the mark by which Windows' own editor knows UTF-8, and its line ends.
    return text.replace("\n", "\r\n").encode("utf-8-sig")
