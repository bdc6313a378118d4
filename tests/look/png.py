"""Small PNG and ICO files: flat drawings need no more than a palette."""

import struct
import zlib
from collections import Counter

Colour = bytes
"""Red, green, blue, alpha."""

COLOURS = 256


def indexed_png(width: int, height: int, pixels: bytes) -> bytes:
    """A PNG with a palette; past 256 colours the rarest, on edges, take their nearest one."""
    found = Counter(pixels[at : at + 4] for at in range(0, len(pixels), 4))
    palette = [colour for colour, _ in found.most_common(COLOURS)]
    # Those that are not opaque stand first, as their alphas are written up to the last of them.
    palette.sort(key=lambda colour: colour[3])
    place = {colour: number for number, colour in enumerate(palette)}
    for colour in found:
        if colour not in place:
            place[colour] = place[_nearest(colour, palette)]
    row = 4 * width
    lines = (
        bytes(place[pixels[at : at + 4]] for at in range(start, start + row, 4))
        for start in range(0, row * height, row)
    )
    alphas = bytes(colour[3] for colour in palette if colour[3] < 255)
    return b"".join(
        (
            b"\x89PNG\r\n\x1a\n",
            _chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 3, 0, 0, 0)),
            _chunk(b"PLTE", b"".join(colour[:3] for colour in palette)),
            _chunk(b"tRNS", alphas) if alphas else b"",
            _chunk(b"IDAT", zlib.compress(b"".join(b"\0" + line for line in lines), 9)),
            _chunk(b"IEND", b""),
        )
    )


def png_size(file: bytes) -> tuple[int, int]:
    width, height = struct.unpack(">II", file[16:24])
    return width, height


def ico(pngs: list[bytes]) -> bytes:
    """One file with every size, as old browsers ask for it."""
    at = 6 + 16 * len(pngs)
    entries = []
    for file in pngs:
        width, height = png_size(file)
        entries.append(struct.pack("<BBBBHHII", width, height, 0, 0, 1, 32, len(file), at))
        at += len(file)
    return b"".join((struct.pack("<HHH", 0, 1, len(pngs)), *entries, *pngs))


def ico_sizes(file: bytes) -> list[tuple[int, int]]:
    (count,) = struct.unpack("<H", file[4:6])
    return [(file[6 + 16 * entry], file[7 + 16 * entry]) for entry in range(count)]


def _nearest(colour: Colour, palette: list[Colour]) -> Colour:
    return min(
        palette,
        key=lambda other: sum((a - b) ** 2 for a, b in zip(colour, other, strict=True)),
    )


def _chunk(kind: bytes, data: bytes) -> bytes:
    body = kind + data
    return struct.pack(">I", len(data)) + body + struct.pack(">I", zlib.crc32(body))
