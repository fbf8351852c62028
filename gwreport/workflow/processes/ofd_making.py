"""OFD (GB/T 33190) made of our own PDF, where the library for it is installed (`gwreport[ofd]`).

The library sets every character as an outline: the pages are those of the PDF to the eye, and their
words cannot be searched.
"""

from importlib.util import find_spec

from gwreport.errors import WorkerError
from gwreport.machine import effects
from gwreport.workflow.processes.pool import ReadingPool
from gwreport.workflow.progress import Progress

_LIBRARY = "pdf2ofd"
# Twenty pages take three seconds on a good machine.
_SECONDS, _PROCESSOR_SECONDS = 300.0, 120.0


def makes_ofd() -> bool:
    """Say whether the library is installed."""
    return find_spec(_LIBRARY) is not None


def ofd_of(pdf: bytes, progress: Progress) -> bytes | None:
    """Turn a PDF into OFD in a process of its own; None when that does not succeed.

    Raises Cancelled, StorageError when there is no room in the temporary folder.
    """
    with ReadingPool(
        _make,
        None,
        workers=1,
        seconds=_SECONDS,
        processor_seconds=_PROCESSOR_SECONDS,
        progress=progress,
    ) as pool:
        (made,) = pool.run([(pdf, "report.pdf")])
    return None if isinstance(made, WorkerError) else made


def _make(pdf: bytes, _: str, __: None) -> bytes:
    import pdf2ofd  # pyright: ignore[reportMissingImports]

    with effects.temporary_folder() as folder:
        source, target = folder / "document.pdf", folder / "document.ofd"
        source.write_bytes(pdf)
        pdf2ofd.convert(str(source), str(target), verbose=False)  # pyright: ignore[reportUnknownMemberType]
        return target.read_bytes()
