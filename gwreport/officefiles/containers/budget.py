"""How much may be unpacked of one archive, with all that lies in it: files, bytes and time."""

from collections.abc import Iterable, Iterator
from time import thread_time

from gwreport.officefiles.containers.members import Member, Problem, UnpackError

# No office program packs so well, but for what is small.
_RATIO, _RATIO_COUNTS_ABOVE = 200, 8 << 20


class Budget:
    """Counts over all nested archives, so that many small ones are no way around the limits.

    At most `members` files, `total` bytes of them all and `each` of one; `seconds` of the
    processor's time are counted while `metered` runs.
    """

    def __init__(self, members: int, total: int, each: int, seconds: float) -> None:
        self._most, self.members_left = members, members
        self._total, self._bytes_left = total, total
        self._each = each
        self._seconds_left = seconds
        self._began = thread_time()
        self.stopped = False

    def metered(self, members: Iterator[Member]) -> Iterator[Member]:
        """Pass members on; only the time in which they are made is counted."""
        while True:
            self._began = thread_time()
            member = next(members, None)
            self._seconds_left -= thread_time() - self._began
            if member is None:
                return
            yield member

    def check_time(self) -> None:
        """Raise UnpackError (TOO_SLOW) when the time is used up; called in every long loop."""
        if thread_time() - self._began > self._seconds_left:
            raise UnpackError(Problem.TOO_SLOW)

    def count_member(self) -> None:
        """Count a file that is to be taken or told of.

        Raises UnpackError when there is nothing left for it: TOO_MANY, TOO_LARGE or TOO_SLOW; then
        the whole is `stopped`.
        """
        self.members_left -= 1
        self.stopped = True
        if self.members_left < 0:
            raise UnpackError(Problem.TOO_MANY, str(self._most))
        if self._bytes_left < 0:
            raise UnpackError(Problem.TOO_LARGE, _megabytes(self._total))
        self.check_time()
        self.stopped = False

    def joined(self, pieces: Iterable[bytes], packed_size: int | None = None) -> bytes:
        """Put the pieces of a file together, which are counted as they come, taken or not.

        Raises UnpackError: TOO_LARGE, TOO_SLOW, or BOMB for what unpacks to 200 times its packed
        size, which would fill the archive of originals.
        """
        taken: list[bytes] = []
        size = 0
        for piece in pieces:
            size += len(piece)
            self._bytes_left -= len(piece)
            if size > self._each:
                raise UnpackError(Problem.TOO_LARGE, _megabytes(self._each))
            if self._bytes_left < 0:
                raise UnpackError(Problem.TOO_LARGE, _megabytes(self._total))
            if packed_size is not None and size > max(_RATIO * packed_size, _RATIO_COUNTS_ABOVE):
                raise UnpackError(Problem.BOMB, str(_RATIO))
            self.check_time()
            taken.append(piece)
        return b"".join(taken)

    def pass_over(self, pieces: Iterable[bytes]) -> None:
        """Leave pieces aside; they are counted none the less.

        Raises UnpackError: TOO_LARGE, TOO_SLOW.
        """
        for piece in pieces:
            self._bytes_left -= len(piece)
            if self._bytes_left < 0:
                raise UnpackError(Problem.TOO_LARGE, _megabytes(self._total))
            self.check_time()


def _megabytes(size: int) -> str:
    return f"{size >> 20} MB"
