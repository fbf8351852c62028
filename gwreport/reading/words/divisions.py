"""Who answers for a task in words without a colon: “甲局、乙局牵头，丙局配合，6月底前完成”."""

import re
from functools import lru_cache

from gwreport.domain.units.registry import group_scope
from gwreport.reading.words.brackets import CLOSING, OPENING
from gwreport.reading.words.headings import BRACKET, Role
from gwreport.reading.words.posts import is_post, name_beside_post
from gwreport.reading.words.time_limits import due_in, is_step
from gwreport.reading.words.unit_names import (
    groups_as_one,
    is_body,
    looks_like_units,
    parted_by_words,
)

# How they do it, before the verb: 按各自职责分别牵头, 共同配合.
_DUTY = "(?:职责|职能|任务|工作|责任|分工|权限|管辖|行业|属地|管理){1,3}(?:[和及](?:职责|权限|分工))?(?:分工|范围|要求|原则)?"
_BY_DUTY = f"(?:结合|根据|依据|依照?|按照?)(?:各自|本(?:单位|部门))?(?:实际|{_DUTY})"
_HOW = f"(?:{_BY_DUTY}|总|分别|共同|联合|各自|分头|分工|协同|具体|组织|认真|抓紧|统筹|全面|直接|主要|密切|积极|全力|抓好)"
# 全年持续推进 is a time limit.
_ACTS = "(?<!持续)(?<!长期)(?<!全年)(?:负责|落实|承办|承担|实施|推进|抓落实)"
# What they see to, behind it: 牵头组织实施, 配合抓好落实.
_TO = "(?:(?:组织|统筹|协调|负责|落实|实施|办理|抓好落实|抓落实|推进|推动|完成|总抓|抓总|参加|督导|督办|调度)){0,3}"
# 主责主抓, 为主负责.
_MORE = "(?:主责|主抓|负责|牵头|实施|落实)?"
_LEAD = (
    rf"{_HOW}{{0,3}}(?:牵头{_TO}|统筹(?:协调|调度|抓总|推进|负责)*|抓总|总抓|主抓|总负责|负总责|主办|主责|主导|为主){_MORE}"
    "|[为作](?:总?牵头|主办|主责|第一责任)(?:责任)?(?:单位|部门)"
)
_SUPPORT = (
    rf"{_HOW}{{0,3}}(?:配合|协助|参与|参加|协办|会办|协同|协作){_TO}"
    rf"|{_BY_DUTY}(?:{_HOW}{{0,3}}{_ACTS}{_TO}|抓好)?"
    "|[为作](?:配合|协办|会办|参与|协同|责任)(?:责任)?(?:单位|部门)"
)
_PAPER = "(?:具体|落实|实施|贯彻|处理|解决|修订|工作|整改|推进|办理|专项){0,2}(?:意见|方案|办法|措施|细则|计划|清单)"
_ALONE = (
    rf"{_HOW}{{0,3}}{_ACTS}{_TO}"
    "|各[负尽担司]其[责职](?:[，,、]?各[负尽担司]其[责职])?|齐抓共管|分工(?:合作|协作)"
    rf"|(?:抓紧|尽快|研究|组织|共同){{0,2}}(?:提出|制定|出台|拟订|起草|修订){_PAPER}"
)
# Who looks on (甲局督导，乙局落实): neither answers nor helps, as under a heading of that name.
_LOOKS_ON = "(?:负责)?(?P<doing>(?:跟踪|对口|全程|业务|行业|技术)?(?:督导|督促|督办|督查|监督|监管|指导|考核|验收)(?:落实|检查|推进)?)"
# A box of a form that nobody has understood: □甲局.
_BOX = re.compile("[□☐☑☒√✓✔]")
_HOW_LEFT = re.compile(
    "牵头|负责|配合|参加|协助|分头|总抓|抓总|按.{0,6}(?:职责|职能|分工)|前(?:全部|基本)?(?:完成|建成|办结|落实)?$|完成$"
)
_VERB = re.compile(rf"(?P<lead>{_LEAD})|(?P<support>{_SUPPORT})|(?P<alone>{_ALONE})")
_HELPS = re.compile("(?:共同|积极|密切|协同)?(?:配合|协助|参与|协办|协同)(?:落实|实施|推进)?")
_OVERSEEN = re.compile(rf"(?P<names>.{{2,}}?){_LOOKS_ON}$")
_FROM = re.compile(r"^(?:由|请|以|会同|联合)")
# “甲局会同乙局负责”: the second helps the first.
_WITH = re.compile("会同|商(?!务|[业户品贸标])")
# What a name that goes on behind its end seldom has before its own: 市林业局, 市发改委, 省工信厅.
_SURE_ENDS = "局委厅"
_LONGEST = 200
_SHORTEST_NAME, _LONGEST_NAME, _LONGEST_BODY = 2, 16, 30
_SEPARATORS = re.compile("[、，,；;\\s]+")
# Words of sentences, which no body's name has.
_NO_NAME = re.compile(
    "[的了是请对将把为不被已使让并其或]|有关事项|工作要|\\d|推进|加强|加快|抓好|做好|各项|按照|分工"
)


