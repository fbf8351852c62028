"""The sentences of findings, by what raises them, and `explain(finding)` over all.

Many modules, because each holds the sentences of one thing that raises findings, beside its codes' module.
"""
