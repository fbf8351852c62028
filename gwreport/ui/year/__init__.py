"""What lies beyond one round, a tab each on the page 全年; a tab's module is loaded when it is first shown.

Each is a `Page` that `is_within` another.
"""

from dataclasses import dataclass

from gwreport.ui.page import PagePlace


@dataclass(frozen=True, slots=True)
class YearSubject:
    """What is led to on 全年: a tab by its name, and what it should show there."""

    tab: str
    subject: object = None


TABS: tuple[PagePlace, ...] = (
    PagePlace("nodes", "细化方案", "year.nodes_tab", "NodesTab"),
    PagePlace("register", "台账", "year.register_tab", "RegisterTab"),
    PagePlace("supervision", "督办", "year.supervision_tab", "SupervisionTab"),
    PagePlace("closing", "销号", "year.closing_tab", "ClosingTab"),
    PagePlace("score", "考核", "year.score_tab", "ScoreTab"),
    PagePlace("leaders", "领导简报", "year.leaders_tab", "LeadersTab"),
    PagePlace("last_year", "上年事项", "year.last_year_tab", "LastYearTab"),
)
