"""Posts of leaders (分管副市长, 常务副县长), which are no unit and no second person."""

import re

from gwreport.reading.words.brackets import split_outside
from gwreport.reading.words.surnames import can_be_name

_OFFICE = "(?:(?:省|市|区|县|州|旗|镇|乡|街道|厅|局|院|校)(?:(?:人民)?政府|党?委|党工委|党组)?)?"
_POST = (
    rf"{_OFFICE}(?:分管|协管|主管|联系)?{_OFFICE}(?:党组|党委|党工委|党总支|机关党委)?(?:常务)?副?"
    r"(?:(?:省|市|区|县|州|旗|镇|乡|校|院|所|站|园|处|科)长|总?会计师|(?:总|副总)经理|董事长|理事长|秘书长|书记|主任|主席|常委|党组成员|领导(?:同志)?|负责(?:人|同志)"
    r"|(?:组织|宣传|统战|社会工作|人武|武装)部?部长|(?:公安|财政)局长|公安局局长|政委|部长|局长|指挥长"
    r"|(?:纪委|纪检|监委|政法委|纪工委|党工委|团|总工会|工会)副?(?:书记|主任|主席)|(?:人大(?:常委会)?|政协|管委会|工委|办公室)副?(?:主任|主席)"
    r"|[一二三四]级(?:调研员|巡视员)|[正副][省部厅市县处科]级干部|政府党组(?:成员|副?书记)|总(?:工程师|经济师|规划师))"
)
_ONLY_POST = re.compile(_POST)
# The post of a body of its own: 执行局局长, 开发区管委会主任, 党委委员、人武部部长.
_OF_BODY = re.compile(
    "[\u4e00-\u9fff]{1,12}?(?:局|委|办|处|科|室|院|会|镇|乡|区|县|市|州|街道|中心|部|公司|集团|厂|场|站|所|校|馆|队|园|联|协|党委|党组|支部|工会|团委)"
    "(?:党组|党委|党工委)?(?:第一|常务)?副?(?:书记|主任|局长|部长|处长|科长|院长|会长|镇长|乡长|区长|县长|市长|场长|站长|所长|校长|馆长|园长|队长|厂长|总经理|经理|董事长|主席|主委|理事长|检察长|秘书长|政委)"
    "|(?:党委|党组|党工委|常委会?|政法|纪委|统战|组织|宣传|执委会?)委?员?(?:委员|成员)"
)
# No person's name begins like an office or has the end of a body, or the beginning of a post, in it.
_OF_NAME = "(?![省市区县州旗镇乡各])(?:(?![府委局厅办级副])[\u4e00-\u9fff])"
_NAME = rf"{_OF_NAME}{{2,4}}?|{_OF_NAME}{{1,8}}·{_OF_NAME}{{1,8}}"
_NAME_AND_POST = re.compile(
    rf"(?P<name>{_NAME})\s*(?P<sign>同志)?[（(]?(?P<post>{_POST})[）)]?(?:同志)?"
)
_POST_AND_NAME = re.compile(rf"(?P<post>{_POST})\s*(?P<name>{_OF_NAME}{{2,3}})(?:同志)?")
# Nobody is called so behind the name: 某县领导 is of a place.
_PLURAL = re.compile("领导|负责")
# What is said of a person beside the post: 王某某（挂职）, （女）, （分管农业）.
_ASIDE = re.compile(
    r"[（(](?:女|男|兼|代|[^（()）：:、，]{0,8}(?:挂职|援派|援[疆藏青]|交流|主持|兼职|兼任|分管|协管|级$|族)[^（()）：:]{0,12}|[正副][省部厅市县处科局]级)[)）]"
)
_IN_BRACKET = re.compile(
    r"(?P<name>[^（()）]{2,12}?)(?:同志)?\s*+[（(](?P<posts>[^（()）]{2,40})[)）]"
)
_BRACKET_OF_NAMES = re.compile(r"(?P<post>[^（()）]{2,20})[（(](?P<names>[^（()）]{2,40})[)）]")
_BETWEEN = re.compile("[、，,；;/\\s]+")
_BRACKETED = re.compile(r"[（(][^（()）]*+[)）]")
_TWO_POSTS = re.compile("(?:书记|主任|主席)(?:省|市|区|县|州|旗|镇|乡|局|院|校)长")
_OWN_OFFICE = re.compile("(?:省|市|区|县|州|旗|镇|乡|街道)(?:(?:人民)?政府|党?委|党工委|党组)?")
# How a post ends that nobody has listed.
_POST_END = re.compile("[员长记任席监理师官总委]$")
_IS_NAME = re.compile(_NAME)
_SHORTEST_POST = 2
_OF_PERSON = re.compile("^[男女兼代]$|挂职|援派|主持|族$")
_SEPARATORS = "\n、，,；;/"
_ANSWERS = re.compile(
    "(?:亲自)?(?:主抓|牵头|分管|主管|负责|领办|领衔|包抓|包保|督办|联系|挂帅|协管|挂牌|挂联|挂包|包联|包案|推进|调度)"
)
_LONGEST, _LONGEST_LIST = 40, 80


