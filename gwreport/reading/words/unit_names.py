"""Units' names out of cells and lists: separators, wrapped lines, brackets below, 等, groups."""

import re
from collections import Counter
from collections.abc import Container, Iterable
from dataclasses import dataclass, field

from gwreport.domain.texts.look_alikes import usual_characters
from gwreport.domain.units.registry import group_scope
from gwreport.reading.words.brackets import CLOSING, OPENING
from gwreport.reading.words.empty_cells import says_nothing
from gwreport.reading.words.printed_numbers import without_counts
from gwreport.reading.words.run_together import take_apart
from gwreport.reading.words.wrapped_departments import is_department_over

_SEPARATORS = "、，,;；"
_OPENING, _CLOSING = "（(", "）)"
_PAIRS = (("“", "”"), ("《", "》"), ("‘", "’"), *zip(OPENING[2:], CLOSING[2:], strict=True))
_SHORTEST, _LONGEST_NAME, _LONGEST_UNIT = 3, 80, 24
_SENTENCE = re.compile("[。！？：:\\d]")
# Characters of a cell that can be a list of names; a longer one is a text.
LONGEST_LIST = 4_000
# How a body's full name ends; a line that ends otherwise goes on in the next.
_ENDINGS = re.compile(
    "(?:[委局办厅部院会联处科室站所队园区城镇乡街社馆校团协场署台库厂行组村县市]|街道|中心|集团|公司|"
    "单位|部门|企业|学校|学院|大学|政府|指挥部|专班|基地|海关|机关)$"
)
# Only these ends are sure enough for a word between to part two bodies: 规划和自然资源局 is one.
_BODY_END = re.compile(
    "(?:[委局办厅部院会处站所队镇乡]|[分支银]行|联社|街道|中心|集团|公司|单位|部门|企业|政府|机关|学校|小学|中学|大学|幼儿园|社区|[妇残侨文商]联|社科联|科协|总社|供销社|共青团|团市委|办公室|小组|专班|指挥部|各镇街|各区县|各乡镇|各园区)$"
)
_BETWEEN = re.compile("以及|会同|联合|[及和与/]")
_OTHERS = re.compile("(?:各|有关|相关|其他|其它)")
_SHORTEST_BODY = 3
# With what a body's name begins that says whose it is.
_LEVELS = "省市区县州旗"
# Shorter than any other, and no persons: 区残联 and below it 文联.
_SHORT_BODIES = frozenset(
    ("文联", "残联", "妇联", "侨联", "科协", "社科联", "团委", "工会", "海关", "海事", "边检", "党校", "国网", "林场", "农场", "牧场", "高速", "消防", "公安", "气象", "税务", "邮政", "烟草", "电信", "移动", "联通", "铁塔", "供电", "人行", "法院", "纪委", "监委", "人大", "政协", "武装部", "史志办", "编办")
)  # fmt: skip
_ANY_SEPARATOR = re.compile(f"[{_SEPARATORS}]")
# Behind another name these are a part of it, and no body of their own.
_PARTS_OF_BODIES = frozenset(
    ("办公室", "办公厅", "委员会", "指挥部", "领导小组", "管委会", "党工委", "机关党委", "服务中心")
)
# What no name is by itself: 市政府办 and 公厅 are one, whatever the first looks like.
_NO_NAMES_ALONE = frozenset(("公厅", "公室", "员会", *"局委办厅处院队会室心所站府"))
# What is one name whatever its halves look like: 各乡镇人民 and 政府, 县纪委 and 监委.
_BROKEN = re.compile("人民\n政府|纪委\n监委$|街道办事\n处|管\n委会|[和与及]\n[^\n]{1,20}[局委办]$")
_MISSING_SEPARATOR = re.compile(
    "(?<=[委局办院会])(?=[区市县](?!域)|各|团[县区市]委)"
    # Behind an end that stands inside names too, only where a whole name follows: 火车站区管委会 is one.
    "|(?<=部|馆|队|厅|所|处)(?=[区市县](?!域|管委|管理|政|长)[\u4e00-\u9fff]{2,})|(?<=公司|中心|集团|街道|政府)(?=[区市县](?!域|管委|管理|政|长)[\u4e00-\u9fff]{2,})"
)
# 市文化和旅游局城关街道办事处, 县文旅委城关镇: of a department no place is a part.
_PLACE_BEHIND = re.compile(
    "(?<=局)(?=[\u4e00-\u9fff]{2,4}(?:街道办事处|街道|[镇乡]人民政府)$)"
    "|(?<=[局委办会])(?=(?![省市区县州各])(?:(?![局委办会各])[\u4e00-\u9fff]){2,3}(?:街道|[镇乡])$)"
)
_ALIKE = re.compile(
    "[\u4e00-\u9fff]{2,6}?(?<![分支子母总])公司|[\u4e00-\u9fff]{1,5}?街道(?!办)|(?:(?![各涉乡镇])[\u4e00-\u9fff]){2,3}?(?:镇|乡)(?!镇)"
)
# One group in several words: 各县、市、区政府; but 各镇、区财政局 are two.
_PLACES = "(?:县级市|县|市|区|州|旗|盟|乡镇|镇乡|镇街|乡|镇|街道|办事处|开发区|园区)"
_OF_CITIES = "(?:[（(](?:市|区|市、区|县级市|州|镇|乡|街道|街|办|场)[)）])?"
_GROUP_OF_PLACES = re.compile(
    f"(?:各|(?:各?(?:有关|相关|涉及?农?|沿[江河海湖]|所在|属地))){_PLACES}{_OF_CITIES}(?:、{_PLACES}{_OF_CITIES})+(?:人民政府|政府|办事处|管委会|党工委|党委)?(?=$|[、，,;；。.）)（(等\\s]|配合|负责|牵头|参与|协助|按)"
)
# One place's party and government in one name: 各县党委和人民政府, 高新区党工委、管委会. A bare 管委会 is no name.
_BARE_BODY = "(?:人民政府|政府|管委会|管理委员会|管理处|办事处|行政)"
_PARTY = re.compile("党(?:工|[（(]工[)）])?委$")
_ITS_GOVERNMENT = re.compile(
    f"{_BARE_BODY}(?=$|[、，,;；。.）)（(等\\s]|配合|负责|牵头|参与|协助|按)"
)
_PARTY_THEN_GOVERNMENT = re.compile(f"(?<=[党工）)]委)、(?={_ITS_GOVERNMENT.pattern})")
_WITHIN_GROUP = "\x02"
_ETC = re.compile("^(?P<named>.+?)等(?P<group>.*)$")
_ETC_WORDS = re.compile("^(?:部门|单位|部门单位|区级部门|\\d+个?(?:部门|单位).*|)$")


