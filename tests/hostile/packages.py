"""Hostile files that are ZIPs: archives, and documents with XML in them."""

from __future__ import annotations

import io
import struct
import warnings
import zipfile
from collections.abc import Iterator

from tests import makers
from tests.hostile.case import READ, Case

LAUGHS = ('<!DOCTYPE w:document [<!ENTITY a "新建党支部12个">'
          + "".join(f'<!ENTITY {one} "{("&" + before + ";") * 10}">' for before, one in zip("abcdefgh", "bcdefghi", strict=True))
          + "]>")  # fmt: skip
BODY = "<w:p><w:r><w:t>{}</w:t></w:r></w:p>"
GOOD = BODY.format("新建党支部12个。")


def document(body: str, prolog: str = "") -> str:
    return f"{prolog}<w:document {makers.W}><w:body>{body}</w:body></w:document>"


def docx(body: str, prolog: str = "", **more: bytes | str) -> bytes:
    return makers.zipped({"word/document.xml": document(body, prolog), **more})


def rels(target: str) -> str:
    kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument"
    return f'<Relationships><Relationship Type="{kind}" Target="{target}"/></Relationships>'


def documents() -> Iterator[Case]:
    """Word, OpenDocument and OFD documents."""
    entity = '<!DOCTYPE w:document [<!ENTITY x {}>]>'
    entities = "document type or entities"
    yield Case("billion-laughs.docx", docx(BODY.format("&i;"), LAUGHS), entities)
    yield Case("quadratic-blowup.docx", docx(BODY.format("&x;" * 9000), entity.format(f'"{"党" * 90_000}"')), entities)
    yield Case("external-entity.docx", docx(BODY.format("&x;"), entity.format('SYSTEM "file:///etc/passwd"')), entities)
    yield Case("external-dtd.docx", docx(GOOD, '<!DOCTYPE w SYSTEM "http://localhost:1/x.dtd">'), entities)
    yield Case("parameter-entity.docx", docx(GOOD, '<!DOCTYPE w [<!ENTITY % x SYSTEM "file:///dev/zero"> %x;]>'), entities)
    laughing = f"{LAUGHS}<w:numbering {makers.W}>&i;</w:numbering>"
    yield Case("laughing-numbering.docx", docx(GOOD, **{"word/numbering.xml": laughing}), entities)
    yield Case("deep-xml.docx", lambda: docx("<w:sdt>" * 100_000 + "</w:sdt>" * 100_000), "nested too deeply")
    tables = 300
    nested = "<w:tbl><w:tr><w:tc>" * tables + GOOD + "</w:tc></w:tr></w:tbl>" * tables
    yield Case("deep-tables.docx", docx(nested), "nested too deeply")
    yield Case("deep-boxes.docx", docx("<w:p><w:r><w:txbxContent>" * 130 + GOOD + "</w:txbxContent></w:r></w:p>" * 130), READ)
    whole = makers.docx_of(["新建党支部12个。"] * 50)
    yield Case("cut-short.docx", whole[: len(whole) // 2], "damaged ZIP, or cut short")
    yield Case("cut-in-directory.docx", whole[:-30], "damaged ZIP, or cut short")
    yield Case("flipped-bytes.docx", flipped(whole), "damaged")
    yield Case("broken-xml.docx", docx(GOOD + "<w:p>"), "damaged XML")
    yield Case("no-utf-8.docx", makers.zipped({"word/document.xml": b"<w:document>\xff\xfe\xfd"}), "damaged XML")
    yield Case("unknown-encoding.docx", docx(GOOD, '<?xml version="1.0" encoding="x-none"?>'), "damaged XML")
    yield Case("null-reference.docx", docx(BODY.format("&#0;")), "damaged XML")
    yield Case("empty-part.docx", makers.zipped({"word/document.xml": ""}), "damaged XML")
    yield Case("no-body.docx", makers.zipped({"word/document.xml": f"<w:document {makers.W}/>"}), "without a body")
    yield Case("no-text.docx", docx("<w:p/>" * 10_000), "holds no text")
    yield Case("pictures-only.docx", docx("<w:p/>", **{"word/media/1.png": b"\x89PNG"}), "pictures but no text")
    yield Case("zip-bomb.docx", lambda: makers.zipped({"word/document.xml": "\0" * 90_000_000}), "ZIP bomb")
    yield Case("xml-bomb.docx", lambda: makers.zipped({"word/document.xml": f"<w:p {makers.W}>{'<w:p/>' * 9_000_000}</w:p>"}), "ZIP bomb")
    yield Case("leading-out.docx", docx(GOOD, **{"_rels/.rels": rels("../../../etc/passwd")}), READ)
    yield Case("pointing-abroad.docx", docx(GOOD, **{"_rels/.rels": rels("http://localhost:1/x.xml")}), READ)
    yield Case("pointing-at-itself.docx", docx(GOOD, **{"_rels/.rels": rels("_rels/.rels")}), "without a body")
    loop = '<w:style w:styleId="a"><w:basedOn w:val="b"/></w:style><w:style w:styleId="b"><w:basedOn w:val="a"/></w:style>'
    styled = '<w:p><w:pPr><w:pStyle w:val="a"/></w:pPr><w:r><w:t>新建党支部12个。</w:t></w:r></w:p>'
    yield Case("style-loop.docx", makers.raw_docx(styled * 500, styles=loop), READ)
    huge = '<w:p><w:pPr><w:numPr><w:ilvl w:val="{0}"/><w:numId w:val="{0}"/></w:numPr></w:pPr><w:r><w:t>一</w:t></w:r></w:p>'
    yield Case("huge-list-level.docx", docx("".join(huge.format(one) for one in (-1, 9, 10**9, 10**30, "x"))), READ)
    cell = '<w:tc><w:tcPr><w:gridSpan w:val="{}"/></w:tcPr>' + GOOD + "</w:tc>"
    wide = "".join(cell.format(one) for one in (-5, 0, 9999, 10**9, 10**30, "x"))
    yield Case("huge-span.docx", docx(f"<w:tbl><w:tr>{wide}</w:tr></w:tbl>"), READ)
    yield Case("many-runs.docx", lambda: docx("<w:p>" + "".join(f"<w:r><w:t>{one}</w:t></w:r>" for one in range(200_000)) + "</w:p>"), READ)
    yield Case("odd-signs.docx", docx('<w:p><w:r><w:sym w:char="D800"/><w:sym w:char="x"/><w:sym w:char="110000"/>'
                                      '<w:t>&#x202e;个12</w:t></w:r></w:p>'), READ)  # fmt: skip
    fields = '<w:r><w:fldChar w:fldCharType="begin"/></w:r>' * 2000
    yield Case("open-fields.docx", docx(f"<w:p>{fields}<w:r><w:t>新建12个</w:t></w:r></w:p>"), READ)
    yield Case("twice.docx", twice(("word/document.xml", document(GOOD)), ("word/document.xml", LAUGHS)), "damaged XML|entities")
    yield Case("locked.docx", locked(whole), "protected by a password")
    yield Case("locked-by-office.docx", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(500) + "EncryptedPackage".encode("utf-16-le"),
               "protected by a password")  # fmt: skip
    yield Case("laughing.odt", makers.zipped({"content.xml": LAUGHS + "<x>&i;</x>"}), entities)
    repeated = ('<table:table><table:table-row><table:table-cell table:number-columns-repeated="2147483647"><text:p>1</text:p>'
                "</table:table-cell></table:table-row></table:table>")  # fmt: skip
    yield Case("repeated-cells.odt", makers.raw_odt(repeated), READ)
    yield Case("repeated-blanks.odt", makers.raw_odt('<text:p>1<text:s text:c="999999"/>2</text:p>' * 99), READ)
    lists = "<text:list><text:list-item>" * 150 + "<text:p>新建12个</text:p>" + "</text:list-item></text:list>" * 150
    yield Case("deep-lists.odt", makers.raw_odt(lists), READ)
    secret = {"content.xml": b"\x93\x11", "META-INF/manifest.xml": "<m><encryption-data/></m>"}
    yield Case("locked.odt", makers.zipped(secret), "protected by a password")
    sheet = {"mimetype": "application/vnd.oasis.opendocument.spreadsheet", "content.xml": "<x/>"}
    yield Case("sheet.odt", makers.zipped(sheet), "no text document")
    yield Case("sheet.docx", makers.zipped({"xl/workbook.xml": "<x/>"}), "spreadsheet")
    yield Case("slides.docx", makers.zipped({"ppt/presentation.xml": "<x/>"}), "presentation")
    yield from ofds()


def ofds() -> Iterator[Case]:
    good = makers.ofd_of([[(20, 20, "新建党支部12个。")]])

    def changed(part: str, old: str, new: str) -> bytes:
        with zipfile.ZipFile(io.BytesIO(good)) as package:
            parts = {name: package.read(name).decode() for name in package.namelist()}
        assert old in parts[part]
        return makers.zipped(parts | {part: parts[part].replace(old, new)})

    content = "Doc_0/Pages/Page_0/Content.xml"
    yield Case("leading-out.ofd", changed("Doc_0/Document.xml", "Pages/Page_0/", "../../../etc/"), "damaged|KeyError")
    yield Case("no-document.ofd", changed("OFD.xml", "Doc_0/", "Doc_1/"), "damaged|KeyError")
    yield Case("repeated-steps.ofd", changed(content, 'DeltaX="g 8', 'DeltaX="g 999999999'), READ)
    yield Case("nowhere.ofd", changed(content, 'Boundary="20 20', 'Boundary="nan inf'), READ)
    yield Case("no-numbers.ofd", changed(content, 'Boundary="20 20 180 4.0"', 'Boundary="x"'), READ)
    pages = '<ofd:Page ID="1" BaseLoc="Pages/Page_0/Content.xml"/>' * 20_000
    yield Case("many-pages.ofd", changed("Doc_0/Document.xml", "</ofd:Pages>", pages + "</ofd:Pages>"), "too many pages")
    yield Case("laughing.ofd", changed(content, "<ofd:Page ", LAUGHS + "<ofd:Page "), "document type or entities")


def archives() -> Iterator[Case]:
    """ZIPs of reports."""
    text = "新建党支部12个。".encode()
    for name, path in (("slip", "../../../etc/passwd.txt"), ("absolute", "/etc/cron.d/x.txt"), ("drive", "C:\\Windows\\x.txt"),
                       ("backslash", "..\\..\\x.txt"), ("hidden-slip", "a/../../x.txt")):  # fmt: skip
        yield Case(f"{name}.zip", makers.zipped({path: text}), "leads out of the ZIP")
    yield Case("null-in-name.zip", makers.zipped({"aaaa.txt": text}).replace(b"aaaa.txt", b"a\0aa.txt"), "")
    yield Case("turned-name.zip", makers.zipped({"\u202etxt.exe": text, "报告\u202e.txt": text}), "no kind of document")
    yield Case("nameless.zip", nameless(makers.zipped({"a.txt": text})), "damaged")  # found by a fuzzer
    yield Case("long-name.zip", makers.zipped({"长" * 20_000 + ".txt": text}), READ)
    yield Case("bomb.zip", lambda: makers.zipped({"a.txt": b"1" * 120_000_000}), "ZIP bomb")
    yield Case("bombs.zip", lambda: makers.zipped({f"{one}.txt": b"1" * 5_000_000 for one in range(30)}), "ZIP bomb")
    yield Case("bomb-in-zip.zip", lambda: makers.zipped({"a.zip": makers.zipped({"a.txt": b"1" * 50_000_000})}), "ZIP bomb")
    deep = makers.zipped({"a.txt": text})
    for _ in range(20):
        deep = makers.zipped({"a.zip": deep})
    yield Case("zips-in-zips.zip", deep, "ZIP within ZIPs")
    yield Case("many-files.zip", lambda: makers.zipped({f"{one}.txt": b"1" for one in range(5000)}), "too many files")
    yield Case("many-names.zip", lambda: makers.zipped({f"{one}.txt": b"" for one in range(21_000)}, zipfile.ZIP_STORED), "too many files")
    yield Case("overlapping.zip", overlapping(), "ZIP bomb|damaged")
    yield Case("locked.zip", locked(makers.zipped({"a.txt": text})), "protected by a password")
    yield Case("cut-short.zip", makers.zipped({"a.txt": text * 99})[:-40], "damaged ZIP, or cut short")
    yield Case("lying-size.zip", lying(makers.zipped({"a.txt": text * 99})), "damaged")
    yield Case("no-method.zip", makers.zipped({"a.txt": text}).replace(b"\x08\0", b"\x63\0"), "damaged")
    yield Case("empty.zip", b"PK\x05\x06" + bytes(18), "without files")
    yield Case("folders-only.zip", makers.zipped({"a/": b"", "a/b/": b""}), "without files")
    yield Case("count-of-zip64.zip", makers.zipped({"a.txt": text})[:-12] + b"\xff" * 12, "too many files")
    yield Case("name-twice.zip", twice(("a.txt", "新建党支部12个。"), ("a.txt", "培训党员5名。")), READ)
    yield Case("comment.zip", commented(makers.zipped({"a.txt": text})), "")
    link = zipfile.ZipInfo("a.txt")
    link.create_system, link.external_attr = 3, 0o120777 << 16
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr(link, "/etc/passwd")
    yield Case("link.zip", packed.getvalue(), READ)  # its text is the path, which nobody follows


def flipped(data: bytes) -> bytes:
    """A ZIP with every 97th byte of its first half turned over."""
    changed = bytearray(data)
    for place in range(60, len(data) // 2, 97):
        changed[place] ^= 0xFF
    return bytes(changed)


def locked(data: bytes) -> bytes:
    """A ZIP whose members say that they are encrypted."""
    changed = bytearray(data)
    for mark, place in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        at = changed.find(mark)
        while at >= 0:
            changed[at + place] |= 1
            at = changed.find(mark, at + 4)
    return bytes(changed)


def lying(data: bytes) -> bytes:
    """A ZIP that says its member is three bytes long."""
    changed = bytearray(data)
    struct.pack_into("<I", changed, changed.find(b"PK\x01\x02") + 24, 3)
    return bytes(changed)


def nameless(data: bytes) -> bytes:
    """A ZIP whose member has no name: what was its name is its comment."""
    changed = bytearray(data)
    at = changed.find(b"PK\x01\x02")
    changed[at + 32 : at + 34], changed[at + 28 : at + 30] = changed[at + 28 : at + 30], b"\0\0"
    return bytes(changed)


def twice(*members: tuple[str, str]) -> bytes:
    """A ZIP with two members of one name."""
    packed = io.BytesIO()
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        with zipfile.ZipFile(packed, "w") as archive:
            for name, content in members:
                archive.writestr(name, content)
    return packed.getvalue()


def commented(data: bytes) -> bytes:
    """A ZIP whose comment holds the mark of another ZIP's end."""
    comment = b"PK\x05\x06" + bytes(18)
    return data[:-2] + struct.pack("<H", len(comment)) + comment


def overlapping() -> bytes:
    """A ZIP whose members all share one packed stretch of zeros."""
    packed = makers.zipped({"a.txt": b"1" * 4_000_000})
    start = packed.find(b"PK\x01\x02")
    entry = packed[start : packed.find(b"PK\x05\x06")]
    count = 1500
    end = struct.pack("<4sHHHHIIH", b"PK\x05\x06", 0, 0, count, count, len(entry) * count, start, 0)
    return packed[:start] + entry * count + end
