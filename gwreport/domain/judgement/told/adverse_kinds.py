"""Kinds of words that speak against an item, each by its grammar and not by a list of phrases.

What is not brought about (尚未 × any deed), what cannot be (谈不下来), a site without people, a thing that is
stuck at a stage, how slow it goes (进度 × 不快), what it lacks (资金 × 没有着落), what holds it up, how it stands
beside others, a limit that is over, what was sent back, and an aim that cannot be met.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

from gwreport.domain.judgement.told.clauses import clause_start, clause_stop
from gwreport.domain.texts.word_patterns import Beginnings, spelt

_GAP = "[^，。；：:！!？?、\n]"
_END = r"(?=了?的?(?:[，,。；;：:！!？?\n）)]|$))"
# What is not brought about. 未发生, 未因 and 未来 are no deeds that are wanting.
_NOT = (
    "(?:未(?![来知经免必尝遂婚雨受因见占涉]|成年|央|批先|验先|办先|发[生现]|出现|收到|接到|接获|到(?!位|账|岗|货|资|场)|造成|影响|超|突破|减|计|按|依|达(?!成))"
    "|(?<![淹埋出沉隐吞覆])没(?:有|能)?(?![收落因受]|发[生现]|出现|收到|接到|造成|影响)|拒[不绝]|无法|不能(?!只|仅)|难以|难(?=补齐|完成|实现|达标|达到|建成|兑现|落地|推进)|不予|得不到)"
)
_DEED = (
    "着手|定下来|选定|敲定|确定|明确|落实|落地|到位|批复|批准|获批|审批|审核|核准|备案|通过|签订|签约|签署|签成|签下|达成|谈拢|谈妥|打通|疏通|解决|"
    "化解|拿到|取得|领取|办理|办结|办妥|办好|办下|腾空|腾退|腾出|移交|交付|交地|交房|搬迁|迁移|迁改|拆除|拆完|征收|征完|收回|下达|下来|拨付|"
    "支付|兑付|兑现|发放|动工|开工|开建|启动|动起来|进场|入场|施工|实施|展开|开展|推开|铺开|打开|全线|推动|推进|形成|建立|健全|成立|组建|"
    "选举|配备|配齐|招到|招满|安装|更换|更新|上线|接入|接通|联网|并网|运行|运转|运营|营业|投用|投产|使用|启用|开放|开业|开通|发挥|见效|破题|破零|突破|"
    "完善|整改|修复|治理|根治|销号|验收|竣工|完工|完成|建成|建好|封顶|贯通|通车|通水|合龙|恢复|编制|出台|印发|上报|报送|报批|提交|录入|归集|公示|"
    "摸底|排查|覆盖|满足|履约|履行|兑现承诺|继续|协调|列入|纳入|入库|纳统|入统|实现|回笼|周转|筹措|筹集|筹到|改善|好转|扭转|缓解|改变|理顺|衔接|跟进|跟上|提速|奏效|生效|见底|交上|拿出|"
    "有效|彻底|根本|补齐|达标|达到"
)
_LONE_DEED = (
    "(?:做|定|批|签|拆|交|报|征|拨|搬|修|装|供|验|动|办|建|谈)(?:下来|完|成|到|清|齐|妥|通)?了?"
)
_UNREACHED = f"{_NOT}(?:{_GAP}{{0,5}}?(?:{_DEED})|{_LONE_DEED}{_END})|(?:[未没不]|没有|未能|不能)(?:达到|满足|符合)[^，。；、\\n]{{0,8}}?(?:条件|要求)(?=[，。；\\n]|$)|无法(?!替代|估量|比拟|想象|回避|忽视|复制)[\u4e00-\u9fff]{{2}}"
# What cannot be: 谈不下来, 推不动, 落不了地, 供应不上.
_UNABLE = "(?<=[补填借贷租定签谈推拆征落供应给赶批办搬实进动腾收开拿找招筹凑调工交审续建用住])不(?:下来|下去|起来|上来|了|动(?!产)|到位|到|上|进(?![行步度展口])|通|拢|齐|够|出来)(?!位置)"
_NOBODY = (
    "无一?人(?=施工|作业|$|[，。；])|没有?人(?=施工|作业|$|[，。；])|不见(?:一)?(?:人影|工人)|大门紧[锁闭]|空无一人|人去楼空"
    "|(?:没有?|未见|不见|无|看不到)(?:任何|丝毫|明显|实质性?|多大|太大|什么|实际)?的?(?:动静|动作|起色|改观|变化|改善|动工|施工|开工|复工|建设)(?:迹象|的?行动)?"
    f"{_END}|(?:没有|毫无|尚无|仍无)(?:任何|明确的?)?(?:眉目|头绪|下文|定论|结论|结果){_END}"
)
_ON_AND_OFF = (
    "时断时续|断断续续|停停打打|打打停停|干干停停|停停干干|停停建建|建建停停|走走停停|半停工|半停滞|半停顿|半拉子|停了下来|停下来|停了工?(?=[，。；\n]|$)|搁了?下来|"
    "无力续建|撤资|撤场|撤离|撤走|退场|离场|[放缓]一[放缓]|建而[不未]用|用不起来|消极怠工|(?:一直|长期|至今|仍然?|始终)(?:处于)?(?:闲置|空置|空着)|[闲空]置了?(?:近|约|超过?|达|已)?[\\d一二两三四五六七八九十]{1,3}个?多?(?:月|年|天)|晒太阳|杂草丛生|长满?荒?草"
)
_DEADLOCK = (
    "僵局|僵持|卡壳|停滞不前|停步不前|止步不前|裹足不前|徘徊不前|踏步不前|原地踏步|久拖[不未]决|久攻不下|久议不决|议而不决|悬而未决|悬而不决|拖而不决|拖而不办|"
    "一拖再拖|一推再推|一延再延|不了了之|没有下文|无从谈起|遥遥无期|举步维艰|纹丝不动|按兵不动|推一推动一动|(?:(?:推诿|扯皮|拖沓|敷衍|松懈|懈怠)、?)+|无动于衷|"
    "不上心|不主动|不积极|等待观望|流于形式|走过场|进退两难|落在[^，。；、\n]{1,8}后面|掉队|失守|错过|错失|贻误|被迫(?:停|中断|变更|调整|暂停|延)|拖[^，。；、\n]{0,6}后腿"
)
# What is still where it was: 仍在论证, 还停留在图纸上, 卡在审批环节.
_STAGE_OF_PLANS = (
    "洽谈|谈判|论证|谋划|设计|规划|招标|比选|选址|报批|审批|审查|评审|协商|磋商|协调|走程序|前期|图纸|纸面|纸上|概念|酝酿|准备|筹备|意向|可研|立项|摸底|"
    "起步|调研|等待|征求意见|办理(?:手续|用地|环评|立项|施工许可|规划)|前期手续"
)
_HALTED_AT = "(?:停留?在|滞留在|卡在)[^，。；：\n]{0,12}?(?:阶段|环节|层面|状态|水平|图纸|纸[上面]|口头|嘴上|手续|审批|报批|用地|资金|上)|(?<![社保医用行一饭交证门市民水电油气])卡在(?!手)[^，。；：\n]{2,14}(?=[，。；\n]|$)"
_STILL_AT = f"(?:仍然?|还|尚|依然|依旧|一直|始终)(?:处于|处在|在)(?!建)[^，。；：、\n]{{0,10}}?(?:{_STAGE_OF_PLANS})|(?:处于|陷于)等[^，。；、\n]{0, 6}?(?:状态|阶段)"
# What there still is not: 尚无明确答复, 至今没有一分钱投入.
_STILL_NONE = "(?:尚|仍|还是?|至今|迄今|一直|始终)(?:均|都)?(?:无|没有?|未有)(?!影响|发生|出现|发现|收到|接到|偏离|超)(?=[^，。；：\n]{2})"
# How it goes: a thing that goes × how badly it does.
_GOES = re.compile(
    "(?:进度|进展|推进|速度|步伐|步子|动作|行动|力度|成效|效果|收效|效率|进程|节奏|态势|"
    "建设|施工|征迁|征拆|拆迁|征收|整治|整改|改造|办理|落实|实施|工作|支出|拨付|执行|开工|竣工|入库|转化|(?:完成|开工|支付|执行|到位|竣工|投资|入库|转化|签约|落地|拨付|支出)[^，。；：、\n]{0,4}(?:率|比例|额))[^，。；：、\n]{0,6}$"
)
_BADLY = (
    "不够?快|(?<!增幅)(?<!影响)(?<!变化)不大|不够?明显|不够?理想|不佳|欠佳|不尽如人意|不容乐观|不够好|不够(?=[，。；\n]|$)|甚微|乏力|迟滞|迟缓|有限(?!公司|责任|合伙)"
    "|(?<=[率度])(?:不足|不高)(?=[，。；：\n]|$)|偏低|较低|过低|低下|不及时|不平衡|不扎实|偏慢|较慢|很慢|太慢|过慢|慢(?=[，。；\n了]|$)|严重滞后|受挫|疲软"
)
# What it lacks: a thing that it needs × that it is not there.
_NEEDS = re.compile(
    "(?:资金|经费|专项债|贷款|融资|用地|土地|指标|建材|材料|钢材|砂石|设备|人员|人手|人力|力量|劳力|机械|投入|配套|手续|要素|电力|场地|图纸|协议|订单|货源|房源|师资|床位|编制)[^，。；：\n]{0,8}$"
)
_LACKING = (
    "(?:没有?|尚无|仍无|无|未有)(?:着落|来源|保障|落实)|不落实|不到位|断裂|断链|断供|短缺|紧缺|不足|不够|不齐全?|不全|不完善|不完备|匮乏|供不上|跟不上|紧张|受限|未到账"
    "|(?:尚|仍|还|均)?未到位"
)
# A speed too may be 跟不上.
_BOTH = frozenset({"跟不上", "受限", "不够"})
_LACKS = "(?:缺乏|缺少|缺)(?:建设|配套|必要的?|专项|后续|施工|启动|相应)*(?:资金|经费|用地|土地|指标|人手|人员|设备|材料|专业)|无地可用|无米下锅|拖欠(?:工程款|进度款|民工工资|工人工资|农民工工资|材料款)|资金链(?:断裂|紧张)|资金断链"
_HELD_UP = (
    "(?:居民|群众|村民|村组|业主|商户|住户)[^，。；、\n]{0,6}?(?:反对|抵触|不同意|不配合|不支持)|阻工|阻挠|阻拦|受制于|受限于|受困于|受阻于|被(?:法院|依法)?(?:查封|冻结)|无法施工|施工受限|"
    "(?:受|因|由于|遭)[^，。；：\n]{0,14}?(?:制约|限制|阻挠|阻碍|反对|牵制|拖累|梗阻)|影响着?(?:了)?(?:到)?[^，。；、\n]{0,8}?(?:开展|实施|开工|动工|复工|竣工|完工|交付|投用|通车|工期|进度|进展|进程|推进)"
    "|(?:成为|存在|遇到|面临)[^，。；\n]{0,8}?瓶颈"
)
# Beside others; of what is better the lower (失业率) that is no fault.
_BESIDE = (
    "(?:排名|排位|位次|名次|排在?|居|位列|位居|列)[^，。；：\n]{0,8}?(?:靠后|落后|末[位尾]|倒数|垫底|后列|下游|后[二三四五六两2-6]+[位名]?)"
    "|(?:低于|落后于?|不及|慢于)(?:全[国省市区县州]|周边|兄弟|其他|同类|面上)[^，。；：\n]{0,14}?(?:平均|水平|进度|县区|市县|区县)"
    "|垫底|倒数[第一二三四五\\d]|末[位尾](?!淘汰|发言)|亮[起了出]?[红黄]灯|亮[红黄]牌|[红黄]牌警[告示]|末位表态"
)
_SPOKEN_OF = re.compile(
    "进度|进展|完成率|支付率|执行率|开工率|投资|支出|增速|增幅|工作|达标率|任务|排名|项目"
)
_LIMIT_OVER = "(?:已|均|都)?(?:超|超过|超出|过了?)(?:了)?(?:合同|计划|规定|原定|既定|约定|整改|办理|审批)?(?:工期|期限|时限)|已(?:经)?(?:逾期|超期)|[晚慢拖迟误]了(?:近|约|将近|整整)?[\\d一两二三四五六七八九十半多]{1,3}个?多?(?:天|月|季度|年|旬|周|星期)|(?:逾期|超期)[^，。；、\n]{0,6}?(?:[仍未没]|[\\d一二三四五六七八九十两半]+个?[天日月年])"
# How it goes beside what was thought, and how long it takes.
_SLOWER = "[比较](?:原?预计|预想|预期|设想|往年|计划|原计划|合同|目标)的?(?:要|有所|略|稍)?[慢晚迟]了?(?=[，,。；;\n\\d一二三四五六七八九十半]|$)"
_LONG = "(?:周期|时间|耗时|历时|流程|审批|工期|过程|战线)[^，。；、\n不延]{0,4}?(?:较|过|很|太|偏|漫)长(?=[，,。；;、\n]|$)|(?:周期|耗时|工期)长(?=[，,。；;、\n]|$)"
# What is to go on again stands still: 督促尽快复工, 待资金到位后立即启动复工.
_RESUME = "(?:尽快|尽早|早日|抓紧|立即|即可|方可|方能|才能|启动|组织|争取|力争)(?:组织|启动|推动|实现|全面|恢复)?(?<!开)复工(?!复产|率|证|达产|[的前后]|人[数员])"
# What is still only being got ready: 正着手准备开展招标, 准备启动采购.
_PREPARING = (
    "(?:着手|抓紧|正|正在|目前|积极)(?:准备|筹备|谋划)(?:开展|进行|启动|实施|组织|招标|采购|编制)"
)
# A text that tells of nothing but a beginning that is to come.
_TO_BEGIN = "(?<![^\n])(?:目前|现)?(?:预计|计划|拟|准备)(?:于|在|从)?(?:今年|本年)?\\d{1,2}月(?:份|初|底|中旬|上旬|下旬)?[^，。；、\n]{0,4}(?:开始|启动|开展|着手)[^，。；\n]{0,14}[。；]?(?![^\n])"
_MOVED = "(?:往后|向后|一再|再次|多次)(?:推|拖|延|移)(?!广|动|进|送|介|荐|出|伸|续)|(?:推|拖|延|改|移|推迟|延期|调整)[到至](?:了)?(?:[今本]年)?(?:年底|[\\d十一二两三四]{1,2}(?:月|季度)|明年|下半年|下月|下季度)|(?:明年|次年|来年|下一?年度|后年)[^，。；：\n]{0,8}?(?:方[可能]|才[可能])"
_SENT_BACK = (
    "被(?:上级|省|市|区|县)?[^，。；、\n]{0,4}?(?:退回|驳回|否决|否定|打回|退件|撤销|摘牌|叫停|查封|终止|取消|问责|曝光|点名|(?:预警|警示|警告|督办)(?=[，,。；;\\n]|$))|被否(?=[，。；]|$)|流标|废标|流拍|"
    "(?:不合格|不通过|未通过|不达标|未达标)|(?:没有?|未)过关?(?=[，,。；;\n）)]|$)|返工|推倒重来|重新来过|从头再来|[需须要得]重来|(?:需|需要|须|要)(?:另行|重新)(?:编制|招标|选址|设计|论证|申报|立项|评估|报批)|"
    "(?:[需须要得]|整改后)重新?(?:上?报|申报)|撤回(?:了)?(?:申报|申请)|不予(?:受理|批准|通过|立项|支持|核准|审批)|未过会|(?<![无毫])不(?:同意|批(?=[，。；\n]|$)|认可|放行|受理)|返[黑臭]|(?:又|再次)(?:变|返)?(?:黑|臭|塌|裂)"
)
_NONE = "颗粒无收|分文(?:未|没)|(?:尚|仍|均|暂|至今|依然)?(?:无|没有)一[家个项处亩户件所座条例单台吨宗笔份套人起间块](?=[^，。；\n]{0,8}?(?:开工|落地|完成|建成|投|实现|到位|通过|签|启动|获|竣工|交付|入库|入统|兑|化解|办结|动工|进场|达标))|(?:还|仍|尚|均|依然)(?:然)?是?(?:一片)?空白|(?<![这那每第某另唯同之任哪十百])一[^，。；、一二三四五六七八九十刻天点丝\n](?:都|也)(?:没(?!落|漏|少)|未(?!发|出现|落|漏|少)|不(?!能|落|漏|掉|许|放|差|留|少))|(?<![这那每第某另唯同之任哪十百])[一半](?:家|个|项|处|亩|户|所|座|条|分钱|例|单|台|吨)(?:都|也)?(?:没有?|未(?!发|出现)|无)|寥寥无几|屈指可数|(?:尚|仍|还)未(?:实现)?零的突破"
_AIM = (
    "恐(?:怕)?(?:很?难|无法|不能|将(?:延|推|落|无法|难))|无望|渺茫|落空|(?:距离?|离|与|较|比)[^，。；：\n]{0,10}?(?:目标|任务|要求|计划)[^，。；、\n]{0,6}?(?:差距|相差|甚远|较远)"
    "|差距(?:明显|较大|很大|不小|悬殊|不断拉大)|[按如](?:期|时)[^，。；、\n]{0,8}?(?:风险|难度|困难)"
)
# The adverb that says that a figure is small: 仅开工4个, 才完成三成; 人才426人 and 120亿只 call nothing small. Days and money that are saved are no fault.
_ONLY = (
    "(?<![不人英天贤俊口文奇专良干钱将金百千万亿几两一船\\d])(?:仅仅?|只|才|刚刚?|总共才)(?!能|要|需|限|次|增|减|跑|进|有[一]?[^\\d]{0,3}次|用|花|剩|余|供|为了|是|收|凭|降|升)[^，。；：、\\d\n]{0,8}?"
    "(?P<counted>[\\d一二三四五六七八九十两]+(?:\\.\\d{1,3})?)(?![\\d.])(?!余?[天日起例年分元岁周号月]|小时|个[月小]|[%％成倍]|分之)"
)
_FINE_TO_BE_FEW = re.compile(
    "事故|投诉|信访|上访|案件|发案|警情|失业|能耗|排放|债务|火灾|死亡|漏损|不良|成本|耗时|费用|用时|纠纷|舆情|病例|险情|隐患|缺陷|退件|收费|需|距离"
)

# What has only now begun: 目前才开始基础施工.
_ONLY_NOW = "(?<![人口文英贤])(?:才|刚刚?)(?:开始|启动|进场|开工|动工|着手|上报|报送|完成(?:招标|立项|可研|设计|征地|选址))"


class Kind(NamedTuple):
    """One kind: its name, the list of the rules that it speaks like, how it may begin."""

    name: str
    group: str
    begins: str
    pattern: re.Pattern[str]


class Adverse(NamedTuple):
    """Words of a kind, and where they stand in a text."""

    start: int
    end: int
    words: str
    kind: Kind


KINDS: tuple[Kind, ...] = (
    Kind(
        "nobody",
        "behind",
        "无 没 不见 人去 仍无 大门 尚无 未见 毫无 看不 空无",
        re.compile(_NOBODY),
    ),
    Kind(
        "sent",
        "failed",
        "返黑臭 被 不予受合同批放认达通 从头 再次 又变塌臭裂返黑 废标 得重 推倒 撤回 整改 未达过通 没有过 流拍标 要另重 返工 重新 需另要重 须另重",
        re.compile(_SENT_BACK),
    ),
    Kind("unable", "failed", "不上下了出到动够拢起进通齐", re.compile(_UNABLE)),
    Kind(
        "onoff",
        "stalled",
        "一直 仍处然空闲 停下了停 半停拉 始终 干干 建建而 打打 搁下了 撤场离资走 放一 断断 无力 时断 晒太 杂草 消极 用不 离场 空置 缓一 至今 走走 退场 长期满草荒 闲置",
        re.compile(_ON_AND_OFF),
    ),
    Kind(
        "deadlock",
        "behind",
        "拖 一延拖推 不上主了积 举步 久拖攻议 停步滞 僵局持 卡壳 原地 失守 徘徊 悬而 懈怠 扯皮 按兵 掉队 推一诿 敷衍 无从动 松懈 止步 没有 流于 等待 纹丝 落在 被迫 裹足 议而 贻误 走过 踏步 进退 遥遥 错失过",
        re.compile(_DEADLOCK),
    ),
    Kind(
        "resume",
        "stalled",
        "尽快早 早日 抓紧 立即 即可 方可能 才能 启动 组织 争取 力争",
        re.compile(_RESUME),
    ),
    Kind("haltedat", "failed", "停在留 卡在 滞留", re.compile(_HALTED_AT)),
    Kind("aim", "failed", "恐 与 比 离 距 较 如时期 差距 按时期 无望 渺茫 落空", re.compile(_AIM)),
    Kind("slower", "behind", "比原合往目计设预 较原合往目计设预", re.compile(_SLOWER)),
    Kind("long", "warning", "历时 周期 审批 工期 战线 时间 流程 耗时 过程", re.compile(_LONG)),
    Kind("tobegin", "stuck", "拟 准备 现准拟计预 目前 计划 预计", re.compile(_TO_BEGIN)),
    Kind("preparing", "stuck", "抓紧 正准在筹谋 目前 着手 积极", re.compile(_PREPARING)),
    Kind(
        "over",
        "behind",
        "超 过 均超过 已经超过逾 慢了 拖了 晚了 误了 迟了 逾期 都超过",
        re.compile(_LIMIT_OVER),
    ),
    Kind(
        "moved",
        "failed",
        "一再 下一年 再次 后年 向后 多次 延到期至 往后 拖到至 推到至迟 改到至 明年 来年 次年 移到至 调整",
        re.compile(_MOVED),
    ),
    Kind(
        "beside",
        "warning",
        "列 居 排 不及 亮了出红起黄 位列居次 低于 倒数 名次 垫底 慢于 末位尾 红牌 落后 黄牌",
        re.compile(_BESIDE),
    ),
    Kind(
        "none",
        "failed",
        "一 半 无一 没有 分文 暂无没 至今 仍一是未然空无没 依然 均一是然空无没 寥寥 尚一是未然空无没 屈指 还一是未然空 颗粒",
        re.compile(_NONE),
    ),
    Kind("lacks", "warning", "缺 拖欠 无地米 资金", re.compile(_LACKS)),
    Kind(
        "heldup",
        "warning",
        "受 因 遭 业主 住户 商户 存在 居民 影响 成为 施工 无法 村民组 由于 群众 被依冻查法 遇到 阻工拦挠 面临",
        re.compile(_HELD_UP),
    ),
    Kind("unreached", "warning", "未 没 难 不予能满符达 得不 拒不绝 无法", re.compile(_UNREACHED)),
    Kind(
        "lacking",
        "warning",
        "不全到够完落足齐 仍无未 供不 匮乏 受限 均未 尚无未 断供裂链 无保来着落 未到有 没保有来着落 短缺 紧张缺 跟不 还未",
        re.compile(_LACKING),
    ),
    Kind(
        "badly",
        "behind",
        "不 慢 严重 乏力 低下 偏低慢 受挫 太慢 很慢 有限 欠佳 甚微 疲软 较低慢 过低慢 迟滞缓",
        re.compile(_BADLY),
    ),
    Kind(
        "stillat",
        "stuck",
        "一直 仍在处然 依旧然 处于 始终 尚在处 还在处 陷于",
        re.compile(_STILL_AT),
    ),
    Kind(
        "stillnone",
        "warning",
        "一直 仍均无未没都 始终 尚均无未没都 至今 迄今 还均无是未没都",
        re.compile(_STILL_NONE),
    ),
    Kind("onlynow", "stuck", "刚上刚动启完开报着进 才上动启完开报着进", re.compile(_ONLY_NOW)),
    Kind("only", "failed", "仅 刚 只 才 总共", re.compile(_ONLY)),
)
_BEGINS = {one: spelt(one.begins) for one in KINDS}
_BEGINNINGS = Beginnings(frozenset[str]().union(*_BEGINS.values()))
# The kinds that may begin so, in their order; one that begins with 未 whatever follows is tried at 未达 too.
_BY_BEGINNING: dict[str, tuple[Kind, ...]] = {
    begin: tuple(one for one, own in _BEGINS.items() if begin in own or begin[0] in own)
    for begin in sorted(_BEGINNINGS.spelt_out)
}
_STRESS = re.compile("至今|一直|始终|迟迟|几乎|[仍还尚均都]|长期|多次|[两三]次|依然")
_CLAUSE_WORDS = 20


_NONE_OF_BAD = re.compile(
    "拖欠|违|问题|停工|变化|损失|伤亡|异常|反弹|污染|瑕疵|先例|规定|要求|标准"
)
_SITE = re.compile("现场|工地|工程|项目")
_WORKERS = re.compile("工人|工队|机械|设备|施工|总包|承建|队伍")
_EXAMINED = re.compile(
    "验收|复核|评审|考核|检测|审查|初审|终审|评估|审核|初验|终验|答辩|初评|复评|审定|会审|专家"
)
_ENDS = re.compile("完成|实现|达到|投用|建成|竣工|通车|目标|任务|开工|计划")
# What some words must have before them to tell of the item: 现场无人, 工人已撤离, 验收不合格, 全年目标落空.
_BEFORE_IT: dict[str, re.Pattern[str]] = {
    **dict.fromkeys(("无人", "无一人", "没人", "没有人"), _SITE),
    **dict.fromkeys(("撤场", "撤离", "撤走", "退场", "离场"), _WORKERS),
    **dict.fromkeys(("不合格", "不通过", "未通过", "不达标", "未达标"), _EXAMINED),
    **dict.fromkeys(("没过", "没有过", "未过", "没过关", "未过关"), _EXAMINED),
    **dict.fromkeys(("无望", "渺茫", "落空"), _ENDS),
}
# What tells of a lag only where the text tells of nothing else.
_ALONE = frozenset({"preparing", "tobegin"})
# 3月初组织复工 has gone on, 计划10月组织复工 has not.
_RESUMED = re.compile("[月日初底旬]$|已|于|后来|随后")
_TO_COME = re.compile("计划|预计|力争|争取|拟|待|督促|要求|确保")
_ASKING = frozenset({"resume", "badly", "lacking", "beside", "only", "stillnone"})


def adverse_kinds(text: str) -> Iterator[Adverse]:
    """Give the words of a text that speak against an item by one of the kinds, in their order."""
    after = 0
    for at, beginning in _BEGINNINGS.places(text):
        if at < after:
            continue
        for kind in _BY_BEGINNING[beginning]:
            found = kind.pattern.match(text, at)
            if found and _holds(text, at, found[0], kind.name):
                after = found.end()
                yield Adverse(at, after, found[0], kind)
                break


def _holds(text: str, at: int, words: str, kind: str) -> bool:
    """Say whether what stands before some words lets them tell of the item."""
    wanted = _BEFORE_IT.get(words)
    if wanted is None and kind not in _ASKING and kind not in _ALONE:
        return True
    before = text[max(clause_start(text, at), at - _CLAUSE_WORDS) : at]
    if kind in _ALONE:
        # 一期已开放，正准备启动二期: beside what is there it is the next step.
        begin, end = clause_start(text, at), clause_stop(text, at + len(words))
        return not text[:begin].strip() and not text[end:].strip("。；;，, \n")
    if kind == "resume":
        return not _RESUMED.search(before) or _TO_COME.search(before) is not None
    if kind == "badly":
        return _GOES.search(before) is not None
    if kind == "lacking":
        goes = words in _BOTH and _GOES.search(before)
        return bool(goes) or _NEEDS.search(before) is not None
    if kind == "stillnone":
        behind = text[at : at + 16]
        return not _FINE_TO_BE_FEW.search(behind) and not _NONE_OF_BAD.search(behind)
    if kind == "only":
        return not _FINE_TO_BE_FEW.search(before + words)
    if wanted is not None:
        return wanted.search(before) is not None
    return not _FINE_TO_BE_FEW.search(before) and (
        "平均" not in words or _SPOKEN_OF.search(before + words) is not None
    )


def is_stressed(before: str, words: str) -> bool:
    """Say whether what is not brought about has been awaited: 至今没有, 尚未, 两次…均未."""
    return _STRESS.search(before[-10:] + words[:2]) is not None
