"""Mail in the journal, which alone has it: what was sent to units, and what was taken from mailboxes.

No table repeats it: it changes nothing of the state, and is never changed itself.
"""

from typing import Any

from gwreport.domain.recorded import recorded_form
from gwreport.domain.returns.mailings import Mailing, RecordedMailing, TakenLetters
from gwreport.ledger.records import JournalRecord
from gwreport.ledger.storage.shapes import read_shape

# The kinds of its records.
SENT_MAIL, TAKEN_MAIL = "mail", "mailbox"


def mail_payload(thing: Mailing | TakenLetters) -> dict[str, Any]:
    """Give what the journal says of it."""
    return recorded_form(thing)


def read_mailing(record: JournalRecord) -> RecordedMailing:
    """Read a record of the kind `SENT_MAIL`; ValueError for one that was tampered with."""
    return RecordedMailing(read_shape(Mailing, record.payload), record.at)


def read_letters(record: JournalRecord) -> TakenLetters:
    """Read a record of the kind `TAKEN_MAIL`; ValueError for one that was tampered with."""
    return read_shape(TakenLetters, record.payload)
