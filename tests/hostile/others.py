"""Hostile files of one piece: PDF, Rich Text, web pages, Markdown, plain text, and what is called otherwise."""

from __future__ import annotations

import io
import random
import zlib
from collections.abc import Iterator, Sequence

from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.pdfgen.canvas import Canvas

from tests import makers
from tests.hostile.case import READ, Case

PAGE = "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 600 800] /Contents 4 0 R /Resources << /Font << /F 5 0 R >> {} >> >>"
CATALOG, PAGES = "<< /Type /Catalog /Pages 2 0 R >>", "<< /Type /Pages /Kids [3 0 R] /Count 1 >>"
HELVETICA = "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>"
WORDS = b"BT /F 12 Tf 72 700 Td (12 figures in 2025) Tj ET"


def stream(content: bytes, entries: str = "") -> bytes:
    return f"<< /Length {len(content)} {entries} >>\nstream\n".encode() + content + b"\nendstream"


def pdf(objects: Sequence[str | bytes], *, start: int | None = None, trailer: str = "") -> bytes:
    """A PDF of objects numbered from 1, the first of them its catalog."""
    out = bytearray(b"%PDF-1.7\n")
    places = []
    for number, content in enumerate(objects, 1):
        places.append(len(out))
        out += f"{number} 0 obj\n".encode() + (content if isinstance(content, bytes) else content.encode()) + b"\nendobj\n"
    table = len(out)
    out += f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n".encode()
    out += b"".join(f"{place:010d} 00000 n \n".encode() for place in places)
    out += f"trailer << /Size {len(objects) + 1} /Root 1 0 R {trailer.replace('XREF', str(table))} >>\n".encode()
    return bytes(out) + f"startxref\n{table if start is None else start}\n%%EOF".encode()


def one_page(content: bytes, *, resources: str = "", font: str = HELVETICA, more: Sequence[str | bytes] = (),
             entries: str = "") -> bytes:  # fmt: skip
    return pdf([CATALOG, PAGES, PAGE.format(resources), stream(content, entries), font, *more])


def form(content: bytes, resources: str) -> bytes:
    return stream(content, f"/Type /XObject /Subtype /Form /BBox [0 0 600 800] /Resources << {resources} >>")


def packed_twice() -> bytes:
    spaces = zlib.compress(zlib.compress(b" " * 100_000_000, 9), 9)
    return one_page(spaces, entries="/Filter [/FlateDecode /FlateDecode]")


