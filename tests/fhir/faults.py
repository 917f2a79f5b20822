"""What a server may do in the place of a good answer; each takes the good one and returns what to send and how."""

import gzip
import json
import socket
import time
from collections.abc import Callable

from tests.servers import Send, answer, drip

Head = dict[str, str]
Fault = Callable[[bytes, Head], Send]

_BOMB = gzip.compress(b" " * 2_000_000)
_CPR = "251248-9996"


def _raw(*parts: bytes, pause: float = 0.0) -> Send:
    def send(connection: socket.socket) -> None:
        for part in parts:
            connection.sendall(part)
            time.sleep(pause)

    return send


def _status(status: str, **headers: str) -> Fault:
    return lambda body, head: answer(_outcome(), status, **headers)


def _outcome() -> bytes:
    issue = {"severity": "error", "code": "processing", "diagnostics": f"{_CPR} could not be read"}
    return json.dumps({"resourceType": "OperationOutcome", "issue": [issue]}).encode()


def _changed(change: Callable[[dict[str, object]], object]) -> Fault:
    """Answer with a Bundle that was changed; anything else as it is."""

    def fault(body: bytes, head: Head) -> Send:
        bundle = json.loads(body)
        if bundle.get("resourceType") == "Bundle":
            change(bundle)
        return answer(json.dumps(bundle).encode(), **head)

    return fault


def _link_next(url: str) -> Fault:
    return _changed(lambda bundle: bundle.update(link=[{"relation": "next", "url": url}]))


def _chunked_and_cut(body: bytes, head: Head) -> Send:
    start = b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\nConnection: close\r\n\r\n"
    return _raw(start + f"{len(body):x}\r\n".encode() + body[: len(body) // 2])


FAULTS: dict[str, Fault] = {
    "slow drip": lambda body, head: drip(pause=0.01),
    "cut": lambda body, head: answer(body[: len(body) // 2], **head, Content_Length=str(len(body))),
    "too short a length": lambda body, head: answer(body, **head, Content_Length=str(len(body) // 2)),
    "no length and cut": lambda body, head: answer(body[: len(body) // 2], **head, Content_Length=""),
    "chunked and cut": _chunked_and_cut,
    "hang-up": lambda body, head: _raw(),
    "gzip bomb": lambda body, head: answer(_BOMB, Content_Encoding="gzip"),
    "redirect here": _status("302 Found", Location="/elsewhere"),
    "redirect away": _status("301 Moved", Location="http://evil.example/"),
    "next is another server": _link_next("http://evil.example/fhir/Patient"),
    "next leads nowhere": _link_next("/nowhere"),
    "circle": _link_next("?cursor=circle"),
    "junk": lambda body, head: answer(bytes(range(256)), **head),
    "Latin-1": lambda body, head: answer('{"resourceType":"Bundle","x":"\xf8"}'.encode("latin-1"), **head),
    "HTML": lambda body, head: answer(b"<html>log on</html>", Content_Type="text/html"),
    "outcome": lambda body, head: answer(_outcome(), **head),
    "empty": lambda body, head: answer(b"", **head),
    "a patient in the place of a list": lambda body, head: answer(b'{"resourceType":"Patient","id":"x"}', **head),
    "429": _status("429 Too Many", Retry_After="30"),
    "503": _status("503 Busy"),
    "500": _status("500 Oh no"),
    "401": _status("401 Unauthorized"),
    "403": _status("403 Forbidden"),
    "404": _status("404 Not Found"),
    "page without what it counts": _changed(lambda bundle: bundle.get("total") and bundle.pop("entry", None)),
    "entry is no list": _changed(lambda bundle: bundle.update(entry={"resource": 1})),
}
