"""Text templates (Jinja2): the built-in ones, and those an office has put in their place.

A template that lacks a placeholder which must be printed, or has one that nobody fills, is told
before anything is written. Templates from outside run in Jinja2's sandbox, and where the caller
says so (`Fill`) in a process of their own: the sandbox does not end what never ends.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from gwreport.domain.texts.numerals import written_numeral
from gwreport.errors import DocumentError, DocumentFault
from gwreport.wording.file_details import detail

if TYPE_CHECKING:
    from jinja2 import Template
    from jinja2.nodes import Template as ParsedTemplate

BUILT_IN = Path(__file__).resolve().parents[2] / "templates"
_LARGEST = 256 * 1024
_LONGEST = 1_000_000
# What Jinja2 itself knows inside a loop or a template.
OWN_NAMES = frozenset({"loop", "range", "dict", "namespace"})


@dataclass(frozen=True, slots=True)
class TextTemplate:
    """One template: its file's name and the placeholders that are filled.

    `required` must stand in it, `optional` may; `parts` are the names behind the dot of a row of a
    list (`{{ unit.name }}`). Which values are `lists` and which `numbers` (a name that ends in
    _count is one anyway) is told for those who try a template before there is anything to fill in.
    """

    name: str
    required: frozenset[str]
    optional: frozenset[str] = frozenset()
    parts: frozenset[str] = frozenset()
    lists: frozenset[str] = frozenset()
    numbers: frozenset[str] = frozenset()


Values = Mapping[str, object]
# Fills a template of an office, whose file has this name and these words, once for each of the values.
Fill = Callable[[TextTemplate, str, str, Sequence[Values]], list[str]]


def fill_here(
    template: TextTemplate, name: str, source: str, values: Sequence[Values]
) -> list[str]:
    """Check a template and fill it, in this process; blank lines at a text's ends go.

    Raises DocumentError when it does not fit or cannot be filled.
    """
    compiled = _compiled(template, name, source)
    return [_filled(compiled, name, one) for one in values]


class LoadedTemplate:
    """A template that was read, to be filled many times.

    It is that of the office's `folder` if there is one, filled by `fill`, else the built-in.
    Raises DocumentError when the folder does not exist or the file cannot be read.
    """

    def __init__(self, template: TextTemplate, folder: str = "", fill: Fill = fill_here) -> None:
        self._template, self._fill = template, fill
        path = template_path(template.name, folder)
        self._name, self._source = path.name, _read(path)
        is_own = path.parent == BUILT_IN
        self._compiled = _compiled(template, self._name, self._source) if is_own else None

    def render(self, values: Values) -> str:
        """Fill the template; raises DocumentError when it does not fit or cannot be filled."""
        return self.render_all([values])[0]

    def render_all(self, values: Sequence[Values]) -> list[str]:
        """Fill the template once for each of the values; raises as `render`."""
        if self._compiled is not None:
            return [_filled(self._compiled, self._name, one) for one in values]
        return self._fill(self._template, self._name, self._source, values)


def wrong(name: str, said: str) -> DocumentError:
    """Say that a template is written wrongly, and how."""
    return DocumentError(name, DocumentFault.TEMPLATE_WRONG, said)


def _compiled(template: TextTemplate, name: str, source: str) -> "Template":
    from jinja2 import StrictUndefined, TemplateSyntaxError
    from jinja2.sandbox import ImmutableSandboxedEnvironment

    # Any, because its table of filters is not typed.
    environment: Any = ImmutableSandboxedEnvironment(
        undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
    )
    environment.filters["numeral"] = written_numeral
    try:
        parsed = environment.parse(source)
        _check(template, name, parsed)
        return environment.from_string(parsed)
    except TemplateSyntaxError as error:
        raise wrong(name, f"第{error.lineno}行") from error
    except RecursionError as error:
        raise wrong(name, detail("template-nested")) from error


def _filled(template: "Template", name: str, values: Values) -> str:
    length, pieces = 0, list[str]()
    try:
        for piece in template.generate(values):
            length += len(piece)
            if length > _LONGEST:
                raise MemoryError
            pieces.append(piece)
    except (MemoryError, OverflowError) as error:
        raise wrong(name, detail("template-large")) from error
    except RecursionError as error:
        raise wrong(name, detail("template-nested")) from error
    # A template is a small program of the office's: it may fail in any way.
    except Exception as error:
        raise wrong(name, type(error).__name__) from error
    return "".join(pieces).strip("\n") + "\n"


def _check(template: TextTemplate, name: str, parsed: "ParsedTemplate") -> None:
    from jinja2 import meta, nodes

    used = meta.find_undeclared_variables(parsed) - OWN_NAMES
    unknown = used - template.required - template.optional
    for node in parsed.find_all(nodes.Getattr):
        of_loop = isinstance(node.node, nodes.Name) and node.node.name == "loop"
        if not of_loop and node.attr not in template.parts:
            unknown.add(_spelt(node))
    if unknown:
        raise DocumentError(name, DocumentFault.TEMPLATE_UNKNOWN, _listed(unknown))
    missing = template.required - used
    if missing:
        raise DocumentError(name, DocumentFault.TEMPLATE_LACKS, _listed(missing))


def template_path(name: str, folder: str) -> Path:
    """Say which file serves as a template: the office's own, else the built-in one.

    Raises DocumentError when the office's folder is not there.
    """
    if folder:
        own = Path(folder)
        if not own.is_dir():
            raise DocumentError(folder, DocumentFault.MISSING)
        if (own / name).is_file():
            return own / name
    return BUILT_IN / name


def _read(path: Path) -> str:
    try:
        with path.open("rb") as file:
            data = file.read(_LARGEST + 1)
    except OSError as error:
        detail = error.strerror or ""
        raise DocumentError(path.name, DocumentFault.NOT_READABLE, detail) from error
    if len(data) > _LARGEST:
        raise DocumentError(path.name, DocumentFault.TOO_LARGE)
    for encoding in ("utf-8-sig", "gb18030"):
        try:
            return data.decode(encoding).replace("\r\n", "\n").replace("\r", "\n")
        except UnicodeDecodeError:
            continue
    raise DocumentError(path.name, DocumentFault.WRONG_KIND)


def _spelt(node: Any) -> str:
    from jinja2 import nodes

    owner = node.node.name if isinstance(node.node, nodes.Name) else "…"
    return f"{owner}.{node.attr}"


def _listed(names: Iterable[str]) -> str:
    return "、".join("{{ " + name + " }}" for name in sorted(names))
