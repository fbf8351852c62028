"""What a text says is not done yet, where the work is on its way: it is to come, and no lateness.

主体已完工，室外管网尚未施工 tells of the next step; 至今未开工, 因征迁未开工 and 小学尚未开工 of an item that
wants a 小学 do not.
"""

import re
from collections.abc import Sequence

from gwreport.domain.judgement.told.stages import Stage, stages_told
from gwreport.domain.judgement.told.text_words import Spoken
from gwreport.domain.texts.bare_names import bigrams

_NOT_YET = re.compile("(?:尚|还|暂)?(?:未|没有?)")
# What is awaited, held up or told of all has not merely its turn still to come.
_HELD = re.compile(
    "至今|仍|迟迟|一直|始终|长期|均|都|(?<!未)全部|无一|因|受|由于|无法|不能|难以|未能|没能|不力|阻|逾期|超期|按期|按时|如期|按计划|及时|序时|时序|目标|任务|"
    # A step that should have gone before what is under way is no next one.
    "前期|招标|招投标|手续|用地|搬迁|迁移|迁改|拆迁|征|腾|交地|审批|许可|"
    "具备|落实|到位|着落|通过|入选|入围|列入|依时序"
)
_BEGIN = re.compile("开工|动工|启动|进场|开建|动建|展开|实施")
# 其中3个尚未落地 of 18.
_SOME_OF = re.compile(
    r"(?:其中|另有|还有|尚有|仅有?|有)?(?P<part>\d{1,5})(?P<unit>[个户处家项条座所套台辆件口间宗栋])"
)
_COUNT = re.compile(r"(?P<all>\d{1,5})(?P<unit>[个户处家项条座所套台辆件口间宗栋])")
_FEW = 0.2
# 省政府尚未批复 of what was handed in: others have to act.
_OTHERS_TURN = re.compile(
    "(?:国家|国务院|省|市|上级|部|厅|自治区)[^，。；：\n]{0,8}?(?:尚|还|暂)?未(?:批复|批准|公布|反馈|审批|核准|评审|验收|下达|印发|答复)"
)
# 规划成果上报省政府，尚未批复
_HANDED_UP = re.compile(
    "(?:上报|报送|提交|报请|报批|呈报|报)(?:至|到|给)?(?:国家|国务院|省|市|上级|部|厅|自治区)[^，。；：\n]{0,8}[，,](?:目前|现)?(?:尚|还|暂|待)?未?(?:获|得到)?(?:批复|批准|审批|批|审定|反馈)"
)
_HANDED_IN = re.compile("已[^，。；：\n]{0,6}?(?:上报|报送|提交|报批|报审|申报|呈报)")
_DONE_IN_PART = re.compile(
    "(?<!未)已(?:全部|陆续|基本|先行|率先)?(?:接入|上线|安装|运行|试运行|发放|覆盖|推开|铺开|培训|改造|治理|整改|兑付|配备)"
)
# Of what lists so much that is not there one cannot say that it only has its turn to come.
_MANY = 3
_GENERAL = bigrams("项目 工程 建设 工作 改造")
_ADVERSE = frozenset({"behind", "failed", "warning"})


def with_what_is_to_come(spoken: Sequence[Spoken], item: str, text: str) -> list[Spoken]:
    """Take what only has its turn still to come for a rest, where the text tells of progress."""
    wanting = [one for one in spoken if one.group in _ADVERSE and _NOT_YET.search(one.word)]
    if not 0 < len(wanting) < _MANY:
        return list(spoken)
    return [_as_rest(one, item, text, spoken) for one in spoken]


def _as_rest(one: Spoken, item: str, text: str, spoken: Sequence[Spoken]) -> Spoken:
    if one.group not in _ADVERSE or not (found := _NOT_YET.search(one.word)):
        return one
    handed_up = _HANDED_UP.search(text)
    if handed_up and one.clause in text[handed_up.start() : handed_up.end() + 4]:
        return one._replace(group="rest")
    if _OTHERS_TURN.search(one.clause) and _HANDED_IN.search(text):
        return one._replace(group="rest")
    if _HELD.search(one.clause):
        return one
    if _is_few(one.clause, text):
        return one._replace(group="rest")
    before = one.clause.partition(one.word)[0]
    deed = one.word[found.end() :]
    subject = bigrams(before) - _GENERAL
    if (subject & bigrams(item)) or (not subject and _BEGIN.search(deed)):
        return one
    if _SOME_OF.match(one.clause):
        return one
    return one._replace(group="rest") if _is_on_its_way(one, text, spoken) else one


def _is_few(clause: str, text: str) -> bool:
    """Say whether a clause counts a small part of what the text counted before it (18个，其中3个尚未…)."""
    part = _SOME_OF.match(clause)
    if part is None:
        return False
    before = text[: max(text.find(clause), 0)]
    counted = [int(one["all"]) for one in _COUNT.finditer(before) if one["unit"] == part["unit"]]
    return bool(counted) and int(part["part"]) <= _FEW * max(counted)


def _is_on_its_way(one: Spoken, text: str, spoken: Sequence[Spoken]) -> bool:
    """Say whether the rest of a text tells of works under way or of something done."""
    if any(other.group in ("done", "nearly") and other.clause != one.clause for other in spoken):
        return True
    rest = text.replace(one.clause, "")
    if _DONE_IN_PART.search(rest):
        return True
    return max((stage for stage, _ in stages_told(rest)), default=Stage.EARLY) >= Stage.MAIN
