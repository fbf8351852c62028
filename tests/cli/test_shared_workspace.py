"""A workspace on a database server from the command line."""

import json
from pathlib import Path

import pytest

from tests.cli.conftest import Call
from tests.database_server import DatabaseServer


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Work in a folder of the test's own."""
    monkeypatch.chdir(tmp_path)


@pytest.fixture
def zhang(server: DatabaseServer) -> str:
    """A user whom the server knows."""
    if not server.tell("SELECT 1 FROM pg_roles WHERE rolname = 'zhang'"):
        server.tell("CREATE ROLE zhang LOGIN")
    return "zhang"


def test_a_quarter_begins_on_a_server_and_only_its_people_see_it(
    call: Call, address: str, zhang: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    made = call("init", address, "--region", "青禾区", "--year", "2025", "--json")
    assert made.code == 0
    assert json.loads(made.out)["workspace"] == address
    monkeypatch.setenv("GWREPORT_WORKSPACE", address)
    added = json.loads(call("members", "--clerk", zhang, "--json").out)
    assert added["own"] == "administrator"
    assert added["members"] == [
        {"name": "admin", "role": "administrator"},
        {"name": "zhang", "role": "clerk"},
    ]
    shown = call("members").out
    assert "经办人" in shown
    assert "您是管理员" in shown
    assert call("backup", "b.gwr").code == 0
    changed = call("members", "--reader", zhang, "--json")
    assert {"name": "zhang", "role": "reader"} in json.loads(changed.out)["members"]
    monkeypatch.setenv("GWREPORT_WORKSPACE", address.replace("//admin@", f"//{zhang}@"))
    refused = call("settings", "office=督查室")
    assert refused.code == 2
    assert "没有做这件事的权限" in refused.err
    assert call("status", "2025-Q3").code == 2  # nothing was issued: it was looked at
    monkeypatch.setenv("GWREPORT_WORKSPACE", address)
    call("members", "--remove", zhang)
    monkeypatch.setenv("GWREPORT_WORKSPACE", address.replace("//admin@", f"//{zhang}@"))
    out = call("status", "2025-Q3")
    assert "还没有被列为" in out.err
    assert out.code == 2


def test_a_file_has_no_people_and_an_unknown_user_is_told(call: Call, address: str) -> None:
    call("init", "a.gwr", "--region", "青禾区", "--year", "2025")
    told = call("members", "-w", "a.gwr")
    assert told.code == 2
    assert "是一个文件，没有人员可以添加" in told.err
    call("init", address, "--region", "青禾区", "--year", "2025")
    told = call("members", "-w", address, "--clerk", "nobody-known")
    assert told.code == 2
    assert "没有这个服务器上的用户：“nobody-known”" in told.err


def test_a_file_workspace_is_restored_to_a_server(call: Call, address: str) -> None:
    call("init", "a.gwr", "--region", "青禾区", "--year", "2025")
    call("backup", "-w", "a.gwr", "b.gwr")
    made = call("restore", "b.gwr", address, "--json")
    assert json.loads(made.out)["path"] == address
    here = json.loads(call("check", "a.gwr", "--json").out)
    there = json.loads(call("check", "-w", address, "--json").out)
    assert there["state"] == here["state"]
    assert call("restore", "b.gwr", address).code == 2
    assert call("rollup", "--help").code == 0
