"""An action server that can be told to fail. While it is well it runs real rasa-sdk actions, so the bodies Rasa sends
are read by the very code that reads them in the product."""

import asyncio
import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

from rasa_sdk import Action, FormValidationAction
from rasa_sdk.events import AllSlotsReset, FollowupAction, SlotSet
from rasa_sdk.executor import ActionExecutor
from rasa_sdk.interfaces import ActionExecutionRejection

SLOTS_OF_A_CASE = ("name", "postcode", "sharing")


class ValidateHelpForm(FormValidationAction):
    def name(self) -> str:
        return "validate_help_form"

    def validate_postcode(self, value: Any, dispatcher: Any, tracker: Any, domain: Any) -> dict[str, Any]:
        return {"postcode": value.upper() if value != "nowhere" else None}

    async def required_slots(self, domain_slots: Any, dispatcher: Any, tracker: Any, domain: Any) -> list[str]:
        """The whole form as the domain has it, but for those who need housing: they are not asked where they live."""
        return [slot for slot in domain_slots if slot != "postcode" or "homelessness" not in (tracker.slots["needs"] or [])]

    async def run(self, dispatcher: Any, tracker: Any, domain: Any) -> Any:
        if tracker.get_intent_of_latest_message() == "faq_privacy":
            raise ActionExecutionRejection(self.name(), "a question back")
        return await super().run(dispatcher, tracker, domain)


class OpenCase(Action):
    def name(self) -> str:
        return "action_open_case"

    def run(self, dispatcher: Any, tracker: Any, domain: Any) -> list[Any]:
        said = ", ".join(str(tracker.get_slot(slot)) for slot in SLOTS_OF_A_CASE)
        dispatcher.utter_message(text=f"We've got it: {said}.")
        return []


class Clear(Action):
    def name(self) -> str:
        return "action_clear"

    def run(self, dispatcher: Any, tracker: Any, domain: Any) -> list[Any]:
        return [AllSlotsReset()]


class Person(Action):
    def name(self) -> str:
        return "action_person"

    def run(self, dispatcher: Any, tracker: Any, domain: Any) -> list[Any]:
        dispatcher.utter_message(response="utter_privacy")
        dispatcher.utter_message(text="A person reads this.", buttons=[{"title": "Thanks", "payload": "thanks"}])
        return [SlotSet("with_person", True)]


class InCircles(Action):
    def name(self) -> str:
        return "action_in_circles"

    def run(self, dispatcher: Any, tracker: Any, domain: Any) -> list[Any]:
        return [FollowupAction(self.name())]


class FakeActions:
    """`how` says what happens to the next calls: well, 500, garbage, empty, reject, hang. `called` holds what was asked for."""

    def __init__(self, secret: str) -> None:
        self.how = "well"
        self.called: list[str] = []
        self.bodies: list[dict[str, Any]] = []
        self.unauthorised = 0
        self.let_go = threading.Event()  # ends a call that hangs
        self.hanging = threading.Event()
        self._secret = secret
        self._executor = ActionExecutor()
        for action in (ValidateHelpForm, OpenCase, Clear, Person, InCircles):
            self._executor.register_action(action())
        self._server = self._listen(0)
        self.port = self._server.server_address[1]

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def _listen(self, port: int) -> ThreadingHTTPServer:
        fake = self

        class Handler(BaseHTTPRequestHandler):
            def do_POST(self) -> None:
                body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
                fake.unauthorised += self.headers["Authorization"] != f"Bearer {fake._secret}"
                status, answer = fake._answer(body)
                self.send_response(status)
                self.send_header("Content-Type", "application/json")
                self.end_headers()
                try:
                    self.wfile.write(answer)
                except BrokenPipeError:
                    pass  # Rasa was killed or gave up meanwhile, as some tests want

            def log_message(self, *_: Any) -> None:
                pass

        server = ThreadingHTTPServer(("127.0.0.1", port), Handler)
        threading.Thread(target=server.serve_forever, args=(0.05,), daemon=True).start()
        return server

    def _answer(self, body: dict[str, Any]) -> tuple[int, bytes]:
        self.called.append(body["next_action"])
        self.bodies.append(body)
        if self.how == "hang":
            self.hanging.set()
            self.let_go.wait(30)
        if self.how == "500":
            return 500, json.dumps({"error": "boom", "request_body": body}).encode()
        if self.how == "garbage":
            return 200, b'{"events": [{"event": "dance"}], "responses": []}'
        if self.how == "reject":
            error = f"not this: {body['tracker']['latest_message']['text']}"
            return 400, json.dumps({"action_name": body["next_action"], "error": error}).encode()
        if self.how == "empty":
            return 200, b"{}"
        try:
            result = asyncio.run(self._executor.run(body))
        except ActionExecutionRejection as rejection:
            return 400, json.dumps({"action_name": rejection.action_name, "error": rejection.message}).encode()
        return 200, json.dumps(result.model_dump()).encode()

    def stop(self) -> None:
        """Goes down: connections are refused from now on."""
        self._server.shutdown()
        self._server.server_close()

    @contextmanager
    def being(self, how: str) -> Iterator[None]:
        """Fails in that way ("down" as well) inside the block, and is well again after it."""
        self.how = how
        if how == "down":
            self.stop()
        try:
            yield
        finally:
            self.how = "well"
            self.let_go.set()
            if how == "down":
                self._server = self._listen(self.port)
            self.let_go.clear()
            self.hanging.clear()
