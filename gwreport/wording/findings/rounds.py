"""The sentences of the findings on what a document is: a report or a plan, and of which round."""

from gwreport.domain.findings.codes.documents import DocumentCode
from gwreport.wording.findings.rule import Rule

_SAY_IT = "在标题中写明，如“2025年前三季度”，再读入（命令：研判时也可以加 --round 2025-Q3）。"

RULES: tuple[Rule, ...] = (
    Rule(
        DocumentCode.REPORT_ASSUMED,
        "这份文件按内容读作完成情况报告；{all} 项里有 {count} 项没有写明已经做到的情况。",
        "请核对；如是任务分解，请按任务分解读入。",
    ),
    Rule(
        DocumentCode.YEAR_ASSUMED,
        "标题里没有年份，按文中出现最多的年份读作 {year} 年。",
        "请核对；如不对，请在标题中写明年份，再读入。",
    ),
    Rule(
        DocumentCode.ROUND_MISSING,
        "没有找到这份报告是哪一期的。",
        f"请{_SAY_IT}",
    ),
    Rule(
        DocumentCode.ROUND_ASSUMED,
        "标题里没有写明是哪一期，按文中的“{words}”读作{round}。",
        f"请核对；如不对，请{_SAY_IT}",
    ),
    Rule(
        DocumentCode.ROUND_DOUBTED,
        "这份报告只写明了年度，先读作{round}；文中又写着“{words}”，可能还没有到年底。",
        f"请核对；如不对，请{_SAY_IT}",
    ),
)
