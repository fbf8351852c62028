"""The files in a zip archive, each by itself: one that cannot be had leaves the others as they are."""

from collections.abc import Iterator

from gwreport.officefiles.containers.budget import Budget
from gwreport.officefiles.containers.members import Member, Problem, UnpackError, is_litter
from gwreport.officefiles.containers.zip_reading import ZipArchive, ZipEntry

_FOLDER_ENDS = (b"/", b"\\")


def zip_members(data: bytes, budget: Budget) -> Iterator[Member]:
    """Yield every file, folders left out; raises UnpackError for what is behind those it gave."""
    archive = ZipArchive(data, max(budget.members_left, 0))
    for number, entry in enumerate(archive.entries, 1):
        if entry.raw_name.endswith(_FOLDER_ENDS) and not entry.size:
            budget.check_time()
            continue
        budget.count_member()
        yield _member(archive, entry, number, budget)
    if archive.has_more:
        budget.members_left = 0
        budget.count_member()
    if not archive.is_whole:
        raise UnpackError(Problem.DAMAGED)


def _member(archive: ZipArchive, entry: ZipEntry, number: int, budget: Budget) -> Member:
    name = entry.shown_name.replace("\\", "/")
    if not name.strip("/"):
        return Member(f"第 {number} 个文件（没有名字）", None, Problem.NAMELESS)
    if "\0" in name:
        return Member(name.replace("\0", "\ufffd"), None, Problem.ODD_NAME)
    if is_litter(name):
        return Member(name, None, Problem.LITTER)
    if entry.is_link:
        return Member(name, None, Problem.LINK)
    try:
        return Member(name, budget.joined(archive.stream(entry), entry.packed_size))
    except UnpackError as error:
        return Member(name, None, error.problem, error.detail)
