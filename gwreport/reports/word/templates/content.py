"""What is filled into the Word file of a paper, whatever file it is."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from gwreport.reports.texts.papers import PaperText
from gwreport.reports.word.annexes import Annex


@dataclass(frozen=True, slots=True)
class About:
    """The properties of a document; `custom` are those that only programs look at."""

    title: str
    author: str
    created: datetime
    subject: str = ""
    custom: Mapping[str, str] = field(default_factory=dict[str, str])


@dataclass(frozen=True, slots=True)
class PaperContent:
    """A paper: its words, who signs it and when, its annexes, and the values of its placeholders.

    `draft_mark` stands in the header of each page, "" for none.
    """

    text: PaperText
    office: str
    day: str
    about: About
    annexes: Sequence[Annex] = ()
    values: Mapping[str, object] = field(default_factory=dict[str, object])
    draft_mark: str = ""
