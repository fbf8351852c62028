"""Persons beside units: their names, posts and phones out of one cell or of several side by side."""

import re
from collections.abc import Iterable, Sequence
from enum import Enum

from gwreport.domain.plan.plan import Contact
from gwreport.domain.texts.look_alikes import usual_characters
from gwreport.domain.texts.quoting import in_one_line
from gwreport.reading.words.headings import heading_key
from gwreport.reading.words.posts import is_post

# The characters with which nearly all Chinese family names begin.
_SURNAMES = (
    "王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪范金石廖贾夏"
    "韦付傅方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤温康施文牛樊葛邢安齐易乔伍庞颜倪庄聂章鲁岳翟殷詹申"
    "欧耿关兰焦俞左柳甘祝包宁尚符舒阮柯纪梅童凌毕单季裴霍涂成苗谷曲盛冉翁蓝路游辛靳管柴蒙鲍华喻祁蒲房滕屈饶解牟艾尤阳时穆农司卓古"
    "吉缪简车项连芦麦褚娄窦戚岑景党宫费卜冷晏席卫米柏宗瞿桂全佟应臧闵苟邬边卞姬师和仇栾隋商刁沙荣巫寇桑郎甄丛仲虞敖巩明佘池查麻苑"
    "迟邝封谈匡鞠惠荆乐冀胥南班储原栗燕楚鄢劳谌奚皮粟冼蔺楼盘满闻位厉伊仝区郜海阚花权强帅屠豆朴盖练廉禹井祖漆巴丰支卿国狄平计索宣晋"
    "相初门云容敬来扈晁芮都普阙浦戈伏鹿薄邸雍辜羊阿乌母裘亓修邰赫杭况那宿鲜印逯隆茹诺战慕危玉银亢嵇公哈湛宾戎勾茅利於呼居揭干但尉冶斯元"
)
_NAME = re.compile(
    rf"[{_SURNAMES}][\u4e00-\u9fff]{{1,3}}|[\u4e00-\u9fff]{{1,8}}·[\u4e00-\u9fff]{{1,8}}"
)
_TITLE_END = re.compile(
    "(?:长|主任|书记|主席|经理|总监|委员|常委|专员|调研员|主管|干事|科员|助理|党组成员|负责人|负责同志|工程师|会计|干部|站所长)$"
)
_NAME_THEN_TITLE = re.compile(
    rf"(?P<name>[{_SURNAMES}](?:某某|某|[\u4e00-\u9fff]{{1,2}}))"
    "(?P<post>(?:常务|党组|执行)?副?(?:[局处科股院校站所队馆台镇乡区县市厅司部园]长|秘书长|主任|书记|主席|总?经理|队长|组长|董事长|部长|调研员))"
)
_PHONE_ALONE = re.compile(
    r"[（(](?:电话[：:]?)?[\d\-—－ 、/]{7,40}[)）]|(?<=\n)[\d\-—－ ]{7,20}(?=\n|\Z)"
)
_PHONE = re.compile(
    r"(?<!\d)(?:(?:\+?86[-\s]?)?1[3-9][\dxX*×＊]{1,9}|0\d{2,3}[-—－\s]?\d{7,8}|[2-9]\d{6,7})(?:\s?[-—转]\s?\d{1,5})?(?!\d)"
)
_PIECES = re.compile(r"[\n、；;/]+")
_TOKENS = re.compile(r"[\s，,（）()：:【】\[\]]+")
_PADDED = re.compile(
    r"(?<![\u4e00-\u9fff])([\u4e00-\u9fff])[ \t\u3000]+([\u4e00-\u9fff])(?![\u4e00-\u9fff])"
)
_LABELS = re.compile(r"(?:联系|办公)?(?:电话|手机|方式|号码)|联系人|责任人|负责人|姓名|电\s*话")
# Nobody by name: 镇（街道）主要负责人, 各单位分管负责同志.
_DUTY_HOLDER = re.compile(
    "(?:各|属地|相关|有关|所在)?(?:[县市区镇乡村（()）、和及]|街道|社区|园区|单位|部门|[科股]室|牵头|责任){1,10}(?:主要|分管|具体)?(?:负责人|负责同志|领导|责任人)"
)
_LONGEST = 1_000


class Asked(Enum):
    """What a heading over persons asks for."""

    PERSON = "person"
    POST = "post"
    PHONE = "phone"


def asked_by(heading: str) -> Asked:
    """Say what a heading over persons asks for: 责任人, 职务, 联系电话."""
    key = heading_key(heading)
    if re.search("人|联络员", key):
        return Asked.PERSON
    if re.search("电话|手机|联系方式|号码", key):
        return Asked.PHONE
    return Asked.POST if re.search("职务|职位|职称", key) else Asked.PERSON


