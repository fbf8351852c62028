"""The package of a Word file: parts in an order, dated the same everywhere; properties for programs."""

import io
import re
import zipfile
from collections.abc import Mapping

from gwreport.officefiles.xml_element import Element
from gwreport.reports.word.xml import possible

OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
CONTENT_TYPES, RELATIONS = "[Content_Types].xml", "_rels/.rels"
# Half the time for a tenth more bytes.
_LEVEL = 2
# What tells of the template with which a file was begun: its relation, the mark in the settings, a property.
_NAMES_TEMPLATE = re.compile(rb"attachedTemplate|<(?:\w+:)?Template>")
_CUSTOM = "docProps/custom.xml"
_CUSTOM_KIND = "application/vnd.openxmlformats-officedocument.custom-properties+xml"
FORMAT_ID = "{D5CDD505-2E9C-101B-9397-08002B2CF9AE}"
_TYPES, _OF_CUSTOM = f"{{{OFFICE}/docPropsVTypes}}", f"{{{OFFICE}/custom-properties}}"
_NO_PROPERTIES = f'<Properties xmlns="{_OF_CUSTOM[1:-1]}" xmlns:vt="{_TYPES[1:-1]}"/>'


def packed(parts: Mapping[str, bytes]) -> bytes:
    """Pack parts in their order, the list of types first; the same parts give the same bytes."""
    target = io.BytesIO()
    order = sorted(parts, key=lambda name: name != CONTENT_TYPES)
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for name in order:
            info = zipfile.ZipInfo(name)  # dated 1980, from whichever machine
            info.create_system = 3
            info.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(info, parts[name], compresslevel=_LEVEL)
    return target.getvalue()


def with_custom_properties(
    parts: Mapping[str, bytes], properties: Mapping[str, str]
) -> dict[str, bytes]:
    """Give the parts of a file with properties that only programs look at; its own stay, blank ones are left out."""
    from lxml import etree

    made = dict(parts)
    wanted = {name: possible(value) for name, value in properties.items() if value}
    if not wanted:
        return made
    if _CUSTOM in made:
        root = etree.fromstring(made[_CUSTOM])
    else:
        root = etree.fromstring(_NO_PROPERTIES)
        listed(made, _CUSTOM, _CUSTOM_KIND)
        _relate(made, f"{OFFICE}/relationships/custom-properties", _CUSTOM)
    numbers = [1]
    for one in [*root]:
        if one.get("name") in wanted:
            root.remove(one)
        elif str(one.get("pid", "")).isdecimal():
            numbers.append(int(str(one.get("pid"))))
    # The format counts them from 2.
    for number, (name, value) in enumerate(wanted.items(), max(numbers) + 1):
        said = {"fmtid": FORMAT_ID, "pid": str(number), "name": name}
        one = etree.SubElement(root, f"{_OF_CUSTOM}property", said)
        etree.SubElement(one, f"{_TYPES}lpwstr").text = value
    made[_CUSTOM] = _written(root)
    return made


def without_first_template(parts: Mapping[str, bytes]) -> dict[str, bytes]:
    """Give the parts of a file without the note of the template with which it was once begun."""
    from lxml import etree

    made = dict(parts)
    # Other programs call the settings settings2.xml, and the file's properties name the template too.
    for name, words in parts.items():
        is_relations = name.endswith(".rels")
        if not (is_relations or name.endswith(".xml")) or not _NAMES_TEMPLATE.search(words):
            continue
        root = etree.fromstring(words)
        is_properties = root.tag == f"{{{OFFICE}/extended-properties}}Properties"
        for one in [*root.iter("{*}*")]:
            tag = etree.QName(one).localname
            is_left = (
                "attachedTemplate" in str(one.get("Type"))
                if is_relations
                else tag == ("Template" if is_properties else "attachedTemplate")
            )
            if is_left and (parent := one.getparent()) is not None:
                parent.remove(one)
        made[name] = _written(root)
    return made


def listed(parts: dict[str, bytes], name: str, kind: str) -> None:
    """Name a part that is new in the list of types."""
    from lxml import etree

    root = etree.fromstring(parts[CONTENT_TYPES])
    said = {"PartName": f"/{name}", "ContentType": kind}
    etree.SubElement(root, f"{{{PACKAGE}/content-types}}Override", said)
    parts[CONTENT_TYPES] = _written(root)


def _relate(parts: dict[str, bytes], kind: str, target: str) -> None:
    from lxml import etree

    root = etree.fromstring(parts[RELATIONS])
    taken = {str(one.get("Id")) for one in root}
    identity = next(f"rId{n}" for n in range(1, len(taken) + 2) if f"rId{n}" not in taken)
    said = {"Id": identity, "Type": kind, "Target": target}
    etree.SubElement(root, f"{{{PACKAGE}/relationships}}Relationship", said)
    parts[RELATIONS] = _written(root)


def _written(root: Element) -> bytes:
    from lxml import etree

    return etree.tostring(root, encoding="UTF-8", xml_declaration=True, standalone=True)
