"""What every test may use. The product is started once for all walks; each walk has people of its own."""

import os

os.environ.setdefault("DOORSTEP_MODE", "demo")

from collections.abc import Callable, Iterator  # noqa: E402
from pathlib import Path  # noqa: E402
from tempfile import TemporaryDirectory  # noqa: E402

import pytest  # noqa: E402

from tests.support.people import KeyWorker, Resident  # noqa: E402
from tests.support.product import Product, running_product  # noqa: E402


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Walks of the running product come first: they take longest, and two processes share the files out in order."""
    items.sort(key=lambda item: "product" not in item.fixturenames)


@pytest.fixture(scope="session")
def product() -> Iterator[Product]:
    # Not pytest's own folder: as root, PostgreSQL runs as another user, who may not look in there.
    with TemporaryDirectory(prefix="doorstep-", ignore_cleanup_errors=True) as folder:
        with running_product(Path(folder)) as running:
            yield running


@pytest.fixture
def resident(product: Product) -> Resident:
    return Resident(product)


@pytest.fixture
def another_resident(product: Product) -> Resident:
    return Resident(product)


@pytest.fixture(scope="session")
def key_worker(product: Product) -> Callable[[str], KeyWorker]:
    """key_worker("Priya Saltglaze") is signed in once and used by every walk."""
    signed_in: dict[str, KeyWorker] = {}

    def get(name: str) -> KeyWorker:
        if name not in signed_in:
            signed_in[name] = KeyWorker(product, name)
        return signed_in[name]

    return get
