"""What is said of the Word files that papers are filled into."""

from collections.abc import Sequence

KEPT_IN_WORKSPACE = "模板存在工作区里，随工作区走；文件再改了，要重新换一次。"


def absent_words(absent: Sequence[str]) -> str:
    """Say which placeholders a file does without, "" when it has all."""
    if not absent:
        return ""
    names = "、".join("{{ " + name + " }}" for name in absent)
    return f"里面没有{names}，生成的文书也就没有这些内容；需要的请补上。"
