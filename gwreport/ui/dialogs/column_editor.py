"""One column of the unit workbook: its heading, width, hint, whether it must be filled in, choices, pages."""

from dataclasses import replace

from PySide6.QtWidgets import (
    QCheckBox,
    QFormLayout,
    QLineEdit,
    QPlainTextEdit,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from gwreport.domain.form.columns import Page
from gwreport.domain.form.form_faults import LONGEST_HEADING, WIDEST
from gwreport.domain.form.office_form import FormLine
from gwreport.ui.dialogs.writing_dialog import WritingDialog
from gwreport.ui.drafts.keeping import Keeping
from gwreport.ui.operations.forms import GIVEN
from gwreport.ui.plain_words import tip_text
from gwreport.ui.widgets.basics import accept_button, cancel_button, label, named, row
from gwreport.wording.form_lines import PAGE_NAMES


class ColumnEditor(WritingDialog):
    """Edits a column; of one that the office fills in only the heading and the width."""

    def __init__(self, line: FormLine, keeping: Keeping, parent: QWidget) -> None:
        super().__init__("修改一栏" if line.key else "增加一栏", keeping, parent)
        self.setMinimumWidth(520)
        self._line = line
        self.heading = QLineEdit(line.heading)
        self.heading.setMaxLength(LONGEST_HEADING)
        self.characters = QSpinBox()
        self.characters.setRange(1, WIDEST)
        self.characters.setValue(line.width)
        self.characters.setSuffix(" 个字符（一个汉字算 2）")
        self.hint = QPlainTextEdit(line.hint)
        self.hint.setTabChangesFocus(True)
        self.hint.setMaximumHeight(84)
        self.hint.setPlaceholderText("单位点到这一格时看到的话")
        self.required = QCheckBox("必填")
        self.required.setToolTip("空着的，收回来以后会列为问题")
        self.required.setChecked(line.required)
        self.choices = QPlainTextEdit("\n".join(line.choices))
        self.choices.setTabChangesFocus(True)
        self.choices.setMaximumHeight(110)
        self.choices.setPlaceholderText("一行一个；单位可以随便填的空着")
        self.pages = {page: QCheckBox(name) for page, name in PAGE_NAMES.items()}
        for page, box in self.pages.items():
            box.setToolTip(tip_text(f"单位填的这一栏，在{PAGE_NAMES[page]}里看得到"))
            box.setChecked(page in line.shown)
        fields: dict[str, QWidget] = {"标题": self.heading, "宽度": self.characters}
        form = QFormLayout()
        form.setSpacing(12)
        for words, field in fields.items():
            form.addRow(words, named(field, words))
        self._is_given = line.key in GIVEN
        if not self._is_given:
            fields |= {"提示": self.hint, "必填": self.required}
            form.addRow("提示", named(self.hint, "提示"))
            form.addRow("", self.required)
            if line.is_own:
                fields["选项"] = self.choices
                form.addRow("选项", named(self.choices, "选项"))
            form.addRow("显示于", row(*self.pages.values(), 1))
            fields |= {f"显示于{PAGE_NAMES[page]}": box for page, box in self.pages.items()}
        self.save = accept_button(
            "保存", self.accept, tip="保存这一栏，以后下发的填报表照此", keys="Ctrl+Return"
        )
        layout = QVBoxLayout(self)
        layout.setContentsMargins(26, 22, 26, 20)
        layout.setSpacing(16)
        layout.addLayout(form)
        told = (
            "下发的内容，单位不填。"
            if self._is_given
            else "显示于“报告”的，报告的附件里就多这一栏。"
        )
        layout.addWidget(label(told, "muted", wraps=True))
        layout.addLayout(row(1, cancel_button(self.reject), self.save))
        self.heading.textChanged.connect(self._follow)
        self._follow()
        self.keep_fields(fields)

    @property
    def line(self) -> FormLine:
        """The column as it is to be."""
        line = replace(
            self._line, heading=" ".join(self.heading.text().split()), width=self.characters.value()
        )
        if self._is_given:
            return line
        written = (one.strip() for one in self.choices.toPlainText().splitlines())
        return replace(
            line,
            hint=self.hint.toPlainText().strip(),
            required=self.required.isChecked(),
            choices=tuple(one for one in written if one) if line.is_own else line.choices,
            shown=frozenset[Page](page for page, box in self.pages.items() if box.isChecked()),
        )

    def _follow(self) -> None:
        self.save.setEnabled(bool(self.heading.text().strip()))
