"""The official order of the leaders, as it is kept among the settings."""

from collections.abc import Iterable

from gwreport.settings.declared import LEADER_ORDER, Settings

_BETWEEN = "、"


def official_leaders(settings: Settings) -> tuple[str, ...]:
    """Give the leaders in the order that the office has set; none where it has set none."""
    names = (name.strip() for name in settings.text(LEADER_ORDER).split(_BETWEEN))
    return tuple(dict.fromkeys(name for name in names if name))


def written_order(names: Iterable[str]) -> str:
    """Write an order as the setting holds it."""
    return _BETWEEN.join(dict.fromkeys(names))
