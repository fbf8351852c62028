"""The people of a shared workspace: who may look, who may work in it, who looks after it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from gwreport.domain.members import Role
from gwreport.errors import ArgumentError
from gwreport.workflow.workspace import stamp_time

if TYPE_CHECKING:
    from gwreport.ledger.shared_desk import SharedDesk
    from gwreport.workflow.workspace import Workspace


@dataclass(frozen=True, slots=True)
class Members:
    """Everyone who was let into a workspace, by his name on the server, and what the asker himself is."""

    own: Role
    others: dict[str, Role]


def view_members(workspace: Workspace) -> Members:
    """Give the people of a workspace.

    Raises ArgumentError for a workspace that is a file.
    """
    desk = _desk(workspace)
    return Members(desk.own_role(), desk.members())


def own_role(workspace: Workspace) -> Role | None:
    """Say what the user is as whom a workspace was opened; None in a file, where everyone may do everything."""
    desk = workspace.ledger.desk
    return desk.own_role() if desk is not None else None


def let_in(workspace: Workspace, name: str, role: Role, *, now: datetime) -> None:
    """Let a user of the server in as clerk or reader, in the place of what he was; the journal tells of it.

    Raises UnknownNameError for one whom the server does not know, WorkspaceError when the asker is not
    the administrator, ArgumentError for a workspace that is a file.
    """
    _desk(workspace).let_in(name, role, at=stamp_time(now))


def let_out(workspace: Workspace, name: str, *, now: datetime) -> None:
    """Take from a user of the server what he was granted; raises as `let_in`."""
    _desk(workspace).let_out(name, at=stamp_time(now))


def _desk(workspace: Workspace) -> SharedDesk:
    desk = workspace.ledger.desk
    if desk is None:
        raise ArgumentError("-w", "no-server", workspace.ledger.location)
    return desk
