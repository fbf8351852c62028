"""What lies beyond one round, a tab each on the page 全年; a tab's module is loaded when it is first shown."""

from collections.abc import Callable
from dataclasses import dataclass
from importlib import import_module

from gwreport.ui.page import Page
from gwreport.ui.session import Session


@dataclass(frozen=True, slots=True)
class TabPlace:
    """One tab: its name (of its module too), words and class, a `Page` that `is_within` another."""

    name: str
    words: str
    kind: str

    def load(self) -> Callable[[Session], Page]:
        """Load the tab's class, with all that it does."""
        module = import_module(f"gwreport.ui.year.{self.name}_tab")
        return getattr(module, self.kind)


TABS: tuple[TabPlace, ...] = (
    TabPlace("nodes", "细化方案", "NodesTab"),
    TabPlace("register", "台账", "RegisterTab"),
    TabPlace("supervision", "督办", "SupervisionTab"),
    TabPlace("score", "考核", "ScoreTab"),
    TabPlace("leaders", "领导简报", "LeadersTab"),
    TabPlace("last_year", "上年事项", "LastYearTab"),
)
