"""Old documents that have something outside fetched, in all the ways that their formats know."""

import io
import zipfile
from collections.abc import Mapping

_OASIS = "urn:oasis:names:tc:opendocument:xmlns:"
_NAMES = (
    f'xmlns:office="{_OASIS}office:1.0" xmlns:text="{_OASIS}text:1.0" xmlns:draw="{_OASIS}drawing:1.0" '
    f'xmlns:svg="{_OASIS}svg-compatible:1.0" xmlns:style="{_OASIS}style:1.0" xmlns:meta="{_OASIS}meta:1.0" '
    'xmlns:xlink="http://www.w3.org/1999/xlink" office:version="1.2"'
)
_MIME = "application/vnd.oasis.opendocument.text"


def _link(address: str) -> str:
    return f'xlink:href="{address}" xlink:type="simple" xlink:show="embed" xlink:actuate="onLoad"'


def _frame(content: str) -> str:
    return (
        '<text:p>框<draw:frame text:anchor-type="as-char" svg:width="2cm" svg:height="2cm">'
        f"{content}</draw:frame>后</text:p>"
    )


def open_document_text(web: str, folder: str, more: Mapping[str, bytes] | None = None) -> bytes:
    """Make an .odt; `web` and `folder` are the beginnings of addresses on a server and on this disk.

    It holds the picture Pictures/own.png and a plan of one item.
    """
    body = (
        "<text:p>2025年任务分解方案</text:p>"
        + _frame(f"<draw:image {_link(web + 'picture.png')}/>")
        + _frame(f"<draw:image {_link(folder + 'secret.png')}/>")
        + _frame(f"<draw:image {_link('../secret.png')}/>")
        + _frame(f"<draw:image {_link('Pictures/own.png')}/>")
        + _frame(f"<draw:object {_link(web + 'object.ods')}/>")
        + _frame(f"<draw:object-ole {_link(web + 'object.bin')}/>")
        + _frame(f"<draw:plugin {_link(web + 'film.mp4')}/>")
        + _frame(f"<draw:floating-frame {_link(web + 'page.html')}/>")
        + f'<text:section text:name="a"><text:section-source {_link(folder + "secret.txt")}/></text:section>'
        '<text:section text:name="b"><office:dde-source office:dde-application="soffice" '
        f'office:dde-topic="{folder}secret.txt" office:dde-item="a" office:automatic-update="true"/>'
        "<text:p>旧</text:p></text:section>"
        f'<text:p text:style-name="P1"><text:a {_link(web + "page")}>链接</text:a></text:p>'
        "<text:p>1.新建公园。牵头单位：区教委；责任单位：区财政局</text:p>"
    )
    style = (
        '<style:style style:name="P1" style:family="paragraph"><style:paragraph-properties>'
        f"<style:background-image {_link(web + 'back.png')}/></style:paragraph-properties></style:style>"
    )
    parts: dict[str, str | bytes] = {
        "mimetype": _MIME,
        "content.xml": f"<office:document-content {_NAMES}><office:automatic-styles>{style}"
        f"</office:automatic-styles><office:body><office:text>{body}</office:text></office:body>"
        "</office:document-content>",
        "meta.xml": f"<office:document-meta {_NAMES}><office:meta><meta:template "
        f"{_link(web + 'template.ott')}/></office:meta></office:document-meta>",
        "META-INF/manifest.xml": f'<manifest:manifest xmlns:manifest="{_OASIS}manifest:1.0">'
        f'<manifest:file-entry manifest:full-path="/" manifest:media-type="{_MIME}"/>'
        '<manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml"/>'
        '<manifest:file-entry manifest:full-path="meta.xml" manifest:media-type="text/xml"/>'
        '<manifest:file-entry manifest:full-path="Pictures/own.png" manifest:media-type="image/png"/>'
        "</manifest:manifest>",
        "Pictures/own.png": b"\x89PNG",
        **(more or {}),
    }
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as package:
        for name, content in parts.items():
            package.writestr(zipfile.ZipInfo(name), content)
    return buffer.getvalue()


