"""A desktop of its own for one walk: a screen, a window manager, a message bus, and the program on it."""

import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import TypeVar

from tests.walk.accessible_tree import GoneError, Node, Tree

PROGRAMS = ("Xvfb", "xdotool", "openbox", "dbus-daemon")
_FOUND_WITHIN = 60.0  # seconds; the machine of a walk may have other work
_LOOK_AGAIN = 0.05
_OPENBOX = """<?xml version="1.0" encoding="UTF-8"?>
<openbox_config xmlns="http://openbox.org/3.4/rc">
  <focus><focusNew>yes</focusNew></focus>
  <applications>
    <application type="normal" title="*政府工作报告*"><maximized>yes</maximized></application>
    <application title="资源管理器"><layer>above</layer><position><x>0</x><y>0</y></position></application>
  </applications>
</openbox_config>
"""
_Seen = TypeVar("_Seen")


def missing_programs() -> list[str]:
    """Name what a walk needs and this machine has not."""
    lacking = [name for name in PROGRAMS if shutil.which(name) is None]
    launcher = Path("/usr/libexec/at-spi-bus-launcher")
    return lacking if launcher.is_file() else [*lacking, "at-spi2-core"]


class Desktop:
    """A screen with the program on it, seen through the tree of a screen reader."""

    def __init__(self, environment: Mapping[str, str], tree: Tree, folder: Path) -> None:
        self.environment = dict(environment)
        self.tree = tree
        self.folder = folder

    def start(self, *command: str) -> "subprocess.Popen[bytes]":
        """Start a program on this desktop; what it says goes to a file of the folder."""
        said = (self.folder / "said.txt").open("ab")
        with said:
            return subprocess.Popen(command, env=self.environment, stdout=said, stderr=said)

    def said(self) -> str:
        """Give what the programs of this desktop have said, for whoever reads why a walk failed."""
        heard = self.folder / "said.txt"
        return heard.read_text("utf-8", "replace")[-4000:] if heard.exists() else ""

    def is_up(self) -> bool:
        """Say whether the screen takes programs."""
        asked = ("xdotool", "getdisplaygeometry")
        answer = subprocess.run(asked, env=self.environment, capture_output=True, check=False)
        return answer.returncode == 0

    def hands(self, *words: str) -> None:
        """Let real events come out of the X server's XTEST."""
        subprocess.run(["xdotool", *words], env=self.environment, check=True, timeout=60)

    def window(self, title: str) -> Node | None:
        """Find a window by what its title begins with; the newest of several."""
        found = [
            window
            for program in self.tree.programs()
            for window in program.children
            if window.name.startswith(title) and window.is_seen()
        ]
        return found[-1] if found else None

    def top(self) -> Node:
        """Give the window that has the keyboard."""

        def active() -> Node | None:
            windows = [one for program in self.tree.programs() for one in program.children]
            return next((one for one in reversed(windows) if "active" in one.states), None)

        return self.until(active, "a window that has the keyboard")

    def until(
        self, seen: Callable[[], _Seen | None], what: str, within: float = _FOUND_WITHIN
    ) -> _Seen:
        """Wait until something is seen (anything that counts as true), and give it."""
        end = time.monotonic() + within
        while True:
            try:
                if found := seen():
                    return found
            except GoneError:
                # The window was building itself anew while it was looked at.
                pass
            if time.monotonic() > end:
                self.picture("not-seen")
                raise AssertionError(f"not seen within {within:.0f} s: {what}\n{self.said()}")
            time.sleep(_LOOK_AGAIN)

    def find(self, name: str, *roles: str, begins: bool = False) -> Node:
        """Find the one thing with this name in the window that has the keyboard."""

        def once() -> Node | None:
            found = self.top().find(name, *roles, begins=begins)
            return found[0] if found else None

        return self.until(once, f"{' or '.join(roles) or 'anything'} “{name}”")

    def press(self, name: str, *roles: str, begins: bool = False) -> None:
        """Click the one control with this name that can be used."""
        kinds = roles or ("push button", "check box", "radio button", "toggle button", "menu item")

        def once() -> Node | None:
            found = self.top().find(name, *kinds, begins=begins)
            return next((one for one in found if "enabled" in one.states), None)

        self.click(self.until(once, f"“{name}” that can be pressed"))

    def click(self, node: Node, *, times: int = 1) -> None:
        """Click into the middle of something."""
        x, y = node.box.middle
        self.hands(*("mousemove", "--sync", str(x), str(y), "click", "--repeat", str(times), "1"))

    def keys(self, *names: str) -> None:
        """Press keys, by X's names: `n`, `Return`, `ctrl+s`."""
        self.hands("key", "--delay", "8", *names)

    def type(self, words: str, pause: int = 60) -> None:
        """Type words, with so many milliseconds from key to key."""
        self.hands("type", "--delay", str(pause), words)

    def write(self, field: Node, words: str) -> None:
        """Put words into a field in place of what stands there."""
        for pause in (60, 120, 240, 480):
            self.click(field)
            self.until(lambda: "focused" in field.states, "the field has the keyboard")
            self.keys("ctrl+a")
            self.type(words, pause)
            try:
                self.until(lambda: field.words == words, f"“{words}”", within=3)
                return
            except AssertionError:
                # X lends keys to signs that no keyboard has; a busy machine may miss one of them.
                continue
        raise AssertionError(f"“{words}” was typed, “{field.words}” stands there")

    def drag(self, from_here: tuple[int, int], to_there: tuple[int, int]) -> None:
        """Drag with the left button, slowly enough to be followed."""
        (x, y), (to_x, to_y) = from_here, to_there
        self.hands("mousemove", "--sync", str(x), str(y), "mousedown", "1")
        for step in range(1, 11):
            self.hands(
                *("mousemove", "--sync"),
                *(str(x + (to_x - x) * step // 10), str(y + (to_y - y) * step // 10)),
            )
            time.sleep(_LOOK_AGAIN)
        # The target is told of what lies over it before it is let go.
        time.sleep(0.3)
        self.hands("mouseup", "1")

    def picture(self, name: str) -> Path | None:
        """Keep what is on the screen as a picture, where a program for it is there."""
        if shutil.which("import") is None:
            return None
        path = self.folder / f"{name}.png"
        subprocess.run(["import", "-window", "root", str(path)], env=self.environment, check=False)
        return path


@contextmanager
def desktop(folder: Path, *, width: int = 1366, height: int = 768) -> Iterator[Desktop]:
    """Make a desktop that is gone afterwards with everything that was started on it."""
    with ExitStack() as stack:
        environment = _own_environment(folder)
        number = _started(stack, environment, *_screen(width, height), "-displayfd")
        environment["DISPLAY"] = f":{number}"
        bus = _started(
            stack, environment, "dbus-daemon", "--session", "--nofork", "--print-address"
        )
        environment["DBUS_SESSION_BUS_ADDRESS"] = bus
        tree = Tree(bus)
        stack.callback(tree.close)
        made = Desktop(environment, tree, folder)
        rules = folder / "openbox.xml"
        rules.write_text(_OPENBOX, encoding="utf-8")
        # The X server says its number a moment before it lets anybody in.
        made.until(made.is_up, "the screen")
        managed = folder / "managed"
        manager = made.start(
            *("openbox", "--config-file", str(rules)), *("--startup", f"touch '{managed}'")
        )
        stack.callback(_end, manager)
        # A window that comes before its manager is never given the keyboard.
        made.until(managed.exists, "the window manager")
        yield made


@contextmanager
def program(here: Desktop, *arguments: str) -> Iterator["subprocess.Popen[bytes]"]:
    """Run the program on a desktop, as its starter does."""
    running = here.start(sys.executable, "-m", "gwreport", "app", *arguments)
    try:
        yield running
    finally:
        _end(running)


def _own_environment(folder: Path) -> dict[str, str]:
    """Give the environment of a user who has never used the program, and whose home is the folder."""
    own = {
        "HOME": folder,
        "XDG_CACHE_HOME": folder / "cache",
        "XDG_CONFIG_HOME": folder / "config",
        "XDG_STATE_HOME": folder / "state",
        "XDG_RUNTIME_DIR": folder / "run",
    }
    for name, place in own.items():
        place.mkdir(parents=True, exist_ok=True)
        if name == "XDG_RUNTIME_DIR":
            place.chmod(0o700)
    kept = {name: value for name, value in os.environ.items() if not name.startswith("QT_")}
    return {
        **kept,
        **{name: str(place) for name, place in own.items()},
        "QT_QPA_PLATFORM": "xcb",
        # Qt speaks to a screen reader only where one runs; the walk is none that it knows.
        "QT_LINUX_ACCESSIBILITY_ALWAYS_ON": "1",
    }


def _screen(width: int, height: int) -> tuple[str, ...]:
    # Without `-noreset` the server begins anew whenever its last client leaves (whoever only asked
    # whether it is up, say), and lets nobody in meanwhile.
    return ("Xvfb", "-screen", "0", f"{width}x{height}x24", "-nolisten", "tcp", "-noreset")


def _started(stack: ExitStack, environment: Mapping[str, str], *command: str) -> str:
    """Start what serves the desktop, and give the line that it says when it is ready."""
    heard, said = os.pipe()
    last = {"-displayfd": str(said), "--print-address": None}[command[-1]]
    words = [*command, last] if last else [*command[:-1], f"{command[-1]}={said}"]
    running = subprocess.Popen(
        words,
        env=dict(environment),
        pass_fds=[said],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    os.close(said)
    stack.callback(_end, running)
    with os.fdopen(heard) as lines:
        return lines.readline().strip()


def _end(running: "subprocess.Popen[bytes]") -> None:
    if running.poll() is None:
        running.send_signal(signal.SIGTERM)
    try:
        running.wait(5)
    except subprocess.TimeoutExpired:
        running.kill()
        running.wait()
