"""How much words look like what a column of a role holds: units, persons, a time limit, a task."""

import re

from gwreport.domain.texts.spans import limits_in
from gwreport.domain.units.registry import group_scope
from gwreport.reading.words.divisions import are_bodies
from gwreport.reading.words.headings import UNIT_ROLES, Role
from gwreport.reading.words.leader_names import read_leaders
from gwreport.reading.words.posts import is_post
from gwreport.reading.words.surnames import can_be_name
from gwreport.reading.words.unit_names import looks_like_units

_LONG, _SHORT_NAME, _LONGEST_DUE, _LONGEST = 12, 4, 24, 400
# Limits that name no date.
_LASTING = re.compile(r"长期|持续|常态|立行立改|即时|每[年季月]|\d{1,2}个(?:月|工作日)")
_GOAL = re.compile(
    r"\d|增长|下降|控制|不低于|不高于|不超过|达到|高于|低于|以上|以内|持平|完成[上省市下]|[上省市]级?下达|优良|全覆盖|[一-九两]?位|前列"
)
_SENTENCE = re.compile("[。！；]")
# What a task begins with, however short it is.
_DOES = re.compile(
    "(?:全面|加快|持续|扎实|深入|积极|大力|着力|有序)?(?:新建|改建|扩建|改造|建设|建成|建立|完成|推进|推动|实施|开展|打造|引进|培育|新增|修建|维修|整治|治理|提升|优化|完善|落实|加强|强化|组织|编制|制定|出台|举办|培训|创建|争取|启动|清理|办好|抓好|做好|开通|更新|新改扩建|新修|深化|健全|签约|支持|发展)[^局委办部院处科]"
)
# 拆除违建3万平方米, 化解信访积案12件: words and a figure, that say no limit and no goal's rise.
_COUNTS = re.compile(
    r"(?!增长|下降|达到?|不[低高少超]|控制|力争|每|年均|同比|截|至|自|从|约|共|前|第)[^\d，,、：:（(]{4,20}\d"
)
_PROGRESS = re.compile(r"\d(?:\.\d+)?%|已|完成|进度|正在|开工")
_UNITS = UNIT_ROLES - {Role.LEADER, Role.DIVISION}
_IN_LIST, _LEVELS = re.compile("[、，]"), "省市区县镇乡州"
_NEVER, _SURE = -4.0, 3.0


def begins_with_deed(words: str) -> bool:
    """Say whether words begin as a task does: 加快建设…, 新建…, 完善…."""
    return bool(_DOES.match(words))


def is_due(words: str) -> bool:
    """Say whether words look like a time limit: 6月底前, 2026年, 长期坚持."""
    if len(words) > _LONGEST_DUE:
        return False
    limit = next(iter(limits_in(words)), None)
    if limit is None or limit.lead or limit.until or (limit.bare and limit.shift is not None):
        return bool(_LASTING.match(words))
    return True


def are_persons(words: str) -> bool:
    """Say whether words look like names of persons, or posts."""
    bare = words.strip()
    if len(bare) > _LONGEST_DUE or looks_like_units(bare):
        return False
    names = read_leaders(bare, ()).names
    return bool(names) and all(can_be_name(name) or is_post(name) for name in names)


def is_goal(words: str) -> bool:
    """Say whether words are what an indicator is to reach: 增长6%, 控制在3%以内, 12000人, 达到省定标准."""
    bare = words.strip()
    is_short = len(bare) <= _LONGEST_DUE and not _SENTENCE.search(bare)
    return is_short and bool(_GOAL.search(bare)) and not is_due(bare)


def are_units_in(words: str) -> bool:
    """Say whether a cell's words look like a list of units."""
    text = words[:_LONGEST].strip()
    if text.endswith(("。", "；")):
        # “建设老年大学。” ends as a name does, and is a sentence; “区教育局。” and “甲局、乙局。” are none.
        text = text[:-1]
        if not (_IN_LIST.search(text) or text[:1] in _LEVELS) or not are_bodies(text):
            return False
    if not text:
        return False
    return are_bodies(text) or bool(group_scope(text)) or looks_like_units(text)


def likeness(role: Role | None, words: str) -> float:
    """Say how much words look like those of a role's column, from -4 (never) to 3 (surely)."""
    text = words[:_LONGEST]
    units = are_units_in(text)
    if role in _UNITS:
        return _of_units(text, units=units)
    if role is Role.LEADER:
        return _SURE if are_persons(text) else _NEVER
    if role is Role.DUE:
        return _SURE if is_due(text) else _NEVER
    if role in (Role.TEXT, Role.TARGET, Role.CATEGORY):
        is_task = len(text) > _LONG or bool(
            _SENTENCE.search(text) or _DOES.match(text) or _COUNTS.match(text)
        )
        if is_task and not units:
            return _SURE - 0.5
        return -2.0 if units or is_due(text) else 0.5
    if role is Role.COMPLETION:
        return 2.0 if _PROGRESS.search(text) else 0.2
    return 0.3


def _of_units(text: str, *, units: bool) -> float:
    if units:
        return _SURE
    return _NEVER if len(text) > _LONG or _SENTENCE.search(text) or is_due(text) else 0.4
