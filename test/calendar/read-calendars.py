"""Reads calendars with Debian's python3-icalendar: a JSON list of texts comes in, a JSON list of what stands in them goes out."""

import json
import sys
from datetime import datetime, timezone

from icalendar import Calendar


def moment(event, name):
    """A start or end as epoch milliseconds; a time without a zone is an error, for it means another moment everywhere."""
    at = event[name].dt
    if not isinstance(at, datetime) or at.tzinfo is None:
        raise ValueError(f"{name} is in no zone")
    return round(at.astimezone(timezone.utc).timestamp() * 1000)


def attendees(event):
    found = event.get("ATTENDEE", [])
    found = found if isinstance(found, list) else [found]
    return [[str(one.params["CN"]), str(one.params["PARTSTAT"])] for one in found]


def read_event(event):
    return {
        "uid": str(event["UID"]),
        "sequence": int(event["SEQUENCE"]),
        "status": str(event["STATUS"]),
        "summary": str(event["SUMMARY"]),
        "location": str(event["LOCATION"]),
        "description": str(event.get("DESCRIPTION", "")),
        "url": str(event.get("URL", "")),
        "startsAt": moment(event, "DTSTART"),
        "endsAt": moment(event, "DTEND"),
        "attendees": attendees(event),
        "alarms": [one["TRIGGER"].dt.total_seconds() for one in event.walk("VALARM")],
    }


def read(text):
    calendar = Calendar.from_ical(text)
    zones = calendar.walk("VTIMEZONE")
    for zone in zones:
        zone.to_tz()
    return {
        "errors": [str(error) for part in calendar.walk() for error in part.errors],
        "method": str(calendar.get("METHOD", "")),
        "zones": [str(zone["TZID"]) for zone in zones],
        "events": [read_event(event) for event in calendar.walk("VEVENT")],
        # What it writes of it is what it read, so nothing was lost.
        "again": Calendar.from_ical(calendar.to_ical()) == calendar,
    }


json.dump([read(text) for text in json.load(sys.stdin)], sys.stdout)
