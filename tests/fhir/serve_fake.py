"""The server in memory behind real HTTP on loopback, for what runs in another process."""

import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qsl, urlsplit

from tests.fhir.fake_source import FakeSource
from triage.fhir.http.fetch import Request

_BASE = "http://127.0.0.1/fhir"


@contextmanager
def served(source: FakeSource, slow_s: float = 0.0) -> Iterator[str]:
    """Serve `source` and give its address; `slow_s` lies between what is done and the answer, where a kill hits."""
    one_at_a_time = threading.Lock()

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            parts = urlsplit(self.path)
            length = int(self.headers.get("Content-Length", "0"))
            body = self.rfile.read(length) if length else None
            request = Request(
                self.command,
                _BASE + parts.path.removeprefix("/fhir"),
                tuple(parse_qsl(parts.query)),
                dict(self.headers.items()),
                body,
            )
            with one_at_a_time:
                answer = source.do(request)
            time.sleep(slow_s)
            self.send_response(answer.status)
            for name, value in {**answer.headers, "Content-Length": str(len(answer.body))}.items():
                self.send_header(name, value)
            self.end_headers()
            self.wfile.write(answer.body)

        do_POST = do_PUT = do_GET  # noqa: N815 - the names that http.server looks for

        def log_message(self, *_: object) -> None:
            """Say nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/fhir"
    finally:
        server.shutdown()
        server.server_close()
        thread.join(timeout=10)
