"""Every environment variable the service reads, once. The README's settings table is pinned to this file by a test."""

import hashlib
import os
from dataclasses import dataclass, fields
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
RUN_FOLDER = Path(os.environ.get("DOORSTEP_RUN_FOLDER") or ROOT / ".run")

DEMO_DEFAULTS = {
    "TWILIO_ACCOUNT_SID": "AC" + "0" * 32,
    "TWILIO_AUTH_TOKEN": "demo-auth-token",
    "TWILIO_NUMBER": "+441632960100",
    "SECRET_KEY": "demo-secret-key-not-for-real-residents",
}
REQUIRED_IN_PRODUCTION = ("DATABASE_URL", "PUBLIC_URL", *DEMO_DEFAULTS)


class SettingsError(Exception):
    """A setting is missing or makes no sense. The message is one line for the operator, and names the setting."""


@dataclass(frozen=True)
class Settings:
    """Field names are the environment variables in lower case."""

    doorstep_mode: str  # demo: loopback only, made-up data, the simulator; production: refuses to start half set up
    database_url: str  # postgresql://…; empty until the starter has brought the embedded server up
    port: int
    public_url: str  # the address Twilio and browsers see; signatures are checked against it, never against Host
    twilio_account_sid: str
    twilio_auth_token: str
    twilio_number: str  # E.164
    twilio_api_base: str  # "" = Twilio's own
    secret_key: str
    rasa_url: str
    actions_url: str
    rasa_database_url: str  # "" = derived: own role, own schema
    clock_file: str  # demo and tests: a file that holds the seconds skipped ahead
    log_level: str
    embed_origins: str  # sites that may show the web chat in a frame, with spaces between
    exit_url: str  # where "Exit this page" leads: a page that says nothing about who looks at it
    smtp_host: str  # the mail server alerts to staff go through; "" = no e-mail, and the console says so
    smtp_port: int
    smtp_user: str
    smtp_password: str
    smtp_from: str

    @property
    def demo(self) -> bool:
        return self.doorstep_mode == "demo"

    @property
    def internal_secret(self) -> str:
        """Shared by service, Rasa and actions on loopback; derived, so there is one secret to set."""
        return hashlib.sha256(b"doorstep internal " + self.secret_key.encode()).hexdigest()

    @property
    def host(self) -> str:
        return "127.0.0.1" if self.demo else "0.0.0.0"


def load(environ: dict[str, str] | os._Environ[str] = os.environ) -> Settings:
    """Reads the settings. Raises SettingsError naming every missing one in production, or a value that cannot be."""
    mode = environ.get("DOORSTEP_MODE", "")
    if mode not in ("demo", "production"):
        raise SettingsError("DOORSTEP_MODE must be demo or production (make run sets demo).")
    if mode == "production" and (missing := [name for name in REQUIRED_IN_PRODUCTION if not environ.get(name)]):
        raise SettingsError(f"Not set, and production needs it: {', '.join(missing)}.")
    if mode == "production" and environ["SECRET_KEY"] == DEMO_DEFAULTS["SECRET_KEY"]:
        raise SettingsError("SECRET_KEY is the demo one: make your own, 32 random characters or more.")
    port, smtp_port = _port(environ, "PORT", 8000), _port(environ, "SMTP_PORT", 587)
    if environ.get("SMTP_HOST") and "@" not in environ.get("SMTP_FROM", ""):
        raise SettingsError("SMTP_FROM must be an e-mail address: who alerts by e-mail come from.")
    values: dict[str, object] = {f.name: environ.get(f.name.upper(), "") for f in fields(Settings)}
    values["port"], values["smtp_port"] = port, smtp_port
    values["public_url"] = (environ.get("PUBLIC_URL") or f"http://127.0.0.1:{port}").rstrip("/")
    values["rasa_url"] = environ.get("RASA_URL") or "http://127.0.0.1:5005"
    values["actions_url"] = environ.get("ACTIONS_URL") or "http://127.0.0.1:5055"
    values["exit_url"] = environ.get("EXIT_URL") or "https://www.bbc.co.uk/weather"
    values["log_level"] = environ.get("LOG_LEVEL") or "INFO"
    if mode == "demo":
        for name, default in DEMO_DEFAULTS.items():
            values[name.lower()] = environ.get(name) or default
        values["twilio_api_base"] = environ.get("TWILIO_API_BASE") or f"http://127.0.0.1:{port}/simulator/twilio"
        values["clock_file"] = environ.get("CLOCK_FILE") or str(RUN_FOLDER / "clock")
    else:
        values["clock_file"] = ""
    return Settings(**values)  # type: ignore[arg-type]


def _port(environ: dict[str, str] | os._Environ[str], name: str, default: int) -> int:
    try:
        return int(environ.get(name) or default)
    except ValueError:
        raise SettingsError(f"{name} must be a number.") from None


@cache
def settings() -> Settings:
    """The process's settings, read on first use."""
    return load()
