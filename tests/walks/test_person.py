"""A person takes over, and nobody is talked over: bot → waiting → key worker → bot."""

from collections.abc import Callable

from tests.support.people import KeyWorker, Resident
from tests.support.product import Product


def test_a_key_worker_takes_over_answers_and_hands_back(
    resident: Resident, key_worker: Callable[[str], KeyWorker]
) -> None:
    resident.refers_themselves(story="behind with the rent and no money for food", postcode="ST6 5NB")
    name = resident.cases[0]["match"]["chosen"]
    worker, first_name = key_worker(name), name.split()[0]
    assert resident.cases[0]["reference"] in worker.queue()
    worker.takes(resident)
    resident.hears(first_name, "key worker")
    page = worker.opens(resident)
    assert "behind with the rent" in page and "ST6 5NB" in page
    worker.replies(resident, "Hello Shaz, I'm reading this now. Which day is the rent due?")
    resident.hears("Which day is the rent due?")
    resident.texts("Friday")
    resident.hears_nothing_more()
    assert "Friday" in worker.opens(resident)
    worker.hands_back(resident)
    resident.hears(f"{first_name} has stepped away", "automated service")
    answer = resident.says("the landlord rang again")
    assert "?" not in answer and "added" in answer
    assert len(resident.cases) == 1


def test_human_is_heard_from_any_question(resident: Resident, product: Product) -> None:
    resident.says("behind on the rent", "Anything else")
    resident.says("can i talk to a person", "asked for a person", "999")
    assert product.one("select handler from conversations where address = %s", resident.number) == "waiting"
    resident.says("its about the eviction letter", "team")


def test_the_bot_is_silent_once_a_person_has_it(resident: Resident, key_worker: Callable[[str], KeyWorker]) -> None:
    resident.says("hello", "what is going on?")
    resident.says("human", "asked for a person")
    key_worker("Sam Bottleoven").takes(resident)
    resident.hears("Sam")
    resident.texts("who sees my data?", "hello?", "are you a robot")
    resident.hears_nothing_more()


def test_exactly_one_of_two_key_workers_wins(resident: Resident, key_worker: Callable[[str], KeyWorker]) -> None:
    resident.says("hello", "what is going on?")
    resident.says("human", "asked for a person")
    first, second = key_worker("Sam Bottleoven"), key_worker("Aisha Lustreware")
    first.takes(resident)
    second.takes(resident)
    refused = second.replies(resident, "I have it")
    assert refused.status_code == 409 and "Sam" in refused.text and "I have it" in refused.text
    resident.hears("Sam")
    resident.hears_nothing_more()


def test_closed_and_written_again_opens_with_the_same_person_known(
    resident: Resident, key_worker: Callable[[str], KeyWorker]
) -> None:
    resident.refers_themselves(postcode="ST3 1AA")
    worker = key_worker(resident.cases[0]["match"]["chosen"])
    worker.takes(resident)
    resident.hears(worker.name.split()[0])
    worker.closes(resident)
    resident.hears("closed this for now")
    assert resident.cases[0]["status"] == "closed" and resident.cases[0]["outcome"] == "met"
    resident.says("its started again with the damp", "Anything else going on?")
