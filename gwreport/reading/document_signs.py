"""The characters of an opened document as its reader sees them, whatever format they came from."""

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import islice

from gwreport.domain.findings.codes.documents import DocumentCode
from gwreport.domain.findings.codes.opening import OpeningCode
from gwreport.domain.findings.finding import Finding
from gwreport.domain.findings.place import Place
from gwreport.domain.texts.look_alikes import as_seen, odd_doubles
from gwreport.domain.texts.quoting import beginning, in_one_line, listed
from gwreport.officefiles.grid import Document, Grid, Paragraph
from gwreport.officefiles.shown.symbol_fonts import is_private_sign

_LOST = "\ufffd"
_MAY_BE_UNKNOWN = re.compile("[\ue000-\uf8ff\ufffd\U000f0000-\U0010ffff]")
_MOST_TOLD = 20
_SHOWN = 40


def with_signs_as_seen(document: Document) -> Document:
    """Give a document with radicals and doubles as the usual characters, and unseen marks gone.

    Findings tell of the former once, and of each place with characters that nothing is known of:
    those for private use, and those that were lost before (�).
    """
    # Nearly no document has any of these: each character of it is looked at once.
    signs = "".join(_signs(document))
    if as_seen(signs) == signs and not odd_doubles(signs) and not _MAY_BE_UNKNOWN.search(signs):
        return document
    doubles: dict[str, str] = {}
    counts = 0
    for text, _ in _texts(document):
        for mark, plain in odd_doubles(text).items():
            doubles[mark] = plain
            counts += text.count(mark)
    blocks = tuple(map(_block_as_seen, document.blocks))
    seen = replace(document, blocks=blocks)
    findings = [*document.findings, *islice(_unknown(seen), _MOST_TOLD)]
    if doubles:
        pairs = listed((f"“{plain}”写作 U+{ord(mark):04X}" for mark, plain in doubles.items()), 5)
        facts = {"count": counts, "pairs": pairs}
        findings.append(Finding(DocumentCode.DOUBLES_READ, Place(document.name), facts=facts))
    return replace(seen, findings=tuple(findings))


def _signs(document: Document) -> set[str]:
    # The same few units and leaders stand in row after row.
    texts: set[str] = set()
    for block in document.blocks:
        if isinstance(block, Paragraph):
            texts.add(block.text)
        else:
            for row in block.rows:
                texts.update([cell.text for cell in row])
    return set[str]().union(*texts)


def _texts(document: Document) -> Iterator[tuple[str, Place]]:
    for block in document.blocks:
        if isinstance(block, Paragraph):
            yield block.text, document.paragraph_place(block)
        else:
            for row in block.rows:
                for cell in row:
                    if cell.own_text:
                        yield cell.text, document.cell_place(block, cell)


def _block_as_seen(block: Paragraph | Grid) -> Paragraph | Grid:
    if isinstance(block, Paragraph):
        text = as_seen(block.text)
        return block if text == block.text else replace(block, text=text)
    rows = tuple(
        tuple(
            cell if (text := as_seen(cell.text)) == cell.text else replace(cell, text=text)
            for cell in row
        )
        for row in block.rows
    )
    return replace(block, rows=rows)


def _unknown(document: Document) -> Iterator[Finding]:
    for text, place in _texts(document):
        if _MAY_BE_UNKNOWN.search(text) is None:
            continue
        unknown = [mark for mark in text if mark == _LOST or is_private_sign(mark)]
        if unknown:
            codes = listed(dict.fromkeys(f"U+{ord(mark):04X}" for mark in unknown), 3)
            facts = {"codes": codes, "text": beginning(in_one_line(text), _SHOWN)}
            yield Finding(OpeningCode.SIGNS_UNKNOWN, place, facts=facts)
