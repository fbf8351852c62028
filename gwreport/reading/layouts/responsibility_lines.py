"""Lines that say who answers for a task: “牵头单位：甲局、乙局；责任单位：丙局等。”"""

import re
from dataclasses import dataclass, field

from gwreport.domain.units.registry import group_scope
from gwreport.reading.words.behind_brackets import division_within, prose_behind
from gwreport.reading.words.brackets import (
    CLOSING,
    OPENING,
    OPENING_CLASS,
    chained_brackets,
    cut_at_closing,
    is_overclosed,
    start_of_last_bracket,
    without_closing,
)
from gwreport.reading.words.divisions import (
    are_bodies,
    are_units,
    is_post_list,
    read_division,
)
from gwreport.reading.words.headings import UNIT_ROLES, Role, colon_role
from gwreport.reading.words.open_labels import UNITS, with_colons
from gwreport.reading.words.role_marks import with_round_marks, with_usual_marks
from gwreport.reading.words.time_limits import (
    due_in,
    limit_of_line,
    without_limits,
)
from gwreport.reading.words.unit_names import looks_like_units

# The words before a colon, at the start or behind the end of a sentence or an opening bracket.
_LABEL = re.compile(
    rf"(?:^|(?<=[。；;，,、\s{OPENING_CLASS}—-]))(?P<words>[^：:。；;，,、\s{OPENING_CLASS}—-]{{2,8}}(?:[（(][^）)]{{1,4}}[)）][^：:]{{0,4}})?)\s*+[：:]"
)
_AFTER_BRACKET = re.compile(r"(?<!\s)\s*+[。；;.]?\s*+$")
_DASHES = "—-–"
# “（列第一位者为牵头单位，下同）” says how to read the list and is none of its names.
_HOW_TO_READ = re.compile(
    r"[（(][^（）()]{0,40}(?:第一位|首位|排第一|列第一|下同)[^（）()]{0,40}[)）]"
)
# The same behind names in their own bracket: “（甲局、乙局负责，列第一位者为牵头单位，下同）”.
_RULE = re.compile(r"[。，,；;][^（）()。；;，,]{0,20}(?:第一|首位|首个)[^（）()]{0,40}(?=[)）])")
_FOR_ALL_BELOW = re.compile(
    r"[，,；;。](?:以下|下列|其余)(?:[^（）()。；;]|[（(][^（）()。；;]{1,12}[)）]){0,40}不再(?:逐一|一一|另行|重复|逐项|单独)?(?:列出|列举|注明|罗列|标注)"
)
_WHO_ASIDE = re.compile("(?P<who>[^，,；;]{2,30}?)(?:负责|牵头|主抓|分管)?")
# 约束性指标 before the label in the same bracket says what the item is.
_NATURE = re.compile("(?:预期|约束|指导)性(?:指标|目标|任务)?")
# The beginning of a sentence or clause in which units are said to answer.
_SPOKEN = re.compile(r"(?:^|(?<=[。；;，,\s]))(?:由|(?P<asked>请))")
_NAMES = re.compile("[、，,；;]")
_SEVERAL = 2
_LONGEST_SPOKEN = 240
_NO_BODY = re.compile("[含除即如由原以及和与或]")


@dataclass(slots=True)
class Responsibility:
    """What stands before such a line in its paragraph and behind it, and the words behind each label.

    `note` is a sentence on all items of the list that stands among the units (以下均需各镇落实，不再逐一列出);
    `aside` are the words between the line's bracket and its first label: （总投资3亿元，牵头单位：甲局）;
    `bracket` is how that bracket is written, `prose` what stands behind it where it is no part of it: （牵头单位：甲局）。高标准规划.
    """

    before: str = ""
    after: str = ""
    prose: str = ""
    aside: str = ""
    bracket: str = "（）"
    note: str = ""
    words: dict[Role, str] = field(default_factory=dict[Role, str])

    @property
    def names_units(self) -> bool:
        """Whether it says who answers, and not only until when or whom to call."""
        return bool(UNIT_ROLES & set(self.words))

    @property
    def nature(self) -> str:
        """The aside where it says only what the item is: 约束性指标."""
        return self.aside if _NATURE.fullmatch(self.aside) else ""

    @property
    def in_task(self) -> str:
        """The aside as it stands behind the task's words, "" where it says only what the item is."""
        if not self.aside or self.nature:
            return ""
        return f"{self.bracket[0]}{self.aside}{self.bracket[1]}"


