"""`mail`: who gets what, as files or sent; `collect --mailbox`: what is said of a mailbox that is none."""

import json
from pathlib import Path

import pytest

from gwreport.machine.mail.passwords import SENDING_VARIABLE
from gwreport.workflow.workspace import Workspace
from tests.cli.conftest import Call
from tests.mail.certificates import Certificates, make_certificates
from tests.mail.conftest import give_addresses, set_server
from tests.mail.fake_smtp import PASSWORD, fake_server

WATER, FOREST = "区水利局", "区林业局"


@pytest.fixture(scope="module")
def certificates(tmp_path_factory: pytest.TempPathFactory) -> Certificates:
    return make_certificates(tmp_path_factory.mktemp("certificates"))


@pytest.fixture
def addressed(folder: Path) -> Path:
    with Workspace.open("2025.gwr") as workspace:
        give_addresses(workspace, {WATER: "slj@qinghe.example", FOREST: "lyj#qinghe.example"})
    return folder


def test_it_lists_who_gets_what_and_writes_nothing(addressed: Path, call: Call) -> None:
    before = (addressed / "2025.gwr").read_bytes()
    for line in (("mail", "2025-Q3"), ("mail", "2025-Q3", "--out", "邮件", "--dry-run")):
        answer = call(*line)
        assert answer.code == 1
        assert "slj@qinghe.example" in answer.out
        assert "lyj#qinghe.example" in answer.out
        assert "邮箱写法不对" in answer.out
        assert "没有邮箱" in answer.out
    assert (addressed / "2025.gwr").read_bytes() == before
    assert not (addressed / "邮件").exists()


def test_it_writes_a_file_for_each_address(addressed: Path, call: Call) -> None:
    answer = call("mail", "2025-Q3", "--out", "邮件", "--json")
    told = json.loads(answer.out)
    assert told["format"] == "gwreport.mail/1"
    written = {one["unit"]: one["path"] for one in told["letters"] if one["path"]}
    assert list(written) == [WATER]
    assert Path(written[WATER]).is_file()
    states = {one["unit"]: one["state"] for one in told["letters"]}
    assert states[FOREST] == "strange_address"
    alone = call("mail", "2025-Q3", "--out", "邮件", "--unit", WATER)
    assert alone.code == 0


def test_it_is_sent_only_with_a_yes_and_once(
    addressed: Path, call: Call, certificates: Certificates, monkeypatch: pytest.MonkeyPatch
) -> None:
    with fake_server(certificates) as server:
        with Workspace.open("2025.gwr") as workspace:
            set_server(workspace, certificates, server.port)
        monkeypatch.setenv(SENDING_VARIABLE, PASSWORD)
        shown = call("mail", "2025-Q3", "--send")
        assert shown.code == 2
        assert "slj@qinghe.example" in shown.out
        assert shown.err.count("\n") == 1
        assert "--yes" in shown.err
        assert server.taken == []
        asked = call("mail", "2025-Q3", "--send", "--json")
        assert (asked.code, asked.out) == (2, "")
        sent = json.loads(call("mail", "2025-Q3", "--send", "--yes", "--json").out)
        states = {one["unit"]: one["state"] for one in sent["letters"]}
        assert states[WATER] == "sent"
        again = call("mail", "2025-Q3", "--send", "--yes", "--unit", WATER)
        assert again.code == 0
        assert "以前已发送" in again.out
        assert len(server.taken) == 1
        server.refuse = lambda _: "550 没有这个人"
        refused = call("mail", "2025-Q3", "--send", "--yes", "--unit", WATER, "--again")
        assert refused.code == 1
        assert "没有这个人" in refused.out
    assert PASSWORD not in "".join(shown.out + asked.err + again.out + refused.out + refused.err)
    from gwreport.workflow.keeping.read_journal import journal_lines

    with Workspace.open("2025.gwr") as workspace:
        told = [one.words for one in journal_lines(workspace, newest=4)]
    assert told[0].startswith("开始用邮件把2025年前三季度填报表发给区水利局（slj@qinghe.example）")
    assert told[1].startswith("已用邮件把")
    assert "没有这个人" in told[3]


@pytest.mark.parametrize(
    ("line", "said"),
    [
        (("mail", "2025-Q3", "--send", "--yes"), "还没有设置发送邮件的服务器"),
        (("mail", "2025-Q3", "--yes"), "--send"),
        (("mail", "2025-Q3", "--out", "x", "--send"), "不能一起用"),
        (("mail", "2025-Q1"), "还没有下发"),
        (("mail", "2025-Q9"), "填报期"),
        (("mail", "2025-Q3", "--unit", "区没有局"), "没有这个单位"),
        (("collect", "--mailbox"), "没有写从哪个邮箱收取"),
        (("collect", "--mailbox", "imaps://a:secret@b.example/INBOX"), "写了密码"),
        (("collect", "--mailbox", "b.example"), "写法不对"),
        (("collect", "--mailbox", "imaps://a@no-such-host.invalid/INBOX"), "要密码"),
        (("collect", "--mailbox", "imaps://a@b.example", "--json", "--workers", "x"), "--workers"),
        (("collect",), "路径"),
    ],
    ids=str,
)
def test_what_cannot_be_done_is_one_line(
    folder: Path, call: Call, line: tuple[str, ...], said: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("GWREPORT_MAIL_PASSWORD", "GWREPORT_MAILBOX_PASSWORD"):
        monkeypatch.delenv(name, raising=False)
    before = (folder / "2025.gwr").read_bytes()
    answer = call(*line)
    assert answer.code == 2
    assert answer.err.count("\n") == 1
    assert said in answer.err
    assert "secret" not in answer.err
    assert (folder / "2025.gwr").read_bytes() == before


def test_paths_and_a_mailbox_are_two_runs(folder: Path, call: Call) -> None:
    answer = call("collect", "甲.xlsx", "--mailbox")
    assert answer.code == 2
    assert "不能一起用" in answer.err
