"""What a unit tells in its text of why an item is behind and what comes next.

There is a column for each (存在问题, 下一步措施); many units write both into the text instead, under
heads of their own.
"""

import re

from gwreport.domain.causes import Cause, causes_of
from gwreport.domain.judgement.told.text_state import says_nothing
from gwreport.domain.texts.quoting import in_one_line

ENDS = "。；;，, "
_PROBLEM_HEAD = re.compile(
    "(?:存在的?(?:主要)?问题|主要问题|主要原因|滞后原因|原因)(?:是|为)?[：:]"
    "|(?<=[，。；;\n])(?:(?:主要|其)?原因[是为]|主要(?:是|由于|因为?|受))(?=[^，。；\n]{4})"
)
_NEXT_HEAD = re.compile("下一步(?:工作|措施|计划|打算)?(?:是|为)?[：:，,]")
_BECAUSE = re.compile("(?:受|因|由于)[^，。；;\n]{2,60}")
_LABEL = re.compile("(?:存在|主要)的?(?:主要)?(?:问题|困难)[：:]?$")
_CLAUSE = re.compile("[，,。；;\n]")
# An end that is only promised.
_PROMISE = re.compile(
    "(?:力争|确保|争取|保证|计划|预计|尽快|尽早|抓紧){1,2}(?:在|于)?(?:今年|本年)?(?:年底|年内|年末|按期|如期|按时|早日|尽快|全面|圆满|高质量|全年|年度|底|前|之前|以前|\\d{1,2}月(?:底|份|中旬|上旬|下旬)?){0,4}"
    "(?:全部|全面|圆满)?(?:完成|实现|达到|建成|投用|开工|完工|见效)(?:全年|年度|既定|各项)*(?:目标|任务|工作)*"
)
_SENTENCE_END = re.compile("[。；\n]")
# No cause stands behind so many characters of a text.
_MOST_READ = 4_000


def problem_in(text: str) -> str:
    """Give what stands under a head of problems or reasons in a text; "" where there is none."""
    return _under(text, _PROBLEM_HEAD, _NEXT_HEAD)


def next_step_in(text: str) -> str:
    """Give what stands under 下一步 in a text; "" where there is none."""
    return _under(text, _NEXT_HEAD, _PROBLEM_HEAD)


def is_vague(next_step: str) -> bool:
    """Say whether what comes next is told in phrases only: 加快推进，力争年底前完成."""
    clauses = [one.strip() for one in _CLAUSE.split(next_step) if one.strip()]
    return all(_PROMISE.fullmatch(one) or says_nothing(one) for one in clauses)


def without_problem(completion: str, problem: str) -> str:
    """Leave the problem out of what was told of progress, where it is told besides."""
    begin = completion.find(problem) if problem else -1
    before = completion[: max(begin, 0)]
    label = _LABEL.search(before) if begin >= 0 else None
    if label is None:
        return completion
    rest = completion[begin + len(problem) :].lstrip("。；;")
    kept = before[: label.start()].rstrip() + rest
    # 存在问题 alone is all that was told.
    return kept or completion


def progress_in(text: str, problem: str = "") -> str:
    """Give what a text tells of progress: without the problem told besides, and what stands under heads of its own."""
    line = in_one_line(without_problem(text, problem))
    heads = [one.start() for head in (_PROBLEM_HEAD, _NEXT_HEAD) if (one := head.search(line))]
    return line[: min(heads, default=len(line))].strip(ENDS)


def tells_problem(clause: str) -> bool:
    """Say whether a clause begins with a head of problems or reasons."""
    return _PROBLEM_HEAD.match(clause) is not None


def causes_told(told: str, text: str) -> tuple[Cause, ...]:
    """Name the causes, the first told first; `Cause.UNTOLD` where nobody tells one.

    `told` is the unit's account of the problem; without one the clauses of its `text` count that say 因, 由于 or 受.
    """
    because = "，".join(_BECAUSE.findall(text[:_MOST_READ]))
    found = causes_of(told or because)
    if found == (Cause.OTHER,) and told and because:
        # 推进中有困难 in its own column says less than 受经济大环境影响 in the text.
        known = causes_of(because)
        return known if Cause.OTHER not in known else found
    return found


def sentence_with(text: str, clause: str) -> str:
    """Give the sentence of a text in which a clause stands; the clause itself where none has it."""
    return next((one for one in _SENTENCE_END.split(text) if clause in one), clause)


def _under(text: str, head: re.Pattern[str], end: re.Pattern[str]) -> str:
    line = in_one_line(text)
    begins = head.search(line)
    if begins is None:
        return ""
    stops = end.search(line, begins.end())
    return line[begins.end() : stops.start() if stops else len(line)].strip(ENDS)
