"""What every test may use. The product is started once for all walks; each walk has people of its own."""

import os
from collections.abc import AsyncIterator, Callable, Iterator
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

import httpx
import pytest
from xdist.remote import Producer
from xdist.scheduler import LoadScopeScheduling

from bot.settings import ROOT
from tests.support.database import make_tables, running_postgres
from tests.support.ports import free_port

# Settings are read once, so these stand before anything of the service is imported.
os.environ.setdefault("DOORSTEP_MODE", "demo")
os.environ["PORT"] = str(free_port())  # of every test process its own

from tests.support.people import KeyWorker, Resident  # noqa: E402
from tests.support.product import Product, running_product  # noqa: E402

# Every client reads all certificates there are, which takes it 30 ms; for tests, once is enough.
httpx._transports.default.create_ssl_context = cache(httpx.create_ssl_context)

WITH_THE_FAULTS = ("test_at_the_console.py", "test_in_browser.py", "test_silence.py", "test_twilio.py")
LONGEST_FIRST = ("walks", "faults", "webchat", "console", "safety", "understanding", "dialogue")


class ByFolder(LoadScopeScheduling):
    """Tests of a folder share a database, a browser, a Rasa or the running product: each folder goes to one process as a
    whole, so that these are started once. Two products run side by side: walks take longest, so half of them go with
    the faults."""

    def _split_scope(self, nodeid: str) -> str:
        _, folder, *file = nodeid.split("::")[0].split("/")
        return "faults" if folder == "walks" and file[0] in WITH_THE_FAULTS else folder


def pytest_xdist_make_scheduler(config: pytest.Config, log: Producer) -> ByFolder:
    return ByFolder(config, log)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    def place(item: pytest.Item) -> int:
        folder = item.path.relative_to(ROOT / "tests").parts[0]
        return LONGEST_FIRST.index(folder) if folder in LONGEST_FIRST else len(LONGEST_FIRST)

    items.sort(key=place)


@pytest.fixture(scope="session")
def database_address() -> Iterator[str]:
    """A PostgreSQL for what runs in the tests' own process."""
    with running_postgres() as address:
        yield address


@pytest.fixture(scope="session")
def quick_passwords() -> Iterator[None]:
    """The same argon2id, with as little work as it takes: its cost is for thieves, not for tests."""
    from argon2 import PasswordHasher

    from bot import demo
    from bot.console import auth

    cheap = PasswordHasher(time_cost=1, memory_cost=8, parallelism=1)
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(auth, "_hasher", cheap)
        patched.setattr(auth, "_NOBODYS_HASH", cheap.hash("nobody's"))
        patched.setattr(demo, "PasswordHasher", lambda: cheap)
        yield


@pytest.fixture(scope="session")
async def tables(database_address: str, quick_passwords: None) -> AsyncIterator[None]:
    from bot.database import engine

    await make_tables()
    yield
    await engine().dispose()


@pytest.fixture
async def clean(tables: None) -> None:
    """Nobody but the demo staff, nobody signed in, nobody has written yet, and the true time."""
    from bot import demo
    from bot.database import transaction
    from tests.support.database import empty_tables

    await empty_tables()
    async with transaction() as session:
        await demo.seed(session)
    Path(os.environ["CLOCK_FILE"]).unlink(missing_ok=True)  # noqa: ASYNC240


@pytest.fixture(scope="session")
def product() -> Iterator[Product]:
    # Not pytest's own folder: as root, PostgreSQL runs as another user, who may not look in there.
    with TemporaryDirectory(prefix="doorstep-", ignore_cleanup_errors=True) as folder:
        with running_product(Path(folder)) as running:
            yield running


@pytest.fixture
def resident(product: Product) -> Resident:
    product.in_the_morning()
    return Resident(product)


@pytest.fixture
def another_resident(product: Product) -> Resident:
    return Resident(product)


@pytest.fixture(scope="session")
def key_worker(product: Product) -> Callable[[str], KeyWorker]:
    """key_worker("Priya Saltglaze"): signed in once for all walks."""
    signed_in: dict[str, KeyWorker] = {}

    def get(name: str) -> KeyWorker:
        if name not in signed_in or not signed_in[name].is_in():  # a walk that skips ahead ends everybody's session
            signed_in[name] = KeyWorker(product, name)
        return signed_in[name]

    return get
