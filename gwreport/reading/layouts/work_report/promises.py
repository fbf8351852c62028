"""Which words of a work report promise something that a unit can be asked about."""

import re

from gwreport.domain.plan.targets import read_targets

# What is to be done; nearly every commitment begins one of its clauses so.
_DEEDS = re.compile(
    r"(?:[一-鿿]{0,2}(?:更加|更好|进一步|继续|持续|深入|全面|大力|积极|稳步|扎实|切实|着力|全力|加快|统筹|坚决|严格|有序|高质量|高标准|高水平|常态化|系统|精准|依法|重点|不断|主动|认真|科学|稳妥|有效|充分|动态|分类|纵深|抓紧|力争|争取|确保|用心|合力|聚力|奋力|全方位|多渠道|规范|自觉)){0,3}"
    "(?:推进|推动|推行|推广|实施|建设|新建|改建|扩建|改造|建成|建立|建强|完成|完善|加快|加强|加大|加密|开展|深化|落实|执行|打造|培育|培养|新增|新培育|新认定|新引进|提升|提高|提速|提质|优化|健全|强化|支持|鼓励|启动|开工|投产|争取|争创|创建|创成|做好|做强|做优|做大|做实|做精|抓好|抓实|抓牢|抓紧|扩大|拓展|促进|保障|保持|保护|严格|严控|严守|严厉|严肃|防范|化解|巩固|发展|引进|招引|引导|组建|构建|办好|办成|办理|整治|治理|修复|确保|力争|力促|争当|稳定|稳住|统筹|用好|用活|盘活|探索|举办|发挥|壮大|挖掘|激发|释放|织密|筑牢|守牢|守住|兜牢|兜住|扎牢|压实|擦亮|唱响|补齐|补强|攻坚|打好|打赢|打通|破解|破除|解决|清零|清理|消除|遏制|打击|规范|监管|管好|整合|搭建|设立|成立|制定|编制|出台|修订|谋划|储备|招商|承接|对接|融入|服务|对标|试点|加入|升级|迭代|改善|减少|降低|压减|压降|淘汰|关闭|搬迁|安置|发放|补贴|资助|供应|收储|出让|投放|投入|投用|运营|开通|开发|开行|开设|引领|带动|聚集|集聚|延伸|链接|畅通|贯通|连通|实现|达到|突破|力戒|力求|坚守|遵守|接受|公开|办结|回应|减轻|整改|纠治|惩治|查处|问责|考核|评估|普及|普查|宣传|弘扬|传承|丰富|繁荣|关心|关爱|关注|救助|帮扶|扶持|培训|选派|选拔|稳步|持续|深入|全面|大力|积极|扎实|切实|全力|着力|坚决|有序|稳妥)"
)
# What the year is like, what guides the work, who is spoken to.
_GENERAL = re.compile(
    r"(?:今年|新的?一年|20\d\d年)是|(?:做好)?(?:今年|20\d\d年|新的?一年)?(?:的)?(?:政府|全年)?工作的?(?:总体|总的)?(?:要求|思路|指导思想)|总体要求|总的要求|指导思想"
    "|做好(?:今年|20\\d\\d年|新的?一年).{0,8}工作|各位代表|同志们|展望|面对|当前|我们(?:坚信|相信|深知|也要清醒|要清醒)|综合(?:考虑|分析|研判)|从.{2,12}看|机遇|形势|实现上述"
)
# 坚持…，以…为…: a principle where nothing is done with it.
_PRINCIPLE = re.compile(
    "(?:始终|必须|我们将?|要|更加|更好)*(?:坚持|坚定|围绕|聚焦|紧扣|紧盯|锚定|立足|把|将|以|按照|牢固树立|牢记|突出)"
)
_ADDRESS = re.compile("^[^，。；]{0,10}(?:各位代表|同志们)[！!：:，,]?$")
_PAST = re.compile(r"(?:去年|上年|过去(?:的)?一年|一年来|20\d\d年底?以来)")
_CLAUSE = re.compile("[，,：:]")
_LEADS_IN = re.compile(
    r"(?:以下|下列|如下)[^，。；：:]{0,14}[：:。]?$|[一二三四五六七八九十\d](?:个方面|项|件|大)[^，。；：:]{0,14}[：:]$"
)


def promises(words: str) -> bool:
    """Say whether words are a commitment: they name a target, or something to be done.

    Addresses, what the year is like, what guides the work, and principles with nothing done are none.
    """
    text = words.strip()
    if not text or _ADDRESS.match(text) or _PAST.match(text) or _LEADS_IN.search(text):
        return False
    if read_targets(text):
        return True
    if text.endswith(("！", "!", "？", "：", ":")) or _GENERAL.match(text):
        return False
    clauses = _CLAUSE.split(text)
    if _PRINCIPLE.match(text):
        clauses = clauses[1:]
    return any(_DEEDS.match(one.strip()) for one in clauses) or not _PRINCIPLE.match(text)


def is_list_of_goals(sentence: str) -> bool:
    """Say whether a sentence lists the year's goals: 主要预期目标是：…"""
    head = sentence[:60]
    return (
        bool(re.search("(?:预期|主要|发展|奋斗|总体|工作)目标|主要指标", head))
        and len(read_targets(sentence)) > 1
    )


def goals_behind(sentence: str) -> str:
    """Give what stands behind the words that open a list of goals."""
    found = re.search(r"(?:目标|指标)(?:任务)?(?:是|为|定为|如下)?[：:，,]?", sentence)
    return sentence[found.end() :] if found else sentence
