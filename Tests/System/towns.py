"""Gates that witness each other."""

import socket
import time

import requests

from gate import ENVIRONMENT, Gate, done, head
from house import House


def free_port():
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return listener.getsockname()[1]


class Town(House):
    """A gate that is also a witness, at a port that stays the same."""

    def __init__(self, folder, name):
        super().__init__(folder / name, ["declarant", "board"])
        self.name = name
        self.port = free_port()
        self.gate = Gate(folder / name, "--port", str(self.port))
        self.gate.environment = {
            **ENVIRONMENT, "HUUNGHI_LOG_ORIGIN": f"{name}.example/log",
            "HUUNGHI_WITNESS_NAME": f"{name}.example/witness",
        }

    def get(self, path):
        return requests.get(self.url + path, timeout=10)

    def start(self):
        super().start()
        self.key = self.get("/log/key").text.strip()
        self.witness = self.get("/witness/key").text.strip()
        return self

    def know(self, other, witness=None):
        """From the next start on it witnesses the other, and the other witnesses it."""
        self.gate.environment = {
            **self.gate.environment, "HUUNGHI_WITNESS_LOGS": other.key,
            "HUUNGHI_LOG_WITNESSES": witness or f"{other.witness} {other.url}/witness",
        }

    def restart(self):
        self.gate.stop()
        self.gate.start()

    def trucks(self, count):
        for _ in range(count):
            self.declare()

    def size(self, name="checkpoint"):
        answer = self.get(f"/log/{name}")
        return int(answer.text.split("\n")[1]) if answer.status_code == 200 else 0


def eventually(body, patience=30):
    end = time.monotonic() + patience
    while True:
        try:
            return body()
        except (AssertionError, ValueError):
            if time.monotonic() > end:
                raise
            time.sleep(0.2)


def believed(town, witness):
    """All that the gate has recorded stands in its public log, and the witness has cosigned it."""
    out = done("verify", town.url, "--key", town.key, "--witness", witness.witness, "--threshold", "1")
    assert f" {head(town.gate)} records" in out, out
    assert f"Cosigned by {witness.name}.example/witness" in out and "YES" in out