def pdfs() -> Iterator[Case]:
    """PDFs that loop, explode, lie or hold no text."""
    whole = makers.pdf_of([f"第{one}个乡镇新建党支部{one}个。" for one in range(200)])
    yield Case("cut-short.pdf", whole[: len(whole) // 3], "damaged PDF|holds no text")
    yield Case("junk.pdf", b"%PDF-1.7\n" + random.Random(1).randbytes(200_000), "damaged PDF")
    yield Case("header-only.pdf", b"%PDF-1.7\n%%EOF", "damaged PDF")
    yield Case("flipped-bytes.pdf", bytes(byte ^ 0xFF if place % 211 == 60 else byte for place, byte in enumerate(whole)), "")
    yield Case("good.pdf", one_page(WORDS), READ)
    yield Case("kids-loop.pdf", pdf([CATALOG, "<< /Type /Pages /Kids [2 0 R 2 0 R] /Count 2 >>"]), "")
    yield Case("parent-loop.pdf", pdf([CATALOG, PAGES, "<< /Type /Page /Parent 3 0 R /Contents 3 0 R >>"]), "")
    yield Case("contents-loop.pdf", pdf([CATALOG, PAGES, PAGE.format(""), "[4 0 R 4 0 R]", HELVETICA]), "holds no text")
    yield Case("xref-loop.pdf", pdf([CATALOG, PAGES, PAGE.format(""), stream(WORDS), HELVETICA], trailer="/Prev XREF"), "")
    yield Case("xref-nowhere.pdf", pdf([CATALOG, PAGES, PAGE.format(""), stream(WORDS), HELVETICA], start=10**9), "")
    yield Case("no-pages.pdf", pdf([CATALOG, "<< /Type /Pages /Kids [] /Count 0 >>"]), "holds no text|damaged")
    yield Case("billion-pages.pdf", pdf([CATALOG, "<< /Type /Pages /Kids [3 0 R] /Count 999999999 >>", PAGE.format(""),
                                         stream(WORDS), HELVETICA]), "")  # fmt: skip
    itself = form(b"/X Do /X Do", "/XObject << /X 6 0 R >>")
    yield Case("form-in-itself.pdf", one_page(WORDS + b" /X Do", resources="/XObject << /X 6 0 R >>", more=[itself]), "", 10)
    forms = [form(b"/X Do " * 40, f"/XObject << /X {7 + level} 0 R >>") for level in range(7)]
    laughs = [*forms, form(WORDS, "/Font << /F 5 0 R >>")]
    yield Case("laughing-forms.pdf", one_page(b"/X Do", resources="/XObject << /X 6 0 R >>", more=laughs),
               "within 4 seconds|made the reader fail|too much text|memory", 4)  # fmt: skip
    yield Case("packed-twice.pdf", packed_twice, "")
    yield Case("bomb.pdf", lambda: one_page(zlib.compress(b" " * 300_000_000, 9), entries="/Filter /FlateDecode"), "")
    chain = "[" + "/FlateDecode " * 5000 + "]"
    yield Case("filter-chain.pdf", one_page(zlib.compress(WORDS), entries=f"/Filter {chain}"), "")
    yield Case("length-lies.pdf", one_page(WORDS).replace(b"/Length 48", b"/Length 99"), "")
    yield Case("deep-arrays.pdf", one_page(WORDS + b"[" * 300_000), READ)
    yield Case("deep-objects.pdf", pdf([CATALOG, PAGES, PAGE.format(""), stream(WORDS), HELVETICA, "[" * 100_000]), "")
    yield Case("deep-dictionaries.pdf", pdf(["<< /Type /Catalog /Pages 2 0 R /X " + "<< /X " * 50_000, PAGES]), "")
    yield Case("unbalanced-states.pdf", one_page(b"q " * 500_000 + WORDS), "")
    yield Case("huge-page.pdf", one_page(WORDS).replace(b"[0 0 600 800]", b"[0 0 9e30 9e30]"), "")
    yield Case("no-page-size.pdf", one_page(WORDS).replace(b"[0 0 600 800]", b"[5 5 5 5]    "), "")
    yield Case("nowhere.pdf", one_page(b"BT /F 1e30 Tf 1e30 -1e30 Td (12) Tj /F nan Tf (12) Tj /F 0 Tf (13) Tj ET"), "")
    yield Case("many-words.pdf", one_page(b"BT /F 9 Tf 9 9 Td " + b"(1) Tj 3 1 Td " * 150_000 + b"ET"), "")
    yield Case("actions.pdf", one_page(WORDS).replace(
        b"/Type /Catalog", b"/Type /Catalog /OpenAction << /S /Launch /F (/bin/sh) >> /AA << /O << /S /JavaScript /JS (x) >> >>"
    ), READ)  # fmt: skip
    composite = "<< /Type /Font /Subtype /Type0 /BaseFont /X /Encoding /Identity-H /DescendantFonts [6 0 R] {} >>"
    descendant = ("<< /Type /Font /Subtype /CIDFontType2 /BaseFont /X /CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) "
                  "/Supplement 0 >> /FontDescriptor << /Type /FontDescriptor /FontName /X /Flags 4 >> >>")  # fmt: skip
    signs = b"BT /F 12 Tf 72 700 Td <" + b"".join(b"%04x" % one for one in range(3, 63)) + b"> Tj ET"
    unnamed = "no ToUnicode|wrong signs|holds no text"
    yield Case("no-to-unicode.pdf", one_page(signs, font=composite.format(""), more=[descendant]), unnamed)
    for name, first in (("private-signs", 0xE000), ("wrong-signs", 0x3400)):
        cmap = stream(f"/CIDInit /ProcSet findresource begin begincmap 1 begincodespacerange <0000> <ffff> endcodespacerange "
                      f"1 beginbfrange <0000> <00ff> <{first:04x}> endbfrange endcmap end".encode())  # fmt: skip
        font = composite.format("/ToUnicode 7 0 R")
        yield Case(f"{name}.pdf", one_page(signs, font=font, more=[descendant, cmap]), unnamed)
    for name, user, expected in (("locked", "geheim", "protected by a password"), ("locked-for-changes", "", READ)):
        packed = io.BytesIO()
        canvas = Canvas(packed, encrypt=StandardEncryption(user, ownerPassword="owner", strength=128))
        canvas.drawString(72, 700, "12 figures")
        canvas.save()
        yield Case(f"{name}.pdf", packed.getvalue(), expected)
    yield Case("too-large.pdf", lambda: b"%PDF-1.7\n" + b"%" * 105_000_000, "too large")


def texts() -> Iterator[Case]:
    """Rich Text, web pages, Markdown and plain text."""
    head = rb"{\rtf1\ansi\ansicpg936 "
    yield Case("deep.rtf", head + b"{" * 300_000 + b"12", "nested too deeply")
    yield Case("unclosed.rtf", head + b"{\\b 12", READ)
    yield Case("closed-too-often.rtf", head + b"12" + b"}" * 100_000, READ)
    yield Case("many-groups.rtf", head + b"{}" * 300_000 + b"12}", READ)
    yield Case("huge-binary.rtf", head + rb"12\bin2147483647 34}", READ)
    yield Case("negative-binary.rtf", head + rb"12\bin-9 34}", READ)
    yield Case("huge-numbers.rtf", head + rb"\u999999999?\uc999999999\u-99999?\fs9999999999 12}", READ)
    yield Case("half-pairs.rtf", head + rb"\u-10179?\u-10179?12\u-8704?\'8}", READ)
    yield Case("no-code-page.rtf", rb"{\rtf1\ansi\ansicpg99999 \'d0\'c2 12}", READ)
    yield Case("template.rtf", head + rb"{\*\template http://localhost:1/x}{\field{\*\fldinst INCLUDETEXT /etc/passwd}}12}", READ)
    yield Case("object.rtf", head + rb"{\object\objocx{\*\objdata 0105" + b"41" * 100_000 + b"}}}", "no text")
    yield Case("word-alone.rtf", b"{\\rtf1" + b"a" * 500_000, READ)
    yield Case("deep.html", b"<div>" * 200_000 + b"12", "nested too deeply")
    yield Case("deep-and-closed-wrong.html", b"<div></span>" * 200_000 + b"12", "nested too deeply")
    yield Case("deep-inline.html", b"<b>" * 100_000 + b"12", READ)
    yield Case("deep-formatting.html", b"<b><p>1" * 4_000, "", 10)
    yield Case("script-only.html", b"<html><script>" + b"x = 1;" * 100_000 + b"</script></html>", "no text")
    yield Case("huge-attribute.html", lambda: b"<p title='" + b"x" * 10_000_000 + b"'>12</p>", READ)
    yield Case("many-attributes.html", b"<p " + b"".join(b"a%d=1 " % one for one in range(20_000)) + b">12</p>", READ)
    yield Case("open-brackets.html", b"<" * 1_000_000 + b"12", "")
    yield Case("open-comment.html", b"<p>12</p><!--" + b"<p>13" * 200_000, READ)
    yield Case("open-comments.html", b"<!--" * 300_000 + b"12", "no text")
    yield Case("many-cells.html", b"<table><tr>" + b"<td>1" * 200_000, READ)
    yield Case("plaintext.html", b"<plaintext>" + b"</p>12" * 100_000, READ)
    yield Case("entities.html", b"&amp;&#0;&#xd800;&#1114112;&bogus;12" * 20_000, READ)
    yield Case("deep-drawing.html", b"<svg><g>" * 100_000 + b"12", "nested too deeply|no text")
    yield Case("frames.html", b"<iframe src='file:///etc/passwd'></iframe><p>12</p>", READ)
    yield Case("odd-charset.html", b"<meta charset=punycode><p>" + b"12-" * 200_000, READ)
    yield Case("no-charset.html", b"<meta charset=zip_codec><p>12", READ)
    yield Case("junk.html", random.Random(2).randbytes(200_000), "no text|is a|encod|nested")
    yield Case("brackets.md", b"[" * 500_000 + b"12", READ)
    yield Case("links.md", b"[a](" * 200_000 + b"12", READ)
    yield Case("stars.md", b"**" * 300_000 + b"12", READ)
    yield Case("pipes.md", b"|" * 500_000 + b"12", READ)
    yield Case("rules.md", b"- " * 300_000 + b"12", READ)
    yield Case("blanks.md", b" " * 500_000 + b"12", READ)
    yield Case("comments.md", b"<!--" * 300_000 + b"12", READ)
    yield Case("dashes.md", (b"-" * 1000 + b"|") * 300 + b"12", READ)
    yield Case("junk.txt", random.Random(3).randbytes(100_000), "no text")
    yield Case("nulls.txt", bytes(100_000), "no text|empty")
    yield Case("blank.txt", b" \n\t" * 10_000, "empty")


def misnamed() -> Iterator[Case]:
    """Files that are not what they are called."""
    yield Case("program.docx", b"MZ\x90\0" + bytes(2000), "program")
    yield Case("program-of-linux.pdf", b"\x7fELF" + bytes(2000), "program")
    yield Case("bitmap.htm", b"BM\x36\0" + bytes(2000), "picture")
    yield Case("picture.pdf", b"\x89PNG\r\n\x1a\n" + bytes(2000), "picture")
    yield Case("photograph.docx", b"\xff\xd8\xff\xe0" + bytes(2000), "picture")
    yield Case("packed.docx", b"\x1f\x8b\x08" + bytes(2000), "gzip")
    yield Case("archive.zip", b"Rar!\x1a\x07" + bytes(2000), "RAR")
    yield Case("text.docx", "新建党支部12个。".encode(), "holds no such document")
    yield Case("text.pdf", "新建党支部12个。".encode(), "holds no such document")
    yield Case("empty.docx", b"", "is empty")
    yield Case("empty.pdf", b"", "is empty")
    yield Case("blank.html", b"\n" * 50, "is empty")
    yield Case("one-byte.zip", b"P", "holds no such document")
    yield Case("pdf-as.docx", one_page(WORDS), READ)
    yield Case("old-junk.wps", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + random.Random(4).randbytes(20_000),
               "install LibreOffice|could not be converted")  # fmt: skip
    yield Case("too-large.docx", lambda: b"PK\x03\x04" + bytes(105_000_000) + makers.zipped({"word/document.xml": "<x/>"}), "too large")
    yield Case("too-large.html", lambda: b"<p>12</p>" * 12_000_000, "too large")
