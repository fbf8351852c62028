"""A decision that needs a reason: asked why and who, recorded, told; what was written is a draft until then."""

from collections.abc import Callable
from typing import TypeVar

from gwreport.ui.desks.review_desk import ask_reviewer
from gwreport.ui.drafts.draft import TEXT
from gwreport.ui.drafts.keeping import Keeping
from gwreport.ui.session import Session

Result = TypeVar("Result")


def decide_with_reason(
    session: Session,
    keeping: Keeping,
    title: str,
    question: str,
    work: Callable[[str, str], Result],
    done: Callable[[Result], None],
    doing: str = "正在保存",
) -> None:
    """Ask for a reason, and record in the background by `work`, which is given the reason and who decides.

    Without a reason, or a name, nothing is done.
    """
    written = session.messages.ask_text(title, question, keeping=keeping)
    reason = (written or "").strip()
    if not reason:
        return
    who = ask_reviewer(session)
    if not who:
        return

    def tell(result: Result) -> None:
        keeping.settle({TEXT: written or ""})
        done(result)

    session.change(doing, lambda _: work(reason, who), tell)
