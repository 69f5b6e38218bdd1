"""Alembic's environment: the service's own address, the service's own tables."""

from alembic import context
from sqlalchemy import create_engine
from sqlalchemy.engine import make_url

from bot.settings import settings
from bot.tables import Base

OTHERS = ("procrastinate_", "alembic_")


def ours(name: str | None, kind: str, parents: object) -> bool:
    """Tables of the job queue have a schema of their own making."""
    return not (kind == "table" and (name or "").startswith(OTHERS))


def run() -> None:
    url = make_url(settings().database_url).set(drivername="postgresql+psycopg")
    with create_engine(url).connect() as connection:
        # Two starts at once: the second waits here, and then finds everything done.
        connection.exec_driver_sql("select pg_advisory_lock(hashtext('doorstep migrations'))")
        context.configure(connection=connection, target_metadata=Base.metadata, include_name=ours, compare_type=True)
        with context.begin_transaction():
            context.run_migrations()
        connection.commit()


run()
