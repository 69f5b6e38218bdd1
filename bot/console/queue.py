"""The queue page: mine, my locality, everyone; and the tasks beside it."""

from typing import Any
from uuid import UUID

from sqlalchemy import func, or_, select
from sqlalchemy.ext.asyncio import AsyncSession
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from bot import conversations, open_alerts, requests
from bot import tasks as task_list
from bot.console import caseload, danger_tasks, elsewhere, shared, sight
from bot.console.auth import Staff
from bot.console.guard import ADMIN, CASEWORKERS, DUTY, Refused, field, form_of
from bot.console.rendering import show
from bot.console.wording import DONE, LONGEST_LIST
from bot.database import transaction
from bot.tables import Case, Conversation, KeyWorker, Task

STEP = 50  # lines shown at once


async def page(request: Request, staff: Staff) -> Response:
    """GET ?list=mine|locality|everyone&show=: so many lines of it. Who sees no conversations is sent to the page that is for
    them."""
    if staff.role not in CASEWORKERS:
        return RedirectResponse("/console/people", 303) if staff.role == ADMIN else await shared.listing(staff)
    async with transaction() as session:
        context = await lists(session, staff, **asked(request))
    return show("queue.html", staff, done=DONE.get(request.query_params.get("done", ""), ""), **context)


def asked(request: Request) -> dict[str, Any]:
    """Which list an address asks for, and how many lines of it: a whole number of steps, the longest list at most."""
    show = request.query_params.get("show", "")
    steps = -(-int(show) // STEP) if show.isdecimal() and len(show) < 5 else 1
    return {"which": request.query_params.get("list", ""), "most": min(max(steps, 1) * STEP, LONGEST_LIST)}


async def lists(session: AsyncSession, staff: Staff, which: str, most: int) -> dict[str, Any]:
    """The first lines of one list, who comes after them, and which lists there are."""
    choices = names(staff.key_worker)
    which = which if which in choices else next(iter(choices))
    rows = await caseload.rows(session, staff.key_worker, which)
    shown = rows[:most]
    return {"rows": shown, "rest": rows[most:], "next_step": most + STEP, "most": most, "which": which, "choices": choices,
            "elsewhere": await elsewhere.dangers(session, staff.key_worker, [row.conversation.id for row in shown])}


def names(key_worker: KeyWorker) -> dict[str, str]:
    """The lists this person has, by code, the first of them first."""
    found = {caseload.MINE: "Mine"}
    if key_worker.area is not None:
        found[caseload.LOCALITY] = f"{key_worker.area.title()} locality"
    if key_worker.role == DUTY or key_worker.area is None:
        found = {caseload.EVERYONE: "Whole city", **found}
    return found


async def tasks(request: Request, staff: Staff) -> Response:
    """GET: what the machine could not finish, for a person to look at."""
    return await _tasks(staff)


async def _tasks(staff: Staff, unanswered: UUID | None = None, error: str = "", how: str = "") -> Response:
    async with transaction() as session:
        found = await session.execute(
            select(Task, Conversation, Case.reference)
            .outerjoin(Conversation, Conversation.id == Task.conversation_id)
            .outerjoin(Case, Case.id == Task.case_id)
            .where(Task.done_at.is_(None), _may_see_task(staff.key_worker))
            .order_by(Task.kind != "danger", Task.created_at)
            .limit(200)
        )
        rows = found.all()
        in_danger = [task.conversation_id for task, _, _ in rows if task.kind == "danger" and task.conversation_id]
        opened, unopened = await danger_tasks.opened(session, in_danger), await danger_tasks.unopened(session, in_danger)
        # The words of a task are those of the step that was tried; what became of it is asked now. The worst comes last, and stays.
        alerts = sorted(await open_alerts.everything(session), key=lambda one: one.ended_in_vain)
    not_told = {one.flag.conversation_id: one for one in alerts if one.not_reached}
    return show("tasks.html", staff, 422 if error else 200, tasks=rows, opened=opened, unopened=unopened, not_told=not_told,
                words_of=danger_tasks.words_of, unanswered=unanswered, error=error, how=how)


async def finish_task(request: Request, staff: Staff) -> Response:
    """POST how: done, by a named person. What somebody asked about their own data is done when it is said how it was
    answered: the law wants an answer, not a tick. Danger is not done before somebody has opened it."""
    task_id, how = request.path_params["id"], field(await form_of(request), "how").strip()
    async with transaction() as session:
        seen = await session.scalar(
            select(_may_see_task(staff.key_worker))
            .select_from(Task)
            .outerjoin(Conversation, Conversation.id == Task.conversation_id)
            .where(Task.id == task_id)
        )
        if not seen:
            raise Refused("There is no such task for you.", 404)
        task = await session.get_one(Task, task_id)
        asked = task.kind == requests.KIND and task.conversation_id is not None
        said = not asked or task.done_at is not None or 0 < len(how) <= requests.LONGEST_ANSWER
        if said and task.conversation_id is not None:
            await conversations.lock(session, task.conversation_id)
            if task.kind == "danger" and await danger_tasks.unopened(session, [task.conversation_id]):
                raise Refused("Nobody has opened this danger yet. Open the conversation first; then the task can be ticked off.", 409)
        if said and await task_list.finish_task(session, task_id, staff.key_worker.id) and asked:
            await requests.answered(session, task, staff.key_worker, how)
    if not said:
        error = f"Write how it was answered, in at most {requests.LONGEST_ANSWER} characters. It is not done yet."
        return await _tasks(staff, task_id, error, how)
    return RedirectResponse("/console/tasks", 303)


async def count_tasks(session: AsyncSession, key_worker: KeyWorker) -> int:
    """How many open tasks this person sees."""
    return await session.scalar(
        select(func.count())
        .select_from(Task)
        .outerjoin(Conversation, Conversation.id == Task.conversation_id)
        .where(Task.done_at.is_(None), _may_see_task(key_worker))
    ) or 0


def _may_see_task(key_worker: KeyWorker):  # type: ignore[no-untyped-def]
    return or_(Task.conversation_id.is_(None), sight.may_see(key_worker))
