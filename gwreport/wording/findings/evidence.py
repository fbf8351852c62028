"""The sentences of the findings of evidence (佐证材料)."""

from gwreport.domain.findings.codes.evidence import EvidenceCode
from gwreport.wording.commands import ASSIGN_EVIDENCE
from gwreport.wording.findings.rule import Rule

RULES: tuple[Rule, ...] = (
    Rule(
        EvidenceCode.EVIDENCE_JOINED,
        "作为“{unit}”的佐证材料收下（编号 {number}），归到 {items}。",
        ids=frozenset({"items"}),
    ),
    Rule(
        EvidenceCode.EVIDENCE_UNPLACED,
        "“{file}”作为“{unit}”的佐证材料收下（编号 {number}），看不出属于哪一项。",
        "请打开看一看，再指定是哪一项的" + ASSIGN_EVIDENCE,
    ),
    Rule(
        EvidenceCode.EVIDENCE_DANGEROUS,
        "佐证材料“{file}”是打开后可能运行程序的文件；已经存下，没有打开。",
        "请不要打开，向单位核实是什么，请它改报图片或 PDF。",
    ),
    Rule(
        EvidenceCode.EVIDENCE_SAME,
        "这份佐证材料以前收过（编号 {number}），没有重复收。",
        "",
    ),
)
