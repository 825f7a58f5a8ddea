"""The mark as an XMP packet, the form of metadata that picture programs keep.

XMP specification part 1 (ISO 16684-1); the IPTC property is from the IPTC Photo Metadata
Standard, the label for China from GB 45438-2025. Packets come from strangers too, so a document
type declaration, and with it every entity trick, is refused.
"""

import html
import re
from xml.parsers import expat

from studio.core.error import BadInput
from studio.core.language import _
from studio.media.mark import (
    CHINA_LABEL,
    CREATOR_TOOL,
    PROVENANCE,
    RECIPE,
    SETTINGS,
    SOURCE_TYPE,
    Mark,
    mark_fields,
)

NAMESPACE = "https://atelier-studio.org/ns/1.0/"
PACKET_LIMIT = 2**20
"""Bytes. Ours are under 64 KiB, the most a JPEG can hold."""

_PROPERTIES = {
    CREATOR_TOOL: ("xmp", "CreatorTool"),
    SOURCE_TYPE: ("Iptc4xmpExt", "DigitalSourceType"),
    RECIPE: ("atelier", "recipe"),
    PROVENANCE: ("atelier", "provenance"),
    SETTINGS: ("atelier", "settings"),
    CHINA_LABEL: ("TC260", "AIGC"),
}
_NAMESPACES = {
    "xmp": "http://ns.adobe.com/xap/1.0/",
    "Iptc4xmpExt": "http://iptc.org/std/Iptc4xmpExt/2008-02-29/",
    "atelier": NAMESPACE,
    "TC260": "http://www.tc260.org.cn/ns/AIGC/1.0/",
}
_FIELDS = {f"{_NAMESPACES[prefix]} {name}": key for key, (prefix, name) in _PROPERTIES.items()}
_NO_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def xmp_packet(mark: Mark) -> bytes:
    fields = mark_fields(mark)
    said = {place: fields[key] for key, place in _PROPERTIES.items() if key in fields}
    properties = "".join(
        f"<{prefix}:{name}>{_xml(text)}</{prefix}:{name}>\n"
        for (prefix, name), text in said.items()
    )
    prefixes = {prefix for prefix, _name in said}
    declared = " ".join(
        f'xmlns:{prefix}="{uri}"' for prefix, uri in _NAMESPACES.items() if prefix in prefixes
    )
    return (
        '<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>\n'
        '<x:xmpmeta xmlns:x="adobe:ns:meta/">\n'
        '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">\n'
        f'<rdf:Description rdf:about="" {declared}>\n'
        f"{properties}</rdf:Description>\n</rdf:RDF>\n</x:xmpmeta>\n"
        '<?xpacket end="r"?>'
    ).encode()


def xmp_fields(packet: bytes) -> dict[str, str]:
    """The fields of `mark_fields` that a packet has, written as elements or as attributes.

    A packet that is no XML has none, unless it is ours: then it raises `BadInput`.
    """
    reader = _Reader()
    try:
        if len(packet) > PACKET_LIMIT:
            raise _Refused
        reader.parse(packet.strip(b"\0 \r\n\t"))
    except (expat.ExpatError, _Refused, ValueError) as error:
        if NAMESPACE.encode() not in packet:
            return {}
        raise BadInput(
            _("The recipe in the file's metadata is damaged."),
            _("Use another copy of the file."),
        ) from error
    return reader.fields


class _Refused(Exception):
    pass


class _Reader:
    def __init__(self) -> None:
        self.fields: dict[str, str] = {}
        self._field: str | None = None
        self._text: list[str] = []

    def parse(self, packet: bytes) -> None:
        parser = expat.ParserCreate(namespace_separator=" ")
        parser.StartDoctypeDeclHandler = self._refuse
        parser.StartElementHandler = self._start
        parser.CharacterDataHandler = self._text.append
        parser.EndElementHandler = self._end
        parser.Parse(packet, True)

    def _refuse(self, *declaration: object) -> None:
        raise _Refused

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        for attribute, value in attributes.items():
            if attribute in _FIELDS:
                self.fields[_FIELDS[attribute]] = value
        self._field = _FIELDS.get(name)
        self._text.clear()

    def _end(self, name: str) -> None:
        if self._field is not None and _FIELDS.get(name) == self._field:
            self.fields[self._field] = "".join(self._text)
        self._field = None
        self._text.clear()


def _xml(text: str) -> str:
    """Characters that XML forbids become JSON escapes; in our JSON they stand in strings only."""
    return html.escape(_NO_XML.sub(lambda sign: f"\\u{ord(sign[0]):04x}", text), quote=False)