def read_division(words: str, *, steps: bool = False) -> dict[Role, str] | None:
    """Read clauses of units with a verb (牵头, 配合, 负责) and a time limit; None for other words.

    负责 alone means to lead where nobody is said to. All of the words must belong to such a clause; with
    `steps` a clause that says what is reached by when is a limit too (9月底前开工建设). Who only looks on
    is a remark, under what they do: “督导：甲局”.
    """
    text = words.strip().rstrip("。；;，, ")
    if not text or len(text) > _LONGEST:
        return None
    found: dict[Role, str] = {}
    waiting = ""
    for clause in _clauses(text):
        if aside := _overseen(f"{waiting}{clause}"):
            found[Role.REMARK] = "\n".join(filter(None, (found.get(Role.REMARK), aside)))
            waiting = ""
            continue
        units, role = _unit_clause(clause, led=Role.LEAD in found)
        due = due_in(clause)
        if steps and not due and role is None and is_step(clause):
            due = clause
        if role is Role.LEAD and is_post_list(f"{waiting}{units}"):
            posts = f"{waiting}{units}".strip("，,、")
            found[Role.LEADER] = "、".join(_SEPARATORS.split(posts))
            waiting = ""
        elif role is Role.LEAD and _helps_alone(waiting, clause[len(units) :]):
            # 甲局，乙局配合: who stands alone before those who help leads.
            found[Role.LEAD], found[Role.SUPPORT], waiting = waiting.rstrip("，"), units, ""
        elif due and not waiting:
            found[Role.DUE] = f"{found[Role.DUE]}，{due}" if steps and Role.DUE in found else due
        elif role is None:
            waiting = f"{waiting}{clause}，"
        else:
            names, helping = with_others(_FROM.sub("", f"{waiting}{units}"))
            if found and not names:
                # 甲局、乙局按职责分工，各负其责: how they do it is said once more.
                continue
            if not are_units(names) or (helping and not are_units(helping)):
                return None
            for one, said in ((role, names), (Role.SUPPORT, helping)):
                if said:
                    found[one] = f"{found[one]}，{said}" if one in found else said
            waiting = ""
    named = are_bodies(waiting) or looks_like_units(waiting.rstrip("，"))
    if waiting and Role.LEAD in found and Role.SUPPORT not in found and named:
        # 甲局牵头，乙局、丙局: who is named behind those that lead helps them.
        found[Role.SUPPORT], waiting = waiting.rstrip("，"), ""
    return found if Role.LEAD in found and not waiting else None


def _helps_alone(before: str, verb: str) -> bool:
    """Say whether a verb says only to help, behind one clause of bodies that none says to lead."""
    is_one = before.count("，") == 1 and not before.startswith("由")
    return is_one and bool(_HELPS.fullmatch(verb)) and are_bodies(before.rstrip("，"))


def _overseen(words: str) -> str:
    """Give bodies that only look on, behind what they do: “甲局督导” as “督导：甲局”; "" for other words."""
    found = _OVERSEEN.fullmatch(words)
    return f"{found['doing']}：{found['names']}" if found and are_bodies(found["names"]) else ""


def with_others(names: str) -> tuple[str, str]:
    """Part those who answer from those whom they call in: “甲局会同乙局、丙局”; "" where they call in nobody."""
    found = next((one for one in _WITH.finditer(names) if is_body(names[: one.start()])), None)
    if found is None:
        return names, ""
    return names[: found.start()], names[found.end() :]


def ranks(words: str) -> bool:
    """Say whether words on who answers say themselves who leads: “甲局牵头，乙局配合”, and not “甲局、乙局负责”."""
    return any(found["lead"] for found in _VERB.finditer(words))


