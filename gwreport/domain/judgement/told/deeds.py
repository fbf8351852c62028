"""Deeds that stand around a figure: what has ended, what has only begun, and what says how far a thing is."""

import re

# What is told with these words has been done, and they name nothing: 已启用24家, 盘活3处.
DEEDS = re.compile(
    "报到|入职|进站|入选|上榜|交付使用|投入使用|投入运营|投入运行|评定|公布|命名|授予|评选|启用|开放|开业|挂牌|运营|投运|通车|开园|交付|办结|上线|通水|通气|开通|安装|到位|授牌|揭牌|验收|纳统|入库|入统|入规|升规|到岗|发放|"
    "兑付|兑现|销号|出栏|装好|建好|修好|改好|改完|修完|建完|拆完|铺完|装完|种好|栽好|铺好|换好|办好|投放|放款|放贷|认证|认定|到资|到账|入账|实缴|拨付|支付|支出|下拨|"
    "落户|达产|栽植|栽种|播种|收割|收储|成交|返还|更换|更新|完毕|施工完|铺设|敷设|架设|打通|贯通|拆除|搬迁|入住|交房|出库|惠及|覆盖|接待|盘活|整治|治理|"
    "通过认定|通过评审|通过验收|通过审核|修复|改造|化解|清理|竣工|完工|建成|登记|参训|清偿|偿还|整合|铺通|移交|落地"
)
# 竣工2处，5处还在勘查: what is counted first has ended, and the others are no parts of it.
ENDED_BEFORE = re.compile(f"(?:{DEEDS.pattern})了?$")
# What has only begun is not built, whom one has talked to has not come: 开工1500套，建成620套.
BEGUN = re.compile(
    "上报|推荐|进场|动工|开建|施工(?!图)|开工|启动|储备|谋划|签约(?!到岗|入职|入驻|落户)|招标|在建|立项|选址|征集|邀约|邀请|推荐|对接|走访|洽谈|意向|摸排|培育|注销|吊销|退库|签订?合同|受理"
)
ENDED = re.compile("完工|建成|竣工|投用|投入使用|投产|完成|办结|新增|引进|认定|创建|实现|落地|到位")
ALL_ENDED = re.compile(
    "全部|全面|均已|已建|已完|建成|完工|竣工|投用|投产|投入|启用|开业|开放|开园|运营|通车|交付|办结|挂牌|授牌|获批|进站|上榜|入选(?!项目|企业|单位|名额)|完成(?!投资|主体|前期|招标|设计|桩基|基础|地基|路基|土建|场平|选址|勘察|征地|拆迁|可研|立项|图纸|[\\d.]{1,12}[万亿]|(?:率|了)?[\\d.]{1,6}%)|揭牌|供餐"
)
# 12个完工，4个收尾: what is told of the first is how far it is, and the others are no parts of it.
STATE = re.compile(
    "(?:已|均|全部|正|正在|基本|主体){0,3}(?:完工|建成|竣工|投用|完成|收尾|在建|在施|封顶|开工|动工|扫尾|验收|通车|运营|开业)"
)
# 14个村已完成改造，6个村队伍已进场: so does what a clause that begins with a figure ends with.
STATE_TOLD = re.compile(
    f"[^\\d]{{0,8}}?(?:已经?|均|全部|全面|正在?|基本)[^\\d]{{0,4}}?(?:{DEEDS.pattern}|{ALL_ENDED.pattern}|收尾|在建|封顶|开工|动工|扫尾|进场|施工|装修|招标)[^\\d]{{0,4}}|(?:{DEEDS.pattern})(?:{DEEDS.pattern}|完成)?|(?:正在|完成)[^\\d]{{1,8}}"
)
# 8座建成投运: deeds and nothing else name nothing.
ONLY_DEEDS = re.compile(f"已?(?:(?:{DEEDS.pattern}|完成)并?){{1,3}}")
NO_DEED = re.compile("(?:[未没]有?|无法|不能|难以)[^，。；、]{0,3}$")
# 任务分解下达到57个单位 counts to whom it was given.
DEALT_OUT = re.compile(
    "(?:下达|分解|下发|分配|分派|细化|落实|派发)(?:到|至|给|到了)(?:全[市省区县])?各?$"
)
