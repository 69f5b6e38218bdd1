"""How it is safe to reach them, said to a person who has the conversation: it holds from that text on."""

import pytest

from tests.safety.world import World, new_number


async def rule_after(world: World, *said: str) -> str:
    number = new_number()
    await world.texts(number, "behind with the rent")
    await world.takes("Priya", number)
    for text in said:
        await world.texts(number, text)
    return (await world.conversation(number)).safe_contact


@pytest.mark.parametrize(("said", "rule"), [
    (("pls dont text me on this phone he reads it",), "do_not_text"), (("he checks my phone",), "reply_only"),
    (("pls dont text me on this phone", "he checks my phone"), "do_not_text"), (("thanks that helps",), "unknown"),
])  # fmt: skip
async def test_a_stricter_rule_holds_at_once_and_none_is_loosened(world: World, said: tuple[str, ...], rule: str) -> None:
    assert await rule_after(world, *said) == rule


async def test_with_a_case_open_it_holds_too_and_danger_in_the_same_text_does_not_hide_it(world: World) -> None:
    from bot import cases, conversations, intakes
    from bot.database import transaction

    number = new_number()
    await world.texts(number, "behind with the rent")
    async with transaction() as session:
        conversation = await conversations.lock(session, (await world.conversation(number)).id)
        intake = await intakes.write(session, conversation, {"story": "rent", "safe_contact": "any_time"}, conversation.id)
        case = await cases.open_case(session, conversation, intake, turn_id=None)
    await world.texts(number, "hes kicking the door in, dont text me no more he found it")
    await world.work("danger")
    assert len(await world.flags(number)) == 1 and (await world.conversation(number)).safe_contact == "do_not_text"
    async with transaction() as session:
        assert (await cases.open_case_of(session, case.conversation_id)).summary["safe_contact"]["value"] == "do_not_text"


async def test_hours_told_beside_a_danger_are_kept(world: World) -> None:
    number = new_number()
    await world.texts(number, "hes kicking the door in. dont text after 6pm please he'll be home")
    await world.work("danger")
    told = await world.conversation(number)
    assert (told.safe_contact, told.safe_hours) == ("certain_hours", "before 6pm")


@pytest.mark.parametrize(("said", "sharing", "left_out"), [
    (("dont share nothing with red cross no more",), "ask_first", ["red cross"]), (("i dont want anyone else told",), "none", None),
    (("hes kicking the door in, dont tell the council",), "all", ["the council"]),
    (("dont tell the council", "actually you can tell the council"), "all", ["the council"]),  # a person, or the questions, may loosen it
    (("he said dont tell the council",), "all", None),
])  # fmt: skip
async def test_fewer_to_be_told_holds_at_once_whoever_has_the_conversation(
    world: World, said: tuple[str, ...], sharing: str, left_out: list[str] | None
) -> None:
    from bot import cases, conversations, intakes
    from bot.database import transaction

    number = new_number()
    await world.texts(number, "behind with the rent")
    async with transaction() as session:
        conversation = await conversations.lock(session, (await world.conversation(number)).id)
        intake = await intakes.write(session, conversation, {"story": "rent", "sharing": "all"}, conversation.id)
        await cases.open_case(session, conversation, intake, turn_id=None)
    await world.takes("Priya", number)
    for text in said:
        await world.texts(number, text)
    async with transaction() as session:
        case = await cases.open_case_of(session, conversation.id)
        assert case is not None
        known = cases.answers_of(case)
        assert (known["sharing"], known.get("left_out")) == (sharing, left_out)
        await cases.change(session, case, {"left_out": []}, turn_id=None)
        assert "left_out" not in case.summary


async def test_a_need_taken_off_leaves_the_summary_and_the_case_with_an_event_and_one_told_anew_takes_none_away(world: World) -> None:
    from sqlalchemy import select

    from bot import cases, conversations, intakes, referrals
    from bot.database import transaction
    from bot.tables import CaseEvent

    number = new_number()
    await world.texts(number, "behind with the rent")
    thread = await world.thread(number)
    async with transaction() as session:
        conversation = await conversations.lock(session, (await world.conversation(number)).id)
        intake = await intakes.write(session, conversation, {"story": "mum", "needs": ["physical_health", "caring"]}, conversation.id)
        case = await cases.open_case(session, conversation, intake, turn_id=None)
        await cases.change(session, case, {"needs": ["physical_health", "caring", "work"]}, turn_id=None)
        await cases.change(session, case, {"needs": ["physical_health", "caring"]}, turn_id=None)
        assert case.needs == ["caring", "physical_health", "work"]  # nobody took it off
    for left in (["caring"], []):
        await referrals.add(conversation.id, thread[0].id, {"needs": left})
        async with transaction() as session:
            case = await cases.open_case_of(session, conversation.id)
            assert case is not None and "physical_health" not in case.needs and ("caring" in case.needs) is bool(left)
            assert (case.summary.get("needs") or {"value": []})["value"] == left
    async with transaction() as session:
        events = (await session.scalars(select(CaseEvent).where(CaseEvent.case_id == case.id, CaseEvent.kind == "changed"))).all()
        assert any(event.detail["before"].get("needs", {}).get("value") == ["physical_health", "caring"] for event in events)


@pytest.mark.parametrize(("known", "text", "rule", "hours"), [
    ({"safe_contact": "any_time"}, "hes kicking the door in. only text before 3", "certain_hours", "before 3"),
    ({"safe_contact": "any_time"}, "hes kicking the door in, not after he gets in at 5", "certain_hours", "not after he gets in at 5"),
    ({"safe_contact": "unknown"}, "i want to kill myself. evenings only", "certain_hours", "evenings"),
    ({"safe_contact": "certain_hours", "safe_hours": "mornings"}, "i want to kill myself. evenings only", "certain_hours", "mornings; evenings"),
    ({"safe_contact": "certain_hours", "safe_hours": "before 3"}, "i want to kill myself, only text before 3", "certain_hours", "before 3"),
    ({"safe_contact": "reply_only"}, "i want to kill myself. evenings only", "reply_only", None),
    ({"safe_contact": "do_not_text"}, "i want to kill myself, only text before 3", "do_not_text", None),
    ({"safe_contact": "any_time"}, "i want to kill myself evenings are the worst", "any_time", None),
])  # fmt: skip
@pytest.mark.parametrize("state", ["case open", "waiting", "with a person"])
async def test_a_limit_to_texting_beside_a_danger_is_kept_in_every_state_and_loosens_nothing(
    world: World, known: dict[str, str], text: str, rule: str, hours: str | None, state: str
) -> None:
    from bot import cases, conversations, intakes
    from bot.database import transaction

    number = new_number()
    await world.texts(number, "behind with the rent")
    if state == "waiting":
        await world.asks_for_a_person(number)
    elif state == "with a person":
        await world.takes("Priya", number)
    else:
        async with transaction() as session:
            conversation = await conversations.lock(session, (await world.conversation(number)).id)
            intake = await intakes.write(session, conversation, {"story": "rent"}, conversation.id)
            await cases.open_case(session, conversation, intake, turn_id=None)
    await world.change(number, **known)
    await world.texts(number, text)
    await world.work("danger")
    now = await world.conversation(number)
    assert len(await world.flags(number)) == 1 and (now.safe_contact, now.safe_hours) == (rule, hours)
