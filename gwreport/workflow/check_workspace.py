"""Check a workspace: the journal's chain, the archive's hashes, and that all is as it was recorded."""

from collections.abc import Iterable, Iterator
from pathlib import Path

from gwreport.domain.findings import Finding, Severity
from gwreport.officefiles.storage_place import StoragePlace, storage_place
from gwreport.workflow.workspace import Workspace

_PLACE_CODES = {
    StoragePlace.NETWORK: "workspace-on-network",
    StoragePlace.SYNCED: "workspace-synced",
}
_NAMED_AT_ONCE = 10


def check_workspace(workspace: Workspace) -> list[Finding]:
    """Say what is not as the journal recorded it, and where the file lies badly; [] when all is well.

    The whole state is rebuilt from what was recorded and compared with what the tables hold. Raises
    WorkspaceError when the file cannot be read at all.
    """
    ledger = workspace.ledger
    findings: list[Finding] = []
    broken = ledger.verify_journal()
    if broken is not None:
        facts = {"number": str(broken)}
        findings.append(Finding("journal-broken", Severity.ERROR, facts=facts))
    findings += _archive(workspace)
    changed = ledger.verify_contents()
    for facts in named_things(changed):
        findings.append(Finding("content-changed", Severity.ERROR, facts=facts))
    proof = ledger.verify_state()
    for facts in named_things(proof.lost):
        findings.append(Finding("record-lost", Severity.ERROR, facts=facts))
    if proof.stored != proof.rebuilt and not (changed or proof.lost):
        findings.append(Finding("state-differs", Severity.ERROR))
    return [*findings, *place_findings(ledger.location)]


def place_findings(location: str) -> list[Finding]:
    """Warn of a network share or a folder that is synchronised; [] for a disk of this machine."""
    code = _PLACE_CODES.get(storage_place(Path(location)))
    return [Finding(code, Severity.WARNING)] if code else []


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
    damaged = workspace.ledger.verify_archive()
    if not damaged:
        return
    files: dict[str, list[str]] = {}
    for version in workspace.ledger.plan_versions():
        files.setdefault(version.sha256, []).append(f"{version.name}（任务分解方案）")
    for one in workspace.ledger.submissions(None, with_entries=False):
        files.setdefault(one.sha256, []).append(f"{one.file_name}（{one.unit or '单位不明'}）")
    for sha256 in damaged:
        facts = {"sha256": sha256[:12], "files": "、".join(files.get(sha256, ["未记名的文件"]))}
        yield Finding("archive-damaged", Severity.ERROR, facts=facts)


_NAMES = {
    "workspace": "工作区的基本信息",
    "registry": "单位名录",
    "settings": "选项",
    "plan": "任务分解方案",
    "history": "以前的报告",
    "issue": "下发记录",
    "submission": "回收表",
    "decision": "审核决定",
}
