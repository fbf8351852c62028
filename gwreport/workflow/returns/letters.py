"""The letter of the mail in which a return came: kept with the return, and told where it matters."""

import hashlib
import re
from collections.abc import Collection, Iterator
from dataclasses import replace

from gwreport.domain.findings.codes.returns import ReturnCode
from gwreport.domain.findings.finding import Finding
from gwreport.domain.findings.place import NOWHERE, Place
from gwreport.domain.returns.returns import LETTER, LooseCell, Outcome, Submission
from gwreport.domain.texts.figures import read_figures
from gwreport.domain.texts.quoting import beginning, in_one_line
from gwreport.officefiles.containers.members import EMPTY_HANDED
from gwreport.workflow.returns.sources import Source

# A letter that may change what the return says, and one that only goes with it.
_TELLING, _GREETING = ReturnCode.LETTER_TELLING, ReturnCode.LETTER_GREETING
_SHOWN = 160
_CLAUSE = re.compile(r"[^，,。；;！!？?\n]+")
_CORRECTS = re.compile(
    "更正|更改|更新|订正|勘误|修改|修正|修订|改为|改成|应为|应是|应该是|为准|有误|错误|写错|填错|报错|笔误|错了"
    "|漏报|漏填|漏了|少报|多报|补充|补报|重报|重新|撤回|作废|替换|不一致|口径|不要用|以后面"
)
# A wish to be told of mistakes is none of its own.
_ASKS = re.compile("如有|若有|如果有|如需|若需|是否|请(?:予以?)?(?:批评)?指正|不当之处|不妥之处")
# A figure in such a clause counts files and tasks.
_COUNTS_FILES = re.compile(
    "附件|附表|填报表|文件|材料|任务|指标|事项|表格|报表|截止|期限|之前|日前"
)
_FILES_UNITS = frozenset(("个", "份", "项", "件", "页", "张", "期"))
# What follows was written by somebody else, and is answered here.
_ANSWERED = re.compile(
    r"^\s*(?:-{2,}\s*(?:原始邮件|原邮件|Original Message)|在.{0,80}写道[:：]|On .{0,120} wrote:)",
    re.IGNORECASE | re.MULTILINE,
)
_FORWARDED = re.compile(r"^主题：\s*(?:转发|fw)", re.IGNORECASE)


def with_letter(read: Submission, source: Source, known: Collection[tuple[str, str]]) -> Submission:
    """Give what was made of a file with the letter that came with it, unless it is known with it.

    `known` are the pairs of a file's SHA-256 and its letter's digest that are in the ledger already.
    """
    words, sha256 = source.had.letter, read.source.sha256
    if not words.strip() or not sha256 or source.had.problem in EMPTY_HANDED:
        return read
    digest = hashlib.sha256(in_one_line(words).encode()).hexdigest()[:16]
    if (sha256, digest) in known:
        return read
    telling = "；".join(telling_clauses(words))
    facts = {"text": beginning(telling or in_one_line(words), _SHOWN), "digest": digest}
    code = _TELLING if telling else _GREETING
    finding = Finding(code, Place(file=source.name), facts=facts)
    outcome = read.outcome
    if telling and outcome is Outcome.ACCEPTED:
        outcome = Outcome.ACCEPTED_WITH_FINDINGS
    loose = (*read.loose, LooseCell(LETTER, "", NOWHERE, words))
    return replace(read, outcome=outcome, reading=replace(read.reading, loose=loose)).told(finding)


def telling_clauses(letter: str) -> Iterator[str]:
    """Yield the clauses of a letter that correct something or give a figure.

    What it answers to (quoted lines, the mail below) says nothing of its own.
    """
    if not _FORWARDED.match(letter):
        answered = _ANSWERED.search(letter)
        letter = letter[: answered.start()] if answered else letter
    for line in letter.split("\n"):
        if line.lstrip().startswith(">"):
            continue
        for found in _CLAUSE.finditer(line):
            clause = found[0].strip()
            if _CORRECTS.search(clause):
                if not _ASKS.search(clause):
                    yield clause
            elif any(_is_told(clause, figure.unit) for figure in read_figures(clause)):
                yield clause


def _is_told(clause: str, unit: str) -> bool:
    return not (_COUNTS_FILES.search(clause) and unit in _FILES_UNITS)