def read_responsibility(text: str) -> Responsibility | None:
    """Read the labels in a paragraph and what stands behind each; None when it has none."""
    return _chained(text) or _read(text)


def _chained(text: str) -> Responsibility | None:
    """Read brackets that follow each other at the end of a paragraph, each on another point: （甲局牵头）（6月底前）."""
    before, chain = chained_brackets(text)
    words: dict[Role, str] = {}
    printed = len(chain)
    while chain:
        due = limit_of_line(chain[-1])
        read = None if due else _read(chain[-1]) or units_in_last_bracket(f"…{chain[-1]}")
        said = {Role.DUE: due} if due else read.words if read else {}
        is_whole = read is None or not (read.aside or read.after or read.prose or read.note)
        # Beside who leads, bodies alone may be what is meant: 支持两大平台（甲管委会、乙管委会）（丙局牵头）.
        is_named = _LABEL.search(chain[-1]) is not None
        is_meant = Role.RESPONSIBLE in said and not is_named and not UNITS.isdisjoint(words)
        if not said or not is_whole or is_meant or not words.keys().isdisjoint(said):
            break
        words = {**said, **words}
        chain.pop()
    # What is no such bracket is the task's own.
    if printed - len(chain) < _SEVERAL:
        return None
    return Responsibility(before + "".join(chain), words=words)


def _read(text: str) -> Responsibility | None:
    note = (found[0] if (found := _FOR_ALL_BELOW.search(text)) else "").strip("，,；;。")
    text = with_colons(without_rules(_FOR_ALL_BELOW.sub("", text)))
    labels = [
        (found, role) for found in _LABEL.finditer(text) if (role := colon_role(found["words"]))
    ]
    if not labels:
        divided = _bracketed_division(text) or _division_within(text) or _spoken_division(text)
        if divided:
            divided.note = note
        return divided
    prose = ""
    if behind := prose_behind(text, labels[0][0].start()):
        # No label reaches over the end of its bracket.
        end, prose = behind
        text, labels = text[:end], [one for one in labels if one[0].start() < end]
    read = Responsibility(text[: labels[0][0].start()].rstrip())
    read.before, inside = _before_bracket(read.before, text[labels[0][0].end() :])
    bracketed = inside is not None
    if inside:
        read.bracket = inside[0] + CLOSING[OPENING.index(inside[0])]
        read.aside = inside[1:].strip("，,；;、 ")
    read.before = read.before.rstrip(_DASHES).rstrip("，,；;")
    words_of: dict[Role, list[str]] = {}
    around: Role | None = None
    for position, (found, role) in enumerate(labels):
        is_last = position + 1 == len(labels)
        end = len(text) if is_last else labels[position + 1][0].start()
        words = text[found.end() : end].strip()
        if is_last and bracketed:
            words = without_closing(words.rstrip("。；;，,、. "))
        if around is not None:
            words, closed, rest = cut_at_closing(words)
            words_of[around].extend(filter(None, [rest.strip("，,、；;。 ")]))
            around = None if closed else around
        if not is_last and words.endswith(tuple(OPENING)):
            words = words[:-1].rstrip()
            if bracketed and is_overclosed(words):
                # 【责任单位：甲局】【完成时限：6月】: each label stands in a bracket of its own.
                words = words[:-1]
            else:
                # 甲局（责任人：…）、乙局: the label stands in a bracket behind a name.
                around = role
        named, after = _named(role, words)
        read.after += after
        for one, said in named.items():
            words_of.setdefault(one, []).append(said)
    read.words = {role: "、".join(said) for role, said in words_of.items()}
    read.note = note
    if read.aside and (said := _said_aside(read.aside)):
        read.words, read.aside = {**said, **read.words}, ""
    if UNITS.isdisjoint(read.words) and (spoken := _spoken_division(read.before)):
        # …，由甲局牵头。（责任领导：王某某）
        read.before, read.words = spoken.before, {**spoken.words, **read.words}
    _take_prose(read, prose)
    return read


