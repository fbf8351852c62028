"""Workbooks are mailed: to whom, in which words, each once, and whatever happens on the way."""

import hashlib
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

import pytest

from gwreport.domain.returns.mailings import MailStep
from gwreport.errors import MailError, MailFault
from gwreport.ledger.tables.mail import SENT_MAIL, read_mailing
from gwreport.machine.mail import smtp
from gwreport.machine.mail.passwords import SENDING_VARIABLE
from gwreport.wording.errors import explain_error
from gwreport.workflow.change_settings import change_settings
from gwreport.workflow.mail.letters import LetterState, UnitLetter
from gwreport.workflow.mail.send_mail import SentMail, send_mail
from gwreport.workflow.mail.servers import nobody
from gwreport.workflow.progress import SILENT
from gwreport.workflow.workspace import Workspace
from tests.mail.certificates import Certificates, make_certificates
from tests.mail.conftest import give_addresses, set_server
from tests.mail.fake_smtp import PASSWORD, USER, FakeServer, fake_server, free_port
from tests.workflow.quarter import LATER, NOW, issue

Q3 = "2025-Q3"


def send(office: Workspace, **further: object) -> SentMail:
    given = {"who": "周叙言", "clock": lambda: LATER, "ask": lambda *_: PASSWORD, **further}
    return send_mail(office, Q3, **given)  # pyright: ignore[reportArgumentType]


def states(sent: SentMail) -> dict[str, LetterState]:
    return {one.unit.name: one.state for one in sent.mail.letters}


def letter_of(sent: SentMail, unit: str) -> UnitLetter:
    return next(one for one in sent.mail.letters if one.unit.name == unit)


def steps(office: Workspace) -> list[tuple[str, MailStep]]:
    found = (read_mailing(one).mailing for one in office.ledger.journal(kinds=[SENT_MAIL]))
    return [(one.name, one.step) for one in found]


def test_each_unit_with_an_address_gets_its_workbook_as_it_was_issued(
    office: Workspace, certificates: Certificates, server: FakeServer, tmp_path: Path
) -> None:
    set_server(office, certificates, server.port, return_to="政务邮箱：dcs@qinghe.example")
    sent = send(office)
    assert states(sent) == {
        "区发展改革委": LetterState.SENT,
        "区城市管理局": LetterState.SENT,
        "区财政局": LetterState.SENT,
        "区政府办公室": LetterState.NO_ADDRESS,
    }
    assert server.logins == [(USER, PASSWORD)]
    assert server.connections == 1
    assert [one.to for one in server.taken] == [
        ("fgw@qinghe.example",),
        ("cgj@qinghe.example", "cgj2@qinghe.example"),
        ("czj@qinghe.example",),
    ]
    by_name = {one.workbook.file_name: one for one in sent.mail.letters}
    for taken in server.taken:
        (attached,) = taken.message.iter_attachments()
        letter = by_name[str(attached.get_filename())]
        content = attached.get_content()
        assert hashlib.sha256(content).hexdigest() == letter.workbook.sha256
        assert content == (tmp_path / "下发" / letter.workbook.file_name).read_bytes()
        assert taken.sender == USER
        assert taken.message["From"].addresses[0].display_name == "青禾区政府督查室"
        assert taken.message["Message-ID"] == letter.message_id
        assert taken.message["X-Unsent"] is None
        assert letter.unit.name in taken.message["Subject"]
        body = taken.message.get_body()
        assert body is not None
        assert "政务邮箱 dcs@qinghe.example" in body.get_content()
        assert f"共{len(letter.workbook.items)}项" in body.get_content()
    city = letter_of(sent, "区城市管理局")
    (first, second) = [
        read_mailing(one)
        for one in office.ledger.journal(kinds=[SENT_MAIL])
        if read_mailing(one).mailing.unit == city.unit.number
    ]
    assert (first.mailing.step, second.mailing.step) == (MailStep.BEGUN, MailStep.SENT)
    assert second.mailing.workbook == city.workbook.sha256
    assert second.mailing.message_id == city.message_id
    assert second.mailing.who == "周叙言"
    assert second.at.replace(tzinfo=None) == LATER