@dataclass(slots=True)
class UnitsRead:
    """The units of one cell or list, in printed order, with what had to be assumed.

    `joined` are wrapped names as joined that may be two, `run_together` pieces without a separator with the names
    made of them, `is_open` says that the list ends in 等.
    """

    names: list[str] = field(default_factory=list[str])
    joined: list[str] = field(default_factory=list[str])
    run_together: list[tuple[str, tuple[str, ...]]] = field(
        default_factory=list[tuple[str, tuple[str, ...]]]
    )
    is_open: bool = False


def known_units(cells: Iterable[str]) -> Counter[str]:
    """Count the names that surely stand whole in the document: a separator or an end on both sides."""
    counts: Counter[str] = Counter()
    for cell, times in Counter(cells).items():
        if len(cell) > LONGEST_LIST:
            continue
        goes_on = False
        lines = _lines(cell)
        for position, line in enumerate(lines):
            pieces = _pieces(line)
            is_last = position + 1 == len(lines) or line.endswith(tuple(_SEPARATORS))
            sure = pieces[1 if goes_on else 0 :]
            goes_on = not is_last and not _looks_whole(pieces[-1] if pieces else "")
            for piece in sure[:-1] if goes_on else sure:
                name, _, group = _cut_at_etc(piece)
                for part in (name, group):
                    if part:
                        counts[part] += times
    return counts


def read_units(cell: str, known: Counter[str]) -> UnitsRead:
    """Read the units in a cell or list; each stands once, at its first place.

    None is read in a cell that is too long for a list.
    """
    found = UnitsRead()
    if len(cell) > LONGEST_LIST:
        return found
    names: dict[str, None] = {}
    joined: dict[str, bool] = {}
    lines = _whole_lines(_lines(cell), known, joined)
    found.joined.extend(name for name, is_sure in joined.items() if not is_sure)
    for line in lines:
        found.is_open = False
        for piece in _pieces(line):
            names.update(dict.fromkeys(_names_of(piece, known, joined, found)))
    found.names.extend(names)
    return found


def _lines(cell: str) -> list[str]:
    """Give the lines of a cell; a bracket on a line of its own belongs to the name above it."""
    lines: list[list[str]] = []
    depth = 0
    for raw in without_counts(usual_characters(cell)).split("\n"):
        # Inside a bracket that an earlier line has opened nothing parts two names.
        line = ("".join(raw.split()) if depth > 0 else _without_padding(raw)).rstrip("。.")
        if not line:
            continue
        if lines and (line.startswith(tuple(_OPENING)) or depth > 0):
            lines[-1].append(line)
            depth += _depth(line)
        else:
            lines.append([line])
            depth = _depth(line)
    return list(map("".join, lines))


