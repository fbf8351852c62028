"""Text templates (Jinja2): the built-in ones, and those an office has put in their place.

A template that lacks a placeholder which must be printed, or has one that nobody fills, is told
before anything is written. Templates from outside run in Jinja2's sandbox.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from gwreport.errors import DocumentError, DocumentFault

if TYPE_CHECKING:
    from jinja2.nodes import Template as ParsedTemplate

BUILT_IN = Path(__file__).resolve().parents[1] / "templates"
_LARGEST = 256 * 1024
# What Jinja2 itself knows inside a loop or a template.
_OWN_NAMES = frozenset({"loop", "range", "dict", "namespace"})


@dataclass(frozen=True, slots=True)
class TextTemplate:
    """One template: its file's name and the placeholders that are filled.

    `required` must stand in it, `optional` may; `parts` are the names behind the dot of a row of a
    list (`{{ unit.name }}`).
    """

    name: str
    required: frozenset[str]
    optional: frozenset[str] = frozenset()
    parts: frozenset[str] = frozenset()

    def render(self, values: Mapping[str, object], folder: str = "") -> str:
        """Fill the template; that of the office's `folder` if there is one, else the built-in.

        Raises DocumentError when the folder does not exist or the template does not fit.
        """
        return LoadedTemplate(self, folder).render(values)


class LoadedTemplate:
    """A template that was read and checked, to be filled many times."""

    def __init__(self, template: TextTemplate, folder: str = "") -> None:
        from jinja2 import StrictUndefined, TemplateSyntaxError
        from jinja2.sandbox import ImmutableSandboxedEnvironment

        path = template_path(template.name, folder)
        self.name = path.name
        environment = ImmutableSandboxedEnvironment(
            undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
        )
        source = _read(path)
        try:
            parsed = environment.parse(source)
            self._check(template, parsed)
            self._template = environment.from_string(parsed)
        except TemplateSyntaxError as error:
            raise self._wrong(f"第{error.lineno}行") from error

    def render(self, values: Mapping[str, object]) -> str:
        """Fill the template; blank lines at its ends go.

        Raises DocumentError when it cannot be filled.
        """
        try:
            return self._template.render(values).strip("\n") + "\n"
        # A template is a small program of the office's: it may fail in any way.
        except Exception as error:
            raise self._wrong(type(error).__name__) from error

    def _check(self, template: TextTemplate, parsed: "ParsedTemplate") -> None:
        from jinja2 import meta, nodes

        used = meta.find_undeclared_variables(parsed) - _OWN_NAMES
        unknown = used - template.required - template.optional
        for node in parsed.find_all(nodes.Getattr):
            of_loop = isinstance(node.node, nodes.Name) and node.node.name == "loop"
            if not of_loop and node.attr not in template.parts:
                unknown.add(_spelt(node))
        if unknown:
            raise DocumentError(self.name, DocumentFault.TEMPLATE_UNKNOWN, _listed(unknown))
        missing = template.required - used
        if missing:
            raise DocumentError(self.name, DocumentFault.TEMPLATE_LACKS, _listed(missing))

    def _wrong(self, detail: str) -> DocumentError:
        return DocumentError(self.name, DocumentFault.TEMPLATE_WRONG, detail)


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