def rich_text(web: str, folder: str) -> bytes:
    """Make an .rtf."""
    return (
        r"{\rtf1\ansi\ansicpg936{\*\template " + web + r"t.dotx}"
        r"{\field{\*\fldinst INCLUDEPICTURE " + f'"{web}i.png"' + r" \\d}{\fldrslt one}}"
        r"{\field{\*\fldinst {\rtlch I\'4eCLUDE}{\loch TEXT "
        + f'"{folder}secret.txt"'
        + r"}}{\fldrslt two}}"
        r"{\field{\*\fldinst DDEAUTO soffice " + f'"{folder}secret.txt"' + r" a}{\fldrslt three}}"
        r"{\field{\*\fldinst {SYMBOL 254 \\f Wingdings}}{\fldrslt four}}"
        r"{\object\objautlink\objupdate{\*\objclass Word.Document}{\*\objdata 0105}{\result five}}"
        r"{\object\objemb{\*\objdata 0205}{\result six}}"
        r"{\shp{\*\shpinst{\sp{\sn pibName}{\sv " + web + r"pib.png}}{\sp{\sn shapeType}{\sv 75}}}}"
        r"{\*\blob\bin5 {{}}\}seven\par}"
    ).encode("latin-1")


def word_with_outside_picture(web: str, folder: str) -> bytes:
    """Make a .docx whose pictures and template lie elsewhere."""
    office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    package = "http://schemas.openxmlformats.org/package/2006"
    word = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    drawing = "http://schemas.openxmlformats.org/drawingml/2006"

    def outside(number: str, kind: str, target: str) -> str:
        return f'<Relationship Id="{number}" Type="{office}/{kind}" Target="{target}" TargetMode="External"/>'

    def relations(content: str) -> str:
        return f'<Relationships xmlns="{package}/relationships">{content}</Relationships>'

    def picture(number: str) -> str:
        return (
            '<w:drawing><wp:inline><wp:extent cx="900000" cy="900000"/><wp:docPr id="1" name="p"/>'
            f'<a:graphic><a:graphicData uri="{drawing}/picture"><pic:pic><pic:nvPicPr>'
            '<pic:cNvPr id="1" name="p"/><pic:cNvPicPr/></pic:nvPicPr><pic:blipFill>'
            f'<a:blip r:link="{number}"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill><pic:spPr>'
            '<a:xfrm><a:off x="0" y="0"/><a:ext cx="900000" cy="900000"/></a:xfrm>'
            '<a:prstGeom prst="rect"/></pic:spPr></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing>'
        )

    kind = "application/vnd.openxmlformats-officedocument.wordprocessingml"
    parts = {
        "[Content_Types].xml": f'<Types xmlns="{package}/content-types"><Default Extension="rels" '
        'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Override PartName="/word/document.xml" ContentType="{kind}.document.main+xml"/>'
        f'<Override PartName="/word/settings.xml" ContentType="{kind}.settings+xml"/></Types>',
        "_rels/.rels": relations(
            f'<Relationship Id="r1" Type="{office}/officeDocument" Target="word/document.xml"/>'
        ),
        "word/_rels/document.xml.rels": relations(
            outside("p1", "image", f"{web}picture.png")
            + outside("p2", "image", f"{folder}secret.png")
            + f'<Relationship Id="r2" Type="{office}/settings" Target="settings.xml"/>'
        ),
        "word/document.xml": f'<w:document xmlns:w="{word}" xmlns:r="{office}" xmlns:a="{drawing}/main" '
        f'xmlns:pic="{drawing}/picture" xmlns:wp="{drawing}/wordprocessingDrawing"><w:body><w:p><w:r>'
        f"<w:t>a</w:t>{picture('p1')}{picture('p2')}</w:r></w:p></w:body></w:document>",
        "word/settings.xml": f'<w:settings xmlns:w="{word}" xmlns:r="{office}">'
        '<w:attachedTemplate r:id="t1"/></w:settings>',
        "word/_rels/settings.xml.rels": relations(
            outside("t1", "attachedTemplate", f"{web}template.dotm")
        ),
    }
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as made:
        for name, content in parts.items():
            made.writestr(name, content)
    return buffer.getvalue()
