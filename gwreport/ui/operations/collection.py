"""What 回收 shows and does: the files that came, the units they came from, and taking in more."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

from gwreport.domain.findings.code import Severity
from gwreport.domain.merging.summary import UnitProgress
from gwreport.domain.returns.returns import Outcome, Submission
from gwreport.domain.review.unit_progress import unit_progress
from gwreport.domain.rounds import is_supervision, parse_collection
from gwreport.errors import WorkspaceError, WorkspaceFault
from gwreport.machine.saving import temporary_place
from gwreport.ui.operations.opened import opened
from gwreport.ui.operations.sentences import finding_parts
from gwreport.wording.names import round_name
from gwreport.wording.places import place_words
from gwreport.wording.return_names import OUTCOMES
from gwreport.workflow.progress import Progress
from gwreport.workflow.returns.arrived_files import not_taken_yet
from gwreport.workflow.returns.collect_returns import Collected, collect_returns
from gwreport.workflow.returns.extract_files import Extracted, copy_original, extract_files

_ORDER = (
    Outcome.HELD,
    Outcome.REFUSED,
    Outcome.ACCEPTED_WITH_FINDINGS,
    Outcome.ACCEPTED,
    Outcome.SUPERSEDED,
    Outcome.DUPLICATE,
)


@dataclass(frozen=True, slots=True)
class FindingLine:
    """One finding in words, with its place."""

    severity: Severity
    place: str
    message: str
    suggestion: str


@dataclass(frozen=True, slots=True)
class ReturnedFile:
    """One file that came; `told` are its findings in words, `reason` the first that matters."""

    number: int
    name: str
    path: str
    unit: str
    outcome: Outcome
    version: int
    received_at: datetime
    entries: int
    told: tuple[FindingLine, ...]

    @property
    def reason(self) -> str:
        """What matters most of it, in one sentence."""
        for severity in (Severity.ERROR, Severity.WARNING):
            for one in self.told:
                if one.severity is severity:
                    return one.message
        return ""


@dataclass(frozen=True, slots=True)
class Collection:
    """The files, those to look at first and then the newest, and the units of a round; `issued` says whether it was sent out."""

    files: tuple[ReturnedFile, ...]
    units: tuple[UnitProgress, ...]
    deadline: date | None
    issued: bool


def view_collection(location: str, code: str, today: date) -> Collection:
    """Read what came in a round.

    Raises WorkspaceError.
    """
    with opened(location) as workspace:
        if not workspace.book.is_under_way(code):
            return Collection((), (), None, issued=False)
        round_, _ = workspace.issued_round(code, refinement=True)
        state = workspace.book.state(round_)
        units = tuple(unit_progress(state, today=today))
    files = sorted(
        (_file(one) for one in state.submissions),
        key=lambda one: (_ORDER.index(one.outcome), -one.number),
    )
    return Collection(tuple(files), units, state.deadline, issued=True)


def collect(location: str, paths: Sequence[Path], now: datetime, progress: Progress) -> Collected:
    """Take in files, folders, archives and saved mails; the sources are never changed.

    Raises DocumentError, WorkspaceError, StorageError.
    """
    with opened(location) as workspace:
        return collect_returns(workspace, paths, now=now, progress=progress)


def collected_words(collected: Collected, code: str) -> str:
    """Say what became of the files that were taken in, the list of a round being shown."""
    totals = [
        f"{OUTCOMES[outcome]} {count}" for outcome, count in collected.totals().items() if count
    ]
    words = f"收取了 {len(collected.files)} 个文件：{'，'.join(totals)}。"
    return words + elsewhere_words(collected, code)


def elsewhere_words(collected: Collected, code: str) -> str:
    """Say of which rounds those files are that the list of a round does not show; "" where it shows all."""
    found = Counter(
        one.submission.round
        for one in collected.files
        if one.submission.round not in ("", code) and one.evidence is None
    )
    told: list[str] = []
    for other, count in found.items():
        round_ = parse_collection(other)
        name = round_name(round_) if round_ is not None else other
        where = "在“全年”页的“督办”里" if is_supervision(other) else "在上方换到那一期看"
        told.append(f"{count} 个是{name}的，{where}")
    return f"其中 {'；'.join(told)}，不列在下面。" if told else ""


def collect_arrived(
    location: str, paths: Sequence[Path], now: datetime, progress: Progress
) -> Collected | None:
    """Take in what has arrived in a watched folder and was not taken in before; None while another holds the workspace.

    Nobody waits for an answer here: it is tried again later. Raises what `collect` raises else.
    """
    try:
        with opened(location) as workspace:
            fresh = not_taken_yet(workspace, paths)
            if not fresh:
                return Collected(())
            return collect_returns(workspace, fresh, now=now, progress=progress, arrived=True)
    except WorkspaceError as error:
        if error.fault is not WorkspaceFault.LOCKED:
            raise
        return None


def _file(one: Submission) -> ReturnedFile:
    told = tuple(
        FindingLine(finding.severity, place_words(finding.place), words.message, words.suggestion)
        for finding in one.findings
        for words in [finding_parts(finding)]
    )
    source = one.source
    path = f"{source.path} 内的 {source.member}" if source.member else source.path
    return ReturnedFile(
        one.number,
        source.name,
        path,
        one.unit,
        one.outcome,
        one.version,
        one.received_at,
        len(one.entries),
        told,
    )


def extract(location: str, number: int, folder: Path) -> Extracted:
    """Write a file as it came, and its pictures and attachments, into a folder.

    Raises UnknownNameError when its bytes were not kept, StorageError.
    """
    with opened(location) as workspace:
        return extract_files(workspace, number, folder)


def look_at_original(location: str, number: int) -> Path:
    """Put a read-only copy of a file as it came into a temporary folder, to be opened by another program.

    Raises UnknownNameError when its bytes were not kept, WorkspaceError, StorageError.
    """
    with opened(location) as workspace:
        return copy_original(workspace, number, temporary_place())
