"""Check a workspace: file, structure, journal, archive, and that all is as it was recorded."""

from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress

from gwreport.domain.findings.codes.keeping import KeepingCode
from gwreport.domain.findings.finding import Finding
from gwreport.domain.texts.quoting import listed
from gwreport.errors import WorkspaceError, WorkspaceFault
from gwreport.workflow.keeping.check_journal_end import end_findings, journal_end
from gwreport.workflow.keeping.workspace_file import place_findings
from gwreport.workflow.workspace import Workspace

_NAMED_AT_ONCE = 10


def check_workspace(workspace: Workspace) -> list[Finding]:
    """Say what is not as the journal recorded it, and where the file lies badly; [] when all is well.

    The whole state is rebuilt from what was recorded and compared with what the tables hold, and the
    journal's end with what this machine has seen of it.
    """
    ledger = workspace.ledger
    return [
        *check_records(workspace),
        *_readable("end", lambda: end_findings(journal_end(workspace), ledger.lasting_location)),
        *place_findings(ledger.location),
    ]


def check_records(workspace: Workspace) -> list[Finding]:
    """Say what is not as the journal recorded it; what cannot be read at all is told as that."""
    return [
        *_readable("pages", lambda: _pages(workspace)),
        *_readable("structure", lambda: _structure(workspace)),
        *_readable("journal", lambda: _journal(workspace)),
        *_readable("archive", lambda: _archive(workspace)),
        *_readable("contents", lambda: _contents(workspace)),
    ]


def _readable(part: str, check: Callable[[], Iterable[Finding]]) -> list[Finding]:
    try:
        return list(check())
    except WorkspaceError as error:
        if error.fault is not WorkspaceFault.DAMAGED:
            raise
        facts = {"what": _UNREADABLE[part]}
        return [Finding(KeepingCode.PART_UNREADABLE, facts=facts)]


def _pages(workspace: Workspace) -> Iterator[Finding]:
    if not workspace.ledger.checks.verify_pages():
        yield Finding(KeepingCode.PAGES_DAMAGED)


def _structure(workspace: Workspace) -> Iterator[Finding]:
    things: dict[str, list[str]] = {}
    for one in workspace.ledger.checks.verify_structure():
        things.setdefault(one.how, []).append(f"{_SORTS.get(one.sort, one.sort)}“{one.name}”")
    for how, names in things.items():
        facts = {"things": listed(names, _NAMED_AT_ONCE)}
        yield Finding(_STRUCTURE_CODES[how], facts=facts)


def _journal(workspace: Workspace) -> Iterator[Finding]:
    broken = workspace.ledger.checks.verify_journal()
    if broken is not None:
        yield Finding(KeepingCode.JOURNAL_BROKEN, facts={"number": broken})


def _contents(workspace: Workspace) -> Iterator[Finding]:
    changed = workspace.ledger.checks.verify_contents()
    for facts in named_things(changed):
        yield Finding(KeepingCode.CONTENT_CHANGED, facts=facts)
    try:
        proof = workspace.ledger.checks.verify_state()
    except WorkspaceError as error:
        if error.fault is not WorkspaceFault.DAMAGED or not changed:
            raise
        return  # what cannot be read has been named
    for facts in named_things(proof.lost):
        yield Finding(KeepingCode.RECORD_LOST, facts=facts)
    if proof.stored != proof.rebuilt and not (changed or proof.lost):
        yield Finding(KeepingCode.STATE_DIFFERS)


def named_things(things: Iterable[tuple[str, int]]) -> Iterator[dict[str, str]]:
    """Give the facts `what` and `number` for each kind, the numbers of one kind together."""
    numbers: dict[str, list[int]] = {}
    for kind, number in things:
        numbers.setdefault(kind, []).append(number)
    for kind, found in numbers.items():
        words = "、".join(str(number) for number in found[:_NAMED_AT_ONCE] if number)
        if len(found) > _NAMED_AT_ONCE:
            words += f" 等 {len(found)} 份"
        yield {"what": _NAMES.get(kind, kind), "number": words}


def _archive(workspace: Workspace) -> Iterator[Finding]:
    damaged = workspace.ledger.checks.verify_archive()
    if not damaged:
        return
    files: dict[str, list[str]] = {}
    with suppress(WorkspaceError):  # of a damaged file the names may be lost too
        for version in workspace.ledger.plan_versions():
            files.setdefault(version.sha256, []).append(f"{version.name}（任务分解方案）")
        for one in workspace.ledger.submissions(None, with_entries=False):
            words = f"{one.source.name}（{one.unit or '单位不明'}）"
            files.setdefault(one.source.sha256, []).append(words)
    for sha256 in damaged:
        facts = {"sha256": sha256[:12], "files": "、".join(files.get(sha256, ["未记名的文件"]))}
        yield Finding(KeepingCode.ARCHIVE_DAMAGED, facts=facts)


_UNREADABLE = {
    "end": "历史记录的末尾",
    "pages": "文件的存储页",
    "structure": "表的结构",
    "journal": "历史记录",
    "archive": "存档的原件",
    "contents": "内容",
}
_SORTS = {"table": "表", "index": "索引", "trigger": "触发器", "view": "视图"}
_NAMES = {
    "workspace": "工作区的基本信息",
    "registry": "单位名录",
    "settings": "选项",
    "names": "单位名称与编号的对应",
    "plan": "任务分解方案",
    "history": "以前的报告",
    "issue": "下发记录",
    "submission": "回收表",
    "decision": "审核决定",
}
_STRUCTURE_CODES = {
    "added": KeepingCode.STRUCTURE_ADDED,
    "missing": KeepingCode.STRUCTURE_MISSING,
    "changed": KeepingCode.STRUCTURE_CHANGED,
}
