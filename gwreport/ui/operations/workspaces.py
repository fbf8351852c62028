"""Opening and making workspaces, and what the frame of the window shows of one."""

from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from gwreport.domain.members import Role
from gwreport.domain.rounds import MonthRound, Round, newest_code, year_rounds
from gwreport.ledger.records import JournalHead
from gwreport.ui.operations.opened import FileFacts, file_facts, opened
from gwreport.workflow.book.part import EVERYTHING, Part
from gwreport.workflow.locations import is_address
from gwreport.workflow.progress import SILENT, Progress


@dataclass(frozen=True, slots=True)
class RoundChoice:
    """One of the year's four rounds; `issued` says whether workbooks went out in it."""

    code: str
    name: str
    issued: bool


@dataclass(frozen=True, slots=True)
class Standing:
    """How a workspace stood when it was read: its file, and the end of its journal."""

    file: FileFacts | None
    head: JournalHead | None

    def is_same_file_as(self, known: "Standing") -> bool:
        """Say whether no other file was put in its place; what was written in it meanwhile is no matter.

        What the program notes of the files that it has written stands in no journal.
        """
        return (self.file and self.file.identity) == (known.file and known.file.identity)


@dataclass(frozen=True, slots=True)
class WorkspaceView:
    """What the frame shows of an open workspace; `usual` is the round to show first.

    `uid` is the same wherever the workspace's file lies; `standing` is how it stood when this was
    read, `changed` which parts another reading before knew otherwise; `told` is what opening it did.
    `role` is what the user is in a shared workspace, as a clerk says it, "" in one of his own;
    with `is_to_look_at` he may change nothing.
    """

    location: str
    uid: str
    region: str
    year: int
    rounds: tuple[RoundChoice, ...]
    usual: str
    has_plan: bool
    standing: Standing = field(compare=False)
    changed: frozenset[Part] = field(default=EVERYTHING, compare=False)
    told: str = field(default="", compare=False)
    role: str = ""
    is_to_look_at: bool = False

    @property
    def name(self) -> str:
        """The workspace's name in the header."""
        return f"{self.region} · {self.year}年"

    @property
    def file_name(self) -> str:
        """The name of its file, or of its database."""
        return shown_name(self.location)[0]


def shown_name(location: str) -> tuple[str, str]:
    """Give the name of a workspace's file or database, and the folder or server where it is."""
    if is_address(location):
        server, _, database = location.partition("://")[2].partition("?")[0].rpartition("/")
        return database, f"共享工作区 {server}".rstrip()
    path = Path(location)
    return path.name, str(path.parent)


def view_workspace(location: str, known: Standing | None = None) -> WorkspaceView:
    """Read what the frame shows, and what has changed since the workspace was `known` to stand so.

    Raises WorkspaceError.
    """
    from gwreport.settings import declared
    from gwreport.wording.findings.explaining import kept_words
    from gwreport.wording.names import ROLES, round_name
    from gwreport.workflow.keeping.workspace_file import upgrade_findings
    from gwreport.workflow.sharing.members import own_role

    file = file_facts(location)
    with opened(location) as workspace:
        facts, parts = workspace.facts, workspace.book.parts
        standing = Standing(file, parts.head)
        changed = parts.changed_since(known.head) if known is not None else EVERYTHING
        if known is not None and not standing.is_same_file_as(known):
            # It was set right by its journal, which says nothing of that.
            changed = EVERYTHING
        issued = [issue.round for issue in parts.issues]
        has_plan, settings = parts.plan is not None, workspace.settings
        place = workspace.ledger.location
        told = kept_words(upgrade_findings(workspace), commands=False)
        role = own_role(workspace)
    by_month = settings.text(declared.ROUNDS) == declared.BY_MONTH
    rounds = [
        one
        for one in year_rounds(facts.year)
        if by_month or not isinstance(one, MonthRound) or str(one) in issued
    ]
    # The nodes and persons of the refinement are collected before all of them.
    rounds.insert(0, Round(facts.year, 0))
    return WorkspaceView(
        place,
        facts.uid,
        facts.region,
        facts.year,
        tuple(RoundChoice(str(one), round_name(one), str(one) in issued) for one in rounds),
        newest_code(issued) or str(Round(facts.year, 1)),
        has_plan,
        standing,
        changed,
        "\n".join(told),
        ROLES[role] if role else "",
        role is Role.READER,
    )


@dataclass(frozen=True, slots=True)
class OldWorkspace:
    """What a workspace that another year may go on from is of."""

    region: str
    year: int


def look_at_old(location: str) -> OldWorkspace | str:
    """Say what an old workspace is of, without changing it; a sentence where it does not serve."""
    from gwreport.errors import GwreportError
    from gwreport.ui.operations.sentences import error_words
    from gwreport.workflow.workspace import Workspace

    try:
        with Workspace.open(location, trial=True, noted=False) as workspace:
            return OldWorkspace(workspace.facts.region, workspace.facts.year)
    except GwreportError as error:
        return error_words(error)


def create_workspace(
    path: Path,
    region: str,
    year: int,
    now: datetime,
    old: str = "",
    who: str = "",
    progress: Progress = SILENT,
) -> str:
    """Make a new workspace, one that goes on from an `old` one where that is named; returns its location.

    Raises WorkspaceError, ArgumentError for a year that is not behind the old one's, StorageError.
    """
    if old:
        from gwreport.workflow.year.next_year import begin_year

        made = begin_year(
            str(path), old=old, year=year, region=region, now=now, who=who, progress=progress
        )
        return made.location
    from gwreport.workflow.workspace import Workspace

    with Workspace.create(str(path), region=region, year=year, now=now) as workspace:
        return workspace.ledger.location


def make_example(folder: Path, progress: Progress) -> tuple[str, list[str]]:
    """Run the whole example into `folder`; gives its workspace's location, and what is to be told.

    Raises DocumentError, StorageError.
    """
    from gwreport.wording.findings.explaining import kept_words
    from gwreport.workflow.demo import run_demo

    demo = run_demo(folder, progress=progress)
    return str(demo.workspace), kept_words(demo.kept, commands=False)
