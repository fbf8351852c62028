"""The workbook that an office above sent, filled from this office's report."""

from pathlib import Path

from gwreport.ui.operations.opened import opened
from gwreport.workflow.progress import Progress
from gwreport.workflow.sharing.answer_workbook import Answered, answer_workbook


def answer_above(
    location: str, code: str, workbook: Path, folder: Path, progress: Progress
) -> Answered:
    """Write the filled workbook into a folder under its own name.

    Raises as `answer_workbook`.
    """
    with opened(location) as workspace:
        return answer_workbook(workspace, workbook, code, folder / workbook.name, progress=progress)
