"""Where somebody lives."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from bot.tables.base import Base, now_at_writing


class Postcode(Base):
    """Every postcode of the city and around it (ONS Postcode Directory, Open Government Licence)."""

    __tablename__ = "postcodes"
    postcode: Mapped[str] = mapped_column(primary_key=True)  # upper case, one space
    council: Mapped[str] = mapped_column(index=True)  # ONS code of the local authority, E06000021 is Stoke-on-Trent
    east: Mapped[int | None]  # British National Grid, metres
    north: Mapped[int | None]


class SectorMove(Base):
    """A postcode sector that another locality looks after than data/reference/localities.yml says."""

    __tablename__ = "sector_moves"
    sector: Mapped[str] = mapped_column(primary_key=True)  # "ST6 4"
    area: Mapped[str]  # north, central, south
    moved_at: Mapped[datetime] = now_at_writing()
    moved_by: Mapped[UUID] = mapped_column(ForeignKey("key_workers.id"))
