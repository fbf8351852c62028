"""Forms of written words for comparing: headings, item texts, the words of 进度自评, fillers."""

import re
from functools import lru_cache

from gwreport.domain.statuses import Status
from gwreport.domain.texts.letters import letters_of
from gwreport.domain.texts.look_alikes import compared
from gwreport.wording.names import SELF_ASSESSMENTS, STATUSES

_STATUSES = {status_word: status for status, status_word in STATUSES.items()} | {
    word: status for word, (status, _) in SELF_ASSESSMENTS.items()
}
_FILLERS = frozenset(
    ("无", "/", "-", "—", "——", "、", "同上", "同前", "略", "见附件", "详见附件", "另附", "暂无", "无数据", "。", ".")
)  # fmt: skip
_POINTER = re.compile(
    r"(?:内容)?(?:同上|同前|同上期|另附|另报|详?见(?:附件|附表|附页|附|上|上表|备注|专报))[\d一二三四五六七八九十]*"
)
_LONGEST_FILLER = 12


@lru_cache(maxsize=4096)
def text_key(text: str) -> str:
    """Give an item's text for comparing: widths, doubles of characters, blanks and a last full stop aside."""
    return compared(text).rstrip("。.")


@lru_cache(maxsize=4096)
def heading_key(text: str) -> str:
    """Give a heading for comparing: only its letters and digits count."""
    return letters_of(compared(text))


@lru_cache(maxsize=4096)
def read_status(text: str) -> Status | None:
    """Say what the words of 进度自评 mean, quotes and blanks aside; None for words off the list."""
    return _STATUSES.get(heading_key(text))


def is_filler(text: str) -> bool:
    """Say whether a text only fills its cell and says nothing."""
    return len(text) < _LONGEST_FILLER and (
        text.strip().strip("（）()") in _FILLERS or is_pointer(text)
    )


def is_pointer(text: str) -> bool:
    """Say whether a text only points elsewhere (同上, 见附件)."""
    return len(text) < _LONGEST_FILLER and _POINTER.fullmatch(heading_key(text)) is not None