def ends_in_limit(line: str) -> bool:
    """Say whether the last words of a line under its labels are a time limit: nothing more of its units follows."""
    read = read_responsibility(line)
    limit = read.words.get(Role.DUE, "") if read else ""
    return bool(limit) and line.rstrip("。；; ").endswith(limit)


def _take_prose(read: Responsibility, prose: str) -> None:
    """Keep the prose behind a bracket; a limit at its beginning is that of the task."""
    first, _, rest = prose.partition("。")
    if (limit := limit_of_line(first)) and Role.DUE not in read.words:
        read.words[Role.DUE], prose = limit, rest.strip()
    read.prose = prose


def _division_within(text: str) -> Responsibility | None:
    found = division_within(text)
    if found is None:
        return None
    opening, words, prose = found
    read = Responsibility(text[:opening].rstrip(), words=words)
    _take_prose(read, prose)
    return read


def _named(role: Role, words: str) -> tuple[dict[Role, str], str]:
    """Read the words behind a label: who answers, until when, and the prose behind them."""
    due = after = ""
    said: dict[Role, str] = {}
    if role in UNITS or role is Role.DIVISION:
        words, due = without_limits(words)
        words, after = _without_prose(role, words)
        first, _, rest = after.partition("。")
        if limit := limit_of_line(first):
            due, after = limit, rest.strip()
    elif role is Role.LEADER:
        # 牵头领导：王某某；9月底前完成
        words, due = without_limits(words)
        due = due_in(due) or due
        words, _, spoken = words.partition("。")
        # 牵头领导：王某某。由甲局负责落实。
        answering = _spoken_division(spoken)
        said, after = (answering.words, answering.before) if answering else ({}, spoken.strip())
    words = words.rstrip("。；;，,、 \t")
    named = {role: words, **said}
    if role is Role.DIVISION:
        named = read_division(words) or {Role.RESPONSIBLE: words}
    elif role in UNITS:
        named = _divided(role, words) or named
    if due:
        named[Role.DUE] = "，".join(filter(None, (named.get(Role.DUE, ""), due)))
    return named, after


def without_rules(text: str) -> str:
    """Take out what only says how to read the list of names: who of them leads."""
    if "第一" not in text and "首" not in text and "下同" not in text:
        return text
    return _HOW_TO_READ.sub("", _RULE.sub(_without_rule, text))


def _without_rule(found: re.Match[str]) -> str:
    before = found.string[: found.start()]
    inside = before[max(before.rfind("（"), before.rfind("(")) + 1 :]
    return "" if _names_any(inside) else found[0]


def _names_any(words: str) -> bool:
    """Say whether words name who answers: under a label, with a verb, or bodies alone."""
    return read_division(words) is not None or "：" in words or ":" in words or are_bodies(words)


def _said_aside(aside: str) -> dict[Role, str] | None:
    """Read who answers in words before the first label of a bracket: （分管副市长负责，责任单位：甲局）."""
    who = _WHO_ASIDE.fullmatch(aside)
    if who and is_post_list(who["who"]):
        return {Role.LEADER: who["who"]}
    return read_division(aside)


def _before_bracket(before: str, behind: str) -> tuple[str, str | None]:
    """Part the words before a label at the bracket that is open there: the task, and the bracket with what stands in it.

    None for no bracket. One that holds words is open only where it is closed behind the label, and no
    sentence ends in it: a sign that was never closed is the task's own.
    """
    open_: list[int] = []
    for place, mark in enumerate(before):
        if mark in OPENING:
            open_.append(place)
        elif mark in CLOSING and open_:
            open_.pop()
    if not open_:
        return before, None
    inside = before[open_[-1] :]
    is_closed = any(mark in CLOSING for mark in behind) and "。" not in inside
    if len(inside) > 1 and not is_closed:
        return before, None
    return before[: open_[-1]].rstrip(), inside


