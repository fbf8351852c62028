"""The papers (公文) around the report, and the office's own Word files for them.

Which file an office has given stands among its choices, one key a sort of paper: the hash of its
archived bytes and its name.
"""

from collections.abc import Mapping
from enum import StrEnum
from typing import NamedTuple, TypeAlias


class Paper(StrEnum):
    """One sort of paper around the report."""

    NOTICE = "notice"  # 填报通知, goes out with the workbooks
    LETTER = "letter"  # 催报函, to each unit that has not returned everything
    SUPERVISION = "supervision"  # 督办通知单, to each unit that leads an item behind schedule
    CIRCULAR = "circular"  # 通报, to all


class MainPaper(StrEnum):
    """What the papers stand around."""

    REPORT = "report"  # 完成情况报告


class PagePaper(StrEnum):
    """What has a page for each whom it is for, all of them in one file."""

    BRIEF = "brief"  # 领导简报, a page a leader


# What is set in Word and may be set by an office's own file: the report, and every paper.
PaperForm: TypeAlias = MainPaper | Paper | PagePaper
PAPER_FORMS: tuple[PaperForm, ...] = (*MainPaper, *Paper, *PagePaper)


class GivenFile(NamedTuple):
    """An office's own Word file: the SHA-256 of its archived bytes, and the name that it had."""

    sha256: str
    name: str


_SIGN = "paper-form:"
_HASH = 64


def form_key(form: PaperForm) -> str:
    """Give the key under which is kept which file of the office serves for a form."""
    return f"{_SIGN}{form.value}"


def given_value(given: GivenFile | None) -> str:
    """Give what is kept under a form's key; "" stands for ours."""
    return f"{given.sha256} {given.name}" if given else ""


def given_files(stored: Mapping[str, str]) -> dict[PaperForm, GivenFile]:
    """Give the office's own files by form; what a newer program has stored is left out."""
    found: dict[PaperForm, GivenFile] = {}
    for form in PAPER_FORMS:
        value = stored.get(form_key(form), "")
        if len(value) > _HASH and value[_HASH] == " ":
            found[form] = GivenFile(value[:_HASH], value[_HASH + 1 :])
    return found


def form_of_key(key: str) -> PaperForm | None:
    """Say for which form a key of the office's choices is; None for any other key."""
    return next((form for form in PAPER_FORMS if form_key(form) == key), None)
