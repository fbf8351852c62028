"""The window as a screen reader gets it: the tree of AT-SPI, spoken over its own D-Bus.

What Orca reads is what these nodes say; the walk finds everything it presses here, so that a control
without a name cannot be found by the walk either.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from jeepney import DBusAddress, HeaderFields, MessageType, new_method_call
from jeepney.io.blocking import DBusConnection, open_dbus_connection

_ACCESSIBLE = "org.a11y.atspi.Accessible"
_COMPONENT = "org.a11y.atspi.Component"
_TABLE = "org.a11y.atspi.Table"
_TEXT = "org.a11y.atspi.Text"
_REGISTRY = ("org.a11y.atspi.Registry", "/org/a11y/atspi/accessible/root")
_SCREEN = 0  # coordinates of the screen, not of the window
_PATIENCE = 20  # seconds until a window that does not answer is held to be frozen
# Bits of AtspiStateType.
_STATES = {
    "active": 1,
    "checked": 4,
    "enabled": 8,
    "focusable": 11,
    "focused": 12,
    "selected": 23,
    "sensitive": 24,
    "showing": 25,
    "visible": 30,
}
_TABLES = {"table", "tree table", "list", "tree"}

Reference = tuple[str, str]


class GoneError(LookupError):
    """What was asked about is no longer on the screen."""


@dataclass(frozen=True, slots=True)
class Box:
    """Where something stands on the screen, in pixels."""

    left: int
    top: int
    width: int
    height: int

    @property
    def middle(self) -> tuple[int, int]:
        """Give its middle."""
        return self.left + self.width // 2, self.top + self.height // 2


class Tree:
    """The tree of all programs of one desktop."""

    def __init__(self, session_bus: str) -> None:
        with open_dbus_connection(session_bus) as bus:
            address = DBusAddress("/org/a11y/bus", "org.a11y.Bus", "org.a11y.Bus")
            told = bus.send_and_get_reply(new_method_call(address, "GetAddress"))
        self._bus: DBusConnection = open_dbus_connection(str(told.body[0]))

    def close(self) -> None:
        """Leave the bus."""
        self._bus.close()

    def programs(self) -> "list[Node]":
        """Give the programs that have a window."""
        return Node(self, _REGISTRY).children

    def call(
        self, to: Reference, interface: str, method: str, *body: Any, signature: str = ""
    ) -> Any:
        """Ask a node; raises GoneError when there is none any more."""
        address = DBusAddress(to[1], to[0], interface)
        message = new_method_call(address, method, signature or None, body)
        reply = self._bus.send_and_get_reply(message, timeout=_PATIENCE)
        if reply.header.message_type is MessageType.error:
            raise GoneError(f"{method}: {reply.header.fields.get(HeaderFields.error_name)}")
        return reply.body

    def ask(self, to: Reference, interface: str, name: str) -> Any:
        """Ask for a property of a node."""
        properties = "org.freedesktop.DBus.Properties"
        return self.call(to, properties, "Get", interface, name, signature="ss")[0][1]


@dataclass(frozen=True, slots=True)
class Node:
    """One thing on the screen, as a screen reader knows it."""

    tree: Tree
    reference: Reference

    @property
    def name(self) -> str:
        """What a screen reader says of it."""
        return str(self.tree.ask(self.reference, _ACCESSIBLE, "Name")).strip()

    @property
    def role(self) -> str:
        """What kind of thing it is, in AT-SPI's words."""
        return str(self.tree.call(self.reference, _ACCESSIBLE, "GetRoleName")[0])

    @property
    def states(self) -> frozenset[str]:
        """Which of the states that the walk knows it has."""
        low, high = self.tree.call(self.reference, _ACCESSIBLE, "GetState")[0]
        bits = low | high << 32
        return frozenset(name for name, bit in _STATES.items() if bits >> bit & 1)

    @property
    def box(self) -> Box:
        """Where it stands on the screen."""
        place = self.tree.call(self.reference, _COMPONENT, "GetExtents", _SCREEN, signature="u")
        return Box(*place[0])

    @property
    def count(self) -> int:
        """How many children it has."""
        return int(self.tree.ask(self.reference, _ACCESSIBLE, "ChildCount"))

    @property
    def children(self) -> "list[Node]":
        """What lies in it."""
        return [
            Node(self.tree, (one[0], one[1]))
            for one in self.tree.call(self.reference, _ACCESSIBLE, "GetChildren")[0]
        ]

    @property
    def words(self) -> str:
        """The text that is written in it; of a box with a list it is the name."""
        try:
            length = int(self.tree.ask(self.reference, _TEXT, "CharacterCount"))
        except GoneError:
            return self.name
        return str(self.tree.call(self.reference, _TEXT, "GetText", 0, length, signature="ii")[0])

    @property
    def rows(self) -> int:
        """How many rows a table has."""
        return int(self.tree.ask(self.reference, _TABLE, "NRows"))

    @property
    def columns(self) -> int:
        """How many columns a table has."""
        return int(self.tree.ask(self.reference, _TABLE, "NColumns"))

    def cell(self, row: int, column: int) -> "Node":
        """Give one cell of a table."""
        found = self.tree.call(
            self.reference, _TABLE, "GetAccessibleAt", row, column, signature="ii"
        )[0]
        return Node(self.tree, (found[0], found[1]))

    def column(self, heading: str) -> list[str]:
        """Give the words of one column of a table, by its heading."""
        at = self.headings.index(heading)
        return [self.cell(row, at).name for row in range(self.rows)]

    @property
    def headings(self) -> list[str]:
        """Give the headings of a table's columns, shown or not."""
        return [
            str(
                self.tree.call(self.reference, _TABLE, "GetColumnDescription", at, signature="i")[0]
            ).strip()
            for at in range(self.columns)
        ]

    def is_seen(self) -> bool:
        """Say whether it is shown, with an extent."""
        try:
            return "showing" in self.states and self.box.width > 0
        except GoneError:
            return False

    def walk(self) -> "Iterator[Node]":
        """Give everything that is shown in it, itself first; the cells of tables are asked for one by one."""
        yield self
        try:
            if self.role in _TABLES:
                return
            children = self.children
        except GoneError:
            return
        for child in children:
            if child.is_seen():
                yield from child.walk()

    def find(self, name: str, *roles: str, begins: bool = False) -> "list[Node]":
        """Give all that is shown under this name, of these kinds."""
        return [
            one
            for one in self.walk()
            if _is_named(one.name, name, begins=begins) and (not roles or one.role in roles)
        ]

    def all_of(self, *roles: str) -> "list[Node]":
        """Give all that is shown of these kinds."""
        return [one for one in self.walk() if one.role in roles]


def _is_named(name: str, wanted: str, *, begins: bool) -> bool:
    return name.startswith(wanted) if begins else name == wanted
