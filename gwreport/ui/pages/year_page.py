"""全年: what lies beyond one round, a tab each."""

from functools import partial

from PySide6.QtCore import QSignalBlocker

from gwreport.ui.page import Page, PagePlace
from gwreport.ui.session import Session
from gwreport.ui.widgets.frame.late_tabs import LateTabs
from gwreport.ui.year import TABS, YearSubject


class YearPage(Page):
    """The tabs are pages of their own, each made when it is first wanted; it reads nothing itself."""

    name = "year"
    title = "全年"
    note = "一个填报期之外的事：跨期的、年度的都在这里。"
    is_dense = True
    of_round = False
    depends = frozenset()

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self.tabs = LateTabs()
        self._made: dict[str, Page] = {}
        # The first one becomes current as it is added, when its place is not known yet.
        with QSignalBlocker(self.tabs):
            self._places = {
                one.name: self.tabs.add_later(one.words, partial(self._make, one)) for one in TABS
            }
        self.tabs.currentChanged.connect(self._lead_to_tab)
        self.tab(TABS[0].name)
        self.body.addWidget(self.tabs, 1)

    def tab(self, name: str) -> Page:
        """Give a tab, made when it is first wanted."""
        if name not in self._made:
            (place,) = (one for one in TABS if one.name == name)
            self._make(place)
        return self._made[name]

    def show_subject(self, subject: object) -> None:
        """Show a tab (`YearSubject`, or the tab's name), and in it what should be shown there."""
        wanted = subject if isinstance(subject, YearSubject) else YearSubject(str(subject))
        if wanted.tab not in self._places:
            return
        tab = self.tab(wanted.tab)
        self.tabs.setCurrentWidget(tab)
        tab.take_keyboard()
        if wanted.subject is not None:
            tab.show_subject(wanted.subject)

    def take_focus(self) -> None:
        """Give the keyboard to the tab in sight."""
        self._in_sight().take_keyboard()

    def undo_here(self) -> bool:
        """Take back what was done last on the tab in sight, where it has deeds of its own."""
        return self._in_sight().undo_here()

    def point_at(self, subject: str) -> None:
        """Choose the thing on the tab in sight."""
        self._in_sight().point_at(subject)

    def _make(self, place: PagePlace) -> None:
        tab = self._made[place.name] = place.load()(self.session)
        tab.leads_to.connect(self.leads_to)
        self.tabs.put(self._places[place.name], tab)

    def _in_sight(self) -> Page:
        return self.tab(TABS[self.tabs.currentIndex()].name)

    def _lead_to_tab(self, _: int) -> None:
        if self.tabs.hasFocus():
            return  # whoever walks along the tabs by keys stays there
        self.take_focus()
