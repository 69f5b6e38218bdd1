"""People at the console in tests: over plain HTTP, or in a browser."""

import re
from uuid import UUID

import httpx
from sqlalchemy import select

from bot import demo
from bot.console import auth
from bot.database import transaction
from bot.tables import KeyWorker
from tests.support.browser import AXE, RULES


class Visitor(httpx.AsyncClient):
    """A browser without a screen. `post` sends the hidden field of the page it saw last, as a form would."""

    def __init__(self, site: str) -> None:
        super().__init__(base_url=site, timeout=10)
        self.csrf = ""

    async def sign_in(self, email: str, password: str = demo.PASSWORD, **fields: str) -> httpx.Response:
        return await self.post("/console/sign-in", data={"email": email, "password": password, **fields})

    async def sees(self, path: str) -> str:
        """The page at `path`, which must be there."""
        response = await self.get(path)
        assert response.status_code == 200, (path, response.status_code)
        if found := re.search(r'name="csrf" value="([^"]+)"', response.text):
            self.csrf = found[1]
        return response.text

    async def does(self, path: str, **fields: str) -> httpx.Response:
        """Sends a form of a page of ours."""
        return await self.post(path, data={"csrf": self.csrf, **fields})

    async def replies(self, conversation_id: UUID, text: str, token: str = "t1") -> httpx.Response:
        return await self.does(f"/console/conversations/{conversation_id}/reply", text=text, token=token)


class Desk:
    """Whoever signs in here. By row and cookie: the password's slow hash is for the tests of signing in."""

    def __init__(self, site: str) -> None:
        self.site = site
        self._visitors: list[Visitor] = []

    async def of(self, first_name: str) -> Visitor:
        """A signed-in member of the demo staff, by first name."""
        visitor = Visitor(self.site)
        self._visitors.append(visitor)
        async with transaction() as session:
            person = (await session.scalars(select(KeyWorker).where(KeyWorker.first_name == first_name))).one()
            token = await auth.begin(session, person)
            await session.flush()
            staff = await auth.find(session, token)
        visitor.cookies.set(auth.cookie_name(), token)
        visitor.csrf = staff.csrf
        return visitor

    async def __aenter__(self) -> "Desk":
        return self

    async def __aexit__(self, *error: object) -> None:
        for visitor in self._visitors:
            await visitor.aclose()


async def violations(page, rules: list[str] = RULES) -> list[str]:
    """What axe-core finds on the page by these rules (WCAG 2.2 A and AA, and its best practices, unless others are named)."""
    # Given to the page through the debugger: its own policy allows no such script, and must not.
    if not await page.evaluate("Boolean(window.axe)"):
        await page.evaluate(AXE + "; 0")
    found = await page.evaluate("rules => axe.run(document, {resultTypes: ['violations'], runOnly: rules})", rules)
    return [f"{one['id']}: {[node['html'][:120] for node in one['nodes']]}" for one in found["violations"]]
