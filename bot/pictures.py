"""Pictures without what was not meant to be sent along: where and when they were taken, and by which camera.

Only what is needed to show the picture is kept, read block by block; nothing is decoded. What is no JPEG or PNG has no kind.
"""

import struct

JPEG, PNG = "image/jpeg", "image/png"
_JPEG_START, _PNG_START = b"\xff\xd8\xff", b"\x89PNG\r\n\x1a\n"
_PNG_KEPT = {b"IHDR", b"PLTE", b"IDAT", b"IEND", b"tRNS", b"gAMA", b"sRGB", b"cHRM", b"iCCP"}
_START_OF_SCAN, _COMMENT = 0xDA, 0xFE
_JPEG_DROPPED = {*range(0xE1, 0xF0), _COMMENT} - {0xE2, 0xEE}  # EXIF, XMP, IPTC, comments; not colours (ICC, Adobe)


def bare(content: bytes) -> tuple[bytes, str | None]:
    """The picture without its metadata, and its kind: image/jpeg, image/png, or None (kept as it is) for anything else."""
    try:
        if content.startswith(_JPEG_START):
            return _bare_jpeg(content), JPEG
        if content.startswith(_PNG_START):
            return _bare_png(content), PNG
    except (struct.error, IndexError):
        pass  # cut short or made up: whoever opens it is warned
    return content, None


def _bare_jpeg(content: bytes) -> bytes:
    """JPEG is segments (marker, length, bytes) up to the start of the scan. Source: ITU-T T.81, annex B."""
    kept, at = [content[:2]], 2
    while content[at + 1] != _START_OF_SCAN:
        if content[at] != 0xFF:
            raise IndexError
        end = at + 2 + struct.unpack(">H", content[at + 2 : at + 4])[0]
        if content[at + 1] not in _JPEG_DROPPED:
            kept.append(content[at:end])
        at = end
    return b"".join([*kept, content[at:]])


def _bare_png(content: bytes) -> bytes:
    """PNG is chunks (length, name, bytes, checksum). Source: W3C PNG specification, section 5."""
    kept, at = [content[:8]], 8
    while at < len(content):
        length, name = struct.unpack(">I4s", content[at : at + 8])
        end = at + 12 + length
        if end > len(content):
            raise IndexError
        if name in _PNG_KEPT:
            kept.append(content[at:end])
        at = end
    return b"".join(kept)
