"""A gate with its staff: one person for each duty, each with a token, and rules that keep it open."""

import time

import samples
from gate import Client, Gate, add_token, add_user


class House:
    """A running gate and the people who work at it."""

    def __init__(self, data, duties=samples.DUTIES):
        self.data = data
        self.gate = Gate(data)
        self.tokens = {}
        self.duties = list(duties)
        self.next = 0

    def start(self):
        self.data.mkdir(parents=True, exist_ok=True)
        for duty in self.duties:
            word = f"declarant:{samples.FIRM}" if duty == "declarant" else duty
            add_user(self.data, duty, word)
            self.tokens[duty] = add_token(self.data, duty)
        self.gate.start()
        board = self.client("board")
        for name, rule in samples.rules().items():
            board.ok("PUT", f"/api/v1/rules/{name}", rule)
        return self

    @property
    def url(self):
        return self.gate.url

    def client(self, duty=None):
        """A client that acts in a duty; without one, a stranger."""
        return Client(self.url, self.tokens[duty] if duty else None)

    def caught_up(self, patience=60):
        """Waits until what is read from tables (histories, search, bulletins) has all that the log has."""
        end = time.monotonic() + patience
        while self.client().ok("GET", "/health/ready")["viewsBehind"] > 0:
            assert time.monotonic() < end, "the tables stay behind the log"
            time.sleep(0.05)

    def number(self):
        """A number that no other declaration of this house has."""
        self.next += 1
        return self.next

    def declare(self, **changes):
        """Declares a truck and answers its trip."""
        body = samples.declaration(self.number(), **changes)
        return self.client("declarant").ok("POST", "/api/v1/declarations", body)["trip"]

    def bring(self, stage, **changes):
        """Declares a truck and brings it as far as a stage; the waiting line must be empty before."""
        trip = self.declare(**changes)
        steps = [
            ("waiting", "gate-operator", f"/trips/{trip}/arrival", {"area": samples.AREA}),
            ("called", "gate-operator", "/calls",
             {"place": samples.PLACE, "direction": "export", "lane": samples.LANE_IN}),
            ("at-gate", "gate-operator", f"/trips/{trip}/gate-in",
             {"lane": samples.LANE_IN, "confirmed": True}),
            ("in-yard", "yard", f"/trips/{trip}/yard", {"yard": samples.YARD}),
            ("guarded", "border-guard", f"/trips/{trip}/clearances/border-guard", {"decision": "granted"}),
            ("cleared", "customs", f"/trips/{trip}/clearances/customs", {"decision": "granted"}),
            ("assessed", "management-centre", f"/trips/{trip}/fee", {"amount": 0, "basis": "tests"}),
            ("released", "gate-operator", f"/trips/{trip}/release", {"lane": samples.LANE_OUT}),
            ("abroad", "gate-operator", f"/trips/{trip}/crossing", {}),
        ]
        if stage == "declared":
            return trip
        for reached, duty, path, body in steps:
            receipt = self.client(duty).ok("POST", "/api/v1" + path, body)
            if reached == "called":
                assert receipt["trip"] == trip, "another truck was before this one"
            if reached == stage:
                return trip
        raise ValueError(stage)
