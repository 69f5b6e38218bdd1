"""The tables. Rows hold everything that must survive a crash; Rasa's tracker is scratch beside them.

Times are UTC with zone. Ids are UUIDs that say nothing about a person. What each status may be is written beside it.
"""

from bot.tables.base import Base
from bot.tables.cases import Case, CaseEvent, CaseRead, Consent, DataRequest, Handoff, Merge, PlanStep, Sharing, Task
from bot.tables.conversations import Clock, Conversation, Intake, Message, Quarantine, Resident, Turn
from bot.tables.places import Postcode, SectorMove
from bot.tables.safety import Alert, DangerFlag
from bot.tables.staff import (
    DayHours,
    DutyDay,
    KeyWorker,
    Leave,
    PhoneSearch,
    SavedReply,
    SecondFactor,
    SignInAttempt,
    StaffSession,
    Viewing,
)
from bot.tables.web import JoinCode, WebSession

__all__ = [
    "Alert",
    "Base",
    "Case",
    "CaseEvent",
    "CaseRead",
    "Clock",
    "Consent",
    "Conversation",
    "DangerFlag",
    "DataRequest",
    "DayHours",
    "DutyDay",
    "Handoff",
    "Intake",
    "JoinCode",
    "KeyWorker",
    "Leave",
    "Merge",
    "Message",
    "PhoneSearch",
    "PlanStep",
    "Postcode",
    "Quarantine",
    "Resident",
    "SavedReply",
    "SecondFactor",
    "SectorMove",
    "Sharing",
    "SignInAttempt",
    "StaffSession",
    "Task",
    "Turn",
    "Viewing",
    "WebSession",
]
