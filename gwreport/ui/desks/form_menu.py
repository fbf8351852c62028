"""The button 换成本单位模板: each paper with the file that it is filled into."""

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QMenu, QPushButton, QWidget

from gwreport.domain.papers import PAPER_FORMS, PaperForm
from gwreport.ui.plain_words import button_text
from gwreport.ui.widgets.basics import button
from gwreport.wording.names import form_name
from gwreport.workflow.keeping.paper_forms import FormFile

OURS = "自带的"


class FormMenu:
    """A button whose menu names each paper; `choose` is told which one is to have another file."""

    def __init__(
        self,
        choose: Callable[[PaperForm], object],
        export: Callable[[], object],
        give_back: Callable[[Sequence[PaperForm]], object],
        parent: QWidget,
    ) -> None:
        self.button: QPushButton = button(
            "换成本单位模板", lambda: None, tip="各种文书套用哪个 Word 文件，可以换成本单位的"
        )
        menu = QMenu(parent)
        self._actions = {
            form: menu.addAction("", lambda form=form: choose(form)) for form in PAPER_FORMS
        }
        menu.addSeparator()
        menu.addAction("导出模板，供修改…", export)
        self._back_menu = menu.addMenu("换回自带的")
        self._backs = {
            form: self._back_menu.addAction("", lambda form=form: give_back([form]))
            for form in PAPER_FORMS
        }
        self._back = menu.addAction("都换回自带的", lambda: give_back(list(PAPER_FORMS)))
        self.button.setMenu(menu)
        self.show([FormFile(form) for form in PAPER_FORMS])

    def show(self, files: Sequence[FormFile]) -> None:
        """Name the files that papers are filled into now."""
        for one in files:
            words = f"{form_name(one.form)}（{one.name or OURS}）…"
            self._actions[one.form].setText(button_text(words))
            back = self._backs[one.form]
            back.setText(button_text(f"{form_name(one.form)}：不再用“{one.name}”"))
            back.setVisible(bool(one.name))
        self._back_menu.setEnabled(any(one.name for one in files))
        self._back.setEnabled(any(one.name for one in files))
