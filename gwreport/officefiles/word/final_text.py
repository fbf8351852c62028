"""Makes a Word document's XML ready to be read through: one namespace, every box and choice once."""

from gwreport.officefiles.xml_element import Element

_TRANSITIONAL = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_STRICT = "http://purl.oclc.org/ooxml/wordprocessingml/main"
# The other parts of a Strict document that are read: formulas and references to parts.
_STRICT_OTHERS = {
    "http://purl.oclc.org/ooxml/officeDocument/math": "http://schemas.openxmlformats.org/officeDocument/2006/math",
    "http://purl.oclc.org/ooxml/officeDocument/relationships": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
}
W = f"{{{_TRANSITIONAL}}}"
_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_ALTERNATES, _CHOICE, _FALLBACK = _MC + "AlternateContent", _MC + "Choice", _MC + "Fallback"
_PARAGRAPH, _BOX = W + "p", W + "txbxContent"
_DELETED = frozenset((W + "del", W + "moveFrom"))
_BLOCK_PARENTS = (W + "body", W + "tc", W + "sdtContent")
# Marks of ours on elements, for the reading; no document has attributes of these names.
IN_BOX, PLACEHOLDER, READ = "gwreport-box", "gwreport-placeholder", "gwreport-read"


def make_ready(root: Element) -> None:
    """Change the tree so that it can be read through once.

    Of contents that stand in several forms one is left; the words of text boxes follow the paragraph
    that holds them, marked; so are the runs that only ask to be filled in.
    """
    _translate_strict(root)
    for alternates in list(root.iter(_ALTERNATES)):
        _choose(alternates)
    _lift_boxes(root)
    asking: set[Element] = set()
    for mark in root.iter(W + "showingPlcHdr"):
        controls = list(mark.iterancestors(W + "sdt"))
        if controls and mark.get(W + "val", "1") not in ("0", "false", "off"):
            # What lies in one that asks is marked with it.
            if asking.isdisjoint(controls):
                for run in controls[0].iter(W + "r"):
                    run.set(PLACEHOLDER, "1")
            asking.add(controls[0])


def _translate_strict(root: Element) -> None:
    if not str(root.tag).startswith(f"{{{_STRICT}}}"):
        return
    spaces = {_STRICT: _TRANSITIONAL, **_STRICT_OTHERS}

    def translated(name: object) -> str:
        space, _, local = str(name)[1:].partition("}")
        return f"{{{spaces[space]}}}{local}" if space in spaces else str(name)

    for element in root.iter("*"):
        element.tag = translated(element.tag)
        for key, value in list(element.attrib.items()):
            if str(key).startswith("{") and translated(key) != key:
                element.set(translated(key), value)


def _choose(alternates: Element) -> None:
    """Leave the first of the alternatives that has words, else the first of all.

    They say the same in the words of newer and older programs.
    """
    forms = [one for one in alternates if one.tag in (_CHOICE, _FALLBACK)]
    worded = (one for one in forms if any((text.text or "").strip() for text in one.iter(W + "t")))
    taken = next(worded, forms[0] if forms else None)
    for other in forms:
        if other is not taken:
            alternates.remove(other)


def _lift_boxes(root: Element) -> None:
    """Put the paragraphs of text boxes behind the paragraph that holds the box."""
    for box in reversed(list(root.iter(_BOX))):
        above = list(box.iterancestors())
        if any(one.tag in _DELETED for one in above):
            continue
        holder = next(
            (
                one
                for one in above
                if one.tag == _PARAGRAPH
                and (up := one.getparent()) is not None
                and up.tag in _BLOCK_PARENTS
            ),
            None,
        )
        if holder is None:
            continue
        for child in reversed(list(box)):
            child.set(IN_BOX, "1")
            holder.addnext(child)
