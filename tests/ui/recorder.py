# The arguments are those of `Messages`, in whose place it stands.
# ruff: noqa: ARG002
"""Stands in for the boxes and dialogs of the window: answers as the test has prepared."""

from collections import deque
from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtWidgets import QDialog

from tests.ui.spoken import buttons_that_tell_nothing, nameless, takes_tab_as_text

Act = Callable[[Any], object]


class Recorder:
    """Remembers what was told and asked; a question without a prepared answer is given up."""

    def __init__(self) -> None:
        self.told: list[str] = []
        self.details: list[str] = []
        self.asked: list[str] = []
        self._answers: dict[str, deque[Any]] = {}

    def prepare(self, question: str, *answers: Any) -> None:
        """Answer the next questions of a kind ("ask_file", "confirm" …) with these."""
        self._answers.setdefault(question, deque()).extend(answers)

    @property
    def last(self) -> str:
        """What was told last."""
        return self.told[-1]

    def tell(self, title: str, sentence: str, details: str = "") -> None:
        self.told.append(sentence)
        self.details.append(details)

    def warn(self, sentence: str, details: str = "") -> None:
        self.told.append(sentence)
        self.details.append(details)

    def confirm(self, title: str, question: str, yes: str, no: str = "取消") -> bool:
        return self._answer("confirm", question, False)

    def ask_choice(self, title: str, question: str, answers: Sequence[str]) -> str:
        chosen = self._answer("ask_choice", question, answers[-1])
        assert chosen in answers, f"“{chosen}” is not offered: {answers}"
        return chosen

    def ask_text(
        self, title: str, question: str, before: str = "", *, keeping: Any = None
    ) -> str | None:
        return self._answer("ask_text", question, None)

    def ask_file(self, title: str, kinds: str, folder: str = "") -> str:
        return self._answer("ask_file", title, "")

    def ask_files(self, title: str, kinds: str, folder: str = "") -> list[str]:
        return self._answer("ask_files", title, [])

    def ask_new_file(self, title: str, kinds: str, name: str = "") -> str:
        return self._answer("ask_new_file", title, "")

    def ask_folder(self, title: str, folder: str = "") -> str:
        return self._answer("ask_folder", title, "")

    def ask_printer(self, title: str) -> Any:
        return self._answer("ask_printer", title, None)

    def show_print(self, title: str, paint: Callable[[Any], object]) -> None:
        paint(self._answer("show_print", title, None))

    def _answer(self, question: str, words: str, otherwise: Any) -> Any:
        self.asked.append(words)
        prepared = self._answers.get(question)
        return prepared.popleft() if prepared else otherwise


class Dialogs:
    """Shows each dialog without waiting, lets the test act in it, and gives what it came to."""

    def __init__(self) -> None:
        self.waiting: deque[Act] = deque()
        self.seen: list[str] = []

    def expect(self, act: Act) -> None:
        """Do this in the next dialog; it must be closed by it."""
        self.waiting.append(act)

    def answer(self, dialog: QDialog) -> int:
        """Stand in for `exec`."""
        self.seen.append(dialog.windowTitle())
        assert self.waiting, f"nobody expected the dialog “{dialog.windowTitle()}”"
        dialog.open()
        self.waiting.popleft()(dialog)
        assert not dialog.isVisible(), "the dialog was left open"
        return dialog.result()


def look_over(dialog: QDialog) -> None:
    """Hold what every dialog owes to those who use it by ear and by keys."""
    assert nameless(dialog) == [], "a screen reader says nothing of these"
    assert takes_tab_as_text(dialog) == []
    found = buttons_that_tell_nothing(dialog)
    assert found == [], f"they do not tell what they do, or by which key: {found}"
