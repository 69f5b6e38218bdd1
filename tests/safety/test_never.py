"""What the bot never says, held against every text it can say; and whom the machine never writes to."""

import ast
import re
from collections.abc import Callable

import pytest

from bot import inbox, keywords
from bot.channels import InboundMessage
from bot.channels.segments import segments
from bot.settings import ROOT
from tests.safety import everything_said
from tests.safety.world import World, new_number

# rule → what breaks it, and sentences that must be caught: a pattern that catches nothing would prove nothing
NEVER: dict[str, tuple[str, list[str]]] = {
    "counsel": (
        r"\b(you should (try|talk|leave|stop|tell)|have you (tried|thought)|try (to|not to) (relax|breathe|calm|think)|"
        r"take a deep breath|it('ll| will) get better|you'?ve got so much|think of your|stay (strong|positive)|why don'?t you)\b",
        ["Have you tried to relax?", "It will get better.", "You should leave him."],
    ),
    "claim to feel": (
        r"\bI (understand|know) how\b|\bI('m| am) (so |really )?(worried|sad|upset|proud)\b|\bI feel\b|\bI care\b",
        ["I understand how you feel.", "I'm so worried about you."],
    ),
    "diagnose": (
        r"\b(you (have|may have|might have|are suffering from|seem to have) (a |an )?(depress|anxi|ptsd|bipolar|disorder|condition|"
        r"infection|illness)\w*|you sound (depressed|suicidal|ill|anxious)|sounds like "
        r"(depression|anxiety|ptsd|abuse|a stroke)|symptoms? of|overdos\w* of|\d+ ?mg)\b",
        ["You may have depression.", "Sounds like anxiety.", "Take 500 mg."],
    ),
    "promise": (
        r"\b(I promise|we promise|guarantee|will definitely|you will get (a|the) (house|money|flat|place|grant)|you('re| are) "
        r"(entitled|eligible)|(help|someone|somebody|police|an ambulance) is (coming|on (its|their|the) way)|will (visit|come "
        r"(to|round)|call round)|you('re| are) safe now)\b",
        ["I promise.", "Help is on its way.", "You are entitled to it.", "Someone will visit tomorrow.", "You're safe now."],
    ),
    "promise secrecy": (
        r"\b(our secret|won'?t tell (any|no)\w*|nobody will (ever )?(know|find out)|(fully|completely|strictly) confidential|between "
        r"(us|you and me)|no ?one else will)\b",
        ["It is strictly confidential.", "We won't tell anyone.", "Nobody will ever know."],
    ),
    "ask the method": (
        r"\b(how (would|will|did|are) you (do|going|planning|hurt|kill|try)|what (would|will) you use|do you have (a plan|pills|"
        r"tablets|a knife|access)|have you (got|taken) (any )?(pills|tablets|something)|where (would|will) you do|what with)\b",
        ["How would you do it?", "Do you have a plan?", "Have you taken any tablets?"],
    ),
    "claim to be human": (
        r"\bI('m| am) (a |an |the )?(real |actual )?(person|human|key worker|man|woman|nurse|counsellor|adviser|[A-Z][a-z]+ from)\b"
        r"|\bI('m| am) not (a |an )?(robot|bot|machine|automated|computer)\b|\bmy (colleagues?|shift|manager)\b",
        ["I'm a person.", "I am not a robot.", "I'm Sam from the council.", "I'll ask my manager."],
    ),
    "block on consent": (
        r"\b(before (we|I) can help|unless you (agree|consent)|(need|require) your (consent|agreement|postcode|age|name) (to|before)|"
        r"can'?t (help|go on) (until|without))\b",
        ["I need your consent before I can help.", "We can't help without a postcode."],
    ),
    "send them away": (
        r"\b(this (chat|conversation) (is|has) (over|ended)|can'?t talk (about|to you)|contact us again when|not (our|my) problem)\b",
        ["This conversation has ended.", "I can't talk about that."],
    ),
    "blame": (r"\b(calm down|watch your language|you must not|how dare|your (own )?fault)\b", ["Calm down.", "That is your own fault."]),
}
ALL = everything_said.everything()
ASKED = everything_said.questions()


def test_every_place_that_speaks_is_read() -> None:
    assert len(everything_said.responses()) > 40 and len(everything_said.fixed()) > 20
    assert any("stepped away" in text for text in everything_said.fixed().values())
    assert any("closed this for now" in text for text in everything_said.in_code().values())


@pytest.mark.parametrize("rule", NEVER)
def test_the_bot_never_does(rule: str) -> None:
    pattern, caught = NEVER[rule]
    assert all(re.search(pattern, sentence, re.IGNORECASE) for sentence in caught), "this rule would catch nothing"
    assert {where: text for where, text in ALL.items() if re.search(pattern, text, re.IGNORECASE)} == {}


