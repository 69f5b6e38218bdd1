"""One database, one action server and two Rasa servers for all tests of this folder."""

import tempfile
from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest

from bot.embedded import EmbeddedServer
from tests.dialogue.fake_actions import FakeActions
from tests.dialogue.rasa_server import SECRET, RasaServer, Talk, run
from tests.support.ports import free_port

BOT = Path(__file__).parent / "bot_for_tests"


@pytest.fixture(scope="session")
def folder() -> Iterator[Path]:
    with tempfile.TemporaryDirectory(prefix="doorstep-") as path:
        yield Path(path)


@pytest.fixture(scope="session")
def database(folder: Path) -> Iterator[EmbeddedServer]:
    server = EmbeddedServer(folder / "postgres")
    server.start()
    yield server
    server.stop()


@pytest.fixture(scope="session")
def actions() -> Iterator[FakeActions]:
    fake = FakeActions(SECRET)
    yield fake
    fake.stop()


@pytest.fixture(scope="session")
def model(folder: Path) -> Path:
    """The folder of the trained test bot."""
    models = folder / "models"
    trained = run(
        "-m", "bot.dialogue", "train", "--skip-validation", "--fixed-model-name", "bot", "--out", str(models),
        "--config", str(BOT / "config.yml"), "--domain", str(BOT / "domain.yml"), "--data", str(BOT / "data"),
    )
    assert (models / "bot.tar.gz").exists(), trained.stderr[-2000:]
    return models


@pytest.fixture(scope="session")
def servers(folder: Path, database: EmbeddedServer, actions: FakeActions, model: Path) -> Iterator[list[RasaServer]]:
    """Two Rasa servers on one store, begun at the same moment with no table made yet."""
    settings = {"RASA_DATABASE_URL": database.address(), "ACTIONS_URL": actions.url}
    two = [RasaServer(folder / f"rasa{n}.log", free_port(), settings, ["--model", str(model)]) for n in (1, 2)]
    for server in two:
        server.start()
    for server in two:
        server.wait_until_up()
    yield two
    for server in two:
        server.terminate()
    for server in two:
        server.wait_until_gone()


@pytest.fixture
def rasa(servers: list[RasaServer]) -> RasaServer:
    return servers[0]


@pytest.fixture
def resident(rasa: RasaServer) -> Talk:
    return Talk(rasa)


class Rows:
    """What is saved."""

    def __init__(self, address: str) -> None:
        self._address = address

    def of(self, talk: Talk) -> list[tuple[int, str]]:
        """Version and events of a conversation; nothing where it was never saved."""
        return self._all("select version, events from dialogue.snapshots where sender_id = %s", talk.sender_id)

    def answers_to(self, talk: Talk) -> int:
        return self._all("select count(*) from dialogue.answers where sender_id = %s", talk.sender_id)[0][0]

    def _all(self, query: str, *values: str) -> list[tuple]:
        with psycopg.connect(self._address) as connection:
            return connection.execute(query.encode(), values).fetchall()


@pytest.fixture
def rows(database: EmbeddedServer) -> Rows:
    return Rows(database.address())
