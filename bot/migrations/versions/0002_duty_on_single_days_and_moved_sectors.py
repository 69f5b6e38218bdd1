"""Duty on single days, and sectors that another locality looks after"""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "duty_days",
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("people", postgresql.JSONB(astext_type=sa.Text()), nullable=False),
        sa.Column("set_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("set_by", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(["set_by"], ["key_workers.id"], name=op.f("fk_duty_days_set_by")),
        sa.PrimaryKeyConstraint("day", name=op.f("pk_duty_days")),
    )
    op.create_table(
        "sector_moves",
        sa.Column("sector", sa.String(), nullable=False),
        sa.Column("area", sa.String(), nullable=False),
        sa.Column("moved_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("moved_by", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(["moved_by"], ["key_workers.id"], name=op.f("fk_sector_moves_moved_by")),
        sa.PrimaryKeyConstraint("sector", name=op.f("pk_sector_moves")),
    )


def downgrade() -> None:
    op.drop_table("sector_moves")
    op.drop_table("duty_days")
