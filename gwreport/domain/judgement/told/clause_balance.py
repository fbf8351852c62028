"""What a text comes to by its grammar, where no word of the rules and no figure decides: clause against clause.

A clause speaks against an item when it denies a deed (没有安排, 不肯签), lacks what is needed (缺人手, 无处安置), waits
(汛后再干), begins again (重新选址), or tells of a quarrel, a refusal, a loss or a failure (扯皮, 落空, 减产); it speaks
for it when it tells of a deed or counts something. What is denied and bad in itself (未发生事故), settled or dealt with
speaks for it too. A clause behind 但 weighs more than those before it.
"""

import re
from collections.abc import Iterable, Iterator

from gwreport.domain.judgement.rules import Rules
from gwreport.domain.judgement.told.clauses import clause_start, clause_stop, quoted_within
from gwreport.domain.judgement.told.taken_back import Sign, is_taken_back

_CJK = "[\u4e00-\u9fff]"
# What is bad in itself: that there is none of it is good.
_BAD = (
    "发[生现]|出[现险]|收到|接到|接获|造成|影响|超|突破|减[少退弱]|违|漏|遗[漏留]|拖欠|降|下[降滑]|跌|断[档供裂线流]|停[工摆产电水]|滞|延误|流[失拍标]|损|亡|伤|反弹|偏离|触|引发|"
    "新增[^，。；]{0,6}(?:债|案|违|问题|隐患|积|病|污|欠)|存在|被|扰动|大班额|悬念|垮|塌|腐|间断|短板|掉队|投诉|上访|事故|隐患|问题|异[议常]|争议|障碍|死角|盲区|污染|逾期|超期|欠|返[贫工]|泄|缺[席位陷]|差错|失误|重大|较大|一般事|案|险|火|疫|涝|灾|空[白缺]|闲置|后[顾移]|变|下滑|困难|疑[难义]|瑕疵|拖延|懈怠|松"
)
# What only looks like a denial.
_NO_DENIAL_BEHIND_WEI = (
    "来|知|经|免|必|尝|遂|婚|雨|受|因|见|占|涉|成年|央|批先|验先|办先|计|按时|雨绸缪|保|检出|接投"
)
_NO_DENIAL_BEHIND_MEI = "收|落|因|受|入|过[问度几]|让|一(?:[例起]|[宗件个次户人家][^，。]{0,4}(?:事故|投诉|返|欠|逾|案|上访|掉队))|任何[^，。]{0,4}(?:事故|问题|投诉)"
_NO_DENIAL_BEHIND_BU = (
    r"断|仅|但|因|核算|统计|考核|设|涉及|适用|足(?=\d)|到(?=[\d一二两三四五六七八九十半]+个?[天年月周日])|少(?!于)|同(?!意)|动产|含|超过?|低于|高于|少于|多于|大于|小于|得(?!不|到)|再|限|等|论|管|锈|良|定期|予[以]?|忘|懈|负|折不扣|漏|止|虚|凡|菲|误|停|放[松过]|松|变|减|降|返|出[现问]|"
    "发生|存在|落|应求|长(?=[，。；]|$)|远|贵|欠|浪费|遗余力|打折|让|只|光|一样|畏|怕|惧|服输|见面|动摇|走|跑|折腾|掉[队线链]|愁|用|必|妨|久|夜|时|乏|失|外乎|过(?!关)|难|分|计|亚|逊|迟于|晚于|早于|间断|亦乐乎|可移动|可抗力|可替代|可或缺|含糊|"
    "达标(?:的|河|水|断)|合格(?:产|食|率|的)|规范(?:行|经|的)|文明(?:行|现)|稳定因素|利(?:影响|因素|条件|天气)|实(?:信息|举)|明(?:原因|身份)|满意率|起诉|争|求|比|差钱|落一|落下|漏一|苟|绝|移|暇|释手|舍|倦|辍|已(?=[，。；]|$)|渝|息|屈|挠|怠|懈|拔|惰|紊|乱|偏|倚|歇|衰|俗|拘|胜枚|谋而|卑|亢|骄|躁|甘|等|靠|拖|推(?=不|诿)|扣|厌其|辞|畏|知疲|留|搞(?=[形花一大特摊层变])|熄|打烊|放(?=[，。；、\n]|$)|可(?:少|多得|分割)|绝口|收[费钱取]|涨|花[一钱]|占|增(?!反)"
)
_DENIED = (
    f"(?:(?<!前所)未(?!{_NO_DENIAL_BEHIND_WEI})|(?<![淹埋出沉隐吞覆])没(?:有|能)?+(?!{_NO_DENIAL_BEHIND_MEI})|拒(?!绝(?:腐|收))|(?<!有)无法|不能(?!只|仅)|难以)(?!{_BAD}|(?:任何|重大|较大|一般|明显|大的?|新增?){{0,2}}(?:{_BAD}))(?={_CJK})"
    f"|(?<![决绝毫从并离])(?<!雷打)不(?!{_NO_DENIAL_BEHIND_BU}|{_BAD})(?={_CJK})"
    "|(?<=[动搬开落接进供签谈拆征办批运赶凑招留收跟补排走通上下用管推撑顾忙跑凑])(?<!雷打)不(?:了|过来|满|动(?!产)|下|上|来|起|到|出|进|成|通|齐|住|走|掉)"
)
_LACKS = (
    "(?<![有全])无(?:缘|可能|希望|意义|名(?=[，。；]|$)|人(?!机|员伤|区|驾|抚养|照料|看护|赡养|售|值守|认领|问津的)|力|钱|资金|法|处|望|果|从|门|地可|房可|着落|来源|进展|动静|下文|结果|实质|明显(?:进|变|成)|起色|兴趣|意(?!外)|空间|指标|编制|回音|回应|响应|企业|单位(?:投|报|应)|依据|米|证(?!明)|手续|项目(?:资金|落|支撑)|相关)"
    r"|缺(?!席|陷|憾|一不)(?=[\u4e00-\u9fff])|(?<![紧抢])(?:短缺|紧缺|欠缺|缺口|缺额)|差(?:距|得[远多]|一大截|一截|额)|(?<![困疑两克攻解危灾遇海苦扶济救])难(?=[以度于办落推征拆招进解批融贷卖建管配协找筹动到实完上开达补赶])(?!度系数|题)|(?<!克服)(?<!解决)困难(?!群[众体]|家庭|人员|学生|户|职工|党员|老人|儿童|残疾|企业|退役|母亲|妇女|救助|师生|对象|重度|特殊)|为难|吃紧|紧张(?![有进施忙筹推的地])|空转|断[档供炊流货]|没钱|没人|欠账"
)
_WAITS = (
    r"(?:只能|还[要得需]|须|要)?等(?![级候内次第于同距额待审额效离份值])[^，。；：\n]{1,10}?(?:才|再|后|以后)|(?:要|得|只能|只好|须|需)(?:等(?![级次])|拖|推(?![进动广行])|缓|放[一下缓])[^，。；\n]{0,8}|(?:年后|节后|汛后|明年|来年|秋后|冬后|开春|下一?年度?|以后|日后)(?:再|才|方)|最快也?[要得到]|最早也?[要得到]"
    r"|先放一?放|放一放|(?:往后|向后)[放排拖挪移推延]|(?:拖|推|搁|晾)(?:到|至|下|在|着)(?!位|达)|延[到至](?=[明下次来\d十一])|才(?:能|可|会)(?=[开建动办用交投完通])|(?:仍|还|依旧|依然|一直|始终)(?:是|在|停|处|只|各|靠|要|需|未|没|不|无|空|闲|卡|等|拖|欠)"
)
_AGAIN = r"(?<!后)(?<!已)重新?(?=选|招|编|报|来|走|做|设计|论证|规划|申|评|调|谈|立项|确定|测)|从[头零](?!到)|改回|推倒|推翻|再次(?:推|延|修改|论证|征求|流)|反复(?!核)|几经|一[改推拖延再]再[改推拖延三]|改来改去|换了[一二两三四\d]"
_QUARREL = "犹豫|观望|推诿|扯皮|推脱|互相推|拒签|反悔|变卦|毁约|违约|爽约|抵触|反对(?![浪形铺分邪家垄不])|阻[挠拦工碍]|质疑|诉讼(?!服|费|中心|源|代)|上诉|纠纷(?![^，。；]{0,8}(?:调|解|排))|官司|查封|冻结|破产|跑路|失联|撤资|撤出|退出(?!贫)|打架|冲突|对不上|争议|分歧|僵|不一|各管|各[自顾]各|两张皮|畏难|嫌|叫苦|狮子大开口|堵路|围堵|是空白|堵[门工]|闹访|摇摆|谈崩|作罢|(?:转|另|(?<!技)改)投(?!资)|放弃(?![休节周假午])|退缩|弃[标权]|退[租货订伙]|回绝|婉拒|拒绝(?![酒毒黄赌邪])|谢绝|退堂鼓|食言|消极|敷衍|撂挑子|躺平|歇业|倒闭|被执行人|失信(?![惩被约治修联])|欠[薪款费]|讨薪(?![绿热窗维服])|罢工|集访|推三阻四"
_LOSS = (
    r"减产|减收|少收|欠收|歉收|下滑|滑坡|萎缩|缩水|缩减|流失|外[迁流溢]|退库|关停(?![小散的了\d])|关门|亏[损本]|受[灾旱淹损阻挫制困]|绝收|停[产业工摆办滞建顿]|塌[方陷]|坍塌|开裂|裂缝|渗漏|冲毁|冲垮|损毁|倒塌|报废(?![更回补车])|落空|失败|落[选榜]|流[标产拍]|废标|泡汤|告吹|搁[置浅]|夭折|作废|终止|中[断止]|撤[销回]|退[回件]|打回|驳回|(?<!一票)否[决掉]|被[^，。；]{0,10}?(?:退[回件出]?|迫|砍|拒|压|挪|卡|查(?!阅)|撤|取[消缔]|否|核减|通报(?!表)|约谈|点名|挂牌(?!成)|投诉|占|冻|封|黄|叫停|摘牌|除名|亮)|只剩|依旧|照旧|老样子|打了?折扣|(?:缩|跌|塌|坏|烂|烧|垮|断|黄|凉|散|停|撤|(?<=[商板人资方户东司])跑|(?<=[园店厂校馆])关|丢|输|误|耽)了|[把将](?:计划|指标|资金|项目|任务|名额|编制)[^，。；]{0,2}(?:收|撤|砍|退)|[想要]退|调减|"
    r"垫底|扣分|倒数|末位|黄牌|红牌|(?<!试)点名(?!单)|核减|砍掉|拿掉|取消|叫停|毛病|漏洞|返工|返修|窝工|停摆|误[工期了]|延[误期后迟]|推[迟后]|滞后|落[后下]|拖[后延沓累]|晚了|迟[迟缓滞]|缓[慢建]|放缓|偏[慢低少]|过[慢低少]|较[慢低少差](?=[，。；\n]|$)|卡[壳住]|(?<![社保医用行一饭交证门市民水电油气])卡在(?!手)|梗阻|堵点|瓶颈|受限|积压|荒废|停留|停滞|停在|止[于步]|流于|限期整改|排[到至](?=明|次|下)|名存实亡|[退拍改搬换]了[两二三四五六七几好\d]+[次回茬拨轮]|堵在|净减少?(?!债|排|欠|碳)|改由(?!我)|石沉大海|来回改|时有时无|形同虚设|各执一词|进退|解约|无从|结转|反复|闲(?:置(?!土地|资产|房|厂|校|用地|资源|率|地块|宅基)|着)|空(?:置(?!率)|着)|冷清|摆设|锁着|反弹|回潮|恶化|加剧|掉[了到线]|泛|堪忧|渺茫|悬[了着而]|黄了|散了|差[了强]|冷淡|消极|滑落|丢失|浪费|靠后|意见(?:很|较)?大|反映强烈|重度(?!残疾|失能|贫困)|直排|泄入|负增长|"
    r"吃力|艰难|棘手|繁琐|冗长|漫长|乏力|疲软|低迷|惨淡|萧条|承压|拖累|掣肘|制约|薄弱|滞销|倒挂|透支|超[支概]|超期|逾期|失效|空窗|缺位|脱节|滞留|渗水|漏水|损坏|(?<!适)老化(?![管线设燃供路房墙小])|失灵|故障|瘫痪|崩溃|卡顿|造假|注水|虚报|问责|警告|"
    r"杯水车薪|入不敷出|捉襟见肘|见底|枯竭|耗尽|断流|干涸|遥遥|旷日|耽搁|断断续续|降为|退[至到]|跌[至到]|(?<=[性愿情例度量力])[较偏]?低(?=[，。；]|$)|(?:受|因|遭遇?|由于)[^，。；]{0,12}?(?:影响|冲击|波及|限制|所阻|所困)|"
    r"(?:数|率|量|额|为)为?(?:0|零)(?![.\d])|零(?:开工|进展|完成|投入|报名|入库|突破尚)|寥寥|(?<=[一二两三四五六七八九\d半])成?(?:都)?(?:不到|没到)(?=[，。；\\n]|$)|(?:不到|不足|没到)(?:一半|[一二三四五]成|[一二三]分之)|没影|空手|白做|前功尽弃"
)
# What one suffers: 被挪用, 被三次退改; to be chosen and praised is no harm, and 被征收户 are people.
_SUFFERED = (
    "被(?![^，。；、]{0,10}?(?:评|认定|列[为入]|纳入|授|确[定认]为|命名|选|推[荐广介]|采[纳用]|表[扬彰]|肯定|誉|称|批准|写入|转发|吸|录|聘|点赞|点评为|树为|作为))"
    "(?!征|监|服|救|帮|照|保|申请|执行|告|害|赡|子|动|督|查处|巡|审计|检查|评估)|遭(?!遇战)(?=[\u4e00-\u9fff])"
)
# Nobody gives a cause but for what has not come about.
_CAUSED = r"(?:^|(?<=[，,。；;：:\n]))(?:目前|现)?(?:但|主要|均|都)?(?:是)?(?:因(?!地制|企|村|户|人|材|城|园|势|时|此|素|公|病|灾|学|子|校|河|山|业|事|岗|情|应|果|工作(?:突出|成效)|成效|表现)|由于|缘于|受(?!益|理|污染|灾群|损群|教|邀|众|委托|训|教育|助|资|聘|表|检|让|赠|援|到[^，。；]{0,8}(?:表[扬彰]|肯定|好评|点赞|欢迎|认可|通报表|关注))|(?:主要)?原因是|主要(?:是)?因)"
# What is wanting of it: 需补植, 亟待解决, 有待提高.
_WANTING = r"亟[待需]|有待(?=[提加完改解破研补])|尚[待需]|仍[待需]|还(?:需|得)(?=[\u4e00-\u9fff])|(?:^|(?<=[，,。；;：:\n]))(?:需|须)(?:要)?(?=[补重整改返另协])"
# 定的少, 意愿弱: how a clause ends.
_POORLY = "(?<![减至不多较尽极可])少(?=[，,。；;、\n]|$)|(?<![误温偏差出逆])差(?=[，,。；;、\n]|$)|(?<![减不])慢(?=[，,。；;、\n]|$)|(?<![克解破攻抗排化疑畏犯])难(?=[，,。；;、\n]|$)|(?<![抓加收拧扣盯赶不])紧(?=[，,。；;、\n]|$)|(?<![减由不])弱(?=[，,。；;、\n]|$)|(?<![降压减高最不])低(?=[，,。；;、\n]|$)"
# What no such word begins with is passed over; most of a text is. A test holds that none is forgotten.
_FIRSTS = "一上下不丢两中为主乏争亏互亟仍从以但低作依倒偏停僵先入关再冗冬冲冷冻净凉减几分制前加卡原反取受变另只叫吃各名向否告回因困围均坍坏垫垮堪堵塌外夭失始婉嫌官寥对将少尚崩差干年废延开弃弱形往得恶悬惨想意慢成才打扣扯承把报抵拍拒拖拿捉损换掉排掣推搁搬摆摇撂撤改放故散数敷断无日时旷明是晚晾最有未末来杯枯查核梗棘欠歇歉止毁毛汛没泄泛泡注流浪消渗渺滑滞漏漫点烂烧照爽犹狮率现瓶由畏疲瘫白目直短石砍破秋积空窝等紧繁纠红终结绝缓缘缩缺罢老耗耽脱艰节荒萎萧落薄虚被裂要见观解警讨诉误调谈谢负质超跌跑躺转较输过返还进违迟退透造逾遥遭都重量锁问闲闹阻降限难集零需靠须额食驳黄"
_AGAINST = re.compile(
    f"(?=[{_FIRSTS}])(?:"
    f"(?P<denied>{_DENIED})|(?P<lacks>{_LACKS})|(?P<waits>{_WAITS})|(?P<again>{_AGAIN})|(?P<quarrel>{_QUARREL})|(?P<loss>{_LOSS})"
    f"|(?P<suffered>{_SUFFERED})|(?P<caused>{_CAUSED})|(?P<wanting>{_WANTING})|(?P<poorly>{_POORLY}))"
)
_FOR = re.compile(
    "已|完成|建成|竣工|完工|投[用产运入]|开工|进场|封顶|通[车水气电过]|贯通|上线|印发|出台|颁布|签[约订]|落[地户]|到[位账岗]|获[得批评]|批[复准]|新增|实现|达[到标]|挂牌|成立|组建|启[动用]|开[展通业园馆放]|举办|召开|正[在式]|在建|推[进动]|有序|顺利|全[部面数]|均|入[库统规]|发放|兑[现付]|拨付|支付|培训|"
    r"改造|修[复好缮]|安装|整[改治]|治理|化解|清[零理退]|销号|办结|验收|交付|移交|招[标募引]|编制|制定|修订|上[报会]|接[通入]|覆盖|提[升高前]|增[长加至]|下降|降[低至到]|压[减缩]|优化|建立|健全|形成|推[出广]|引进|培育|认[定证]|入选|公示|公布|[种造栽]了|施工|浇筑|铺[设装完]|吊装|调试|装修|开挖|收[官尾]|运[行营]|使用|开具|稳定|良好|正常|[了好完成](?=[，,。；;\\n]|$)|\d"
)
_TURN = re.compile("但|然而|不过|可是|却|只是|而(?=[企业群居村])")
# So many clauses are quoted.
_QUOTED = 3
_CLAUSES = re.compile(r"[，,。；;：:！!？?\n（）()]")
# What an office does about it, or for those who have it, before the word and behind it.
_DEALT_BEFORE = re.compile(
    "责令|督促|督办|查处|处置|处罚|盘活|整治|约谈|针对|帮助|帮扶|取缔|取消|叫停|解决|调处|化解|破解|杜绝|防止|防范|避免|援助|救助|缓解|关闭|清理|消除|克服|打击|拆除|整改|下架|注销|打通|疏通|攻克|扫除|纠治|根治|力戒|抓实|推动[^，。；]{0,4}$|关停|清退|淘汰|吊销|没收|追缴|破获|抓获|修复|扭转|告别|结束|改变|纾解|应对|缩小|弥合|拉近|不[畏怕惧甘]|"
    "(?<![因认])[为给](?=[^，。；]{0,14}$)|对(?!方|接)(?=[^，。；]{0,14}$)"
)
_DEALT_BEHIND = re.compile(
    r"[^，。；：\n]{0,16}?(?:还清|清零|清偿|解决|化解|消除|修复|修好|恢复|扭转|改[变观善](?!.{0,3}没)|补[足齐]|办理?了|打通|处置|封堵|根治|克服|重启|复工|缓解|理顺|安置|纳入|兑付|上门|列入|追回|追平|赶上|销号|归零|绝迹|到位|缩小|弥合|调[处解]|仲裁|裁决)"
)
_FEW_IS_FINE = re.compile(
    "空置|失业|漏损|不良|负债|能耗|污染|返贫|投诉|事故|发案|逾期|欠|违|损耗|成本|死亡|差错|时间|时限|轮候|等候|用时|费用|排放|浓度|占比|比例|价格|税负|负担|降|减"
)
# 未使用部分将于11月发放: what is left is seen to.
_SEEN_TO = re.compile(
    r"[^，。；：\n]{1,8}?(?:的|部分)[^，。；：\n]{0,8}?(?:将|拟|正在|已|列入|纳入|计划)"
)
# 叫停非法采砂点9处, 依法关停3家: what an office does and counts.
_OWN_DEED = re.compile(r"(?:依法|已|共|累计|全部|坚决|责令)*$")
_COUNTED_BEHIND = re.compile(r"[^，。；：\n]{0,14}?\d")
_LITTLE_LEFT = re.compile(r"(?:仅剩|只剩)\d")
_DEALT_OF = re.compile(
    r"[^，。；：\n]{0,10}?(?:的|问题)[^，。；：\n]{0,10}?(?:解决|化解|消除|修复|恢复|扭转|改变|改善|补[足齐]|办理|打通|处置|根治|克服|缓解|理顺|安置|纳入|上门|追回|追平|赶上|销号|清零|清退|督办|约谈|通报)"
)
# A difficulty that is only named is weighed where difficulties are (text_words).
_NAMED = re.compile("存在|面临|问题[是有：:]|困难[是有：:]|^(?:主要)?(?:问题|困难|原因)")
_HEADING = re.compile("(?:存在|主要)的?(?:问题|困难)")
# 余下60万页 tells neither of a deed nor of a lag.
_ONLY = re.compile("(?<![不人天英俊])(?:仅|只(?!要)|才(?!能|华)|刚(?!性|需))")
_REST = re.compile("(?:其)?余|剩|其他|另有|还有|尚有")
_PLANS = re.compile(
    "^(?:目前)?(?:下一?步|下阶段|今后|计划|拟|力争|争取|预计|确保|将(?!军)|继续|建议|要求)"
)


