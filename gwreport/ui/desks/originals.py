"""Looking at what came back as it came: a read-only copy, opened by the desktop's program."""

from pathlib import Path

from gwreport.ui.desktop import is_document
from gwreport.ui.session import Session
from gwreport.ui.widgets.basics import Notice


class Originals:
    """Opens the originals of returns for a page, and says on its notice where to look in them."""

    def __init__(self, session: Session, notice: Notice) -> None:
        self._session, self._notice = session, notice

    def show(self, number: int, place: str = "") -> None:
        """Open the file of that number; `place` is where in it to look, in words."""
        from gwreport.ui.operations.collection import look_at_original

        location = self._session.location
        self._session.jobs.run(
            "正在取出原件",
            lambda _: look_at_original(location, number),
            lambda copy: self._open(copy, place),
        )

    def _open(self, copy: Path, place: str) -> None:
        where = f"请看：{place}。" if place else ""
        if not is_document(copy):
            self._notice.show_words(
                f"“{copy.name}”不是文档，可能是程序，没有打开。{where}需要时可以导出原件，先查杀病毒。",
                "warning",
            )
        elif self._session.show_file(copy):
            self._notice.show_words(
                f"已打开“{copy.name}”的只读副本，原件没有动。{where}在副本里改的内容不会收进来。"
            )
