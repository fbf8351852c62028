"""A table that the office edits in Excel: written out, and it is said where it is and what to do next."""

from collections.abc import Callable, Sequence
from pathlib import Path

from gwreport.domain.findings.finding import Finding
from gwreport.ui.asking import WORKBOOKS
from gwreport.ui.session import Session
from gwreport.ui.widgets.basics import Notice
from gwreport.workflow.outputs import WrittenFile

TellWritten = Callable[[str, Sequence[Finding]], None]


def export_table(
    session: Session,
    notice: Notice,
    tell_written: TellWritten,
    name: str,
    purpose: str,
    write: Callable[[Path], WrittenFile],
) -> None:
    """Ask where the table of that name is to stand, beginning where one of its purpose stood last, and write it."""
    path = session.places.ask_new_file(f"{name}写到哪里？", WORKBOOKS, purpose, f"{name}.xlsx")
    if not path:
        return

    def tell(written: WrittenFile) -> None:
        words = f"{name}在“{written.path}”。改好以后，从“{name}”导入。"
        tell_written(words, written.kept)
        notice.set_action("打开这张表", lambda: session.show_file(written.path))

    session.jobs.run(f"正在导出{name}", lambda _: write(Path(path)), tell)