def told_against(text: str, rules: Rules, heard: Iterable[str] = ()) -> str:
    """Give the clauses of a text that speak against its item, where they weigh more than the rest; "" where not.

    `heard` are clauses of which the rules have said already that they hold nothing up.
    """
    bad = _against_in(text, rules)
    if not (bad or _NAMED.search(text)):
        return ""
    against: list[str] = []
    named: list[str] = []
    for_, last = 0, False
    known = "\n".join(heard)
    for start, clause in _parts(text):
        if _HEADING.search(clause):
            break
        if known and clause in known:
            for_, last = for_ + 1, False
        elif _NAMED.search(clause):
            named.append(clause)
        elif start in bad:
            if _TURN.match(clause):
                for_ = min(for_, 1)
            against.append(clause)
            last = True
        elif _ONLY.search(clause):
            # 仅开了便道 is too little to speak for the item, and speaks of something done.
            continue
        elif not _REST.match(clause) and not _PLANS.match(clause) and _FOR.search(clause):
            for_, last = for_ + 1, False
    if not for_ and named:
        against += named
    if len(against) > for_ or (against and len(against) == for_ and last):
        return quoted_within("，".join(against[:_QUOTED]))
    return ""


def _parts(text: str) -> Iterator[tuple[int, str]]:
    """Give the clauses of a text with the places where they begin."""
    begin = 0
    for mark in (*_CLAUSES.finditer(text), None):
        clause = text[begin : mark.start() if mark else len(text)].strip()
        if clause:
            yield begin, clause
        begin = mark.end() if mark else begin


