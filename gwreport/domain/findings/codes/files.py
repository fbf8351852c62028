"""The codes of files that cannot be taken, and what is odd about their names."""

from enum import ReprEnum
from typing import Self

from gwreport.domain.findings.code import Code, Severity, Trait


class FileCode(Code, ReprEnum):
    """Why a file cannot be read as a workbook."""

    HTML = "file-html", Severity.ERROR
    MHT = "file-mht", Severity.ERROR
    OLD_XML = "file-old-xml", Severity.ERROR
    OFD = "file-ofd", Severity.ERROR
    LAYOUT = "file-layout", Severity.ERROR
    PDF = "file-pdf", Severity.ERROR
    PORTFOLIO = "file-portfolio", Severity.ERROR
    WORD = "file-word", Severity.ERROR
    SLIDES = "file-slides", Severity.ERROR
    PICTURE = "file-picture", Severity.ERROR
    RECORDING = "file-recording", Severity.ERROR
    PACKAGE = "file-package", Severity.ERROR
    LINK = "file-link", Severity.ERROR
    RIGHTS = "file-rights", Severity.ERROR
    SEALED = "file-sealed", Severity.ERROR
    SCRAMBLED = "file-scrambled", Severity.ERROR
    DATABASE = "file-database", Severity.ERROR
    PROGRAM = "file-program", Severity.ERROR
    MAIL = "file-mail", Severity.ERROR
    ARCHIVE = "file-archive", Severity.ERROR
    EMPTY = "file-empty", Severity.ERROR
    NO_WORKBOOK = "file-no-workbook", Severity.ERROR
    TEXT = "file-text", Severity.ERROR
    ENCRYPTED = "file-encrypted", Severity.ERROR
    DAMAGED = "file-damaged", Severity.ERROR
    TOO_LARGE = "file-too-large", Severity.ERROR
    BOMB = "file-bomb", Severity.ERROR
    DOCTYPE = "file-doctype", Severity.ERROR
    PART_TWICE = "file-part-twice", Severity.ERROR
    PART_NAME = "file-part-name", Severity.ERROR

    @classmethod
    def of(cls, kind: str) -> Self:
        """Give the code of a kind of file, or of what is wrong with one."""
        return cls(f"file-{kind}")


class SourceCode(Code, ReprEnum):
    """Why a file, or a member of an archive, is not had; what is odd about its name."""

    UNREADABLE = "source-unreadable", Severity.ERROR, Trait.NOT_OPENED
    TOO_LARGE = "source-too-large", Severity.ERROR, Trait.NOT_OPENED
    LITTER = "source-litter", Severity.INFO, Trait.NOT_OPENED
    ENCRYPTED = "source-encrypted", Severity.ERROR, Trait.NOT_OPENED
    DAMAGED = "source-damaged", Severity.ERROR, Trait.NOT_OPENED
    BOMB = "source-bomb", Severity.ERROR, Trait.NOT_OPENED
    TOO_MANY = "source-too-many", Severity.ERROR, Trait.NOT_OPENED
    TOO_DEEP = "source-too-deep", Severity.ERROR, Trait.NOT_OPENED
    TOO_SLOW = "source-too-slow", Severity.ERROR, Trait.NOT_OPENED
    UNSUPPORTED = "source-unsupported", Severity.ERROR, Trait.NOT_OPENED
    METHOD = "source-method", Severity.ERROR, Trait.NOT_OPENED
    SPLIT = "source-split", Severity.ERROR, Trait.NOT_OPENED
    NAMELESS = "source-nameless", Severity.ERROR, Trait.NOT_OPENED
    ODD_NAME = "source-odd-name", Severity.ERROR, Trait.NOT_OPENED
    LINK = "source-link", Severity.ERROR, Trait.NOT_OPENED
    OBJECT = "source-object", Severity.ERROR, Trait.NOT_OPENED
    ELSEWHERE = "source-elsewhere", Severity.ERROR, Trait.NOT_OPENED
    MAIL_ENCRYPTED = "source-mail-encrypted", Severity.ERROR, Trait.NOT_OPENED
    PICTURE = "source-picture", Severity.INFO, Trait.NOT_OPENED
    NO_ROOM = "source-no-room", Severity.ERROR, Trait.NOT_OPENED
    EMPTY = "source-empty", Severity.ERROR, Trait.NOT_OPENED
    FOLDER_UNREADABLE = "source-folder-unreadable", Severity.ERROR, Trait.NOT_OPENED
    FOLDER_TOO_DEEP = "source-folder-too-deep", Severity.ERROR, Trait.NOT_OPENED
    LINK_OUTSIDE = "source-link-outside", Severity.ERROR, Trait.NOT_OPENED
    LINK_BROKEN = "source-link-broken", Severity.ERROR, Trait.NOT_OPENED
    OUTSIDE = "source-outside", Severity.WARNING
    TWICE = "source-twice", Severity.WARNING
    RESERVED = "source-reserved", Severity.WARNING

    @classmethod
    def of(cls, problem: str) -> Self:
        """Give the code of what hindered the taking, or of what is odd about a name."""
        return cls(f"source-{problem}")
