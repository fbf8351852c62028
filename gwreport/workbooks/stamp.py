"""Marks of identity: the stamp of a unit workbook and the token of each of its rows.

Both carry a check made with the workspace's secret, so that a mark of another workspace and an
altered one are known. Each is enough alone to tell the round and the unit.
"""

import hashlib
import re
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from gwreport.domain.rounds import Round, parse_collection
from gwreport.workbooks.form import WorkspaceKey

_STAMP = re.compile(
    r"gwreport/1 (\S+) (\d{4}-[A-Z]\w{1,4}) (\d{3,9})(?: R(\d{1,4}))? ([A-Z2-7]{8})", re.ASCII
)
_TOKEN = re.compile(r"(\d{4})([A-Z]\w{1,4})-(\d{3,9})-(\S+)-([A-Z2-7]{8})", re.ASCII)
_CHECK_BYTES = 5  # eight characters in base 32
_BASE_32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567"
_PAIRS = [first + second for first in _BASE_32 for second in _BASE_32]


@dataclass(frozen=True, slots=True)
class Stamp:
    """What a stamp says; `workspace` is a workspace's uid. Not yet checked.

    `correction` is the number of the sending back (退回修改) that the workbook serves, 0 for none.
    """

    workspace: str
    round: Round
    unit_number: int
    check: str
    correction: int = 0

    def parts(self) -> tuple[str, ...]:
        """Give what its check is made from."""
        of_correction = (f"R{self.correction}",) if self.correction else ()
        return ("stamp", str(self.round), str(self.unit_number), *of_correction)


@dataclass(frozen=True, slots=True)
class Token:
    """What a row's token says. Not yet checked."""

    round: Round
    unit_number: int
    item: str
    check: str


class Trust(StrEnum):
    """Whether a stamp is ours."""

    GENUINE = "genuine"
    OTHER_WORKSPACE = "other_workspace"
    ALTERED = "altered"


def make_stamp(key: WorkspaceKey, round_: Round, unit_number: int, correction: int = 0) -> str:
    """Make a workbook's stamp, "gwreport/1 1f0c9a3e 2025-Q3 017 K3V9P2QX".

    That of a correction says which one, "… 017 R2 K3V9P2QX".
    """
    check = _check(key, *Stamp(key.uid, round_, unit_number, "", correction).parts())
    number = f"{unit_number:03d} R{correction}" if correction else f"{unit_number:03d}"
    return f"gwreport/1 {key.uid} {round_} {number} {check}"


def parse_stamp(text: str) -> Stamp | None:
    """Read a stamp; None when the text is none."""
    found = _STAMP.fullmatch(text.strip())
    if not found:
        return None
    uid, code, number, correction, check = found.groups()
    round_ = parse_collection(code)
    if round_ is None:
        return None
    return Stamp(uid, round_, int(number), check, int(correction or 0))


def check_stamp(stamp: Stamp, key: WorkspaceKey) -> Trust:
    """Say whether this workspace made the stamp and nobody altered it."""
    if stamp.workspace != key.uid:
        return Trust.OTHER_WORKSPACE
    if stamp.check == _check(key, *stamp.parts()):
        return Trust.GENUINE
    return Trust.ALTERED


def make_token(key: WorkspaceKey, round_: Round, unit_number: int, item: str) -> str:
    """Make a row's token, "2025Q3-017-T17-K3V9P2QX"; `item` is an id without blanks."""
    check = _check(key, "token", str(round_), str(unit_number), item)
    return f"{str(round_).replace('-', '')}-{unit_number:03d}-{item}-{check}"


def parse_token(text: str) -> Token | None:
    """Read a token; None when the text is none."""
    found = _TOKEN.fullmatch(text.strip())
    if not found:
        return None
    year, period, number, item, check = found.groups()
    round_ = parse_collection(f"{year}-{period}")
    return None if round_ is None else Token(round_, int(number), item, check)


def check_token(token: Token, key: WorkspaceKey) -> bool:
    """Say whether this workspace made the token and nobody altered it."""
    parts = (str(token.round), str(token.unit_number), token.item)
    return token.check == _check(key, "token", *parts)


def _check(key: WorkspaceKey, *parts: str) -> str:
    words = "\0".join((key.uid, *parts)).encode()
    digest = hashlib.blake2b(words, key=_secret(key.secret), digest_size=_CHECK_BYTES).digest()
    # By hand, two characters at a time: each row that is written or read wants one, and the library's
    # way takes longer than the hash.
    bits = int.from_bytes(digest)
    return "".join([_PAIRS[bits >> place & 0x3FF] for place in (30, 20, 10, 0)])


@lru_cache(maxsize=8)
def _secret(words: str) -> bytes:
    return hashlib.sha256(words.encode()).digest()
