"""How often somebody may try to sign in: 5 times an account and 20 times an address in 15 minutes, then a delay.

A try is written down and committed before the password is looked at, so that a hundred tries at once count as a hundred.
"""

import hashlib
from dataclasses import dataclass
from datetime import timedelta
from uuid import UUID, uuid4

from sqlalchemy import delete, func, select

from bot import clock
from bot.database import transaction
from bot.settings import settings
from bot.tables import SignInAttempt

WITHIN = timedelta(minutes=15)
AN_ACCOUNT, AN_ADDRESS = 5, 20


@dataclass(frozen=True)
class Try:
    """One try. `allowed` is false when there were too many before it: the password must not even be looked at."""

    id: UUID
    account: str
    source: str
    allowed: bool


async def begin(email: str, source: str) -> Try:
    """Writes a try down and says whether it is allowed. Known and unknown accounts are counted alike."""
    account = hashlib.sha256(f"{settings().secret_key} {email}".encode()).hexdigest()
    made = uuid4()
    async with transaction() as session:
        session.add(SignInAttempt(id=made, account=account, source=source))
    async with transaction() as session:
        recent = SignInAttempt.at > clock.now() - WITHIN
        of_account, of_source = (
            await session.execute(
                select(
                    func.count().filter(SignInAttempt.account == account),
                    func.count().filter(SignInAttempt.source == source),
                ).where(recent, (SignInAttempt.account == account) | (SignInAttempt.source == source))
            )
        ).one()
    return Try(made, account, source, allowed=of_account <= AN_ACCOUNT and of_source <= AN_ADDRESS)


async def succeeded(attempt: Try) -> None:
    """It was really them: this try and their slips before it, from this address, count no more."""
    async with transaction() as session:
        await session.execute(
            delete(SignInAttempt).where(
                SignInAttempt.account == attempt.account, SignInAttempt.source == attempt.source
            )
        )
