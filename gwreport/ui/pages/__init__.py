"""The pages of the window, in the order of the work; a page's module is loaded when it is first shown."""

import gc
from collections.abc import Callable
from dataclasses import dataclass
from importlib import import_module

from gwreport.ui.page import Page
from gwreport.ui.session import Session


@dataclass(frozen=True, slots=True)
class PagePlace:
    """One page of the navigation: its name (of its icon and its module too), words and class."""

    name: str
    words: str
    kind: str

    def load(self) -> Callable[[Session], Page]:
        """Load the page's class, with all that it does."""
        module = import_module(f"gwreport.ui.pages.{self.name}_page")
        return getattr(module, self.kind)


PAGES = (
    PagePlace("overview", "工作台", "OverviewPage"),
    PagePlace("plan", "任务分解", "PlanPage"),
    PagePlace("units", "单位名录", "UnitsPage"),
    PagePlace("issue", "下发", "IssuePage"),
    PagePlace("collection", "回收", "CollectionPage"),
    PagePlace("review", "审核", "ReviewPage"),
    PagePlace("report", "报告", "ReportPage"),
    PagePlace("year", "全年", "YearPage"),
    PagePlace("form", "填报表样", "FormPage"),
    PagePlace("history", "历史", "HistoryPage"),
    PagePlace("settings", "设置", "SettingsPage"),
)


def load_all() -> None:
    """Load what the pages need, so that none is waited for when it is first shown."""
    from gwreport.ui.operations.opened import prepare_opening

    for place in PAGES:
        place.load()
    prepare_opening()
    # What was loaded stays: looking through it for garbage would hold the window up for 60 ms each time.
    gc.freeze()
