"""The values of a leader's page (领导简报), which has no text template: its Word file holds all its words.

The placeholders are described in gwreport/templates/README.md.
"""

from gwreport.reports.texts.office_templates import TextTemplate
from gwreport.reports.texts.papers import COMMON

# They are the same on every page, so they may stand in headers and footers too.
SAME_ON_ALL_PAGES = COMMON | {"as_of"}
BRIEF = TextTemplate(
    "领导简报",
    required=frozenset({"leader", "classes", "needing"}),
    optional=SAME_ON_ALL_PAGES
    | {
        "behind_count",
        "changes",
        "legend",
        "needing_note",
        "nodes",
        "on_course_count",
        "on_course_percent",
        "summary",
        "total",
    },
    parts=frozenset(
        {
            "cause",
            "count",
            "gap",
            "light",
            "name",
            "names",
            "next_step",
            "number",
            "percent",
            "progress",
            "status",
            "target",
            "units",
            "words",
        }
    ),
    lists=frozenset({"changes", "classes", "needing", "nodes"}),
    numbers=frozenset({"total"}),
)
