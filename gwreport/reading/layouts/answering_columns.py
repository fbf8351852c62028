"""Which columns say who answers: the unit of each row under a bare 单位, and of several columns the one that leads."""

import re
from collections.abc import Sequence

from gwreport.officefiles.grid import Cell
from gwreport.reading.words.cell_likeness import are_units_in
from gwreport.reading.words.headings import Role, heading_key

# A heading that names a sort of body and not what it does.
_BARE = re.compile(
    "(?:单位|部门|科室|股室|处室|机构)(?:名称)?|(?P<place>乡镇|镇街|街镇|街道|乡镇街道|镇街道|县区|区县|县市区|市县|村社区)"
)
# Where results are told the places of a row are those of the figures.
_TOLD = frozenset({Role.COMPLETION, Role.TARGET, Role.STATUS, Role.RATE})
_LONGEST_BARE, _ROWS_LOOKED_AT, _FEWEST, _MOSTLY = 8, 40, 2, 0.75
# Whose a project is, and who builds, plans or runs it.
_OWNS = re.compile("业主|法人|建设|代建|投资|^项目(?:单位|部门|主体)")
_WORKS = re.compile("承建|承包|总包|中标|勘察|施工|设计|监理|运营|运维|使用|管护")
_CARRIES_OUT = re.compile("实施|推进|组织|执行|帮扶|结对|挂包|包[抓联保案]")
# How those who build are called, that are no bodies of the state.
_COMPANY = re.compile("(?:公司|集团|企业|厂|院|合作社|供销社|店|场|中心|平台|[村镇乡局委办处])$")
_IS_ASSESSED = re.compile("[被受]考核|考核对象")
_SECTIONS = re.compile("[科股处]室|站所|站办")
# From the lowest level up; what names none is as high as the document goes.
_LEVELS = (
    re.compile("村|社区|基层"),
    re.compile("[乡镇]|街道|街镇|属地"),
    re.compile("[县区旗](?:级|直|市|区|单位|部门|责任|$)"),
    re.compile("[市州盟](?:级|直|单位|部门|责任|$)"),
)
_OF_LEVEL = re.compile("[县区市州省盟旗][级直]|部门|行业|机关|科局|委办局|牵头")
_ANSWERS = frozenset({Role.LEAD, Role.RESPONSIBLE})
# What a leader is in charge of at all times, whoever answers for the task: 分管单位, 分管（联系）部门.
_IN_CHARGE = re.compile("(?:领导)?(?:分管|联系|协管|挂点|挂联){1,3}(?:的)?(?:单位|部门|科室|领域)")
_DOES = re.compile(
    "^(?:项目|工程|任务|具体|组织)*(?:实施|承办|落实|承担)(?:责任)?(?:单位|部门|主体)"
)
_MAINLY = re.compile("主责|主办|主抓|主体")
_REGULATES = re.compile("[省市州县区]?[级直]?(?:行业|业务|项目)?监管(?:责任)?(?:部门|单位|主体)")
_OVERSEES = re.compile(
    "[省市州县区]?[级直]?(?:行业|业务|项目)?(?:主管|归口(?:管理)?)(?:责任)?(?:部门|单位)"
)
# Below a heading of several roles: 牵头领导及单位 over 领导 and 单位.
_UNDER = re.compile("(?:主要|[县区市州省]级?|本级|具体)?(?:单位|部门|科室|股室|处室|机构)(?:名称)?")
_OF_ROLES = re.compile("领导|单位|部门|[责负]任?人|分工|主体|[县区市州]长|体系")
_BY_VERB = (
    (Role.LEAD, re.compile("牵头|主办|主责|领衔")),
    (Role.RESPONSIBLE, re.compile("责任|负责|承办|落实|实施|包[抓联保案]|挂[点包钩联]|分管|联系")),
    (Role.SUPPORT, re.compile("配合|协办|协同|协助|参与")),
)

Columns = dict[Role, tuple[int, ...]]


