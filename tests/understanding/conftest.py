import pytest

from bot.understanding import Understander
from bot.understanding.parse import MODEL


@pytest.fixture(scope="session")
def understander() -> Understander:
    return Understander.load(MODEL)
