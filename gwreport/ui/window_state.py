"""What the window remembers from one day to the next: size, theme, recent workspaces."""

from pathlib import Path

from PySide6.QtCore import QByteArray, QSettings

from gwreport.workflow.locations import is_address

_RECENT = "recent"
_DRAFTS = "drafts"
_KEPT = 8
_REASONS = "reasons"
_KEPT_REASONS = 12
# Under what and a workspace's uid the folder is kept from which it collects by itself.
WATCHED = "watched folder of"


class WindowState:
    """Kept in an ini file of the user's own settings folder; a file that is lost costs nothing.

    `drafts_folder` is where drafts stand, which do cost something: in the user's state folder.
    """

    def __init__(self, path: Path | None = None) -> None:
        if path is None:
            from platformdirs import user_config_path, user_state_path

            path = user_config_path("gwreport") / "window.ini"
            self.drafts_folder = user_state_path("gwreport") / _DRAFTS
        else:
            self.drafts_folder = path.with_name(_DRAFTS)
        self._settings = QSettings(str(path), QSettings.Format.IniFormat)

    @property
    def geometry(self) -> QByteArray | None:
        """The window's size and place."""
        value = self._settings.value("geometry")
        return value if isinstance(value, QByteArray) else None

    @geometry.setter
    def geometry(self, value: QByteArray) -> None:
        self._settings.setValue("geometry", value)

    @property
    def theme(self) -> str:
        """ "light", "dark" or "" to follow the desktop."""
        value = self._settings.value("theme", "")
        return value if value in ("light", "dark") else ""

    @theme.setter
    def theme(self, value: str) -> None:
        self._settings.setValue("theme", value)

    @property
    def reviewer(self) -> str:
        """The name under which decisions are recorded, "" until it was given."""
        return str(self._settings.value("reviewer", ""))

    @reviewer.setter
    def reviewer(self, value: str) -> None:
        self._settings.setValue("reviewer", value)

    @property
    def acting(self) -> str:
        """Who does what is recorded without asking for a name: the reviewer, else the window."""
        return self.reviewer or "窗口操作"

    @property
    def reasons(self) -> list[str]:
        """The reasons that were given last for decisions, newest first."""
        value = self._settings.value(_REASONS, [])
        reasons = value if isinstance(value, list) else [value]
        return [one for one in reasons if isinstance(one, str) and one]

    def remember_reason(self, reason: str) -> None:
        """Put a reason first among those that are offered."""
        rest = [one for one in self.reasons if one != reason]
        self._settings.setValue(_REASONS, [reason, *rest][:_KEPT_REASONS])

    def kept(self, name: str) -> str:
        """Give what a page left to be remembered under a name, "" for nothing."""
        return str(self._settings.value(f"kept/{name}", ""))

    def keep(self, name: str, value: str) -> None:
        """Remember something for a page."""
        self._settings.setValue(f"kept/{name}", value)

    @property
    def recent(self) -> list[str]:
        """The workspaces that were open last, newest first; those that have gone are left out."""
        value = self._settings.value(_RECENT, [])
        # Qt gives a list of one as a plain text.
        locations = value if isinstance(value, list) else [value]
        return [one for one in locations if isinstance(one, str) and _may_be_there(one)]

    def remember(self, location: str) -> None:
        """Put a workspace first among the recent ones."""
        place = location if is_address(location) else str(Path(location).absolute())
        rest = [one for one in self.recent if one != place]
        self._settings.setValue(_RECENT, [place, *rest][:_KEPT])

    def folder(self, purpose: str) -> str:
        """Give the folder that was last used for a purpose ("collect", "report" …)."""
        return str(self._settings.value(f"folder/{purpose}", ""))

    def remember_folder(self, purpose: str, folder: Path) -> None:
        """Remember the folder for a purpose."""
        self._settings.setValue(f"folder/{purpose}", str(folder))

    def save(self) -> None:
        """Write it all to disk."""
        self._settings.sync()


def _may_be_there(location: str) -> bool:
    # Whether a server is there is known when it is asked, which may take long.
    return is_address(location) or Path(location).is_file()
