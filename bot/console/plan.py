"""The plan of a case: next steps with their days."""

from datetime import date

from sqlalchemy import select
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from bot import cases, clock
from bot.console.auth import Staff
from bot.console.corrections import case_to_work_on
from bot.console.guard import Refused, field, form_of
from bot.database import notify, transaction
from bot.tables import Case, PlanStep

LONGEST = 300


async def add(request: Request, staff: Staff) -> Response:
    """POST words, due_on (a date, or nothing): one more step."""
    form = await form_of(request)
    words, due = field(form, "words").strip(), field(form, "due_on")
    if len(words) > LONGEST:
        raise Refused(f"That is {len(words)} characters, and a step has at most {LONGEST}. Make it shorter.", 422)
    try:
        due_on = date.fromisoformat(due) if due else None
    except ValueError:
        raise Refused("That is no date. Write it like 2026-12-29.", 422) from None
    async with transaction() as session:
        case = await case_to_work_on(session, staff, request.path_params["id"])
        await session.get_one(Case, case.id, with_for_update=True)  # a button pressed twice adds one step
        same = select(PlanStep.id).where(
            PlanStep.case_id == case.id, PlanStep.words == words, PlanStep.done_at.is_(None), PlanStep.due_on.is_not_distinct_from(due_on)
        )
        if words and await session.scalar(same.limit(1)) is None:
            session.add(PlanStep(case_id=case.id, words=words, due_on=due_on, written_by=staff.key_worker.id))
            await cases.record(session, case.id, "planned", actor=str(staff.key_worker.id), detail={"words": words, "due_on": due})
            await notify(session, "thread", str(case.conversation_id))
    return _back(case)


async def done(request: Request, staff: Staff) -> Response:
    """POST: a step is done."""
    async with transaction() as session:
        case = await case_to_work_on(session, staff, request.path_params["id"])
        step = await session.scalar(
            select(PlanStep).where(PlanStep.id == request.path_params["step"], PlanStep.case_id == case.id).with_for_update()
        )
        if step is None:
            raise Refused("There is no such step.", 404)
        if step.done_at is None:
            step.done_at, step.done_by = clock.now(), staff.key_worker.id
            await cases.record(session, case.id, "step_done", actor=str(staff.key_worker.id), detail={"words": step.words})
            await notify(session, "thread", str(case.conversation_id))
    return _back(case)


def _back(case: Case) -> Response:
    return RedirectResponse(f"/console/conversations/{case.conversation_id}#plan", 303)
