"""Metrics (Prometheus). Labels are fixed words: never an id, a number or a text."""

from prometheus_client import Counter, Histogram

inbound = Counter("doorstep_inbound_total", "Texts that reached the webhook", ["result"])
statuses = Counter("doorstep_statuses_total", "Status callbacks", ["status"])
pages = Histogram("doorstep_request_seconds", "Requests by route", ["route"])
