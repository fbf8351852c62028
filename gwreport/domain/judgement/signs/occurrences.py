"""What an item wants not to occur (较大以上事故零发生, 杜绝…, 不发生…), and a text by which it has."""

import re
from collections.abc import Iterator

from gwreport.domain.judgement.results import Reason, Sign
from gwreport.domain.judgement.told.clauses import SENTENCE_END, clause_around, clause_start
from gwreport.domain.statuses import Status
from gwreport.domain.texts.bare_names import bigrams

_UNWANTED = re.compile(
    "(?P<before>[^，。；、]{2,20})零(?:发生|出现)|(?:不发生|不出现|杜绝|坚决防止|坚决遏制|严防)(?P<behind>[^，。；、]{2,20})"
)
_SOME = re.compile("零发生|零出现|不发生|不出现|杜绝|坚决防止|坚决遏制|严防")
_OCCURRED = re.compile(
    r"(?<![未没无不])(?<!没有)(?:发生|出现)了?(?P<what>[^，。；、\d]{2,14})(?P<number>[1-9]\d{0,4})[起次例件宗]"
)
_THEN = re.compile("去年|上年|往年|20\\d\\d年|同比|较上|以来累计|“?十[三四]五”?")
# The grades of accidents, the least first; what is not to occur 以上 is of its grade or a higher one.
_GRADES = ("一般", "较大", "重大", "特别重大")
_ALIKE = frozenset({"事故", "火灾", "事件", "疫情", "案件", "舆情", "中毒"})


def occurrence_signs(item: str, text: str) -> Iterator[Sign]:
    """Say that what was not to occur has occurred in the round's year, of the grade that is meant."""
    unwanted = _UNWANTED.search(item) if _SOME.search(item) else None
    if unwanted is None:
        return
    wanted = unwanted["before"] or unwanted["behind"]
    for one in _OCCURRED.finditer(text):
        if _THEN.search(text, clause_start(text, one.start(), SENTENCE_END), one.start()):
            continue
        same = (
            any(word in wanted and word in one["what"] for word in _ALIKE)
            or len(bigrams(wanted) & bigrams(one["what"])) > 1
        )
        if same and _grade(one["what"]) >= _grade(wanted):
            words = clause_around(text, one.start(), one.end())
            yield Sign(Status.BEHIND, 20, Reason("words-occurred", {"words": words}))
            return


def _grade(words: str) -> int:
    """Give the place of the grade that some words name, 0 where they name none."""
    return max((place for place, grade in enumerate(_GRADES) if grade in words), default=0)