def test_nothing_is_sent_twice_unless_that_is_said(
    office: Workspace, certificates: Certificates, server: FakeServer
) -> None:
    set_server(office, certificates, server.port)
    send(office)
    again = send(office)
    assert len(server.taken) == 3
    assert states(again)["区财政局"] is LetterState.SENT_BEFORE
    assert letter_of(again, "区财政局").to == ("czj@qinghe.example",)
    assert server.connections == 1  # there was nothing to connect for
    told = send(office, units=["区财政局"], again=True)
    assert states(told) == {"区财政局": LetterState.SENT}
    assert len(server.taken) == 4
    assert len({one.message["Message-ID"] for one in server.taken}) == 4


def test_a_workbook_that_was_issued_anew_is_another_letter(
    office: Workspace, certificates: Certificates, server: FakeServer, tmp_path: Path
) -> None:
    set_server(office, certificates, server.port)
    send(office)
    change_settings(office, {"return_to": "另一个邮箱"}, now=LATER)
    issue(office, tmp_path, now=LATER)
    assert states(send(office))["区财政局"] is LetterState.SENT
    assert len(server.taken) == 6


def test_the_password_comes_from_the_environment_first_and_stands_nowhere(
    office: Workspace,
    certificates: Certificates,
    server: FakeServer,
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
) -> None:
    set_server(office, certificates, server.port)
    with pytest.raises(MailError) as caught:
        send(office, ask=nobody)
    assert caught.value.fault is MailFault.NO_PASSWORD
    assert SENDING_VARIABLE in explain_error(caught.value)
    monkeypatch.setenv(SENDING_VARIABLE, PASSWORD)
    send(office, ask=nobody)
    assert len(server.taken) == 3
    assert PASSWORD.encode() not in (tmp_path / "a.gwr").read_bytes()
    assert not any(PASSWORD in one.payload for one in office.ledger.journal())


def test_a_password_of_other_than_plain_letters_logs_in(
    office: Workspace, certificates: Certificates, server: FakeServer
) -> None:
    server.password = "口令-2025"
    set_server(office, certificates, server.port)
    send(office, ask=lambda *_: "口令-2025")
    assert len(server.taken) == 3
    with pytest.raises(MailError) as caught:
        send(office, again=True, ask=lambda *_: "口令-2026")
    assert caught.value.fault is MailFault.LOGIN


def test_a_receiver_whom_the_server_refuses_is_told_by_unit(
    office: Workspace, certificates: Certificates, server: FakeServer
) -> None:
    refused = ("czj@qinghe.example", "cgj2@qinghe.example")
    server.refuse = lambda one: "550 5.1.1 没有这个用户" if one in refused else ""
    set_server(office, certificates, server.port)
    sent = send(office)
    found = states(sent)
    assert found["区财政局"] is LetterState.REFUSED
    assert "没有这个用户" in letter_of(sent, "区财政局").words
    assert found["区城市管理局"] is LetterState.SENT
    assert letter_of(sent, "区城市管理局").refused == ("cgj2@qinghe.example",)
    assert not letter_of(sent, "区城市管理局").is_settled
    assert ("区财政局", MailStep.FAILED) in steps(office)
    # What the server has not is sent when the address is put right, and nothing else.
    server.refuse = lambda _: ""
    assert states(send(office))["区财政局"] is LetterState.SENT
    assert [one.to[0] for one in server.taken].count("czj@qinghe.example") == 1
    assert len(server.taken) == 3


