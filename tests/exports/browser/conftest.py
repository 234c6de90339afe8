"""Debian's Chromium with Anki's own reviewer page, driven over the DevTools pipe.

scripts/browser_test_setup.sh fetches what is needed. Without it the tests are skipped and say why.
"""

from __future__ import annotations

import base64
import json
import os
import re
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parents[3]
FOLDER = Path(os.environ.get("BROWSER_TEST_FOLDER", ROOT / ".browser"))
WEB = FOLDER / "anki"
AXE = FOLDER / "axe.min.js"
HOST = "http://anki.test"
KINDS = {".css": "text/css", ".js": "text/javascript", ".woff2": "font/woff2", ".png": "image/png"}


def _chromium() -> str:
    for name in ("/usr/lib/chromium/chromium", "chromium", "chromium-browser", "google-chrome"):
        found = shutil.which(name)
        if found:
            return found
    pytest.skip("chromium is not installed (apt-get install chromium)")


def _page(night: bool) -> str:
    """The page of Anki's reviewer, as qt/aqt/webview.py and reviewer.py put it together."""
    dark = ' class="night-mode" data-bs-theme="dark"' if night else ""
    return f"""<!doctype html><html{dark} lang="en"><head><meta charset="utf-8"><title>main webview</title>
<meta name="viewport" content="width=device-width,initial-scale=1">
<link rel="stylesheet" href="/_anki/css/webview.css"><link rel="stylesheet" href="/_anki/css/reviewer.css">
<script>
globalThis.cmds = []; globalThis.pycmd = globalThis.bridgeCommand = c => {{ cmds.push(c); return false; }};
globalThis.PWNED = undefined;
for (const name of ["alert", "confirm", "prompt", "open", "print"]) globalThis[name] = () => {{ PWNED = name; }};
</script>
<script src="/_anki/js/mathjax.js"></script><script src="/_anki/js/vendor/mathjax/tex-chtml-full.js"></script>
<script src="/_anki/js/vendor/jquery.min.js"></script><script src="/_anki/js/reviewer.js"></script></head>
<body class="isLin{" nightMode night_mode" if night else ""}"><div id="_mark" hidden>&#x2605;</div>
<div id="_flag" hidden>&#x2691;</div><div id="qa" dir="auto"></div></body></html>"""


