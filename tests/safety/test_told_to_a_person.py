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