def test_a_letter_that_the_server_will_not_have_is_told_and_the_next_goes_on(
    office: Workspace, certificates: Certificates, server: FakeServer
) -> None:
    server.of_data = lambda one: "554 垃圾邮件" if "fgw" in one.to[0] else ""
    set_server(office, certificates, server.port)
    sent = send(office)
    assert states(sent)["区发展改革委"] is LetterState.REFUSED
    assert states(sent)["区财政局"] is LetterState.SENT
    assert server.connections == 1


def test_a_link_that_breaks_after_the_letter_leaves_perhaps_and_is_never_repeated_by_itself(
    office: Workspace, certificates: Certificates, server: FakeServer
) -> None:
    server.of_data = lambda one: None if "cgj" in one.to[0] else ""
    set_server(office, certificates, server.port)
    sent = send(office)
    assert states(sent)["区城市管理局"] is LetterState.PERHAPS
    assert states(sent)["区财政局"] is LetterState.SENT
    assert server.connections == 2
    assert [one for one in steps(office) if one[0] == "区城市管理局"] == [
        ("区城市管理局", MailStep.BEGUN)
    ]
    server.of_data = lambda _: ""
    assert states(send(office))["区城市管理局"] is LetterState.PERHAPS
    assert len(server.taken) == 3
    assert states(send(office, units=["区城市管理局"], again=True)) == {
        "区城市管理局": LetterState.SENT
    }
    assert states(send(office))["区城市管理局"] is LetterState.SENT_BEFORE


def test_a_link_that_breaks_before_the_letter_is_made_anew_once(
    office: Workspace, certificates: Certificates, server: FakeServer
) -> None:
    server.break_at_rcpt = ["cgj@qinghe.example"]
    set_server(office, certificates, server.port)
    sent = send(office)
    assert states(sent)["区城市管理局"] is LetterState.SENT
    assert server.connections == 2
    assert [step for name, step in steps(office) if name == "区城市管理局"] == [
        MailStep.BEGUN,
        MailStep.FAILED,
        MailStep.BEGUN,
        MailStep.SENT,
    ]


def test_a_link_that_breaks_again_and_again_stops_and_the_rest_goes_out_later(
    office: Workspace, certificates: Certificates, server: FakeServer
) -> None:
    server.break_at_rcpt = ["cgj@qinghe.example"] * 2
    set_server(office, certificates, server.port)
    sent = send(office)
    assert sent.stopped is not None
    assert sent.stopped.fault is MailFault.BROKEN
    assert states(sent) == {
        "区发展改革委": LetterState.SENT,
        "区城市管理局": LetterState.UNSENT,
        "区财政局": LetterState.UNSENT,
        "区政府办公室": LetterState.NO_ADDRESS,
    }
    assert states(send(office))["区财政局"] is LetterState.SENT
    assert len(server.taken) == 3


