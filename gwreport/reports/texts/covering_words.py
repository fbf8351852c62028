"""How the covering text speaks of one item: its short name, an indicator's figures, what is wrong.

What units wrote is quoted, never reworded; only its beginning is taken where it is long.
"""

import re

from gwreport.domain.plan.indicators import PART_MARK
from gwreport.domain.plan.plan import Kind
from gwreport.domain.texts.quoting import in_one_line
from gwreport.reports.item_lines import ItemLine

_LONGEST_NAME, _LONGEST_QUOTE = 45, 160
_SENTENCE_END = re.compile("[。！？；]")
_PERIOD_WORDS = re.compile(
    r"^(?:截至|截止|到)?(?:\d{4}年)?(?:前三季度|上半年|一季度|全年|三季度末|\d{1,2}月(?:\d{1,2}日|底|末)?)[，,、：:]?"
)
_FIGURE = re.compile(r"(?P<sign>[+-]?)(?P<number>\d[\d,.]*)\s*(?P<unit>[^\d\s，。；]{0,6})")
_GROWS = re.compile(r"(?:增长|增速|增幅)(?:率)?$")
_CLAUSE_END = re.compile("[，。；、,;]")
_RANK = re.compile(r"第\s*[\d一二三四五六七八九十]+\s*[位名]")
_UNIT_IN_NAME = re.compile(r"（[^（）]{1,8}）$")
_NO_FIGURE = {"", "/", "／", "—", "-", "无", "暂无"}
_PROBLEM = re.compile(
    r"(?:存在的?问题|主要问题|主要原因|原因)(?:是|为)?[：:]?(?P<words>.+?)(?=下一步|$)", re.DOTALL
)
_ENDS = "。；;，, "


def short_name(line: ItemLine) -> str:
    """Name an item in a running text: its first sentence, of a long one the first clauses."""
    if line.kind is Kind.INDICATOR:
        return _bare(line.name) or in_one_line(line.name)
    text = in_one_line(line.item.text)
    first = _SENTENCE_END.split(text)[0].strip(_ENDS) or text
    if len(first) <= _LONGEST_NAME:
        return first
    clauses = re.split("(?<=[，,])", first)
    kept = clauses[0]
    for clause in clauses[1:]:
        if len(kept) + len(clause) > _LONGEST_NAME:
            break
        kept += clause
    return kept[:_LONGEST_NAME].strip(_ENDS) + "等"


def indicator_words(line: ItemLine) -> str:
    """Say an indicator's result, with its rank and target as far as they are stated.

    "地区生产总值增长6.7%（增速居全市第4位，全年目标6.5%以上）". The figures are those of the
    unit's own cells; without them its first sentence is quoted.
    """
    asides: list[str] = []
    words = _named_figure(line)
    if words:
        clauses = _CLAUSE_END.split(in_one_line(line.completion))
        asides += [clause.strip() for clause in clauses if _RANK.search(clause)][:1]
    elif line.is_missing:
        words = f"{_bare(line.name)}尚未报送"
    else:
        words = f"{_bare(line.name)}：{_quoted(line.completion)}"
    if line.target not in _NO_FIGURE and line.target != line.name:
        asides.append(f"全年目标{in_one_line(line.target)}")
    said = "，".join(asides)
    return f"{words}（{said}）" if said else words


def _named_figure(line: ItemLine) -> str:
    name = _bare(line.name)
    grows = _GROWS.search(name)
    written = in_one_line(line.growth if grows else line.value)
    figure = _FIGURE.fullmatch(written)
    if written in _NO_FIGURE or figure is None:
        return ""
    if not grows:
        return f"{name}{written}"
    if figure["sign"] == "-":
        return f"{name[: grows.start()]}下降{figure['number']}{figure['unit']}"
    return f"{name[: grows.start()]}增长{figure['number']}{figure['unit']}"


def behind_words(line: ItemLine) -> str:
    """Say why an item is behind and what comes next, in the unit's words as far as it gave any."""
    parts: list[str] = []
    problem = in_one_line(line.problem)
    if problem:
        parts.append(f"存在问题：{_cut(problem)}。")
    else:
        inside = _PROBLEM.search(in_one_line(line.completion))
        parts.append(
            f"存在问题：{_cut(inside['words'])}。"
            if inside
            else f"{_cut(_whole(line.completion))}。"
        )
    next_step = in_one_line(line.next_step)
    if next_step:
        parts.append(f"下一步措施：{_cut(next_step)}。")
    return "".join(parts)


def _bare(name: str) -> str:
    return PART_MARK.sub("", _UNIT_IN_NAME.sub("", in_one_line(name))).strip(_ENDS)


def _whole(text: str) -> str:
    return _PERIOD_WORDS.sub("", in_one_line(text)).strip(_ENDS) or in_one_line(text)


def _quoted(text: str) -> str:
    first = re.split("[。！？]", _whole(text))[0]
    return _cut(first or "无")


def _cut(text: str) -> str:
    """Keep whole sentences up to a bearable length; …… says that the text goes on."""
    text = text.strip(_ENDS)
    if len(text) <= _LONGEST_QUOTE:
        return text
    ends = [found.end() for found in _SENTENCE_END.finditer(text, 0, _LONGEST_QUOTE)]
    return text[: ends[-1] if ends else _LONGEST_QUOTE].strip(_ENDS) + "……"
