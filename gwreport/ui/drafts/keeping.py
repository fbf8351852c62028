"""What a dialog needs so that nothing that is written in it is lost: where it is kept, who asks."""

from dataclasses import dataclass

from gwreport.ui.asking import Asking
from gwreport.ui.drafts.draft import Draft, Place, Written
from gwreport.ui.drafts.keeper import Drafts


@dataclass(frozen=True, slots=True)
class Keeping:
    """The place of what is written in one dialog; `title` names it, `page` and `subject` lead to it."""

    drafts: Drafts
    messages: Asking
    place: Place
    title: str
    page: str = ""
    subject: str = ""

    @property
    def draft(self) -> Draft | None:
        """What was written there before and is still unsaved."""
        return self.drafts.get(self.place)

    def keep(self, written: Written, based_on: Written, words: str = "") -> None:
        """Keep what is written now; what stands there anyway is no draft."""
        if dict(written) == dict(based_on):
            self.drop()
            return
        self.drafts.keep(
            Draft(
                self.place,
                dict(written),
                dict(based_on),
                self.title,
                self.page,
                self.subject,
                words=words,
            )
        )

    def drop(self) -> None:
        """Forget it: it was given up by hand, or stands elsewhere now."""
        self.drafts.drop(self.place)

    def settle(self, written: Written) -> None:
        """Forget it as far as it was stored."""
        self.drafts.settle(self.place, written)