def _against_in(text: str, rules: Rules) -> set[int]:
    """Give where the clauses begin that speak against the item."""
    bad: set[int] = set()
    for found in _AGAINST.finditer(text):
        start = clause_start(text, found.start())
        if start not in bad and _speaks_against(
            text, found, start, clause_stop(text, found.end()), rules
        ):
            bad.add(start)
    return bad


def _speaks_against(text: str, found: re.Match[str], start: int, stop: int, rules: Rules) -> bool:
    """Say whether a word of the clause between two places is said of the item, and not dealt with or fine."""
    kind = found.lastgroup
    before, behind = text[start : found.start()], text[found.end() : stop]
    if _LITTLE_LEFT.search(before) or _DEALT_BEFORE.search(before):
        return False
    counted = _COUNTED_BEHIND.match(behind) is not None
    # 因政策调整取消收费4项, 叫停非法采砂9处
    if counted and (
        kind == "caused" or (kind in ("loss", "quarrel") and _OWN_DEED.fullmatch(before))
    ):
        return False
    if kind == "denied":
        if _SEEN_TO.match(behind) or _DEALT_OF.match(behind):
            return False
    elif _DEALT_BEHIND.match(behind):
        return False
    if kind in ("loss", "lacks", "poorly") and _FEW_IS_FINE.search(before):
        return False
    told = "unreached" if kind == "denied" else "against"
    sign = Sign(found.start(), found.end(), found[0], "warning", told)
    return not is_taken_back(text, sign, before, rules)
