"""The texts of the papers around the report: templates and what fills them.

The placeholders are described in gwreport/templates/README.md.
"""

from dataclasses import dataclass

from gwreport.reports.texts.office_templates import TextTemplate

# What every paper has.
COMMON = frozenset(
    {
        "date",
        "office",
        "office_contact",
        "period",
        "plan_title",
        "region",
        "return_to",
        "round_name",
        "whole_year",
        "year",
    }
)
NOTICE = TextTemplate(
    "notice.txt",
    required=frozenset({"round_name", "unit_count"}),
    optional=COMMON | {"deadline", "indicator_count", "recipient", "task_count", "total"},
    numbers=frozenset({"total"}),
)
LETTER = TextTemplate(
    "chase_letter.txt",
    required=frozenset({"unit", "situation"}),
    optional=COMMON
    | {
        "contact",
        "days_late",
        "deadline",
        "filled",
        "items",
        "missing",
        "missing_count",
        "missing_head",
        "phone",
        "request",
        "state",
    },
    lists=frozenset({"missing"}),
    numbers=frozenset({"days_late", "filled", "items"}),
)
SUPERVISION = TextTemplate(
    "supervision.txt",
    required=frozenset({"unit", "count"}),
    optional=COMMON
    | {
        "answer_file",
        "behind_name",
        "contact",
        "deadline",
        "item_count",
        "items",
        "number",
        "number_words",
        "phone",
    },
    parts=frozenset(
        {
            "deadline",
            "level",
            "name",
            "next_step",
            "number",
            "problem",
            "progress",
            "shortfall",
            "status",
            "target",
        }
    ),
    lists=frozenset({"items"}),
    numbers=frozenset({"count", "number"}),
)
CIRCULAR = TextTemplate(
    "circular.txt",
    required=frozenset({"round_name", "unit_count"}),
    optional=COMMON
    | {
        "as_of",
        "behind_count",
        "behind_name",
        "behind_percent",
        "behind_rows",
        "behind_units",
        "behind_units_more",
        "complete_count",
        "deadline",
        "in_time_count",
        "incomplete_units",
        "joint_count",
        "late_count",
        "late_units",
        "lost_count",
        "on_course_count",
        "on_course_name",
        "on_course_percent",
        "returned_count",
        "silent_count",
        "silent_units",
        "stalled_count",
        "total",
        "unknown_count",
        "unproven_count",
        "unreported_count",
    },
    parts=frozenset({"count", "each", "name"}),
    lists=frozenset({"behind_units"}),
    numbers=frozenset({"behind_rows", "behind_units_more", "lost_count", "total"}),
)
ALL = (NOTICE, LETTER, SUPERVISION, CIRCULAR)


@dataclass(frozen=True, slots=True)
class PaperText:
    """A filled template: its title, 主送机关 ("" for none) and the body, a paragraph a line."""

    title: str
    recipient: str
    body: str


def paper_text(rendered: str) -> PaperText:
    """Part a filled template: the lines down to the first blank one are the title.

    A line behind it that ends with a colon is 主送机关.
    """
    lines = [line.strip() for line in rendered.strip().split("\n")]
    blank = lines.index("") if "" in lines else 1
    rest = [line for line in lines[blank:] if line]
    has_recipient = bool(rest) and rest[0].endswith(("：", ":"))
    recipient = rest.pop(0) if has_recipient else ""
    return PaperText("\n".join(lines[:blank]), recipient, "\n".join(rest))
