"""Reading the XML of a workbook's parts: small ones as trees, large ones as a stream of events."""

import re
from collections.abc import Callable, Iterable, Iterator
from xml.parsers import expat
from xml.sax.saxutils import escape

from gwreport.officefiles import limits
from gwreport.officefiles.xlsx.container import Unreadable, UnreadableFileError, too_large
from gwreport.officefiles.xml_element import Element

MAIN_NAMESPACES = (
    "http://schemas.openxmlformats.org/spreadsheetml/2006/main",
    "http://purl.oclc.org/ooxml/spreadsheetml/main",
)
# A format for each row that a sheet can have, and some cells more: less than three seconds.
ELEMENTS_LIMIT = 1_300_000
# How the attributes and cells of a workbook write what is so.
TRUE = ("1", "true")
_ESCAPE = re.compile(r"_x([0-9A-Fa-f]{4})_")
_SURROGATES = re.compile("[\ud800-\udbff][\udc00-\udfff]")
_NOT_STORABLE = re.compile("[\ud800-\udfff\0]")
_REPLACEMENT = "\ufffd"

StartHandler = Callable[[str, dict[str, str]], None]


def parse_part(data: bytes, name: str) -> Element:
    """Parse a small part into a tree; no entity is resolved and nothing outside is fetched.

    Raises UnreadableFileError for broken XML, for any document type declaration, and for more
    elements and attributes than a tree may have.
    """
    from lxml import etree

    _check_tree(data, name)
    parser = etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
    )
    try:
        root = etree.fromstring(data, parser)
    except etree.XMLSyntaxError as error:
        raise UnreadableFileError(Unreadable.DAMAGED, name) from error
    # In another encoding the declaration is not seen in the bytes.
    if root.getroottree().docinfo.internalDTD is not None:
        raise UnreadableFileError(Unreadable.DOCTYPE, name)
    return root


def parse_broken_part(data: bytes, name: str) -> Element | None:
    """Parse a part that need not be good XML, as far as it can be understood; None for nothing.

    Raises UnreadableFileError as `parse_part` does, but not for broken XML.
    """
    from lxml import etree

    _check_tree(data, name)
    parser = etree.XMLParser(recover=True, resolve_entities=False, no_network=True, load_dtd=False)
    return etree.fromstring(data, parser)


def _check_tree(data: bytes, name: str) -> None:
    if b"<!DOCTYPE" in data:
        raise UnreadableFileError(Unreadable.DOCTYPE, name)
    if len(data) > limits.TREE_NODES:
        # As many or more than there are, without looking at what they are.
        nodes = data.count(b"<") - data.count(b"</") + data.count(b'="') + data.count(b"='")
        if nodes > limits.TREE_NODES:
            raise too_large("limit-elements", limits.TREE_NODES)


def outermost(root: Element, *names: str, without: str = "") -> Iterator[Element]:
    """Yield the elements below one that have these local names, and none that lies in another.

    What lies in elements called `without` is passed over. So each word is given once, however often
    shapes are put into shapes.
    """
    waiting = [iter(root)]
    while waiting:
        for element in waiting[-1]:
            name = local_name(element.tag)
            if name in names:
                yield element
            elif name != without:
                waiting.append(iter(element))
                break
        else:
            waiting.pop()


def numbers_as_characters(data: bytes) -> str | None:
    """Write a part anew with its characters as themselves, where its writer gave them by number.

    All else stays as it is written, but for what tells of the file itself (its encoding). None when it
    cannot be parsed; the streaming parser then says why.
    """
    pieces: list[str] = []
    parser = expat.ParserCreate()
    parser.buffer_text = True
    parser.DefaultHandler = pieces.append
    parser.CharacterDataHandler = lambda text: pieces.append(_written(text))
    parser.XmlDeclHandler = parser.ProcessingInstructionHandler = _left_out
    try:
        parser.Parse(data, True)
    except (expat.ExpatError, ValueError, LookupError):
        return None
    return "".join(pieces)


def _left_out(*_: object) -> None:
    """Take what tells of the file itself, and make nothing of it."""


def _written(text: str) -> str:
    text = escape(text)
    return text.replace("\r", "&#13;") if "\r" in text else text


def local_name(tag: object) -> str:
    """Give an element's name without its namespace."""
    return str(tag).rpartition("}")[2]


def stream_part(
    pieces: Iterable[bytes],
    name: str,
    start: StartHandler,
    end: Callable[[str], None],
    text: Callable[[str], None],
    *,
    elements: int = ELEMENTS_LIMIT,
    raw: bool = False,
) -> None:
    """Feed a part through an event parser, with names as "namespace local", `raw` as they are written.

    Raises UnreadableFileError for broken XML, for any document type declaration, and for more than
    that many `elements`.
    """
    left = elements

    def counted(element: str, attributes: dict[str, str]) -> None:
        nonlocal left
        left -= 1
        if left < 0:
            raise too_large("limit-elements", elements)
        start(element, attributes)

    parser = expat.ParserCreate() if raw else expat.ParserCreate(namespace_separator=" ")
    parser.buffer_text = True
    parser.StartElementHandler = counted
    parser.EndElementHandler = end
    parser.CharacterDataHandler = text

    def refuse(*_: object) -> None:
        raise UnreadableFileError(Unreadable.DOCTYPE, name)

    parser.StartDoctypeDeclHandler = refuse
    try:
        for piece in pieces:
            parser.Parse(piece, False)
        parser.Parse(b"", True)
    except (expat.ExpatError, ValueError, LookupError) as error:
        # The last two are for encodings that the parser does not know.
        raise UnreadableFileError(Unreadable.DAMAGED, name) from error


def plain_text(text: str) -> str:
    """Give a stored text as the program shows it: escapes undone once, line breaks as LF.

    `_xHHHH_` stands for a character that XML cannot carry (ECMA-376 part 1, 22.9.2.19); half a
    surrogate pair and NUL, which no store takes, become U+FFFD.
    """
    if "_x" in text:
        text = _ESCAPE.sub(lambda found: chr(int(found[1], 16)), text)
        text = _SURROGATES.sub(_joined, text)
        text = _NOT_STORABLE.sub(_REPLACEMENT, text)
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    return text


def _joined(found: re.Match[str]) -> str:
    return found[0].encode("utf-16", "surrogatepass").decode("utf-16")
