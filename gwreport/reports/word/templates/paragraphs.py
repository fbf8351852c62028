"""The paragraphs of a Word file as a clerk sees them, and the placeholders that they hold."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from gwreport.officefiles.xml_element import Element

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
# An input method for Chinese writes them so.
_WIDE_OPEN, _WIDE_CLOSE = re.compile("｛((?:<[^<>]*>)*)｛"), re.compile("｝((?:<[^<>]*>)*)｝")
_WIDE_SIGN_OPEN = re.compile("[{｛]((?:<[^<>]*>)*)%")
_WIDE_SIGN_CLOSE = re.compile("%((?:<[^<>]*>)*)[}｝]")
_NAME = re.compile(r"\{\{[-\s]*([^\s{}|.()%-]+)[-\s]*\}\}")
_TAG = re.compile(r"\{\{(?P<value>[^{}]*)\}\}|\{%(?P<order>[^{}]*)%\}")


def narrowed(xml: str) -> str:
    """Give the XML of a part with double braces as they must be, however they were typed."""
    if "｛" not in xml and "｝" not in xml:
        return xml
    xml = _WIDE_CLOSE.sub(r"}\1}", _WIDE_OPEN.sub(r"{\1{", xml))
    return _WIDE_SIGN_CLOSE.sub(r"%\1}", _WIDE_SIGN_OPEN.sub(r"{\1%", xml))


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph: its element and its words."""

    element: Element
    text: str

    @property
    def alone(self) -> str:
        """The placeholder that is all of the paragraph, "" for none."""
        found = _NAME.fullmatch(self.text.strip())
        return found[1] if found else ""

    @property
    def names(self) -> list[str]:
        """The bare placeholders in it, in their order."""
        return [found[1] for found in _NAME.finditer(self.text)]

    @property
    def tags(self) -> list[re.Match[str]]:
        """Everything in double braces, and every order ({% … %})."""
        return list(_TAG.finditer(self.text))

    @property
    def rest(self) -> str:
        """What stands outside of them."""
        return _TAG.sub("", self.text)

    @property
    def is_in_body(self) -> bool:
        """Whether it stands in the text itself: in no table, no text box and no header."""
        parent = self.element.getparent()
        return parent is not None and parent.tag == f"{W}body"


def paragraphs_of(root: Element) -> Iterator[Paragraph]:
    """Give the paragraphs of a part in their order, those in tables and text boxes too."""
    for element in root.iter(f"{W}p"):
        yield Paragraph(element, narrowed(own_text(element)))


def own_text(paragraph: Element) -> str:
    """Give the words of a paragraph, without those of text boxes that hang on it."""
    return "".join(
        one.text or ""
        for one in paragraph.iter(f"{W}t")
        if next(one.iterancestors(f"{W}p"), None) is paragraph
    )
