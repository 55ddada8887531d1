"""Reads server-sent events as a browser does, and remembers every one of them."""

import http.client
import json
import socket
import threading
from dataclasses import dataclass
from urllib.parse import urlsplit


@dataclass(frozen=True)
class Event:
    id: int
    kind: str
    data: dict


class EventReader:
    """One connection to a stream; it ends when it is closed or the server goes away."""

    def __init__(self, url, path="/api/v1/events", after=None, token=None, cookie=None, resume=None):
        self.events = []
        self.retry = None
        self.comments = 0
        self.changed = threading.Condition()
        self.is_open = True
        address = urlsplit(url)
        self.connection = http.client.HTTPConnection(address.hostname, address.port, timeout=60)
        headers = {"Accept": "text/event-stream"}
        if token:
            headers["Authorization"] = f"Bearer {token}"
        if cookie:
            headers["Cookie"] = cookie
        if resume is not None:
            headers["Last-Event-ID"] = str(resume)
        self.connection.request("GET", path + ("" if after is None else f"?after={after}"), headers=headers)
        # The response takes the socket over; it is kept here so that another thread can cut it.
        self.socket = self.connection.sock
        self.response = self.connection.getresponse()
        self.status = self.response.status
        self.type = self.response.headers.get("Content-Type", "")
        if self.status == 200:
            threading.Thread(target=self._read, daemon=True).start()

    def _read(self):
        fields = {}
        try:
            while line := self.response.readline():
                line = line.rstrip(b"\r\n").decode("utf-8")
                if line.startswith(":"):
                    self.comments += 1
                elif line:
                    name, _, value = line.partition(": ")
                    fields[name] = value
                elif "data" in fields:
                    self._add(Event(int(fields["id"]), fields["event"], json.loads(fields["data"])))
                    fields = {}
                else:
                    self.retry = fields.get("retry", self.retry)
                    fields = {}
        except (OSError, ValueError, AttributeError, http.client.HTTPException):
            # The line broke, here or there: whoever reads on resumes after the last whole event.
            pass
        with self.changed:
            self.is_open = False
            self.changed.notify_all()

    def _add(self, event):
        with self.changed:
            self.events.append(event)
            self.changed.notify_all()

    @property
    def last(self):
        return self.events[-1].id if self.events else None

    def wait(self, condition, patience=30):
        """Waits until the condition holds for what was read, or the stream ends."""
        with self.changed:
            return self.changed.wait_for(lambda: condition(self.events) or not self.is_open, patience) \
                and condition(self.events)

    def until(self, position, patience=30):
        """Everything up to a position, which must come."""
        assert self.wait(lambda events: bool(events) and events[-1].id >= position, patience), \
            f"the stream stands at {self.last}, not at {position}"
        return [event for event in self.events if event.id <= position]

    def ends(self, patience):
        """Whether the other side ends the stream in time."""
        with self.changed:
            return self.changed.wait_for(lambda: not self.is_open, patience)

    def close(self):
        """Breaks the line from this side."""
        try:
            self.socket.shutdown(socket.SHUT_RDWR)
        except OSError:
            # The other side was first.
            pass
        with self.changed:
            self.changed.wait_for(lambda: not self.is_open or self.status != 200, 10)
        self.connection.close()
