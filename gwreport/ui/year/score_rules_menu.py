"""The button 考核细则: the rules are exported to be changed, imported, and taken back."""

from datetime import datetime
from pathlib import Path

from PySide6.QtWidgets import QMenu, QPushButton, QWidget

from gwreport.reports.scored_round import ScoredRound, rules_words
from gwreport.ui.asking import TABLES
from gwreport.ui.desks.edited_table import TellWritten, export_table
from gwreport.ui.desks.review_desk import ask_reviewer
from gwreport.ui.operations import scores as operations
from gwreport.ui.operations.scores import RulesMade
from gwreport.ui.session import Session
from gwreport.ui.widgets.basics import Notice, button
from gwreport.wording.scores import RULES_NAME


class ScoreRulesMenu:
    """Serves a page, on whose `notice` it tells."""

    def __init__(
        self, session: Session, notice: Notice, tell_written: TellWritten, page: QWidget
    ) -> None:
        self._session, self._notice, self._tell_written = session, notice, tell_written
        self._scored: ScoredRound | None = None
        self.button: QPushButton = button(
            RULES_NAME, lambda: None, tip="按什么规则计分：导出来改，改好再导入"
        )
        menu = QMenu(page)
        menu.addAction("导出细则，供修改…", self.export_rules)
        menu.addAction("导入改好的细则…", self.import_rules)
        menu.addSeparator()
        self.undo_action = menu.addAction("撤销现在用的细则…", self.undo_rules)
        self.button.setMenu(menu)

    def show(self, scored: ScoredRound | None) -> None:
        """Know by which rules was scored."""
        self._scored = scored
        self.undo_action.setEnabled(bool(scored and scored.rules_by))

    def export_rules(self) -> None:
        """Ask where, and write the rules in force as a table."""
        location = self._session.location
        export_table(
            self._session,
            self._notice,
            self._tell_written,
            RULES_NAME,
            "score rules",
            lambda path: operations.export_score_rules(location, path),
        )

    def import_rules(self) -> None:
        """Ask for a table of rules and take it, whole or not at all."""
        path = self._session.places.ask_file("用哪一张考核细则？", TABLES, "score rules")
        who = ask_reviewer(self._session) if path else ""
        if not who:
            return
        location = self._session.location
        self._session.change(
            "正在导入考核细则",
            lambda _: operations.import_score_rules(location, Path(path), who, datetime.now()),
            self._tell_imported,
        )

    def undo_rules(self) -> None:
        """Ask, and take the rules in force back."""
        by = self._scored.rules_by if self._scored else None
        if by is None or self._scored is None:
            return
        question = f"不再用现在的细则，改回它以前的？{rules_words(self._scored)}"
        if not self._session.messages.confirm("撤销考核细则", question, "撤销"):
            return
        location, who = self._session.location, self._session.state.acting
        self._session.change(
            "正在撤销",
            lambda _: operations.undo_score_rules(location, by.number, who, datetime.now()),
            lambda _: self._notice.show_words("已撤销，用回它以前的细则。", "good"),
        )

    def _tell_imported(self, made: RulesMade) -> None:
        if made.faults:
            told = "\n".join(made.faults)
            self._notice.show_words(f"细则没有导入，什么也没有改。\n{told}", "danger")
        elif made.is_new:
            self._notice.show_words(f"以后按“{made.file}”计分，可以撤销。", "good")
        else:
            self._notice.show_words("和现在用的细则一样，没有要改的。")
