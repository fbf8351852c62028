"""What a government work report promises for the coming year, sentence by sentence."""

from dataclasses import dataclass

from gwreport.domain.findings.place import UNPLACED, Place
from gwreport.domain.plan.plan import Kind
from gwreport.domain.plan.target import Target


@dataclass(frozen=True, slots=True)
class Commitment:
    """One commitment of a work report.

    `sentence` is the report's own, whole and verbatim; `text` the part of it that is this
    commitment, without the number before and the mark behind it. `section` is the nearest heading
    above as printed, `due` the time limit as printed, None where the words name none.
    """

    text: str
    sentence: str
    kind: Kind
    section: str = ""
    due: str | None = None
    targets: tuple[Target, ...] = ()
    place: Place = UNPLACED


@dataclass(frozen=True, slots=True)
class WorkReport:
    """A work report as read: its commitments in printed order.

    `year` is the coming year, None where the text does not say it. `left_out` are the sentences of
    the same chapters that promise nothing by themselves (principles, addresses), verbatim.
    """

    title: str
    year: int | None
    commitments: tuple[Commitment, ...]
    left_out: tuple[str, ...] = ()
