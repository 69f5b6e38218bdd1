"""`python -m tests.walked`: everybody of tests/walks walks through the real product, and docs/walks.md says how it went."""

from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

from bot.settings import ROOT
from tests.support.crawling import MOVES, PERSON, Crawl
from tests.support.product import Product, running_product
from tests.support.walking import Walked, check, walking
from tests.walks import others, referrals

FILE = ROOT / "docs" / "walks.md"
WHOLE = ("Shaz", "Tasha", "Annie", "Meena")  # plain, interrupted, corrected, in danger of being seen
HEADING = """# Everybody who walks

Made by `python -m tests.walked`, from the people of `tests/walks/`. Everybody here is made up. "Texts" are the resident's own;
a plain referral takes at most 12. "Questions" is how many of ours they were asked. What must be true of each walk is in the
tests; one that does not hold is not written here.
"""


def page(everybody: list[Walked]) -> Iterator[str]:
    """docs/walks.md, line by line."""
    yield HEADING
    yield "| who | situation | texts | questions | in the end |\n|---|---|---|---|---|"
    for walked in everybody:
        yield f"| {walked.person.name} | {walked.person.situation} | {walked.texts} | {len(walked.asked)} | {_end(walked)} |"
    for walked in everybody:
        if walked.person.name in WHOLE:
            yield f"\n## {walked.person.name}: {walked.person.situation}\n\n```"
            yield from walked.lines
            yield "```"


def crawled(product: Product) -> Iterator[str]:
    """The crawler's counts."""
    crawl = Crawl(product, MOVES).run()
    assert crawl.dead_ends() == set() and all(moves[PERSON][1] for moves in crawl.graph.values())
    yield "\n## Every state, every move\n"
    yield (f"The crawler (`tests/support/crawling.py`) reached {len(crawl.graph)} states of the dialogue and made {crawl.tried} moves in "
           f"{crawl.turns} turns: from each a person is one message away, and none is a dead end. A state is the question that is "
           "open, whether the team has it, and how it is safe to write.")


def _end(walked: Walked) -> str:
    if cases := walked.resident.cases:
        return "a case" + (" with a key worker" if cases[0]["key_worker_id"] else f" in the queue of {cases[0]['queue']}")
    find = "select handler from conversations where id = %s"
    return {"bot": "with the bot", "waiting": "a person is asked for"}[walked.resident.product.one(find, walked.resident.conversation)]


def main() -> None:
    people = [*referrals.PEOPLE, *others.PEOPLE]
    with TemporaryDirectory(prefix="doorstep-walks-", ignore_cleanup_errors=True) as folder:
        with running_product(Path(folder)) as product, walking(product, people) as walks:
            everybody = [walks[person.name].result() for person in people]
            for walked in everybody:
                check(walked)
            FILE.write_text("\n".join([*page(everybody), *crawled(product)]) + "\n")


if __name__ == "__main__":
    main()