def test_no_text_shouts_or_leaves_a_gap_or_is_too_long_to_read() -> None:
    assert {where: text for where, text in ALL.items() if "!" in text or "\n\n" in text} == {}
    spoken = ("SPOKEN", "SPOKEN_NO_ANSWER")  # by voice, not by text
    long = {where: text for where, text in ALL.items() if where not in spoken and segments(text).count > 2}
    ours = {where: text for where, text in ALL.items() if not where.startswith("utter_interpreter_")}  # other alphabets
    assert long == {} and all(segments(text).encoding == "GSM-7" for text in ours.values() if "…" not in text)


def test_no_question_has_a_keyword_as_its_natural_answer() -> None:
    assert len(ASKED) > 15
    offered = {where: everything_said.options(text) for where, text in ASKED.items()}
    assert sum(map(len, offered.values())) > 15
    wrong = {where: label for where, labels in offered.items() for label in labels if keywords.keyword(label.strip(" .?\"'"))}
    assert wrong == {}
    assert keywords.keyword("Yes") == keywords.START  # what a label must not be


@pytest.mark.parametrize("text", ["make it stop", "stop him", "please stop", "dont stop", "help me", "i need help", "yes please",
                                  "the end", "quit my job", "cancel it all", "stop all this", "info on rent"])
def test_a_person_talking_is_not_a_keyword(text: str) -> None:
    assert keywords.keyword(text) is None


@pytest.mark.parametrize(("text", "kind"), [("STOP", "stop"), (" stop\n", "stop"), ("Unsubscribe", "stop"), ("REVOKE", "stop"),
                                            ("OptOut", "stop"), ("help", "help"), ("INFO", "help"), ("Start", "start")])
def test_a_keyword_is_the_whole_message_in_any_case(text: str, kind: str) -> None:
    assert keywords.keyword(text) == kind


# Whom the machine writes to


def _calls(name: Callable[[ast.Call], bool]) -> set[str]:
    return {
        str(path.relative_to(ROOT)) for path in sorted((ROOT / "bot").rglob("*.py")) + sorted((ROOT / "actions").rglob("*.py"))
        if "simulator" not in path.parts and "stubs" not in path.parts
        for node in ast.walk(ast.parse(path.read_text())) if isinstance(node, ast.Call) and name(node)
    }


def test_two_jobs_alone_send_anything_and_they_send_to_the_conversation_or_to_our_own() -> None:
    def sends(node: ast.Call) -> bool:
        return isinstance(node.func, ast.Attribute) and node.func.attr == "send" and getattr(node.func.value, "id", "") in (
            "twilio_sms", "mail")

    assert _calls(sends) == {"bot/jobs.py"}
    jobs = (ROOT / "bot" / "jobs.py").read_text()
    given = re.findall(r"(?:twilio_sms|mail)\.send\(\s*settings\(\), (\S+),", jobs)
    assert sorted(given) == ["outgoing.address", "outgoing.address", "sending.address"]


async def test_a_number_somebody_gives_for_another_person_is_never_texted(world: World) -> None:
    """On behalf of their mum, with her number in it, and in danger too: only the phone that wrote hears anything."""
    number, mums = new_number(), "+447700900950"
    for text in ("im writing for my mum joan her number is 07700 900950", "ring my mum on 07700900950 shes going to kill herself",
                 "please text my dad 07700 900950 now", "im 14 my mums number is 07700 900950"):
        await world.texts(number, text)
    await world.work()
    await world.passes(minutes=20)
    assert world.hears(mums) == [] and len(world.hears(number)) > 1
    written = {entry["to"] for entry in world.twilio.ledger["entries"] if entry["direction"] == "outbound-api"}
    assert written == {number, "+447700900900"}  # the phone that wrote, and our own on-call mobile
    assert {str(letter["To"]).rpartition("@")[2] for letter in world.mailbox.letters} <= {"doorstep.example", "council.example"}


# Children, domestic abuse, keywords


async def test_somebody_under_18_gets_a_person_and_childline_and_no_question_first(world: World) -> None:
    number = new_number()
    await world.texts(number, "im 15 and i hate it here")
    await world.work()
    [said] = world.hears(number)
    assert "0800 1111" in said and "person" in said and "?" not in said
    assert (await world.conversation(number)).handler == "waiting" and "under_18" in await world.tasks(number)
    await world.texts(number, "are you there")
    await world.work()
    assert sum("0800 1111" in text for text in world.hears(number)) == 1


async def test_a_child_whom_the_model_hears_in_danger_gets_one_text_in_a_childs_words_and_the_alarm(world: World) -> None:
    number = new_number()
    await world.texts(number, "im 15 and my mum keeps drinking")
    await world.work()
    [said] = world.hears(number)
    assert "0800 1111" in said and "999" in said
    assert await world.flags(number) and {"danger", "under_18"} <= set(await world.tasks(number))


