"""Time limits behind tasks and behind the names of those who answer: “，6月底前完成”, “（8月底前）”, “长期坚持”."""

import re

from gwreport.domain.texts.spans import span_at
from gwreport.reading.words.unit_names import is_body

_DUE_BY = re.compile("(?:完成|办结|实现|落实|见效|取得.{0,6})?")
# What is reached by a limit that ends a task's sentence: 10月底前全部投用, 9月底前建成并通过验收.
_HOW_FAR = (
    "(?:全部|全面|基本|如期|按期|按时|正式|整体|全线|陆续|统一|投入|交付|通过|整改|建设|试|并|且)"
)
_REACHED = "(?:完成|完工|竣工|建成|办结|办成|落实|见效|到位|投用|投运|投产|投入使用|达产|达效|运行|运营|营业|开业|开园|开馆|开放|通车|通水|通气|通电|启用|使用|交付|入住|上线|验收|销号|清零|达标|兑现)"
_ENDS_BY = re.compile(rf"{_HOW_FAR}{{0,3}}{_REACHED}(?:{_HOW_FAR}{{0,2}}{_REACHED}){{0,2}}")
_AIMS = re.compile("(?:并|力争|确保|争取|预计|计划|务必|务求|必须|须|要|应|于|在|到|至){0,3}")
_TASKS = "(?:的)?(?:[\u4e00-\u9fff]{0,8}(?:任务|工作|事项|项目|实事|目标|指标|问题|举措|措施)(?:清单)?)?(?:[（(](?:共|计)?\\d{1,3}[项条个件][)）])?"
_OF_TASKS = re.compile(rf"(?:需|须|要|应|应当|计划|力争|确保)?{_HOW_FAR}{{0,2}}{_REACHED}{_TASKS}")
_COUNTED_TASKS = re.compile(r"(?:[（(](?:共|计)?\d{1,3}[项条个件][)）])?")
# What everybody knows the day of: 汛前, 春节前, 秋季开学前.
_EVENT = re.compile(
    r"(?:20\d\d年|今年|明年|当年)?(?:主?汛期?|入汛|梅雨季?|雨季|台风季|入冬|冬季|封冻期?|上冻|冰冻期|供暖[季期]?|供热[季期]?|采暖[季期]?|春耕|备耕|三夏|麦收|秋收|双抢"
    r"|枯水[季期]|旺季|旅游旺季|春节|元旦|元宵节?|清明节?|五一|端午节?|七一|八一|中秋节?|国庆节?|十一|双节|两节|[春秋]季(?:学期)?(?:开学)?|新学期(?:开学)?|开学|寒假|暑[假期]|中考|高考"
    r"|(?:全[国省市县区])?两会)(?:来临|到来|开始|结束|期)?之?前"
)
_LASTING = re.compile(
    r"(?:全年|年内|长期|常年)?(?:持续|长期|常态化)(?:坚持|推进|实施|落实|抓好)|全年(?:推进|坚持|实施)|长期(?:坚持|推进)|常态化"
)
# What in a bracket behind a name, or behind the names' last full stop, can be nothing else.
_LASTING_ALONE = re.compile("长期|持续|全年|常年|常态化?|经常性?|贯穿全年|每(?:年|季度?|月|半年)")
_BRACKET = re.compile(r"[（(](?P<inside>[^（()）]{2,16})[)）]")
_BRACKET_AT_END = re.compile(r"[（(](?P<inside>[^（()）]{2,16})[)）][。；;]?$")
# A year, or years, in a bracket only name a plan: （2024—2026年）.
_BY_WHEN = re.compile("[前底内]|完成|持续|长期|坚持|常态")
_MARKS, _BLANKS = "，,；;。", " \t\u3000"


def due_in(clause: str) -> str:
    """Give the time limit that a clause is, without a verb behind it (6月底前完成, 务必于6月底前完成); "" of any other."""
    begin = _begin(clause)
    stop = _stop_of_time(clause, begin)
    if stop and _DUE_BY.fullmatch(clause, stop):
        return clause[begin:stop]
    return clause if _LASTING.fullmatch(clause) else ""


def is_step(clause: str) -> bool:
    """Say whether a clause tells what is to be reached by when: it begins with a time, and is no body."""
    stop = _stop_of_time(clause, _begin(clause))
    return bool(stop) and not is_body(clause[stop:])


def _stop_of_time(clause: str, begin: int) -> int:
    """Say where a time ends by which something is reached; 0 where a clause does not begin with one."""
    span = span_at(clause, begin)
    if span and not (span.bare or span.since):
        return span.stop
    event = _EVENT.match(clause, begin)
    return event.end() if event else 0


