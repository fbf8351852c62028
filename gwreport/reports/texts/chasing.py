"""The words of chasing (催报): the templates for one unit and for the group, and what fills them.

The placeholders are described in gwreport/templates/README.md.
"""

from gwreport.reports.texts.office_templates import TextTemplate

UNIT_TEXT = TextTemplate(
    "chase_unit.txt",
    required=frozenset({"unit", "situation"}),
    optional=frozenset(
        {
            "contact",
            "deadline",
            "filled",
            "items",
            "missing",
            "missing_count",
            "missing_head",
            "office",
            "phone",
            "region",
            "request",
            "return_to",
            "round_name",
            "state",
            "today",
            "days_late",
        }
    ),
)
GROUP_TEXT = TextTemplate(
    "chase_group.txt",
    required=frozenset({"groups"}),
    optional=frozenset(
        {
            "count",
            "deadline",
            "office",
            "overdue",
            "region",
            "return_to",
            "returned",
            "round_name",
            "today",
            "total",
        }
    ),
    parts=frozenset({"state", "count", "units"}),
)
