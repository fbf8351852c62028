"""Brings a Word document's XML to its final text: changes accepted, hidden text gone, boxes once."""

from gwreport.officefiles.xml_element import Element

_TRANSITIONAL = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_STRICT = "http://purl.oclc.org/ooxml/wordprocessingml/main"
W = f"{{{_TRANSITIONAL}}}"
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_DELETED = (W + "del", W + "moveFrom")
_NOT_FINAL = (*_DELETED, _FALLBACK, W + "vanish", W + "txbxContent")
_ROW_PROPERTIES = W + "trPr"
_PARAGRAPH = W + "p"
_BLOCK_PARENTS = (W + "body", W + "tc", W + "sdtContent")


def make_final(root: Element) -> dict[str, int]:
    """Change the tree so that only the final text is left, and count what was taken out.

    The counts stand under the codes of their findings: "deleted-text" and "hidden-text".
    """
    _translate_strict(root)
    if next(root.iter(*_NOT_FINAL), None) is None:
        return {}
    deleted = _accept_deletions(root)
    hidden = _drop_hidden(root)
    _lift_boxes(root)
    return {"deleted-text": deleted, "hidden-text": hidden}


def _translate_strict(root: Element) -> None:
    if not str(root.tag).startswith(f"{{{_STRICT}}}"):
        return
    for element in root.iter():
        element.tag = str(element.tag).replace(_STRICT, _TRANSITIONAL)
        for key, value in list(element.attrib.items()):
            if str(key).startswith(f"{{{_STRICT}}}"):
                element.set(str(key).replace(_STRICT, _TRANSITIONAL), value)


def _accept_deletions(root: Element) -> int:
    count = 0
    for element in list(root.iter(*_DELETED)):
        parent = element.getparent()
        if parent is None:
            continue
        row = parent.getparent() if parent.tag == _ROW_PROPERTIES else None
        if row is not None:
            count += _removed(row)
        else:
            # A deleted paragraph mark has no text of its own, and is no loss.
            count += 1 if any(True for _ in element.iter(W + "delText", W + "t")) else 0
            parent.remove(element)
    return count


def _drop_hidden(root: Element) -> int:
    count = 0
    for mark in list(root.iter(W + "vanish")):
        properties = mark.getparent()
        run = None if properties is None else properties.getparent()
        if run is None or run.tag != W + "r" or mark.get(W + "val") in ("0", "false", "off"):
            continue
        count += 1 if any((text.text or "").strip() for text in run.iter(W + "t")) else 0
        _removed(run)
    return count


def _lift_boxes(root: Element) -> None:
    """Put the paragraphs of text boxes behind the paragraph that holds the box, each once."""
    for fallback in list(root.iter(_FALLBACK)):
        parent = fallback.getparent()
        # A fallback stands beside a choice with the same words; alone it is all there is.
        if parent is not None and len(parent) > 1:
            parent.remove(fallback)
    for box in list(root.iter(W + "txbxContent")):
        holder = next(
            (
                one
                for one in box.iterancestors(_PARAGRAPH)
                if (up := one.getparent()) is not None and up.tag in _BLOCK_PARENTS
            ),
            None,
        )
        if holder is None:
            continue
        for child in reversed(list(box)):
            holder.addnext(child)


def _removed(element: Element) -> int:
    parent = element.getparent()
    if parent is None:
        return 0
    parent.remove(element)
    return 1
