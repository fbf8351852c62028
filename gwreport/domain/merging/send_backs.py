"""Sending back (退回修改): what a unit was asked to correct, and which of it is still open.

A sending back is a decision on the unit; what was asked stands in its value. It can be undone like
any other decision, and several of them may follow one another.
"""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from gwreport.domain.decisions.decisions import Decision, DecisionKind, undone
from gwreport.domain.findings.codes.corrections import CorrectionCode
from gwreport.domain.findings.finding import Finding
from gwreport.domain.form.columns import FieldKey, field_key
from gwreport.domain.merging.words import newest_words
from gwreport.domain.returns.returns import Entry, LooseCell, Submission

REPLY = "reply"
"""The sort of a loose cell in which a unit answers a question instead of changing the cell."""


@dataclass(frozen=True, slots=True)
class Question:
    """One thing that a unit is asked to correct.

    `fields` are the cells that are wrong, `open` those that the unit may change for it, the wrong
    ones among them. `sent` are the words that stood in the open cells when it was sent back, "" for
    a blank; `words` say what is wrong and what to do, in one line.
    """

    item: str
    fields: tuple[FieldKey, ...]
    open: tuple[FieldKey, ...]
    words: str
    sent: Mapping[FieldKey, str]


@dataclass(frozen=True, slots=True)
class SendBack:
    """One sending back: the unit's `number`-th in its round, of its return of that `version`.

    `plan_version` is that of the plan whose texts it shows; `deadline` None when none was set. `file`
    and `sha256` are those of the workbook that was written; its bytes are in the archive.
    """

    number: int
    version: int
    plan_version: int
    deadline: date | None
    file: str
    sha256: str
    questions: tuple[Question, ...]

    def sent(self) -> dict[tuple[str, FieldKey], str]:
        """Give the words that stood in the cells that the unit may change."""
        return {(one.item, part): text for one in self.questions for part, text in one.sent.items()}

    def asked(self) -> frozenset[tuple[str, FieldKey]]:
        """Give the cells that the unit may change, by item and field."""
        return frozenset((one.item, part) for one in self.questions for part in one.open)


@dataclass(frozen=True, slots=True)
class Pending:
    """A sending back that stands: who was asked, when, and the questions still open."""

    unit: str
    at: datetime
    decision: int
    send_back: SendBack
    open: tuple[Question, ...]


def sent_back_finding(unit: str, waiting: Pending) -> Finding:
    """Tell of a unit's sending back that it has not answered."""
    items = tuple(dict.fromkeys(one.item for one in waiting.open))
    facts = {
        "unit": unit,
        "number": waiting.send_back.number,
        "at": waiting.at.date(),
        "count": len(items),
        "items": items,
        "decision": waiting.decision,
    }
    return Finding(CorrectionCode.SENT_BACK, facts=facts)


def write_value(send_back: SendBack) -> str:
    """Give a sending back as the value of its decision."""
    form = {
        "number": send_back.number,
        "version": send_back.version,
        "plan_version": send_back.plan_version,
        "deadline": send_back.deadline.isoformat() if send_back.deadline else "",
        "file": send_back.file,
        "sha256": send_back.sha256,
        "questions": [
            {
                "item": one.item,
                "fields": list(one.fields),
                "open": list(one.open),
                "words": one.words,
                "sent": dict(one.sent),
            }
            for one in send_back.questions
        ],
    }
    return json.dumps(form, ensure_ascii=False, sort_keys=True)


def read_value(value: str) -> SendBack:
    """Read the value of a decision of the kind SEND_BACK."""
    form: dict[str, Any] = json.loads(value)
    questions = tuple(
        Question(
            one["item"],
            tuple(field_key(part) for part in one["fields"]),
            tuple(field_key(part) for part in one["open"]),
            one["words"],
            {field_key(part): text for part, text in one["sent"].items()},
        )
        for one in form.pop("questions")
    )
    deadline = form.pop("deadline")
    return SendBack(
        **form, deadline=date.fromisoformat(deadline) if deadline else None, questions=questions
    )


def check_send_backs(decisions: Iterable[Decision]) -> None:
    """Prove that every sending back has a value of its own.

    Raises ValueError, TypeError or LookupError for one that the program did not write.
    """
    for one in decisions:
        if one.kind is DecisionKind.SEND_BACK:
            sent = read_value(one.value)
            numbers = (sent.number, sent.version, sent.plan_version)
            words = [sent.file, sent.sha256]
            for question in sent.questions:
                words += [question.item, question.words, *question.sent.values()]
            if not all(type(each) is int for each in numbers) or not all(
                type(each) is str for each in words
            ):
                raise TypeError(one.value)


def standing_send_backs(decisions: Iterable[Decision]) -> list[tuple[Decision, SendBack]]:
    """Give every sending back that was not undone, oldest first."""
    every = list(decisions)
    out_of_force = undone(every)
    return [
        (one, read_value(one.value))
        for one in every
        if one.kind is DecisionKind.SEND_BACK and one.number not in out_of_force
    ]


def pending(
    decisions: Iterable[Decision], submissions: Iterable[Submission], entries: Iterable[Entry]
) -> dict[str, Pending]:
    """Give the newest sending back of each unit of which something is still open.

    `entries` are those that are merged, oldest version first. A question is closed when one of its
    cells has changed since, or the unit has answered it in words.
    """
    words = newest_words(entries)
    replies = list(_replies(submissions))
    found: dict[str, Pending] = {}
    for decision, send_back in standing_send_backs(decisions):
        left = tuple(
            one
            for one in send_back.questions
            if not _is_changed(one, words.get((decision.subject, one.item)))
            and (decision.subject, send_back.number, one.item) not in replies
        )
        found.pop(decision.subject, None)
        if left:
            found[decision.subject] = Pending(
                decision.subject, decision.at, decision.number, send_back, left
            )
    return found


def _is_changed(question: Question, entry: Entry | None) -> bool:
    return entry is not None and any(
        entry.text(part) != text for part, text in question.sent.items()
    )


def _replies(submissions: Iterable[Submission]) -> Iterable[tuple[str, int, str]]:
    for one in submissions:
        number = correction_number(one)
        if number:
            for cell in one.loose:
                if _is_reply(cell) and cell.item:
                    yield one.unit, number, cell.item


def _is_reply(cell: LooseCell) -> bool:
    """Say whether a loose cell is a unit's answer to a question."""
    return cell.sort == REPLY and bool(cell.text.strip())


def correction_number(submission: Submission) -> int:
    """Say which sending back a file answers, 0 for a file that answers none."""
    return next(
        (
            int(str(one.facts["number"]))
            for one in submission.findings
            if one.code == CorrectionCode.CORRECTION_OF
        ),
        0,
    )
