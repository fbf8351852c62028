"""下发 mails workbooks, 回收 takes from a mailbox: looked at first, told afterwards."""

from collections.abc import Iterator
from contextlib import nullcontext
from pathlib import Path
from types import SimpleNamespace
from typing import Any
from unittest.mock import patch

import pytest
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from gwreport.errors import MailError, MailFault
from gwreport.machine.mail.imap import FoundLetter
from gwreport.ui.dialogs.mail_letters import MailLetters
from gwreport.ui.dialogs.open_mailbox import OpenMailbox
from gwreport.ui.main_window import MainWindow
from gwreport.workflow.mail import take_mailbox
from gwreport.workflow.workspace import Workspace
from tests.mail.certificates import Certificates, make_certificates
from tests.mail.conftest import give_addresses, set_server
from tests.mail.fake_smtp import PASSWORD, FakeServer, fake_server
from tests.ui.looking import click, go, shown, write
from tests.ui.recorder import Dialogs, Recorder

WATER, FOREST = "区水利局", "区林业局"


@pytest.fixture(scope="module")
def certificates(tmp_path_factory: pytest.TempPathFactory) -> Certificates:
    return make_certificates(tmp_path_factory.mktemp("certificates"))


@pytest.fixture
def server(certificates: Certificates) -> Iterator[FakeServer]:
    with fake_server(certificates) as running:
        yield running


@pytest.fixture
def addressed(demo_copy: Path) -> Path:
    with Workspace.open(str(demo_copy)) as workspace:
        give_addresses(workspace, {WATER: "slj@qinghe.example", FOREST: "lyj#qinghe.example"})
    return demo_copy


@pytest.fixture
def page(qtbot: QtBot, window: MainWindow, addressed: Path) -> Any:
    window.session.open(str(addressed))
    return go(qtbot, window, "issue")


def choose(page: Any, *units: str) -> None:
    page.units.tick_all(lambda one: one.unit in units)


def test_letters_are_listed_and_written_as_files(
    qtbot: QtBot, page: Any, dialogs: Dialogs, recorder: Recorder, tmp_path: Path
) -> None:
    seen: list[str] = []

    def look(dialog: MailLetters) -> None:
        seen.extend(shown(dialog.lines, "情况"))
        assert "slj@qinghe.example" in shown(dialog.lines, "电子邮箱")
        assert not dialog.send_button.isEnabled()
        assert "还没有设置发送邮件的服务器" in dialog.sending.text()
        assert dialog.password.echoMode() is QLineEdit.EchoMode.Password
        click(qtbot, dialog, "写成邮件文件…")

    choose(page, WATER, FOREST)
    dialogs.expect(look)
    recorder.prepare("ask_folder", str(tmp_path / "邮件"))
    click(qtbot, page, "发送邮件…")
    assert sorted(seen) == sorted(["待发送", "邮箱写法不对"])
    (file,) = (tmp_path / "邮件").iterdir()
    assert file.name == "016_区水利局.eml"
    assert "已写成 1 个邮件文件" in page.notice.words
    assert f"{FOREST}：邮箱写法不对" in page.notice.words


def test_letters_are_sent_after_a_second_yes_and_not_again(
    qtbot: QtBot,
    page: Any,
    dialogs: Dialogs,
    recorder: Recorder,
    addressed: Path,
    certificates: Certificates,
    server: FakeServer,
) -> None:
    with Workspace.open(str(addressed)) as workspace:
        set_server(workspace, certificates, server.port)

    def send(dialog: MailLetters) -> None:
        write(qtbot, dialog.password, PASSWORD)
        click(qtbot, dialog, "直接发送")

    choose(page, WATER)
    dialogs.expect(send)
    recorder.prepare("confirm", False)
    click(qtbot, page, "发送邮件…")
    assert server.taken == []
    dialogs.expect(send)
    recorder.prepare("confirm", True)
    click(qtbot, page, "发送邮件…")
    assert [one.to for one in server.taken] == [("slj@qinghe.example",)]
    assert page.notice.words.startswith("发出 1 封邮件。")

    def look(dialog: MailLetters) -> None:
        assert shown(dialog.lines, "情况") == ["以前已发送"]
        assert not dialog.send_button.isEnabled()
        dialog.again.click()
        assert shown(dialog.lines, "情况") == ["待发送"]
        assert dialog.send_button.isEnabled()
        click(qtbot, dialog, "关闭")

    dialogs.expect(look)
    click(qtbot, page, "发送邮件…")
    assert len(server.taken) == 1


def test_a_mailbox_is_taken_from_and_what_is_left_is_told(
    qtbot: QtBot, window: MainWindow, addressed: Path, dialogs: Dialogs
) -> None:
    window.session.open(str(addressed))
    page: Any = go(qtbot, window, "collection")
    data = "Subject: =?utf-8?b?5Lya6K6u?=\r\n\r\n明天开会\r\n".encode()
    folder = SimpleNamespace(
        validity=7,
        uids=lambda: [1],
        found=lambda some: [FoundLetter(1, len(data), "<1@b.example>")] if some else [],
        letter=lambda _: data,
    )
    asked: list[str] = []

    def opened(server: Any, _: str, password: Any) -> Any:
        asked.append(f"{server.user} {server.host} {password()}")
        return nullcontext(folder)

    def take(dialog: OpenMailbox) -> None:
        assert dialog.password.echoMode() is QLineEdit.EchoMode.Password
        write(qtbot, dialog.mailbox, "imaps://dcs@imap.example.invalid")
        write(qtbot, dialog.password, "secret")
        click(qtbot, dialog, "收取")

    with patch.object(take_mailbox, "opened_folder", opened):
        dialogs.expect(take)
        click(qtbot, page, "从邮箱收取…")
        assert asked == ["dcs imap.example.invalid secret"]
        assert "没有新的带附件的邮件" in page.notice.words
        assert "“会议”" in page.notice.words
        dialogs.expect(take)
        click(qtbot, page, "从邮箱收取…")
        assert "以前收过的 1 封没有再收" in page.notice.words
    with Workspace.open(str(addressed)) as workspace:
        assert not any("secret" in one.payload for one in workspace.ledger.journal())


def test_what_is_wrong_with_a_mailbox_is_told(
    qtbot: QtBot, window: MainWindow, addressed: Path, dialogs: Dialogs, recorder: Recorder
) -> None:
    window.session.open(str(addressed))
    page: Any = go(qtbot, window, "collection")

    def refuse(*_: object) -> None:
        raise MailError("imap.example.invalid", MailFault.LOGIN)

    def take(dialog: OpenMailbox) -> None:
        write(qtbot, dialog.mailbox, "imaps://dcs@imap.example.invalid")
        write(qtbot, dialog.password, "secret")
        click(qtbot, dialog, "收取")

    with patch.object(take_mailbox, "opened_folder", refuse):
        dialogs.expect(take)
        click(qtbot, page, "从邮箱收取…")
    assert "不接受用户名或密码" in recorder.last
