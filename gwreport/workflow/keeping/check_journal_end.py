"""Whether a workspace's journal is the one that was seen before: on this machine, or in a report."""

import re
from dataclasses import dataclass
from pathlib import Path

from gwreport.domain.findings.codes.keeping import KeepingCode
from gwreport.domain.findings.finding import Finding
from gwreport.errors import ArgumentError
from gwreport.ledger.records import JournalHead, SeenHead
from gwreport.officefiles.package import Package
from gwreport.reports.head_property import HEAD_PROPERTIES
from gwreport.wording.decisions import time_words
from gwreport.wording.journal import (
    NOTHING_PROVES_THE_END,
    SHOWN_HASH,
    head_words,
    proved_words,
)
from gwreport.workflow.given_file import read_file
from gwreport.workflow.workspace import Workspace

# As reports print it: how many records, and the hash of the last, or the beginning of it.
_WRITTEN_HEAD = re.compile(r"([0-9]{1,18})[:：]([0-9a-f]{8,64})")


@dataclass(frozen=True, slots=True)
class JournalEnd:
    """A journal's head, and those of this workspace that were seen on this machine.

    `known` are those that the journal has in it, `unknown` those that it has not: it was cut off or
    written anew since, or they were seen in another copy.
    """

    head: JournalHead
    known: tuple[SeenHead, ...]
    unknown: tuple[SeenHead, ...]


def journal_end(workspace: Workspace) -> JournalEnd:
    """Hold a journal against what this machine has seen of it."""
    ledger = workspace.ledger
    heads = ledger.seen_heads()
    known = ledger.contained([one.head for one in heads])
    seen = [(one, one.head in known) for one in heads]
    return JournalEnd(
        ledger.head(),
        tuple(one for one, is_in in seen if is_in),
        tuple(one for one, is_in in seen if not is_in),
    )


def end_findings(end: JournalEnd, place: str) -> list[Finding]:
    """Tell of heads that were seen and that the journal has not; `place` is the ledger's lasting location.

    Seen in this very file they are a warning: nothing tells an older backup that was put back from
    a journal whose end was cut off. Of other copies, and of a workspace that was knowingly set
    back, it is only told.
    """
    return [_finding(end, one, place) for one in end.unknown]


def newer_elsewhere(end: JournalEnd) -> list[Finding]:
    """Tell of a restored backup how much this machine has seen that came after it."""
    longer = [one for one in end.unknown if one.head.length > end.head.length and not one.left]
    if not longer:
        return []
    newest = max(longer, key=lambda one: one.head.length)
    facts = {
        "at": time_words(newest.at),
        "length": end.head.length,
        "missing": newest.head.length - end.head.length,
        "location": newest.location,
    }
    return [Finding(KeepingCode.RESTORED_OLDER, facts=facts)]


def end_sentences(end: JournalEnd) -> list[str]:
    """Say where a journal ends, and what of it is proved by what this machine has seen."""
    sentences = [head_words(end.head.length, end.head.hash)]
    if end.known:
        longest = max(end.known, key=lambda one: one.head.length)
        sentences.append(proved_words(longest.head.length, longest.at))
    elif not end.unknown:
        sentences.append(NOTHING_PROVES_THE_END)
    return sentences


def _finding(end: JournalEnd, one: SeenHead, place: str) -> Finding:
    is_longer = one.head.length > end.head.length
    facts = {
        "at": time_words(one.at),
        "length": one.head.length,
        "missing": one.head.length - end.head.length,
        "location": one.location,
        "left": time_words(one.left),
    }
    if one.left:
        return Finding(KeepingCode.JOURNAL_SET_BACK, facts=facts)
    if one.location != place:
        code = KeepingCode.COPY_NEWER if is_longer else KeepingCode.COPY_OTHERWISE
        return Finding(code, facts=facts)
    code = KeepingCode.JOURNAL_SHORTER if is_longer else KeepingCode.JOURNAL_OTHERWISE
    return Finding(code, facts=facts)


def told_head(workspace: Workspace, written: str) -> list[Finding]:
    """Hold the journal against a head that stands in a report, "12:3f9c…"; [] when it has it.

    Raises ArgumentError for what is no such head.
    """
    found = _WRITTEN_HEAD.fullmatch("".join(written.split()).lower())
    if found is None:
        raise ArgumentError("--head", "head", written)
    number, beginning = int(found[1]), found[2]
    if workspace.ledger.hash_of_record(number).startswith(beginning):
        return []
    facts = {"number": number, "hash": beginning[:SHOWN_HASH]}
    return [Finding(KeepingCode.JOURNAL_NOT_AS_TOLD, facts=facts)]


def whole_head(head: JournalHead) -> str:
    """Write a head as `told_head` reads it."""
    return f"{head.length}:{head.hash}"


def head_of_report(path: Path) -> str:
    """Give the head that stands in the properties of a report, a workbook or a Word document.

    Raises DocumentError, ArgumentError for a file that has none.
    """
    root = Package(read_file(path), path.name).parse("docProps/custom.xml")
    for one in () if root is None else root:
        if one.get("name") in HEAD_PROPERTIES:
            return "".join(str(part.text or "") for part in one)
    raise ArgumentError("--report", "report-without-head", path.name)
