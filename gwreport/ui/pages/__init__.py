"""The pages of the window, in the order of the work; a page's module is loaded when it is first shown."""

import gc

from gwreport.ui.page import PagePlace

PAGES = (
    PagePlace("overview", "工作台", "pages.overview_page", "OverviewPage"),
    PagePlace("plan", "任务分解", "pages.plan_page", "PlanPage"),
    PagePlace("units", "单位名录", "pages.units_page", "UnitsPage"),
    PagePlace("issue", "下发", "pages.issue_page", "IssuePage"),
    PagePlace("collection", "回收", "pages.collection_page", "CollectionPage"),
    PagePlace("review", "审核", "pages.review_page", "ReviewPage"),
    PagePlace("report", "报告", "pages.report_page", "ReportPage"),
    PagePlace("year", "全年", "pages.year_page", "YearPage"),
    PagePlace("form", "填报表样", "pages.form_page", "FormPage"),
    PagePlace("history", "历史", "pages.history_page", "HistoryPage"),
    PagePlace("settings", "设置", "pages.settings_page", "SettingsPage"),
)


def load_all() -> None:
    """Load what the pages need, so that none is waited for when it is first shown."""
    from gwreport.ui.operations.opened import prepare_opening

    for place in PAGES:
        place.load()
    prepare_opening()
    # What was loaded stays: looking through it for garbage would hold the window up for 60 ms each time.
    gc.freeze()
