"""A gate that runs in a process of its own, and a client of its API."""

import os
import queue
import signal
import subprocess
import threading
import time
from pathlib import Path

import requests

ROOT = Path(__file__).resolve().parents[2]
BINARY = Path(os.environ.get("HUUNGHI_BINARY", ROOT / ".build" / "debug" / "huunghi"))

# A program that speaks English and takes nothing from whoever runs the tests.
ENVIRONMENT = {name: value for name, value in os.environ.items() if not name.startswith("HUUNGHI_")}
ENVIRONMENT["HUUNGHI_LANG"] = "en"

PASSWORD = "a long night at the gate"


def run(*arguments, text="", timeout=120, **environment):
    """Runs one verb to its end."""
    return subprocess.run(
        [str(BINARY), *map(str, arguments)],
        input=text,
        capture_output=True,
        text=True,
        timeout=timeout,
        env={**ENVIRONMENT, **environment},
    )


def done(*arguments, **options):
    """Runs one verb that must succeed, and answers what it printed."""
    result = run(*arguments, **options)
    assert result.returncode == 0, f"{arguments}: {result.returncode}\n{result.stdout}\n{result.stderr}"
    return result.stdout


def add_user(data, login, *duties):
    """Adds a person who holds duties from now on."""
    wanted = [word for duty in duties for word in ("--duty", duty)]
    done("user", "add", "--data", data, "--login", login, "--name", f"Person {login}", *wanted, "--password-stdin",
         text=PASSWORD + "\n")


def add_token(data, login, scope="all"):
    """Makes a token of a person and answers its secret."""
    return done("token", "add", "--data", data, "--login", login, "--name", "tests", "--scope", scope, "--days", 1).strip()


class Gate:
    """`huunghi serve` on a data folder, without rules of its own."""

    environment = ENVIRONMENT

    def __init__(self, data, *arguments):
        self.data = Path(data)
        self.arguments = [*map(str, arguments)]
        self.process = None
        self.url = None
        self.set_up_link = None
        self.log = self.data.parent / f"{self.data.name}.log"

    def verb(self):
        return ["serve", "--data", str(self.data), "--rules", "none"]

    def start(self, patience=60):
        """Starts the process and waits until it listens."""
        self.data.mkdir(parents=True, exist_ok=True)
        with open(self.log, "ab") as log:
            self.process = subprocess.Popen(
                [str(BINARY), *self.verb(), "--host", "127.0.0.1", "--port", "0", *self.arguments],
                stdout=subprocess.PIPE, stderr=log, env=self.environment, text=True, bufsize=1,
            )
        self.lines = queue.Queue()
        threading.Thread(target=self._pump, args=(self.process.stdout, self.lines), daemon=True).start()
        self.url = self.line("listening ", patience)
        return self

    @staticmethod
    def _pump(stdout, lines):
        for line in stdout:
            lines.put(line.rstrip("\n"))
        lines.put(None)

    def line(self, prefix, patience=30):
        """The rest of the next line of standard output that begins so."""
        end = time.monotonic() + patience
        while True:
            try:
                line = self.lines.get(timeout=max(0.01, end - time.monotonic()))
            except queue.Empty:
                raise AssertionError(f"no line “{prefix}” within {patience} s\n{self.said()}") from None
            if line is None:
                self.process.wait(10)
                raise AssertionError(f"the gate ended with {self.process.returncode}\n{self.said()}")
            if line.startswith(prefix):
                return line[len(prefix):].strip()

    def said(self):
        """What stands in the log of the process."""
        return self.log.read_text(errors="replace")[-4000:] if self.log.exists() else ""

    def stop(self, patience=30):
        """Asks the process to end, and waits for it."""
        if self.process and self.process.poll() is None:
            self.process.send_signal(signal.SIGTERM)
            try:
                self.process.wait(patience)
            except subprocess.TimeoutExpired:
                self.kill()
                raise AssertionError(f"the gate did not stop within {patience} s\n{self.said()}") from None
        return self.process.returncode if self.process else None

    def kill(self):
        """Ends the process as a power cut would: without a word."""
        if self.process and self.process.poll() is None:
            self.process.kill()
            self.process.wait(10)

    def client(self, token=None):
        return Client(self.url, token)

    def __enter__(self):
        return self.start()

    def __exit__(self, *_):
        self.kill()


class Demo(Gate):
    """`huunghi demo` behind its pages; it keeps its data in a folder for what is temporary."""

    def __init__(self, folder, *arguments):
        super().__init__(folder, *arguments)
        self.environment = {**ENVIRONMENT, "TMPDIR": str(folder)}

    def verb(self):
        return ["demo"]


class Client:
    """A client of the API that waits when it is told to."""

    def __init__(self, url, token=None, patient=True):
        self.url = url
        self.patient = patient
        self.session = requests.Session()
        self.session.trust_env = False
        self.session.headers["Accept-Language"] = "en"
        if token:
            self.session.headers["Authorization"] = f"Bearer {token}"

    def __call__(self, method, path, timeout=60, **options):
        for _ in range(20):
            answer = self.session.request(method, self.url + path, timeout=timeout, allow_redirects=False, **options)
            if answer.status_code != 429 or not self.patient:
                return answer
            answer.close()
            time.sleep(min(float(answer.headers.get("Retry-After", "1")), 5))
        return answer

    def get(self, path, **options):
        return self("GET", path, **options)

    def post(self, path, json=None, key=None, **options):
        headers = {**options.pop("headers", {}), **({"Idempotency-Key": key} if key else {})}
        return self("POST", path, json=json, headers=headers, **options)

    def put(self, path, json=None, **options):
        return self("PUT", path, json=json, **options)

    def delete(self, path, **options):
        return self("DELETE", path, **options)

    def ok(self, method, path, json=None, **options):
        """A request that must succeed; answers its JSON."""
        answer = self(method, path, json=json, **options)
        assert 200 <= answer.status_code < 300, f"{method} {path}: {answer.status_code} {answer.text}"
        return answer.json() if answer.content else None


def problem(answer, status, code=None):
    """The members of a problem, after a look at whether it is one."""
    assert answer.status_code == status, f"{answer.status_code} {answer.text[:500]}"
    assert answer.headers["Content-Type"].startswith("application/problem+json")
    body = answer.json()
    assert body["status"] == status and body["title"] and body["detail"] and body["type"].startswith("/problems/")
    if code:
        assert body["type"] == f"/problems/{code}", body
    return body


def fields(body):
    """The errors of a problem by the field that they name."""
    return {error["pointer"]: error for error in body["errors"]}


def head(house):
    """The position of the last event."""
    return house.client().ok("GET", "/api/v1/board")["position"]
