"""Every control of the hazard log holds; and its test fails when the control is switched off, shown once for each."""

import re

import pytest

from bot.settings import ROOT
from tests.safety.controls import CONTROLS, Control
from tests.safety.world import World

LOG = (ROOT / "docs" / "hazards.md").read_text()


@pytest.mark.parametrize("control", CONTROLS, ids=lambda control: control.name)
async def test_the_control_holds(world: World, control: Control) -> None:
    await control.holds(world)


@pytest.mark.parametrize("control", CONTROLS, ids=lambda control: control.name)
async def test_switched_off_its_test_fails(world: World, control: Control) -> None:
    control.off(world)
    with pytest.raises((AssertionError, IndexError, ValueError, TypeError, TimeoutError)):
        await control.holds(world)


def test_the_hazard_log_names_every_control_under_its_hazard() -> None:
    rows = {int(row[1]): row[0] for row in re.finditer(r"(?m)^\| (\d+) \|.*$", LOG)}
    assert {f"{control.hazard}: {control.name}" for control in CONTROLS if f"“{control.name}”" not in rows.get(control.hazard, "")} == set()


def test_the_hazard_log_names_no_control_and_no_test_that_is_not_there() -> None:
    assert set(re.findall(r"“([^”]+)”", LOG)) == {control.name for control in CONTROLS}
    paths = re.findall(r"`(tests/[^`]+)`", LOG)
    assert len(paths) > 10 and [path for path in paths if not (ROOT / path).exists()] == []
    assert "Signed: nobody yet" in LOG
