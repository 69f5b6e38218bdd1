"""`make bench`: starts the product and prints figures. It judges nothing; tests do not race the clock."""

import statistics
from datetime import datetime
from pathlib import Path
from tempfile import TemporaryDirectory

import psutil

from tests.bench import danger, webchat
from tests.support.people import Resident
from tests.support.product import Product, running_product
from tests.support.waiting import until

CONVERSATIONS, TURNS = 20, 10
SCRIPT = ("cant pay the rent and the damp is bad", "no thats it", "who sees my data?", "keeping my home", "1", "Shaz",
          "ST6 5NB", "me and two kids 4 and 8", "skip", "how much does it cost?")


def quantiles(seconds: list[float]) -> str:
    cuts = statistics.quantiles(seconds, n=100, method="inclusive")
    return f"n {len(seconds)}, p50 {cuts[49] * 1000:.0f} ms, p95 {cuts[94] * 1000:.0f} ms, p99 {cuts[98] * 1000:.0f} ms"


def turns(product: Product) -> list[float]:
    """Seconds from a text's webhook to its reply in Twilio's hands, one text at a time."""
    taken = []
    for _ in range(CONVERSATIONS):
        resident = Resident(product)
        for text in SCRIPT[:TURNS]:
            resident.says(text)
        entries = [e for e in product.twilio.ledger["entries"] if resident.number in (e["sender"], e["to"])]
        came = [datetime.fromisoformat(e["created_at"]) for e in entries if e["direction"] == "inbound"]
        went = [datetime.fromisoformat(e["created_at"]) for e in entries if e["direction"] == "outbound-api"]
        taken += [(out - into).total_seconds() for into, out in zip(came, went, strict=True)]
    return taken


def claim_race(product: Product, tries: int = 20) -> str:
    """Two key workers take one conversation at the same moment."""
    from concurrent.futures import ThreadPoolExecutor

    from tests.support.people import KeyWorker

    workers = [KeyWorker(product, name) for name in ("Sam Bottleoven", "Aisha Lustreware")]
    both = 0
    for _ in range(tries):
        resident = Resident(product)
        resident.says("human")
        with ThreadPoolExecutor(2) as pool:
            list(pool.map(lambda worker, who=resident: worker.takes(who), workers))
        until(lambda who=resident: product.one("select handler = 'key_worker' from conversations where address = %s",
                                               who.number))
        joined = product.one("select count(*) from messages where conversation_id = %s and kind = 'joined'",
                             resident.conversation)
        both += joined != 1
    return f"{tries} tries, {both} with other than one winner"


def main() -> None:
    with TemporaryDirectory(prefix="doorstep-bench-", ignore_cleanup_errors=True) as folder:
        with running_product(Path(folder)) as product:
            Resident(product).says("hello")  # the first is everybody's warm-up
            print("text → reply handed to Twilio:      ", quantiles(turns(product)))
            print("danger text → safety words handed on:", quantiles(danger.at_rest(product)))
            print("web chat, first page:               ", webchat.first_page(product))
            print("web chat, Send → the bot's answer:  ", quantiles(webchat.the_bot(product)))
            there, back = webchat.a_person(product)
            print("web chat, resident → key worker:    ", quantiles(there))
            print("web chat, key worker → resident:    ", quantiles(back))
            print("claim race:", claim_race(product))
            for who, text in (("phrase", danger.BY_PHRASE), ("classifier alone", danger.only_by_the_classifier())):
                behind, taken_in = danger.behind_a_thousand(product, text)
                print(f"danger by {who} behind 1,000 texts (taken in within {taken_in:.1f} s):", quantiles(behind))
            for name, process in sorted(product.processes.items()):
                memory = psutil.Process(process.pid).memory_full_info()
                print(f"memory {name:8} rss {memory.rss / 2**20:4.0f} MB, unique {memory.uss / 2**20:4.0f} MB")


if __name__ == "__main__":
    main()
