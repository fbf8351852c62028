"""Posts of leaders (分管副市长, 常务副县长), which are no unit and no second person."""

import re

_OFFICE = "(?:(?:省|市|区|县|州|旗|镇|乡|街道|厅|局|院|校)(?:(?:人民)?政府|党?委|党工委|党组)?)?"
_POST = (
    rf"{_OFFICE}(?:分管|协管|主管|联系)?{_OFFICE}(?:党组|党委|党工委|党总支|机关党委)?(?:常务)?副?"
    r"(?:(?:省|市|区|县|州|旗|镇|乡|校|院|所|站|园|处|科)长|总?会计师|(?:总|副总)经理|董事长|理事长|秘书长|书记|主任|主席|常委|党组成员|领导(?:同志)?|负责(?:人|同志)"
    r"|(?:组织|宣传|统战|社会工作|人武|武装)部?部长|(?:公安|财政)局长|公安局局长|政委|部长|局长|指挥长"
    r"|(?:纪委|纪检|监委|政法委|纪工委|党工委|团|总工会|工会)副?(?:书记|主任|主席)|(?:人大(?:常委会)?|政协|管委会|工委|办公室)副?(?:主任|主席)"
    r"|[一二三四]级(?:调研员|巡视员)|总(?:工程师|经济师|规划师))"
)
_ONLY_POST = re.compile(_POST)
# The post of a body of its own: 执行局局长, 开发区管委会主任, 党委委员、人武部部长.
_OF_BODY = re.compile(
    "[\u4e00-\u9fff]{1,12}?(?:局|委|办|处|科|室|院|会|镇|乡|区|县|市|州|街道|中心|部|公司|集团|厂|场|站|所|校|馆|队|园|党委|党组|支部|工会|团委)"
    "(?:党组|党委|党工委)?(?:第一|常务)?副?(?:书记|主任|局长|部长|处长|科长|院长|会长|镇长|乡长|区长|县长|市长|场长|站长|所长|校长|馆长|园长|队长|厂长|总经理|经理|董事长|主席|检察长|秘书长|政委)"
    "|(?:党委|党组|党工委|常委会?|政法|纪委|统战|组织|宣传|执委会?)委?员?(?:委员|成员)"
)
# No person's name begins like an office or has the end of a body in it.
_OF_NAME = "(?![省市区县州旗镇乡各])(?:(?![府委局厅办级])[\u4e00-\u9fff])"
_NAME = rf"{_OF_NAME}{{2,4}}?|{_OF_NAME}{{1,8}}·{_OF_NAME}{{1,8}}"
_NAME_AND_POST = re.compile(rf"(?P<name>{_NAME})\s*(?:同志)?[（(]?(?P<post>{_POST})[）)]?(?:同志)?")
_POST_AND_NAME = re.compile(rf"(?P<post>{_POST})\s*(?P<name>{_OF_NAME}{{2,3}})(?:同志)?")
_ANSWERS = "(?:亲自)?(?:主抓|牵头|分管|主管|负责|领办|领衔|包抓|包保|督办|联系|挂帅)"
_LEADS = re.compile(
    rf"(?P<name>{_NAME})\s*+(?:同志)?[（(]?(?P<post>{_POST})[）)]?(?:同志)?\s*+{_ANSWERS}"
)
_POST_LEADS = re.compile(
    rf"(?P<post>{_POST})\s*+(?P<name>{_OF_NAME}{{2,3}})(?:同志)?\s*+{_ANSWERS}"
)
# 同志 says as much as a post: 韩某某同志牵头.
_COMRADE_LEADS = re.compile(rf"(?P<name>{_NAME})\s*+同志\s*+{_ANSWERS}")
_LONGEST = 40


def is_post(words: str) -> bool:
    """Say whether words name a post and nobody in it."""
    bare = words.strip(" （()）")
    is_short = len(bare) <= _LONGEST
    return is_short and bool(_ONLY_POST.fullmatch(bare) or _OF_BODY.fullmatch(bare))


def name_beside_post(words: str) -> str:
    """Give the name of the person whose post stands beside it; "" where there is none of both."""
    words = words.strip()
    if len(words) > _LONGEST or is_post(words):
        return ""
    found = _POST_AND_NAME.fullmatch(words) or _NAME_AND_POST.fullmatch(words)
    return found["name"] if found else ""


def leader_in_heading(heading: str) -> str:
    """Give the person whom a heading says to answer for all below it: 张某某市长主抓的工作."""
    words = heading.strip().removeprefix("由")[:_LONGEST]
    found = _POST_LEADS.match(words) or _LEADS.match(words) or _COMRADE_LEADS.match(words)
    return found["name"] if found and not is_post(found[0]) else ""
