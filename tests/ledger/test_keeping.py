"""What goes into the ledger comes out as it was."""

import dataclasses
import tempfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gwreport.domain.decisions.decisions import DecisionKind
from gwreport.domain.form.columns import Field
from gwreport.domain.returns.mailings import Mailing, MailStep, TakenLetter, TakenLetters
from gwreport.domain.returns.returns import Outcome
from gwreport.domain.units.registry import Registry
from gwreport.errors import UnknownNameError
from gwreport.ledger.ledger import Ledger
from gwreport.ledger.tables.mail import SENT_MAIL, TAKEN_MAIL, read_letters, read_mailing
from gwreport.wording.facts import fact_words
from tests.ledger.samples import AT, FACTS, TEXTS, add, issue, plan, registry, submission


def test_everything_is_read_back_by_another_program(location: str) -> None:
    data = b"the document"
    with Ledger.create(location, FACTS) as ledger, ledger.write() as change:
        sha256 = change.archive(data)
        change.add_plan(plan(), name="方案.docx", sha256=sha256, at=AT)
        change.save_registry(registry(), at=AT)
        change.add_issue(issue())
        change.set_setting("office", "督查室", at=AT)
        change.add_submission(submission(data))
        change.add_decision("2025-Q3", "T1", DecisionKind.TEXT, "已建成5个", "核实", "周叙言", AT)
    with Ledger.open(location) as again:
        assert again.facts == FACTS
        assert again.plan() == plan()
        assert [(one.version, one.name, one.items) for one in again.plan_versions()] == [
            (1, "方案.docx", 1)
        ]
        assert (again.registry().units, again.registry().groups) == (
            registry().units,
            registry().groups,
        )
        assert again.issues("2025-Q3") == [dataclasses.replace(issue(), number=1)]
        assert again.issues("2025-Q2") == []
        assert again.settings() == {"office": "督查室"}
        assert again.submissions() == [dataclasses.replace(submission(data), number=1)]
        assert again.decisions()[0].value == "已建成5个"
        assert again.archived(sha256) == data


@settings(deadline=None, max_examples=30)
@given(texts=st.lists(TEXTS, min_size=1, max_size=4))
def test_words_of_any_characters_come_back_exactly(texts: list[str]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        location = str(Path(folder) / "a.gwr")
        with Ledger.create(location, FACTS) as ledger, ledger.write() as change:
            for number, text in enumerate(texts):
                change.archive(bytes([number]))
                change.add_submission(submission(bytes([number]), text, path=text, unit=text))
            change.set_setting("key", texts[0], at=AT)
            change.add_decision("r", "T1", DecisionKind.TEXT, texts[0], texts[0], texts[0], AT)
        with Ledger.open(location) as again:
            stored = again.submissions()
            assert [one.source.path for one in stored] == texts
            assert [one.entries[0].text(Field.COMPLETION) for one in stored] == texts
            assert [one.loose[0].text for one in stored] == texts
            assert [fact_words(one.findings[0])["text"] for one in stored] == texts
            assert again.settings()["key"] == texts[0]
            assert again.decisions()[0].who == texts[0]
            assert again.checks.verify_journal() is None
            assert again.checks.verify_contents() == []


def test_a_text_of_forty_thousand_characters_stays_whole(ledger: Ledger) -> None:
    long = "长" * 40_000 + "\r\n\v𠮷"
    add(ledger, b"1", long)
    assert ledger.submissions()[0].entries[0].completion == long


def test_bytes_are_archived_once(ledger: Ledger) -> None:
    with ledger.write() as change:
        first, second = change.archive(b"same"), change.archive(b"same")
    assert first == second
    assert ledger.has_archived(first)
    assert not ledger.has_archived("0" * 64)
    with pytest.raises(UnknownNameError):
        ledger.archived("0" * 64)


def test_plan_versions_are_added_and_the_newest_counts(ledger: Ledger) -> None:
    with ledger.write() as change:
        sha256 = change.archive(b"1")
        for text in ("新建公园5个。", "新建公园6个。"):
            change.add_plan(plan(text), name="方案.docx", sha256=sha256, at=AT)
    newest, first = ledger.plan(), ledger.plan(1)
    assert newest is not None
    assert first is not None
    assert newest.items[0].text == "新建公园6个。"
    assert first.items[0].text == "新建公园5个。"
    assert ledger.plan(3) is None


def test_addresses_come_back_and_are_recorded_only_where_there_are_any(ledger: Ledger) -> None:
    first, second = registry().units
    with_address = dataclasses.replace(first, email="周 <a@x.example>、b@x.example")
    with ledger.write() as change:
        change.save_registry(Registry([with_address, second]), at=AT)
    assert ledger.registry().units == (with_address, second)
    (record,) = [one for one in ledger.journal() if one.kind == "registry"]
    assert [one.get("email") for one in record.facts["units"]] == [with_address.email, None]
    assert "email" not in record.facts["units"][1]
    proof = ledger.checks.verify_state()
    assert (proof.rebuilt, proof.lost) == (proof.stored, ())


def test_mail_is_in_the_journal_alone(ledger: Ledger) -> None:
    before = ledger.state_hash()
    begun = Mailing(
        MailStep.BEGUN, "2025-Q3", 1, "区城市管理局", "ab" * 32, "<1@x>", ("a@x.example",), "周叙言"
    )
    failed = dataclasses.replace(begun, step=MailStep.FAILED, refused=begun.to, words="550 没有")
    letters = TakenLetters("imaps://a@x/收件箱", 7, (TakenLetter(3, "<2@y>"), TakenLetter(4)))
    with ledger.write() as change:
        change.add_mailing(begun, at=AT)
        change.add_letters(letters, at=AT)
        change.add_mailing(failed, at=AT)
    sent = [read_mailing(one) for one in ledger.journal(kinds=[SENT_MAIL])]
    assert [one.mailing for one in sent] == [begun, failed]
    assert sent[0].at == AT
    assert [read_letters(one) for one in ledger.journal(kinds=[TAKEN_MAIL])] == [letters]
    assert ledger.state_hash() == before
    assert ledger.checks.verify_contents() == []
    assert ledger.checks.verify_journal() is None


def test_an_outcome_can_change_and_the_journal_tells_of_it(ledger: Ledger) -> None:
    number = add(ledger, b"1", outcome=Outcome.HELD)
    with ledger.write() as change:
        change.set_outcome(number, Outcome.ACCEPTED, at=AT, reason="已电话核实")
    stored = ledger.submission(number)
    assert stored is not None
    assert stored.outcome is Outcome.ACCEPTED
    told = [record.facts for record in ledger.journal() if record.kind == "outcome"]
    assert [(one["before"], one["outcome"], one["reason"]) for one in told] == [
        ("held", "accepted", "已电话核实")
    ]
    with ledger.write() as change, pytest.raises(UnknownNameError):
        change.set_outcome(99, Outcome.ACCEPTED, at=AT, reason="")


def test_a_transaction_reads_its_own_changes_and_is_rolled_back_whole(ledger: Ledger) -> None:
    before = ledger.state_hash()

    class StopError(Exception):
        pass

    with pytest.raises(StopError), ledger.write() as change:  # noqa: PT012 - all of it is one transaction
        change.archive(b"1")
        change.add_submission(submission(b"1"))
        assert len(ledger.submissions()) == 1
        raise StopError
    assert ledger.submissions() == []
    assert ledger.state_hash() == before
    assert add(ledger, b"1") == 1
