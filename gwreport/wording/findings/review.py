"""The sentences of the findings of loading, issuing, merging and reporting."""

from gwreport.domain.findings.codes.collecting import CollectingCode
from gwreport.domain.findings.codes.plans import PlanCode
from gwreport.domain.findings.codes.review import ReviewCode
from gwreport.wording.commands import (
    ALIAS,
    ALIAS_NEAR,
    CHOOSE_TEXT,
    CLOSE_OR_SEND_BACK,
    CORRECT,
    EDIT_TEXT,
    LINK,
    REOPEN,
    SET_STATUS,
    UNALIAS,
    UNDO_CORRECTION,
    UNDO_NUMBER,
)
from gwreport.wording.findings.rule import Rule

_OTHER = frozenset({"other"})

RULES: tuple[Rule, ...] = (
    Rule(
        ReviewCode.JUDGED_BEHIND,
        "研判建议列为“{status}”（{score} 分）：{reasons}。",
        "请在审核中确认，不同意的改定进度并写明理由；没有审核的，报告按建议列入附件3（命令：gwreport decide {round} {item} --confirm；改定用 --status 进度 --reason 理由）。",
    ),
    Rule(
        PlanCode.HISTORY_DIFFERS,
        "往期报告里同一项任务有两种完成情况，用了前一种：“{kept}”；另一种是“{other}”。",
        "请核对原报告；以后一种为准的，请改好报告，再重新装入。",
    ),
    Rule(
        PlanCode.HISTORY_UNKNOWN,
        "报告里的“{text}”在任务分解方案中没有找到对应的任务，没有带出。",
        "如是措辞有改动，可在下一期的填报表发出前自行补上；否则不需要处理。",
    ),
    Rule(
        PlanCode.HISTORY_AS_INDICATORS,
        "文件里没有看出完成情况报告，按指标表装入，有 {count} 张表。",
        "请核对各项指标的完成情况；如这份文件其实是完成情况报告，请在“对应栏目”里说明后再装入。",
    ),
    Rule(
        PlanCode.HISTORY_OTHER_ROUNDS,
        "文件里还有 {count} 张表是别的填报期的（{rounds}），没有作为这一期的装入。",
        "如那一期的也要用，请把这份文件再装入一次，并说明填报期（命令：--round 填报期）。",
    ),
    Rule(
        PlanCode.LAST_YEAR_NEAR,
        "有 {count} 项和上年的事项相近，还不知道是不是同一件事，没有带出上年同期。",
        "请在“全年”页的“上年事项”里逐项认定（命令：gwreport lastyear）。",
    ),
    Rule(
        PlanCode.LAST_YEAR_OPEN,
        "上年有 {count} 项没有完成，今年的方案里没有对应的任务。",
        "请看要不要结转到今年（命令：gwreport lastyear）。",
    ),
    Rule(
        PlanCode.MONTH_ASKS_LESS,
        "本期只收 {count} 项：上期以来有节点或时限到期的、上期落后或没有报的；其余 {left} 项本期不收。",
        "要全部都收，请在设置里把“按月填报时收哪些任务”改为“全部”再生成（命令：gwreport settings month_items=全部）。",
    ),
    Rule(
        PlanCode.HISTORY_WITHOUT_LEADS,
        "文件里没有写明由谁牵头的任务，没有用来建议牵头单位。",
        "请换用任务分解方案，或者写明牵头责任单位的完成情况报告。",
    ),
    Rule(
        PlanCode.SENTENCES_LEFT_OUT,
        "有 {count} 句话没有列为任务（如“{text}”），多是总体要求和号召。",
        "请核对；其中有任务的，请在初稿里补一行。",
    ),
    Rule(
        PlanCode.LEADS_UNSURE,
        "初稿 {all} 项中有 {count} 项的牵头责任单位待定，空着没有填。",
        "请逐项选定；可以参照往年的方案或报告（命令：--history 文件）。",
    ),
    Rule(
        PlanCode.UNITS_ALIKE,
        "名录里的“{name}”和“{near}”名称很相近，可能是同一个单位。",
        "如果是，请在单位名录中把“{name}”登记为“{near}”的别名，两个就并成一个；不是则不需要处理"
        + ALIAS_NEAR,
    ),
    Rule(
        PlanCode.UNIT_UNKNOWN_PAST,
        "以前的报告里的“{name}”不在名录中。",
        "如是现有单位的旧称，请在单位名录中登记为它的别名；否则不需要处理" + ALIAS,
    ),
    Rule(
        PlanCode.UNIT_UNKNOWN_PAST_NEAR,
        "以前的报告里的“{name}”不在名录中，与“{near}”很相近。",
        "如是旧称或笔误，请在单位名录中登记为“{near}”的别名" + ALIAS_NEAR,
    ),
    Rule(
        PlanCode.UNIT_UNKNOWN_RETURN,
        "交回的填报表属于“{name}”，名录中已没有这个单位。",
        "如已更名或合并，请在单位名录中登记为现单位的别名" + ALIAS,
    ),
    Rule(
        PlanCode.UNIT_UNKNOWN_RETURN_NEAR,
        "交回的填报表属于“{name}”，名录中没有这个单位，与“{near}”很相近。",
        "如已更名，请在单位名录中登记为“{near}”的别名" + ALIAS_NEAR,
    ),
    Rule(
        PlanCode.GROUP_EMPTY_LEADS,
        "分组“{group}”牵头 {leads} 项任务，却没有成员，填报表发不出去。",
        "请在单位名录中给这个分组填上成员（命令：gwreport units group {group} 单位…）。",
    ),
    Rule(
        PlanCode.GROUP_EMPTY,
        "分组“{group}”在 {supports} 项任务里是责任（配合）单位，还没有成员。",
        "需要配合单位填报时，请在单位名录中给它填上成员（命令：gwreport units group {group} 单位…）。",
    ),
    Rule(
        PlanCode.UNIT_NEAR_REGISTERED,
        "单位“{name}”不在名录中，与已有的“{near}”只差一点；已按原文登记为新单位。",
        "如果是笔误，请在单位名录中把它登记为“{near}”的别名，两个就并成一个" + ALIAS_NEAR,
    ),
    Rule(
        PlanCode.CONTACT_ENTERED,
        "方案写明“{unit}”的联系人是“{person}”，登记到单位名录。",
        "请核对；如不对，请在单位名录中改正或清空；不要登记的，装入时说明（命令：gwreport load 文件 --no-contacts）。",
    ),
    Rule(
        PlanCode.CONTACT_DIFFERS,
        "方案写明“{unit}”的联系人是“{person}”，单位名录中是“{standing}”，名录没有改动。",
        "请核对；要改的，请在单位名录中改正。",
    ),
    Rule(
        PlanCode.UNIT_SHORT_FORM,
        "“{name}”是“{near}”的简称、全称或旧称，已登记为它的别名，按同一单位处理。",
        "请核对；如果是两个单位，请在单位名录中去掉这个别名，再读入" + UNALIAS,
    ),
    Rule(
        PlanCode.ROW_ADDED_ABOVE,
        "这一行没有识别码，可能是填报表下发以后加上的，也读作一项：“{text}”。",
        "请核对；不是任务的，装入前去掉这一行。",
    ),
    Rule(
        PlanCode.PLAN_OTHER_YEAR,
        "文件是 {year} 年的方案，而工作区是 {expected} 年。",
        "请核对是否选错了文件或工作区。",
    ),
    Rule(
        PlanCode.ITEM_WITHOUT_LEAD,
        "第 {number} 项“{text}…”没有牵头责任单位，不会有单位收到它。",
        "请给这一项补上牵头责任单位" + CORRECT,
    ),
    Rule(
        PlanCode.LEAD_GROUP_EMPTY,
        "第 {number} 项“{text}…”由“{groups}”牵头，但这个分组还没有成员，不会有单位收到它。",
        "请在单位名录中给它填上成员，再重新生成（命令：gwreport units group 分组 单位…）。",
    ),
    Rule(
        PlanCode.UNIT_ALL_CLOSED,
        "“{unit}”牵头的 {count} 项都已销号，没有填报表发给它。",
        "不需要处理；还要它填报的，请先恢复那一项" + REOPEN,
    ),
    Rule(
        PlanCode.PLAN_COLUMN_MISSING,
        "设置里要在填报表中印出“{headings}”，现在的方案里没有这一栏，没有印。",
        "请在设置里核对“填报表里一并印出方案的哪些其他栏目”（命令：gwreport settings plan_columns=栏目）。",
    ),
    Rule(
        PlanCode.CORRECTION_KEPT,
        "第 {number} 项的{part}以前更正为“{kept}”，新装入的文件里仍是“{says}”，沿用更正。",
        "不需要处理；要改用文件里的，请撤销那次更正" + UNDO_CORRECTION,
    ),
    Rule(
        PlanCode.CORRECTION_DIFFERS,
        "第 {number} 项的{part}以前由“{before}”更正为“{kept}”，新装入的文件里改成了“{says}”，暂时沿用更正。",
        "请核对哪一个对；要改用文件里的，请撤销那次更正" + UNDO_CORRECTION,
    ),
    Rule(
        PlanCode.SAME_IN_PLANS,
        "“{plan}”的“{text}”与“{other_plan}”的 {other} 文字相同，都由“{unit}”牵头，可能是同一事项；没有确认以前，两处分别填报。",
        "是同一事项的，请确认，以后只填一次，两张清单都用；不是的，也请说明" + LINK,
        ids=_OTHER,
    ),
    Rule(
        PlanCode.NEAR_IN_PLANS,
        "“{plan}”的“{text}”与“{other_plan}”的 {other}“{other_text}”文字相近，都由“{unit}”牵头；没有确认以前，两处分别填报。",
        "请看是不是同一事项：是的，请确认，以后只填一次；不是的，也请说明" + LINK,
        ids=_OTHER,
    ),
    Rule(
        PlanCode.LINK_VOID,
        "“{plan}”的“{text}”以前确认与“{other_plan}”的 {other} 是同一事项，现在牵头单位不同了（{unit}，{other_unit}），两处分别填报。",
        "请核对方案中的牵头单位；不再是同一事项的，请撤销那个决定（编号 {decision}）。",
        ids=_OTHER,
    ),
    Rule(
        PlanCode.LINK_PARTED,
        "“{plan}”的“{text}”以前确认与“{other_plan}”的 {other} 是同一事项，后来文字改了，那一项是“{other_text}”；仍只填一次。",
        "请看还是不是同一事项；不是的，请撤销那个决定（编号 {decision}）。",
        ids=_OTHER,
    ),
    Rule(
        PlanCode.LINKED_DIFFER,
        "“{plan}”的这一项与“{other_plan}”的 {other} 是同一事项，两处填报的完成情况却不同。",
        "请核实后把两处的文字改成一致" + EDIT_TEXT,
        ids=_OTHER,
    ),
    Rule(
        PlanCode.LEADER_NEW,
        "“{name}”不是方案中现有的牵头领导，已按所写的记下。",
        "请核对姓名；是新任领导的，请在单位名录的“领导”中排好位置（命令：gwreport units leaders 姓名…）。",
    ),
    Rule(
        PlanCode.LEADER_NEW_NEAR,
        "“{name}”不是方案中现有的牵头领导，与“{near}”很相近，已按所写的记下。",
        "如是笔误，请再更正一次" + CORRECT,
    ),
    Rule(
        ReviewCode.PRIMARY_SILENT,
        "牵头的第一个单位“{primary}”没有填报这一项，暂用“{source}”的文字。",
        "请催“{primary}”补报，或在审核中选用一家的文字" + CHOOSE_TEXT,
    ),
    Rule(
        ReviewCode.STATUS_DIFFERS,
        "几家牵头单位的进度自评不一致：{statuses}；暂按“{source}”。",
        "请核实后在审核中改定进度" + SET_STATUS,
        to_unit="几家牵头单位的进度自评不一致：{statuses}。请与共同牵头的单位核对，填写一致的进度。",
    ),
    Rule(
        ReviewCode.CLOSING_ASKED,
        "“{unit}”申请销号（填的是“{words}”）；佐证材料：{files}。",
        "请核实完成情况和佐证材料，同意的销号，不同意的写明理由退回" + CLOSE_OR_SEND_BACK,
        none={"files": "没有随表报来"},
    ),
    Rule(
        ReviewCode.CLOSED_NOT_DONE,
        "这一项已由“{who}”于 {at} 销号（决定编号 {number}），“{unit}”又报来“{status}”。",
        "请核实；确实没有完成的，请恢复这一项，继续跟踪；已完成的，认可这个问题即可" + REOPEN,
    ),
    Rule(
        ReviewCode.SAME_GOAL_OPPOSED,
        "与 {other}“{text}”是同一目标，那一项是“{other_status}”，这一项定为“{status}”。",
        "请核实后把两处的进度改成一致" + SET_STATUS,
        ids=frozenset({"other"}),
    ),
    Rule(
        CollectingCode.READ_AS,
        "文件 {number} 看不出是谁的（或看错了），按指定的“{unit}”（{round}）重新读取，这是读出的结果。",
        "",
    ),
    Rule(
        ReviewCode.DECIDED_ON_OLD_TEXT,
        "“{who}”作决定（编号 {number}）时，任务原文是“{was}”，后来的方案改成了“{now}”。",
        "请看原来的决定是否还合适；不合适的重新处理，或撤销它" + UNDO_NUMBER,
    ),
    Rule(
        ReviewCode.DECIDED_ON_OLD_WORDS,
        "“{who}”作决定（编号 {number}）之后，“{units}”又报来了不同的完成情况。",
        "请看原来的决定是否还合适；不合适的重新处理，或撤销它" + UNDO_NUMBER,
    ),
    Rule(
        ReviewCode.DECISION_VOID,
        "“{who}”的决定（编号 {number}）采用“{units}”的文字，但现在没有它的文字了，这个决定没有起作用。",
        "可能是收下的文件又被撤回；请重新选用文字，或撤销这个决定" + UNDO_NUMBER,
    ),
    Rule(
        ReviewCode.ITEM_MISSING,
        "没有任何牵头单位填报这一项（{leads}）。",
        "请催报，或在审核中写明完成情况" + EDIT_TEXT,
        none={"leads": "没有牵头单位"},
    ),
    Rule(
        ReviewCode.FIGURES_ONLY,
        "“{unit}”只填了数值，没有写完成情况；报告里照原样列出数值。",
        "如需文字，请退回单位补写，或在审核中补写" + EDIT_TEXT,
    ),
    Rule(
        ReviewCode.HELD_FILE,
        "文件“{file}”（编号 {number}）待定，其中内容没有并入。",
        "请核对后在审核中收下或不收（命令：gwreport decide 填报期 --accept {number} --reason 理由；不收的用 --refuse {number}）。",
    ),
    Rule(
        ReviewCode.REFUSED_FILE,
        "文件“{file}”（编号 {number}）没有收下，原件已存档。",
        "请按其问题说明向单位索取新的文件。",
    ),
    Rule(
        ReviewCode.FILLER_DIFFERS,
        "“{unit}”这一份与上次收下的（{round}，编号 {number}）填写的人不同：这次{now}，上次{before}。",
        "人员变动属正常；不放心的，请与单位核实是不是本单位填的。",
    ),
    Rule(
        ReviewCode.FILLER_ELSEWHERE,
        "“{unit}”这一份与上次收下的（{round}，编号 {number}）填写的人不同：这次{now}，上次{before}；“{elsewhere}”的表也是这个人填的。",
        "请与单位核实是不是填错了表、发错了文件。",
    ),
    Rule(
        CollectingCode.VERSION_DIFFERS,
        "“{unit}”此前已报过，这一份有 {count} 处填得不同：{cells}。",
        "请与单位核实用哪一份；此前收下的内容暂不改动。",
        most={"cells": 5},
    ),
    Rule(
        CollectingCode.VERSION_OLDER,
        "这一份的内容在“{unit}”此前报的表里都已有，算作旧版本。",
        "",
    ),
    Rule(
        CollectingCode.SUPERVISED_AGAIN,
        "这是“{unit}”对{round}的答复，已收入{round}；{newest}又发过督办，那一次的答复另算。",
        "",
    ),
    Rule(
        CollectingCode.VERSION_FULLER, "这是“{unit}”的第 {version} 份，补填了此前空着的内容。", ""
    ),
    Rule(CollectingCode.SAME_BYTES, "与编号 {number} 的文件完全相同，没有重复收取。", ""),
    Rule(
        CollectingCode.SAME_CONTENT,
        "与编号 {number} 的文件内容相同（只是另存过），没有重复收取。",
        "",
    ),
    Rule(
        CollectingCode.WORKER_DIED,
        "读取这个文件时程序异常退出。原件已存档，其他文件不受影响。",
        "请让单位用 WPS 或 Excel 打开后另存为新文件，再报一次。",
    ),
    Rule(
        CollectingCode.WORKER_FAILED,
        "读取这个文件时程序出错。原件已存档，其他文件不受影响。",
        "请让单位用 WPS 或 Excel 打开后另存为新文件，再报一次；并把这个文件告诉维护人员。",
    ),
    Rule(
        CollectingCode.WORKER_TIME,
        "读取这个文件超时，已中止。原件已存档，其他文件不受影响。",
        "请让单位删去多余的行列和图片后另存为新文件，再报一次。",
    ),
    Rule(
        CollectingCode.WORKER_MEMORY,
        "这个文件的内容过大，超出内存限额，已中止读取。原件已存档，其他文件不受影响。",
        "请让单位删去多余的行列和图片后另存为新文件，再报一次。",
    ),
)
