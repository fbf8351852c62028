"""The rules of review (审核规则) in words: the sentences of their findings, and what each looks at.

Each code has two templates, the message and the suggestion; `{name}` stands for a fact.
"""

from gwreport.wording.commands import CHOOSE_TEXT, EDIT_TEXT, SET_STATUS

SENTENCES: dict[str, tuple[str, str]] = {
    "text-blank": (
        "“{unit}”的填报表已经交回，但共同牵头的这一项没有填。",
        "请让“{unit}”补填；确实没有内容可报的，写明理由认可。",
    ),
    "text-too-short": (
        "“{unit}”只写了“{text}”，看不出做了什么、做到什么程度。",
        "请让单位写明本期进展和数据。",
    ),
    "text-copied": (
        "“{unit}”这一期写的和上期一样：“{text}”。",
        "请核实本期有没有新的进展，让单位改写；确实没有变化的，写明理由认可。",
    ),
    "text-copied-year": (
        "“{unit}”写的和上一年同期的报告一样：“{text}”。",
        "请核实是不是错用了上一年的材料。",
    ),
    "text-of-other-item": (
        "“{unit}”在这一项里写的是“{text}”，与本项无关，倒像是{other}“{other_text}”的内容。",
        "请核实是不是填错了行，让单位改填。",
    ),
    "done-below-target": (
        "“{unit}”自评“{status}”，但填报的是 {figure}（{words}），没有达到目标。",
        "请与单位核实，改正自评或数据；或在审核中改定进度" + SET_STATUS,
    ),
    "stalled-in-words": (
        "“{unit}”自评“{status}”，文字里却说停了下来：“{sentence}”。",
        "请与单位核实，按实际情况改正自评；或在审核中改定进度" + SET_STATUS,
    ),
    "not-begun-in-words": (
        "“{unit}”自评“{status}”，文字里却说还没有开始：“{sentence}”。",
        "请与单位核实，按实际情况改正自评；或在审核中改定进度" + SET_STATUS,
    ),
    "behind-in-words": (
        "“{unit}”自评“{status}”，文字里却说进度落后：“{sentence}”。",
        "请与单位核实，按实际情况改正自评；或在审核中改定进度" + SET_STATUS,
    ),
    "done-in-words": (
        "“{unit}”自评“{status}”，文字里却说全年任务已经完成：“{sentence}”。",
        "请与单位核实，按实际情况改正自评；或在审核中改定进度" + SET_STATUS,
    ),
    "figure-lower-than-last": (
        "“{unit}”本期填的{what} {now}，比上期的 {before} 还少；按累计数填报，一般只增不减。",
        "请核实本期填的是不是累计数；上期有误或口径有变的，写明理由认可。",
    ),
    "figure-percent": (
        "“{unit}”填的是“{text}”，看大小可能是 {meant}；已按原样收下，没有换算。",
        "请与单位核实是不是多写或少写了百分号。",
    ),
    "figure-scale": (
        "“{unit}”填的是 {now}，与 {other} 相差上万倍，可能写错了“万”“亿”；已按原样收下，没有换算。",
        "请与单位核实数值的单位。",
    ),
    "figure-part-scale": (
        "“{unit}”写的总数是 {whole}，“其中”只有 {part}，可能写错了“万”“亿”。",
        "请看是否写错了计量单位。",
    ),
    "figure-without-unit": (
        "“{unit}”写的“{text}”没有写单位；目标用的单位是 {unit_words}。",
        "请让单位写明计量单位，或核实后在审核中改写文字" + EDIT_TEXT,
    ),
    "date-after-round": (
        "“{unit}”把 {date} 的事写成了已经做到，而这个日期在本填报期之后：“{sentence}”。",
        "请与单位核实日期，或统一到本期末的数据。",
    ),
    "date-wrong-year": (
        "“{unit}”写的 {date} 年份可能不对：“{sentence}”。",
        "请与单位核实年份。",
    ),
    "text-of-earlier-period": (
        "“{unit}”开头写的是“{period}”，全文没有提到本期，可能还是上期的内容。",
        "请让单位更新到本期。",
    ),
    "behind-without-next-step": (
        "“{unit}”第 {number} 项报的是未依时序推进或停滞，却没有写下一步措施。",
        "请让单位补写怎么办、何时赶上。",
    ),
    "joint-figures-differ": (
        "几家牵头单位的数对不上：“{unit}”写的{what}是 {first}，“{other}”写的是 {second}。",
        "请与两家核实以哪一家为准，再在审核中选用" + CHOOSE_TEXT,
    ),
}

RULES: dict[str, tuple[str, str]] = {
    "text-blank": ("漏填", "共同牵头的单位交了表，这一项却空着"),
    "text-too-short": ("过于简单", "完成情况不到 8 个字，也没有数据"),
    "text-copied": ("照抄上期", "与上期一样或只改了时间，而上期还没有完成"),
    "text-copied-year": ("照抄上年", "与上一年同期的报告一样"),
    "text-of-other-item": ("填错了行", "文字与本项无关，却与另一项对得上"),
    "done-below-target": ("自评完成、数据未到", "自评已完成或超额完成，数据没有达到目标"),
    "stalled-in-words": (
        "自评与文字不符（停滞）",
        "文字说暂停、停工、暂缓，自评却是正常推进或完成",
    ),
    "not-begun-in-words": (
        "自评与文字不符（未启动）",
        "文字说尚未启动、未开工，自评却是正常推进或完成",
    ),
    "behind-in-words": (
        "自评与文字不符（落后）",
        "文字说低于时序进度、进度滞后，自评却是正常推进或完成",
    ),
    "done-in-words": ("自评与文字不符（完成）", "文字说全年任务已完成，自评却是落后或停滞"),
    "figure-lower-than-last": ("累计数减少", "累计填报的数比上期还少"),
    "figure-percent": ("百分数与小数", "0.52 与 52% 混用，或差一百倍"),
    "figure-scale": ("万、亿写错", "与上期或目标相差上万倍"),
    "figure-part-scale": ("总数与其中数", "“其中”的数与总数相差上万倍"),
    "figure-without-unit": ("数据没有单位", "目标有单位，填报的数没有"),
    "date-after-round": ("日期超出本期", "把本填报期之后的事写成已经做到"),
    "date-wrong-year": ("年份不对", "计划写在过去的年份，或完成写在将来的年份"),
    "text-of-earlier-period": ("时间未更新", "开头写的是更早的一期，全文没有提到本期"),
    "behind-without-problem": ("落后没有原因", "落后或停滞，没有写存在问题"),
    "behind-without-next-step": ("落后没有措施", "落后或停滞，没有写下一步措施"),
    "joint-figures-differ": ("联合牵头数据不一", "几家牵头单位对同一件事写的数不同"),
}
