"""The pages of the report as nobody changes them any more: PDF, and OFD made of it."""

from collections.abc import Collection

from gwreport.domain.findings.codes.outputs import OutputCode
from gwreport.domain.findings.finding import Finding
from gwreport.machine.conversion import Unmade, printed
from gwreport.workflow.processes.ofd_making import makes_ofd, ofd_of
from gwreport.workflow.progress import Progress, stop_if_cancelled

PDF, OFD = "pdf", "ofd"


def print_pages(
    document: bytes, formats: Collection[str], progress: Progress
) -> tuple[dict[str, bytes], list[Finding]]:
    """Make PDF and OFD of a Word file, as far as they are among the formats and can be made.

    Where no OFD can be made the PDF stands in its place. Raises Cancelled, StorageError.
    """
    made: dict[str, bytes] = {}
    if not {PDF, OFD} & set(formats):
        return made, []
    progress.step(0, 0, "PDF")
    stop_if_cancelled(progress)
    pdf = printed(document, is_stopped=progress.cancelled)
    stop_if_cancelled(progress)
    if isinstance(pdf, Unmade):
        is_missing = pdf is Unmade.NO_PROGRAM
        return made, [Finding(OutputCode.PDF_NO_PROGRAM if is_missing else OutputCode.PDF_NOT_MADE)]
    if OFD not in formats:
        return {PDF: pdf}, []
    ofd = None
    if makes_ofd():
        progress.step(0, 0, "OFD")
        ofd = ofd_of(pdf, progress)
    if PDF in formats or ofd is None:
        made[PDF] = pdf
    if ofd is None:
        code = OutputCode.OFD_NOT_MADE if makes_ofd() else OutputCode.OFD_NO_PROGRAM
        return made, [Finding(code)]
    made[OFD] = ofd
    return made, []
