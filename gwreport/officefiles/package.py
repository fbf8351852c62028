"""The XML parts of an office document, its refusals told as those of a document."""

import posixpath
from typing import NamedTuple

from gwreport.errors import DocumentError, DocumentFault
from gwreport.officefiles.xlsx.container import Container, Unreadable, UnreadableFileError
from gwreport.officefiles.xlsx.parts import parse_part
from gwreport.officefiles.xml_element import Element
from gwreport.wording.file_details import detail

# What is none of these is of another kind, which has a sentence of its own.
_FAULTS = {
    Unreadable.EMPTY: DocumentFault.EMPTY,
    Unreadable.ENCRYPTED: DocumentFault.ENCRYPTED,
    Unreadable.DAMAGED: DocumentFault.DAMAGED,
    Unreadable.BOMB: DocumentFault.HOSTILE,
    Unreadable.DOCTYPE: DocumentFault.HOSTILE,
    Unreadable.PART_TWICE: DocumentFault.HOSTILE,
    Unreadable.PART_NAME: DocumentFault.HOSTILE,
}
_SAID = {
    Unreadable.BOMB: "bomb",
    Unreadable.DOCTYPE: "doctype",
    Unreadable.PART_TWICE: "part-twice",
    Unreadable.PART_NAME: "outside-name",
}


class Relation(NamedTuple):
    """A part that another refers to; one that lies outside is never followed."""

    kind: str
    target: str
    is_outside: bool


def refusal(error: UnreadableFileError, name: str) -> DocumentError:
    """Say what a refusal as a workbook means for the document of this file name."""
    if error.reason is Unreadable.TOO_LARGE:
        return DocumentError(name, DocumentFault.TOO_LARGE, error.detail)
    fault = _FAULTS.get(error.reason)
    if fault is None:
        return DocumentError(name, DocumentFault.WRONG_KIND, error.detail, error.reason.value)
    said = _SAID.get(error.reason)
    return DocumentError(name, fault, detail(said) if said else "")


class Package:
    """An opened office document; `name` is its file's.

    Raises DocumentError when it is opened: TOO_LARGE, DAMAGED, ENCRYPTED or HOSTILE.
    """

    def __init__(self, data: bytes, name: str) -> None:
        self.name = name
        try:
            self._container = Container(data)
        except UnreadableFileError as error:
            raise refusal(error, name) from error

    def parse(self, part: str) -> Element | None:
        """Parse an XML part; None when there is none of that name.

        Raises DocumentError: DAMAGED, or HOSTILE for a document type declaration.
        """
        if not self._container.has(part):
            return None
        try:
            return parse_part(self._container.read(part), part)
        except UnreadableFileError as error:
            raise refusal(error, self.name) from error

    def written_names(self) -> tuple[str, ...]:
        """Give the names of all parts as they are written, in their order."""
        return self._container.written_names()

    def has(self, part: str) -> bool:
        """Say whether there is a part of that name."""
        return self._container.has(part)

    def read(self, part: str) -> bytes:
        """Give the bytes of a part.

        Raises DocumentError: DAMAGED, or TOO_LARGE.
        """
        try:
            return self._container.read(part)
        except UnreadableFileError as error:
            raise refusal(error, self.name) from error

    def relations(self, part: str) -> dict[str, Relation]:
        """Give the parts that a part refers to, by the number of each reference.

        Raises DocumentError as `parse` does.
        """
        folder, _, name = part.rpartition("/")
        root = self.parse(f"{folder}/_rels/{name}.rels" if folder else f"_rels/{name}.rels")
        found: dict[str, Relation] = {}
        for one in () if root is None else root:
            target = str(one.get("Target", ""))
            is_outside = one.get("TargetMode") == "External"
            if not is_outside:
                target = posixpath.normpath(posixpath.join("/", folder, target)).lstrip("/")
            kind = str(one.get("Type", "")).rpartition("/")[2]
            found[str(one.get("Id", ""))] = Relation(kind, target, is_outside)
        return found

    def main_part(self) -> str:
        """Give the name of the part that the package calls its document, "" when it names none.

        Raises DocumentError as `parse` does.
        """
        root = self.parse("_rels/.rels")
        for relation in () if root is None else root:
            if str(relation.get("Type", "")).endswith("/officeDocument"):
                return posixpath.normpath(str(relation.get("Target", "")).lstrip("/"))
        return ""