def with_bare_bodies(
    roles: list[Role | None], rows: Sequence[Sequence[Cell]], header: int
) -> list[Role | None]:
    """Give the roles of a header, a bare 单位 or 部门 beside tasks that stands over names of units being who answers."""
    if Role.TEXT not in roles or not _ANSWERS.isdisjoint(roles):
        return roles
    for place, cell in enumerate(rows[header]):
        words = cell.text.strip()
        is_open = roles[place] in (None, Role.MEASURE) and 0 < len(words) <= _LONGEST_BARE
        found = _BARE.fullmatch(heading_key(words)) if is_open else None
        if found is None or (found["place"] and not _TOLD.isdisjoint(roles)):
            continue
        if _holds_units(rows, header, place):
            return [*roles[:place], Role.RESPONSIBLE, *roles[place + 1 :]]
    return roles


def body_under(over: str, below: str) -> Role | None:
    """Say whose a bare 单位 is below a heading that names several roles, by that heading's verb; None for any other."""
    if not _UNDER.fullmatch(heading_key(below)) or not _OF_ROLES.search(over):
        return None
    return next((role for role, verb in _BY_VERB if verb.search(over)), None)


def _holds_units(rows: Sequence[Sequence[Cell]], header: int, place: int) -> bool:
    cells = [
        words
        for row in rows[header + 1 : header + 1 + _ROWS_LOOKED_AT]
        if (words := row[place].own_text.strip()) and not row[place].across
    ]
    return len(cells) >= _FEWEST and sum(map(are_units_in, cells)) >= _MOSTLY * len(cells)


def _leave_out_what_names_nobody(
    columns: Columns, headings: Sequence[str], body: Sequence[Sequence[Cell]]
) -> None:
    places = columns.get(Role.RESPONSIBLE, ())
    for place in places:
        key = heading_key(headings[place])
        if not _OWNS.search(key) and not _WORKS.search(key):
            continue
        cells = [words for row in body[:_ROWS_LOOKED_AT] if (words := row[place].own_text.strip())]
        if cells and not any(are_units_in(words) or _COMPANY.search(words) for words in cells):
            left = tuple(one for one in columns[Role.RESPONSIBLE] if one != place)
            columns[Role.RESPONSIBLE] = left
            columns[Role.REMARK] = tuple(sorted((*columns.get(Role.REMARK, ()), place)))
    if places and not columns[Role.RESPONSIBLE]:
        del columns[Role.RESPONSIBLE]


def settle_levels(columns: Columns, header: Sequence[Sequence[Cell]]) -> None:
    """Let those of the level below help, in place, where units of two levels answer side by side.

    县直部门责任 beside 乡镇责任, 县级部门 beside 镇（街道）: the department sees to it that the towns do it.
    """
    answering = [
        place for role in (Role.RESPONSIBLE, Role.DIVISION) for place in columns.get(role, ())
    ]
    if len(answering) < _FEWEST or Role.LEAD in columns or Role.SUPPORT in columns:
        return
    words = {place: "".join(heading_key(row[place].text) for row in header) for place in answering}
    levels = {place: _level(words[place]) for place in answering}
    above = tuple(place for place in answering if levels[place] == min(levels.values()))
    below = tuple(place for place in answering if place not in above)
    if not below or not all(_OF_LEVEL.search(words[place]) for place in above):
        return
    columns.pop(Role.DIVISION, None)
    columns[Role.RESPONSIBLE], columns[Role.SUPPORT] = above, below


def is_in_charge(heading: str) -> bool:
    """Say whether a column beside a leader holds what they are in charge of at all times."""
    return bool(_IN_CHARGE.fullmatch(heading_key(heading)))


def _level(words: str) -> int:
    """Say how low the level is that a heading names; 0 for none."""
    return next(
        (len(_LEVELS) - at for at, pattern in enumerate(_LEVELS) if pattern.search(words)), 0
    )


