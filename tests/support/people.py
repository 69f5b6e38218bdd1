"""The people of the walks: residents with a phone, key workers with a browser. Made up, with Ofcom's drama numbers."""

import itertools
import re

import httpx

from bot import demo
from tests.support.product import Product
from tests.support.waiting import until

PATIENCE_SECONDS = 90
_numbers = itertools.count(100)


# What each question can be known by, and a plain answer to it.
QUESTIONS = {
    "anything_else": "Anything else going on?", "matters_most": "matters most", "safe_contact": "safe to reply",
    "contact_time": "When is it safe?", "reach": "How else can we reach you", "name": "like to be called",
    "postcode": "What is your postcode?", "household": "at home with you", "helpers": "helping already",
    "preferences": "Anything we should know", "sharing": "It changes nothing about getting help", "check": "1 That's right",
}
PLAIN = {
    "anything_else": "no thats it", "matters_most": "keeping my home", "safe_contact": "1",
    "contact_time": "weekdays before 3", "reach": "skip", "name": "Shaz", "postcode": "ST6 5NB",
    "household": "me and two kids 4 and 8", "helpers": "skip", "preferences": "skip", "sharing": "2", "check": "1",
}


class Resident:
    """Somebody with a phone."""

    def __init__(self, product: Product) -> None:
        self.product = product
        self.number = f"+447700900{next(_numbers):03d}"
        self._heard = 0
        self._last = ""

    def texts(self, *words: str) -> None:
        """Sends texts, one after another, without waiting for an answer."""
        for text in words:
            self.product.twilio.text(self.number, text)

    def hears(self, *parts: str) -> str:
        """The next text on this phone; it must hold each of `parts`."""
        text = self.product.twilio.wait_for(self.number, self._heard + 1, PATIENCE_SECONDS)[self._heard]
        self._heard += 1
        self._last = text
        for part in parts:
            assert part in text, f"expected {part!r} in: {text!r}"
        return text

    def says(self, text: str, *parts: str) -> str:
        """Texts, and hears the answer, which must hold each of `parts`."""
        self.texts(text)
        return self.hears(*parts)

    def more(self) -> list[str]:
        """What else has come by now."""
        texts = self.product.twilio.sent_to(self.number)[self._heard:]
        self._heard += len(texts)
        return texts

    def hears_nothing_more(self) -> None:
        """All texts of theirs are settled, and nothing else has come. Not a pause: the work itself is waited for."""
        self.settled()
        sent = self.product.twilio.sent_to(self.number)
        assert len(sent) == self._heard, f"unexpected: {sent[self._heard:]}"

    def settled(self) -> None:
        """Waits until nothing of this conversation waits, is being answered or is on its way."""
        until(
            lambda: self.product.one(
                "select not exists (select 1 from messages m join conversations c on c.id = m.conversation_id "
                "where c.address = %s and m.status in ('waiting', 'queued', 'sending')) and not exists "
                "(select 1 from procrastinate_jobs where status in ('todo', 'doing') and lock = "
                "(select id::text from conversations where address = %s))", self.number, self.number,
            ),
            PATIENCE_SECONDS,
        )

    @property
    def conversation(self) -> str:
        return str(self.product.one("select id from conversations where address = %s", self.number))

    @property
    def cases(self) -> list[dict]:
        return self.product.rows("select * from cases where conversation_id = %s", self.conversation)

    def goes_on_to(self, part: str, **answers: str) -> str:
        """Answers every question plainly until one holds `part`; returns that text. `answers` by question, see PLAIN."""
        text = self._last
        for _ in range(len(PLAIN) + 1):
            if part in text:
                return text
            question, plain = next((q, a) for q, a in PLAIN.items() if QUESTIONS[q] in text)
            text = self.says(answers.get(question, plain))
        raise AssertionError(f"never asked: {part!r}")

    def refers_themselves(self, story: str = "cant pay the rent and the damp is bad", **answers: str) -> str:
        """Goes through the whole referral. Returns the last text, with the reference."""
        self.says(story, "automated service", "Anything else going on?")
        return self.goes_on_to("We've got it", **answers)


class KeyWorker:
    """Somebody at the console, signed in."""

    def __init__(self, product: Product, name: str) -> None:
        self.name = name
        self.http = httpx.Client(base_url=product.url, follow_redirects=True, timeout=30,
                                 headers={"Origin": product.url})
        page = self.http.post("/console/sign-in", data={"email": demo.email_of(name), "password": demo.PASSWORD})
        assert page.status_code == 200 and "sign-out" in page.text, "could not sign in"
        self._page = page.text

    def is_in(self) -> bool:
        """Whether the console still knows them."""
        return "sign-out" in self.queue()

    def opens(self, resident: Resident) -> str:
        """Opens the resident's conversation; out comes the page."""
        page = self.http.get(f"/console/conversations/{resident.conversation}")
        assert page.status_code == 200, page.status_code
        self._page = page.text
        return page.text

    def does(self, resident: Resident, deed: str, **form: str) -> httpx.Response:
        """Sends one of the conversation page's forms."""
        page = self.opens(resident)
        token = re.search(r'name="token" value="([^"]+)"', page)
        data = {"csrf": self._csrf(page), **({"token": token[1]} if token else {}), **form}
        return self.http.post(f"/console/conversations/{resident.conversation}/{deed}", data=data)

    def takes(self, resident: Resident) -> httpx.Response:
        return self.does(resident, "claim")

    def replies(self, resident: Resident, text: str) -> httpx.Response:
        return self.does(resident, "reply", text=text)

    def hands_back(self, resident: Resident, reason: str = "it is only a question") -> httpx.Response:
        return self.does(resident, "hand-back", reason=reason)

    def closes(self, resident: Resident, outcome: str = "met") -> httpx.Response:
        return self.does(resident, "close", outcome=outcome)

    def queue(self) -> str:
        return self.http.get("/console").text

    @staticmethod
    def _csrf(page: str) -> str:
        found = re.search(r'name="csrf" value="([^"]+)"', page)
        assert found, "no form on the page"
        return found[1]
