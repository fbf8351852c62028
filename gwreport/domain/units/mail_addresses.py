"""The e-mail addresses that stand in what the registry has of a unit: none is guessed, none put right."""

import re
import unicodedata
from dataclasses import dataclass

# As servers take them without extensions: RFC 5321, 4.1.2, without quoted local parts and literals.
_ATOM = r"[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+"
_LABEL = r"[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?"
_ADDRESS = re.compile(rf"{_ATOM}(?:\.{_ATOM})*@{_LABEL}(?:\.{_LABEL})+")
# RFC 5321, 4.5.3.1: of the local part, and of a path.
_LONGEST_LOCAL, _LONGEST = 64, 254
_BETWEEN = re.compile(r"[、，,；;\n]")


@dataclass(frozen=True, slots=True)
class MailAddresses:
    """The addresses in a text, each once, and the words in it that are none."""

    good: tuple[str, ...]
    strange: tuple[str, ...] = ()

    @property
    def usable(self) -> tuple[str, ...]:
        """The addresses; none where other words stand among them: who is meant is not certain then."""
        return () if self.strange else self.good


def mail_addresses(written: str) -> MailAddresses:
    """Read what the registry has of a unit's addresses: several stand behind each other."""
    plain = unicodedata.normalize("NFKC", written)
    words = [word for part in _BETWEEN.split(plain) for word in _bare(part.strip()).split()]
    words = [word.removeprefix("mailto:") for word in words]
    return MailAddresses(
        tuple(dict.fromkeys(word for word in words if is_mail_address(word))),
        tuple(dict.fromkeys(word for word in words if not is_mail_address(word))),
    )


def _bare(part: str) -> str:
    """Take off who it is, where that stands before the address: 周叙言 <zhou@a.cn>."""
    return part[part.rfind("<") + 1 : -1] if part.endswith(">") and "<" in part else part


def is_mail_address(word: str) -> bool:
    """Say whether a word is one address, as every server takes it."""
    local = word.partition("@")[0]
    return (
        len(word) <= _LONGEST
        and len(local) <= _LONGEST_LOCAL
        and _ADDRESS.fullmatch(word) is not None
    )
