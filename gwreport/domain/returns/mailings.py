"""What was mailed to units, and which letters of a mailbox were taken in: as the journal records it."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class MailStep(StrEnum):
    """How far the sending of one letter came."""

    BEGUN = "begun"  # recorded before it goes out: without another step it may have gone out
    SENT = "sent"  # the server has taken it
    FAILED = "failed"  # the server has it not, for certain


@dataclass(frozen=True, slots=True)
class Mailing:
    """One step of the sending of one letter.

    `unit` is the unit's number in the registry and `name` what it was called then; `workbook` is the
    SHA-256 of what is attached. `to` are the addresses, `refused` those of them that the server did
    not take, `words` what it said.
    """

    step: MailStep
    round: str
    unit: int
    name: str
    workbook: str
    message_id: str
    to: tuple[str, ...]
    who: str
    refused: tuple[str, ...] = ()
    words: str = ""


@dataclass(frozen=True, slots=True)
class RecordedMailing:
    """A step with when it was recorded."""

    mailing: Mailing
    at: datetime


@dataclass(frozen=True, slots=True)
class TakenLetter:
    """A letter of a mailbox that was looked at: its UID, Message-ID ("" for none) and size in bytes."""

    uid: int
    message_id: str = ""
    size: int = 0


@dataclass(frozen=True, slots=True)
class TakenLetters:
    """Letters of one folder of a mailbox that were taken in together, or have nothing to take in.

    `mailbox` names server, user and folder; `validity` is the folder's UIDVALIDITY, with which alone
    a UID means anything (RFC 3501, 2.3.1.1).
    """

    mailbox: str
    validity: int
    letters: tuple[TakenLetter, ...]
