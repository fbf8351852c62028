"""How evidence (佐证材料) is told of: by what it was joined to a row, and how large it is."""

from gwreport.domain.returns.evidence import EvidenceBasis

EVIDENCE_BASES = {
    EvidenceBasis.CELL: "表里写到",
    EvidenceBasis.NUMBER: "名称里的编号",
    EvidenceBasis.TEXT: "名称里的文字",
    EvidenceBasis.ONLY_ROW: "只有这一项",
    EvidenceBasis.PERSON: "人工指定",
    EvidenceBasis.NONE: "看不出来",
}
_KB, _MB = 1 << 10, 1 << 20


def size_words(size: int) -> str:
    """Say how large a file is."""
    return f"{size / _MB:.1f} MB" if size >= _MB else f"{max(1, round(size / _KB))} KB"
