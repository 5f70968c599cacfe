# SPDX-License-Identifier: MIT
# Copyright (c) 2026 The segmentiq authors
"""Headless Chromium, driven through a pipe by its DevTools protocol. Python's standard library is enough."""
import json
import os
import select
import shutil
import subprocess
import tempfile
import time


def find_chromium():
    """The path of a Chromium, or None."""
    for name in ("chromium", "chromium-browser", "google-chrome-stable", "google-chrome"):
        if shutil.which(name):
            return shutil.which(name)
    return None


class Page:
    """One empty tab of a browser of its own. Use it in a `with`."""

    def __init__(self, browser, seconds=60):
        self.seconds = seconds
        self.events = []
        self.faults = []
        self._number = 0
        self._buffer = b""
        self._profile = tempfile.mkdtemp(prefix="segmentiq-chromium-")
        commands, self._to = os.pipe()
        self._from, answers = os.pipe()
        arguments = [browser, "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
                     "--disable-background-networking", "--disable-component-update", "--disable-sync",
                     "--hide-scrollbars", "--remote-debugging-pipe", "--user-data-dir=" + self._profile, "about:blank"]
        # Chromium reads commands from descriptor 3 and answers on 4.
        self._process = subprocess.Popen(
            ["bash", "-c", f'exec "$@" 3<&{commands} 4>&{answers}', "bash", *arguments], pass_fds=(commands, answers),
            stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        os.close(commands)
        os.close(answers)
        self._session = None
        targets = self.call("Target.getTargets")["targetInfos"]
        target = next(t["targetId"] for t in targets if t["type"] == "page")
        self._session = self.call("Target.attachToTarget", targetId=target, flatten=True)["sessionId"]
        for domain in ("Page", "Runtime", "Log", "Network"):
            self.call(domain + ".enable")

    def __enter__(self):
        return self

    def __exit__(self, *_):
        try:
            self._session = None
            self.call("Browser.close")
            self._process.wait(10)
        except (OSError, RuntimeError, subprocess.TimeoutExpired):
            self._process.kill()
            self._process.wait()
        os.close(self._to)
        os.close(self._from)
        shutil.rmtree(self._profile, ignore_errors=True)

    def call(self, method, **parameters):
        """Sends a command and returns its result."""
        self._number += 1
        message = {"id": self._number, "method": method, "params": parameters}
        if self._session:
            message["sessionId"] = self._session
        os.write(self._to, json.dumps(message).encode() + b"\0")
        while True:
            answer = self._next()
            if answer.get("id") == self._number:
                if "error" in answer:
                    raise RuntimeError(f"{method}: {answer['error']['message']}")
                return answer["result"]

    def open(self, url):
        """Loads a page and waits for it. What it asks of the network, and what it complains of, is in `faults`."""
        self.events.clear()
        self.faults = []
        self.call("Page.navigate", url=url)
        deadline = time.monotonic() + self.seconds
        while not any(event["method"] == "Page.loadEventFired" for event in self.events):
            if time.monotonic() > deadline:
                raise RuntimeError(f"{url} was not loaded in {self.seconds} seconds")
            self._next()

    def evaluate(self, expression):
        """The value of a JavaScript expression."""
        result = self.call("Runtime.evaluate", expression=expression, returnByValue=True)
        if "exceptionDetails" in result:
            details = result["exceptionDetails"]
            raise RuntimeError(details.get("exception", {}).get("description", details["text"]))
        return result["result"].get("value")

    def look(self, width, height, dark, media="screen"):
        """Sets the width and height of the window, the preferred colours, and screen or print."""
        self.call("Emulation.setDeviceMetricsOverride", width=width, height=height, deviceScaleFactor=1, mobile=False)
        self.call("Emulation.setEmulatedMedia", media=media,
                  features=[{"name": "prefers-color-scheme", "value": "dark" if dark else "light"}])

    def _next(self):
        while b"\0" not in self._buffer:
            if not select.select([self._from], [], [], self.seconds)[0]:
                raise RuntimeError(f"Chromium said nothing for {self.seconds} seconds")
            part = os.read(self._from, 1 << 20)
            if not part:
                raise RuntimeError("Chromium ended")
            self._buffer += part
        message, self._buffer = self._buffer.split(b"\0", 1)
        answer = json.loads(message)
        if "method" in answer:
            self.events.append(answer)
            self._note(answer["method"], answer["params"])
        return answer

    def _note(self, method, parameters):
        if method == "Runtime.consoleAPICalled":
            self.faults.append("console: " + str([a.get("value") for a in parameters["args"]]))
        elif method == "Runtime.exceptionThrown":
            self.faults.append("exception: " + parameters["exceptionDetails"]["text"])
        elif method == "Log.entryAdded":
            self.faults.append("log: " + parameters["entry"]["text"])
        elif method == "Network.requestWillBeSent":
            if not parameters["request"]["url"].startswith("data:") and parameters.get("type") != "Document":
                self.faults.append("network: " + parameters["request"]["url"])
