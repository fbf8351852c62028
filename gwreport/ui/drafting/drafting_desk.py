"""Leads a clerk through 起草: what it is made from, the reading, the rows, the workbook."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from gwreport.ui.asking import WORKBOOKS
from gwreport.ui.drafting.drafting_dialog import DraftingDialog
from gwreport.ui.drafting.sources_dialog import SourcesDialog
from gwreport.ui.drafts.draft import Draft, Place
from gwreport.ui.drafts.drafted_rows import read_sources
from gwreport.ui.drafts.keeping import Keeping
from gwreport.ui.operations import drafting
from gwreport.ui.operations.drafting import DraftedView, Sources
from gwreport.ui.session import Session
from gwreport.wording.findings.explaining import kept_words
from gwreport.workflow.outputs import WrittenFile

_SORT = "drafting"


class DraftingDesk(QObject):
    """Works above a window or page; `load` takes a written breakdown into the open workspace, None where none is open."""

    def __init__(
        self, session: Session, parent: QWidget, load: Callable[[Path], object] | None = None
    ) -> None:
        super().__init__(parent)
        self._session, self._parent, self._load = session, parent, load

    def begin(self) -> None:
        """Ask what is to be drafted from, read it and show the rows."""
        location = self._session.location
        if location:
            self._session.jobs.read(
                "draft-sources", lambda: drafting.has_precedents(location), self._ask
            )
        else:
            self._ask(False)

    def _ask(self, has_precedents: bool) -> None:
        # A draft of a breakdown belongs to no workspace: there may be none yet.
        left = [one for one in self._session.drafts.of("") if one.place.sort == _SORT]
        dialog = SourcesDialog(
            self._session.places, left, self._parent, has_workspace=has_precedents
        )

        def start() -> None:
            if dialog.left is not None:
                self.go_on(dialog.left)
            else:
                self._read(dialog.sources)

        dialog.accepted.connect(start)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def go_on(self, left: Draft) -> None:
        """Go on with what was left as a draft, also where its files are there no more."""
        found = read_sources(left.written)
        if found is None:
            self._read(Sources(Path(left.place.subject)))
            return
        sources, title = found
        location = self._session.location
        self._session.jobs.run(
            f"正在读取“{sources.report.name}”",
            lambda progress: drafting.go_on(location, sources, title, progress),
            self._show,
        )

    def _read(self, sources: Sources) -> None:
        location = self._session.location
        self._session.jobs.run(
            f"正在读取“{sources.report.name}”",
            lambda progress: drafting.make_draft(location, sources, progress),
            self._show,
        )

    def _show(self, view: DraftedView) -> None:
        session, name = self._session, view.sources.report.name
        place = Place("", "", _SORT, str(view.sources.report.absolute()))
        keeping = Keeping(session.drafts, session.messages, place, f"起草“{name}”")
        loads = self._load is not None and bool(session.location)
        dialog = DraftingDialog(view, keeping, self._parent, loads=loads)
        dialog.write_wanted.connect(lambda: self._write(dialog, loads=False))
        dialog.load_wanted.connect(lambda: self._write(dialog, loads=True))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _write(self, dialog: DraftingDialog, *, loads: bool) -> None:
        session, view = self._session, dialog.view
        name = f"{view.report.title or view.sources.report.stem}_任务分解初稿.xlsx"
        chosen = session.places.ask_new_file("初稿存到哪里？", WORKBOOKS, "draft-out", name)
        if not chosen:
            return
        rows = dialog.sheet.rows

        def tell(written: WrittenFile) -> None:
            path = written.path
            if loads and self._load is not None:
                dialog.reject()
                self._load(path)
                return
            words = "\n".join((f"初稿已写成：{path}", *kept_words(written.kept, commands=False)))
            tone = "warning" if written.kept else "good"
            dialog.tell(words, tone, "打开", lambda: session.show_file(path))

        session.jobs.run(
            "正在写初稿", lambda _: drafting.store_draft(Path(chosen), view.report, rows), tell
        )
