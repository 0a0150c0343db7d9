"""What makes a PDF fit for the archive (ISO 19005, PDF/A): a description of itself and the meaning of its colours.

PDF/A-2 allows only PDF/A files as attachments; ours carries its source as JSON, so it is declared as PDF/A-3u, whose
other demands are those of PDF/A-2u.
"""

from __future__ import annotations

from html import escape
from typing import Any

from reportlab.pdfbase import pdfdoc

from smallbranch.documents.pdf_stream import stream

_PART, _LEVEL = 3, "U"
_CONDITION = "sRGB IEC61966-2.1"
_NO_TIME = "2000-01-01T00:00:00+00:00"
"""ReportLab's time of files that are the same whenever they are written; both descriptions must agree."""


def declare(document: Any, colours: bytes, *, title: str, author: str, subject: str, program: str) -> None:
    """Add description and colour profile to ReportLab's document."""
    intent = pdfdoc.PDFDictionary(
        {
            "Type": pdfdoc.PDFName("OutputIntent"),
            "S": pdfdoc.PDFName("GTS_PDFA1"),
            "OutputConditionIdentifier": pdfdoc.PDFString(_CONDITION),
            "Info": pdfdoc.PDFString(_CONDITION),
            "DestOutputProfile": document.Reference(stream(colours, N=3)),
        }
    )
    catalog = document.Catalog
    catalog.__NoDefault__ = [*catalog.__NoDefault__, "OutputIntents"]
    catalog.OutputIntents = pdfdoc.PDFArray([intent])
    packet = _packet(title=title, author=author, subject=subject, program=program)
    described = stream(packet.encode(), kind="", Type=pdfdoc.PDFName("Metadata"), Subtype=pdfdoc.PDFName("XML"))
    catalog.Metadata = described


def _packet(*, title: str, author: str, subject: str, program: str) -> str:
    """Return the description; every schema stands apart, as older validators ask."""
    tool = escape(program, quote=False)
    blocks = (
        _schema("pdfaid", "http://www.aiim.org/pdfa/ns/id/", f"<pdfaid:part>{_PART}</pdfaid:part>"
                f"<pdfaid:conformance>{_LEVEL}</pdfaid:conformance>"),
        _schema("dc", "http://purl.org/dc/elements/1.1/",
                f"<dc:title>{_list('Alt', title)}</dc:title><dc:creator>{_list('Seq', author)}</dc:creator>"
                f"<dc:description>{_list('Alt', subject)}</dc:description>"),
        _schema("xmp", "http://ns.adobe.com/xap/1.0/", f"<xmp:CreatorTool>{tool}</xmp:CreatorTool>"
                f"<xmp:CreateDate>{_NO_TIME}</xmp:CreateDate><xmp:ModifyDate>{_NO_TIME}</xmp:ModifyDate>"),
        _schema("pdf", "http://ns.adobe.com/pdf/1.3/", "<pdf:Keywords/>"
                f"<pdf:Producer>{tool}</pdf:Producer>"),
    )  # fmt: skip
    return (
        '<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>\n<x:xmpmeta xmlns:x="adobe:ns:meta/">'
        '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">'
        f'{"".join(blocks)}</rdf:RDF></x:xmpmeta>\n<?xpacket end="w"?>'
    )


def _schema(prefix: str, name: str, content: str) -> str:
    return f'<rdf:Description rdf:about="" xmlns:{prefix}="{name}">{content}</rdf:Description>'


def _list(kind: str, text: str) -> str:
    language = ' xml:lang="x-default"' if kind == "Alt" else ""
    return f"<rdf:{kind}><rdf:li{language}>{escape(text, quote=False)}</rdf:li></rdf:{kind}>"
