"""How far an item is, in the classes of the field."""

from enum import StrEnum


class Status(StrEnum):
    """The classes of progress (进度研判), from best to worst."""

    EXCEEDED = "exceeded"
    DONE = "done"
    NEARLY_DONE = "nearly_done"
    ON_SCHEDULE = "on_schedule"
    BEHIND = "behind"
    STALLED = "stalled"
    UNKNOWN = "unknown"


IS_DONE = frozenset({Status.EXCEEDED, Status.DONE})
IS_BEHIND = frozenset({Status.BEHIND, Status.STALLED})


def status_in_words(text: str) -> Status | None:
    """Read the plain statement of progress in a unit's own text; None when it makes none.

    The phrases are those that offices print in the public appendices: an item stands in 附件3
    because its text says 未实现“依时序推进”.
    """
    plain = "".join(mark for mark in text if mark not in '“”"「」 \t\n')
    for phrase in (
        "未实现依时序推进",
        "未依时序推进",
        "未按时序推进",
        "未达时序进度",
        "未达到时序进度",
        "未完成时序进度",
        "滞后时序进度",
        "滞后于时序进度",
        "未按序时进度",
        "未达序时进度",
        "未达到序时进度",
        "未完成序时进度",
        "滞后序时进度",
        "滞后于序时进度",
    ):
        if phrase in plain:
            return Status.BEHIND
    return None
