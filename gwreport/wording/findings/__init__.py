"""The sentences of findings, by what raises them, and `explain(finding)` over all."""
