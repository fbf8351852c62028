"""Loading what was reported before the workspace: a completion report, or a table of indicators."""

from datetime import datetime
from pathlib import Path

from PySide6.QtWidgets import QWidget

from gwreport.domain.plan.column_mapping import NOTHING_SAID, ColumnMapping
from gwreport.domain.plan.documents import DocumentKind
from gwreport.ui.asking import DOCUMENTS
from gwreport.ui.dialogs.column_mapping import MappingDialog
from gwreport.ui.operations import plans
from gwreport.ui.operations.plans import Unread
from gwreport.ui.session import Session
from gwreport.ui.widgets.basics import Notice
from gwreport.wording.names import round_name
from gwreport.workflow.plan.load_history import LoadedHistory

_MAP = "对应栏目…"
_KINDS = (DocumentKind.REPORT, DocumentKind.INDICATORS)


class EarlierReports:
    """Loads such a document on behalf of a page, on whose notice it tells; the clerk can tell its columns."""

    def __init__(self, session: Session, notice: Notice, page: QWidget) -> None:
        self._session, self._notice, self._page = session, notice, page

    def choose(self) -> None:
        """Ask for the report of a round from before the workspace and load it."""
        name = self._session.places.ask_file("选择往期的完成情况报告", DOCUMENTS, "earlier")
        if name:
            self.load(Path(name))

    def map(self, path: Path, mapping: ColumnMapping = NOTHING_SAID) -> None:
        """Let the clerk say what its columns are, and load it by that."""
        session = self._session
        dialog = MappingDialog(path, session.location, session.jobs, self._page, mapping, _KINDS)
        dialog.accepted.connect(lambda: self.load(path, dialog.mapping, dialog.kind))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def load(
        self,
        path: Path,
        mapping: ColumnMapping = NOTHING_SAID,
        kind: DocumentKind | None = None,
    ) -> None:
        """Load it, or ask about it where nobody knows its headings."""
        location = self._session.location
        self._session.change(
            "正在装入往期报告",
            lambda progress: plans.history_or_ask(
                location, path, datetime.now(), progress, mapping, kind
            ),
            lambda loaded: self._tell(loaded, path, mapping),
        )

    def _tell(self, loaded: LoadedHistory | Unread, path: Path, mapping: ColumnMapping) -> None:
        if isinstance(loaded, Unread):
            answers = (_MAP, "不装入")
            if self._session.messages.ask_choice("没有读出", loaded.sentence, answers) == _MAP:
                self.map(path, mapping)
            return
        notice, assumed = self._notice, plans.history_words(loaded)
        notice.show_words(
            f"已装入{round_name(loaded.round)}的报告：{loaded.items} 项任务中有 {loaded.matched} 项"
            f"找到了上期完成情况。{assumed}",
            "warning" if assumed else "good",
        )
        notice.set_action("读得不对，对应栏目…", lambda: self.map(path, mapping))
