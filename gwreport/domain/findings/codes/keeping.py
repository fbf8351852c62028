"""The codes of a workspace that is checked, rebuilt or restored, and its place."""

from enum import ReprEnum

from gwreport.domain.findings.code import Code, Severity, Trait


class KeepingCode(Code, ReprEnum):
    """Of keeping a workspace."""

    JOURNAL_BROKEN = "journal-broken", Severity.ERROR
    JOURNAL_SHORTER = "journal-shorter", Severity.WARNING, Trait.MAY_BE_TRUSTED
    JOURNAL_OTHERWISE = "journal-otherwise", Severity.WARNING, Trait.MAY_BE_TRUSTED
    JOURNAL_SET_BACK = "journal-set-back", Severity.INFO
    COPY_NEWER = "copy-newer", Severity.INFO
    COPY_OTHERWISE = "copy-otherwise", Severity.INFO
    JOURNAL_NOT_AS_TOLD = "journal-not-as-told", Severity.ERROR
    STRUCTURE_ADDED = "structure-added", Severity.ERROR
    STRUCTURE_MISSING = "structure-missing", Severity.ERROR
    STRUCTURE_CHANGED = "structure-changed", Severity.ERROR
    STRUCTURE_REBUILT = "structure-rebuilt", Severity.WARNING
    PAGES_DAMAGED = "pages-damaged", Severity.ERROR
    PART_UNREADABLE = "part-unreadable", Severity.ERROR
    RESTORED_OLDER = "restored-older", Severity.INFO
    ARCHIVE_DAMAGED = "archive-damaged", Severity.ERROR
    CONTENT_CHANGED = "content-changed", Severity.ERROR
    RECORD_LOST = "record-lost", Severity.ERROR
    STATE_DIFFERS = "state-differs", Severity.ERROR
    CONTENT_REBUILT = "content-rebuilt", Severity.WARNING
    RECORD_MENDED = "record-mended", Severity.INFO
    JOURNAL_TAIL_DROPPED = "journal-tail-dropped", Severity.WARNING
    WORKSPACE_UPGRADED = "workspace-upgraded", Severity.INFO
    WORKSPACE_ON_NETWORK = "workspace-on-network", Severity.WARNING
    WORKSPACE_SYNCED = "workspace-synced", Severity.WARNING
