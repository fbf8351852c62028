"""How the covering text speaks of one item: its name, an indicator's figures, what is wanting.

What units wrote is quoted, never reworded; of what is long whole sentences are taken, and it is said
where the rest stands.
"""

import re
from collections.abc import Sequence

from gwreport.domain.plan.indicators import NO_TARGET, PART_MARK
from gwreport.domain.plan.plan import Kind
from gwreport.domain.review.same_goals import is_all_of
from gwreport.domain.review.told_reasons import progress_in
from gwreport.domain.texts.bare_names import bigrams
from gwreport.domain.texts.quoting import in_one_line
from gwreport.domain.texts.spans import span_at
from gwreport.reports.behind import Behind
from gwreport.reports.item_lines import ItemLine
from gwreport.wording.shortfalls import gap_words

_LONGEST_NAME, _LONGEST_QUOTE = 60, 160
# So long is what a name says at most where no single goal of it is known to be meant.
_LONGEST_WHOLE = 200
# Pairs of characters that what was told has in common with the clause that it speaks of.
_LEAST_SHARED = 3
_SENTENCE_END = re.compile("[。！？；]")
_BEGINS = re.compile("[到至]?")
_MARKS = "，,、：:"
_FIGURE = re.compile(r"(?P<sign>[+-]?)(?P<number>\d[\d,.]*)\s*(?P<unit>[^\d\s，。；]{0,6})")
_GROWS = re.compile(r"(?:增长|增速|增幅)(?:率)?$")
_CLAUSE_END = re.compile("[，。；、,;]")
_RANK = re.compile(r"第\s*[\d一二三四五六七八九十]+\s*[位名]")
_UNIT_IN_NAME = re.compile(r"（[^（）]{1,8}）$")
_NO_FIGURE = {"", NO_TARGET, "／", "—", "-", "无", "暂无"}
_ENDS = "。；;，, "
_REST = "（全文见{where}）"


def short_name(line: ItemLine, most: int = _LONGEST_NAME) -> str:
    """Name an item in a running text: an indicator's name, else the first sentence of its text.

    A very long sentence is named by as many of its whole clauses as can be borne: `most` characters.
    """
    if line.kind is Kind.INDICATOR:
        return _bare(line.name) or in_one_line(line.name)
    text = in_one_line(line.item.text)
    first = _SENTENCE_END.split(text)[0].strip(_ENDS) or text
    return _clauses(first, most)


def behind_name(row: Behind) -> str:
    """Name an item that is behind so that what falls short stands in the name.

    Of a long text with several goals that is its first clause and the goals that fall short:
    "提速建设临港经济区（其中规上工业产值增长43%）".
    """
    line = row.line
    if line.kind is Kind.INDICATOR:
        return short_name(line)
    text = in_one_line(line.item.text).strip(_ENDS)
    if len(text) <= _LONGEST_NAME:
        return text
    first = re.split("[，。；,;]", text)[0].strip(_ENDS)
    goals = [
        one.goal if one.goal == one.target.text else f"{one.goal}{one.target.text}"
        for one in row.goals
        if one.target.text not in first
    ]
    if not row.goals:
        goals = _meant(re.split("[，。；,;]", text)[1:], row.stands or row.problem)
        if not goals:
            return _clauses(text, _LONGEST_WHOLE)
    return f"{first}（其中{'、'.join(dict.fromkeys(goals))}）" if goals else first


def goal_told_of(row: Behind) -> str:
    """Give the clause of an item of several that the unit's words on how it stands speak of; "" if none is known."""
    clauses = re.split("[，。；,;]", in_one_line(row.line.item.text).strip(_ENDS))
    if len(clauses) == 1:
        return ""
    found = _meant(clauses, row.stands or row.problem)
    return found[0] if found else ""


def year_goals(row: Behind) -> str:
    """Give the year's target of what is behind, each figure behind the words of what it is of.

    A goal that is not behind is left out; where no figure is, the clause that the unit's words speak of is given.
    """
    named = [f"{one.goal}{one.target.text}" for one in row.goals if one.goal]
    if named:
        return "；".join(named)
    return row.line.target if row.line.kind is Kind.INDICATOR else goal_told_of(row)


def _meant(clauses: Sequence[str], told: str) -> list[str]:
    """Give the clause of an item that what was told speaks of, where it can be known."""
    pairs = bigrams(told)
    shared = [(len(bigrams(clause) & pairs), -place) for place, clause in enumerate(clauses)]
    most, place = max(shared, default=(0, 0))
    return [clauses[-place].strip(_ENDS)] if most >= _LEAST_SHARED else []