def _begin(clause: str) -> int:
    """Say where a clause goes on behind the words of its aim: 力争, 务必于."""
    aims = _AIMS.match(clause)
    return aims.end() if aims else 0


def limit_of_line(line: str) -> str:
    """Give the time limit that a line is and nothing else (（长期坚持）, 2024年底前完成。); "" of any other."""
    clause = line.strip().rstrip("。；;")
    found = _BRACKET.fullmatch(clause)
    return _limit(found["inside"] if found else clause)


def limit_in_bracket(text: str) -> tuple[str, str]:
    """Part a task from a bracket behind it that says only until when: “新建公园4个。（8月底前）”; "" for no such bracket."""
    found = _BRACKET_AT_END.search(text)
    inside = found["inside"].strip() if found else ""
    if found is None or not _BY_WHEN.search(inside):
        return text, ""
    due = due_in(inside)
    return (text[: found.start()].rstrip(), due) if due else (text, "")


def limit_at_end(text: str) -> str:
    """Give the time limit that ends a task: “清理楼道堆物，10月底前完成。”, “…，确保10月底前全部投用。”; "" for none.

    It stays in the task's words, whose sentence it ends. A clause that says what of it is reached by then
    (6月底前完成主体工程, 6月底前开工) is a step.
    """
    whole = text.strip().rstrip("。；;")
    clause = re.split("[，,；;。]", whole)[-1].strip()
    begin = _begin(clause)
    span, stop = span_at(clause, begin), _stop_of_time(clause, begin)
    if stop and not (span and span.until) and clause != whole:
        rest = clause[stop:]
        if _DUE_BY.fullmatch(rest) or _ENDS_BY.fullmatch(rest):
            return clause[begin:stop]
    return due_in(clause) if clause != whole else ""


def limit_of_section(heading: str) -> str:
    """Give the time limit that a heading without its number names of the tasks below it; "" for none.

    “6月底前完成的任务（3项）”, “长期坚持的工作”, “年底前”.
    """
    words = "".join(heading.split()).rstrip("：:")
    span = span_at(words)
    if span and not (span.bare or span.since or span.until):
        rest = words[span.stop :]
        is_limit = _OF_TASKS.fullmatch(rest) or (span.before and _COUNTED_TASKS.fullmatch(rest))
        return words[: span.stop] if is_limit else ""
    lasting = _LASTING.match(words)
    is_all = lasting and re.fullmatch(_TASKS, words[lasting.end() :])
    return lasting[0] if lasting and is_all else ""


def without_limits(units: str) -> tuple[str, str]:
    """Part the time limits in and behind a list of units from it: “乙局，丙局，6月底完成”, “乙局（6月底前）”.

    Several steps may follow one another, each at its time (6月底前开工，12月底前完成主体). Where names
    have limits of their own, each is told with its name: 乙局6月底前，丙局8月底前.
    """
    units, in_brackets = _without_brackets(units)
    units, behind = _without_last(units)
    return units, "，".join(filter(None, (in_brackets, behind)))


def _without_brackets(units: str) -> tuple[str, str]:
    found = [one for one in _BRACKET.finditer(units) if _limit(one["inside"].strip())]
    if not found:
        return units, ""
    limits = [_limit(one["inside"].strip()) for one in found]
    if len(found) > 1:
        names = [re.split(r"[、，,；;。\s）)]", units[: one.start()])[-1] for one in found]
        limits = [f"{name}{limit}" for name, limit in zip(names, limits, strict=True)]
    kept: list[str] = []
    start = 0
    for one in found:
        kept.append(units[start : one.start()])
        start = one.end()
    return "".join([*kept, units[start:]]).strip(), "，".join(dict.fromkeys(limits))


def _without_last(units: str) -> tuple[str, str]:
    limits: list[str] = []
    while True:
        listed = units.rstrip(_MARKS + _BLANKS)
        place = max(map(listed.rfind, _MARKS + _BLANKS))
        last = listed[place + 1 :]
        if place < 0:
            break
        # Behind a blank only a limit and nothing else is no part of a name.
        limit = _limit(last) if listed[place] == "。" else due_in(last)
        if listed[place] in _MARKS and listed[place] != "。" and is_step(last):
            limit = last
        if not limit:
            break
        limits.insert(0, limit)
        units = listed[:place]
    return units, "，".join(limits)


def _limit(words: str) -> str:
    return due_in(words) or (words if _LASTING_ALONE.fullmatch(words) else "")
