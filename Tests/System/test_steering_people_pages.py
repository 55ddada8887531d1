"""Petitions in a real browser: the form on a telephone with and without scripts, and every page in every language."""


import pytest

from browser import DESK, LANGUAGES, OBSTACLES, PHONE, WORDS, photograph, untranslated, visit
from gate import PASSWORD
from people import PNG, Register
from test_steering_people import SHEET


@pytest.fixture(scope="module")
def register(tmp_path_factory):
    register = Register(tmp_path_factory.mktemp("people-pages") / "data").start()
    register.sheet("petitions", SHEET)
    register.sheet("dialogues", "dialogue,title,held,group,chair,attendees,sample\n"
                   "dn-2025-1,Đối thoại với doanh nghiệp (mẫu),2025-05-05,firms,so-cong-thuong,40,yes\n")
    register.sheet("promises", "dialogue,what,due,post,made\n"
                   "dn-2025-1,Thêm một làn cân xe,2025-09-30,so-cong-thuong,2025-05-05\n")
    yield register
    register.gate.kill()


@pytest.fixture(scope="module")
def judged(register):
    """A case with both words, a promise and a file."""
    visitor, reception = register.visitor(), register.officer("reception")
    code, secret = visitor.petition(text="Đường vào bãi xe bị hỏng.", topic="roads", files=[("duong.png", PNG)])
    reception.deed(code, "accept")
    reception.deed(code, "classify", kind="sample-short", topic="roads")
    reception.deed(code, "summarise", act="0", text="Đường vào bãi xe bị hỏng, xe phải chờ.")
    reception.deed(code, "route", post="so-xay-dung")
    reception.deed(code, "plan", text="Sẽ sửa trong quý này.", what="Sửa đường vào bãi xe", due="2030-03-31",
                   post="so-xay-dung")
    reception.deed(code, "resolve", text="Đã sửa xong mặt đường.", document="12/SXD-QLHT")
    visitor.say(code, "not-resolved", secret, "Vẫn còn ổ gà.")
    return code, secret


def sound(page, watch, name):
    assert untranslated(page.evaluate(WORDS)) == set(), name
    assert page.evaluate(OBSTACLES) == [], name
    width = page.evaluate("() => [document.documentElement.scrollWidth, innerWidth]")
    photograph(page, name)
    assert width[0] <= width[1], f"{name} is {width[0]} wide in a window of {width[1]}"
    assert watch.errors == [], name


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("size", [DESK, PHONE], ids=["desk", "phone"])
def test_the_pages_are_sound(browser, register, judged, language, size):
    name = f"{language}-" + ("phone" if size is PHONE else "desk")
    code = judged[0]
    with visit(browser, register.url, language, size) as (page, watch):
        for what, path in {
            "petitions": "/petitions", "petitions-past": "/petitions?as-known-on=2025-04-01",
            "petition-form": "/petitions/new", "petition": f"/petitions/{code}", "promises": "/promises",
        }.items():
            assert page.goto(path).status == 200
            sound(page, watch, f"{what}-{name}")
        page.goto("/steering/petitions")
        page.fill("input[name=login]", "reception")
        page.fill("input[name=password]", PASSWORD)
        page.click("main button[type=submit]")
        page.wait_for_url("**/steering/petitions")
        for what, path in {
            "register": "/steering/petitions?state=all", "register-new": "/steering/petitions/new",
            "register-case": f"/steering/petitions/{code}", "register-promises": "/steering/promises",
        }.items():
            assert page.goto(path).status == 200
            if what == "register-case":
                page.evaluate("() => document.querySelectorAll('details').forEach(d => d.open = true)")
            sound(page, watch, f"{what}-{name}")


@pytest.mark.parametrize(("language", "scripts"), [("vi", True), ("zh", True), ("en", True), ("vi", False)])
def test_somebody_with_a_telephone_sends_a_petition_and_speaks_of_it(browser, register, language, scripts, tmp_path):
    photo = tmp_path / "photo.png"
    photo.write_bytes(PNG)
    with visit(browser, register.url, language, PHONE, java_script_enabled=scripts) as (page, watch):
        page.goto("/petitions")
        page.click("a[href='/petitions/new']")
        page.fill("#text", "Kính đề nghị mở thêm làn.\n第二行 · second line")
        page.check("input[name=group][value=farmers]")
        page.select_option("#topic", "roads")
        page.fill("#name", "Nông Văn Mẫu")
        page.fill("#phone", "0912 000 000")
        page.set_input_files("#files", photo)
        page.click("main button[type=submit]")
        code, secret = page.inner_text("#code"), page.inner_text("#secret")
        page.reload()
        assert (page.inner_text("#code"), page.inner_text("#secret")) == (code, secret), "sent again, it is the same"
        page.click("main .links a")
        page.wait_for_url(f"**/petitions/{code}")
        assert "Nông Văn Mẫu" not in page.content() and "Kính đề nghị" not in page.content()
        officer = register.officer("reception")
        officer.deed(code, "accept")
        officer.deed(code, "route", post="so-xay-dung")
        officer.deed(code, "resolve", text="Đã mở thêm làn.")
        page.reload()
        page.fill("#secret", secret)
        page.check("input[name=say][value=not-resolved]")
        page.click("main form[method=post] button[type=submit]")
        page.locator("#words .is-bad").wait_for()
        assert register.client().ok("GET", f"/api/v1/petitions/{code}")["settling"] == "denied"
        assert watch.errors == []
