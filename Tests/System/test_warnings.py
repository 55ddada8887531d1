"""A warning names the member that it comes from."""

import samples


def wrong(number):
    """A container number whose check digit is not right."""
    right = samples.container(number)
    return right[:-1] + str((int(right[-1]) + 1) % 10)


def test_a_warning_names_its_member_until_it_is_accepted(house):
    odd = wrong(house.number())
    trip = house.declare(
        containers=[samples.container(house.number()), odd],
        declarations=[{"number": "306000000001"}, {"number": "12345", "regime": "E11"}])
    operator = house.client("gate-operator")
    seen = operator.ok("GET", f"/api/v1/trips/{trip}")
    warned = {(found["pointer"], found["warning"]) for found in seen["warnedFields"]}
    assert warned == {
        ("/containers/1", "container-check-digit"),
        ("/declarations/1/number", "customs-number-unconfirmed-grammar"),
        ("/declarations/1/regime", "regime-code-unconfirmed"),
    }
    assert set(seen["openWarnings"]) == {warning for _, warning in warned}
    house.caught_up()
    first = operator.ok("GET", f"/api/v1/trips/{trip}/history")["events"][0]["details"]
    assert {(found["pointer"], found["warning"]) for found in first["warnedFields"]} == warned
    assert odd in operator.get(f"/trips/{trip}?lang=en").text.split("container check digit is wrong")[1][:40]
    operator.ok("POST", f"/api/v1/trips/{trip}/warning-acceptance",
                {"warning": "container-check-digit", "reason": "read from the box"})
    seen = operator.ok("GET", f"/api/v1/trips/{trip}")
    assert {found["pointer"] for found in seen["warnedFields"]} == {"/declarations/1/number", "/declarations/1/regime"}
