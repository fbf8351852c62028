"""The sentences of the findings of checking, rebuilding and restoring a workspace, and of its place."""

from gwreport.domain.findings.code import Code
from gwreport.domain.findings.codes.keeping import KeepingCode
from gwreport.wording.commands import BACK_UP, CHECK, REBUILD, REBUILD_OR_RESTORE, RESTORE, TRUST
from gwreport.wording.findings.rule import Rule

# Of a finding that another version of the program stored.
UNKNOWN = Rule(
    Code("unknown"),
    "有一个本程序不认识的问题（{code}）：{words}。",
    "多半是别的版本的程序记下的，请升级程序；仍不认识的，请检查工作区" + CHECK,
)
RULES: tuple[Rule, ...] = (
    Rule(
        KeepingCode.JOURNAL_BROKEN,
        "记录从第 {number} 条起不连贯，可能被改动过，或文件损坏。",
        "请不要继续使用这个文件，联系维护人员：只有最后一条不完整的，可以按记录修复；否则用最近的备份恢复"
        + REBUILD_OR_RESTORE,
    ),
    Rule(
        KeepingCode.JOURNAL_SHORTER,
        "历史记录比本机上次见到的少 {missing} 条：{at} 在这个文件里见过第 {length} 条。",
        "这份是较早的备份，或者是用备份换回来的，属正常，那以后做的事不在里面；不是的，就是末尾的记录被删掉了，"
        "请改用最近的备份，查一查什么人动过文件" + TRUST,
    ),
    Rule(
        KeepingCode.JOURNAL_OTHERWISE,
        "历史记录与本机上次见到的不是一份：{at} 在这个文件里见过的第 {length} 条，现在是别的内容。",
        "用较早的备份换回来以后接着做的，属正常，那时以后的记录不在里面；不是的，就是记录被改写过，"
        "请改用最近的备份，查一查什么人动过文件" + TRUST,
    ),
    Rule(
        KeepingCode.JOURNAL_SET_BACK,
        "{left} 这个工作区换回过较早的一份：{at} 见过的第 {length} 条记录（在“{location}”）不在里面。",
        "",
    ),
    Rule(
        KeepingCode.COPY_NEWER,
        "本机见过同一个工作区的另一份“{location}”：{at} 它有 {length} 条记录，比这份多 {missing} 条。这份是较早的备份或副本，或者两份各自接着做过。",
        "请认准用哪一份，不要两份同时接着做。",
    ),
    Rule(
        KeepingCode.COPY_OTHERWISE,
        "本机见过同一个工作区的另一份“{location}”：{at} 它的第 {length} 条记录与这份的不同，两份各自接着做过。",
        "请认准用哪一份；另一份里做的，需要时在这份里补做。",
    ),
    Rule(
        KeepingCode.JOURNAL_NOT_AS_TOLD,
        "第 {number} 条记录的校验码不是 {hash}，与所写的不符。",
        "请核对校验码；没有写错的，就是报告出自另一份工作区，或者那以后记录被删改过，请找到做报告的那一份核对。",
    ),
    Rule(
        KeepingCode.STRUCTURE_ADDED,
        "文件里有不是本程序建立的{things}，可能改动内容或掩盖改动。",
        "请不要继续使用这个文件，联系维护人员按记录修复" + REBUILD,
    ),
    Rule(
        KeepingCode.STRUCTURE_MISSING,
        "文件里缺少{things}。",
        "请不要继续使用这个文件，联系维护人员按记录修复" + REBUILD,
    ),
    Rule(
        KeepingCode.STRUCTURE_CHANGED,
        "文件里的{things}不是本程序建立的样子，被改动过。",
        "请不要继续使用这个文件，联系维护人员按记录修复" + REBUILD,
    ),
    Rule(KeepingCode.STRUCTURE_REBUILT, "文件的结构被改动或损坏过，已按本程序的样子重建。", ""),
    Rule(
        KeepingCode.PAGES_DAMAGED,
        "文件的存储页有损坏。",
        "请不要继续使用这个文件，联系维护人员按记录修复；仍有问题的，用最近的备份恢复"
        + REBUILD_OR_RESTORE,
    ),
    Rule(
        KeepingCode.PART_UNREADABLE,
        "{what}读不出来，文件已损坏。",
        "请不要继续使用这个文件，联系维护人员按记录修复；仍有问题的，用最近的备份恢复"
        + REBUILD_OR_RESTORE,
    ),
    Rule(
        KeepingCode.RESTORED_OLDER,
        "恢复出来的这份到第 {length} 条记录为止，比本机见过的少 {missing} 条（{at} 在“{location}”），那以后做的事不在里面。",
        "请核对那以后收取和审核过的内容，需要时重做。",
    ),
    Rule(
        KeepingCode.ARCHIVE_DAMAGED,
        "存档的原件已损坏（{sha256}）：{files}。",
        "请找到原来的文件重新收取，或用最近的备份恢复" + RESTORE,
    ),
    Rule(
        KeepingCode.CONTENT_CHANGED,
        "{what}{number} 与记录不一致，可能被其他程序改动过。",
        "请联系维护人员按记录修复；仍有问题的，用最近的备份恢复" + REBUILD_OR_RESTORE,
    ),
    Rule(
        KeepingCode.RECORD_LOST,
        "{what}{number} 的记录原文缺失或损坏，不能再从记录恢复。",
        "请联系维护人员修复；仍有问题的，用最近的备份恢复" + REBUILD_OR_RESTORE,
    ),
    Rule(
        KeepingCode.STATE_DIFFERS,
        "工作区现有的内容与按记录重算的结果不一致。",
        "请联系维护人员按记录修复" + REBUILD,
    ),
    Rule(
        KeepingCode.CONTENT_REBUILT,
        "{what}{number} 与记录不一致，已按记录恢复。",
        "请核对有关内容；查一查是什么程序改动过工作区文件。",
    ),
    Rule(KeepingCode.RECORD_MENDED, "{what}{number} 的记录原文缺失或损坏，已按现有内容补上。", ""),
    Rule(
        KeepingCode.JOURNAL_TAIL_DROPPED,
        "最后一条记录（第 {number} 条）不完整，多半是写到一半时断电或死机，已略去，那一步没有算数。",
        "请核对最后做的一步（收取、审核决定等），需要时重做一次。",
    ),
    Rule(
        KeepingCode.WORKSPACE_UPGRADED,
        "这个工作区是较早版本的程序建立的，已升级；升级前的文件原样存为“{file}”。",
        "用过几天没有问题，就可以把它删掉。",
    ),
    Rule(
        KeepingCode.WORKSPACE_ON_NETWORK,
        "工作区文件放在网络共享上：几台电脑同时写、或网络中断，可能损坏文件。",
        "请把它移到本机磁盘上使用，只把备份存到共享" + BACK_UP,
    ),
    Rule(
        KeepingCode.WORKSPACE_SYNCED,
        "工作区文件放在会自动同步的文件夹里：同步程序可能在写到一半时复制或覆盖它。",
        "请把它移到不同步的文件夹里使用，只把备份存到同步文件夹" + BACK_UP,
    ),
)
