"""A gate with a register of petitions: who keeps it, its lists, and a client that fills in forms as a browser does."""

import html
import re

from gate import Client, Gate, PASSWORD, add_token, add_user

STAFF = {"office": "office", "reception": "reception", "clerk": "reception", "roads": "department", "trade": "department"}

POSTS = "post,name,kind\nso-xay-dung,Sở Xây dựng (mẫu),body\nso-cong-thuong,Sở Công Thương (mẫu),body\n"
APPOINTMENTS = "user,post,from\nroads,so-xay-dung,2020-01-01\ntrade,so-cong-thuong,2020-01-01\n"
TERMS = """list,term,vietnamese,chinese,english,from,basis
topic,roads,Đường sá (mẫu),道路（示例）,Roads (sample),2020-01-01,sample list
topic,trade,Thương mại (mẫu),,Trade (sample),2020-01-01,sample list
kind,sample-short,Loại ngắn (mẫu),,Short kind (sample),2020-01-01,sample list
kind,sample-long,Loại dài (mẫu),,Long kind (sample),2020-01-01,sample list
rejection,sample-other-body,Không thuộc thẩm quyền (mẫu),,Not competent (sample),2020-01-01,sample list
"""
PERIODS = """kind,clock,days,counting,from,basis
sample-short,answer,10,calendar-days,2020-01-01,sample rule A
sample-long,answer,20,working-days,2020-01-01,sample rule B
"""

PNG = bytes.fromhex(
    "89504e470d0a1a0a0000000d494844520000000100000001080600000"
    "01f15c4890000000d49444154789c6360606060000000050001a5f645400000000049454e44ae426082")
PDF = b"%PDF-1.4\n%made up\n"


class Register:
    """A running gate whose register of petitions is set up."""

    def __init__(self, data, arguments=()):
        self.gate = Gate(data, *arguments)
        self.data = data
        self.tokens = {}

    def start(self):
        self.data.mkdir(parents=True, exist_ok=True)
        for login, duty in STAFF.items():
            add_user(self.data, login, duty)
            self.tokens[login] = add_token(self.data, login)
        self.gate.start()
        for name, rows in {
            "posts": POSTS, "appointments": APPOINTMENTS, "petition-terms": TERMS, "petition-periods": PERIODS,
        }.items():
            assert self.sheet(name, rows)["refused"] == 0
        return self

    @property
    def url(self):
        return self.gate.url

    def client(self, login=None):
        return Client(self.url, self.tokens[login] if login else None)

    def sheet(self, name, rows, login="office"):
        return self.client(login).ok(
            "POST", f"/api/v1/steering/sheets/{name}", data=rows.encode(), headers={"Content-Type": "text/csv"})

    def visitor(self):
        """Somebody with a browser and no account."""
        return Visitor(self.url)

    def officer(self, login):
        """Somebody who is signed in with a cookie, as in a browser."""
        visitor = Visitor(self.url)
        answer = visitor.client.post("/sign-in", data={"login": login, "password": PASSWORD})
        assert answer.status_code == 303, answer.text
        return visitor


class Visitor:
    """Fills in forms without running any script."""

    def __init__(self, url):
        self.client = Client(url)

    def get(self, path, status=200):
        answer = self.client.get(path)
        assert answer.status_code == status, f"{path}: {answer.status_code} {answer.text[:300]}"
        return answer.text

    def hidden(self, page):
        """The hidden fields of the page's first form that has a token or a csrf."""
        found = re.findall(r'<input type="hidden" name="(token|csrf)" value="([^"]*)"', page)
        return {name: html.unescape(value) for name, value in found}

    def blank(self, path="/petitions/new"):
        return self.hidden(self.get(path))

    def send(self, fields, files=(), path="/petitions/new"):
        """Sends the form as multipart, and answers what came."""
        parts = [(name, (None, value)) for name, value in fields.items()]
        parts += [("files", file) for file in files]
        return self.client.post(path, files=parts)

    def petition(self, text="The road to the yard is closed.", files=(), path="/petitions/new", **fields):
        """Sends a petition that is taken, and answers its number and its secret."""
        answer = self.send({**self.blank(path), "text": text, "group": "farmers", **fields}, files, path)
        assert answer.status_code == 200, answer.text[:800]
        return receipt(answer.text)

    def deed(self, code, deed, status=303, **fields):
        """An officer does something with a petition."""
        path = f"/steering/petitions/{code}"
        csrf = self.hidden(self.get(path)).get("csrf", "")
        answer = self.client.post(path, data={"csrf": csrf, "deed": deed, **fields})
        assert answer.status_code == status, f"{deed}: {answer.status_code} {answer.text[:800]}"
        return answer.text

    def say(self, code, say, secret, words="", status=303):
        """The author speaks."""
        path = f"/petitions/{code}"
        fields = {**self.hidden(self.get(path)), "secret": secret, "say": say, "words": words}
        if "token" not in fields:
            fields["token"] = self.blank()["token"]
        answer = self.client.post(path, data=fields)
        assert answer.status_code == status, f"{say}: {answer.status_code} {answer.text[:800]}"
        return answer.text


def receipt(page):
    """The number and the secret of the page that is shown once."""
    code = re.search(r'<b id="code">([^<]+)</b>', page)
    secret = re.search(r'<code id="secret">([^<]+)</code>', page)
    assert code and secret, page[:800]
    return code.group(1), secret.group(1)


def survival(lifetimes):
    """Kaplan and Meier by the book, as a judge: days, part that is left, Greenwood's standard error."""
    left, variance, steps = 1.0, 0.0, []
    for day in sorted({days for days, over in lifetimes if over}):
        risk = sum(days >= day for days, _ in lifetimes)
        ended = sum(days == day and over for days, over in lifetimes)
        left *= 1 - ended / risk
        variance += ended / (risk * (risk - ended)) if risk > ended else 0
        steps.append((day, risk, ended, left, left * variance**0.5))
    return steps