def _divided(role: Role, words: str) -> dict[Role, str] | None:
    """Read verbs behind the names under a label: “责任单位：甲局牵头，乙局按职责分工负责”."""
    division = read_division(words, steps=True)
    if division is None or role is not Role.SUPPORT:
        return division
    # Who supports leads nothing, whatever the verb.
    units = "，".join(division.pop(one) for one in (Role.LEAD, Role.SUPPORT) if one in division)
    return {Role.SUPPORT: units, **division}


def _without_prose(role: Role, words: str) -> tuple[str, str]:
    """Part units from a sentence that follows them: “牵头部门：甲局。建设进度相对较慢。”"""
    units, stop, rest = words.partition("。")
    if role not in UNITS or not rest.strip() or not are_units(units) or are_bodies(rest):
        return words, ""
    return units + stop, rest.strip()


def _bracketed_division(text: str) -> Responsibility | None:
    """Read “…（甲局牵头，乙局配合）” at the end of a paragraph."""
    end = _AFTER_BRACKET.search(text)
    text = with_round_marks(text[: end.start()] if end else text)
    start = start_of_last_bracket(text)
    if start is None:
        return None
    before, inside = text[:start].rstrip(), text[start + 1 : -1]
    marked = with_usual_marks(inside)
    if marked != inside and (words := _in_marked(marked)):
        return Responsibility(before, words=words)
    words = read_division(inside, steps=True) or _division_and_limit(inside)
    # 【甲局、乙局】 is no bracket of a sentence.
    if words is None and (not before or before[-1] in "。；;.！!" or text[start] in "【〔［〖"):
        words = _only_bodies(inside)
    return Responsibility(before, words=words) if words else None


def _in_marked(inside: str) -> dict[Role, str] | None:
    """Read a bracket whose marks say who leads: （主：甲局；协：乙局）, （甲局（牵头）、乙局，6月底前）."""
    if "：" in inside:
        read = read_responsibility(inside)
        return read.words if read and not read.before and read.names_units else None
    return _only_bodies(inside)


def _division_and_limit(inside: str) -> dict[Role, str] | None:
    """Read a division that a blank or bracket parts from its limit: “甲局牵头，乙局配合 6月底前完成”."""
    units, due = without_limits(inside)
    words = read_division(units, steps=True) if due else None
    return {**words, Role.DUE: due} if words else None


def units_in_last_bracket(text: str, *, loosely: bool = False) -> Responsibility | None:
    """Read “新建公园4个（甲局、乙局）”, a bracket of nothing but units; None for every other paragraph.

    In one paragraph it may as well say what is meant; a list in which most items end so says who answers, and
    there also names count that end less surely (`loosely`: 市档案馆, 市妇联).
    """
    end = _AFTER_BRACKET.search(text)
    text = text[: end.start()] if end else text
    start = start_of_last_bracket(text)
    if start is None or not text[:start].strip():
        return None
    inside = text[start + 1 : -1]
    words = _only_bodies(inside)
    if words is None and loosely and looks_like_units(inside):
        words = {Role.RESPONSIBLE: inside}
    return Responsibility(text[:start].rstrip(), words=words) if words else None


def _spoken_division(text: str) -> Responsibility | None:
    """Read the last sentence of a paragraph that says who answers: “…。由甲局、乙局负责落实。”"""
    start = max(len(text) - _LONGEST_SPOKEN, 0)
    for found in _SPOKEN.finditer(text, start):
        before = text[: found.start()].rstrip()
        words = read_division(text[found.start() :], steps=bool(before))
        if words and all(are_bodies(said) for role, said in words.items() if role in UNITS):
            if found["asked"] and all(map(group_scope, _NAMES.split(words.get(Role.LEAD, "")))):
                # “请各单位抓好落实” asks all, and names nobody.
                continue
            return Responsibility(before.rstrip("，,"), words=words)
    return None


def _only_bodies(inside: str) -> dict[Role, str] | None:
    """Read a bracket that names nothing but bodies, and until when: “（甲局、乙局，年底前）”."""
    names, due = without_limits(inside.rstrip("。"))
    if not names.strip() or _NO_BODY.match(names.strip()) or not are_bodies(names):
        return None
    return {Role.RESPONSIBLE: names} | ({Role.DUE: due} if due else {})
