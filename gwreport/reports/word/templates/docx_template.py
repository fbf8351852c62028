"""A Word file with placeholders, filled by docxtpl in Jinja2's sandbox.

What is filled in is text and nothing else: no markup, no tag, no order becomes of it, whatever a
filter makes of it.
"""

import io
import re
import zipfile
from collections.abc import Iterator, Mapping
from functools import cache
from typing import TYPE_CHECKING, Any, Protocol

from gwreport.errors import DocumentError, DocumentFault
from gwreport.reports.word.templates.paragraphs import narrowed
from gwreport.reports.word.xml import escaped, lines_of

if TYPE_CHECKING:
    from jinja2 import Environment, Template

# docxtpl turns {_{ into {{ when all is filled in.
_TURNED = re.compile(r"(?<=[{%])_|_(?=[%}])")
_PROPERTIES = ("author", "comments", "identifier", "language", "subject", "title")
_FOOTNOTES = "footnotes+xml"


class Filled(Protocol):
    """What is used of a file that docxtpl has opened."""

    docx: Any

    def parts_beside(self) -> "Iterator[Any]":
        """Give the roots of headers, footers and footnotes."""
        ...

    def sources(self) -> Iterator[str]:
        """Give each part as the template that it is to Jinja2."""
        ...

    def render(self, context: Mapping[str, object], jinja_env: "Environment") -> None:
        """Fill in."""
        ...

    def save(self, filename: Any) -> None:
        """Write the file."""
        ...


def opened(data: io.BytesIO, name: str) -> Filled:
    """Open a Word file; raises DocumentError when it is none."""
    try:
        template = _template_class()(data)
        template.init_docx()
        # They are filled too, and are ours in whatever is made of it.
        for one in _PROPERTIES:
            setattr(template.docx.core_properties, one, "")
        return template
    # lxml's, zipfile's and python-docx's own errors for a package that is not one.
    except (
        KeyError,
        ValueError,
        OSError,
        SyntaxError,
        zipfile.BadZipFile,
        AttributeError,
    ) as error:
        raise DocumentError(name, DocumentFault.DAMAGED) from error
    except Exception as error:
        if type(error).__module__.partition(".")[0] != "docx":
            raise
        raise DocumentError(name, DocumentFault.DAMAGED) from error


# What gives markup that is taken as it is.
_RAW_FILTERS = ("safe", "tojson", "urlize", "xmlattr")


def new_environment() -> "Environment":
    """Make the sandbox; a template that stands in it is compiled once."""
    from jinja2 import StrictUndefined

    environment = _environment_class()(undefined=StrictUndefined, finalize=printed, autoescape=True)
    for one in _RAW_FILTERS:
        del environment.filters[one]
    return environment


def printed(value: object) -> str:
    """Give a value as it stands in XML, its line breaks and tabs kept; what is so already stays."""
    from markupsafe import Markup

    # What a macro or a block has made of values is XML, and is not made so twice.
    if isinstance(value, Markup):
        return value
    words = "\n".join(lines_of("" if value is None else str(value)))
    return Markup(_TURNED.sub("&#95;", escaped(words)))


@cache
def forbidden_order() -> type[Exception]:
    """Give the error for an order whose words would be taken as XML, whatever they are."""
    from jinja2 import TemplateSyntaxError

    class ForbiddenOrderError(TemplateSyntaxError):
        """{% filter … %} and {% call … %}; `name` says which."""

    return ForbiddenOrderError


@cache
def _environment_class() -> Any:
    from jinja2 import nodes
    from jinja2.sandbox import ImmutableSandboxedEnvironment

    class Caching(ImmutableSandboxedEnvironment):
        """Compiles the same words once: many papers are filled into one file."""

        def __init__(self, **options: Any) -> None:
            super().__init__(**options)
            self._compiled: dict[str, Template] = {}

        def _parse(self, source: str, name: str | None, filename: str | None) -> Any:
            parsed = super()._parse(source, name, filename)
            for node in parsed.find_all((nodes.FilterBlock, nodes.CallBlock)):
                word = "filter" if isinstance(node, nodes.FilterBlock) else "call"
                raise forbidden_order()(word, node.lineno, word)
            return parsed

        def from_string(self, source: Any, *_: Any, **__: Any) -> "Template":
            if source not in self._compiled:
                self._compiled[source] = super().from_string(source)
            return self._compiled[source]

    return Caching


@cache
def _template_class() -> Any:
    # Loading it takes a tenth of a second.
    import docxtpl  # pyright: ignore[reportMissingTypeStubs]

    base: Any = docxtpl.DocxTemplate

    class WordFile(base):
        """A Word file whose double braces may have been typed wide."""

        def patch_xml(self, src_xml: str) -> str:
            return str(base.patch_xml(self, narrowed(src_xml)))

        def parts_beside(self) -> Iterator[Any]:
            from docx.oxml import parse_xml

            for part in self._beside():
                yield parse_xml(part.blob)

        def sources(self) -> Iterator[str]:
            yield self.patch_xml(self.get_xml())
            for part in self._beside():
                yield self.patch_xml(self.get_part_xml(part))

        def _beside(self) -> Iterator[Any]:
            for uri in (self.HEADER_URI, self.FOOTER_URI):
                for _, part in self.get_headers_footers(uri):
                    yield part
            for part in self.docx.part.package.parts:
                if part.content_type.endswith(_FOOTNOTES):
                    yield part

    return WordFile
