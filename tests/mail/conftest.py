"""A small office with a round that was issued, its units' addresses, and servers."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from gwreport.machine.mail.passwords import MAILBOX_VARIABLE, SENDING_VARIABLE
from gwreport.workflow.change_settings import change_settings
from gwreport.workflow.workspace import Workspace, stamp_time
from tests.mail.certificates import HOST, Certificates, make_certificates
from tests.mail.fake_smtp import USER, FakeServer, fake_server
from tests.workflow.quarter import NOW, issue, open_office

ADDRESSES = {
    "区发展改革委": "fgw@qinghe.example",
    "区城市管理局": "cgj@qinghe.example、cgj2@qinghe.example",
    "区财政局": "czj@qinghe.example",
}


@pytest.fixture(scope="session")
def certificates(tmp_path_factory: pytest.TempPathFactory) -> Certificates:
    return make_certificates(tmp_path_factory.mktemp("certificates"))


@pytest.fixture(autouse=True)
def no_password(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in (SENDING_VARIABLE, MAILBOX_VARIABLE):
        monkeypatch.delenv(name, raising=False)


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Workspace]:
    """An office whose 区政府办公室 has no address."""
    with open_office(tmp_path) as workspace:
        give_addresses(workspace, ADDRESSES)
        issue(workspace, tmp_path)
        yield workspace


@pytest.fixture
def server(certificates: Certificates) -> Iterator[FakeServer]:
    with fake_server(certificates) as running:
        yield running


def give_addresses(workspace: Workspace, addresses: dict[str, str]) -> None:
    registry = workspace.registry()
    for name, email in addresses.items():
        unit = registry.find(name)
        assert unit is not None
        registry = registry.with_unit(replace(unit, email=email))
    with workspace.ledger.write() as change:
        change.save_registry(registry, at=stamp_time(NOW))


def set_server(workspace: Workspace, certificates: Certificates, port: int, **further: str) -> None:
    """Let an office send through a server on this machine."""
    values = {
        "office": "青禾区政府督查室",
        "mail_server": HOST,
        "mail_port": str(port),
        "mail_from": USER,
        "mail_ca": str(certificates.authority),
    }
    change_settings(workspace, {**values, **further}, now=NOW)
