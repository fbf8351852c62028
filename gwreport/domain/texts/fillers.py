"""Words that only fill a cell and say nothing (无, 同上, 见附件)."""

import re

from gwreport.domain.texts.letters import letters_of
from gwreport.domain.texts.look_alikes import compared

_FILLERS = frozenset(
    ("无", "/", "-", "—", "——", "、", "同上", "同前", "略", "见附件", "详见附件", "另附", "暂无", "无数据", "。", ".")
)  # fmt: skip
_POINTER = re.compile(
    r"(?:内容)?(?:同上|同前|同上期|另附|另报|详?见(?:附件|附表|附页|附|上|上表|备注|专报))[\d一二三四五六七八九十]*"
)
_LONGEST_FILLER = 12


def is_filler(text: str) -> bool:
    """Say whether a text only fills its cell and says nothing."""
    return len(text) < _LONGEST_FILLER and (
        text.strip().strip("（）()") in _FILLERS or is_pointer(text)
    )


def is_pointer(text: str) -> bool:
    """Say whether a text only points elsewhere (同上, 见附件)."""
    return (
        len(text) < _LONGEST_FILLER and _POINTER.fullmatch(letters_of(compared(text))) is not None
    )
