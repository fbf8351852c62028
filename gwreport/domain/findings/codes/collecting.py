"""The codes of returns as they come in, one against another."""

from enum import ReprEnum

from gwreport.domain.findings.code import Code, Severity, Trait


class CollectingCode(Code, ReprEnum):
    """Of taking returns in."""

    READ_AS = "read-as", Severity.INFO
    VERSION_DIFFERS = "version-differs", Severity.WARNING
    VERSION_OLDER = "version-older", Severity.INFO
    VERSION_FULLER = "version-fuller", Severity.INFO
    SUPERVISED_AGAIN = "supervised-again", Severity.INFO
    SAME_BYTES = "same-bytes", Severity.INFO
    SAME_CONTENT = "same-content", Severity.INFO
    WORKER_DIED = "worker-died", Severity.ERROR, Trait.NOT_READ
    WORKER_FAILED = "worker-failed", Severity.ERROR, Trait.NOT_READ
    WORKER_TIME = "worker-time", Severity.ERROR, Trait.NOT_READ
    WORKER_MEMORY = "worker-memory", Severity.ERROR, Trait.NOT_READ
