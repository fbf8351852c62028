"""Which round a file belongs to that tells none itself."""

from collections.abc import Callable, Iterable, Sequence

from gwreport.domain.returns.issues import Issue
from gwreport.domain.returns.returns import Submission


def strays_of(
    round_code: str,
    strays: Iterable[Submission],
    issues: Sequence[Issue],
    is_before: Callable[[Issue, Submission], bool],
) -> tuple[Submission, ...]:
    """Give the files that tell no round of theirs and came while this one was collected.

    That is the round that was issued last before they came; a file from before any issue goes to
    the first. `issues` are all of the workspace, oldest first; `is_before` says whether one had
    gone out when a file came.
    """

    def round_of(stray: Submission) -> str:
        out = [one for one in issues if is_before(one, stray)] or issues[:1]
        return out[-1].round if out else ""

    return tuple(one for one in strays if round_of(one) == round_code)
