"""The columns of the form table (填报表样), and what changed in one, in a clerk's words."""

from collections.abc import Iterable

from gwreport.domain.form.columns import Page
from gwreport.domain.form.form_changes import FormChange, FormChangeKind, PartSaid
from gwreport.domain.form.form_faults import LinePart

YES, NO = "是", "否"
BETWEEN = "、"
FORM_NAME = "填报表样"
LINE_PARTS = {
    LinePart.TABLE: "表",
    LinePart.HEADING: "标题",
    LinePart.WIDTH: "宽度",
    LinePart.HINT: "提示",
    LinePart.REQUIRED: "必填",
    LinePart.CHOICES: "选项",
    LinePart.SHOWN: "显示于",
}
PAGE_NAMES = {Page.REVIEW: "审核", Page.REGISTER: "台账", Page.REPORT: "报告"}
_SHOWN = 40


def page_names(pages: Iterable[Page]) -> str:
    """Name the pages on which a column is shown, in their order."""
    chosen = set(pages)
    return BETWEEN.join(name for page, name in PAGE_NAMES.items() if page in chosen)


def change_words(change: FormChange) -> str:
    """Say one change of a form in a line."""
    column = f"“{change.table}”的“{change.heading}”"
    match change.kind:
        case FormChangeKind.ADDED:
            return f"“{change.table}”增加“{change.heading}”"
        case FormChangeKind.REMOVED:
            return f"“{change.table}”去掉“{change.heading}”"
        case FormChangeKind.RENAMED:
            return f"“{change.table}”的“{change.before}”改名“{change.after}”"
        case FormChangeKind.MOVED:
            return f"{column}移动位置"
        case FormChangeKind.HIDDEN:
            return f"{column}隐藏"
        case FormChangeKind.SEEN:
            return f"{column}不再隐藏"
        case FormChangeKind.CHANGED:
            part = LINE_PARTS[change.part] if change.part else ""
            before, after = (_said(change, said) for said in (change.before, change.after))
            return f"{column}{part}由{before}改为{after}"


def _said(change: FormChange, said: PartSaid) -> str:
    if isinstance(said, bool):
        return f"“{YES if said else NO}”"
    if isinstance(said, tuple):
        words = page_names(map(Page, said)) if change.part is LinePart.SHOWN else BETWEEN.join(said)
    else:
        words = str(said)
    if not words:
        return "空白"
    return f"“{words if len(words) <= _SHOWN else words[:_SHOWN] + '…'}”"
