"""Makers of documents: the same paragraphs as docx, PDF, OpenDocument, Rich Text, web page, OFD, and ZIPs of files."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping, Sequence
from functools import cache
from html import escape
from typing import Any

import docx
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Paragraph, SimpleDocTemplate, Table

FONT = "STSong-Light"
OFFICE = "urn:oasis:names:tc:opendocument:xmlns:office:1.0"
ODF = f"""xmlns:office="{OFFICE}" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"
 xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" xmlns:draw="urn:oasis:names:tc:opendocument:xmlns:drawing:1.0"
 xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0" """
W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
OFD = 'xmlns:ofd="http://www.ofdspec.org/2016"'


def zipped(files: Mapping[str, bytes | str], compression: int = zipfile.ZIP_DEFLATED) -> bytes:
    """A ZIP of files."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", compression) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return packed.getvalue()


def docx_of(paragraphs: Sequence[str]) -> bytes:
    """A Word document of paragraphs, as python-docx writes it."""
    document = docx.Document()
    for paragraph in paragraphs:
        document.add_paragraph(paragraph)
    return saved(document)


def saved(document: Any) -> bytes:
    """The bytes of a python-docx document."""
    packed = io.BytesIO()
    document.save(packed)
    return packed.getvalue()


def raw_docx(body: str, **parts: str) -> bytes:
    """A Word document with the given XML in its body, and further parts by name (numbering, styles, footnotes)."""
    files = {"word/document.xml": f"<w:document {W}><w:body>{body}</w:body></w:document>"}
    files |= {f"word/{name}.xml": f"<w:{name} {W}>{content}</w:{name}>" for name, content in parts.items()}
    return zipped(files)


def pdf_of(paragraphs: Sequence[str], *, indent: float = 24, size: float = 12, furniture: str = "",
           tables: Mapping[int, Sequence[Sequence[str]]] | None = None) -> bytes:  # fmt: skip
    """A PDF of paragraphs, set as offices do: justified, first lines indented; `furniture` is a header with page numbers.

    `tables` stand before the paragraph with their number.
    """
    _registered()
    style = ParagraphStyle("body", fontName=FONT, fontSize=size, leading=size * 1.7, firstLineIndent=indent,
                           wordWrap="CJK", alignment=4)  # fmt: skip
    title = ParagraphStyle("title", parent=style, fontSize=size * 1.5, leading=size * 2.4, alignment=1, firstLineIndent=0)
    flow: list[Any] = []
    for number, paragraph in enumerate(paragraphs):
        if tables and number in tables:
            flow.append(Table([list(row) for row in tables[number]], style=[("FONT", (0, 0), (-1, -1), FONT, size)],
                              colWidths=90))  # fmt: skip
        flow.append(Paragraph(escape(paragraph, quote=False), title if number == 0 else style))

    def decorate(canvas: Canvas, template: Any) -> None:
        if furniture:
            canvas.setFont(FONT, 9)
            canvas.drawCentredString(A4[0] / 2, A4[1] - 40, furniture)
            canvas.drawCentredString(A4[0] / 2, 36, f"— {canvas.getPageNumber()} —")

    packed = io.BytesIO()
    SimpleDocTemplate(packed, pagesize=A4).build(flow, onFirstPage=decorate, onLaterPages=decorate)
    return packed.getvalue()


def drawn_pdf(pages: Sequence[Sequence[tuple[float, float, str]]], *, size: float = 12, turned: int = 0) -> bytes:
    """A PDF with words at given places (from the left and the foot of the page, in points)."""
    _registered()
    packed = io.BytesIO()
    canvas = Canvas(packed, pagesize=A4)
    for page in pages:
        canvas.setFont(FONT, size)
        if turned:
            canvas.setPageRotation(turned)
        for left, bottom, words in page:
            canvas.drawString(left, bottom, words)
        canvas.showPage()
    canvas.save()
    return packed.getvalue()


@cache
def _registered() -> None:
    pdfmetrics.registerFont(UnicodeCIDFont(FONT))


def odt_of(paragraphs: Sequence[str]) -> bytes:
    """An OpenDocument text of paragraphs."""
    return raw_odt("".join(f"<text:p>{escape(paragraph, quote=False)}</text:p>" for paragraph in paragraphs))


def raw_odt(text: str, styles: str = "") -> bytes:
    """An OpenDocument text with the given XML in its body and among its styles."""
    content = (f"<office:document-content {ODF}><office:automatic-styles>{styles}</office:automatic-styles>"
               f"<office:body><office:text>{text}</office:text></office:body></office:document-content>")  # fmt: skip
    return zipped({"mimetype": "application/vnd.oasis.opendocument.text", "content.xml": content})


def rtf_of(paragraphs: Sequence[str], *, unicode: bool = True) -> bytes:
    """A Rich Text document of paragraphs: signs in Unicode with substitutes, as Word writes, or in GBK bytes, as WPS."""
    body = "\\par\n".join("".join(_rtf_sign(sign, unicode) for sign in paragraph) for paragraph in paragraphs)
    return (r"{\rtf1\ansi\ansicpg936\deff0{\fonttbl{\f0\fnil\fcharset134 SimSun;}}\uc1\pard\f0 " + body + r"\par}").encode()


def _rtf_sign(sign: str, unicode: bool) -> str:
    if sign.isascii():
        return "\\" + sign if sign in "\\{}" else sign
    if unicode:
        code = ord(sign)
        return f"\\u{code - 65536 if code > 32767 else code}?"
    return "".join(f"\\'{byte:02x}" for byte in sign.encode("gb18030"))


def html_of(paragraphs: Sequence[str], encoding: str = "utf-8") -> bytes:
    """A web page of paragraphs, with menu, footer and script around them."""
    body = "".join(f"<p>　　{escape(paragraph)}</p>\n" for paragraph in paragraphs[1:])
    return (f"<!DOCTYPE html><html><head><meta charset='{encoding}'><title>{paragraphs[0]}_某县人民政府</title>"
            "<script>var pages = '<p>新建党支部99个。</p>'</script><style>p {width: 12px}</style></head><body>"
            "<ul class='nav'><li><a href='/'>首页</a></li><li><a href='/gk'>政府信息公开</a></li></ul>"
            f"<div id='content'><h1>{paragraphs[0]}</h1>{body}</div>"
            "<div class='footer'>版权所有 备案号12345678号</div></body></html>").encode(encoding)  # fmt: skip


def ofd_of(pages: Sequence[Sequence[tuple[float, float, str]]], size: float = 4.0) -> bytes:
    """An OFD document with words at given places (from the left and the top of the page, in millimetres)."""
    files = {
        "OFD.xml": f"<ofd:OFD {OFD}><ofd:DocBody><ofd:DocRoot>Doc_0/Document.xml</ofd:DocRoot></ofd:DocBody></ofd:OFD>",
        "Doc_0/Document.xml": f"<ofd:Document {OFD}><ofd:CommonData><ofd:PageArea><ofd:PhysicalBox>0 0 210 297"
        "</ofd:PhysicalBox></ofd:PageArea></ofd:CommonData><ofd:Pages>"
        + "".join(f'<ofd:Page ID="{number}" BaseLoc="Pages/Page_{number}/Content.xml"/>' for number in range(len(pages)))
        + "</ofd:Pages></ofd:Document>",
    }
    for number, page in enumerate(pages):
        texts = "".join(
            f'<ofd:TextObject ID="{place}" Boundary="{left} {top} 180 {size}" Font="1" Size="{size}"><ofd:TextCode X="0" '
            f'Y="{size}" DeltaX="g {len(words) - 1} {size}">{escape(words)}</ofd:TextCode></ofd:TextObject>'
            for place, (left, top, words) in enumerate(page)
        )
        files[f"Doc_0/Pages/Page_{number}/Content.xml"] = (
            f"<ofd:Page {OFD}><ofd:Content><ofd:Layer>{texts}</ofd:Layer></ofd:Content></ofd:Page>"
        )
    return zipped(files)