@pytest.mark.parametrize(("text", "age", "story"), [
    ("im in yr 9 and my mum drinks all day", "under 18", True), ("mam drinks all day im in year 8", "under 18", True),
    ("this is his daughter im 9 daddy is asleep", 9, True), ("im only little", "under 18", False),
])
async def test_a_child_is_heard_in_words_as_in_numbers(world: World, text: str, age: int | str, story: bool) -> None:
    from bot import referrals

    number = new_number()
    await world.texts(number, text)
    await world.work()
    [said] = world.hears(number)
    assert "0800 1111" in said and "?" not in said and "under_18" in await world.tasks(number)
    answers = (await referrals.told_so_far((await world.conversation(number)).id)).answers
    assert answers["age"] == age and (answers.get("story") == text or not story)
    await world.texts(number, "ok")
    await world.work()
    assert "carry on" not in world.hears(number)[-1]


async def test_a_child_in_danger_gets_the_safety_words_first(world: World) -> None:
    number = new_number()
    await world.texts(number, "im 14 and i want to kill myself")
    await world.work()
    words, then = world.hears(number)
    assert "116 123" in words and "0800 1111" in then and len(await world.flags(number)) == 1
    assert {"danger", "under_18"} <= set(await world.tasks(number))


@pytest.mark.parametrize("text", ["my son is 15 and wont go to school", "im 34 with 2 kids 4 and 8", "been here 14 years"])
async def test_a_parent_is_not_taken_for_a_child(world: World, text: str) -> None:
    number = new_number()
    await world.texts(number, text)
    await world.work("danger")
    assert "under_18" not in await world.tasks(number)


@pytest.mark.parametrize(("text", "part"), [("whats the point in anything any more", "116 123"), ("im frightened to go home", "read it")])
async def test_a_worry_gets_a_quiet_line_and_a_task_and_no_siren(world: World, text: str, part: str) -> None:
    world.reads_by_phrases_alone()
    number = new_number()
    await world.texts(number, text)
    await world.work()
    said, sorry = world.hears(number)  # Rasa is away in these tests: what the form would say is the fixed words
    assert part in said and "999" not in said and sorry.startswith("Sorry")
    assert await world.flags(number) == [] and "worry" in await world.tasks(number)
    await world.texts(number, text)
    await world.work()
    assert world.hears(number).count(said) == 1  # once a day


async def test_a_text_the_classifier_is_not_sure_of_is_read_by_a_person_and_brings_no_siren(world: World) -> None:
    world.reads(None, hint="suicide")
    number = new_number()
    await world.texts(number, "it will all be easier for them come monday")
    await world.work("danger")
    assert await world.flags(number) == [] and world.hears(number) == []
    [task] = await world.tasks_in_full(number)
    assert task.kind == "worry" and "Perhaps thoughts of suicide" in task.words


async def test_a_worry_on_a_watched_phone_names_nothing(world: World) -> None:
    world.reads_by_phrases_alone()
    number = new_number()
    await world.texts(number, "hello")
    await world.change(number, safe_contact="reply_only")
    await world.forget_jobs()
    await world.texts(number, "whats the point in anything any more")
    await world.work()
    said = world.hears(number)[0]
    assert "read it" in said and not re.search(r"samaritans|team|carry|service", said, re.IGNORECASE)


async def test_help_alone_alerts_a_person_and_start_wakes_no_question(world: World) -> None:
    number = new_number()
    await world.texts(number, "behind with the rent")
    await world.work()
    await world.change(number, asked="postcode")
    for word in ("HELP", "STOP", "START"):
        await world.texts(number, word)
    before = len(world.hears(number))
    await world.work()
    assert len(world.hears(number)) == before
    now = await world.conversation(number)
    assert now.opted_out_at is None and now.asked is None
    assert {"help_keyword", "opted_out"} <= set(await world.tasks(number))


async def test_danger_after_stop_escalates_and_sends_nothing(world: World) -> None:
    number = new_number()
    await world.texts(number, "STOP")
    await world.texts(number, "i want to kill myself")
    await world.work()
    await world.passes(minutes=11)
    assert world.hears(number) == [] and (await world.flags(number))[0].step == 3
    assert len(world.hears("+447700900900")) == 1


async def test_a_text_like_help_me_is_read_by_the_bot_not_by_the_keywords(world: World) -> None:
    received = await inbox.receive(InboundMessage("sms", new_number(), "twilio", "SMhelpme", "help me"))
    conversation = await world.of(received.conversation_id)
    assert conversation.opted_out_at is None and "help_keyword" not in await world.tasks(conversation.address)
