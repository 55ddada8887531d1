"""A browser that notices whatever goes wrong on a page."""

import json
import os
import re
from contextlib import contextmanager
from pathlib import Path

from gate import ROOT

LANGUAGES = {"vi": "vi", "zh": "zh", "en": "en"}
DESK = {"width": 1280, "height": 900}
PHONE = {"width": 360, "height": 740}
SCREENSHOTS = Path(__file__).parent / "screenshots" if os.environ.get("HUUNGHI_SCREENSHOTS") else None

# Every word and label of a page, as somebody reads or hears it.
WORDS = """() => {
    const words = [document.title, document.body.innerText];
    for (const element of document.querySelectorAll('*')) {
        for (const name of ['aria-label', 'title', 'placeholder', 'alt', 'content', 'value']) {
            if (element.hasAttribute(name)) words.push(element.getAttribute(name));
        }
        for (const value of Object.values(element.dataset || {})) words.push(value);
    }
    return words.join('\\n');
}"""

# What a reader without eyes or mouse would stumble over.
OBSTACLES = """() => {
    const found = [];
    const shown = element => element.checkVisibility();
    if (document.querySelectorAll('h1').length !== 1) found.push('not one h1');
    if (document.querySelectorAll('main').length !== 1) found.push('not one main');
    for (const field of document.querySelectorAll('input:not([type=hidden]), select, textarea')) {
        if (!field.labels?.length && !field.getAttribute('aria-label')) found.push('a field without a label: ' + field.name);
    }
    for (const image of document.querySelectorAll('img:not([alt])')) found.push('an image without words: ' + image.src);
    for (const drawing of document.querySelectorAll('svg')) {
        if (drawing.closest('[aria-hidden=true]')) continue;
        if (!drawing.getAttribute('aria-label') && !drawing.getAttribute('aria-labelledby') && !drawing.querySelector('title'))
            found.push('a drawing without words in ' + drawing.parentElement.className);
    }
    for (const element of document.querySelectorAll('a[href], button')) {
        const name = element.getAttribute('aria-label') || element.innerText || element.title;
        if (shown(element) && !name.trim()) found.push('a link or button without words: ' + element.outerHTML.slice(0, 120));
    }
    const ids = [...document.querySelectorAll('[id]')].map(element => element.id);
    for (const id of new Set(ids)) if (ids.filter(other => other === id).length > 1) found.push('twice the id ' + id);
    for (const name of ['aria-labelledby', 'aria-describedby', 'aria-controls']) {
        for (const element of document.querySelectorAll('[' + name + ']')) {
            for (const id of element.getAttribute(name).split(' ')) {
                if (!document.getElementById(id)) found.push(name + ' names nothing: ' + id);
            }
        }
    }
    return found;
}"""

# Whether the element that has the focus shows it.
FOCUS = """() => {
    const element = document.activeElement;
    if (!element || element === document.body) return null;
    const style = getComputedStyle(element), box = element.getBoundingClientRect();
    return {
        name: element.tagName + ' ' + (element.innerText || element.name || '').slice(0, 40),
        ring: (style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) > 0) || style.boxShadow !== 'none',
        shown: box.width > 1 && box.height > 1 && box.bottom > 0 && box.right > 0,
    };
}"""


def keys():
    """All keys of the catalogue."""
    found = set()
    for file in sorted((ROOT / "Sources").glob("*/Catalogue/*.json")):
        found |= json.loads(file.read_text(encoding="utf-8")).keys()
    return found


KEY = re.compile(r"!?\b[a-z][a-z-]*(?:\.[A-Za-z0-9_-]+)+\b")


def untranslated(words):
    """Keys that stand on a page in place of their words, and placeholders that were never filled."""
    known = keys()
    prefixes = {key.split(".")[0] for key in known}
    found = {word for word in KEY.findall(words) if word.lstrip("!") in known}
    found |= {word for word in re.findall(r"![a-z][a-z.-]+\.[a-z-]+", words) if word[1:].split(".")[0] in prefixes}
    found |= set(re.findall(r"\[\[[^\]]*\]\]|\{\{[^}]*\}\}", words))
    return found


class Watch:
    """Notes errors of a page from the moment on that it is made."""

    def __init__(self, page):
        self.page = page
        self.errors = []
        page.on("console", lambda message: message.type == "error" and self.errors.append(message.text))
        page.on("pageerror", lambda error: self.errors.append(str(error)))
        page.on("requestfailed", self._failed)
        page.on("response", lambda answer: answer.status >= 500 and self.errors.append(f"{answer.status} {answer.url}"))

    def _failed(self, request):
        # A stream of events is broken off whenever a page is left.
        if "/events" not in request.url and "net::ERR_ABORTED" not in (request.failure or ""):
            self.errors.append(f"{request.url}: {request.failure}")


@contextmanager
def visit(browser, url, language, size=DESK, **options):
    """A page in a context of its own, with its watch."""
    context = browser.new_context(
        base_url=url, viewport=size, locale={"vi": "vi-VN", "zh": "zh-CN", "en": "en-GB"}[language],
        has_touch=size is PHONE, **options)
    page = context.new_page()
    page.set_default_timeout(20_000)
    try:
        yield page, Watch(page)
    finally:
        context.close()


def sign_in(page, login, password, duty=None):
    page.goto("/sign-in")
    page.fill("input[name=login]", login)
    page.fill("input[name=password]", password)
    if duty and page.locator("select[name=duty]").count():
        page.select_option("select[name=duty]", duty)
    page.click("main button[type=submit]")
    page.wait_for_url(lambda address: "/sign-in" not in address)


def photograph(page, name):
    """Keeps a picture of the whole page where pictures are wanted."""
    if SCREENSHOTS:
        SCREENSHOTS.mkdir(exist_ok=True)
        page.screenshot(path=SCREENSHOTS / f"{name}.png", full_page=True)
