"""The words of a mail that brings a unit its workbook: the template, and what fills it.

The placeholders are described in gwreport/templates/README.md.
"""

from typing import NamedTuple

from gwreport.domain.texts.quoting import in_one_line
from gwreport.reports.texts.office_templates import TextTemplate

MAIL_TEXT = TextTemplate(
    "mail.txt",
    required=frozenset({"unit", "form_name"}),
    optional=frozenset(
        {
            "contact",
            "date",
            "deadline",
            "file_name",
            "items",
            "office",
            "office_contact",
            "period",
            "phone",
            "region",
            "return_to",
            "round_name",
            "year",
        }
    ),
    numbers=frozenset({"items"}),
)


class MailText(NamedTuple):
    """A filled template: its subject in one line, and the body."""

    subject: str
    body: str


def mail_text(rendered: str) -> MailText:
    """Part a filled template: the lines down to the first blank one are the subject."""
    subject, _, body = rendered.strip("\n").partition("\n\n")
    return MailText(in_one_line(subject), body.strip("\n") + "\n")