def indicator_words(line: ItemLine) -> str:
    """Say an indicator's result, with its rank, its target and its gap as far as they are stated.

    "地区生产总值增长6.7%（增速居全市第4位，全年目标增长6.5%以上）". The figures are those of the
    unit's own cells; without them its first sentence is quoted.
    """
    asides: list[str] = []
    words, grows = _named_figure(line), ""
    if words:
        grows = _grows(line)
        clauses = _CLAUSE_END.split(in_one_line(line.completion))
        asides += [clause.strip() for clause in clauses if _RANK.search(clause)][:1]
    elif line.is_missing:
        words = f"{_bare(line.name)}尚未报送"
    elif line.completion.strip() in _NO_FIGURE:
        words = f"{_bare(line.name)}暂无数据"
    else:
        name, words = _bare(line.name), _quoted(line.completion)
        if _GROWS.sub("", name) in words:
            grows = _grows(line)
        elif shared := _shared(name, words):
            # 空气质量优良天数 and 优良天数228天
            words = name + words[shared:]
        elif "（" in words:
            words = f"{name}：{words}"
        else:
            # The list itself stands behind a colon.
            words, asides = name, [words, *asides]
    if line.target not in _NO_FIGURE and in_one_line(line.target) not in _bare(line.name):
        target = in_one_line(line.target)
        asides.append(f"全年目标{grows or ('' if target[:1].isdigit() else '为')}{target}")
    gaps = [gap_words(one) for one in line.measures]
    if line.is_behind:
        stated = [gap for gap in dict.fromkeys(gaps) if gap]
        if not stated and any(one.code == "same-item" for one in line.grounds):
            # Reached by this figure, and behind by the one that stands beside the same goal elsewhere.
            stated = ["与同一目标另一处填报的数据不一致，待核实"]
        asides += stated
    said = "，".join(asides)
    return f"{words}（{said}）" if said else words


def _shared(name: str, words: str) -> int:
    """Give how many characters that end a name begin the words, 0 for fewer than two."""
    longest = range(min(len(name), len(words)), 1, -1)
    return next((count for count in longest if name.endswith(words[:count])), 0)


def _grows(line: ItemLine) -> str:
    """Say what a bare target is of where the name of the growth is taken apart: 增长5%."""
    return "增长" if _GROWS.search(_bare(line.name)) and line.target[:1].isdigit() else ""


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


def behind_words(row: Behind, where: str) -> str:
    """Say of an item that is behind what is wanting, why, and what comes next; `where` the rest is found.

    Target, actual and gap are counted; all else is in the unit's words as far as it gave any.
    """
    # The name of what is wanted stands before it: 完成FDI3000万美元。全年目标3000万美元，实际…
    whole = row.line.kind is Kind.INDICATOR or all(
        is_all_of(one, row.line.item) for one in row.goals
    )
    shortfall = row.gap if whole else row.shortfall
    parts = [f"{shortfall}。"] if shortfall else []
    stands, problem, next_step = (
        in_one_line(words) for words in (row.stands, row.problem, row.next_step)
    )
    if stands and stands not in problem and stands not in row.shortfall:
        parts.append(f"进展情况：{stands}。")
    if not parts and (told := progress_in(row.line.completion, row.problem)):
        parts.append(f"进展情况：{whole_sentences(_whole(told), where)}。")
    if problem:
        parts.append(f"存在问题：{whole_sentences(problem, where)}。")
    if next_step:
        parts.append(f"下一步措施：{whole_sentences(next_step, where)}。")
    return "".join(parts)


def whole_sentences(text: str, where: str, most: int = _LONGEST_QUOTE) -> str:
    """Give a text up to a bearable length, cut behind a sentence or clause, and say where the rest is."""
    text = text.strip(_ENDS)
    if len(text) <= most:
        return text
    for ends in (_SENTENCE_END, re.compile("[，,]")):
        found = [one.start() for one in ends.finditer(text, 0, most)]
        if found:
            return text[: found[-1]].strip(_ENDS) + _REST.format(where=where)
    return f"见{where}"


def _clauses(text: str, most: int) -> str:
    if len(text) <= most:
        return text
    clauses = re.split("(?<=[，,；;。])", text)
    kept = ""
    for clause in clauses:
        if kept and len(kept) + len(clause) > most:
            break
        kept += clause
    # A clause is cut only where it is longer than any name.
    return kept[: max(most, _LONGEST_NAME)].strip(_ENDS)


def _bare(name: str) -> str:
    return PART_MARK.sub("", _UNIT_IN_NAME.sub("", in_one_line(name))).strip(_ENDS)


def _whole(text: str) -> str:
    words = in_one_line(text)
    begin = _BEGINS.match(words)
    span = span_at(words, begin.end() if begin else 0)
    if span is None or span.bare or span.shift or span.before or span.since:
        return words.strip(_ENDS) or words
    rest = words[span.stop :]
    return (rest[1:] if rest[:1] and rest[0] in _MARKS else rest).strip(_ENDS) or words


def _quoted(text: str) -> str:
    first = re.split("[。！？]", _whole(text))[0]
    return whole_sentences(first or "无", "附件1")
