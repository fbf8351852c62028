"""Check a workspace: the journal's chain, the archive's hashes, and that all is as it was recorded."""

from collections.abc import Iterator
from pathlib import Path

from gwreport.domain.findings import Finding, Severity
from gwreport.officefiles.storage_place import StoragePlace, storage_place
from gwreport.workflow.workspace import Workspace

_PLACE_CODES = {
    StoragePlace.NETWORK: "workspace-on-network",
    StoragePlace.SYNCED: "workspace-synced",
}


def check_workspace(workspace: Workspace) -> list[Finding]:
    """Say what is not as the journal recorded it, and where the file lies badly; [] when all is well.

    Raises WorkspaceError when the file cannot be read at all.
    """
    ledger = workspace.ledger
    findings: list[Finding] = []
    broken = ledger.verify_journal()
    if broken is not None:
        facts = {"number": str(broken)}
        findings.append(Finding("journal-broken", Severity.ERROR, facts=facts))
    findings += _archive(workspace)
    for kind, number in ledger.verify_contents():
        facts = {"what": _NAMES.get(kind, kind), "number": str(number) if number else ""}
        findings.append(Finding("content-changed", Severity.ERROR, facts=facts))
    place = storage_place(Path(ledger.location))
    if place in _PLACE_CODES:
        findings.append(Finding(_PLACE_CODES[place], Severity.WARNING))
    return findings


def _archive(workspace: Workspace) -> Iterator[Finding]:
    damaged = workspace.ledger.verify_archive()
    if not damaged:
        return
    files: dict[str, list[str]] = {}
    for version in workspace.ledger.plan_versions():
        files.setdefault(version.sha256, []).append(f"{version.name}（任务分解方案）")
    for one in workspace.ledger.submissions(None, with_entries=False):
        name = (one.member or one.path).replace("\\", "/").rpartition("/")[2]
        files.setdefault(one.sha256, []).append(f"{name}（{one.unit or '单位不明'}）")
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