def says_how(words: str) -> bool:
    """Say whether words have a verb of those who answer."""
    return _VERB.search(words) is not None


@lru_cache(maxsize=4096)  # the same few bodies stand in row after row
def is_no_name(name: str) -> bool:
    """Say whether words that were taken for a unit's name are none: 乙局按职责, 甲局牵头总抓, 丙局］, 丁局研究."""
    if group_scope(name):
        return False
    bare = BRACKET.sub("", name)
    return (
        bool(_HOW_LEFT.search(bare) or _BOX.search(bare))
        or _goes_on(bare)
        or any(
            name.count(one) != name.count(other)
            for one, other in zip(OPENING, CLOSING, strict=True)
        )
    )


@lru_cache(maxsize=4096)  # the same few bodies stand in row after row
def is_strange_name(name: str) -> bool:
    """Say whether words that were taken for a unit's name have neither its end nor its look: 大坝合龙前, 尽快实施, and all that is no name."""
    bare = BRACKET.sub("", name)
    return is_no_name(name) or not (
        group_scope(name) or group_scope(bare) or is_body(bare) or looks_like_units(bare)
    )


def _goes_on(name: str) -> bool:
    """Say whether a name goes on behind a body of a sure end, with what is no body's: 市林业局研究."""
    if is_body(name):
        return False
    ends = range(4, len(name) - 1)
    return any(name[end - 1] in _SURE_ENDS and is_body(name[:end]) for end in ends)


def are_units(names: str) -> bool:
    """Say whether words can be a list of units: short pieces that are no sentence."""
    pieces = [
        name
        for piece in _SEPARATORS.split(groups_as_one(BRACKET.sub("", names)))
        if piece
        for name in parted_by_words(piece)
    ]
    return bool(pieces) and all(
        _SHORTEST_NAME <= len(piece) <= (_LONGEST_BODY if is_body(piece) else _LONGEST_NAME)
        and "及" not in piece[1:]
        and not _NO_NAME.search(piece)
        for piece in pieces
    )


def are_bodies(words: str) -> bool:
    """Say whether words are a list of names that end as bodies' names do, or of groups of them."""
    parts = _SEPARATORS.split(groups_as_one(BRACKET.sub("", words)))
    pieces = [piece.rstrip("等。") for piece in parts if piece]
    return all(
        not _NO_NAME.search(piece) and (is_body(piece) or group_scope(piece)) for piece in pieces
    )


def is_post_list(words: str) -> bool:
    """Say whether words name leaders only, by their posts or with them: 分管副省长、王某某副区长."""
    pieces = [piece for piece in _SEPARATORS.split(words) if piece]
    return bool(pieces) and all(is_post(piece) or name_beside_post(piece) for piece in pieces)


def _clauses(text: str) -> list[str]:
    """Part at commas and semicolons, and behind a verb that 、 follows; not inside brackets."""
    clauses = [""]
    depth = 0
    for place, mark in enumerate(text):
        depth += (mark in "（(") - (mark in "）)")
        ends = mark in "，,；;。" or (
            mark == "、" and bool(_VERB.search(clauses[-1])) and _ends_with_verb(clauses[-1])
        )
        if ends and depth <= 0 and place:
            clauses.append("")
        else:
            clauses[-1] += mark
    return [clause.strip() for clause in clauses if clause.strip()]


def _ends_with_verb(clause: str) -> bool:
    return any(found.end() == len(clause) for found in _VERB.finditer(clause))


def _unit_clause(clause: str, *, led: bool) -> tuple[str, Role | None]:
    """Part a clause into its units and what they do; (clause, None) when it has no verb at its end."""
    for found in _VERB.finditer(clause):
        if found.end() == len(clause):
            units = clause[: found.start()].rstrip("、 ")
            if units.endswith("等"):
                units = units[:-1]
            if found["lead"]:
                return units, Role.LEAD
            if found["support"]:
                return units, Role.SUPPORT if led else Role.LEAD
            return units, Role.SUPPORT if led else Role.LEAD
    if clause.startswith("由") and not led and all(map(are_bodies, with_others(clause[1:]))):
        # 由甲局会同乙局: what they do follows.
        return (clause, Role.LEAD) if with_others(clause[1:])[1] else (clause, None)
    return clause, None
