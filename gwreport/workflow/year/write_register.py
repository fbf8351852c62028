"""Write the register (工作台账) of the year as a workbook, and a card an item (任务卡片) as a Word document."""

from collections.abc import Collection
from dataclasses import dataclass
from pathlib import Path

from gwreport.domain.findings.finding import Finding
from gwreport.domain.rounds import Round
from gwreport.domain.year.trend import ClassCounts
from gwreport.errors import UnknownNameError
from gwreport.machine.saving import make_folder
from gwreport.reports.register.cards import register_cards
from gwreport.reports.register.data import RegisterData
from gwreport.reports.register.workbook import register_workbook
from gwreport.wording.names import CARDS, REGISTER
from gwreport.workbooks.file_names import safe_file_name
from gwreport.workflow.outputs import Outputs
from gwreport.workflow.progress import SILENT, Progress, stop_if_cancelled
from gwreport.workflow.workspace import Workspace
from gwreport.workflow.year.register_data import register_data


@dataclass(frozen=True, slots=True)
class WrittenRegister:
    """The files that were written, workbook first, and what is in them.

    `long` are the items whose cards do not fit on one page; `kept` tells of files that stood where it was to write.
    """

    outputs: tuple[Path, ...]
    items: int
    rounds: tuple[Round, ...]
    counts: tuple[ClassCounts, ...]
    long: tuple[str, ...] = ()
    kept: tuple[Finding, ...] = ()


def write_register(
    workspace: Workspace, folder: Path, *, progress: Progress = SILENT
) -> WrittenRegister:
    """Write the register and the cards of all items into `folder`.

    The same ledger gives the same bytes. Both files are made before the first is written. Raises Cancelled,
    WorkspaceError (also when no plan has been loaded), StorageError.
    """
    data = register_data(workspace, progress=progress)
    progress.step(0, 0, REGISTER)
    workbook = register_workbook(data)
    stop_if_cancelled(progress)
    progress.step(0, 0, CARDS)
    cards = register_cards(data)
    stop_if_cancelled(progress)
    make_folder(folder)
    outputs = Outputs(workspace)
    files = [
        (_name(data, REGISTER, "xlsx"), workbook),
        (_name(data, CARDS, "docx"), cards.document),
    ]
    written = outputs.write([(folder / name, content) for name, content in files])
    return _written(data, written, cards.long, outputs.kept)


def write_cards(
    workspace: Workspace,
    path: Path,
    items: Collection[str],
    *,
    progress: Progress = SILENT,
) -> WrittenRegister:
    """Write the cards of these items, by their ids, as one document.

    Raises UnknownNameError for an id that the plan does not have, and otherwise as `write_register` does.
    """
    data = register_data(workspace, progress=progress)
    known = {row.item.id for row in data.rows}
    for one in items:
        if one not in known:
            raise UnknownNameError("item", one)
    cards = register_cards(data, items)
    stop_if_cancelled(progress)
    outputs = Outputs(workspace)
    written = outputs.write([(path, cards.document)])
    return _written(data, written, cards.long, outputs.kept)


def _written(
    data: RegisterData,
    written: Collection[Path],
    long: tuple[str, ...],
    kept: Collection[Finding],
) -> WrittenRegister:
    return WrittenRegister(
        tuple(written), len(data.rows), data.rounds, data.trend.counts, long, tuple(kept)
    )


def _name(data: RegisterData, sort: str, suffix: str) -> str:
    end = f"_{sort}.{suffix}"
    return safe_file_name(data.name, reserve=end) + end
