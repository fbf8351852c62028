"""换成本单位模板: an office's own Word files for its papers are chosen, exported to be changed, given back."""

from collections.abc import Callable, Sequence
from datetime import datetime
from pathlib import Path

from PySide6.QtWidgets import QWidget

from gwreport.domain.findings.finding import Finding
from gwreport.domain.papers import PAPER_FORMS, PaperForm
from gwreport.reports.word.templates.check import Checked
from gwreport.ui.asking import WORD_FORMS
from gwreport.ui.desks.form_menu import FormMenu
from gwreport.ui.operations.paper_forms import take_form, take_own_forms, try_form, write_forms
from gwreport.ui.session import Session
from gwreport.ui.widgets.basics import Notice
from gwreport.wording.names import form_name
from gwreport.wording.templates import KEPT_IN_WORKSPACE, preview_words
from gwreport.workflow.keeping.paper_forms import WrittenForms

TellWritten = Callable[[str, Sequence[Finding]], None]


class FormDesk:
    """The menu and what it does, on behalf of a page on whose `notice` it tells.

    `clear` takes away what the page said of the deed before.
    """

    def __init__(
        self,
        session: Session,
        notice: Notice,
        tell_written: TellWritten,
        clear: Callable[[], None],
        page: QWidget,
    ) -> None:
        self.session, self.notice = session, notice
        self._tell_written, self._clear = tell_written, clear
        self.menu = FormMenu(self.choose_form, self.export_forms, self.give_back_forms, page)

    def choose_form(self, form: PaperForm) -> None:
        """Ask for an office's own file for a paper, and show what is in it before it is taken."""
        chosen = self.session.places.ask_file(
            f"{form_name(form)}用哪个 Word 文件？", WORD_FORMS, "templates"
        )
        if not chosen:
            return
        path = Path(chosen)
        self.session.jobs.run(
            "正在检查模板",
            lambda _: try_form(path, form),
            lambda checked: self._take_form(path, form, checked),
        )

    def _take_form(self, path: Path, form: PaperForm, checked: Checked) -> None:
        question = preview_words(form, path.name, checked.used, checked.absent)
        if not self.session.messages.confirm("换成本单位模板", question, "用这个模板"):
            return
        location, name = self.session.location, form_name(form)
        self.session.change(
            "正在换模板",
            lambda _: take_form(location, path, form, datetime.now()),
            lambda _: self._tell_form(f"以后{name}用“{path.name}”生成。{KEPT_IN_WORKSPACE}"),
        )

    def export_forms(self) -> None:
        """Ask for a folder and write the files that papers are filled into, to start from."""
        folder = self.session.places.ask_folder("模板放在哪个文件夹？", "templates")
        if not folder:
            return
        location = self.session.location
        self.session.jobs.run(
            "正在导出模板",
            lambda _: write_forms(location, Path(folder), list(PAPER_FORMS)),
            self._tell_forms,
        )

    def _tell_form(self, words: str) -> None:
        self._clear()
        self.notice.show_words(words, "good")

    def _tell_forms(self, written: WrittenForms) -> None:
        self._clear()
        folder = written.files[0].parent
        words = f"模板和“{written.guide.name}”在“{folder}”。用 WPS 或 Word 改好、另存为 .docx，再点“换成本单位模板”选用它。"
        self._tell_written(words, written.kept)
        self.notice.set_action("打开文件夹", lambda: self.session.show_file(folder))

    def give_back_forms(self, forms: Sequence[PaperForm]) -> None:
        """Fill papers into ours again, one or all."""
        name = form_name(forms[0]) if len(forms) == 1 else "所有文书"
        question = f"{name}换回自带的模板？本单位的模板仍存在工作区的记录里。"
        if not self.session.messages.confirm("换回自带的模板", question, "换回自带的"):
            return
        location = self.session.location
        self.session.change(
            "正在换模板",
            lambda _: take_own_forms(location, forms, datetime.now()),
            lambda _: self._tell_form(f"以后{name}用自带的模板生成。"),
        )
