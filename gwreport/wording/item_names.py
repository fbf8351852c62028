"""The Chinese names of the kinds of a plan's items."""

from gwreport.domain.plan.plan import Kind

KINDS = {Kind.INDICATOR: "主要指标", Kind.TASK: "目标任务", Kind.GOVERNANCE: "政府自身建设"}
