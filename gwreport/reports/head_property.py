"""The document property in which a report names the journal that it stands on, and how it is printed."""

from gwreport.wording.journal import SHOWN_HASH

# XlsxWriter's custom properties and ours in Word documents are named each in their own way.
WORKBOOK_HEAD = "gwreport_journal"
WORD_HEAD = "gwreport-journal"
HEAD_PROPERTIES = frozenset({WORKBOOK_HEAD, WORD_HEAD})


def short_head(head: str) -> str:
    """Give a head as short as a person may type it: "128:3f9c0a7be4d21586"."""
    length, _, digest = head.partition(":")
    return f"{length}:{digest[:SHOWN_HASH]}"