def test_a_crash_in_the_middle_is_told_and_not_sent_again(
    office: Workspace,
    certificates: Certificates,
    server: FakeServer,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    set_server(office, certificates, server.port)

    def die(*_: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as dying:
        dying.setattr(smtp.Outgoing, "send", die)
        with pytest.raises(KeyboardInterrupt):
            send(office, units=["区财政局"])
    assert server.taken == []
    sent = send(office)
    assert states(sent)["区财政局"] is LetterState.PERHAPS
    assert [one.to[0] for one in server.taken] == ["fgw@qinghe.example", "cgj@qinghe.example"]


def test_a_sending_again_that_fails_leaves_the_first_as_sent(
    office: Workspace, certificates: Certificates, server: FakeServer
) -> None:
    set_server(office, certificates, server.port)
    send(office, units=["区财政局"])
    server.of_data = lambda _: "554 不收"
    send(office, units=["区财政局"], again=True)
    server.of_data = lambda _: ""
    assert states(send(office, units=["区财政局"])) == {"区财政局": LetterState.SENT_BEFORE}
    assert len(server.taken) == 1
    # Nor does one of which nobody knows how it ended make the first uncertain.
    server.of_data = lambda _: None
    told = send(office, units=["区财政局"], again=True)
    assert states(told) == {"区财政局": LetterState.PERHAPS}
    server.of_data = lambda _: ""
    assert states(send(office, units=["区财政局"])) == {"区财政局": LetterState.SENT_BEFORE}


def test_two_clerks_who_send_at_once_send_each_letter_once(
    office: Workspace, certificates: Certificates, server: FakeServer
) -> None:
    set_server(office, certificates, server.port)
    begun: list[SentMail] = []

    class Once:
        """The other clerk sends while the first has just begun."""

        def step(self, done: int, *_: object) -> None:
            if done == 1 and not begun:
                with Workspace.open(office.ledger.location) as other:
                    begun.append(send(other, units=["区财政局"]))

        def cancelled(self) -> bool:
            return False

    first = send(office, progress=Once())
    assert states(begun[0]) == {"区财政局": LetterState.SENT}
    assert states(first)["区财政局"] is LetterState.SENT_BEFORE
    assert [one.to[0] for one in server.taken].count("czj@qinghe.example") == 1


def test_whoever_stops_leaves_the_rest_unsent(
    office: Workspace, certificates: Certificates, server: FakeServer
) -> None:
    set_server(office, certificates, server.port)

    class Stop:
        def step(self, *_: object) -> None:
            pass

        def cancelled(self) -> bool:
            return len(server.taken) == 1

    sent = send(office, progress=Stop())
    assert list(states(sent).values()).count(LetterState.UNSENT) == 2
    assert len(server.taken) == 1


def test_a_sender_that_the_server_does_not_take_stops_everything(
    office: Workspace, certificates: Certificates, server: FakeServer
) -> None:
    server.of_sender = "553 不是您的地址"
    set_server(office, certificates, server.port)
    with pytest.raises(MailError) as caught:
        send(office)
    assert caught.value.fault is MailFault.SENDER
    assert "不是您的地址" in explain_error(caught.value)
    assert [step for _, step in steps(office)] == [MailStep.BEGUN, MailStep.FAILED]


def test_it_goes_out_over_starttls_too(office: Workspace, certificates: Certificates) -> None:
    with fake_server(certificates, starttls=True) as server:
        set_server(office, certificates, server.port, mail_security="STARTTLS")
        assert states(send(office))["区财政局"] is LetterState.SENT
        assert len(server.taken) == 3


Broken = Callable[[Workspace, Certificates, FakeServer, Path], None]


def wrong_host(office: Workspace, certificates: Certificates, server: FakeServer, _: Path) -> None:
    set_server(office, certificates, server.port, mail_server="no-such-host.invalid")


def wrong_port(office: Workspace, certificates: Certificates, _: FakeServer, __: Path) -> None:
    set_server(office, certificates, free_port())


def wrong_password(
    office: Workspace, certificates: Certificates, server: FakeServer, _: Path
) -> None:
    server.password = "another"
    set_server(office, certificates, server.port)


def closed_door(office: Workspace, certificates: Certificates, server: FakeServer, _: Path) -> None:
    server.slams_the_door = True
    set_server(office, certificates, server.port)


def unknown_certificate(
    office: Workspace, certificates: Certificates, server: FakeServer, _: Path
) -> None:
    set_server(office, certificates, server.port, mail_ca="")


def other_authority(
    office: Workspace, certificates: Certificates, server: FakeServer, folder: Path
) -> None:
    other = make_certificates(folder / "other")
    set_server(office, certificates, server.port, mail_ca=str(other.authority))


def no_authority(
    office: Workspace, certificates: Certificates, server: FakeServer, folder: Path
) -> None:
    set_server(office, certificates, server.port, mail_ca=str(folder / "none.pem"))


def no_sender(office: Workspace, certificates: Certificates, server: FakeServer, _: Path) -> None:
    set_server(office, certificates, server.port)
    change_settings(office, {"mail_from": ""}, now=NOW)


@pytest.mark.parametrize(
    ("broken", "fault", "said"),
    [
        (wrong_host, MailFault.UNKNOWN_HOST, "找不到邮件服务器"),
        (wrong_port, MailFault.NOT_THERE, "不接受连接"),
        (wrong_password, MailFault.LOGIN, "不接受用户名或密码"),
        (closed_door, MailFault.LOGIN, "不接受用户名或密码"),
        (unknown_certificate, MailFault.CERTIFICATE, "不是由受信任的机构签发的"),
        (other_authority, MailFault.CERTIFICATE, "不是由受信任的机构签发的"),
        (no_authority, MailFault.AUTHORITY, "none.pem"),
        (no_sender, MailFault.NO_SENDER, "发件人地址"),
    ],
)
def test_what_is_wrong_with_a_server_is_one_sentence_and_nothing_is_recorded(
    office: Workspace,
    certificates: Certificates,
    server: FakeServer,
    tmp_path: Path,
    broken: Broken,
    fault: MailFault,
    said: str,
) -> None:
    broken(office, certificates, server, tmp_path)
    before = office.ledger.head()
    with pytest.raises(MailError) as caught:
        send(office)
    assert caught.value.fault is fault
    sentence = explain_error(caught.value)
    assert said in sentence
    assert PASSWORD not in sentence
    assert office.ledger.head() == before
    assert server.taken == []


@pytest.mark.parametrize("security", ["TLS", "STARTTLS"])
def test_nothing_is_said_to_a_server_without_encryption(
    office: Workspace, certificates: Certificates, security: str
) -> None:
    with fake_server(certificates, offers_tls=False) as server:
        set_server(office, certificates, server.port, mail_security=security)
        with pytest.raises(MailError) as caught:
            send(office)
        assert caught.value.fault is MailFault.NO_TLS
        assert server.logins == []


def test_a_certificate_of_another_time_or_name_is_refused(
    office: Workspace, tmp_path: Path
) -> None:
    for made, said in (
        (make_certificates(tmp_path / "old", days=(-30, -1)), "不在有效期内"),
        (make_certificates(tmp_path / "other", host="127.0.0.2"), "不是这台服务器的"),
    ):
        with fake_server(made) as server:
            set_server(office, made, server.port)
            with pytest.raises(MailError) as caught:
                send(office)
            assert said in explain_error(caught.value)


def test_an_address_that_is_none_is_told_and_never_guessed(
    office: Workspace, certificates: Certificates, server: FakeServer
) -> None:
    give_addresses(
        office,
        {
            "区财政局": "czj#qinghe.example",
            "区发展改革委": "fgw@qinghe.example\r\nBcc: x@y.example",
        },
    )
    set_server(office, certificates, server.port)
    sent = send(office)
    assert states(sent)["区财政局"] is LetterState.STRANGE_ADDRESS
    assert states(sent)["区发展改革委"] is LetterState.STRANGE_ADDRESS
    assert [one.to[0] for one in server.taken] == ["cgj@qinghe.example"]


def test_a_unit_to_which_nothing_was_issued_is_told(office: Workspace) -> None:
    from gwreport.workflow.plan.manage_units import add_unit

    add_unit(office, "望江街道", None, now=NOW)
    with pytest.raises(MailError) as caught:
        send(office, units=["望江街道"])
    assert caught.value.fault is MailFault.NOT_ISSUED


def test_the_clock_is_asked_for_each_letter(
    office: Workspace, certificates: Certificates, server: FakeServer
) -> None:
    set_server(office, certificates, server.port)
    times = iter(datetime(2025, 10, 9, 10, minute) for minute in range(60))
    send(office, clock=lambda: next(times), progress=SILENT)
    at = [one.at for one in office.ledger.journal(kinds=[SENT_MAIL])]
    assert at == sorted(set(at))
