"""What is said of the Word files that papers are filled into."""

from collections.abc import Sequence

from gwreport.domain.papers import PaperForm
from gwreport.wording.names import form_name

KEPT_IN_WORKSPACE = "模板存在工作区里，随工作区走；文件再改了，要重新换一次。"


def absent_words(absent: Sequence[str]) -> str:
    """Say which placeholders a file does without, "" when it has all."""
    if not absent:
        return ""
    names = "、".join("{{ " + name + " }}" for name in absent)
    return f"里面没有{names}，生成的文书也就没有这些内容；需要的请补上。"


def preview_words(form: PaperForm, name: str, used: Sequence[str], absent: Sequence[str]) -> str:
    """Say what a file holds and lacks, before it is taken for a paper."""
    has = "、".join(used)
    lacks = absent_words(absent) or "需要的都有。"
    return f"“{form_name(form)}”改用“{name}”？里面有{has}。{lacks}"
