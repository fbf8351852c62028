"""The codes of what is found in the nodes that units propose (细化方案)."""

from enum import ReprEnum

from gwreport.domain.findings.code import Code, Severity


class NodeCode(Code, ReprEnum):
    """Of a proposed node."""

    FALLS = "node-falls", Severity.WARNING
    AFTER_LIMIT = "node-after-limit", Severity.WARNING
    EMPTY = "node-empty", Severity.WARNING
    SEVERAL_PERIODS = "node-several-periods", Severity.WARNING
    BELOW_TARGET = "node-below-target", Severity.WARNING
