"""A time limit that a breakdown states once for all of its tasks: “以下任务均于9月底前完成。”"""

import re
from collections.abc import Iterator, Sequence

from gwreport.domain.findings.codes.documents import DocumentCode
from gwreport.domain.findings.finding import Finding
from gwreport.domain.findings.place import Place
from gwreport.officefiles.grid import Document
from gwreport.reading.drafts import Draft, finding
from gwreport.reading.words.headings import Role
from gwreport.reading.words.time_limits import due_in

# What is meant by all of them, and then by when.
_FOR_ALL = re.compile(
    r"[（(]?(?:(?:填表|有关)?说明|备注|附注|注)?\s*+[：:]?\s*+(?:\d{1,2}[.．、])?+\s*+"
    "(?:以下|上述|以上|下列|所列|表中|表内|本表|各项|所有|全部|未(?:特别|单独|另行)?(?:注明|标注|明确)|没有(?:注明|标注)|除.{1,24}外)"
    "[^。；;：:]{0,30}?(?:均|都|一律|统一|全部)(?:须|需|应|要|按|为|是|于|在|请)*(?P<limit>[^。；;，,]{3,24})"
)
_SENTENCES = re.compile("[。；;\n]")
_LONGEST = 120


def take_common_limit(document: Document, drafts: Sequence[Draft]) -> list[Finding]:
    """Give the tasks without a limit the one that the document states for all, in place.

    Where it states several, none is taken; each of them is told.
    """
    own = {draft.place for draft in drafts}
    said = [one for one in _said(document) if one[1] not in own]
    open_ = [draft for draft in drafts if not draft.cells.get(Role.DUE, "").strip()]
    if len({limit for _, _, limit in said}) != 1 or not open_:
        return [finding(DocumentCode.NOTE_LEFT_OUT, at, text=words) for words, at, _ in said]
    words, at, limit = said[0]
    for draft in open_:
        draft.cells[Role.DUE] = limit
    facts = {"words": words, "limit": limit, "count": len(open_)}
    return [finding(DocumentCode.LIMIT_FOR_ALL, at, **facts)]


def _said(document: Document) -> Iterator[tuple[str, Place, str]]:
    """Give each sentence that states such a limit, its place and the limit."""
    for words, at in document.lone_texts():
        for sentence in _SENTENCES.split(words):
            found = _FOR_ALL.match(sentence.strip()) if len(sentence) <= _LONGEST else None
            if found and (limit := due_in(found["limit"].strip())):
                yield sentence.strip(), at, limit