def is_post(words: str) -> bool:
    """Say whether words name a post and nobody in it."""
    bare = words.strip(" （()）")
    is_short = len(bare) <= _LONGEST
    return is_short and bool(_ONLY_POST.fullmatch(bare) or _OF_BODY.fullmatch(bare))


def name_beside_post(words: str) -> str:
    """Give the name of the person whose post stands beside it; "" where there is none of both."""
    words = _ASIDE.sub("", words.strip())
    if len(words) > _LONGEST or is_post(words):
        return ""
    found = _POST_AND_NAME.fullmatch(words) or _NAME_AND_POST.fullmatch(words)
    if found and not is_post(found["name"]):
        return found["name"]
    return _behind_strange_post(words) or _before_posts(words)


def without_asides(words: str) -> str:
    """Give words without what is said of a person in a bracket beside the post: （挂职）, （女）."""
    return _ASIDE.sub("", words)


def people_beside_posts(words: str) -> tuple[str, ...]:
    """Give the people whom words name by their posts and nothing else: 县委常委、副县长 王某某, 王某某（县委常委、副县长）.

    Words that may as well be of a place (某县县长) name nobody here.
    """
    bare = _ASIDE.sub("", words.strip())
    if len(bare) > _LONGEST_LIST:
        return ()
    people: list[str] = []
    for piece in filter(None, map(str.strip, split_outside(bare, _SEPARATORS))):
        if is_post(piece):
            continue
        name = _person(piece)
        if not name:
            return ()
        people.append(name)
    return tuple(people)


def names_in_post(words: str) -> tuple[str, ...]:
    """Give the people in the bracket behind their post: 分管副县长（王某某、李某某）."""
    found = _BRACKET_OF_NAMES.fullmatch(words) if len(words) <= _LONGEST_LIST else None
    if found is None or not is_post(found["post"]):
        return ()
    names = tuple(filter(None, _BETWEEN.split(found["names"])))
    return names if all(map(can_be_name, names)) else ()


def leader_in_heading(heading: str) -> str:
    """Give the people whom a heading says to answer for all below it: 张某某市长主抓的工作; "" for none."""
    words = _ASIDE.sub("", heading.strip().removeprefix("由"))[:_LONGEST_LIST]
    for found in _ANSWERS.finditer(words):
        before = words[: found.start()].rstrip("：:，, ")
        if people := people_beside_posts(before) or _comrade(before):
            return "、".join(people)
    return ""


def lacks_name(words: str) -> bool:
    """Say whether words are a leader's post with nobody's full name: 县长, 书记县长, 王副县长, 副县长（农业）."""
    bare = _BRACKETED.sub("", "".join(words.split()))
    rest = bare[1:] if can_be_name(bare[:1] + "某") else ""
    return any(is_post(one) or _TWO_POSTS.fullmatch(one) is not None for one in (bare, rest) if one)


def _person(piece: str) -> str:
    """Give the person of one piece that holds a name and its posts; "" where it may be of a place."""
    closed = "".join(piece.split())
    words = piece.split()
    posts = [word for word in words if is_post(word)]
    name = "".join(word for word in words if not is_post(word)).removesuffix("同志")
    if posts and can_be_name(name) and not is_post(name):
        return name
    found = _NAME_AND_POST.fullmatch(closed)
    if found and not found["sign"] and found.end("name") == found.start("post"):
        office = _OWN_OFFICE.match(found["post"])
        if _PLURAL.search(found["post"]) or (office and is_post(found["post"][office.end() :])):
            return ""
    return _before_posts(piece) or name_beside_post(closed)


def _before_posts(words: str) -> str:
    """Give the name before a bracket of posts: 王某某（县委常委、副县长）."""
    found = _IN_BRACKET.fullmatch(words)
    name = "".join(found["name"].split()) if found else ""
    posts = _BETWEEN.split(found["posts"].strip()) if found else []
    return name if can_be_name(name) and posts and all(map(_is_said, posts)) else ""


def _is_said(post: str) -> bool:
    return (
        is_post(post)
        or _OF_PERSON.search(post) is not None
        or (len(post) > _SHORTEST_POST and bool(_POST_END.search(post)))
    )


def _behind_strange_post(words: str) -> str:
    """Give the name behind a post of a body: 民盟县委主委王某某."""
    for length in (3, 2):
        post, name = words[:-length], words[-length:]
        if can_be_name(name) and _OF_BODY.fullmatch(post):
            return name
    return ""


def _comrade(words: str) -> tuple[str, ...]:
    # 同志 says as much as a post: 韩某某同志牵头.
    names = [one.strip() for one in _BETWEEN.split(words) if one.strip()]
    bare = tuple("".join(one.removesuffix("同志").split()) for one in names)
    is_said = words.rstrip().endswith("同志")
    return bare if is_said and all(_IS_NAME.fullmatch(one) for one in bare) else ()
