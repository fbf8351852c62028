"""Sentences that say who answers for several items at once: “以下任务由甲局牵头，乙局配合。”"""

import re
from dataclasses import dataclass
from typing import Literal

from gwreport.domain.texts.numerals import read_numeral
from gwreport.reading.layouts.responsibility_lines import read_responsibility
from gwreport.reading.words.divisions import read_division
from gwreport.reading.words.headings import Role

_GOALS = (
    "(?:所列|各项|全部|所有|各)?(?:重点|主要|具体|工作|目标|任务|事项|指标|项目|内容|要求|措施)"
)
_ALIKE = "(?:的)?[，,]?(?:均|都|全部|统一)?"
_COUNT = r"(?:\d{1,3}|[一二三四五六七八九十两]{1,3})"
_FOR_ALL = re.compile(
    r"[（(]?(?:(?P<above>以上|上述|前述)|(?P<part>本(?:部分|章|节|板块|类|领域))|(?P<whole>本(?:方案|清单|表))|以下|下列|下述)"
    rf"(?P<count>{_COUNT})?[条项]?{_GOALS}{{0,4}}+{_ALIKE}"
)
# “4项目标的责任单位均为甲局”, “该目标责任单位为乙局”, “第3—5项任务由丙局牵头”: those right above.
_FOR_THOSE = re.compile(
    rf"[（(]?(?:(?:第)?(?P<first>{_COUNT})[-—–~～至到](?:第)?(?P<last>{_COUNT})[条项]|(?P<count>{_COUNT})[条项]|(?:该|此|上一?)[条项]?)"
    rf"{_GOALS}{{1,4}}+{_ALIKE}"
)


@dataclass(frozen=True, slots=True)
class ForSeveral:
    """Who answers for several items: the words by role, and which items are meant.

    `above` are those before the sentence, else those behind it; `around` are both, of the section
    ("section") or of the document; of those `count` (None for all of
    the section), or those whose numbers run from the first to the last of `span`.
    """

    words: dict[Role, str]
    above: bool
    count: int | None = None
    span: tuple[int, int] | None = None
    around: Literal["", "section", "document"] = ""


def read_for_all(text: str) -> ForSeveral | None:
    """Read a sentence that says who answers for several items: “以下任务由甲局牵头，乙局配合。”

    None for every other sentence.
    """
    found = _FOR_ALL.match(text)
    those = None if found else _FOR_THOSE.match(text)
    if found is None:
        found = those
    if found is None:
        return None
    said = text[found.end() :].strip("）)").partition("。")[0]
    words = read_division(said) if said.startswith(("由", "请")) else None
    if words is None:
        read = read_responsibility(said)
        words = read.words if read and not read.before and read.names_units else None
    if not words:
        return None
    if those is None:
        above = found["above"] is not None
        around = "section" if found["part"] else "document" if found["whole"] else ""
        return ForSeveral(words, above, _number(found["count"]) if above else None, around=around)
    first, last = _number(those["first"]), _number(those["last"])
    if first and last:
        return ForSeveral(words, above=True, span=(first, last))
    return ForSeveral(words, above=True, count=_number(those["count"]) or 1)


def _number(words: str | None) -> int | None:
    if not words:
        return None
    return int(words) if words.isdecimal() else read_numeral(words)
