"""An outside judge of pages: axe-core, over the rules of WCAG 2.2 up to level AA."""

from axe_playwright_python.sync_playwright import Axe

# Every rule that axe has for these; none is switched off.
LEVELS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]

JUDGE = Axe()


def violations(page, *rules):
    """What the judge finds on a page as it stands, one line for each element; of all rules, or of those named."""
    only = {"type": "rule", "values": list(rules)} if rules else {"type": "tag", "values": LEVELS}
    found = JUDGE.run(page, options={"runOnly": only, "resultTypes": ["violations"]}).response["violations"]
    return [
        f"{rule['id']} ({rule['impact']}) {' '.join(map(str, node['target']))}: {node['html'][:160]} – "
        + "; ".join(check["message"] for kind in ("any", "all", "none") for check in node[kind])
        for rule in found for node in rule["nodes"]
    ]


def opened(page):
    """Opens what can be unfolded, so that it is judged, too."""
    page.evaluate("() => document.querySelectorAll('details').forEach(part => { part.open = true; })")
