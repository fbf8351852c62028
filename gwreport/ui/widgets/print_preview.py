"""A sheet of paper on the screen: what will be printed, in the fonts of an official document."""

from collections.abc import Sequence
from functools import partial
from html import escape

from PySide6.QtGui import QHideEvent, QShowEvent, QTextCursor
from PySide6.QtWidgets import QTextBrowser

from gwreport.ui.widgets.frame.gradually import Gradually

# So many rows are laid out at a time; a table of all of them would keep the window still. As on
# paper each further page has the headings over it.
_ON_A_PAGE = 40
# Paper is white in every theme; the words are shown in the order of the print, not its page breaks.
_STYLE = """
body { color: #111; font-family: 'FangSong', 'FangSong_GB2312', '仿宋', 'Noto Serif CJK SC', serif;
       font-size: 15px; }
h1 { font-family: 'FZXiaoBiaoSong-B05S', '方正小标宋简体', 'SimSun', 'Noto Serif CJK SC', serif;
     font-size: 22px; font-weight: bold; }
p.mark { font-family: 'SimHei', '黑体', 'Noto Sans CJK SC', sans-serif; font-size: 16px; }
th { font-family: 'SimHei', '黑体', 'Noto Sans CJK SC', sans-serif; font-weight: normal; }
th, td { font-size: 14px; }
"""


class PrintPreview(QTextBrowser):
    """Shows one part of a report."""

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName("印出来的样子")
        self.setOpenLinks(False)
        self.setStyleSheet(
            "QTextBrowser { background: #FFFFFF; color: #111111; border: 1px solid #D5DBE3;"
            " border-radius: 4px; padding: 26px 34px; }"
        )
        self.document().setDefaultStyleSheet(_STYLE)
        self._shown: Sequence[str] = ()
        self._gradually = Gradually(self, at_once=0)

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 - Qt's name
        """Go on with what is further below."""
        super().showEvent(event)
        self._gradually.resume()

    def hideEvent(self, event: QHideEvent) -> None:  # noqa: N802 - Qt's name
        """Keep nobody waiting for what is out of sight."""
        super().hideEvent(event)
        self._gradually.pause()

    def clear(self) -> None:
        """Show nothing; what is shown next is drawn, also where it is what was shown before."""
        self._shown = ()
        self._gradually.do(())
        super().clear()

    def show_text(self, title: str, body: str, *, sender: str = "", recipient: str = "") -> None:
        """Show a covering text: a paragraph a line."""
        parts = [f"<h1 align='center'>{_lines(title)}</h1>"]
        if recipient:
            parts.append(f"<p>{escape(recipient)}</p>")
        parts += [
            f"<p style='text-indent: 30px; line-height: 165%'>{escape(line)}</p>"
            for line in body.splitlines()
            if line.strip()
        ]
        if sender:
            parts.append(f"<p align='right'>{escape(sender)}</p>")
        self._show(["".join(parts)])

    def show_table(
        self,
        mark: str,
        title: str,
        headings: Sequence[str],
        rows: Sequence[Sequence[str]],
        widths: Sequence[int],
        *,
        note: str = "",
        centred: Sequence[int] = (0,),
    ) -> None:
        """Show a table; `widths` are per cent of the page, `centred` the columns that stand so."""
        pages: list[str] = []
        parts = [f"<p class='mark'>{escape(mark)}</p>", f"<h1 align='center'>{_lines(title)}</h1>"]
        if not rows:
            parts.append("<p align='center'>无</p>")
        else:
            head = "".join(
                f"<th width='{width}%' align='center'>{escape(words)}</th>"
                for words, width in zip(headings, widths, strict=True)
            )
            for begin in range(0, len(rows), _ON_A_PAGE):
                lines = [
                    "<tr>"
                    + "".join(
                        f"<td{' align=center' if at in centred else ''}>{_lines(words)}</td>"
                        for at, words in enumerate(line)
                    )
                    + "</tr>"
                    for line in rows[begin : begin + _ON_A_PAGE]
                ]
                pages.append(
                    "<table border='1' cellspacing='0' cellpadding='6' width='100%'"
                    f" style='border-collapse: collapse; border-color: #555'><tr>{head}</tr>"
                    f"{''.join(lines)}</table>"
                )
        if note:
            pages.append(f"<p>{escape(note)}</p>")
        self._show(["".join(parts) + pages[0], *pages[1:]] if pages else ["".join(parts)])

    def _show(self, pages: Sequence[str]) -> None:
        """Show the first page now; what is shown already stays as it is, where it was scrolled to."""
        if pages == self._shown:
            return
        self._shown = pages
        self.setHtml(f"<body>{pages[0]}</body>")
        self._gradually.do(partial(self._add, page) for page in pages[1:])
        if not self.isVisible():
            self._gradually.pause()

    def _add(self, page: str) -> None:
        end = QTextCursor(self.document())
        end.movePosition(QTextCursor.MoveOperation.End)
        end.insertHtml(f"<body>{page}</body>")


def _lines(words: str) -> str:
    return escape(words).replace("\n", "<br>")