def read_contacts(cells: Iterable[tuple[str, str]]) -> tuple[Contact, ...]:
    """Read the persons of cells that stand side by side, each given with its heading.

    What stands under 职务 and 电话 belongs to the persons of the nearest column to its left, in their
    order. Words that are no name, post or phone stay with the person, as the post.
    """
    found: list[Contact] = []
    group = 0
    posts_before: list[str] = []
    for heading, cell in cells:
        words = usual_characters(cell).strip()
        if not words:
            continue
        asked = asked_by(heading)
        if asked is Asked.PERSON:
            group = len(found)
            found.extend(_persons(words))
            _add(found, group, "post", posts_before)
            posts_before = []
        elif asked is Asked.POST and not found:
            posts_before = _parts(words)
        else:
            told = _parts(words)
            if asked is Asked.PHONE:
                told = [phones[0][0] if len(phones := _found(one)) == 1 else one for one in told]
            _add(found, group, asked.value, told)
    if posts_before:
        found.append(Contact(post="、".join(posts_before)))
    return tuple(dict.fromkeys(found))


def read_person(words: str) -> Contact:
    """Read one person's words: “王某某，甲局副局长，13x”."""
    phones = [in_one_line(one[0]) for one in _found(words)]
    bare = _LABELS.sub(" ", _PHONE.sub(" ", words)) if phones else words
    tokens = [one for one in _TOKENS.split(_PADDED.sub(r"\1\2", bare)) if one]
    name, posts = "", list[str]()
    for token in tokens:
        parted = _NAME_THEN_TITLE.fullmatch(token)
        if not name and parted:
            name = parted["name"]
            posts.append(parted["post"])
        elif not name and is_name(token):
            name = token.removesuffix("同志")
        else:
            posts.append(token)
    if not name and posts and not is_title(posts[0]):
        # No name that is known to be one: the first words stand where a name stands.
        name = posts.pop(0)
    return Contact(name, " ".join(posts), "、".join(phones))


def has_phone(words: str) -> bool:
    """Say whether a phone stands in words."""
    return len(words) <= _LONGEST and bool(_PHONE.search(words))


def without_phones(words: str) -> tuple[str, list[str]]:
    """Give a cell of persons without the phones in brackets or on lines of their own, and those phones."""
    phones = [found[0].strip(" （()）") for found in _PHONE_ALONE.finditer(words)]
    return (_PHONE_ALONE.sub("", words).strip(), phones) if phones else (words, [])


def _persons(words: str) -> list[Contact]:
    if len(words) > _LONGEST:
        return [Contact(in_one_line(words))]
    if _DUTY_HOLDER.fullmatch(whole := "".join(words.split())):
        return [Contact(post=whole)]
    found: list[Contact] = []
    for piece in _parts(words):
        one = read_person(piece)
        last = found[-1] if found else None
        if (
            last
            and not one.name
            and not (one.post and last.post)
            and not (one.phone and last.phone)
        ):
            # A post or a phone on a line of its own belongs to the person above.
            found[-1] = Contact(last.name, last.post or one.post, last.phone or one.phone)
        elif last and not last.name and not last.phone and one.name:
            # 县委常委、副县长 张某某 are one person and two posts.
            found[-1] = Contact(one.name, _both(last.post, one.post), one.phone)
        else:
            found.append(one)
    return found


def _add(found: list[Contact], group: int, part: str, words: Sequence[str]) -> None:
    """Give the persons of a column their posts or phones, one each; what is over goes to the last."""
    if not words:
        return
    if group == len(found):
        found.append(Contact())
    count = len(found) - group
    shares = [[one] for one in words[: count - 1]] + [list(words[count - 1 :])]
    for place, share in enumerate(shares, start=group):
        one, said = found[place], "、".join(share)
        if part == "post":
            found[place] = Contact(one.name, _both(one.post, said), one.phone)
        else:
            found[place] = Contact(one.name, one.post, _both(one.phone, said))


def _both(first: str, second: str) -> str:
    return "、".join(dict.fromkeys(filter(None, (first, second))))


def _found(words: str) -> list[re.Match[str]]:
    return list(_PHONE.finditer(words))


def _parts(words: str) -> list[str]:
    return [one for piece in _PIECES.split(words) if (one := in_one_line(piece))]


def is_name(token: str) -> bool:
    """Say whether a word can be a person's name: it begins with a family name and is no post."""
    bare = token.removesuffix("同志")
    return bool(_NAME.fullmatch(bare)) and not is_title(bare)


def is_title(token: str) -> bool:
    """Say whether a word ends as a post does."""
    return is_post(token) or bool(_TITLE_END.search(token))
