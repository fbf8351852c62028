"""The objects of a PDF by what they are; one that refers to itself without end is nothing."""

from typing import Any, cast

from pdfminer.pdftypes import PDFObjRef
from pdfminer.psparser import PSLiteral

_LONGEST_CHAIN = 20


def resolved(value: object) -> Any:
    """Follow an object's references; None where they never end."""
    for _ in range(_LONGEST_CHAIN):
        if not isinstance(value, PDFObjRef):
            return value
        value = value.resolve()
    return None


def dictionary(value: object) -> dict[str, Any]:
    """Give a dictionary, empty for what is none."""
    found = resolved(value)
    return cast("dict[str, Any]", found) if isinstance(found, dict) else {}


def array(value: object) -> list[Any]:
    """Give an array, empty for what is none; its members may be references."""
    found = resolved(value)
    return cast("list[Any]", found) if isinstance(found, list) else []


def name_of(value: object) -> str:
    """Give a name without its slash, "" for what is none."""
    found = resolved(value)
    return str(found.name) if isinstance(found, PSLiteral) else ""


def number_of(reference: object) -> int:
    """Give the number of the object that is referred to, 0 for what is no reference."""
    return int(reference.objid) if isinstance(reference, PDFObjRef) else 0