class Chromium:
    """A browser process; `page` opens a reviewer in a profile of its own."""

    def __init__(self, folder: Path) -> None:
        to_browser, self._out = os.pipe()
        self._in, from_browser = os.pipe()
        # the browser reads descriptor 3 and writes 4; a small Python puts the pipes there
        launcher = (
            "import fcntl, os, sys; r, w = (fcntl.fcntl(int(n), fcntl.F_DUPFD, 10) for n in sys.argv[1:3]);"
            "os.dup2(r, 3); os.dup2(w, 4); os.execv(sys.argv[3], sys.argv[3:])"
        )
        self._process = subprocess.Popen(
            [
                *(sys.executable, "-c", launcher, str(to_browser), str(from_browser)),
                _chromium(),
                "--headless=new",
                "--remote-debugging-pipe",
                "--no-sandbox",
                "--disable-gpu",
                "--disable-dev-shm-usage",
                "--disable-background-networking",
                "--no-first-run",
                f"--user-data-dir={folder}",
            ],
            pass_fds=(to_browser, from_browser),
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        os.close(to_browser)
        os.close(from_browser)
        self._buffer = b""
        self._number = 0
        self._pages: dict[str, Page] = {}

    def close(self) -> None:
        self.send("Browser.close")
        self._process.wait(20)
        os.close(self._out)
        os.close(self._in)

    def send(self, method: str, session: str = "", **params: Any) -> dict[str, Any]:
        """Send a command and wait for its answer, meanwhile serving what pages ask for."""
        number = self._post(method, session, params)
        while True:
            message = self._read()
            if message.get("id") == number:
                if "error" in message:
                    raise AssertionError(f"{method}: {message['error']}")
                return message.get("result", {})
            page = self._pages.get(message.get("sessionId", ""))
            if page and "method" in message:
                page.event(message["method"], message["params"])

    def _post(self, method: str, session: str, params: dict[str, Any]) -> int:
        self._number += 1
        message = {"id": self._number, "method": method, "params": params}
        if session:
            message["sessionId"] = session
        os.write(self._out, json.dumps(message).encode() + b"\0")
        return self._number

    def _read(self) -> dict[str, Any]:
        while b"\0" not in self._buffer:
            chunk = os.read(self._in, 1 << 20)
            if not chunk:
                raise AssertionError("chromium has ended")
            self._buffer += chunk
        raw, _, self._buffer = self._buffer.partition(b"\0")
        return json.loads(raw)

    def page(self, **options: Any) -> Page:
        context = self.send("Target.createBrowserContext")["browserContextId"]
        target = self.send("Target.createTarget", url="about:blank", browserContextId=context)["targetId"]
        session = self.send("Target.attachToTarget", targetId=target, flatten=True)["sessionId"]
        page = self._pages[session] = Page(self, session, context, **options)
        page.start()
        return page

    def forget(self, page: Page) -> None:
        self._pages.pop(page.session)
        self.send("Target.disposeBrowserContext", browserContextId=page.context)


class Page:
    """A reviewer. `errors` has what its console complained of, `foreign` what it asked of other computers."""

    def __init__(
        self,
        browser: Chromium,
        session: str,
        context: str,
        *,
        width: int = 1280,
        height: int = 800,
        night: bool = False,
    ) -> None:
        self.browser, self.session, self.context = browser, session, context
        self.width, self.height, self.night = width, height, night
        self.errors: list[str] = []
        self.foreign: list[str] = []

    def send(self, method: str, **params: Any) -> dict[str, Any]:
        return self.browser.send(method, self.session, **params)

    def start(self) -> None:
        for domain in ("Page", "Runtime", "Log"):
            self.send(f"{domain}.enable")
        self.send("Fetch.enable", patterns=[{"urlPattern": "*"}])
        phone = self.width < 500
        self.send(
            "Emulation.setDeviceMetricsOverride",
            width=self.width,
            height=self.height,
            deviceScaleFactor=2 if phone else 1,
            mobile=phone,
        )
        self.send("Emulation.setTouchEmulationEnabled", enabled=phone)
        self.send("Page.navigate", url=f"{HOST}/{'night' if self.night else 'day'}")
        self.until("document.readyState === 'complete' && typeof _showQuestion === 'function'")

    def close(self) -> None:
        self.browser.forget(self)

    def event(self, method: str, params: dict[str, Any]) -> None:
        if method == "Fetch.requestPaused":
            self._serve(params["requestId"], params["request"]["url"])
        elif method == "Runtime.exceptionThrown":
            self.errors.append(str(params["exceptionDetails"].get("exception", params["exceptionDetails"])))
        elif method == "Log.entryAdded" and params["entry"]["level"] == "error":
            self.errors.append(params["entry"]["text"])
        elif method == "Page.javascriptDialogOpening":
            self.errors.append(f"a dialog: {params['message']}")
            self.browser._post("Page.handleJavaScriptDialog", self.session, {"accept": False})

    def _serve(self, request: str, url: str) -> None:
        content = kind = None
        if url in {f"{HOST}/day", f"{HOST}/night"}:
            content, kind = _page(url.endswith("night")).encode(), "text/html"
        elif url == f"{HOST}/favicon.ico":
            content, kind = b"", "image/png"
        elif url.startswith(f"{HOST}/_anki/"):
            file = WEB / url.removeprefix(f"{HOST}/_anki/").partition("?")[0]
            if file.is_file():
                content, kind = file.read_bytes(), KINDS.get(file.suffix, "application/octet-stream")
        if content is None:
            self.foreign.append(url)
            answer = {"requestId": request, "errorReason": "BlockedByClient"}
            self.browser._post("Fetch.failRequest", self.session, answer)
            return
        answer = {
            "requestId": request,
            "responseCode": 200,
            "responseHeaders": [{"name": "content-type", "value": kind}],
            "body": base64.b64encode(content).decode(),
        }
        self.browser._post("Fetch.fulfillRequest", self.session, answer)

    def run(self, script: str) -> Any:
        """The value of an expression, after its promise."""
        result = self.send("Runtime.evaluate", expression=script, awaitPromise=True, returnByValue=True)
        if "exceptionDetails" in result:
            raise AssertionError(result["exceptionDetails"])
        return result["result"].get("value")

    def until(self, condition: str, seconds: float = 20) -> None:
        end = time.monotonic() + seconds
        while not self.run(condition):
            assert time.monotonic() < end, f"never came true: {condition}"
            time.sleep(0.02)

    def question(self, card: tuple[str, str], ord_: int = 0) -> None:
        self._show("_showQuestion", _typed_question(card[0]), card[1], ord_)

    def answer(self, card: tuple[str, str], ord_: int = 0) -> None:
        self._show(
            "_showAnswer", re.sub(r"\[\[type:.+?\]\]", "<code id=typeans>typed</code>", card[1]), None, ord_
        )

    def _show(self, function: str, html: str, other: str | None, ord_: int) -> None:
        night = " nightMode night_mode" if self.night else ""
        arguments = [html, other] if other is not None else [html]
        arguments.append(f"card card{ord_ + 1} isLin{night}")
        joined = ", ".join(map(json.dumps, arguments))
        self.run(f"({function}({joined}), new Promise(done => _queueAction(done)))")
        self.run("new Promise(done => requestAnimationFrame(() => setTimeout(done)))")

    def texts(self, selector: str) -> list[str]:
        return self.run(f"[...document.querySelectorAll({json.dumps(selector)})].map(e => e.textContent)")

    def count(self, selector: str) -> int:
        return self.run(f"document.querySelectorAll({json.dumps(selector)}).length")

    def press(self, code: str, key: str, *, alt: bool = False) -> None:
        common = {
            "code": code,
            "key": key,
            "modifiers": int(alt),
            "windowsVirtualKeyCode": _KEYS.get(code, ord(key[0])),
        }
        self.send("Input.dispatchKeyEvent", type="rawKeyDown", **common)
        self.send("Input.dispatchKeyEvent", type="keyUp", **common)

    def tap(self, selector: str, number: int = 0) -> None:
        """A click of the mouse, on a phone a tap of the finger."""
        box = self.run(
            f"(e => {{ e.scrollIntoView({{block: 'center'}}); const r = e.getBoundingClientRect();"
            " return [r.x + r.width / 2, r.y + r.height / 2]; }"
            f")(document.querySelectorAll({json.dumps(selector)})[{number}])"
        )
        x, y = box
        if self.width < 500:
            self.send("Input.dispatchTouchEvent", type="touchStart", touchPoints=[{"x": x, "y": y}])
            self.send("Input.dispatchTouchEvent", type="touchEnd", touchPoints=[])
        else:
            for kind in ("mousePressed", "mouseReleased"):
                self.send("Input.dispatchMouseEvent", type=kind, x=x, y=y, button="left", clickCount=1)

    def flips(self) -> int:
        """How often the card has asked to be turned since the last time, after waiting for it."""
        time.sleep(0.25)
        return self.run("cmds.splice(0).filter(c => c === 'ans').length")

    def violations(self) -> list[str]:
        """What axe finds against WCAG 2.0 to 2.2, A and AA, in the card."""
        if not AXE.is_file():
            pytest.skip(f"axe is not at {AXE} (scripts/browser_test_setup.sh)")
        if not self.run("typeof axe !== 'undefined'"):
            self.run(AXE.read_text(encoding="utf-8") + "\n; true")
        tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa"]
        return self.run(
            f"axe.run('#qa', {{runOnly: {json.dumps(tags)}}}).then(r => r.violations.map(v =>"
            " v.id + ': ' + v.nodes.map(n => n.target + ' ' + n.failureSummary).join(' | ')))"
        )

    def picture(self, name: str) -> None:
        """Keep a screenshot where BROWSER_TEST_PICTURES names a folder."""
        if folder := os.environ.get("BROWSER_TEST_PICTURES"):
            data = self.send("Page.captureScreenshot", captureBeyondViewport=True)["data"]
            Path(folder, f"{name}.png").write_bytes(base64.b64decode(data))


_KEYS = {"ArrowDown": 40, "ArrowUp": 38, "Space": 32, "Tab": 9}


def _typed_question(html: str) -> str:
    """What the desktop puts in the place of a typed answer (qt/aqt/reviewer.py)."""
    return re.sub(
        r"\[\[type:.+?\]\]",
        "<center><input type=text id=typeans onkeypress='_typeAnsPress();' style='font-size: 20px;'></center>",
        html,
    )


@pytest.fixture(scope="session")
def chromium(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Chromium]:
    if not (WEB / "js" / "reviewer.js").is_file():
        pytest.skip(f"Anki's reviewer is not in {WEB} (scripts/browser_test_setup.sh)")
    browser = Chromium(tmp_path_factory.mktemp("chromium"))
    yield browser
    browser.close()


@pytest.fixture
def open_page(chromium: Chromium) -> Iterator[Any]:
    pages: list[Page] = []

    def opened(**options: Any) -> Page:
        pages.append(chromium.page(**options))
        return pages[-1]

    yield opened
    for page in pages:
        page.close()