def _without_padding(line: str) -> str:
    """Take blanks out of a line; one between two whole names parts them: 安监站 派出所."""
    parts: list[str] = []
    for piece in line.split():
        is_open = _depth("".join(parts[-1:])) > 0
        if parts and not is_open and _are_two(re.split(_ANY_SEPARATOR, parts[-1])[-1], piece):
            parts.append(piece)
        else:
            parts[-1:] = [f"{''.join(parts[-1:])}{piece}"]
    return "、".join(parts)


def _are_two(before: str, after: str) -> bool:
    first = re.split(_ANY_SEPARATOR, after)[0]
    if first in _PARTS_OF_BODIES or not is_body(before):
        return False
    return is_body(first) or bool(group_scope(first))


def _depth(text: str) -> int:
    return sum(text.count(mark) for mark in _OPENING) - sum(text.count(mark) for mark in _CLOSING)


def _whole_lines(lines: list[str], known: Counter[str], joined: dict[str, bool]) -> list[str]:
    """Join a name that was wrapped over two lines; `joined` gets each, and whether it is certainly one."""
    whole: list[str] = []
    for line in lines:
        if whole and (broken := _broken_name(whole[-1], line, known)):
            name, is_sure = broken
            last = next(reversed(joined), "")
            if last and name.startswith(last) and whole[-1].endswith(last):
                # A name on three lines is told once.
                del joined[last]
            joined[name] = is_sure
            whole[-1] += line
        else:
            whole.append(line)
    return whole


def _broken_name(before: str, after: str, known: Counter[str]) -> tuple[str, bool] | None:
    """Give the name that the end of one line and the start of the next make, and whether it is sure; None when none.

    The first half alone is no unit's name; or the whole is known elsewhere, its second half not.
    """
    if before.endswith(tuple(_SEPARATORS)):
        return None
    # No name is longer than what is looked at here.
    first, second = _pieces(before[-_LONGEST_NAME:])[-1:], _pieces(after[:_LONGEST_NAME])[:1]
    if not first or not second:
        return None
    half, rest = first[0], second[0]
    whole = _cut_at_etc(half + rest)[0]
    if (rest in _NO_NAMES_ALONE and is_body(whole)) or _BROKEN.search(f"{half}\n{rest}"):
        return whole, True
    # Each half counts once where it stands here; a name of its own stands elsewhere too.
    is_apart = known[rest] < 2 and known[half] < 2
    if is_apart and (known[whole] or is_department_over(half, rest)):
        return whole, True
    # 县民政 over 县财政局 are two: no name says twice whose it is.
    is_next = half[0] == rest[0] and rest[0] in _LEVELS and len(half) >= _SHORTEST and is_body(rest)
    if half in known or half.endswith("等") or group_scope(half) or _looks_whole(half) or is_next:
        return None
    return whole, len(rest) == 1 and is_body(whole)


def looks_like_units(words: str) -> bool:
    """Say whether words are a list of short names that each end as a body's, a place's or a team's does."""
    if len(words) > LONGEST_LIST:
        return False
    pieces = [piece for line in words.split("\n") for piece in _pieces("".join(line.split()))]
    return bool(pieces) and all(
        _SHORTEST <= len(piece) <= _LONGEST_UNIT
        and (_looks_whole(piece) or bool(group_scope(piece)))
        and not _SENTENCE.search(piece)
        for piece in pieces
    )


def _looks_whole(name: str) -> bool:
    return bool(_ENDINGS.search(_without_bracket(name)))


def _without_bracket(name: str) -> str:
    """Take the bracket off a name that ends with one."""
    if not name.endswith(tuple(_CLOSING)):
        return name
    start = 1 + max(name.rfind(mark, 0, len(name) - 1) for mark in _CLOSING)
    places = [place for mark in _OPENING if (place := name.find(mark, start)) >= 0]
    return name[: min(places)] if places else name


def groups_as_one(text: str) -> str:
    """Give a text in which no 、 parts the words of one group; `groups_apart` gives them back."""
    whole = _PARTY_THEN_GOVERNMENT.sub(_WITHIN_GROUP, text) if "委、" in text else text
    return _GROUP_OF_PLACES.sub(lambda found: found[0].replace("、", _WITHIN_GROUP), whole)


def groups_apart(text: str) -> str:
    """Give a text with the words of groups as they are printed."""
    return text.replace(_WITHIN_GROUP, "、")


