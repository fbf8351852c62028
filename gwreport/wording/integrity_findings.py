"""The sentences of the findings of checking, rebuilding and restoring a workspace, and of its place.

Each code has two templates, the message and the suggestion; `{name}` stands for a fact.
"""

from gwreport.wording.commands import BACK_UP, REBUILD, REBUILD_OR_RESTORE, RESTORE

SENTENCES: dict[str, tuple[str, str]] = {
    "journal-broken": (
        "记录从第 {number} 条起不连贯，可能被改动过，或文件损坏。",
        "请不要继续使用这个文件，联系维护人员：只有最后一条不完整的，可以按记录修复；否则用最近的备份恢复"
        + REBUILD_OR_RESTORE,
    ),
    "archive-damaged": (
        "存档的原件已损坏（{sha256}）：{files}。",
        "请找到原来的文件重新收取，或用最近的备份恢复" + RESTORE,
    ),
    "content-changed": (
        "{what}{number} 与记录不一致，可能被其他程序改动过。",
        "请联系维护人员按记录修复；仍有问题的，用最近的备份恢复" + REBUILD_OR_RESTORE,
    ),
    "record-lost": (
        "{what}{number} 的记录原文缺失或损坏，不能再从记录恢复。",
        "请联系维护人员修复；仍有问题的，用最近的备份恢复" + REBUILD_OR_RESTORE,
    ),
    "state-differs": (
        "工作区现有的内容与按记录重算的结果不一致。",
        "请联系维护人员按记录修复" + REBUILD,
    ),
    "content-rebuilt": (
        "{what}{number} 与记录不一致，已按记录恢复。",
        "请核对有关内容；查一查是什么程序改动过工作区文件。",
    ),
    "record-mended": ("{what}{number} 的记录原文缺失或损坏，已按现有内容补上。", ""),
    "journal-tail-dropped": (
        "最后一条记录（第 {number} 条）不完整，多半是写到一半时断电或死机，已略去，那一步没有算数。",
        "请核对最后做的一步（收取、审核决定等），需要时重做一次。",
    ),
    "workspace-on-network": (
        "工作区文件放在网络共享上：几台电脑同时写、或网络中断，可能损坏文件。",
        "请把它移到本机磁盘上使用，只把备份存到共享" + BACK_UP,
    ),
    "workspace-synced": (
        "工作区文件放在会自动同步的文件夹里：同步程序可能在写到一半时复制或覆盖它。",
        "请把它移到不同步的文件夹里使用，只把备份存到同步文件夹" + BACK_UP,
    ),
}
