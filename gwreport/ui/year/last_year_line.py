"""Over the plan: what of last year waits, each a link to where it is settled; nothing where nothing does."""

from gwreport.ui.widgets.open_matters import OpenMatter, OpenMatters

# The tab of 全年 that settles them.
_TAB = "last_year"


class LastYearLine(OpenMatters):
    """One line, hidden while nothing waits; `wanted` hands over the tab of 全年."""

    def __init__(self) -> None:
        super().__init__()
        self.hide()

    def show_counts(self, asked: int, left: int) -> None:
        """Say how many items may be last year's, and how many of last year's were not finished."""
        matters: list[OpenMatter] = []
        if asked:
            words, tip = f"{asked} 项待认定", "今年的任务是不是上年的同一件事，逐项认定"
            matters.append(OpenMatter(words, _TAB, tip))
        if left:
            words, tip = f"{left} 项上年没有完成", "看上年没有完成的，要的结转到今年"
            matters.append(OpenMatter(words, _TAB, tip))
        self.setVisible(bool(matters))
        self.show_matters("上年的事项：", matters, "")
