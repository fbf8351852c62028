"""Whether papers can be filled into a Word file: what stands in it against what there is to fill in."""

import io
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from gwreport.domain.texts.likeness import nearest
from gwreport.errors import DocumentError, DocumentFault
from gwreport.reports.texts.office_templates import OWN_NAMES, wrong
from gwreport.reports.word.templates.docx_template import (
    Filled,
    forbidden_order,
    new_environment,
    opened,
)
from gwreport.reports.word.templates.inspection import safe_package
from gwreport.reports.word.templates.paragraphs import Paragraph, paragraphs_of
from gwreport.reports.word.templates.placeholders import (
    IN_LINES,
    NAMES,
    PART_NAMES,
    SAMPLES,
    Block,
    WordForm,
    key_of,
)
from gwreport.wording.file_details import detail

if TYPE_CHECKING:
    from jinja2 import Environment

_NEAR = 0.5
# A filter that there is none of: No filter named 'safe'.
_QUOTED = re.compile(r"(?<=')\w+(?=')")


@dataclass(frozen=True, slots=True)
class Checked:
    """A Word file that papers can be filled into.

    `used` are the placeholders in it, `absent` those of ours that it does without.
    """

    used: tuple[str, ...] = ()
    absent: tuple[str, ...] = ()


def check_word_form(form: WordForm, name: str, data: bytes) -> Checked:
    """Say what a Word file holds and lacks.

    Raises DocumentError when papers cannot be filled into it: whatever a document cannot be,
    TEMPLATE_UNSAFE, TEMPLATE_WRONG, TEMPLATE_UNKNOWN with the nearest placeholder, TEMPLATE_LACKS.
    """
    safe_package(data, name)
    template = opened(io.BytesIO(data), name)
    environment = new_environment()
    body = list(paragraphs_of(template.docx.element.body))
    beside = [one for part in template.parts_beside() for one in paragraphs_of(part)]
    for one in (*body, *beside):
        _prove_written(one, environment, form, name)
    for one in beside:
        _prove_place(one, form, name)
    _prove_blocks(body, name)
    used = _used(template, environment, form, name)
    _prove_whole(used, form, name)
    blocks = [block.value for block in Block if block in used]
    values = sorted(NAMES.get(key, key) for key in used if key not in set(Block))
    return Checked((*blocks, *values), tuple(_absent(used, form)))


def shown(placeholder: str) -> str:
    """Give a placeholder as it is written."""
    return "{{ " + placeholder + " }}"


def _prove_written(one: Paragraph, environment: "Environment", form: WordForm, name: str) -> None:
    from jinja2 import TemplateSyntaxError

    for tag in one.tags:
        value = tag["value"]
        if value is None:
            continue
        try:
            environment.parse("{{" + _straight(value) + "}}")
        except TemplateSyntaxError as error:
            words = tag[0].strip()
            raise wrong(name, detail("template-snippet", words=words[:40])) from error
    for mark in ("{{", "}}", "{%", "%}"):
        if mark in one.rest:
            raise wrong(name, detail("template-open", words=one.text.strip()[:20]))
    for placeholder in (*form.blocks, *(NAMES.get(key, key) for key in form.keys)):
        for single in ("{" + placeholder + "}", "｛" + placeholder + "｝"):
            if single in one.rest.replace(" ", ""):
                said = detail("template-braces", words=single, name=shown(placeholder))
                raise wrong(name, said)


def _straight(words: str) -> str:
    # {{p …}} and {{r …}} take the place of a whole paragraph or run.
    words = re.sub(r"^[pr]\s", "", words)
    return words.translate({0x201C: '"', 0x201D: '"', 0x2018: "'", 0x2019: "'"})


def _prove_place(one: Paragraph, form: WordForm, name: str) -> None:
    for placeholder in one.names:
        if placeholder in set(Block) - set(IN_LINES):
            raise wrong(name, detail("template-in-body", name=shown(placeholder)))
    if form.on_all_pages is None:
        return
    for tag in one.tags:
        # An order would go through rows, which are those of one page.
        said = (tag["value"] or "").split("|")[0].strip(" -")
        if said not in IN_LINES and key_of(said) not in form.on_all_pages:
            raise wrong(name, detail("template-in-body", name=tag[0].strip()))