def _pieces(line: str) -> list[str]:
    """Part a line at its separators, except inside brackets and in the words of one group."""
    parts: list[list[str]] = [[]]
    depth = 0
    # 区“双随机、一公开”联席会议成员单位 and 县〔市、区〕人民政府 are one name each.
    pairs = [one for one in _PAIRS if 0 < line.count(one[0]) == line.count(one[1])]
    opening = _OPENING + "".join(one for one, _ in pairs)
    closing = _CLOSING + "".join(other for _, other in pairs)
    for mark in groups_as_one(line):
        depth += (mark in opening) - (mark in closing)
        if mark in _SEPARATORS and depth <= 0:
            parts.append([])
        else:
            parts[-1].append(mark)
    pieces = (groups_apart("".join(part)).strip("。") for part in parts)
    named = (piece for piece in pieces if piece and not says_nothing(piece))
    return [name for piece in named for name in parted_by_words(piece)]


def is_rest_of_name(words: str) -> bool:
    """Say whether words are the end of a name that a line has cut, and no name by themselves: 公室, 员会."""
    return words in _NO_NAMES_ALONE


def is_body(name: str) -> bool:
    """Say whether a name ends as that of a body surely does."""
    if name in _SHORT_BODIES:
        return True
    return len(name) >= _SHORTEST_BODY and bool(_BODY_END.search(_without_bracket(name)))


def parted_by_words(piece: str) -> tuple[str, ...]:
    """Part names that a word joins (甲局及乙局, 甲局/乙局), where both sides are bodies or groups."""
    if len(piece) > _LONGEST_NAME:
        return (piece,)
    names: list[str] = []
    start = 0
    for found in _BETWEEN.finditer(piece):
        before, after = piece[start : found.start()], piece[found.end() :]
        if _PARTY.search(before) and _ITS_GOVERNMENT.match(after):
            continue
        # 甲局等和各镇政府: the list is open, and goes on all the same.
        is_list = is_body(before.rstrip("等")) or _OTHERS.match(before)
        # 财务科/各街道: no name has a stroke in it where both sides are names.
        is_list = is_list or (found[0] == "/" and _looks_whole(before))
        if is_list and (is_body(after) or _OTHERS.match(after)) and len(before) >= _SHORTEST_BODY:
            names.append(before)
            start = found.end()
    return (*names, piece[start:])


def _cut_at_etc(piece: str) -> tuple[str, bool, str]:
    """Part "某局等相关单位" into the name, whether 等 leaves the list open, and the group word."""
    etc = _ETC.match(piece)
    if not etc:
        return piece, False, ""
    rest = etc["group"]
    if _ETC_WORDS.match(rest):
        return etc["named"], True, ""
    if group_scope(rest):
        return etc["named"], False, rest
    return piece, False, ""


def _names_of(
    piece: str, known: Counter[str], joined: Container[str], found: UnitsRead
) -> list[str]:
    name, is_open, group = _cut_at_etc(piece)
    found.is_open = is_open
    names = [*_apart(name, known, joined, found), group]
    return [one for one in names if one]


def _apart(
    name: str, known: Counter[str], joined: Container[str], found: UnitsRead
) -> tuple[str, ...]:
    if group_scope(name) or name in joined:
        return (name,)
    apart = take_apart(name, known, _SHORTEST) or _between_bodies(name, known)
    if apart:
        found.run_together.append((name, apart))
        return apart
    return (name,)


def _between_bodies(name: str, known: Counter[str]) -> tuple[str, ...]:
    # "区林业局区生态环境局", "区民政局各街道": the next name begins where the one before has ended.
    parts = tuple(_MISSING_SEPARATOR.split(name))
    parts = tuple(part for one in parts for part in _PLACE_BEHIND.split(one))
    if len(parts) == 1 and (alike := _ALIKE.findall(name)) and "".join(alike) == name:
        # 东河街道西河街道: names of one sort, each with the end that such names have once.
        parts = tuple(alike)
    parts = tuple(part for one in parts for part in _before_elided(one, known))
    long_enough = all(len(part) >= _SHORTEST and _looks_whole(part) for part in parts)
    return parts if len(parts) > 1 and long_enough else ()


def _before_elided(name: str, known: Counter[str]) -> tuple[str, ...]:
    """Part 县财政局住建局 where 县住建局 is known from elsewhere: the second says no more whose it is."""
    if name in known and known[name] > 1:
        return (name,)
    for end in range(_SHORTEST_BODY, len(name) - 2):
        first, second = name[:end], name[end:]
        if first[0] in _LEVELS and f"{first[0]}{second}" in known and is_body(first):
            return first, second
    return (name,)