def _let_overseers_help(columns: Columns, headings: Sequence[str]) -> None:
    """Let 行业主管部门 help beside 责任单位 or 实施单位: it oversees a whole trade, and the other does the task.

    So does 监管单位 beside 实施单位, which is a remark elsewhere.
    """
    overseers = columns.get(Role.LEAD, ())
    if overseers and not all(_OVERSEES.fullmatch(heading_key(headings[at])) for at in overseers):
        return
    keys = [heading_key(headings[at]) for at in columns.get(Role.RESPONSIBLE, ())]
    does = any(map(_DOES.search, keys))
    if overseers and (does or any("责任" in key for key in keys)):
        del columns[Role.LEAD]
        columns[Role.SUPPORT] = tuple(sorted((*columns.get(Role.SUPPORT, ()), *overseers)))
    remarks = columns.get(Role.REMARK, ())
    regulators = tuple(at for at in remarks if _REGULATES.fullmatch(heading_key(headings[at])))
    if does and regulators:
        columns[Role.REMARK] = tuple(at for at in remarks if at not in regulators)
        columns[Role.SUPPORT] = tuple(sorted((*columns.get(Role.SUPPORT, ()), *regulators)))
        if not columns[Role.REMARK]:
            del columns[Role.REMARK]


def _let_doers_help(columns: Columns, headings: Sequence[str]) -> None:
    """Let 主责单位 or 主办单位 help, in place, beside 牵头单位, who leads: who helps is printed behind them."""
    leads = columns.get(Role.LEAD, ())
    first = tuple(at for at in leads if "牵头" in heading_key(headings[at]))
    doers = tuple(at for at in leads if _MAINLY.search(heading_key(headings[at])))
    if first and doers and {*first, *doers} == {*leads} and not {*first} & {*doers}:
        columns[Role.LEAD] = first
        columns[Role.SUPPORT] = (*doers, *columns.get(Role.SUPPORT, ()))


def settle_answering(
    columns: Columns, headings: Sequence[str], body: Sequence[Sequence[Cell]]
) -> None:
    """Settle, in place, which of several columns says who answers.

    Beside one that does, the owner and the builder of a project are remarks, those who carry it out help,
    and the sections of a unit are its own affair; alone each of them answers, where its cells name bodies
    (建设主体: 政府投资 names none).
    """
    _leave_out_what_names_nobody(columns, headings, body)
    _let_overseers_help(columns, headings)
    _let_doers_help(columns, headings)
    places = columns.get(Role.RESPONSIBLE, ())
    keys = {place: heading_key(headings[place]) for place in places}
    if not places or (len(set(keys.values())) == 1 and Role.LEAD not in columns):
        return
    left = list(places)
    if Role.LEADER in columns and (others := [one for one in left if not is_in_charge(keys[one])]):
        beside = tuple(place for place in left if place not in others)
        left, columns[Role.REMARK] = others, (*columns.get(Role.REMARK, ()), *beside)
    if any(_IS_ASSESSED.search(keys[place]) for place in left):
        # 考核责任单位 beside 被考核单位 sees to it that the other answers.
        looks_on = [
            place
            for place in left
            if not _IS_ASSESSED.search(keys[place]) and "考核" in keys[place]
        ]
        left = [place for place in left if place not in looks_on]
        columns[Role.REMARK] = tuple(sorted((*columns.get(Role.REMARK, ()), *looks_on)))
    for pattern, role in (
        (_WORKS, Role.REMARK),
        (_OWNS, Role.REMARK),
        (_SECTIONS, Role.REMARK),
        (_CARRIES_OUT, Role.SUPPORT),
    ):
        found = [place for place in left if pattern.search(keys[place])]
        others = len(left) > len(found) or Role.LEAD in columns
        # Beside 牵头单位 who carries a task out is told by settle_responsible.
        if found and others and not (role is Role.SUPPORT and len(left) == len(found)):
            left = [place for place in left if place not in found]
            columns[role] = tuple(sorted((*columns.get(role, ()), *found)))
    named = [place for place in left if "责任" in keys[place]]
    if named and len(named) < len(left):
        # 承办单位 beside 责任单位: who is called responsible leads, the other helps.
        beside = [place for place in left if place not in named]
        left, columns[Role.SUPPORT] = (
            named,
            tuple(sorted((*columns.get(Role.SUPPORT, ()), *beside))),
        )
    columns[Role.RESPONSIBLE] = tuple(left)
    if not left:
        del columns[Role.RESPONSIBLE]