def _prove_blocks(body: Iterable[Paragraph], name: str) -> None:
    tables = 0
    for one in body:
        for placeholder in one.names:
            if placeholder not in set(Block) or placeholder in IN_LINES:
                continue
            if one.alone != placeholder:
                raise wrong(name, detail("template-alone", name=shown(placeholder)))
            if placeholder == Block.ANNEXES:
                tables += 1
                if not one.is_in_body:
                    raise wrong(name, detail("template-in-body", name=shown(placeholder)))
    if tables > 1:
        raise wrong(name, detail("template-twice", name=shown(Block.ANNEXES)))


def _used(template: Filled, environment: "Environment", form: WordForm, name: str) -> set[str]:
    """Give the names of blocks and the keys of values that stand in a file, in whatever part."""
    from jinja2 import TemplateAssertionError, TemplateSyntaxError, meta, nodes

    used: set[str] = set()
    unknown: dict[str, Iterable[str]] = {}
    values = {*form.keys, *(NAMES[key] for key in form.keys if key in NAMES)}
    parts = {*form.text.parts, *(PART_NAMES[key] for key in form.text.parts if key in PART_NAMES)}
    for source in template.sources():
        try:
            parsed = environment.parse(source)
            names = meta.find_undeclared_variables(parsed) - OWN_NAMES
        except forbidden_order() as error:
            words = "{% " + str(error.args[0]) + " %}"
            raise wrong(name, detail("template-snippet", words=words)) from error
        except TemplateAssertionError as error:
            words = _QUOTED.search(str(error.message))
            named = words[0] if words else ""
            raise wrong(name, detail("template-snippet", words=named)) from error
        except TemplateSyntaxError as error:
            raise wrong(name, detail("template-unpaired")) from error
        except RecursionError as error:
            raise wrong(name, detail("template-nested")) from error
        for one in names:
            if one in form.blocks:
                used.add(one)
            elif one in values:
                used.add(key_of(one))
            else:
                unknown[one] = {*form.blocks, *values}
        for node in parsed.find_all(nodes.Getattr):
            of_loop = isinstance(node.node, nodes.Name) and node.node.name == "loop"
            if not of_loop and node.attr not in parts:
                owner = node.node.name if isinstance(node.node, nodes.Name) else "…"
                unknown[f"{owner}.{node.attr}"] = {f"{owner}.{part}" for part in parts}
    if unknown:
        said = "、".join(_near(one, known) for one, known in sorted(unknown.items()))
        raise DocumentError(name, DocumentFault.TEMPLATE_UNKNOWN, said)
    return used


def _near(written: str, known: Iterable[str]) -> str:
    # Those that begin as it does come first: of 主送单位 it is 主送机关, not 单位数.
    begun = {one: one for one in sorted(known) if one[:2] == written[:2]}
    every = {one: one for one in sorted(known)}
    found = nearest(written, begun, 0.0, 1) or nearest(written, every, _NEAR, 1)
    if not found:
        return shown(written)
    return detail("template-near", name=shown(written), near=shown(found[0][0]))


def _prove_whole(used: set[str], form: WordForm, name: str) -> None:
    lacking: list[str] = []
    if not form.has_text:
        lacking += [NAMES[key] for key in sorted(form.text.required - used)]
    elif Block.BODY not in used and not form.text.required <= used:
        lacking.append(Block.BODY)
    if form.annexes and Block.ANNEXES not in used and not form.instead & used:
        lacking.append(Block.ANNEXES)
    if lacking:
        said = "、".join(map(shown, lacking))
        raise DocumentError(name, DocumentFault.TEMPLATE_LACKS, said)


def _absent(used: set[str], form: WordForm) -> Iterator[str]:
    by_values = {Block.SIGNATURE: {"office", "date"}, Block.RECIPIENT: {"unit", "recipient"}}
    for block in form.blocks:
        if block in SAMPLES or block in used or block in (Block.BODY, Block.ANNEXES):
            continue
        if not by_values.get(block, {"-"}) & used:
            yield block.value
    for key in form.wanted:
        if key not in used:
            yield NAMES[key]


def anything(form: WordForm) -> dict[str, Any]:
    """Give some value for each placeholder, to try a file with."""
    plain = {key: 2 if key in ("count", "number", "more") else "示例" for key in form.text.parts}
    # Some rows hold rows.
    row = {key: [plain, plain] if key == "rows" else value for key, value in plain.items()}
    return {key: _some(key, row, form) for key in form.keys}


def _some(key: str, row: object, form: WordForm) -> object:
    if key in form.text.lists:
        return [row, row]
    if key in form.text.numbers or key.endswith("_count"):
        return 2
    return "示例"
