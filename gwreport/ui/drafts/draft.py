"""A draft (草稿): what somebody wrote in one place of the window and has neither stored nor given up."""

from collections.abc import Mapping
from dataclasses import dataclass, field

Written = Mapping[str, str]
# The name of the field where a place has one field only.
TEXT = "文字"


@dataclass(frozen=True, slots=True)
class Place:
    """Where something is written.

    `workspace` is the workspace's uid ("" outside of any), `round` the round's code ("" for all of
    them), `sort` what is written ("text", "reason" …), `subject` of what: an item's id, a unit's name.
    """

    workspace: str
    round: str
    sort: str
    subject: str = ""


@dataclass(frozen=True, slots=True)
class Draft:
    """What is written in a place, field by field, and what stood there when the writing began.

    `title` says in words where it is; `page` and `subject` lead there. `at` is when it was last
    written in, ISO 8601 in UTC. `words` is all of it in words, where the fields are none.
    """

    place: Place
    written: Written
    based_on: Written
    title: str = ""
    page: str = ""
    subject: str = ""
    at: str = ""
    words: str = field(default="", compare=False)

    @property
    def text(self) -> str:
        """What is written where a place has one field only."""
        return self.written.get(TEXT, "")

    @property
    def shown(self) -> str:
        """Everything that is written and did not stand there before, as it is shown and copied."""
        if self.words:
            return self.words
        if set(self.written) == {TEXT}:
            return self.text
        return "\n".join(
            f"{name}：{words}"
            for name, words in self.written.items()
            if words != self.based_on.get(name, "")
        )
