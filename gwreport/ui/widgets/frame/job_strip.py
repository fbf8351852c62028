"""The running job in the status bar: what it does, how far it is, how long it may take, stop."""

import time

from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QWidget

from gwreport.ui.jobs import JobReporter, Jobs
from gwreport.ui.widgets.basics import button, label

_TELLS_TIME_AFTER = 3.0


class JobStrip(QWidget):
    """Seen only while a job runs."""

    def __init__(self, reporter: JobReporter) -> None:
        super().__init__()
        self.jobs: Jobs | None = None
        self._begun = 0.0
        self._words = label()
        self._bar = QProgressBar()
        self._bar.setFixedWidth(220)
        self._bar.setTextVisible(False)
        self._stop = button("停止", self._cancel, kind="link", tip="停下正在做的事，做完的部分还在")
        layout = QHBoxLayout(self)
        layout.setContentsMargins(8, 0, 8, 0)
        layout.addWidget(self._words)
        layout.addWidget(self._bar)
        layout.addWidget(self._stop)
        self.hide()
        reporter.started.connect(self._start)
        reporter.progressed.connect(self._step)
        reporter.ended.connect(self.hide)

    def _start(self, title: str) -> None:
        self._begun = time.monotonic()
        self._words.setText(title)
        self._bar.setRange(0, 0)
        self._stop.setEnabled(True)
        self._stop.setText("停止")
        self.show()

    def _step(self, done: int, total: int, what: str) -> None:
        self._bar.setRange(0, total)
        self._bar.setValue(done)
        passed = time.monotonic() - self._begun
        words = f"{what}　{done}/{total}" if total else what
        if total and 0 < done < total and passed > _TELLS_TIME_AFTER:
            words += f"　约剩 {_seconds(passed / done * (total - done))}"
        self._words.setText(words)

    def _cancel(self) -> None:
        if self.jobs is not None:
            self.jobs.cancel()
            self._stop.setEnabled(False)
            self._stop.setText("正在停止…")


def _seconds(seconds: float) -> str:
    return f"{seconds:.0f} 秒" if seconds < 90 else f"{seconds / 60:.0f} 分钟"
