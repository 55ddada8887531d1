"""A fee that was assessed for other papers is confirmed or assessed anew, and nothing that was paid is lost."""

import samples
from gate import problem


def test_a_fee_follows_the_papers(own_house):
    house = own_house(["declarant", "gate-operator", "border-guard", "customs", "yard", "management-centre", "board"])
    trip = house.bring("in-yard")
    path = f"/api/v1/trips/{trip}"
    centre, operator, guard = (
        house.client(duty) for duty in ("management-centre", "gate-operator", "border-guard"))

    def fee():
        return centre.ok("GET", path)["fee"]

    assert fee() == {"state": "unassessed", "assessed": None, "paid": 0, "credit": 0}
    centre.ok("POST", f"{path}/fee", {"amount": 4_000_000, "basis": "tests"})
    assert fee() == {"state": "due", "amount": 4_000_000, "assessed": 4_000_000, "paid": 0, "credit": 0}
    centre.ok("POST", f"{path}/payment", {"amount": 4_000_000, "receipt": "R-1"})
    assert fee() == {"state": "paid", "amount": 4_000_000, "assessed": 4_000_000, "paid": 4_000_000, "credit": 0}
    goods = [{"name": "Cao su", "fruit": False}]
    operator.ok("POST", f"{path}/correction", {"papers": {"goods": goods}, "reason": "typed wrong"})
    assert fee() == {"state": "outdated", "assessed": 4_000_000, "paid": 4_000_000, "credit": 0}
    page = operator.get(f"/trips/{trip}?lang=en").text
    assert "to be confirmed or assessed anew" in page and "4,000,000 ₫ paid" in page
    guard.ok("POST", f"{path}/clearances/border-guard", {"decision": "granted"})
    house.client("customs").ok("POST", f"{path}/clearances/customs", {"decision": "granted"})
    release = (f"{path}/release", {"lane": samples.LANE_OUT})
    problem(operator.post(*release), 409, "fee-outdated")
    centre.ok("POST", f"{path}/fee", {"amount": 5_000_000, "basis": "rubber"})
    assert fee() == {"state": "due", "amount": 1_000_000, "assessed": 5_000_000, "paid": 4_000_000, "credit": 0}
    problem(operator.post(*release), 409, "fee-due")
    problem(centre.post(f"{path}/payment", {"amount": 5_000_000, "receipt": "R-2"}), 409, "wrong-amount")
    centre.ok("POST", f"{path}/payment", {"amount": 1_000_000, "receipt": "R-2"})
    centre.ok("POST", f"{path}/fee", {"amount": 3_000_000, "basis": "the wrong row before"})
    assert fee() == {"state": "paid", "amount": 5_000_000, "assessed": 3_000_000, "paid": 5_000_000, "credit": 2_000_000}
    assert "2,000,000 ₫ paid too much" in operator.get(f"/trips/{trip}?lang=en").text
    operator.ok("POST", *release)
    # A start from the log knows it all again.
    house.gate.kill()
    house.gate.start()
    assert house.client("management-centre").ok("GET", path)["fee"]["credit"] == 2_000_000
