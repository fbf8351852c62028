"""Review (审核): what a person must settle in a round, and all that does not stand in the report."""

from collections.abc import Iterable
from dataclasses import dataclass

from gwreport.domain.findings import Finding, Place, Severity
from gwreport.domain.merging import Merged, MergeState, entry_status
from gwreport.domain.returns import MERGED_OUTCOMES, Entry, Field, Outcome, Submission
from gwreport.domain.rounds import Round
from gwreport.domain.statuses import Status
from gwreport.wording.names import FIELDS, STATUSES
from gwreport.workflow.round_state import RoundState, round_state
from gwreport.workflow.workspace import Workspace


@dataclass(frozen=True, slots=True)
class ReviewText:
    """Words of a unit with the place where they stand; `what` names the field or sort of cell."""

    unit: str
    text: str
    path: str
    sheet: str
    cell: str
    what: str


@dataclass(frozen=True, slots=True)
class ReviewItem:
    """One thing to look at.

    `kind` is "conflict", "missing", "held", "refused", "loose" (words that belong to no issued
    cell), "other_texts" (texts beside the reported one) or "finding"; `submission` the file's
    number where it is about a file.
    """

    kind: str
    item: str | None
    unit: str
    texts: tuple[ReviewText, ...] = ()
    findings: tuple[Finding, ...] = ()
    status: Status | None = None
    submission: int = 0


@dataclass(frozen=True, slots=True)
class Review:
    """A round's list, worst first."""

    round: Round
    items: tuple[ReviewItem, ...]
    state: RoundState

    @property
    def to_settle(self) -> int:
        """How many of the items wait for a person."""
        return sum(one.kind in WAITING for one in self.items)


WAITING = frozenset({"conflict", "held", "missing", "refused", "finding"})
_ORDER = ("held", "conflict", "refused", "finding", "missing", "loose", "other_texts")
# Fields that the published report never prints.
_BESIDE_REPORT = (
    Field.STATUS,
    Field.PROBLEM,
    Field.NEXT_STEP,
    Field.VALUE,
    Field.GROWTH,
    Field.REMARK,
)


def review_round(workspace: Workspace, code: str) -> Review:
    """List what waits for a person, worst first.

    Whatever was taken in and does not stand in the report stands here verbatim. Raises
    ArgumentError, WorkspaceError.
    """
    round_, _ = workspace.issued_round(code)
    state = round_state(workspace, round_)
    items = [*_of_merged(state), *_of_submissions(state)]
    items.sort(key=lambda one: _ORDER.index(one.kind))
    return Review(round_, tuple(items), state)


def _of_merged(state: RoundState) -> Iterable[ReviewItem]:
    for merged in state.merged:
        texts = tuple(_texts(state, merged))
        findings = tuple(merged_findings(merged))
        if merged.state is MergeState.CONFLICT:
            kind = "conflict"
        elif merged.state is MergeState.MISSING:
            kind = "missing"
        elif texts:
            kind = "other_texts"
        else:
            continue
        yield ReviewItem(kind, merged.item.id, merged.primary, texts, findings, merged.status)


def _texts(state: RoundState, merged: Merged) -> Iterable[ReviewText]:
    # Every version of every unit, so that nothing that was ever taken in is out of sight.
    shown = {(merged.source, merged.text)}
    for submission in state.submissions:
        if submission.outcome not in MERGED_OUTCOMES:
            continue
        for entry in submission.entries:
            if entry.item != merged.item.id:
                continue
            for field, cell in entry.cells.items():
                words = (entry.unit, cell.text)
                if not cell.text.strip() or (field is Field.COMPLETION and words in shown):
                    continue
                if field is Field.COMPLETION or field in _BESIDE_REPORT:
                    yield _review_text(submission, entry, field)


def _review_text(submission: Submission, entry: Entry, field: Field) -> ReviewText:
    cell = entry.cells[field]
    return ReviewText(
        entry.unit, cell.text, _path(submission), entry.sheet, cell.cell, FIELDS[field]
    )


def merged_findings(merged: Merged) -> list[Finding]:
    """Say what is open with one merged item."""
    found: list[Finding] = []
    item = merged.item
    if merged.state is MergeState.MISSING:
        facts = {"leads": "、".join(merged.leads or item.lead_units) or "没有牵头单位"}
        found.append(Finding("item-missing", Severity.WARNING, item=item.id, facts=facts))
    if "primary-silent" in merged.problems:
        facts = {"primary": merged.primary, "source": merged.source}
        found.append(Finding("primary-silent", Severity.WARNING, item=item.id, facts=facts))
    if "status-differs" in merged.problems:
        words = "，".join(
            f"{entry.unit}：{STATUSES[entry_status(entry)]}"
            for entry in merged.entries
            if entry.completion
        )
        facts = {"statuses": words, "source": merged.source}
        found.append(Finding("status-differs", Severity.WARNING, item=item.id, facts=facts))
    for entry in merged.entries:
        if entry.completion and not entry.text(Field.COMPLETION).strip():
            facts = {"unit": entry.unit}
            found.append(Finding("figures-only", Severity.INFO, item=item.id, facts=facts))
    return found


def _of_submissions(state: RoundState) -> Iterable[ReviewItem]:
    for one in state.submissions:
        loose = tuple(
            ReviewText(one.unit, cell.text, _path(one), cell.sheet, cell.cell, cell.sort)
            for cell in one.loose
            if cell.text.strip()
        )
        if one.outcome in (Outcome.HELD, Outcome.SUPERSEDED):
            entries = tuple(
                _review_text(one, entry, field) for entry in one.entries for field in entry.cells
            )
            held = one.outcome is Outcome.HELD
            facts = {"file": _name(one), "number": str(one.number)}
            finding = Finding("held-file", Severity.WARNING, Place(file=_name(one)), facts=facts)
            yield ReviewItem(
                "held" if held else "other_texts",
                None,
                one.unit,
                (*entries, *loose),
                (*([finding] if held else []), *one.findings),
                submission=one.number,
            )
        elif one.outcome is Outcome.REFUSED:
            facts = {"file": _name(one), "number": str(one.number)}
            finding = Finding("refused-file", Severity.WARNING, Place(file=_name(one)), facts=facts)
            yield ReviewItem(
                "refused", None, one.unit, loose, (finding, *one.findings), submission=one.number
            )
        elif one.outcome in MERGED_OUTCOMES:
            yield from _of_accepted(one, loose)


def _of_accepted(one: Submission, loose: tuple[ReviewText, ...]) -> Iterable[ReviewItem]:
    open_ = tuple(found for found in one.findings if found.severity is not Severity.INFO)
    if open_:
        yield ReviewItem("finding", None, one.unit, loose, open_, submission=one.number)
    elif loose:
        yield ReviewItem("loose", None, one.unit, loose, submission=one.number)


def _path(submission: Submission) -> str:
    return f"{submission.path}!{submission.member}" if submission.member else submission.path


def _name(submission: Submission) -> str:
    return (submission.member or submission.path).replace("\\", "/").rpartition("/")[2]
