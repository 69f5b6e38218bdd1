"""Metrics (Prometheus). Labels are fixed words: never an id, a number or a text."""

from prometheus_client import Counter, Gauge, Histogram

inbound = Counter("doorstep_inbound_total", "Texts that reached the webhook", ["result"])
statuses = Counter("doorstep_statuses_total", "Status callbacks", ["status"])
pages = Histogram("doorstep_request_seconds", "Requests by route", ["route"])
open_alerts = Gauge("doorstep_open_alerts", "Danger that no named person has opened yet")
oldest_alert = Gauge("doorstep_oldest_open_alert_seconds", "How long the oldest of these has waited")
